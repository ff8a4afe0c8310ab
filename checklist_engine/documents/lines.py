"""What the first characters of a line show: a bullet, a clause number, or nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "CLAUSE_NUMBER",
    "Bullets",
    "Line",
    "are_wrapped",
    "comes_after",
    "depth_of_number",
    "goes_on_with",
    "is_below",
    "is_contents_line",
    "join_lines",
    "read_line",
]

# Signs of bullets; those of the private area are what symbol fonts leave behind.
_SIGNS = (
    r"\u2022\u00b7\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u25ba\u25b6\u27a2\u27a4\u2714\u2713\u2610\u2611\u2751\u2756"
    r"\uf0a7\uf0b7\uf0d8\uf076\uf0fc\uf02d\uf0e8\uf0a8\uf06f"
)
_BULLET = re.compile(rf"(?:([{_SIGNS}])[ \t\u00a0]*|([-*+\u2010-\u2015\u2212])[ \t\u00a0]+|([o\u00a7])(?:\t|[ \u00a0]{{2,}}))(?=\S)")
_NUMBER = re.compile(
    r"(?:(\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}(?:\.\d{1,3}){0,5}[.)]|\(\d{1,3}\)|\([a-z]\)|[a-z]\)|\(?[ivx]{2,6}\)|[a-hj-z]\.(?=\s))|(\d{1,2}))"
    r"[ \t\u00a0]+(?=\S)"
)
CLAUSE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}\.?")
"""A whole number of a clause: `3.2.1`, `4.`."""
_ENDS = (".", ":", ";", "!", "?", "|")
_HYPHENATED = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010]$")
_CONTENTS = re.compile(r"(?:\.{4,10}|(?:\. ){4}|\u2026{2}|_{4})\s{0,4}\d{1,4}\s{0,4}$")
# So many numbers may go by without a heading that is seen.
_MISSED = 3
_TAIL = 40
_WIDE = 120
_NARROW = 40


class Line(msgspec.Struct, frozen=True):
    """A line without its mark: `bullet` is the sign before it, `number` the clause number, '' for none."""

    text: str
    bullet: str = ""
    number: str = ""
    indent: int = 0


def read_line(line: str) -> Line:
    """Return a line with its bullet or its number apart.

    A number counts only where what follows does not go on as a sentence would: `1.2 or higher` begins no clause.
    """
    bare = line.strip()
    indent = len(line) - len(line.lstrip())
    bullet = _BULLET.match(bare)
    if bullet is not None:
        inner = _NUMBER.match(bare, bullet.end())
        sign = next(filter(None, bullet.groups()))
        if inner is not None and inner.group(1) and not _goes_on(bare, inner):
            return Line(bare[inner.end() :], sign, inner.group(1), indent)
        return Line(bare[bullet.end() :], sign, "", indent)
    number = _NUMBER.match(bare)
    if number is None or _goes_on(bare, number):
        return Line(bare, indent=indent)
    return Line(bare[number.end() :], "", number.group(1) or number.group(2), indent)


def _goes_on(bare: str, number: re.Match[str]) -> bool:
    """Tell whether the text after a number goes on as a sentence: a small letter after `1.2`, or more than a heading after `5`."""
    rest = bare[number.end() :]
    if number.group(2):
        return not rest[0].isupper() or len(rest) > _WIDE // 2 or rest.endswith((".", ",", ";"))
    return not number.group(1).endswith(")") and rest[0].islower() and "." in number.group(1).rstrip(".")


def depth_of_number(number: str) -> int:
    """Return how deep a clause number lies: 1 for `4.` and `4.0`, 2 for `4.2`, 0 for what is no such number."""
    bare = number.rstrip(".)")
    if not CLAUSE_NUMBER.fullmatch(bare):
        return 0
    parts = bare.split(".")
    while len(parts) > 1 and set(parts[-1]) == {"0"}:
        parts.pop()
    return len(parts)


def is_below(number: str, above: str) -> bool:
    """Tell whether a clause number lies below another: `1.1` and `1.1.2` below `1` and `1.0`."""
    run, start = _parts(number), _parts(above)
    return bool(start) and len(run) > len(start) and run[: len(start)] == start


def comes_after(number: str, before: str) -> bool:
    """Tell whether a clause number goes on from another of its depth or a deeper one: `2` and `1.4`, `3.2` and `3.1.4`."""
    run, earlier = _parts(number), _parts(before)
    if not run or len(run) > len(earlier) or run[:-1] != earlier[: len(run) - 1]:
        return False
    return 1 <= run[-1] - earlier[len(run) - 1] <= _MISSED


def _parts(number: str) -> list[int]:
    return [int(part) for part in number.rstrip(".)").split(".")[: depth_of_number(number)]]


class Bullets:
    """Tells the depth of list items by their signs, in the order of a document: a new sign inside a list is one deeper."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, int]] = []

    def end(self) -> None:
        """Say that something else than an item came."""
        self._stack.clear()

    def depth(self, sign: str, indent: int = 0) -> int:
        """Return the depth of the next item, from 0."""
        if any(indent > at for _, at in self._stack[-1:]) or not self._stack:
            self._stack.append((sign, indent))
            return len(self._stack) - 1
        for place, (known, at) in enumerate(self._stack):
            if known == sign and at >= indent:
                del self._stack[place + 1 :]
                return place
        while self._stack and self._stack[-1][1] > indent:
            self._stack.pop()
        self._stack.append((sign, indent))
        return len(self._stack) - 1


def are_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines are broken at a width, so that a paragraph takes several, or each line is a paragraph."""
    inner = [len(line.rstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(inner) < 3:  # noqa: PLR2004 - too few to tell
        return bool(inner) and max(inner) <= _WIDE
    width = sorted(inner)[int(len(inner) * 0.95)]
    return _NARROW <= width <= _WIDE and sum(1 for length in inner if length >= 0.7 * width) >= 0.5 * len(inner)


def goes_on_with(text: str, line: str) -> str:
    """Return a text with its next line, without the hyphen that parts a word at the end of a line."""
    return f"{text[:-1]}{line}" if line[:1].islower() and _HYPHENATED.search(text[-3:]) else f"{text} {line}"


def join_lines(lines: Iterable[str], *, wrapped: bool) -> list[str]:
    """Return the lines with those that go on joined; a line with a mark always begins anew.

    A line goes on in the next one where lines are wrapped, or where the next one begins with a small letter and this one does
    not end a sentence. A hyphen at the end of a line is taken out.
    """
    joined: list[list[str]] = []
    for line in lines:
        bare = line.strip()
        if not bare:
            continue
        mark = read_line(line)
        before = joined[-1][-1].rstrip() if joined else ""
        goes_on = joined and not mark.bullet and not mark.number
        if not goes_on or not (wrapped or (bare[0].islower() and not before.endswith(_ENDS))):
            joined.append([line.rstrip()])
        elif bare[0].islower() and _HYPHENATED.search(before[-3:]):
            joined[-1][-1] = before[:-1] + bare
        else:
            joined[-1].append(bare)
    return [" ".join(parts) for parts in joined]


def is_contents_line(text: str) -> bool:
    """Tell whether a line ends as those of a table of contents do: dots, and the number of a page."""
    return _CONTENTS.search(text[-_TAIL:]) is not None
