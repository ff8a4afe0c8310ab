"""Saved results told in the reader's language: titles and names come from the present catalogue and rules, by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from checklist_engine.comparison.saved import SavedResult
    from checklist_engine.knowledge import Knowledge

__all__ = ["retell"]

replace = msgspec.structs.replace


def retell(result: SavedResult, knowledge: Knowledge) -> SavedResult:
    """Return a result with the names of rules, areas and subjects in the language of `knowledge`.

    What the present catalogue and rules do not know, and sentences about this result, stay as they were saved.
    """
    if result.language == knowledge.words.language:
        return result
    rules, catalog = knowledge.all_rules, knowledge.catalog
    return replace(
        result,
        findings=tuple(replace(item, title=rules[item.rule].title) if item.rule in rules else item for item in result.findings),
        alerts=tuple(replace(item, title=rules[item.rule].title) if item.rule in rules else item for item in result.alerts),
        areas=tuple(
            replace(area, name=catalog.areas[area.id].name, plain=catalog.areas[area.id].plain) if area.id in catalog.areas else area
            for area in result.areas
        ),
        lots=tuple(
            replace(
                lot,
                subjects=tuple(
                    replace(subject, name=catalog.subjects[subject.id].name) if subject.id in catalog.subjects else subject
                    for subject in lot.subjects
                ),
            )
            for lot in result.lots
        ),
        language=knowledge.words.language,
    )
