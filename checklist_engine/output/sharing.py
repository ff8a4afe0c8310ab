"""What several lots have in common, so that a report says it once and names the lots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from checklist_engine.result import Alert, Finding, Recommendation, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.result import Question

__all__ = ["Action", "Answer", "Asked", "Shared", "act_once", "ask_once", "part_remarks", "say_once"]

_OfLot = TypeVar("_OfLot", Finding, Alert, Remark)


class Shared(msgspec.Struct, Generic[_OfLot], frozen=True):
    """A finding, alert or remark that is the same in all of `lots`."""

    item: _OfLot
    lots: tuple[str, ...]


class Action(msgspec.Struct, frozen=True):
    """A recommendation that is the same in all of `lots`: its place in the list, and the points that it brings in all of them."""

    rank: int
    item: Recommendation
    lots: tuple[str, ...]
    gain: float


class Answer(msgspec.Struct, frozen=True):
    """The score with either answer, for one lot."""

    lot: str
    score_if_yes: float | None
    score_if_no: float | None


class Asked(msgspec.Struct, frozen=True):
    """A question, asked once for all lots where it is open."""

    characteristic: str
    question: str
    plain: str
    rules: tuple[str, ...]
    answers: tuple[Answer, ...]


def say_once(items: Iterable[_OfLot]) -> tuple[Shared[_OfLot], ...]:
    """Return each item once, with the lots where it is the same in everything else, in the order of first sight."""
    lots: dict[_OfLot, list[str]] = {}
    first: dict[_OfLot, _OfLot] = {}
    for item in items:
        anywhere = msgspec.structs.replace(item, lot="")
        first.setdefault(anywhere, item)
        lots.setdefault(anywhere, []).append(item.lot)
    return tuple(Shared(item, tuple(lots[anywhere])) for anywhere, item in first.items())


def part_remarks(remarks: Iterable[Remark]) -> tuple[tuple[Shared[Remark], ...], tuple[Shared[Remark], ...]]:
    """Return, each once, the remarks on what asks more of suppliers than needed, and those on what is said too vaguely."""
    shared = say_once(remarks)
    return tuple(one for one in shared if one.item.harm), tuple(one for one in shared if not one.item.harm)


def act_once(recommendations: Iterable[Recommendation]) -> tuple[Action, ...]:
    """Return each recommendation once, ranked by its first sight; the gains of its lots are added up."""
    same: dict[Recommendation, list[Recommendation]] = {}
    for one in recommendations:
        same.setdefault(msgspec.structs.replace(one, lot="", rank=0, gain=0.0), []).append(one)
    return tuple(
        Action(rank, group[0], tuple(one.lot for one in group), sum(one.gain for one in group))
        for rank, group in enumerate(same.values(), start=1)
    )


def ask_once(questions: Iterable[Question]) -> tuple[Asked, ...]:
    """Return each question once, with every rule that waits for it and the scores of each lot, in the order of first sight."""
    by_words: dict[tuple[str, str, str], list[Question]] = {}
    for question in questions:
        by_words.setdefault((question.characteristic, question.question, question.plain), []).append(question)
    return tuple(
        Asked(
            characteristic,
            words,
            plain,
            tuple(dict.fromkeys(rule for question in same for rule in question.rules)),
            tuple(Answer(question.lot, question.score_if_yes, question.score_if_no) for question in same),
        )
        for (characteristic, words, plain), same in by_words.items()
    )
