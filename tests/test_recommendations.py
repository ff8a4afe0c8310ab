"""Actions are ranked so that an officer can defend the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from checklist_engine.catalog.standard import Clause, Effort
from checklist_engine.recommendations import recommend
from checklist_engine.rules.evaluation import evaluate
from checklist_engine.specification.model import Buyer, Value
from tests.builders import all_of, any_of, make_demand, make_knowledge, make_lot, make_mandate, make_rule, make_specification, make_standard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.result import Recommendation
    from checklist_engine.rules.rule import Rule

AS_OF = "2026-12-01"
DUTCH = Buyer(country="NL", kind="public")


def actions(
    rules: Sequence[Rule],
    standards: Sequence[Standard],
    demands: Sequence[Demand] = (),
    **fields: Any,  # noqa: ANN401 - any field of a specification
) -> tuple[Recommendation, ...]:
    """Return the recommendations for one lot."""
    knowledge = make_knowledge(rules, standards)
    findings = evaluate((make_lot(demands),), knowledge).findings
    return recommend(findings, make_specification(**fields), knowledge, AS_OF)


def test_contradicted_comes_first_then_what_binds_then_gain_per_effort() -> None:
    """Ties go by severity, then id."""
    standards = [
        make_standard("a", effort=Effort(level="high", why="Work.")),
        make_standard("b"),
        make_standard("c", mandates=(make_mandate(),), effort=Effort(level="medium", why="Some.")),
        make_standard("d"),
    ]
    rules = [
        make_rule("gap-hard", "a", severity="critical"),
        make_rule("gap-easy", "b", severity="low"),
        make_rule("bound", "c", severity="low"),
        make_rule("against", "d", severity="low"),
    ]
    ranked = actions(rules, standards, [make_demand("d", "forbidden")], buyer=DUTCH)

    assert [(action.rank, action.rule) for action in ranked] == [(1, "against"), (2, "bound"), (3, "gap-easy"), (4, "gap-hard")]
    assert sum(action.gain for action in ranked) == pytest.approx(100)


@pytest.mark.parametrize(
    ("mandate", "fields", "binds"),
    [
        ({}, {"buyer": DUTCH}, True),
        ({}, {"buyer": Buyer(country="BE", kind="public")}, False),
        ({}, {"buyer": Buyer(country="NL", kind="private")}, False),
        ({}, {"buyer": Buyer()}, False),
        ({"country": "EU"}, {"buyer": DUTCH}, True),
        ({"country": "EU"}, {"buyer": Buyer(country="NO", kind="public")}, False),
        ({"from_": "2027"}, {"buyer": DUTCH}, False),
        ({"until": "2025-12"}, {"buyer": DUTCH}, False),
        ({"until": "2026-12"}, {"buyer": DUTCH}, True),
        ({"threshold": "50000 EUR"}, {"buyer": DUTCH, "value": Value(amount=40000, currency="EUR")}, False),
        ({"threshold": "50000 EUR"}, {"buyer": DUTCH, "value": Value(amount=50000, currency="EUR")}, True),
        ({"threshold": "50000 EUR"}, {"buyer": DUTCH}, True),
    ],
)
def test_a_mandate_binds_on_its_buyer_day_and_value(mandate: dict[str, Any], fields: dict[str, Any], *, binds: bool) -> None:
    """What does not bind is not shown."""
    (action,) = actions([make_rule("r", "a")], [make_standard("a", mandates=(make_mandate(**mandate),))], **fields)

    assert bool(action.mandates) is binds
    assert action.reason.startswith("You have to ask for it, or explain why not (The Authority).") is binds


def test_the_action_fits_the_stage() -> None:
    """A clause before publication, a correction while it runs, the contract after award."""
    stages = {"draft": "insert-clause", None: "insert-clause", "running": "ask-or-correct", "awarded": "agree-in-contract"}

    for stage, expected in stages.items():
        (action,) = actions([make_rule("r", "a")], [make_standard("a")], stage=stage)
        assert action.action == expected


def test_what_is_required_with_proof_needs_no_action() -> None:
    """Level 4 is all there is."""
    assert actions([make_rule("r", "a")], [make_standard("a")], [make_demand("a", verification="a scan")]) == ()


def test_what_is_required_without_proof_is_asked_to_be_proven() -> None:
    """The gain is the missing fifth."""
    (action,) = actions([make_rule("r", "a")], [make_standard("a")], [make_demand("a")])

    assert action.gain == pytest.approx(20)
    assert action.reason == "It is required already; say how the supplier proves it, so that it can be checked."


def test_the_clause_is_of_the_preferred_standard_or_of_the_one_half_asked_for() -> None:
    """Nobody is sent to another standard than the one already chosen."""
    standards = [make_standard("a"), make_standard("b")]

    assert actions([make_rule("r", any_of("a", "b"))], standards)[0].standard == "a"
    assert actions([make_rule("r", any_of("a", "b"))], standards, [make_demand("b", "recommended")])[0].standard == "b"


def test_of_all_only_what_lacks_is_asked_for() -> None:
    """The clause names each standard that is not yet required with proof."""
    standards = [make_standard("a"), make_standard("b"), make_standard("c")]
    (action,) = actions([make_rule("r", all_of("a", "b", "c"))], standards, [make_demand("b", verification="a scan")])

    assert action.clause == "The supplier shall use A.\nThe supplier shall use C."


def test_the_clause_speaks_the_language_of_the_specification_or_english() -> None:
    """A missing language falls back visibly."""
    clause = {"en": Clause(must="The supplier shall."), "nl": Clause(must="De opdrachtnemer moet.")}
    standards = [make_standard("a", clause=clause)]

    for language, expected in (("nl", "nl"), ("nl-BE", "nl"), ("fr", "en"), (None, "en")):
        (action,) = actions([make_rule("r", "a")], standards, language=language)
        assert (action.clause_language, action.clause) == (expected, clause[expected].must)
