"""A supplier hears how it stands with each demand: versions and days decide, not words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checklist_engine.guidance.answer import answer_tender
from checklist_engine.guidance.guide import make_guide
from checklist_engine.guidance.supplier import Proof
from checklist_engine.guidance.supplier_reading import read_supplier
from checklist_engine.guidance.tender_answer import AnswerLine, Forbidden, TenderAnswer
from checklist_engine.knowledge import load_knowledge
from tests.guidance.tenders import judged

KNOWLEDGE = load_knowledge()
ISO = "The supplier shall hold an ISO/IEC 27001:2022 certificate or equivalent."


def answered(texts: list[str], *held: dict[str, Any], **fields: Any) -> TenderAnswer:  # noqa: ANN401 - any field of a specification
    """Return what a supplier that holds this can answer to a tender with these requirements."""
    result = judged(*texts, **fields)
    profile = {"schema_version": "1.0", "name": "Small Ltd", "standards": list(held)}
    supplier = read_supplier(json.dumps(profile).encode(), "profile.json", KNOWLEDGE.catalog.standards)
    return answer_tender(make_guide(result, KNOWLEDGE), result, supplier, KNOWLEDGE)


def verdict(text: str, **held: Any) -> tuple[str, str, str]:  # noqa: ANN401 - any field of a standard that is held
    """Return verdict, reason and next step for the one demand of a tender with a deadline of 2027-01-15 and an end of 2029-01-31."""
    (line,) = answered([text], held).lines
    return line.verdict, line.reason, line.next_step


def certificate(**days: str) -> list[dict[str, str]]:
    """Return one certificate with these days."""
    return [{"title": "Certificate 1", **days}]


def test_a_line_says_everything() -> None:
    """Demand, verdict, reason, what to do, which proof is enough, the steps, the questions."""
    (line,) = answered(["The supplier shall use DNSSEC."], {"id": "dnssec", "state": "not-met"}).lines
    dnssec = KNOWLEDGE.catalog.standards["dnssec"]
    assert dnssec.small_supplier is not None

    assert line == AnswerLine(
        number=1,
        standard="dnssec",
        name="DNSSEC",
        firmness="must",
        requirements=("R1",),
        lots=(),
        verdict="not-met",
        reason="You do not meet it.",
        next_step="Begin now; the steps are below.",
        proof=(),
        light_proof=dnssec.small_supplier.proof,
        steps=dnssec.small_supplier.steps,
        questions=(1,),
    )


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("2022", ("met", "You meet it.", "")),
        (
            "2013",
            (
                "older-version",
                "Your version is 2013. More is asked for: 2022.",
                "This takes months. Ask the buyer whether lighter proof is enough, or find a partner that has it.",
            ),
        ),
        (
            None,
            (
                "version-not-said",
                "You meet it, but your profile does not say in which version. Asked for: 2022.",
                "Write the version into your profile.",
            ),
        ),
    ],
)
def test_the_version_decides(version: str | None, expected: tuple[str, str, str]) -> None:
    """A certificate of 2013 does not meet a demand of 2022."""
    assert verdict(ISO, id="iso-27001", state="met", version=version, proof=certificate(valid_until="2030-01-01")) == expected


def test_where_no_version_is_asked_the_current_one_is() -> None:
    """An older one is not enough, and one without other versions needs none said."""
    text = "The supplier shall hold an ISO/IEC 27001 certificate or equivalent."

    assert verdict(text, id="iso-27001", state="met", version="2013", proof=certificate())[:2] == (
        "older-version",
        "Your version is 2013. More is asked for: ISO/IEC 27001:2022.",
    )
    assert verdict("The supplier shall use DNSSEC.", id="dnssec", state="met") == ("met", "You meet it.", "")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"valid_until": "2029-01-31"}, ("met", "You meet it.", "")),
        ({}, ("met", "You meet it.", "")),
        (
            {"valid_until": "2029-01-30"},
            (
                "renew",
                "You meet it. Your proof runs out on 30 January 2029, before the contract ends on 31 January 2029.",
                "Plan to renew it, and say so in your offer.",
            ),
        ),
        (
            {"valid_until": "2027-01-15"},
            (
                "renew",
                "You meet it. Your proof runs out on 15 January 2027, before the contract ends on 31 January 2029.",
                "Plan to renew it, and say so in your offer.",
            ),
        ),
        (
            {"valid_until": "2027-01-14"},
            (
                "proof-missing",
                "Your proof has run out by the last day for offers: Certificate 1, valid until 14 January 2027.",
                "Renew it.",
            ),
        ),
        (
            {"issued": "2027-01-16"},
            (
                "proof-missing",
                "Your proof counts only after the last day for offers: Certificate 1, from 16 January 2027.",
                "Ask for it earlier, or offer other proof.",
            ),
        ),
    ],
)
def test_the_days_of_the_proof_are_held_against_those_of_the_tender(days: dict[str, str], expected: tuple[str, str, str]) -> None:
    """On the last day for offers it has to count, and better until the end of the contract."""
    assert verdict(ISO, id="iso-27001", state="met", version="2022", proof=certificate(**days)) == expected


def test_proof_is_needed_where_the_tender_asks_for_it_or_the_demand_is_a_certificate() -> None:
    """Elsewhere the word of the supplier is enough."""
    missing = ("proof-missing", "You meet it, but you have no proof at hand.", "Arrange a proof.")

    assert verdict(ISO, id="iso-27001", state="met", version="2022") == missing
    assert verdict("The supplier shall use DNSSEC, as a test report shows.", id="dnssec", state="met") == missing
    assert verdict("The supplier shall use DNSSEC.", id="dnssec", state="met")[0] == "met"


@pytest.mark.parametrize(
    ("ready_by", "expected"),
    [
        (None, ("You plan to meet it.", "Say in your offer from which day you meet it.")),
        ("2027-01-15", ("You plan to meet it on 15 January 2027, in time.", "Say so in your profile when you do.")),
        ("2027-06-01", ("You plan to meet it on 1 June 2027.", "Say so in your offer, or ask the buyer whether that is in time.")),
    ],
)
def test_a_plan_is_held_against_the_deadline(ready_by: str | None, expected: tuple[str, str]) -> None:
    """It is told whether it is in time."""
    assert verdict("The supplier shall use DNSSEC.", id="dnssec", state="planned", ready_by=ready_by) == ("planned", *expected)


def test_a_plan_does_not_open_the_door_where_the_demand_decides_on_taking_part() -> None:
    """What is ready after the deadline is too late there."""
    requirement = {"id": "S", "text": ISO, "role": "selection-criterion", "obligation": "mandatory"}
    (line,) = answered([], {"id": "iso-27001", "state": "planned", "ready_by": "2027-06-01"}, requirements=[requirement]).lines

    assert (line.reason, line.next_step) == (
        "You plan to meet it on 1 June 2027, after the last day for offers.",
        "This takes months. Ask the buyer whether lighter proof is enough, or find a partner that has it.",
    )


def test_what_the_profile_does_not_name_is_not_said() -> None:
    """It is no verdict against the supplier."""
    said = ("not-said", "Your profile does not say whether you meet it.", "Write it into your profile.")

    assert verdict("The supplier shall use DNSSEC.", id="hsts", state="met") == said
    assert verdict("The supplier shall use DNSSEC.", id="dnssec", state=None) == said


def test_of_alternatives_one_is_enough() -> None:
    """The other needs nothing any more, not even where the supplier says that it does not meet it."""
    made = answered(
        ["Staff shall sign in with OpenID Connect or SAML 2.0."],
        {"id": "oidc", "state": "met", "version": "1.0"},
        {"id": "saml", "state": "not-met"},
    )

    assert [(line.name, line.verdict, line.reason, line.steps) for line in made.lines] == [
        ("OpenID Connect", "met", "You meet it.", ()),
        ("SAML", "one-is-enough", "You meet OpenID Connect, and one of them is enough.", ()),
    ]
    assert made.counts == {"met": 1, "one-is-enough": 1}


def test_a_practice_is_met_by_what_puts_it_into_effect_and_an_old_standard_by_its_successor_if_the_buyer_agrees() -> None:
    """Single sign-on by SAML; WPA3 where WPA2 is asked for."""
    assert verdict("The supplier shall offer single sign-on.", id="saml", state="met", version="2.0") == (
        "met",
        "You meet it by way of SAML.",
        "",
    )
    assert verdict("The Wi-Fi shall use WPA2.", id="wpa3", state="met") == (
        "successor",
        "You meet what came after it: WPA3.",
        "Ask the buyer to accept it.",
    )


def test_what_is_forbidden_is_held_against_the_versions_in_use() -> None:
    """A supplier that still offers TLS 1.0 is told; one that does not is not."""
    texts = ["TLS 1.0 and Telnet shall not be used. SSL 3.0 shall not be used."]
    used = answered(texts, {"id": "tls", "state": "met", "version": "1.0 or 1.2"}, {"id": "telnet", "state": "not-met"}).forbidden
    clean = answered(texts, {"id": "tls", "state": "met", "version": "1.2 or 1.3"}, {"id": "telnet", "state": "met"}).forbidden

    assert used == (
        Forbidden(standard="tls", name="TLS 1.0", requirements=("R1",), used=True),
        Forbidden(standard="telnet", name="Telnet", requirements=("R1",), used=False),
        Forbidden(standard="ssl", name="SSL 3.0", requirements=("R1",), used=False),
    )
    assert [one.used for one in clean] == [False, True, False]


def test_the_answer_says_what_it_was_made_from_and_with_which_proof() -> None:
    """So that it can be defended later."""
    made = answered([ISO], {"id": "iso-27001", "state": "met", "version": "2022", "proof": certificate(valid_until="2030-01-01")})

    assert (made.specification, made.supplier, made.as_of, made.deadline, made.contract_end) == (
        "T-1",
        "Small Ltd",
        "2026-12-01",
        "2027-01-15",
        "2029-01-31",
    )
    assert (made.profile, made.catalog.digest, made.rules.digest) == (
        "baseline",
        KNOWLEDGE.catalog_digest,
        KNOWLEDGE.rules_digest,
    )
    assert made.lines[0].proof == (Proof(title="Certificate 1", valid_until="2030-01-01"),)
    assert made.lines[0].light_proof is None


def test_without_a_deadline_the_day_of_judgement_counts() -> None:
    """A tender that names no days."""
    dates = {"published": "2026-12-01"}
    held = {"id": "iso-27001", "state": "met", "version": "2022", "proof": certificate(valid_until="2026-12-01")}

    assert answered([ISO], held, dates=dates).lines[0].verdict == "met"
