"""The numbers of versions in a sentence, and the versions between two of them: `1.0-1.2`, `1.0 through 1.2`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.version.item import Item
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.sentence.view import View

__all__ = ["number_at", "range_from", "range_to"]

_NUMBER = compiled_later(r"\d{1,4}(?:\.(?:\d{1,3}|x)){0,4}")
_WITHIN_RANGE = 4
"""How many runs may stand between the first run of a range and its last number: `1.0 up to 1.2`."""


def range_from(view: View, ids: Sequence[str], value: str, index: int, stop: int) -> list[Item] | None:
    """Return all versions of the range that begins with a version in the runs `index:stop`, or None; each stands in the whole range.

    With the name again, it is one where a version lies between, `TLS 1.0 - TLS 1.2`, or the word between says nothing else, as `to` does.
    """
    if stop >= view.sentence.last or value not in ids:
        return None
    words = view.text.words
    until = next((runs for runs in view.wording.until_words if tuple(words[stop : stop + len(runs)]) == runs), ())
    if not until and view.text.gap(stop).strip() != "-":
        return None
    place = stop + len(until)
    while place < view.sentence.last and not words[place].isdigit() and (view.hit_at(place) is not None or words[place] == "v"):
        place += 1
    end = number_at(view, place) if place < view.sentence.last else None
    if end is None or end[0] not in ids:
        return None
    first, last = ids.index(value), ids.index(end[0])
    if place > stop + len(until) and (view.wording.small_words.issuperset(until) if until else last - first == 1):
        return None
    return [Item(between, "", index, end[1]) for between in ids[first : last + 1]] if last > first else None


def range_to(view: View, ids: Sequence[str], index: int) -> list[Item] | None:
    """Return all versions of the range that ends with the number at a run, or None: `versions 1.0 to 1.2 of TLS`."""
    for start in range(index - 1, max(view.sentence.first, index - _WITHIN_RANGE) - 1, -1):
        number = number_at(view, start)
        if number is not None:
            ranged = range_from(view, ids, number[0], start, number[1])
            return ranged if ranged is not None and ranged[0].last > index else None
    return None


def number_at(view: View, index: int) -> tuple[str, int] | None:
    """Return the number that begins at a run, and the run after it."""
    word = view.text.words[index]
    if not word.isdigit():
        return None
    start = view.text.starts[index]
    if start and view.text.plain[start - 1] == "." and start > 1 and view.text.plain[start - 2].isdigit():
        return None
    match = _NUMBER.match(view.text.plain, start)
    if match is None:
        return None
    stop = index + 1
    while stop < view.sentence.last and view.text.starts[stop] < match.end():
        stop += 1
    return match.group(), stop
