"""The words that the text formats share: numbers, grades and places as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.specification.model import WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.output.sharing import Action
    from checklist_engine.result import CheckResult, Coverage, Score

__all__ = [
    "ACTIONS",
    "OUTCOMES",
    "coverage_sentence",
    "gain_words",
    "lot_words",
    "number",
    "score_sentence",
    "subject_words",
]

OUTCOMES = {
    "met": "met",
    "partly": "partly met",
    "missed": "missing",
    "contradicted": "contradicted",
    "unknown": "open",
    "not-applicable": "does not apply",
    "waived": "explained by a waiver",
}

ACTIONS = {
    "insert-clause": "Paste this clause",
    "ask-or-correct": "Publish as a correction, or ask in a clarification",
    "agree-in-contract": "Agree in the contract, or keep for the renewal",
}


def number(value: float | None) -> str:
    """Return a score with one decimal, or a dash where there is none."""
    return "-" if value is None else f"{value:.1f}"


def score_sentence(score: Score) -> str:
    """Return the score with its range and grade in one line."""
    if score.value is None:
        return "No score: no expectation applies for certain."
    text = f"{number(score.value)} of 100, grade {score.grade}"
    if score.low is not None and score.high is not None and number(score.low) != number(score.high):
        text += (
            f" (between {number(score.low)} and {number(score.high)}, {score.grade_low} to {score.grade_high}, once questions are answered)"
        )
    return text


def coverage_sentence(coverage: Coverage | None) -> str:
    """Return how many of the relevant Internet standards are asked for."""
    if coverage is None:
        return ""
    text = f"Requires {coverage.demanded} of {coverage.relevant} relevant Internet standards."
    return f"{text} {coverage.explained} more are explained by waivers." if coverage.explained else text


def gain_words(action: Action) -> str:
    """Return what an action brings and costs."""
    return f"+{action.gain:.1f} points, {action.item.effort} effort, {action.item.severity}"


def lot_words(lots: Sequence[str], result: CheckResult) -> str:
    """Return ` (lot 2)` or ` (lots 1, 3)` where the specification has lots, and nothing where it has none or all are meant."""
    if len(result.lots) == 1 or len(lots) == len(result.lots):
        return ""
    return f" (lot {lots[0]})" if len(lots) == 1 else f" (lots {', '.join(lots)})"


def subject_words(result: CheckResult) -> list[str]:
    """Return one line a lot that says what is bought and how that is known."""
    lines = []
    for lot in result.lots:
        name = "" if lot.id == WHOLE else f"Lot {lot.id}, {lot.title}: "
        bought = ", ".join(f"{subject.id}{'' if subject.certain else '?'} ({subject.reason})" for subject in lot.subjects)
        lines.append(f"{name}{bought or 'nothing that the catalogue knows'}")
    return lines
