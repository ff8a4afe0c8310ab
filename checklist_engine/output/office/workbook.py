"""Results as a workbook for policymakers: overview, findings, actions, demands and questions, of one specification or many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Demand
from checklist_engine.output.office.sheet import day_of, new_workbook, save_workbook
from checklist_engine.output.office.table import Field, add_table, money_fields
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.sharing import Action, Answer, Asked, act_once, ask_once
from checklist_engine.output.words import ACTIONS, EFFORTS, OUTCOMES, SEVERITIES, STAGES_OF_PROOF, STATES, remark_words, stance_words
from checklist_engine.result import CheckResult, Evidence
from checklist_engine.specification.model import WHOLE
from checklist_engine.wording import ENGLISH, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.wording import Words

__all__ = ["write_workbook"]

_NO_DAY = "1980-01-01"


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the findings: a finding, an alert or a remark, in words."""

    result: CheckResult
    lot: str
    title: str
    rule: str
    outcome: str
    message: str
    evidence: tuple[Evidence, ...]
    area: str | None = None
    severity: str | None = None
    level: int | None = None


class _Advised(msgspec.Struct, frozen=True):
    result: CheckResult
    action: Action


class _Demanded(msgspec.Struct, frozen=True):
    result: CheckResult
    demand: Demand


class _Answered(msgspec.Struct, frozen=True):
    result: CheckResult
    asked: Asked
    answer: Answer


def write_workbook(results: Sequence[CheckResult]) -> bytes:
    """Return all results in one .xlsx file, in the language of the first; it is dated SOURCE_DATE_EPOCH or the last day of judgement.

    Raises:
        UsageError: the library is missing, or SOURCE_DATE_EPOCH is no number.

    """
    words = words_for(results[0].language) if results else ENGLISH
    _ = words.gettext
    workbook = new_workbook(_("Internet security standards in specifications"), words)
    add_table(workbook, _("Overview"), _overview(results, words), results, words)
    add_table(workbook, _("Findings"), _findings(words), (told for result in results for told in _told(result, words)), words)
    advised = (_Advised(result, action) for result in results for action in act_once(result.recommendations))
    add_table(workbook, _("Actions"), _actions(words), advised, words)
    demanded = (_Demanded(result, demand) for result in results for demand in result.demands)
    add_table(workbook, _("Demands"), _demands(words), demanded, words)
    answered = (_Answered(result, asked, answer) for result in results for asked in ask_once(result.questions) for answer in asked.answers)
    add_table(workbook, _("Questions"), _questions(words), answered, words)
    return save_workbook(workbook, moment_of(max((result.as_of for result in results), default=_NO_DAY)))


def _overview(results: Sequence[CheckResult], words: Words) -> list[Field[CheckResult]]:
    _ = words.gettext
    areas = {area.id: area.name for result in results for area in result.areas}
    return [
        Field(_("Specification"), 18, lambda one: one.specification.id),
        Field(_("Title"), 40, lambda one: one.specification.title),
        Field(_("Buyer"), 28, lambda one: one.specification.buyer.name),
        Field(_("Country"), 9, lambda one: one.specification.buyer.country),
        *money_fields(lambda one: one.specification.value, words),
        Field(_("Judged as of"), 12, lambda one: day_of(one.as_of), "day"),
        Field(_("State"), 22, lambda one: _(STATES[one.assessability.state])),
        Field(_("Score"), 9, lambda one: one.score.value, "number"),
        Field(_("Lowest"), 9, lambda one: one.score.low, "number"),
        Field(_("Highest"), 9, lambda one: one.score.high, "number"),
        Field(_("Grade"), 8, lambda one: one.score.grade),
        Field(_("Score without waivers"), 11, lambda one: one.score.without_waivers, "number"),
        Field(_("Standards relevant"), 11, lambda one: one.coverage.relevant if one.coverage else None, "integer"),
        Field(_("Standards required"), 11, lambda one: one.coverage.demanded if one.coverage else None, "integer"),
        Field(_("Explained"), 11, lambda one: one.coverage.explained if one.coverage else None, "integer"),
        Field(
            _("What caps the grade, or why there is no score"),
            45,
            lambda one: "\n".join(one.score.caps) if _is_assessed(one) else one.assessability.reason,
        ),
        *(Field(name, 12, partial(_area_score, area=area), "number") for area, name in areas.items()),
        Field(_("Profile"), 14, lambda one: one.profile),
        Field(_("Catalogue"), 11, lambda one: one.catalog.version),
        Field(_("Rules"), 11, lambda one: one.rules.version),
        Field(_("File"), 30, lambda one: one.specification.source),
    ]


def _is_assessed(result: CheckResult) -> bool:
    return result.assessability.state == "assessed"


def _area_score(result: CheckResult, area: str) -> float | None:
    return next((one.score for one in result.areas if one.id == area), None) if _is_assessed(result) else None


def _findings(words: Words) -> list[Field[_Told]]:
    _ = words.gettext
    return [
        Field(_("Specification"), 18, lambda one: one.result.specification.id),
        Field(_("Lot"), 8, lambda one: _lot(one.lot)),
        Field(_("Area"), 20, lambda one: _area_name(one.result, one.area)),
        Field(_("Expectation"), 40, lambda one: one.title),
        Field(_("Rule"), 28, lambda one: one.rule),
        Field(_("Severity"), 10, lambda one: _(SEVERITIES[one.severity]) if one.severity else None),
        Field(_("Outcome"), 18, lambda one: one.outcome),
        Field(_("Level"), 8, lambda one: one.level, "integer"),
        Field(_("What was found"), 55, lambda one: one.message),
        Field(_("Quote"), 60, lambda one: "\n".join(dict.fromkeys(proof.quote for proof in one.evidence))),
        Field(_("Place"), 28, lambda one: "\n".join(dict.fromkeys(proof.pointer for proof in one.evidence))),
    ]


def _told(result: CheckResult, words: Words) -> Iterator[_Told]:
    """Yield the findings that apply, or may apply, then alerts and remarks."""
    _ = words.gettext
    for finding in result.findings:
        if finding.applicability != "no":
            yield _Told(
                result=result, lot=finding.lot, title=finding.title, rule=finding.rule, outcome=_(OUTCOMES[finding.outcome]),
                message=finding.message, evidence=finding.evidence, area=finding.area, severity=finding.severity, level=finding.level,
            )  # fmt: skip
    for alert in result.alerts:
        yield _Told(
            result=result, lot=alert.lot, title=alert.title, rule=alert.rule, outcome=_("no longer secure"), message=alert.message,
            evidence=alert.evidence, severity=alert.severity,
        )  # fmt: skip
    for remark in result.remarks:
        yield _Told(
            result=result, lot=remark.lot, title=remark.title, rule=remark.rule,
            outcome=_("asks more than needed") if remark.harm else _("remark"), message=remark_words(remark), evidence=remark.evidence,
        )  # fmt: skip


def _lot(lot: str) -> str | None:
    return None if lot == WHOLE else lot


def _area_name(result: CheckResult, area: str | None) -> str | None:
    return next((one.name for one in result.areas if one.id == area), area)


def _actions(words: Words) -> list[Field[_Advised]]:
    _ = words.gettext
    return [
        Field(_("Specification"), 18, lambda one: one.result.specification.id),
        Field(_("Rank"), 7, lambda one: one.action.rank, "integer"),
        Field(_("Lots"), 10, lambda one: ", ".join(lot for lot in one.action.lots if lot != WHOLE)),
        Field(_("Action"), 40, lambda one: one.action.item.title),
        Field(_("Rule"), 28, lambda one: one.action.item.rule),
        Field(_("Area"), 20, lambda one: _area_name(one.result, one.action.item.area)),
        Field(_("Severity"), 10, lambda one: _(SEVERITIES[one.action.item.severity])),
        Field(_("Points it brings"), 9, lambda one: round(one.action.gain, 6), "number"),
        Field(_("Effort"), 14, lambda one: _(EFFORTS[one.action.item.effort])),
        Field(_("Why now"), 50, lambda one: one.action.item.reason),
        Field(_("Who asks for it"), 30, lambda one: "\n".join(dict.fromkeys(mandate.authority for mandate in one.action.item.mandates))),
        Field(_("What to do"), 24, lambda one: _(ACTIONS[one.action.item.action])),
        Field(_("Clause"), 75, lambda one: one.action.item.clause),
        Field(_("Language of the clause"), 10, lambda one: one.action.item.clause_language),
        Field(_("Reviewed by a native professional"), 12, lambda one: _("yes") if one.action.item.reviewed else _("not yet")),
        Field(
            _("How to verify"),
            60,
            lambda one: "\n".join(words.labelled(_(STAGES_OF_PROOF[step.when]), step.method) for step in one.action.item.verification),
        ),
    ]


def _demands(words: Words) -> list[Field[_Demanded]]:
    _ = words.gettext
    return [
        Field(_("Specification"), 18, lambda one: one.result.specification.id),
        Field(_("Requirement"), 14, lambda one: one.demand.requirement),
        Field(_("Lots"), 10, lambda one: ", ".join(one.demand.lots)),
        Field(_("Standard"), 28, lambda one: one.result.standard_names.get(one.demand.standard, one.demand.standard)),
        Field(_("Version"), 14, lambda one: one.demand.version),
        Field(_("How firmly"), 22, lambda one: stance_words(one.demand, one.result.standard_names, words)),
        Field(_("Named or implied"), 12, lambda one: _("named") if one.demand.named else _("implied")),
        Field(_("Proof asked for"), 40, lambda one: one.demand.verification),
        Field(_("Quote"), 75, lambda one: one.demand.quote),
        Field(_("Place"), 28, lambda one: one.demand.pointer),
    ]


def _questions(words: Words) -> list[Field[_Answered]]:
    _ = words.gettext
    return [
        Field(_("Specification"), 18, lambda one: one.result.specification.id),
        Field(_("Lot"), 8, lambda one: _lot(one.answer.lot)),
        Field(_("Question"), 50, lambda one: one.asked.question),
        Field(_("What it means"), 50, lambda one: one.asked.plain),
        Field(_("Name in answers"), 22, lambda one: one.asked.characteristic),
        Field(_("Score if yes"), 9, lambda one: one.answer.score_if_yes, "number"),
        Field(_("Score if no"), 9, lambda one: one.answer.score_if_no, "number"),
        Field(_("Rules that wait for it"), 50, lambda one: "\n".join(one.asked.rules)),
    ]
