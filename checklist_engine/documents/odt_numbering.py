"""The numbers that OpenDocument prints before headings and list items and does not store in their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.elements import attribute, local, whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Counter", "Level", "read_levels"]

_LETTERS = 26
_LEVELS = 10
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()  # noqa: SIM905 - easier to read


class Level(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One level of a list: its form is '' for bullets and unnumbered levels; `shown` counts the levels that are printed."""

    form: str = ""
    start: int = 1
    shown: int = 1
    before: str = ""
    after: str = ""


def read_levels(style: Element) -> tuple[Level, ...]:
    """Return the levels of a list or outline style, the first one first."""
    levels = [Level()] * _LEVELS
    for part in style:
        place = whole_number(attribute(part, "level"), 0, _LEVELS)
        if place and local(part.tag) in {"list-level-style-number", "outline-level-style"}:
            levels[place - 1] = Level(
                form=attribute(part, "num-format") or "",
                start=whole_number(attribute(part, "start-value"), 1),
                shown=max(1, whole_number(attribute(part, "display-levels"), 1, _LEVELS)),
                before=attribute(part, "num-prefix") or "",
                after=attribute(part, "num-suffix") or "",
            )
    return tuple(levels)


class Counter:
    """Counts the items of one list."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self._levels = levels
        self._counts: list[int | None] = [None] * _LEVELS

    def next_label(self, place: int) -> str:
        """Count an item at level `place` (from 0) and return what is printed before it, '' for a bullet."""
        place = min(place, _LEVELS - 1)
        level = self._levels[place] if place < len(self._levels) else Level()
        before = self._counts[place]
        self._counts[place] = level.start if before is None else before + 1
        self._counts[place + 1 :] = [None] * (_LEVELS - place - 1)
        if not level.form:
            return ""
        first = max(0, place - level.shown + 1)
        numbers = [self._printed(at) for at in range(first, place + 1)]
        return f"{level.before}{'.'.join(number for number in numbers if number)}{level.after}".strip()

    def _printed(self, place: int) -> str:
        level = self._levels[place]
        count = self._counts[place]
        number = level.start if count is None else count
        match level.form:
            case "":
                return ""
            case "a" | "A" if number > 0:
                letters = chr(ord("a") + (number - 1) % _LETTERS) * min((number - 1) // _LETTERS + 1, 8)
                return letters if level.form == "a" else letters.upper()
            case "i" | "I" if 0 < number <= len(_ROMAN):
                roman = _ROMAN[number - 1]
                return roman if level.form == "i" else roman.upper()
            case _:
                return str(number)
