"""Which demands ask for more than needed, or say less than they should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine.knowledge import Knowledge, load_knowledge
from checklist_engine.overasking import OVER_ASKING
from checklist_engine.rules.qualities import lacking_demands
from checklist_engine.specification.model import Buyer
from tests.builders import any_of, asking, make_demand, make_knowledge, make_lot, make_rule, make_standard
from tests.guidance.tenders import judged

if TYPE_CHECKING:
    from checklist_engine.result import Remark

A, B, C, D = (make_standard(key, kind="certification") for key in ("a", "b", "c", "d"))


def remarks(quality: str, *texts: str, language: str = "en", **fields: object) -> list[Remark]:
    """Return the remarks about a quality on a tender with these requirements."""
    result = judged(*texts, knowledge=load_knowledge(language=language), **fields)
    return [remark for remark in result.remarks if remark.quality == quality]


def groups(knowledge: Knowledge, *standards: str, country: str | None = None) -> list[tuple[str, ...]]:
    """Return the standards of which one would be enough, where all of these are required."""
    lot = make_lot([make_demand(standard) for standard in standards])
    lot = msgspec.structs.replace(lot, facts=msgspec.structs.replace(lot.facts, buyer=Buyer(country=country)))
    return [tuple(demand.standard for demand in found) for found in lacking_demands(asking("q", "one-is-enough"), lot, knowledge)]


def test_certificates_that_prove_the_same_are_told_together() -> None:
    """What, why it hurts, and what to write instead."""
    (remark,) = remarks(
        "one-is-enough", "The supplier shall hold an ISO/IEC 27001 certificate.", "The supplier shall hold a SOC 2 Type 2 report.",
        buyer={"name": "Company", "kind": "private"},
    )  # fmt: skip

    assert (remark.message, remark.harm, remark.instead) == (
        "The specification requires ISO/IEC 27001 and SOC 2. They prove much the same: one of them is enough.",
        "Each certificate has an audit of its own. Few suppliers hold them all, and hardly any small one.",
        "Let the supplier choose: ask for one of them, or for equivalent proof.",
    )
    assert [one.pointer for one in remark.evidence] == ["/requirements/0/text", "/requirements/1/text"]


def test_only_ways_to_one_end_are_a_group() -> None:
    """The largest groups, each once; standards that no rule takes as ways to one end are none."""
    rules = [
        make_rule("one", any_of("a", "b", "c")),
        make_rule("two", any_of("a", "b")),
        make_rule("three", any_of("c", "d")),
        make_rule("four", "d"),
    ]
    knowledge = make_knowledge(rules, (A, B, C, D))

    assert groups(knowledge, "a", "b") == [("a", "b")]
    assert groups(knowledge, "a", "b", "c", "d") == [("a", "b", "c"), ("c", "d")]
    assert groups(knowledge, "a", "d") == []


def test_what_the_buyers_own_country_asks_for_is_no_choice_of_the_buyer() -> None:
    """A Spanish public buyer has to ask for ENS, and may ask for ISO 27001 beside it; another buyer needs one of the two."""
    knowledge = load_knowledge()

    assert groups(knowledge, "iso-27001", "ens", country="FR") == [("iso-27001", "ens")]
    assert groups(knowledge, "iso-27001", "ens", country="ES") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The supplier shall hold an ISO/IEC 27001:2013 certificate.", "ISO/IEC 27001:2013"),
        ("The modules shall be validated to FIPS 140-2.", "FIPS 140-2"),
        ("The supplier shall hold an ISO/IEC 27001:2013 or ISO/IEC 27001:2022 certificate.", None),
        ("The supplier shall hold an ISO/IEC 27001:2022 certificate.", None),
        ("The supplier shall hold an ISO/IEC 27001 certificate.", None),
        ("All connections shall use TLS 1.2.", None),
        ("All connections shall use TLS 1.0.", None),
    ],
)
def test_an_edition_that_shuts_its_successor_out_is_told(text: str, named: str | None) -> None:
    """Only where the catalogue knows that a current edition replaces it; what is insecure is told elsewhere."""
    said = [remark.message for remark in remarks("newer-welcome", text)]

    assert said == ([f"The specification asks for {named} alone; a newer edition has replaced it."] if named else [])


def test_an_edition_is_open_where_another_requirement_lets_the_newer_one_in() -> None:
    """The specification is read as a whole."""
    texts = ("The supplier shall hold an ISO/IEC 27001:2013 certificate.", "A certificate for ISO/IEC 27001:2022 shall be shown in time.")

    assert remarks("newer-welcome", *texts) == []


def test_a_certificate_for_other_purchases_is_told_where_every_fact_is_known() -> None:
    """A thermostat needs no certificate of an organisation; whether a cloud service does depends on its data, which are open."""
    text = "The supplier shall hold a SOC 2 Type 2 report."
    (remark,) = remarks("fitting", text, subjects=["consumer-iot"], characteristics={"cloud_hosted": False})

    assert remark.message == "The specification requires SOC 2, which these rules expect of other purchases, not of this one."
    assert remark.instead == "Take it out, or say which risk of this purchase needs it."
    assert remarks("fitting", text, subjects=["saas"]) == []


def test_a_remark_about_unclear_words_has_no_harm() -> None:
    """Over-asking is one thing, saying too little another."""
    result = judged("The supplier shall hold an ISO/IEC 27001 certificate.", "All connections shall use TLS.")

    assert {remark.quality for remark in result.remarks} == {"or-equivalent", "verifiable", "version-stated"}
    for remark in result.remarks:
        assert bool(remark.harm) == bool(remark.instead) == (remark.quality in OVER_ASKING)
