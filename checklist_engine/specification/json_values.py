"""The JSON values of a text: one, one a line, or one after the other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.errors import InputError, Problem
from checklist_engine.patterns import compiled_later
from checklist_engine.saying import say
from checklist_engine.specification.inspection import (
    MAX_DEPTH,
    MAX_NUMBER_CHARACTERS,
    count_keys_and_depth,
    count_written_keys,
    inspect_json,
    is_plain,
)
from checklist_engine.specification.model import Unreadable
from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["JsonValue", "read_json_value", "read_json_values"]

_SPACE = compiled_later(r"[ \t\r\n\x1e]*")  # JSON's own, and the record separator of RFC 7464
_ESCAPED_SURROGATE = compiled_later(r"\\u[dD][89a-fA-F]")
# msgspec lets a low half without its high half pass.
_LONE_LOW_HALF = compiled_later(r"(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]")
_DECODE_ERRORS = (msgspec.DecodeError, msgspec.ValidationError, RecursionError, UnicodeError)


class JsonValue(msgspec.Struct, frozen=True):
    """A value and the pointer to it: empty where the file holds one value, else `/0`, `/1`, … as if in an array."""

    value: Any
    pointer: str


def read_json_values(text: str, source: str) -> tuple[JsonValue | Unreadable, ...]:
    """Return every JSON value of the text; a part that is no JSON stands in between as `Unreadable`.

    Raises:
        InputError: when no value can be read: `json-syntax`, `not-json`, or a code of `inspect_json`.

    """
    value = _quick(text)
    if value is not None:
        return (JsonValue(value[0], ""),)
    found: tuple[JsonValue | Unreadable, ...] = _quick_lines(text) or tuple(_slowly(text, source))
    if not any(isinstance(part, JsonValue) for part in found):
        raise InputError(problem for part in found if isinstance(part, Unreadable) for problem in part.problems)
    return found


def read_json_value(data: bytes) -> tuple[Any] | None:
    """Return the value, in a tuple, of UTF-8 that is one honest JSON value; None where it is more, less or hard to tell."""
    try:
        value = msgspec.json.decode(data)
    except _DECODE_ERRORS:
        return None
    if not is_plain(data, value):
        keys, depth = count_keys_and_depth(value)
        if depth > MAX_DEPTH or keys != count_written_keys(data.decode()):
            return None
    # Looking for half a character is slow, and few texts write any that could be one.
    if (b"\\ud" in data or b"\\uD" in data) and _LONE_LOW_HALF.search(data.decode()):
        return None
    return (value,)


def _quick(text: str) -> tuple[Any] | None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return None
    return read_json_value(data)


def _quick_lines(text: str) -> tuple[JsonValue, ...]:
    """Return the values of a text with one honest JSON value a line, or nothing."""
    values: list[JsonValue] = []
    # Not splitlines(): U+2028 may stand in a JSON text.
    for line in text.split("\n"):
        if not line.strip():
            continue
        value = _quick(line)
        if value is None:
            return ()
        values.append(JsonValue(value[0], join_pointer("", len(values))))
    return tuple(values)


class _Numbers:
    """Notices numbers that are too large while JSON is decoded."""

    def __init__(self) -> None:
        self.strange = False

    def integer(self, word: str) -> int:
        if len(word) > MAX_NUMBER_CHARACTERS:
            self.strange = True
            return 0
        return int(word)

    def decimal(self, word: str) -> float:
        number = float(word)
        if len(word) > MAX_NUMBER_CHARACTERS or not math.isfinite(number):
            self.strange = True
            return 0.0
        return number

    def constant(self, _word: str) -> float:
        self.strange = True
        return 0.0


def _slowly(text: str, source: str) -> Iterator[JsonValue | Unreadable]:
    """Yield value after value, with every mistake at its place; after a broken line the next whole line goes on."""
    from json import JSONDecodeError, JSONDecoder  # noqa: PLC0415 - good input does not need it

    numbers = _Numbers()
    decoder = JSONDecoder(parse_int=numbers.integer, parse_float=numbers.decimal, parse_constant=numbers.constant)
    by_line = _is_whole(text.lstrip().partition("\n")[0]) or _is_whole(text.rstrip().rpartition("\n")[2])
    position = _skip_space(text, 0)
    count = 0
    while position < len(text):
        # A value alone in its file is the whole document.
        pointer = join_pointer("", count) if count else ""
        count += 1
        numbers.strange = False
        try:
            value, end = decoder.raw_decode(text, position)
        except JSONDecodeError as error:
            problems = inspect_json(text, source, pointer, position, error.pos)
            from checklist_engine.specification.syntax import syntax_problem  # noqa: PLC0415 - only a mistake needs it

            yield Unreadable(source=source, problems=(*problems, syntax_problem(source, text, error.pos, error.msg)))
            # A line that was cut off seems to go on in the next line.
            position = _next_whole_line(text, position if by_line else error.pos)
            continue
        except RecursionError:
            yield Unreadable(source=source, problems=_deep(text, source, pointer, position))
            return
        following = _skip_space(text, end)
        if count == 1 and following < len(text):
            pointer = join_pointer("", 0)
        problems = ()
        written = text[position:end]
        keys, depth = count_keys_and_depth(value)
        if numbers.strange or depth > MAX_DEPTH or keys != count_written_keys(written) or _ESCAPED_SURROGATE.search(written):
            problems = inspect_json(text, source, pointer, position, end)
        yield Unreadable(source=source, problems=problems) if problems else JsonValue(value, pointer)
        position = following


def _skip_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position


def _deep(text: str, source: str, pointer: str, position: int) -> tuple[Problem, ...]:
    found = inspect_json(text, source, pointer, position, len(text))
    if found:
        return found
    what = say("more than {most} objects and arrays stand inside each other", most=MAX_DEPTH)
    from checklist_engine.specification.syntax import place  # noqa: PLC0415 - only a mistake needs it

    return (Problem(code="json-depth", where=place(source, text, position), what=what, hint=say("give a file that nests less deeply")),)


def _next_whole_line(text: str, position: int) -> int:
    """Return where the next line starts that is a JSON object or array by itself, or the end of the text."""
    while (newline := text.find("\n", position)) >= 0:
        start = newline + 1
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if _is_whole(line):
            return start
        position = start
    return len(text)


def _is_whole(line: str) -> bool:
    """Return whether a line is an object or array by itself."""
    return line[:1] in {"{", "["} and line.rstrip()[-1:] in {"}", "]"} and _quick(line) is not None
