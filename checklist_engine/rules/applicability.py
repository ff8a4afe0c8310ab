"""Whether a rule is about a lot: what is bought, and the facts that its condition asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.rules.conditions import Truth, all_true, judge

if TYPE_CHECKING:
    from checklist_engine.lots import LotFacts
    from checklist_engine.rules.rule import Rule

__all__ = ["applies", "subject_applies"]


def subject_applies(rule: Rule, lot: LotFacts) -> Truth:
    """Tell whether the rule is about what the lot buys; unknown where only title words hint at the subject."""
    if not rule.subjects:
        return True
    relevant = [subject.certain for subject in lot.subjects if subject.id in rule.subjects]
    return True if any(relevant) else None if relevant else False


def applies(rule: Rule, lot: LotFacts) -> Truth:
    """Tell whether the rule applies to the lot, or None where a fact is missing."""
    condition = True if rule.when is None else judge(rule.when, lot.facts)
    return all_true((subject_applies(rule, lot), condition))
