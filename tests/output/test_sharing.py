"""What several lots have in common is said once."""

from __future__ import annotations

import msgspec

from checklist_engine.output.sharing import Answer, Asked, Shared, act_once, ask_once, say_once
from tests.output.pieces import finding, recommendation
from tests.output.results import plain


def test_the_same_finding_in_two_lots_is_one_line() -> None:
    """Only what is equal in everything but the lot is joined; the order of first sight stays."""
    first, other = finding(1, "1"), finding(2, "1")
    again, different = finding(1, "2"), msgspec.structs.replace(finding(2, "2"), message="Something else.")
    assert say_once([first, other, again, different]) == (
        Shared(first, ("1", "2")),
        Shared(other, ("1",)),
        Shared(different, ("2",)),
    )


def test_a_question_is_asked_once_for_all_lots() -> None:
    """Each lot keeps its scores, and the rules of all lots wait for the one answer."""
    question = msgspec.structs.replace(plain().questions[0], lot="1", rules=("a", "b"))
    elsewhere = msgspec.structs.replace(question, lot="2", rules=("b", "c"), score_if_yes=None)
    assert ask_once([question, elsewhere]) == (
        Asked(
            question.characteristic, question.question, question.plain, ("a", "b", "c"), (Answer("1", 38.2, 44.0), Answer("2", None, 44.0))
        ),
    )


def test_an_action_is_told_once_with_the_points_of_all_lots() -> None:
    """Rank by first sight, gains added up; another clause is another action."""
    first = recommendation(1, "1")
    second = msgspec.structs.replace(first, rank=2, lot="2", gain=1.5)
    other = msgspec.structs.replace(first, rank=3, lot="2", clause="Another clause.")

    told = act_once((first, second, other))

    assert [(action.rank, action.lots, action.item.clause) for action in told] == [
        (1, ("1", "2"), first.clause),
        (2, ("2",), "Another clause."),
    ]
    assert told[0].gain == first.gain + 1.5
