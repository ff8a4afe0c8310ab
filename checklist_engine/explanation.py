"""Why a finding is as it is, and the sum that makes the points: recomputed from the specification, nothing is taken on trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demands import detect_demands
from checklist_engine.errors import Problem, UsageError
from checklist_engine.lots import describe_lots
from checklist_engine.result import Finding
from checklist_engine.rules.applicability import subject_applies
from checklist_engine.rules.conditions import TraceStep, characteristics_of, trace
from checklist_engine.saying import say

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.result import CheckResult
    from checklist_engine.rules.rule import Rule
    from checklist_engine.wording import Words

__all__ = ["Explanation", "SumLine", "add_up", "explain_rule"]


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """One rule on one lot: the finding, the steps of its applicability, and where each fact comes from."""

    finding: Finding | None
    lot: str
    steps: tuple[TraceStep, ...]
    reasons: dict[str, str]


class SumLine(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of the sum: its weight, the mean credit over its lots, and their product."""

    rule: str
    lots: int
    weight: float
    credit: float

    @property
    def points(self) -> float:
        """The weight times the credit."""
        return self.weight * self.credit


def explain_rule(rule_id: str, result: CheckResult, knowledge: Knowledge) -> tuple[Explanation, ...]:
    """Explain one rule on every lot of a checked specification.

    Raises:
        UsageError: the profile has no such rule.

    """
    if rule_id not in knowledge.rules:
        import difflib  # noqa: PLC0415 - only a mistake needs it

        close = difflib.get_close_matches(rule_id, knowledge.rules, n=1)
        hint = say("did you mean '{near}'?", near=close[0]) if close else say("see `checklist-engine rules list`")
        raise UsageError(
            Problem(
                code="unknown-rule",
                what=say("the profile {profile} has no rule '{rule}'", profile=knowledge.profile.id, rule=rule_id),
                hint=hint,
            )
        )
    rule, words = knowledge.rules[rule_id], knowledge.words
    lots = describe_lots(result.specification, detect_demands(result.specification, knowledge.detector), knowledge)
    findings = {finding.lot: finding for finding in result.findings if finding.rule == rule_id}
    return tuple(
        Explanation(finding=findings.get(lot.lot.id), lot=lot.lot.id, steps=_steps(rule, lot, words), reasons=_reasons(rule, lot, words))
        for lot in lots
    )


def _steps(rule: Rule, lot: LotFacts, words: Words) -> tuple[TraceStep, ...]:
    _ = words.gettext
    one_of = _("subject is one of: {subjects}").format(subjects=words.series(rule.subjects))
    subjects = one_of if rule.subjects else _("holds for every subject")
    steps = [TraceStep(0, subjects, subject_applies(rule, lot))]
    if rule.when is not None:
        steps += trace(rule.when, lot.facts)
    return tuple(steps)


def _reasons(rule: Rule, lot: LotFacts, words: Words) -> dict[str, str]:
    _ = words.gettext
    named = _("subject {subject}")
    reasons = {named.format(subject=subject.id): subject.reason for subject in lot.subjects if subject.id in rule.subjects}
    for name in characteristics_of(rule.when) if rule.when else ():
        reasons[name] = lot.reasons.get(name, _("nobody stated it: unknown"))
    return reasons


def add_up(result: CheckResult, knowledge: Knowledge) -> tuple[SumLine, ...]:
    """Return the whole sum: 100 times the points of all lines, divided by all weights, is the score."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in result.findings:
        if finding.applicability == "yes" and finding.outcome != "waived":
            by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(
        SumLine(
            rule=rule,
            lots=len(findings),
            weight=findings[0].weight,
            credit=sum(knowledge.scoring.credit[finding.level or 0] for finding in findings) / len(findings),
        )
        for rule, findings in sorted(by_rule.items())
    )
