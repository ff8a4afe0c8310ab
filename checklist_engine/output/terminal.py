"""The result for the terminal: readable at 80 columns, and without colour."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from checklist_engine.output.sharing import act_once, ask_once, part_remarks, say_once
from checklist_engine.output.words import (
    ACTIONS,
    STATES,
    WAIVER_STATES,
    blanks_sentence,
    coverage_sentence,
    gain_words,
    judged_sentence,
    lot_words,
    number,
    score_sentence,
    subject_words,
)
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["render_text"]

WIDTH = 80
BAR = 16
NAMES = 26
"""The columns that names of areas have at least."""
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
    specification, words = result.specification, words_for(result.language)
    _ = words.gettext
    yield from (click.style(line, bold=True) for line in _wrap(f"{specification.title} ({specification.id})"))
    yield from _wrap(judged_sentence(result))
    for line in subject_words(result):
        yield from _wrap(_("Bought: {subjects}").format(subjects=line), "", "  ")
    yield ""
    if result.assessability.state != "assessed":
        yield click.style(_("NOT ASSESSED"), bold=True)
        yield from _wrap(f"{result.assessability.reason}.")
        for document in result.assessability.read_instead:
            yield from _wrap(f"- {document}", "  ", "    ")
        yield from _notes(result, words)
        return
    yield from _score(result, words)
    yield from _areas(result, words)
    yield from _alerts(result, words)
    yield from _actions(result, top, words)
    yield from _questions(result, words)
    yield from _remarks(result, words)
    yield from _waivers(result, words)
    yield from _notes(result, words)


def _score(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    colour = GRADE_COLOURS.get(result.score.grade or "")
    label = _("SCORE") + "  "
    indent = " " * len(label)
    for line in _wrap(label + score_sentence(result.score, words), "", indent):
        yield click.style(line, fg=colour, bold=True)
    for cap in result.score.caps:
        yield from _wrap(f"! {cap}", indent, indent + "  ")
    yield from _wrap(coverage_sentence(result.coverage, words), indent)
    if result.blanks:
        yield from _wrap(f"! {blanks_sentence(result.blanks, words)}", indent, indent + "  ")
    for blank in result.blanks:
        said = _('"{quote}" at {place}').format(quote=blank.text, place=words.series(blank.places))
        yield from _wrap(said, indent + "  ", indent + "    ")
    if any(waiver.state == "accepted" for waiver in result.waivers):
        said = _("Without waivers: {score}, grade {grade}.")
        yield from _wrap(said.format(score=number(result.score.without_waivers, words), grade=result.score.grade_without_waivers), indent)
    scored = [lot for lot in result.lots if lot.score.value is not None]
    if len(result.lots) > 1 and scored:
        lowest = min(scored, key=lambda lot: (lot.score.value or 0.0, lot.id))
        said = _("Lowest lot: {id} ({title}) with {score}, grade {grade}.")
        yield from _wrap(
            said.format(id=lowest.id, title=lowest.title, score=number(lowest.score.value, words), grade=lowest.score.grade), indent
        )
        for lot in result.lots:
            state = (
                f"{number(lot.score.value, words)} {lot.score.grade or ''}"
                if lot.assessability.state == "assessed"
                else _(STATES[lot.assessability.state])
            )
            yield from _wrap(
                _("lot {id}: {state}  {title}").format(id=lot.id, state=state, title=lot.title), indent + "  ", indent + "      "
            )


def _areas(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield from _heading(_("Areas"))
    widest = max((len(area.name) for area in result.areas if area.applicable), default=0)
    for area in result.areas:
        if area.applicable == 0:
            continue
        filled = round((area.score or 0) / 100 * BAR)
        bar = "#" * filled + "." * (BAR - filled)
        met = _("{met} of {all} met").format(met=area.met, all=area.applicable)
        yield f"  {area.name:<{max(widest, NAMES)}} [{bar}] {number(area.score, words):>5}  {met}"


def _alerts(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    if not result.alerts:
        return
    yield from _heading(_("Asked for, but no longer secure"))
    for shared in say_once(result.alerts):
        yield from _wrap(f"! {shared.item.message}{lot_words(shared.lots, result)}", "  ", "    ")
        for item in shared.item.evidence:
            yield from _wrap(_('"{quote}" at {place}').format(quote=item.quote, place=item.pointer), "      ")


def _actions(result: CheckResult, top: int, words: Words) -> Iterator[str]:
    _ = words.gettext
    actions = act_once(result.recommendations)
    if not actions:
        yield from _heading(_("Nothing to add: every expectation that applies is required with proof"))
        return
    yield from _heading(_("Most important actions ({shown} of {all})").format(shown=min(top, len(actions)), all=len(actions)))
    for action in actions[:top]:
        yield ""
        heading = f"{action.rank}. {action.item.title}{lot_words(action.lots, result)}"
        yield from (click.style(line, bold=True) for line in _wrap(heading, "  ", "     "))
        yield from _wrap(f"[{action.item.rule}] {gain_words(action, words)}", "     ")
        yield from _wrap(action.item.reason, "     ")
        if action.item.clause:
            yield from _wrap(words.label(_(ACTIONS[action.item.action])), "     ")
            yield from _wrap(action.item.clause, "     > ")
    if len(actions) > top:
        yield ""
        yield from _wrap(_("Use --top to see more, or `report` for all of them with how to verify each."), "  ")


def _questions(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    if not result.questions:
        return
    yield from _heading(_("Open questions"))
    for asked in ask_once(result.questions):
        lots = tuple(answer.lot for answer in asked.answers)
        yield from _wrap(f"? {asked.question}{lot_words(lots, result)} [{asked.characteristic}]", "  ", "    ")
        for answer in asked.answers:
            said = _("yes: score {yes}, no: score {no}").format(
                yes=number(answer.score_if_yes, words), no=number(answer.score_if_no, words)
            )
            yield from _wrap(_("lot {id}: {said}").format(id=answer.lot, said=said) if len(lots) > 1 else said, "    ")


def _remarks(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    over_asking, unclear = part_remarks(result.remarks)
    if over_asking:
        yield from _heading(_("Asks more than needed (no points)"))
    for shared in over_asking:
        yield from _wrap(f"- {shared.item.message}{lot_words(shared.lots, result)}", "  ", "    ")
        yield from _wrap(shared.item.harm, "    ")
        yield from _wrap(_("Instead: {instead}").format(instead=shared.item.instead), "    ")
    if unclear:
        yield from _heading(_("Remarks on the demands (no points)"))
    for shared in unclear:
        yield from _wrap(f"- {shared.item.message}{lot_words(shared.lots, result)}", "  ", "    ")


def _waivers(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    if not result.waivers:
        return
    yield from _heading(_("Waivers"))
    for waiver in result.waivers:
        said = [words.labelled(waiver.rule, _(WAIVER_STATES[waiver.state])) + ".", waiver.reason]
        said.append(
            _("(approved by {name}, until {day})").format(name=waiver.approved_by, day=words.day(waiver.until))
            if waiver.until
            else _("(approved by {name})").format(name=waiver.approved_by)
        )
        yield from _wrap(f"- {' '.join(said)}", "  ", "    ")


def _notes(result: CheckResult, words: Words) -> Iterator[str]:
    if not result.notes:
        return
    yield from _heading(words.gettext("Notes"))
    for note in result.notes:
        yield from _wrap(f"- {note}", "  ", "    ")
