"""Rules held against lots give findings, alerts and remarks."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from checklist_engine.catalog.authored import Kind
from checklist_engine.knowledge import load_knowledge
from checklist_engine.result import Assessability
from checklist_engine.rules.conditions import Fact
from checklist_engine.rules.evaluation import evaluate
from checklist_engine.rules.qualities import lacking_demands
from checklist_engine.specification.model import Buyer
from tests.builders import asking, make_demand, make_knowledge, make_lot, make_rule, refusing


def test_applicability_needs_subject_and_condition() -> None:
    """Both known: yes or no. One unknown and the other not false: unknown."""
    rules = [make_rule("r", "tls", subjects=("website",), when=Fact("personal_data", value=True))]
    knowledge = make_knowledge(rules)
    cases = [
        (make_lot(personal_data=True), "yes"),
        (make_lot(personal_data=False), "no"),
        (make_lot(), "unknown"),
        (make_lot(subjects=[("website", False)], personal_data=True), "unknown"),
        (make_lot(subjects=[("website", False)], personal_data=False), "no"),
        (make_lot(subjects=[("saas", True)]), "no"),
    ]

    for lot, expected in cases:
        assert evaluate((lot,), knowledge).findings[0].applicability == expected


def test_a_rule_without_subjects_holds_for_every_subject() -> None:
    """Nothing to hold against."""
    assert evaluate((make_lot(subjects=[("saas", True)]),), make_knowledge([make_rule("r", "tls")])).findings[0].applicability == "yes"


def test_a_finding_carries_its_evidence_and_says_what_was_found() -> None:
    """Everything an officer needs to defend it."""
    lot = make_lot([make_demand("tls", "recommended", ">=1.2")])
    (finding,) = evaluate((lot,), make_knowledge([make_rule("r", "tls >=1.2", severity="high")])).findings

    assert msgspec.json.decode(msgspec.json.encode(finding)) == {
        "rule": "r",
        "lot": "whole",
        "title": "Title of r",
        "area": "web",
        "severity": "high",
        "weight": 7.5,
        "applicability": "yes",
        "level": 2,
        "outcome": "partly",
        "evidence": [
            {
                "standard": "tls",
                "version": ">=1.2",
                "stance": "recommended",
                "verification": None,
                "pointer": "/requirements/0/text",
                "quote": "tls recommended",
                "level": 2,
                "start": 0,
                "end": 3,
                "choice": None,
            }
        ],
        "message": "The specification recommends TLS, but does not require it.",
    }


def test_a_refused_version_contradicts_the_expectation_about_the_same_standard() -> None:
    """One gap is told once, where it weighs."""
    knowledge = make_knowledge([make_rule("wants", "tls"), refusing("no-old", "tls", "<1.2")])
    judgement = evaluate((make_lot([make_demand("tls", "required", "1.1")]),), knowledge)

    assert [(finding.rule, finding.outcome) for finding in judgement.findings] == [("wants", "contradicted")]
    assert judgement.alerts == ()


def test_an_insecure_name_for_a_standard_contradicts_by_its_version() -> None:
    """SSL 3.0 contradicts TLS; bare SSL is TLS without a version."""
    knowledge = make_knowledge([make_rule("wants", "tls"), refusing("no-ssl", "ssl")])

    for version, outcome in (("3.0", "contradicted"), (None, "met")):
        judgement = evaluate((make_lot([make_demand("ssl", "required", version)]),), knowledge)
        assert [finding.outcome for finding in judgement.findings] == [outcome]
        assert judgement.alerts == ()


def test_a_refused_standard_that_no_expectation_covers_is_an_alert() -> None:
    """It says what to ask for instead."""
    knowledge = make_knowledge([refusing("no-ftp", "ftp", instead="tls", severity="high")])
    judgement = evaluate((make_lot([make_demand("ftp", "optional")]),), knowledge)

    assert [(alert.rule, alert.message, alert.instead) for alert in judgement.alerts] == [
        ("no-ftp", "The specification asks for or accepts FTP, which is no longer secure. Ask for TLS instead.", "tls")
    ]


@pytest.mark.parametrize("stance", ["forbidden", "mentioned"])
def test_forbidding_or_mentioning_what_is_refused_is_no_alert(stance: str) -> None:
    """That is what the rule wants, or says nothing."""
    judgement = evaluate((make_lot([make_demand("ftp", stance)]),), make_knowledge([refusing("no-ftp", "ftp")]))

    assert judgement.alerts == ()


@pytest.mark.parametrize(
    ("quality", "message"),
    [
        ("verifiable", "The specification requires TLS and ISO-27001 without saying how the supplier proves it."),
        ("version-stated", "The specification asks for TLS and ISO-27001 without a version."),
        (
            "or-equivalent",
            "The specification asks for ISO-27001. Where your procurement law wants it, add 'or equivalent' beside it.",
        ),
        (
            "proportionate",
            "For a purchase of this size, requiring TLS and ISO-27001 may ask more than needed.",
        ),
    ],
)
def test_demands_that_lack_a_quality_make_one_remark(quality: str, message: str) -> None:
    """Mentions and prohibitions are not asked about."""
    demands = [make_demand("tls"), make_demand("iso-27001"), make_demand("ftp", "mentioned"), make_demand("ssl", "forbidden")]
    judgement = evaluate((make_lot(demands),), make_knowledge([asking("q", quality)]))

    assert [remark.message for remark in judgement.remarks] == [message]


@pytest.mark.parametrize(
    ("buyer", "message"),
    [
        (Buyer(country="NL", kind="public"), "The specification asks for ISO-27001. Your procurement law wants 'or equivalent' beside it."),
        (Buyer(country="NL", kind="private"), None),
        (Buyer(country="US", kind="public"), None),
    ],
)
def test_or_equivalent_is_asked_where_the_law_of_the_buyer_wants_it(buyer: Buyer, message: str | None) -> None:
    """Only public buyers of the European Union, and only certificates, in this small catalogue."""
    lot = make_lot([make_demand("tls"), make_demand("iso-27001")])
    lot = msgspec.structs.replace(lot, facts=msgspec.structs.replace(lot.facts, buyer=buyer))
    judgement = evaluate((lot,), make_knowledge([asking("q", "or-equivalent")]))

    assert [remark.message for remark in judgement.remarks] == ([message] if message else [])


def test_a_demand_with_the_quality_makes_no_remark() -> None:
    """Version, proof and 'or equivalent' are all there."""
    demand = make_demand("tls", "required", ">=1.2", verification="a scan", or_equivalent=True)
    rules = [asking(quality, quality) for quality in ("verifiable", "version-stated", "or-equivalent")]

    assert evaluate((make_lot([demand]),), make_knowledge(rules)).remarks == ()


def test_a_lot_that_cannot_be_assessed_has_no_findings() -> None:
    """Nothing is scored that was not read."""
    lot = msgspec.structs.replace(make_lot(), assessability=Assessability(state="not-ict", reason="no"))

    assert evaluate((lot,), make_knowledge([make_rule("r", "tls")])).findings == ()


@pytest.mark.parametrize(("named", "wanted"), [(True, True), (False, False)])
def test_a_practice_wants_or_equivalent_where_it_is_named(*, named: bool, wanted: bool) -> None:
    """The law speaks of references: what is described in plain words refers to nothing."""
    knowledge = load_knowledge("baseline")
    demand = msgspec.structs.replace(make_demand("manrs"), named=named)
    buyer = Buyer(country="NL", kind="public")
    lot = make_lot([demand], subjects=[("connectivity", True)])
    lot = msgspec.structs.replace(lot, facts=msgspec.structs.replace(lot.facts, buyer=buyer))

    rules = [remark.rule for remark in evaluate((lot,), knowledge).remarks if remark.quality == "or-equivalent"]

    assert rules == (["route-norms-or-equivalent"] if wanted else [])


def test_every_law_says_something_of_every_kind_of_standard() -> None:
    """A kind that no law lists would never be asked about, whatever a rule says: leave one out only with its reason in the file."""
    knowledge = load_knowledge("baseline")
    kinds = {standard.kind for standard in knowledge.catalog.standards.values()}
    laws = {key: law.or_equivalent for key, law in knowledge.catalog.jurisdictions.items() if law.or_equivalent}
    listed = {key: sorted((*law.kinds, *law.named_kinds)) for key, law in laws.items()}

    assert kinds == set(get_args(Kind))
    assert listed == dict.fromkeys(laws, sorted(kinds))


def test_every_standard_that_a_rule_wants_or_equivalent_beside_can_make_a_remark() -> None:
    """For a public buyer in the European Union, named and without the words."""
    knowledge = load_knowledge("baseline")
    standards = knowledge.catalog.standards
    silent = []
    for rule in knowledge.all_rules.values():
        asks = rule.asks_of_demands
        if asks is None or asks.quality != "or-equivalent":
            continue
        for key in asks.standards or [key for key, standard in standards.items() if standard.kind in asks.kinds]:
            lot = make_lot([make_demand(key)])
            lot = msgspec.structs.replace(lot, facts=msgspec.structs.replace(lot.facts, buyer=Buyer(country="NL", kind="public")))
            if not any(lacking_demands(rule, lot, knowledge)):
                silent.append((rule.id, key))

    assert silent == []
