"""What a report shows of a result: selections and groups, no new judgement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Choice
from checklist_engine.output.sharing import Action, Asked, Shared, act_once, ask_once, part_remarks, say_once
from checklist_engine.output.words import blanks_sentence
from checklist_engine.result import Alert, CheckResult, Evidence, Finding, LotResult, Remark
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from checklist_engine.specification.model import Lot

__all__ = ["AreaFindings", "Good", "OtherDemand", "ReportView", "make_view"]

_HEADLINES = 3
_JUDGED = ("met", "partly", "missed", "contradicted", "unknown", "waived")


class AreaFindings(msgspec.Struct, frozen=True):
    """The findings of one area that apply, or may apply, in the order of the result."""

    id: str
    name: str
    plain: str
    findings: tuple[Shared[Finding], ...]


class Good(msgspec.Struct, frozen=True):
    """An expectation that is met: in which lots, and the strongest words for it."""

    title: str
    lots: tuple[str, ...]
    evidence: Evidence | None


class OtherDemand(msgspec.Struct, frozen=True):
    """A standard that the specification speaks of and that no finding, alert or remark rests on: its first place, and how many more."""

    standard: str
    stance: str
    choice: Choice | None
    quote: str
    pointer: str
    more: int


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """A result, ready for the templates."""

    result: CheckResult
    assessed: bool
    several_lots: bool
    actions: tuple[Action, ...]
    headline_actions: tuple[Action, ...]
    alerts: tuple[Shared[Alert], ...]
    contradicted: tuple[Shared[Finding], ...]
    over_asking: tuple[Shared[Remark], ...]
    remarks: tuple[Shared[Remark], ...]
    blanks: str
    questions: tuple[Asked, ...]
    good: tuple[Good, ...]
    areas: tuple[AreaFindings, ...]
    not_applicable: tuple[str, ...]
    other_demands: tuple[OtherDemand, ...]
    unreviewed: bool
    lots: dict[str, LotResult]
    lot_titles: dict[str, str]
    rule_titles: dict[str, str]
    places: dict[str, str]
    lowest_lot: LotResult | None
    chapters: tuple[str, ...]
    source: str
    bought: tuple[str, ...]


def make_view(result: CheckResult) -> ReportView:
    """Return what a report shows of `result`."""
    rule_titles = {finding.rule: finding.title or _words(finding.rule) for finding in result.findings}
    actions = act_once(result.recommendations)
    over_asking, remarks = part_remarks(result.remarks)
    return ReportView(
        result=result,
        assessed=result.assessability.state == "assessed",
        several_lots=len(result.lots) > 1,
        actions=actions,
        headline_actions=actions[:_HEADLINES],
        alerts=say_once(result.alerts),
        contradicted=say_once(finding for finding in result.findings if finding.outcome == "contradicted"),
        over_asking=over_asking,
        remarks=remarks,
        blanks=blanks_sentence(result.blanks, words_for(result.language)),
        questions=ask_once(result.questions),
        good=_good(result, rule_titles),
        areas=_areas(result),
        not_applicable=_not_applicable(result, rule_titles),
        other_demands=_other_demands(result),
        unreviewed=any(not recommendation.reviewed for recommendation in result.recommendations),
        lots={lot.id: lot for lot in result.lots},
        lot_titles=_lot_titles(result.specification.lots),
        rule_titles=rule_titles,
        places={requirement.pointer: requirement.id for requirement in result.specification.requirements},
        lowest_lot=_lowest_lot(result),
        chapters=_chapters(result),
        bought=tuple(dict.fromkeys(subject.name or subject.id for lot in result.lots for subject in lot.subjects)),
        source=re.split(r"[/\\\\]", result.specification.source)[-1],
    )


def _lowest_lot(result: CheckResult) -> LotResult | None:
    """Return the lot with the lowest score, where several have one."""
    scored = [lot for lot in result.lots if lot.score.value is not None]
    return min(scored, key=lambda lot: lot.score.value or 0) if len(scored) > 1 else None


def _chapters(result: CheckResult) -> tuple[str, ...]:
    """Return the chapters after page 1 that the report has, in order."""
    contradicted = any(finding.outcome == "contradicted" for finding in result.findings)
    present = {
        "actions": bool(result.recommendations),
        "problems": contradicted or bool(result.alerts),
        "over-asking": any(remark.harm for remark in result.remarks),
        "remarks": bool(result.blanks) or any(not remark.harm for remark in result.remarks),
        "questions": bool(result.questions),
        "good": any(finding.outcome == "met" for finding in result.findings),
        "waivers": bool(result.waivers),
        "lots": True,
        "findings": True,
        "method": True,
    }
    return tuple(chapter for chapter, there in present.items() if there)


def _words(identifier: str) -> str:
    """Return an id as words, for results that were made without titles."""
    return identifier.replace("-", " ").replace("_", " ").capitalize()


def _lot_titles(lots: tuple[Lot, ...]) -> dict[str, str]:
    return {lot.id: lot.title for lot in lots if lot.title}


def _good(result: CheckResult, titles: dict[str, str]) -> tuple[Good, ...]:
    met: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.outcome == "met":
            met.setdefault(finding.rule, []).append(finding)
    return tuple(Good(titles[rule], tuple(finding.lot for finding in findings), _strongest(findings)) for rule, findings in met.items())


def _strongest(findings: list[Finding]) -> Evidence | None:
    evidence = [one for finding in findings for one in finding.evidence]
    return max(evidence, key=lambda one: -1 if one.level is None else one.level, default=None)


def _areas(result: CheckResult) -> tuple[AreaFindings, ...]:
    by_area: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.outcome in _JUDGED:
            by_area.setdefault(finding.area, []).append(finding)
    known = {area.id: area for area in result.areas}
    order = [*(area for area in known if area in by_area), *(area for area in by_area if area not in known)]
    return tuple(
        AreaFindings(
            area,
            known[area].name if area in known else _words(area),
            known[area].plain if area in known else "",
            say_once(by_area[area]),
        )
        for area in order
    )


def _not_applicable(result: CheckResult, titles: dict[str, str]) -> tuple[str, ...]:
    judged = {finding.rule for finding in result.findings if finding.outcome in _JUDGED}
    return tuple(dict.fromkeys(titles[finding.rule] for finding in result.findings if finding.rule not in judged))


def _other_demands(result: CheckResult) -> tuple[OtherDemand, ...]:
    holders: list[Finding | Alert | Remark] = [*result.findings, *result.alerts, *result.remarks]
    rested_on = {(evidence.pointer, evidence.standard) for holder in holders for evidence in holder.evidence}
    places: dict[tuple[str, str, Choice | None], dict[str, str]] = {}
    for demand in result.demands:
        if (demand.pointer, demand.standard) not in rested_on:
            places.setdefault((demand.standard, demand.stance, demand.choice), {}).setdefault(demand.pointer, demand.quote)
    return tuple(
        OtherDemand(standard, stance, choice, next(iter(found.values())), next(iter(found)), len(found) - 1)
        for (standard, stance, choice), found in places.items()
    )
