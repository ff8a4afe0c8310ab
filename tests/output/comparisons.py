"""Made-up comparisons for the tests of their pages: plain ones and ugly ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.comparison.changes import changes_of
from checklist_engine.comparison.compare import Comparison, compare
from checklist_engine.comparison.perturbation import Perturbation
from checklist_engine.comparison.saved import Unread
from checklist_engine.errors import Problem
from checklist_engine.result import AreaResult
from checklist_engine.specification.model import Buyer, Value
from tests.comparison.judged import judged
from tests.comparison.saved_results import evidence, expecting, finding, not_assessed, saved

if TYPE_CHECKING:
    from checklist_engine.comparison.saved import SavedResult

__all__ = ["COMPARISONS", "many", "none", "one", "plain", "ugly", "versions"]

FEW = Perturbation(draws=20)
STANDARDS = ("tls", "dnssec", "dmarc", "hsts", "ipv6")
NAMES = {"tls": "TLS", "dnssec": "DNSSEC", "dmarc": "DMARC", "hsts": "HSTS", "ipv6": "IPv6"}
AREAS = ("Names on the Internet", "Routes between networks", "Websites and browsers")


def tender(number: int, title: str = "") -> SavedResult:
    """Return one of many: levels, buyers, years and values follow from its number."""
    findings = [
        finding(
            f"rule-{standard}",
            None if (number + at) % 7 == 6 else (number * (at + 1)) % 5,
            weight=2.5 * (at + 1),
            evidence=(evidence(standard, None if (number + at) % 7 == 6 else (number * (at + 1)) % 5, f"Words about {standard}."),),
        )
        for at, standard in enumerate(STANDARDS)
        if (number + at) % 6 != 5
    ]
    areas = tuple(
        AreaResult(id=f"a{at}", name=name, plain=f"{name}.", score=None if at == number % 4 else 17.5 * (number % 5 + at), applicable=1,
                   met=0, partly=0, missed=1, contradicted=0, unknown=0)
        for at, name in enumerate(AREAS)
    )  # fmt: skip
    result = saved(
        f"T-{number}",
        findings,
        expectations={f"rule-{standard}": expecting(standard) for standard in STANDARDS},
        standard_names=NAMES,
        areas=areas,
        buyer=Buyer(name=f"City {number % 4}", country=("NL", "SE", "PT")[number % 3]),
        published=f"{2024 + number % 3}-05-01",
        value=None if number % 5 == 4 else Value(amount=1000.0 * (number + 1), currency="EUR" if number % 2 else "SEK"),
    )
    if title:
        result = msgspec.structs.replace(result, specification=msgspec.structs.replace(result.specification, title=title))
    return result


def plain() -> Comparison:
    """Return a comparison of nine specifications, one of them without requirements."""
    return compare([*(tender(number) for number in range(8)), not_assessed("T-8")], perturbation=FEW)


def many() -> Comparison:
    """Return a comparison that does not fit on paper."""
    return compare([tender(number) for number in range(40)], perturbation=FEW)


def one() -> Comparison:
    """Return a comparison of one: no best, no groups."""
    return compare([tender(3)], perturbation=FEW)


def none() -> Comparison:
    """Return a comparison in which nothing was assessed and one file could not be read."""
    unread = Unread(source="folder/bad.json", error=(Problem(code="json-syntax", what="the JSON is broken"),))
    return compare([not_assessed("a"), not_assessed("b")], unread=[unread], perturbation=FEW)


def ugly() -> Comparison:
    """Return a comparison of titles that would break a page."""
    titles = ["<script>alert(1)</script>", "{{ 7*7 }} \x00\u202e]]>", "Long " * 60, "W" * 150, "لائحة المتطلبات"]
    return compare([tender(number, title) for number, title in enumerate(titles)], perturbation=FEW)


def versions() -> Comparison:
    """Return a comparison of two versions of one specification."""
    before = judged(["The supplier shall use TLS 1.3.", "Mail is archived."])
    after = judged(["desired: The supplier uses TLS 1.3.", "All domains shall use DNSSEC."])
    changes = changes_of(before, before, after, (), ["A note."])
    return compare([tender(1), tender(2)], changes=changes, perturbation=FEW)


COMPARISONS = {"plain": plain, "many": many, "one": one, "none": none, "ugly": ugly, "versions": versions}
