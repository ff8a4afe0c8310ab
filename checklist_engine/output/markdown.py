"""The result as Markdown, for issue trackers, wikis and mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.output.sharing import act_once, ask_once, part_remarks, say_once
from checklist_engine.output.words import (
    ACTIONS,
    OUTCOMES,
    STAGES_OF_PROOF,
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
    from collections.abc import Collection, Iterator, Sequence

    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["render_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def render_markdown(result: CheckResult) -> str:
    """Return the whole result: score, areas, all actions, questions, remarks, waivers and findings."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: CheckResult) -> Iterator[str]:
    specification, words = result.specification, words_for(result.language)
    _ = words.gettext
    yield f"# {escape(specification.title)}"
    yield ""
    yield _("Specification {id}.").format(id=escape(specification.id)) + f" {judged_sentence(result)} Checklist Engine {result.engine}."
    yield ""
    for line in subject_words(result):
        yield "- " + escape(_("Bought: {subjects}").format(subjects=line))
    yield ""
    if result.assessability.state != "assessed":
        yield "**" + _("Not assessed") + f".** {escape(result.assessability.reason)}."
        yield ""
        for document in result.assessability.read_instead:
            yield f"- {escape(document)}"
        yield from _notes(result, words)
        return
    yield "**" + _("Score") + f": {score_sentence(result.score, words)}.**"
    yield ""
    for cap in result.score.caps:
        yield f"- {escape(cap)}"
    yield f"- {coverage_sentence(result.coverage, words)}"
    if result.blanks:
        yield "- " + blanks_sentence(result.blanks, words)
    for blank in result.blanks:
        yield "  - " + escape(_('"{quote}" at {place}').format(quote=blank.text, place=words.series(blank.places)))
    yield from _areas(result, words)
    yield from _actions(result, words)
    yield from _lists(result, words)
    yield from _findings(result, words)
    yield from _notes(result, words)


def _table(columns: Sequence[str], numbers: Collection[int] = ()) -> Iterator[str]:
    """Yield the head of a table; the columns at `numbers` are aligned to the right."""
    yield f"| {' | '.join(columns)} |"
    yield f"| {' | '.join('---:' if place in numbers else '---' for place in range(len(columns)))} |"


def _areas(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield from ("", "## " + _("Areas"), "")
    outcomes = [_(OUTCOMES[key]) for key in ("met", "partly", "missed", "contradicted", "unknown")]
    yield from _table((_("Area"), _("Score"), *outcomes), range(1, 7))
    for area in result.areas:
        cells = (escape(area.name), number(area.score, words), area.met, area.partly, area.missed, area.contradicted, area.unknown)
        yield f"| {' | '.join(str(cell) for cell in cells)} |"


def _actions(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield from ("", "## " + _("Actions, the most important first"))
    for shared in act_once(result.recommendations):
        action = shared.item
        yield from ("", f"### {shared.rank}. {escape(action.title)}{lot_words(shared.lots, result)}", "")
        yield f"{gain_words(shared, words)}. " + _("Rule") + f" `{action.rule}`."
        yield from ("", escape(action.reason))
        if action.clause:
            yield from ("", words.label(_(ACTIONS[action.action])), "")
            yield from (f"> {escape(line)}" for line in action.clause.splitlines())
        if action.verification:
            yield from ("", _("How to verify:"), "")
            for step in action.verification:
                evidence = _("Evidence: {evidence}").format(evidence=escape(step.evidence))
                yield "- " + words.labelled(_(STAGES_OF_PROOF[step.when]), f"{escape(step.method)} {evidence}")


def _lists(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    if result.alerts:
        yield from ("", "## " + _("Asked for, but no longer secure"), "")
        yield from (f"- {escape(shared.item.message)}{lot_words(shared.lots, result)}" for shared in say_once(result.alerts))
    if result.questions:
        yield from ("", "## " + _("Open questions"), "")
        for asked in ask_once(result.questions):
            yield f"- {escape(asked.question)} (`{asked.characteristic}`)"
            for answer in asked.answers:
                said = _("If yes: {yes}. If no: {no}.").format(yes=number(answer.score_if_yes, words), no=number(answer.score_if_no, words))
                yield f"  - {said}{lot_words((answer.lot,), result)}"
    over_asking, unclear = part_remarks(result.remarks)
    if over_asking:
        yield from ("", "## " + _("Asks more than needed (no points)"), "")
        for shared in over_asking:
            yield f"- {escape(shared.item.message)}{lot_words(shared.lots, result)}"
            yield f"  - {escape(shared.item.harm)}"
            yield "  - " + escape(_("Instead: {instead}").format(instead=shared.item.instead))
    if unclear:
        yield from ("", "## " + _("Remarks on the demands (no points)"), "")
        yield from (f"- {escape(shared.item.message)}{lot_words(shared.lots, result)}" for shared in unclear)
    if result.waivers:
        yield from ("", "## " + _("Waivers"), "")
        for waiver in result.waivers:
            yield f"- `{waiver.rule}`: {_(WAIVER_STATES[waiver.state])}. {escape(waiver.reason)} ({escape(waiver.approved_by)})"


def _findings(result: CheckResult, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield from ("", "## " + _("Findings"), "")
    yield from _table((_("Rule"), _("Lot"), _("Outcome"), _("Level"), _("What was found")), (3,))
    for finding in result.findings:
        if finding.applicability != "no":
            level = "" if finding.level is None else finding.level
            yield f"| `{finding.rule}` | {escape(finding.lot)} | {_(OUTCOMES[finding.outcome])} | {level} | {escape(finding.message)} |"


def _notes(result: CheckResult, words: Words) -> Iterator[str]:
    if result.notes:
        yield from ("", "## " + words.gettext("Notes"), "")
        yield from (f"- {escape(note)}" for note in result.notes)
