"""Lists and the sentence that introduces them: kept together, so that no item loses its verb, and where they end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from checklist_engine.documents.lines import depth_of_number
from checklist_engine.documents.sections import Placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.documents.block import Block

__all__ = ["Entry", "introduces", "is_line", "list_end", "list_entries"]

# A list that is not longer than a paragraph stays one requirement; in a longer one, each item is its own, with its introduction.
_SHORT_LIST = 700
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_CLOSED = (".", ";", "!", "?", ",")
_COUNTED = re.compile(r"\(?(?:(\d{1,3})|([a-z]))[.)]{1,2}", re.IGNORECASE)
_Count: TypeAlias = "tuple[bool, int] | None"
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


def list_end(placed: Sequence[Placed], start: int) -> int:
    """Return the place behind the list that begins at `start`.

    Numbers after bullets, with sentences of their own, are another list; so are numbers that begin anew, unless a colon announces them.
    """
    counts: dict[int, tuple[bool, int]] = {}
    for place in range(start, len(placed)):
        block = placed[place].block
        if block.kind != "item" or placed[place].section.skipped != placed[start].section.skipped:
            return place
        count = _count(block.number)
        if place > start and block.level <= placed[start].block.level:
            before = placed[place - 1].block
            unmarked = block.number and not placed[start].block.number and not before.number
            anew = not before.text.rstrip().endswith(":") and _begins_anew(count, counts.get(block.level), block)
            if anew or (unmarked and before.text.rstrip().endswith(".") and block.text[:1].isupper()):
                return place
        if count is not None:
            counts[block.level] = count
    return len(placed)


def _count(number: str) -> _Count:
    """Return whether a number is written in digits, and which it is: 3 for `3.` and `c)`; None for `3.1` and for none."""
    match = _COUNTED.fullmatch(number)
    if match is None:
        return None
    return (True, int(match.group(1))) if match.group(1) else (False, ord(match.group(2).lower()) - ord("a") + 1)


def _begins_anew(count: _Count, before: _Count, block: Block) -> bool:
    """Tell whether an item is the first of another list than the item of its level before it; `1.` after `1.` is how some count all."""
    if count is None or before is None or count[1] != 1:
        return False
    # Letters may stand below digits without being set deeper.
    return before[1] > 1 if count[0] == before[0] else count[0] and block.text[:1].isupper()


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
    """Return the items, with those that an item with a colon announces below it: bullets, or numbers from 1, after `3. … following:`."""
    result: list[Placed] = []
    shift, base = 0, 0
    outer: _Count = None
    last: _Count = None
    for before, item in pairwise((items[0], *items)):
        count = _count(item.block.number)
        announced = item is not before and item.block.level == before.block.level and before.block.text.rstrip().endswith(":")
        marked = bool(item.block.number) != bool(before.block.number)
        if announced and (marked or (count is not None and count[1] == 1)):
            shift, base, last, outer = 1, item.block.level, count, _count(before.block.number)
        elif marked or item.block.level < base or (item.block.level == base and not _stays(before.block, count, last, outer)):
            shift = 0
        elif item.block.level == base:
            last = count
        block = msgspec.structs.replace(item.block, level=item.block.level + shift) if shift else item.block
        result.append(Placed(block, item.section) if shift else item)
    return result


def _stays(before: Block, count: _Count, last: _Count, outer: _Count) -> bool:
    """Tell whether an item stays in the list that began below the item counted `outer`; `last` is the count before it."""
    if count is None or last is None:
        return True
    ends = outer is not None and count == (outer[0], outer[1] + 1) and before.text.rstrip().endswith(".")
    return count[0] == last[0] and count[1] > last[1] and not ends


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
