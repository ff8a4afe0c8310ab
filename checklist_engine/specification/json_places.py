"""Where the values of a JSON text stand in it, by line and column: so that other tools can show the very words."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.specification.pointer import join_pointer, split_pointer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["JsonPlaces", "Span", "find_json_places"]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a text: lines and columns from 1, in code points, the end exclusive; and the part itself."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    text: str


class JsonPlaces:
    """The places of some values of one JSON text."""

    def __init__(self, text: str, found: dict[str, tuple[int, int]]) -> None:
        """Keep the text and where, from and to which character, each value stands."""
        self._text = text
        self._found = found
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def find(self, pointer: str, quote: str = "") -> Span | None:
        """Return the place of a value, of `quote` in it where that stands there letter for letter; None where it is not known.

        A value that the text does not hold, as one that a reader put together, gives the place of what it would be in.
        """
        steps = split_pointer(pointer)
        for length in range(len(steps), -1, -1):
            span = self._found.get(join_pointer("", *steps[:length]))
            if span is not None:
                start, end = span
                at = self._text.find(quote, start, end) if quote and length == len(steps) else -1
                if at >= 0:
                    return self._span(at, at + len(quote))
                # A container is shown by its first character: its whole text helps nobody.
                return self._span(start, start + 1 if self._text[start] in "{[" else end)
        return None

    def _span(self, start: int, end: int) -> Span:
        (first, column), (last, last_column) = self._place(start), self._place(end)
        return Span(start_line=first, start_column=column, end_line=last, end_column=last_column, text=self._text[start:end])

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def find_json_places(text: str, pointers: Collection[str]) -> JsonPlaces:
    """Return where the values of these JSON pointers stand, and what they are in. The text is JSON that has been read already.

    Several values one after the other have the pointers `/0`, `/1`, … as if in an array.
    """
    wanted = {
        join_pointer("", *steps[:length]) for pointer in pointers for steps in [split_pointer(pointer)] for length in range(len(steps) + 1)
    }
    found: dict[tuple[int, str], tuple[int, int]] = {}
    last = 0
    for index, pointer, start, end in _walk(text, wanted):
        last = index
        found.setdefault((index, pointer), (start, end))
    prefixes = {index: join_pointer("", index) if last else "" for index in range(last + 1)}
    return JsonPlaces(text, {prefixes[index] + pointer: span for (index, pointer), span in found.items()})


class _Open:
    """An object or array that is being read: its pointer, None where nobody asks for anything in it, and where it begins."""

    __slots__ = ("is_object", "pointer", "start", "step")

    def __init__(self, pointer: str | None, start: int, *, is_object: bool) -> None:
        self.pointer = pointer
        self.start = start
        self.is_object = is_object
        self.step: str | int = "" if is_object else 0


def _walk(text: str, wanted: Collection[str]) -> Iterator[tuple[int, str, int, int]]:
    """Yield the number of the top value, the pointer in it, start and end of each value that is wanted, ends first."""
    stack: list[_Open] = []
    index = 0
    expects_key = False
    for token in _TOKEN.finditer(text):
        word = token.group()
        if word in "{[":
            stack.append(_Open(_pointer(stack, index, wanted), token.start(), is_object=word == "{"))
            expects_key = word == "{"
        elif word == ",":
            top = stack[-1]
            expects_key = top.is_object
            if isinstance(top.step, int):
                top.step += 1
        elif word == ":":
            expects_key = False
        elif word in "}]":
            closed = stack.pop()
            expects_key = False
            if closed.pointer is not None:
                yield index, closed.pointer, closed.start, token.end()
            index += not stack
        elif expects_key:
            stack[-1].step = json.loads(word) if "\\" in word else word[1:-1]
        else:
            pointer = _pointer(stack, index, wanted)
            if pointer is not None:
                yield index, pointer, token.start(), token.end()
            index += not stack


def _pointer(stack: list[_Open], index: int, wanted: Collection[str]) -> str | None:
    """Return the pointer of the value that comes next, or None where nobody asks for it."""
    if not stack:
        return ""
    outer = stack[-1]
    if outer.pointer is None:
        return None
    pointer = join_pointer(outer.pointer, outer.step)
    return pointer if pointer in wanted or join_pointer("", index) + pointer in wanted else None
