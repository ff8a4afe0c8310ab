"""Holding rules against lots: from demands and facts to findings, alerts and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine import messages
from checklist_engine.catalog.versions import overlaps, parse_range
from checklist_engine.overasking import harm_of, instead_of
from checklist_engine.result import Alert, Finding, Remark
from checklist_engine.rules.applicability import applies
from checklist_engine.rules.levels import NOTHING, REQUIRED, demands_by_standard, evidence_of, judge_expectation
from checklist_engine.rules.qualities import lacking_demands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.catalog.versions import VersionRange
    from checklist_engine.detection.demand import Demand
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.result import Applicability, Outcome
    from checklist_engine.rules.rule import Expectation, Rule

__all__ = ["Judgement", "evaluate", "is_refused"]

ASKED = ("required", "recommended", "optional")


class Judgement(msgspec.Struct, frozen=True):
    """What the rules make of all lots: findings of `expects` rules, alerts of `refuses` rules, remarks of `asks_of_demands` rules."""

    findings: tuple[Finding, ...]
    alerts: tuple[Alert, ...]
    remarks: tuple[Remark, ...]

    def of_lot(self, key: str) -> Judgement:
        """Return the part about one lot."""
        return Judgement(
            tuple(finding for finding in self.findings if finding.lot == key),
            tuple(alert for alert in self.alerts if alert.lot == key),
            tuple(remark for remark in self.remarks if remark.lot == key),
        )


def evaluate(lots: tuple[LotFacts, ...], knowledge: Knowledge) -> Judgement:
    """Judge every rule of the profile on every lot that can be assessed, in the order of rules, then lots."""
    assessed = [lot for lot in lots if lot.assessability.state == "assessed"]
    standards = knowledge.catalog.standards
    demands = {lot.lot.id: demands_by_standard(lot.demands, standards) for lot in assessed}
    findings = {
        (rule.id, lot.lot.id): _find(rule, rule.expects, lot, demands[lot.lot.id], knowledge)
        for rule in knowledge.rules.values()
        if rule.expects
        for lot in assessed
    }
    alerts: list[Alert] = []
    for rule in knowledge.rules.values():
        if rule.refuses:
            for lot in assessed:
                _refuse(rule, lot, knowledge, findings, alerts)
    remarks = [
        remark for rule in knowledge.rules.values() if rule.asks_of_demands for lot in assessed for remark in _ask(rule, lot, knowledge)
    ]
    return Judgement(tuple(findings.values()), tuple(alerts), tuple(remarks))


def _find(rule: Rule, expects: Expectation, lot: LotFacts, demands: Mapping[str, Sequence[Demand]], knowledge: Knowledge) -> Finding:
    truth = applies(rule, lot)
    applicability: Applicability = "unknown" if truth is None else "yes" if truth else "no"
    standards = knowledge.catalog.standards
    judged = NOTHING if applicability == "no" else judge_expectation(expects, demands, standards)
    outcome = _outcome(applicability, judged.level, contradicted=judged.contradicted)
    return Finding(
        rule=rule.id,
        lot=lot.lot.id,
        title=rule.title,
        area=rule.area,
        severity=rule.severity,
        weight=knowledge.weight(rule),
        applicability=applicability,
        level=None if applicability == "no" else judged.level,
        outcome=outcome,
        evidence=judged.evidence,
        message=messages.finding(rule, outcome, judged, standards, knowledge.words),
    )


def _outcome(applicability: Applicability, level: int, *, contradicted: bool) -> Outcome:
    if applicability == "no":
        return "not-applicable"
    if applicability == "unknown":
        return "unknown"
    if contradicted:
        return "contradicted"
    return "met" if level >= REQUIRED else "partly" if level else "missed"


def _refuse(rule: Rule, lot: LotFacts, knowledge: Knowledge, findings: dict[tuple[str, str], Finding], alerts: list[Alert]) -> None:
    """Report demands that must not be there: on the expectation about the same standard if one applies, else as an alert."""
    assert rule.refuses is not None  # noqa: S101 - the caller chose such rules; this tells the type checker
    standards = knowledge.catalog.standards
    refused_standard = standards[rule.refuses.standard]
    refused = parse_range(rule.refuses.version, refused_standard) if rule.refuses.version else None
    hits = tuple(demand for demand in lot.demands if is_refused(demand, refused, refused_standard))
    if not hits or not applies(rule, lot):
        return
    same = {refused_standard.id, refused_standard.unversioned_means}
    touched = [
        key
        for key, finding in findings.items()
        if key[1] == lot.lot.id and finding.applicability != "no" and same & set(knowledge.rules[key[0]].standards())
    ]
    for key in touched:
        findings[key] = _contradict(findings[key], hits, knowledge)
    if not any(findings[key].applicability == "yes" for key in touched):
        alerts.append(
            Alert(
                rule=rule.id,
                lot=lot.lot.id,
                title=rule.title,
                severity=rule.severity,
                caps_grade=True,
                evidence=tuple(evidence_of(demand, None) for demand in hits),
                message=messages.alert(rule, hits, standards, knowledge.words),
                instead=rule.refuses.instead,
                asks_for=messages.refused_name(hits, standards, knowledge.words),
            )
        )


def is_refused(demand: Demand, refused: VersionRange | None, standard: Standard) -> bool:
    """Tell whether a demand asks for or accepts what is refused. A name that stands for another standard is refused only by version."""
    if demand.standard != standard.id or demand.stance not in ASKED:
        return False
    if demand.version is None and standard.unversioned_means:
        return False
    return overlaps(parse_range(demand.version, standard) if demand.version else None, refused)


def _contradict(finding: Finding, hits: tuple[Demand, ...], knowledge: Knowledge) -> Finding:
    if finding.outcome == "contradicted":
        return finding
    refused = tuple(evidence_of(demand, None) for demand in hits)
    kept = tuple(item for item in finding.evidence if (item.pointer, item.start) not in {(one.pointer, one.start) for one in refused})
    against = msgspec.structs.replace(finding, level=0, evidence=(*refused, *kept))
    if finding.applicability == "unknown":
        return against
    return msgspec.structs.replace(
        against, outcome="contradicted", message=messages.contradicted(refused, knowledge.catalog.standards, knowledge.words)
    )


def _ask(rule: Rule, lot: LotFacts, knowledge: Knowledge) -> Iterator[Remark]:
    """Report demands that lack a quality: all of a lot in one remark, or each group that goes together in one."""
    assert rule.asks_of_demands is not None  # noqa: S101 - the caller chose such rules; this tells the type checker
    if not applies(rule, lot):
        return
    quality, standards, words = rule.asks_of_demands.quality, knowledge.catalog.standards, knowledge.words
    for lacking in lacking_demands(rule, lot, knowledge):
        yield Remark(
            rule=rule.id,
            lot=lot.lot.id,
            title=rule.title,
            evidence=tuple(evidence_of(demand, None) for demand in lacking),
            message=messages.remark(rule, lacking, lot.facts.buyer.country, standards, words),
            quality=quality,
            harm=harm_of(quality, words),
            instead=instead_of(quality, lacking, standards, words),
        )
