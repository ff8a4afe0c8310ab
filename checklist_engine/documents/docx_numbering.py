"""The numbers that Word prints before paragraphs and does not store in their text: `3.2.1`, `a)`, `iv.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.elements import attribute, child, children, whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Numbering"]

_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"))
_ROMAN_SMALL = ((5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_LEVELS = 9
_BULLETS = {"bullet", "none"}


class _Level(msgspec.Struct, frozen=True):
    start: int
    form: str
    text: str
    legal: bool


class Numbering:
    """Counts the paragraphs of a document in their order; made for one reading of it."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._own: dict[str, dict[int, _Level]] = {}
        self._restart: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        linked: dict[str, str] = {}
        links: dict[str, str] = {}
        for abstract in children(root, "abstractNum"):
            key = attribute(abstract, "abstractNumId") or ""
            self._levels[key] = _levels(abstract)
            if (style := attribute(child(abstract, "styleLink"), "val")) is not None:
                linked[style] = key
            if (style := attribute(child(abstract, "numStyleLink"), "val")) is not None:
                links[key] = style
        for key, style in links.items():
            self._levels[key] = self._levels.get(linked.get(style, key), {})
        for number in children(root, "num"):
            self._read_number(number)

    def _read_number(self, number: Element) -> None:
        key = attribute(number, "numId") or ""
        self._abstract_of[key] = attribute(child(number, "abstractNumId"), "val") or ""
        for override in children(number, "lvlOverride"):
            place = whole_number(attribute(override, "ilvl"), 0, _LEVELS - 1)
            start = attribute(child(override, "startOverride"), "val")
            if start is not None:
                self._restart.setdefault(key, {})[place] = whole_number(start, 1)
            self._own.setdefault(key, {}).update(_levels(override))

    def is_bullet(self, key: str, place: int) -> bool:
        """Tell whether the list at this level has bullets, or nothing, instead of numbers."""
        level = self._level(key, place)
        return level is None or level.form in _BULLETS

    def next_label(self, key: str, place: int) -> str:
        """Count a paragraph of list `key` at level `place` (from 0) and return what is printed before it, '' for a bullet."""
        level = self._level(key, place)
        if level is None:
            return ""
        abstract = self._abstract_of[key]
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if key not in self._begun:
            self._begun.add(key)
            for at, start in self._restart.get(key, {}).items():
                counts[at] = start - 1
        counts[place] = level.start if (before := counts[place]) is None else before + 1
        counts[place + 1 :] = [None] * (_LEVELS - place - 1)
        if level.form in _BULLETS:
            return ""
        return _PLACEHOLDER.sub(lambda match: self._printed(key, counts, int(match.group(1)) - 1, legal=level.legal), level.text).strip()

    def _printed(self, key: str, counts: list[int | None], place: int, *, legal: bool) -> str:
        level = self._level(key, place)
        if level is None:
            return ""
        count = counts[place]
        return _form(level.start if count is None else count, "decimal" if legal else level.form)

    def _level(self, key: str, place: int) -> _Level | None:
        own = self._own.get(key, {}).get(place)
        return own or self._levels.get(self._abstract_of.get(key, ""), {}).get(place)


def _levels(parent: Element) -> dict[int, _Level]:
    return {
        whole_number(attribute(level, "ilvl"), 0, _LEVELS - 1): _Level(
            start=whole_number(attribute(child(level, "start"), "val"), 1),
            form=attribute(child(level, "numFmt"), "val") or "decimal",
            text=attribute(child(level, "lvlText"), "val") or "",
            legal=child(level, "isLgl") is not None,
        )
        for level in children(parent, "lvl")
    }


def _form(count: int, form: str) -> str:
    if count > 0 and form in {"lowerLetter", "upperLetter"}:
        # Word prints aa, bb, cc after z.
        letters = chr(ord("a") + (count - 1) % _LETTERS) * min((count - 1) // _LETTERS + 1, 8)
        return letters if form == "lowerLetter" else letters.upper()
    if 0 < count < 4000 and form in {"lowerRoman", "upperRoman"}:  # noqa: PLR2004 - Roman numerals end there
        roman = ""
        for value, sign in (*_ROMAN, *_ROMAN_SMALL):
            roman += sign * (count // value)
            count %= value
        return roman if form == "lowerRoman" else roman.upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)
