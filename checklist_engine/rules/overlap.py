"""Finding two rules that punish the same gap twice, or report the same demand twice.

Two expectations overlap where one purchase can make both apply and the clause that one hands out also fulfils the other: a buyer who
forgot it loses the points of both, and one sentence earns both. Conditions are tried out: every answer to every question that the two
rules ask, on top of what the subject implies.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.catalog.versions import meets_floor, overlaps, parse_range
from checklist_engine.rules.conditions import (
    AllOf,
    Amount,
    AnyOf,
    BuyerCountry,
    BuyerKind,
    Condition,
    Fact,
    Facts,
    Not,
    characteristics_of,
    judge,
)
from checklist_engine.saying import say
from checklist_engine.specification.model import Buyer, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checklist_engine.catalog.standard import Catalog, Standard
    from checklist_engine.compiled import CompiledKnowledge
    from checklist_engine.rules.rule import Expectation, Refusal, Rule

__all__ = ["Overlap", "both_may_apply", "find_overlaps", "fulfils"]

ELSEWHERE = "ZZ"
"""A country that no condition names: ISO 3166 leaves it to users."""


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """Two rules that count the same twice for a subject, and the standards in question."""

    first: str
    second: str
    standards: tuple[str, ...]
    subject: str


def find_overlaps(compiled: CompiledKnowledge) -> Iterator[Overlap]:
    """Yield every pair of rules that share a profile and overlap, once, in alphabetical order.

    Rules that no profile includes are held against all others: they are still to be chosen.
    """
    profiles = {rule: {key for key, profile in compiled.profiles.items() if rule in profile.rules} for rule in compiled.rules}
    for first, second in combinations(compiled.rules.values(), 2):
        together = profiles[first.id] & profiles[second.id]
        if profiles[first.id] and profiles[second.id] and not together:
            continue
        standards = _shared(first, second, compiled.catalog.standards)
        if not standards:
            continue
        subject = both_may_apply(first, second, compiled.catalog)
        if subject is not None:
            yield Overlap(first=first.id, second=second.id, standards=standards, subject=subject)


def _shared(first: Rule, second: Rule, standards: Mapping[str, Standard]) -> tuple[str, ...]:
    """Return the standards that both rules count, or nothing where each counts its own."""
    if first.expects and second.expects:
        if not (fulfils(first.expects, second.expects, standards) or fulfils(second.expects, first.expects, standards)):
            return ()
        return tuple(sorted({*first.standards()} & {*second.standards()}))
    if first.refuses and second.refuses and _refuse_the_same(first.refuses, second.refuses, standards):
        return (first.refuses.standard,)
    return ()


def fulfils(given: Expectation, wanted: Expectation, standards: Mapping[str, Standard]) -> bool:
    """Tell whether the clauses that one expectation hands out fulfil another, versions included."""
    handed_out = {item.standard: item.version for item in given.wanted if given.mode == "all" or item.standard == given.prefer}
    met = [
        item.standard in handed_out and _reaches(handed_out[item.standard], item.version, standards[item.standard])
        for item in wanted.wanted
    ]
    return any(met) if wanted.mode == "any" else all(met)


def _reaches(asked: str | None, floor: str | None, standard: Standard) -> bool:
    return meets_floor(parse_range(asked, standard) if asked else None, parse_range(floor, standard) if floor else None)


def _refuse_the_same(first: Refusal, second: Refusal, standards: Mapping[str, Standard]) -> bool:
    if first.standard != second.standard:
        return False
    if first.version is None or second.version is None:
        return True
    standard = standards[first.standard]
    refused = (parse_range(first.version, standard), parse_range(second.version, standard))
    listed = [parse_range(f"={version.id}", standard) for version in standard.versions]
    return any(all(overlaps(version, part) for part in refused) for version in listed)


def both_may_apply(first: Rule, second: Rule, catalog: Catalog) -> str | None:
    """Return the first subject for which one lot can make both rules apply, `every subject` where neither names one, or None."""
    if first.subjects and second.subjects:
        subjects: Sequence[str] = [key for key in first.subjects if key in second.subjects]
    else:
        subjects = first.subjects or second.subjects or [""]
    conditions = tuple(rule.when for rule in (first, second) if rule.when is not None)
    for key in subjects:
        implied = catalog.subjects[key].implies if key else {}
        if any(all(judge(condition, facts) for condition in conditions) for facts in _situations(conditions, implied)):
            return key or say("every subject")
    return None


def _situations(conditions: Sequence[Condition], implied: Mapping[str, bool]) -> Iterator[Facts]:
    """Yield every combination of facts that the conditions tell apart. What the subject implies is given."""
    parts = [part for condition in conditions for part in _flat(condition)]
    names = sorted({name for condition in conditions for name in characteristics_of(condition)} - set(implied))
    countries = sorted({country for part in parts if isinstance(part, BuyerCountry) for country in part.countries})
    amounts = sorted({(part.currency, part.amount) for part in parts if isinstance(part, Amount)})
    kinds = ("public", "private") if any(isinstance(part, BuyerKind) for part in parts) else ("public",)
    stated = [Value(amount=amount + step, currency=currency) for currency, amount in amounts for step in (-1.0, 0.0)]
    values: list[Value | None] = [*stated] or [None]
    for kind, country, value, answers in product(kinds, (*countries, ELSEWHERE), values, product((True, False), repeat=len(names))):
        yield Facts(
            characteristics={**implied, **dict(zip(names, answers, strict=True))},
            buyer=Buyer(kind=kind, country=country),  # type: ignore[arg-type] # a tuple of the two kinds
            value=value,
        )


def _flat(condition: Condition) -> Iterator[Condition]:
    yield condition
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _flat(part)
        case Not(part):
            yield from _flat(part)
        case Fact():
            pass
