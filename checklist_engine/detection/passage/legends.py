"""Keys that say what the letters of a table stand for: `M = must, R = recommended, O = may be offered`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import runs_of
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.text.prepared import Text

__all__ = ["legend_of", "level_by_legend", "may_be_legend"]

_ENTRY = compiled_later(r"(?<![\w-])([A-Z]{1,2}|[0-9](?=[ ]?=))[ ]?(?:[=:]|-)[ ]{0,2}([^\W\d_][^,;|()\[\]\n=]{1,40})")
_CELL = compiled_later(r"[|\t]")
_ENCLOSED = compiled_later(r"\s{0,4}[\[(]([A-Z]{1,2})[\])]|[\[(]([A-Z]{1,2})[\])][\s.;]{0,3}\Z")
_FIELD = compiled_later(r"([^\W\d_]{3,20})[ ]?[:=][ ]?([A-Z]{1,2}|[0-9])(?![^\W_])")
"""A letter behind the name of a field: `(Priority: D)`."""
_LONGEST_LEVEL = 3
"""Of so many words at most the beginning of a meaning is a level: `must`, `nice to have`."""
_FEWEST = 2


def legend_of(plain: str, wording: Wording) -> dict[str, Stance]:
    """Return what each letter stands for in a text of which one line explains at least two of them."""
    for line in plain.split("\n"):
        if not any(sign in line for sign in "=:-"):
            continue
        found: dict[str, Stance] = {}
        for entry in _ENTRY.finditer(line):
            level = _level_of(runs_of(entry[2]), wording)
            if level is not None:
                found[entry[1]] = level
        if len(found) >= _FEWEST:
            return found
    return {}


def may_be_legend(text: Text, wording: Wording) -> bool:
    """Tell whether a line, given as text, or another whose unknown words differ, can explain letters; never false where it does."""
    words = (word in wording.levels_by_first and any(sign in text.gap(index) for sign in "=:-") for index, word in enumerate(text.words))
    return sum(words) >= _FEWEST


def level_by_legend(row: str, legend: Mapping[str, Stance], wording: Wording) -> Stance | None:
    """Return the level of a row that has one of the letters alone in a cell, in brackets at its head or end, or in a field for it."""
    if not legend:
        return None
    letters = [cell.strip(" \n*_[]()") for cell in _CELL.split(row)] if _CELL.search(row) else []
    enclosed = _ENCLOSED.match(row) or _ENCLOSED.search(row)
    letters += [] if enclosed is None else [enclosed[1] or enclosed[2]]
    letters += [field[2] for field in _FIELD.finditer(row) if (field[1].lower(),) in wording.level_fields]
    return next((legend[letter] for letter in letters if letter in legend), None)


def _level_of(runs: tuple[str, ...], wording: Wording) -> Stance | None:
    """Return the level that the first words of a meaning are, none in capitals."""
    for size in range(min(_LONGEST_LEVEL, len(runs)), 0, -1):
        found = wording.levels.get(runs[:size])
        if found is not None and not found[1].isupper():
            return found[0]
    return None
