"""Lists and the sentence that introduces them: kept together, so that no item loses its verb."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.lines import depth_of_number
from checklist_engine.documents.sections import Placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.documents.block import Block

__all__ = ["Entry", "introduces", "is_line", "list_entries"]

# A list that is not longer than a paragraph stays one requirement; in a longer one, each item is its own, with its introduction.
_SHORT_LIST = 700
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_CLOSED = (".", ";", "!", "?", ",")
_MAX_LEAD = 600
_LINE = 80


class Entry(msgspec.Struct, frozen=True):
    """A requirement made of list items: its text, and the block by which it is known."""

    placed: Placed
    text: str
    number: str = ""


def introduces(text: str) -> bool:
    """Tell whether a paragraph before a list introduces it: it ends with a colon, or with no mark at all."""
    return not text.rstrip().endswith(_CLOSED) and len(text) <= _MAX_LEAD * 4


def is_line(block: Block) -> bool:
    """Tell whether a paragraph is a line as lists have them: short, and not a sentence."""
    return block.kind == "paragraph" and len(block.text) <= _LINE and not block.text.rstrip().endswith((*_CLOSED, ":"))


def list_entries(lead: Placed | None, items: Sequence[Placed]) -> Iterator[Entry]:
    """Yield the requirements in consecutive list items, with the paragraph or heading that introduces them."""
    opening = lead.block.text.strip() if lead is not None else ""
    numbered = any(depth_of_number(item.block.number) > 1 for item in items)
    if lead is not None and not numbered and len(opening) + sum(len(item.block.text) for item in items) <= _SHORT_LIST:
        known = lead if lead.block.kind != "heading" else items[0]
        yield Entry(known, _together(opening, items), known.block.number)
        return
    *sentences, last = _SENTENCE_END.split(opening) if opening else [""]
    if lead is not None and sentences:
        yield Entry(lead, " ".join(sentences), lead.block.number)
    for group in _groups(_nested(items)):
        text = group[0].block.text if len(group) == 1 else _together(group[0].block.text, group[1:])
        yield Entry(group[0], _under(last[-_MAX_LEAD:], text) if last else text, group[0].block.number)


def _nested(items: Sequence[Placed]) -> list[Placed]:
    """Return the items, with those that an item with a colon announces below it: bullets after `a) … the following:`."""
    result: list[Placed] = []
    shift, base = 0, 0
    for before, item in pairwise((items[0], *items)):
        announced = item is not before and before.block.text.rstrip().endswith(":")
        if announced and item.block.level == before.block.level and bool(item.block.number) != bool(before.block.number):
            shift, base = 1, item.block.level
        elif bool(item.block.number) != bool(before.block.number) or item.block.level < base:
            shift = 0
        block = msgspec.structs.replace(item.block, level=item.block.level + shift) if shift else item.block
        result.append(Placed(block, item.section) if shift else item)
    return result


def _groups(items: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield each item of the first level with those below it."""
    group: list[Placed] = []
    least = min((item.block.level for item in items), default=0)
    for item in items:
        if group and item.block.level <= max(least, group[0].block.level):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _together(lead: str, items: Sequence[Placed]) -> str:
    """Return an introduction and its items, one a line, with the colon that people leave out before a list."""
    least = min(item.block.level for item in items)
    lines = [f"{'  ' * min(item.block.level - least, 8)}- {item.block.text}" for item in items]
    return "\n".join([_with_colon(lead), *lines])


def _under(lead: str, text: str) -> str:
    return f"{_with_colon(lead)}\n- {text}"


def _with_colon(lead: str) -> str:
    bare = lead.rstrip()
    return bare if bare.endswith((":", *_CLOSED)) else f"{bare}:"
