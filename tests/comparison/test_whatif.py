"""What if these actions were taken."""

from __future__ import annotations

import pytest

from checklist_engine.comparison.whatif import SideEffect, choose_actions, what_if
from checklist_engine.errors import Problem, UsageError
from tests.builders import make_rule
from tests.comparison.judged import judged, knowledge_of

NOTHING = ["The supplier shall be kind."]


def test_actions_are_chosen_by_rule_rank_and_severity_each_once() -> None:
    """In the order of the recommendations."""
    result, knowledge = judged(NOTHING), knowledge_of()

    def rules(**choice: object) -> list[str]:
        return [action.rule for action in choose_actions(result, knowledge, **choice)]  # type: ignore[arg-type] # any choice

    assert rules(top=1) == ["want-tls"]
    assert rules(rules=["want-dnssec"]) == ["want-dnssec"]
    assert rules(severities=["critical"], rules=["want-dnssec", "want-tls"], top=2) == ["want-tls", "want-dnssec"]
    assert rules(severities=["low"]) == []


def test_what_cannot_be_adopted_is_told_all_at_once() -> None:
    """With a near match, or with why there is nothing to adopt."""
    result = judged(["proven: The supplier uses TLS 1.3."])
    with pytest.raises(UsageError) as raised:
        choose_actions(result, knowledge_of(), rules=["want-tsl", "want-tls", "want-dnssec"])

    assert raised.value.problems == (
        Problem(code="unknown-rule", what="the profile test has no rule 'want-tsl'", hint="did you mean 'want-tls'?"),
        Problem(
            code="nothing-to-adopt",
            what="there is nothing to adopt of 'want-tls' (met)",
            expected="a rule that `check` recommends an action for",
            hint="see the actions with `checklist-engine check FILE --top 100`",
        ),
    )


def test_the_score_is_that_of_the_changed_specification() -> None:
    """The clause of these tests states no proof, so it reaches level 3: that is told, and the promise stands beside it."""
    knowledge = knowledge_of()
    result = judged(NOTHING)
    answer, copy, after = what_if(result, choose_actions(result, knowledge, top=1), knowledge)

    assert answer.before == result.score
    assert answer.after == after.score
    assert answer.after.value == pytest.approx(100 * 10 * 0.8 / 15)
    assert answer.promised == pytest.approx(100 * 10 / 15)
    assert [(one.rule, one.level, one.outcome) for one in answer.adopted] == [("want-tls", 3, "met")]
    assert answer.adopted[0].gain == pytest.approx(100 * 10 / 15)
    assert [requirement.id for requirement in copy.requirements] == ["R1", "adopted-want-tls"]
    assert (answer.taken_out, answer.side_effects) == ((), ())


def test_a_contradiction_is_taken_out_before_the_clause_can_help() -> None:
    """Adding a good sentence beside a bad one helps nobody."""
    knowledge = knowledge_of()
    result = judged(["The supplier shall use TLS 1.0. The supplier shall be kind."])
    answer, copy, _ = what_if(result, choose_actions(result, knowledge, rules=["want-tls"]), knowledge)

    assert [gone.quote for gone in answer.taken_out] == ["The supplier shall use TLS 1.0."]
    assert copy.requirements[0].text == "The supplier shall be kind."
    assert answer.adopted[0].outcome == "met"


def test_what_else_a_clause_touches_is_told() -> None:
    """Two rules about one standard rise together."""
    knowledge = knowledge_of(make_rule("want-tls", "tls"), make_rule("want-tls-too", "tls"))
    result = judged(NOTHING, knowledge)
    answer, _, _ = what_if(result, choose_actions(result, knowledge, rules=["want-tls"]), knowledge)

    assert answer.side_effects == (
        SideEffect(
            rule="want-tls-too", lot="whole", title="Title of want-tls-too", outcome_before="missed", level_before=0,
            outcome_after="met", level_after=3,
        ),
    )  # fmt: skip
    assert answer.after.value == pytest.approx(80)


def test_nothing_chosen_changes_nothing() -> None:
    """No action of a severity is no error."""
    result = judged(NOTHING)
    answer, copy, after = what_if(result, (), knowledge_of())

    assert copy == result.specification
    assert after == result
    assert (answer.promised, answer.adopted, answer.inserted) == (result.score.value, (), ())
