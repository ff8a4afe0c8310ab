"""Results as a workbook for policymakers: overview, findings, actions, demands and questions, of one specification or many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.output.office.sheet import Column, Value, add_sheet, day_of, new_workbook, save_workbook
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.sharing import act_once, ask_once
from checklist_engine.output.words import ACTIONS, EFFORTS, OUTCOMES, SEVERITIES, STAGES_OF_PROOF, STATES, remark_words, stance_words
from checklist_engine.specification.model import WHOLE
from checklist_engine.wording import ENGLISH, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checklist_engine.result import Alert, CheckResult, Evidence, Remark
    from checklist_engine.wording import Words

__all__ = ["write_workbook"]

_NO_DAY = "1980-01-01"

Row = tuple[Value, ...]


def write_workbook(results: Sequence[CheckResult]) -> bytes:
    """Return all results in one .xlsx file, in the language of the first; it is dated SOURCE_DATE_EPOCH or the last day of judgement.

    Raises:
        UsageError: the library is missing, or SOURCE_DATE_EPOCH is no number.

    """
    words = words_for(results[0].language) if results else ENGLISH
    _ = words.gettext
    workbook = new_workbook(_("Internet security standards in specifications"), words)
    areas = {area.id: area.name for result in results for area in result.areas}
    for title, columns, rows in (
        (_("Overview"), _overview_columns(_, list(areas.values())), (_overview(result, _, list(areas)) for result in results)),
        (_("Findings"), _finding_columns(_), (row for result in results for row in _findings(result, _))),
        (_("Actions"), _action_columns(_), (row for result in results for row in _actions(result, words))),
        (_("Demands"), _demand_columns(_), (row for result in results for row in _demands(result, words))),
        (_("Questions"), _question_columns(_), (row for result in results for row in _questions(result))),
    ):
        add_sheet(workbook, title, columns, rows, words)
    return save_workbook(workbook, moment_of(max((result.as_of for result in results), default=_NO_DAY)))


def _overview_columns(_: Callable[[str], str], areas: Sequence[str]) -> list[Column]:
    return [
        Column(_("Specification"), 18),
        Column(_("Title"), 40),
        Column(_("Buyer"), 28),
        Column(_("Country"), 9),
        Column(_("Value"), 13, "money"),
        Column(_("Currency"), 10),
        Column(_("Judged as of"), 12, "day"),
        Column(_("State"), 22),
        Column(_("Score"), 9, "number"),
        Column(_("Lowest"), 9, "number"),
        Column(_("Highest"), 9, "number"),
        Column(_("Grade"), 8),
        Column(_("Score without waivers"), 11, "number"),
        Column(_("Standards relevant"), 11, "integer"),
        Column(_("Standards required"), 11, "integer"),
        Column(_("Explained"), 11, "integer"),
        Column(_("What caps the grade, or why there is no score"), 45),
        *(Column(area, 12, "number") for area in areas),
        Column(_("Profile"), 14),
        Column(_("Catalogue"), 11),
        Column(_("Rules"), 11),
        Column(_("File"), 30),
    ]


def _overview(result: CheckResult, _: Callable[[str], str], areas: Sequence[str]) -> Row:
    specification, score, coverage = result.specification, result.score, result.coverage
    assessed = result.assessability.state == "assessed"
    scores = {area.id: area.score for area in result.areas}
    return (
        specification.id,
        specification.title,
        specification.buyer.name,
        specification.buyer.country,
        specification.value.amount if specification.value else None,
        specification.value.currency if specification.value else None,
        day_of(result.as_of),
        _(STATES[result.assessability.state]),
        score.value,
        score.low,
        score.high,
        score.grade,
        score.without_waivers,
        coverage.relevant if coverage else None,
        coverage.demanded if coverage else None,
        coverage.explained if coverage else None,
        "\n".join(score.caps) if assessed else result.assessability.reason,
        *(scores.get(area) if assessed else None for area in areas),
        result.profile,
        result.catalog.version,
        result.rules.version,
        specification.source,
    )


def _finding_columns(_: Callable[[str], str]) -> list[Column]:
    return [
        Column(_("Specification"), 18),
        Column(_("Lot"), 8),
        Column(_("Area"), 20),
        Column(_("Expectation"), 40),
        Column(_("Rule"), 28),
        Column(_("Severity"), 10),
        Column(_("Outcome"), 18),
        Column(_("Level"), 8, "integer"),
        Column(_("What was found"), 55),
        Column(_("Quote"), 60),
        Column(_("Place"), 28),
    ]


def _findings(result: CheckResult, _: Callable[[str], str]) -> Iterator[Row]:
    areas = {area.id: area.name for area in result.areas}
    for finding in result.findings:
        if finding.applicability != "no":
            yield (
                result.specification.id,
                _lot(finding.lot),
                areas.get(finding.area, finding.area),
                finding.title,
                finding.rule,
                _(SEVERITIES[finding.severity]),
                _(OUTCOMES[finding.outcome]),
                finding.level,
                finding.message,
                *_proofs(finding.evidence),
            )
    others: list[tuple[Alert | Remark, str | None, str, str]] = []
    others += ((alert, _(SEVERITIES[alert.severity]), _("no longer secure"), alert.message) for alert in result.alerts)
    others += (
        (remark, None, _("asks more than needed") if remark.harm else _("remark"), remark_words(remark)) for remark in result.remarks
    )
    for item, severity, outcome, message in others:
        head = (result.specification.id, _lot(item.lot), None, item.title, item.rule, severity, outcome, None)
        yield (*head, message, *_proofs(item.evidence))


def _proofs(evidence: Sequence[Evidence]) -> tuple[str, str]:
    """Return quotes and places, each once, one a line."""
    return "\n".join(dict.fromkeys(one.quote for one in evidence)), "\n".join(dict.fromkeys(one.pointer for one in evidence))


def _lot(lot: str) -> str | None:
    return None if lot == WHOLE else lot


def _action_columns(_: Callable[[str], str]) -> list[Column]:
    return [
        Column(_("Specification"), 18),
        Column(_("Rank"), 7, "integer"),
        Column(_("Lots"), 10),
        Column(_("Action"), 40),
        Column(_("Rule"), 28),
        Column(_("Area"), 20),
        Column(_("Severity"), 10),
        Column(_("Points it brings"), 9, "number"),
        Column(_("Effort"), 14),
        Column(_("Why now"), 50),
        Column(_("Who asks for it"), 30),
        Column(_("What to do"), 24),
        Column(_("Clause"), 75),
        Column(_("Language of the clause"), 10),
        Column(_("Reviewed by a native professional"), 12),
        Column(_("How to verify"), 60),
    ]


def _actions(result: CheckResult, words: Words) -> Iterator[Row]:
    _ = words.gettext
    areas = {area.id: area.name for area in result.areas}
    for action in act_once(result.recommendations):
        item = action.item
        yield (
            result.specification.id,
            action.rank,
            ", ".join(lot for lot in action.lots if lot != WHOLE),
            item.title,
            item.rule,
            areas.get(item.area, item.area),
            _(SEVERITIES[item.severity]),
            round(action.gain, 6),
            _(EFFORTS[item.effort]),
            item.reason,
            "\n".join(dict.fromkeys(mandate.authority for mandate in item.mandates)),
            _(ACTIONS[item.action]),
            item.clause,
            item.clause_language,
            _("yes") if item.reviewed else _("not yet"),
            "\n".join(words.labelled(_(STAGES_OF_PROOF[step.when]), step.method) for step in item.verification),
        )


def _demand_columns(_: Callable[[str], str]) -> list[Column]:
    return [
        Column(_("Specification"), 18),
        Column(_("Requirement"), 14),
        Column(_("Lots"), 10),
        Column(_("Standard"), 28),
        Column(_("Version"), 14),
        Column(_("How firmly"), 22),
        Column(_("Named or implied"), 12),
        Column(_("Proof asked for"), 40),
        Column(_("Quote"), 75),
        Column(_("Place"), 28),
    ]


def _demands(result: CheckResult, words: Words) -> Iterator[Row]:
    _ = words.gettext
    for demand in result.demands:
        yield (
            result.specification.id,
            demand.requirement,
            ", ".join(demand.lots),
            result.standard_names.get(demand.standard, demand.standard),
            demand.version,
            stance_words(demand, result.standard_names, words),
            _("named") if demand.named else _("implied"),
            demand.verification,
            demand.quote,
            demand.pointer,
        )


def _question_columns(_: Callable[[str], str]) -> list[Column]:
    return [
        Column(_("Specification"), 18),
        Column(_("Lot"), 8),
        Column(_("Question"), 50),
        Column(_("What it means"), 50),
        Column(_("Name in answers"), 22),
        Column(_("Score if yes"), 9, "number"),
        Column(_("Score if no"), 9, "number"),
        Column(_("Rules that wait for it"), 50),
    ]


def _questions(result: CheckResult) -> Iterator[Row]:
    for asked in ask_once(result.questions):
        for answer in asked.answers:
            yield (
                result.specification.id,
                _lot(answer.lot),
                asked.question,
                asked.plain,
                asked.characteristic,
                answer.score_if_yes,
                answer.score_if_no,
                "\n".join(asked.rules),
            )
