"""JSON that no honest program writes: twice the same key, too deep, numbers and characters that do not exist."""

from __future__ import annotations

import math
import re
from typing import Any

import msgspec

from checklist_engine.errors import Problem
from checklist_engine.patterns import compiled_later
from checklist_engine.saying import say
from checklist_engine.specification.pointer import join_pointer

__all__ = ["MAX_DEPTH", "MAX_NUMBER_CHARACTERS", "count_keys_and_depth", "count_written_keys", "inspect_json", "is_plain"]

MAX_DEPTH = 64
"""How many objects and arrays may stand inside each other."""

MAX_NUMBER_CHARACTERS = 100
"""How long a number may be, in characters."""

_MAX_PROBLEMS = 20
_TOKEN = compiled_later(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_HOLDERS = frozenset({dict, list})
_NO_BRACKETS = bytes(sign for sign in range(256) if chr(sign) not in "{}[]")
_NO_SIGNS = bytes(sign for sign in range(256) if chr(sign) not in '{}[]:"')
_ROUNDS = MAX_DEPTH // 2
"""Rounds that each take away one or two levels of brackets."""
_CONSTANTS = {"NaN", "Infinity", "-Infinity"}


def count_written_keys(text: str) -> int:
    """Return how many keys stand in a valid JSON text, those that stand twice counted twice."""
    return _signs_of(text.encode("utf-8", "surrogatepass")).count(b":")


def count_keys_and_depth(value: Any) -> tuple[int, int]:  # noqa: ANN401 - JSON holds any value
    """Return how many keys all objects of a JSON value have, and how deep it goes."""
    keys = depth = 0
    level = [value]
    while level:
        depth += 1
        below: list[Any] = []
        for part in level:
            # Decoded JSON holds no other kinds of objects and arrays than these.
            kind = type(part)
            if kind is dict:
                keys += len(part)
                below += [inside for inside in part.values() if type(inside) in _HOLDERS]
            elif kind is list:
                below += [inside for inside in part if type(inside) in _HOLDERS]
        level = below
    return keys, depth


def is_plain(text: bytes, value: Any) -> bool:  # noqa: ANN401 - JSON holds any value
    """Tell quickly whether in a valid JSON text, with its value, surely no key stands twice and nothing is too deep.

    The value written anew has each key once. No object is walked through.
    """
    if text.count(b"{") + text.count(b"[") > MAX_DEPTH and not _is_shallow(text):
        return False
    try:
        anew = msgspec.json.encode(value)
    except (UnicodeError, OverflowError):
        return False
    if anew == text:
        return True
    # Neither a key nor a colon within a text can be lost and another be won, but where a colon is written as an escape.
    return text.count(b":") == anew.count(b":") and not (b"\\u003" in text and (b"\\u003a" in text or b"\\u003A" in text))


def _is_shallow(text: bytes) -> bool:
    brackets = _signs_of(text).translate(None, _NO_BRACKETS)
    for _ in range(_ROUNDS):
        if not brackets:
            break
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    return not brackets


def _signs_of(text: bytes) -> bytes:
    """Return the brackets and colons that stand outside keys and texts."""
    if b"\\" in text:
        # What is left of an escape neither opens nor closes a text.
        text = text.replace(b"\\\\", b"").replace(b'\\"', b"")
    # Two quotation marks with nothing between change nothing, whatever they belong to.
    signs = text.translate(None, _NO_SIGNS).replace(b'""', b"")
    return b"".join(signs.split(b'"')[::2])


class _Frame:
    """An object or array that is open: its pointer, and how far it was read."""

    def __init__(self, pointer: str, *, is_object: bool) -> None:
        self.pointer = pointer
        self.is_object = is_object
        self.position = 0
        self.key = ""
        self.expects_key = is_object
        self.seen: dict[str, int] = {}

    def inside(self) -> str:
        return join_pointer(self.pointer, self.key if self.is_object else self.position)


class _Inspector:
    def __init__(self, text: str, source: str, pointer: str) -> None:
        self.text = text
        self.source = source
        self.pointer = pointer
        self.frames: list[_Frame] = []
        self.problems: list[Problem] = []

    def add(self, code: str, position: int, what: str, hint: str) -> None:
        where = self.place(position)
        self.problems.append(Problem(code=code, where=where, what=what, hint=hint))

    def place(self, position: int) -> str:
        from checklist_engine.specification.syntax import place  # noqa: PLC0415 - only a mistake needs it

        return place(self.source, self.text, position)

    def here(self) -> str:
        return _place(self.frames[-1].inside() if self.frames else self.pointer)

    def run(self, start: int, end: int) -> None:
        for token in _TOKEN.finditer(self.text, start, end):
            word = token.group()
            if word in "{[":
                if len(self.frames) >= MAX_DEPTH:
                    what = say("more than {most} objects and arrays stand inside each other", most=MAX_DEPTH)
                    self.add("json-depth", token.start(), what, say("give a file that nests less deeply"))
                    return
                pointer = self.frames[-1].inside() if self.frames else self.pointer
                self.frames.append(_Frame(pointer, is_object=word == "{"))
            elif word in "}]":
                if self.frames:
                    self.frames.pop()
            elif word in ":,":
                self._separator(word)
            else:
                self._scalar(word, token.start())
            if len(self.problems) >= _MAX_PROBLEMS:
                return

    def _separator(self, word: str) -> None:
        if not self.frames:
            return
        frame = self.frames[-1]
        frame.expects_key = word == "," and frame.is_object
        if word == ",":
            frame.position += 1

    def _scalar(self, word: str, position: int) -> None:
        frame = self.frames[-1] if self.frames else None
        if word.startswith('"'):
            text = _plain(word)
            if frame is not None and frame.expects_key:
                frame.key = text
                if text in frame.seen:
                    first = self.place(frame.seen[text])
                    what = say(
                        "the key '{key}' stands twice at {place}; first at {first}",
                        key=_shown(text),
                        place=_place(frame.pointer),
                        first=first,
                    )
                    self.add("json-duplicate-key", position, what, say("keep one of the two"))
                frame.seen.setdefault(text, position)
            if _has_lone_surrogate(text):
                what = say("half a character (a lone surrogate, \\ud800 to \\udfff) stands at {here}", here=self.here())
                self.add("json-surrogate", position, what, say("write the whole character, or leave it out"))
        elif word in _CONSTANTS:
            what = say("{word} stands at {here}; JSON has no such number", word=word, here=self.here())
            self.add("json-number", position, what, say("write a number or null"))
        elif word[0] in "-0123456789" and _too_large(word):
            what = say("the number at {here} is larger or longer than any real amount", here=self.here())
            self.add("json-number", position, what, say("write the number that is meant"))


def _plain(word: str) -> str:
    from json import loads  # noqa: PLC0415 - only a mistake needs it

    try:
        text = loads(word, strict=False)
    except ValueError:
        return word[1:-1]
    return text if isinstance(text, str) else word[1:-1]


def _place(pointer: str) -> str:
    return _shown(pointer) if pointer else say("the top of the file")


def _shown(text: str) -> str:
    """Return a text that can be printed: a lone surrogate in it would break whoever prints the message."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _has_lone_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _too_large(word: str) -> bool:
    if len(word) > MAX_NUMBER_CHARACTERS:
        return True
    try:
        return not math.isfinite(float(word))
    except ValueError:
        return False


def inspect_json(text: str, source: str, pointer: str, start: int, end: int) -> tuple[Problem, ...]:
    """Return what is wrong with the JSON value at `text[start:end]`; `pointer` leads to it.

    Codes: `json-duplicate-key`, `json-depth`, `json-number`, `json-surrogate`. At most twenty, then the reading stops.
    """
    inspector = _Inspector(text, source, pointer)
    inspector.run(start, end)
    return tuple(inspector.problems)
