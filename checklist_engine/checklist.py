"""The checklist for a purchase: what the rules of a profile expect of these subjects, the weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.rules.applicability import applies
from checklist_engine.rules.conditions import characteristics_of
from checklist_engine.rules.rule import Wanted
from checklist_engine.starter import hold_subjects, purchase_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.rules.rule import Rule

__all__ = ["ChecklistItem", "make_checklist"]


class ChecklistItem(msgspec.Struct, frozen=True, kw_only=True):
    """One expectation. `mode` says whether one, any or all of `wanted` is asked for; `if_true` are the open facts that decide it."""

    rule: str
    title: str
    area: str
    severity: str
    weight: float
    mode: str
    wanted: tuple[Wanted, ...]
    if_true: tuple[str, ...]


def make_checklist(subjects: Sequence[str], knowledge: Knowledge) -> tuple[ChecklistItem, ...]:
    """Return every expectation that applies to a purchase of these subjects, or may apply, by area and falling weight.

    Raises:
        UsageError: the catalogue has no such subject.

    """
    hold_subjects(subjects, knowledge.catalog)
    lot = purchase_of(subjects, knowledge.catalog)
    items = [item for rule in knowledge.rules.values() if (item := _item(rule, lot, knowledge)) is not None]
    areas = list(knowledge.catalog.areas)
    return tuple(sorted(items, key=lambda item: (areas.index(item.area), -item.weight, bool(item.if_true), item.rule)))


def _item(rule: Rule, lot: LotFacts, knowledge: Knowledge) -> ChecklistItem | None:
    truth = applies(rule, lot) if rule.expects else False
    if rule.expects is None or truth is False:
        return None
    known = lot.facts.characteristics
    open_facts = [] if truth or rule.when is None else [name for name in characteristics_of(rule.when) if name not in known]
    return ChecklistItem(
        rule=rule.id,
        title=rule.title,
        area=rule.area,
        severity=rule.severity,
        weight=knowledge.weight(rule),
        mode=rule.expects.mode,
        wanted=rule.expects.wanted,
        if_true=tuple(dict.fromkeys(open_facts)),
    )
