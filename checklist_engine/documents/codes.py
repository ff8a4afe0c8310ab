"""Classification codes that a document prints: CPV codes, which say for certain what is bought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.specification.model import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.documents.sections import Placed

__all__ = ["find_items"]

_CODE = re.compile(r"(?<![\d.-])(\d{8})(?:-(\d))?(?![\d-])")
_WORD = re.compile(r"(?<![^\W\d_])CPV(?![^\W\d_])", re.IGNORECASE)
_NEAR = 4


def find_items(placed: Sequence[Placed], pointers: Sequence[str]) -> tuple[Item, ...]:
    """Return the CPV codes, once a lot: eight digits with the word CPV in the same block, its titles, or just before it."""
    found: dict[tuple[str, str | None], Item] = {}
    last = -_NEAR - 1
    for place, (part, pointer) in enumerate(zip(placed, pointers, strict=True)):
        named = _WORD.search(part.block.text) is not None or any(_WORD.search(title) for title in part.section.titles)
        last = place if named else last
        if place - last > _NEAR:
            continue
        lots = part.section.lots
        lot = lots[0] if len(lots) == 1 else None
        for match in _CODE.finditer(part.block.text):
            if match.group(2) or named:
                found.setdefault((match.group(1), lot), Item(scheme="CPV", id=match.group(1), lot=lot, pointer=pointer))
    return tuple(found.values())
