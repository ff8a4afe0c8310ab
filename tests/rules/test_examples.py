"""The examples in the rule files are tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.rules.examples import run_examples

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge


def test_every_example_gives_the_verdict_it_says(knowledge: Knowledge) -> None:
    """Documentation that cannot drift from the engine."""
    outcomes = [outcome for rule in knowledge.all_rules.values() for outcome in run_examples(rule, knowledge)]

    assert [outcome for outcome in outcomes if outcome.expected != outcome.actual] == []
    assert len(outcomes) >= 5 * len([rule for rule in knowledge.all_rules.values() if rule.expects])
