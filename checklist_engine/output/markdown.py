"""The result as Markdown, for issue trackers, wikis and mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.output.sharing import act_once, ask_once, say_once
from checklist_engine.output.words import (
    ACTIONS,
    OUTCOMES,
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

__all__ = ["render_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def render_markdown(result: CheckResult) -> str:
    """Return the whole result: score, areas, all actions, questions, remarks, waivers and findings."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: CheckResult) -> Iterator[str]:
    specification = result.specification
    yield f"# {escape(specification.title)}"
    yield ""
    yield (
        f"Specification {escape(specification.id)}, judged as of {result.as_of} with profile {result.profile}, "
        f"catalogue {result.catalog.version}, rules {result.rules.version}, engine {result.engine}."
    )
    yield ""
    for line in subject_words(result):
        yield f"- Bought: {escape(line)}"
    yield ""
    if result.assessability.state != "assessed":
        yield f"**Not assessed.** {escape(result.assessability.reason)}."
        yield ""
        for document in result.assessability.read_instead:
            yield f"- {escape(document)}"
        yield from _notes(result)
        return
    yield f"**Score: {score_sentence(result.score)}.**"
    yield ""
    for cap in result.score.caps:
        yield f"- {escape(cap)}"
    yield f"- {coverage_sentence(result.coverage)}"
    yield from _areas(result)
    yield from _actions(result)
    yield from _lists(result)
    yield from _findings(result)
    yield from _notes(result)


def _areas(result: CheckResult) -> Iterator[str]:
    yield from (
        "",
        "## Areas",
        "",
        "| area | score | met | partly | missing | contradicted | open |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    )
    for area in result.areas:
        cells = (escape(area.name), number(area.score), area.met, area.partly, area.missed, area.contradicted, area.unknown)
        yield f"| {' | '.join(str(cell) for cell in cells)} |"


def _actions(result: CheckResult) -> Iterator[str]:
    yield from ("", "## Actions, the most important first")
    for shared in act_once(result.recommendations):
        action = shared.item
        yield from ("", f"### {shared.rank}. {escape(action.title)}{lot_words(shared.lots, result)}", "")
        yield f"{gain_words(shared)}. Rule `{action.rule}`."
        yield from ("", escape(action.reason))
        if action.clause:
            yield from ("", f"{ACTIONS[action.action]}:", "")
            yield from (f"> {escape(line)}" for line in action.clause.splitlines())
        if action.verification:
            yield from ("", "How to verify:", "")
            yield from (f"- {step.when}: {escape(step.method)} Evidence: {escape(step.evidence)}" for step in action.verification)


def _lists(result: CheckResult) -> Iterator[str]:
    if result.alerts:
        yield from ("", "## Asked for, but no longer secure", "")
        yield from (f"- {escape(shared.item.message)}{lot_words(shared.lots, result)}" for shared in say_once(result.alerts))
    if result.questions:
        yield from ("", "## Open questions", "")
        for asked in ask_once(result.questions):
            yield f"- {escape(asked.question)} (`{asked.characteristic}`)"
            for answer in asked.answers:
                where = lot_words((answer.lot,), result)
                yield f"  - If yes: {number(answer.score_if_yes)}. If no: {number(answer.score_if_no)}.{where}"
    if result.remarks:
        yield from ("", "## Remarks on the demands", "")
        yield from (f"- {escape(shared.item.message)}{lot_words(shared.lots, result)}" for shared in say_once(result.remarks))
    if result.waivers:
        yield from ("", "## Waivers", "")
        yield from (
            f"- `{waiver.rule}`: {waiver.state}. {escape(waiver.reason)} ({escape(waiver.approved_by)})" for waiver in result.waivers
        )


def _findings(result: CheckResult) -> Iterator[str]:
    yield from (
        "",
        "## Findings",
        "",
        "| rule | lot | outcome | level | what was found |",
        "| --- | --- | --- | ---: | --- |",
    )
    for finding in result.findings:
        if finding.applicability != "no":
            level = "" if finding.level is None else finding.level
            yield f"| `{finding.rule}` | {escape(finding.lot)} | {OUTCOMES[finding.outcome]} | {level} | {escape(finding.message)} |"


def _notes(result: CheckResult) -> Iterator[str]:
    if result.notes:
        yield from ("", "## Notes", "")
        yield from (f"- {escape(note)}" for note in result.notes)
