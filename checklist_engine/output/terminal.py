"""The result for the terminal: readable at 80 columns, and without colour."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from checklist_engine.output.sharing import act_once, ask_once, say_once
from checklist_engine.output.words import (
    ACTIONS,
    coverage_sentence,
    gain_words,
    lot_words,
    number,
    score_sentence,
    subject_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.result import CheckResult

__all__ = ["render_text"]

WIDTH = 80
BAR = 16
GRADE_COLOURS = {"A": "green", "B": "green", "C": "yellow", "D": "yellow", "E": "red", "F": "red"}


def render_text(result: CheckResult, *, top: int = 5) -> str:
    """Return score, areas, the `top` most important actions with their clauses, alerts, remarks and open questions."""
    return "\n".join(line.rstrip() for line in _lines(result, top)) + "\n"


def _wrap(text: str, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    for index, paragraph in enumerate(text.splitlines() or [""]):
        first = indent if index == 0 else (hanging or indent)
        yield from textwrap.wrap(
            paragraph,
            WIDTH,
            initial_indent=first,
            subsequent_indent=indent if hanging is None else hanging,
            break_long_words=False,
        ) or [""]


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield click.style(text, bold=True)


def _lines(result: CheckResult, top: int) -> Iterator[str]:
    specification = result.specification
    yield from (click.style(line, bold=True) for line in _wrap(f"{specification.title} ({specification.id})"))
    yield from _wrap(
        f"Judged as of {result.as_of} with profile {result.profile}, catalogue {result.catalog.version}, rules {result.rules.version}."
    )
    for line in subject_words(result):
        yield from _wrap(f"Bought: {line}", "", "  ")
    yield ""
    if result.assessability.state != "assessed":
        yield click.style("NOT ASSESSED", bold=True)
        yield from _wrap(f"{result.assessability.reason}.")
        for document in result.assessability.read_instead:
            yield from _wrap(f"- {document}", "  ", "    ")
        yield from _notes(result)
        return
    yield from _score(result)
    yield from _areas(result)
    yield from _alerts(result)
    yield from _actions(result, top)
    yield from _questions(result)
    yield from _remarks(result)
    yield from _waivers(result)
    yield from _notes(result)


def _score(result: CheckResult) -> Iterator[str]:
    colour = GRADE_COLOURS.get(result.score.grade or "")
    for line in _wrap(f"SCORE  {score_sentence(result.score)}", "", "       "):
        yield click.style(line, fg=colour, bold=True)
    for cap in result.score.caps:
        yield from _wrap(f"! {cap}", "       ", "         ")
    yield from _wrap(coverage_sentence(result.coverage), "       ")
    if any(waiver.state == "accepted" for waiver in result.waivers):
        yield from _wrap(
            f"Without waivers: {number(result.score.without_waivers)}, grade {result.score.grade_without_waivers}.",
            "       ",
        )
    scored = [lot for lot in result.lots if lot.score.value is not None]
    if len(result.lots) > 1 and scored:
        lowest = min(scored, key=lambda lot: (lot.score.value or 0.0, lot.id))
        yield from _wrap(
            f"Lowest lot: {lowest.id} ({lowest.title}) with {number(lowest.score.value)}, grade {lowest.score.grade}.",
            "       ",
        )
        for lot in result.lots:
            state = (
                f"{number(lot.score.value)} {lot.score.grade or ''}" if lot.assessability.state == "assessed" else lot.assessability.state
            )
            yield from _wrap(f"lot {lot.id}: {state}  {lot.title}", "         ", "             ")


def _areas(result: CheckResult) -> Iterator[str]:
    yield from _heading("Areas")
    for area in result.areas:
        if area.applicable == 0:
            continue
        filled = round((area.score or 0) / 100 * BAR)
        bar = "#" * filled + "." * (BAR - filled)
        yield f"  {area.name:<26} [{bar}] {number(area.score):>5}  {area.met} of {area.applicable} met"


def _alerts(result: CheckResult) -> Iterator[str]:
    if not result.alerts:
        return
    yield from _heading("Asked for, but no longer secure")
    for shared in say_once(result.alerts):
        yield from _wrap(f"! {shared.item.message}{lot_words(shared.lots, result)}", "  ", "    ")
        for item in shared.item.evidence:
            yield from _wrap(f'"{item.quote}" at {item.pointer}', "      ")


def _actions(result: CheckResult, top: int) -> Iterator[str]:
    actions = act_once(result.recommendations)
    if not actions:
        yield from _heading("Nothing to add: every expectation that applies is required with proof")
        return
    yield from _heading(f"Most important actions ({min(top, len(actions))} of {len(actions)})")
    for action in actions[:top]:
        yield ""
        heading = f"{action.rank}. {action.item.title}{lot_words(action.lots, result)}"
        yield from (click.style(line, bold=True) for line in _wrap(heading, "  ", "     "))
        yield from _wrap(f"[{action.item.rule}] {gain_words(action)}", "     ")
        yield from _wrap(action.item.reason, "     ")
        if action.item.clause:
            yield from _wrap(f"{ACTIONS[action.item.action]}:", "     ")
            yield from _wrap(action.item.clause, "     > ")
    if len(actions) > top:
        yield ""
        yield from _wrap("Use --top to see more, or `report` for all of them with how to verify each.", "  ")


def _questions(result: CheckResult) -> Iterator[str]:
    if not result.questions:
        return
    yield from _heading("Open questions")
    for asked in ask_once(result.questions):
        lots = tuple(answer.lot for answer in asked.answers)
        yield from _wrap(f"? {asked.question}{lot_words(lots, result)} [{asked.characteristic}]", "  ", "    ")
        for answer in asked.answers:
            where = f"lot {answer.lot}: " if len(lots) > 1 else ""
            yield from _wrap(f"{where}yes: score {number(answer.score_if_yes)}, no: score {number(answer.score_if_no)}", "    ")


def _remarks(result: CheckResult) -> Iterator[str]:
    if not result.remarks:
        return
    yield from _heading("Remarks on the demands (no points)")
    for shared in say_once(result.remarks):
        yield from _wrap(f"- {shared.item.message}{lot_words(shared.lots, result)}", "  ", "    ")


def _waivers(result: CheckResult) -> Iterator[str]:
    if not result.waivers:
        return
    yield from _heading("Waivers")
    for waiver in result.waivers:
        until = f", until {waiver.until}" if waiver.until else ""
        yield from _wrap(f"- {waiver.rule}: {waiver.state}{until}. {waiver.reason} (approved by {waiver.approved_by})", "  ", "    ")


def _notes(result: CheckResult) -> Iterator[str]:
    if not result.notes:
        return
    yield from _heading("Notes")
    for note in result.notes:
        yield from _wrap(f"- {note}", "  ", "    ")
