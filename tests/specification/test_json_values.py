"""Every value of a file is found, and every mistake in its JSON is said with its place."""

from __future__ import annotations

import pytest

from checklist_engine.errors import InputError, Problem
from checklist_engine.specification.json_values import JsonValue, read_json_values
from checklist_engine.specification.model import Unreadable


def read(text: str) -> tuple[JsonValue | Unreadable, ...]:
    """Read a text as the file t.json."""
    return read_json_values(text, "t.json")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('{"a": 1}\r\n\r\n{"a": 2}', [{"a": 1}, {"a": 2}]),
        ('{"a":\n 1}\n[\n2\n]\n', [{"a": 1}, [2]]),
        ('{"a": 1}{"a": 2}[]', [{"a": 1}, {"a": 2}, []]),
        ('\x1e{"a": 1}\n\x1e{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('{"a": "\\ud83d\\ude00"}', [{"a": "😀"}]),
        ('{"a": "\\\\udc00"}', [{"a": "\\udc00"}]),
        ('{"a": "one: \\"two\\": three"}', [{"a": 'one: "two": three'}]),
        ('{"a": {"b": {"a": 1}}}', [{"a": {"b": {"a": 1}}}]),
    ],
)
def test_all_values_of_a_file_are_read(text: str, values: list[object]) -> None:
    """One value, one a line, or one after the other; a value alone has an empty pointer."""
    pointers = [""] if len(values) == 1 else [f"/{index}" for index in range(len(values))]

    assert read(text) == tuple(JsonValue(value, pointer) for value, pointer in zip(values, pointers, strict=True))


def test_a_broken_line_does_not_hide_the_others() -> None:
    """Reading goes on with the next line that is whole; the broken one stands in between."""
    first, broken, last = read('{"a": 1}\n{"a": \n{"a": 3}\n')

    assert first == JsonValue({"a": 1}, "/0")
    assert last == JsonValue({"a": 3}, "/2")
    assert isinstance(broken, Unreadable)
    assert [problem.code for problem in broken.problems] == ["json-syntax"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '{"a": 1,}',
            Problem(
                code="json-syntax",
                where="t.json:1:9",
                what="not valid JSON: expecting property name enclosed in double quotes",
                hint="remove the comma before the closing bracket",
                excerpt='{"a": 1,}\n        ^',
            ),
        ),
        (
            '{\n  "a": True\n}',
            Problem(
                code="json-syntax",
                where="t.json:2:8",
                what="not valid JSON: expecting value",
                hint="write true instead of True",
                excerpt='  "a": True\n       ^',
            ),
        ),
    ],
)
def test_a_mistake_in_the_syntax_is_shown(text: str, expected: Problem) -> None:
    """The error names line and column, shows the line and says what to do."""
    with pytest.raises(InputError) as caught:
        read(text)

    assert caught.value.problems == (expected,)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{'a': 1}", 'use straight double quotes (") around texts and keys'),
        ("{“a”: 1}", 'use straight double quotes (") around texts and keys'),
        ("{a: 1}", 'put double quotes (") around texts and keys'),
        ('{"a": 1', "the file ends too early: a closing quote, '}' or ']' is missing, or it was cut off"),
        ('[{"a": 1},, 2]', "remove the comma that is too many"),
        ('{"a": 1 "b": 2}', "a comma or a colon is missing before this place"),
        ('{"a": 1} // note', "remove the comment: JSON has none"),
        ('{"a": "C:\\x"}', "write a backslash in a text twice: \\\\"),
        ('{"a": "x\ny"}', "a text must stay on one line: write a line break as \\n and a tab as \\t"),
        ("<!DOCTYPE html><html>", "download the JSON itself, not the page that shows it"),
        ("<ContractNotice/>", "export the notice as OCDS JSON"),
        ("<a/>", "export it as JSON"),
        ("POST /api HTTP/1.0\n\n{}", "save only the body, from the first '{' on"),
        ("id: 1\ntitle: x\n", "write it as JSON"),
        ("id;title;text\n1;a;b\n", "save it as .xlsx, whose rows are read, or write it as JSON"),
    ],
)
def test_the_hint_fits_the_mistake(text: str, hint: str) -> None:
    """What people and programs often get wrong is recognised."""
    try:
        problems = [problem for part in read(text) if isinstance(part, Unreadable) for problem in part.problems]
    except InputError as error:
        problems = list(error.problems)

    assert [problem.hint for problem in problems] == [hint]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '{\n"a": {"b": 1, "b": 2}}',
            "t.json:2:15: the key 'b' stands twice at /a; first at t.json:2:7 [json-duplicate-key]\n    what to do: keep one of the two",
        ),
        (
            '{"a": [1, NaN]}',
            "t.json:1:11: NaN stands at /a/1; JSON has no such number [json-number]\n    what to do: write a number or null",
        ),
        (
            '{"a": -Infinity}',
            "t.json:1:7: -Infinity stands at /a; JSON has no such number [json-number]\n    what to do: write a number or null",
        ),
        (
            '{"a": 1e999}',
            (
                "t.json:1:7: the number at /a is larger or longer than any real amount [json-number]\n"
                "    what to do: write the number that is meant"
            ),
        ),
        (
            '{"a": ' + "9" * 5000 + "}",
            (
                "t.json:1:7: the number at /a is larger or longer than any real amount [json-number]\n"
                "    what to do: write the number that is meant"
            ),
        ),
        (
            '{"a": "\\ud800"}',
            (
                "t.json:1:7: half a character (a lone surrogate, \\ud800 to \\udfff) stands at /a [json-surrogate]\n"
                "    what to do: write the whole character, or leave it out"
            ),
        ),
        (
            '{"a": "x\\udc00"}',
            (
                "t.json:1:7: half a character (a lone surrogate, \\ud800 to \\udfff) stands at /a [json-surrogate]\n"
                "    what to do: write the whole character, or leave it out"
            ),
        ),
        (
            "[" * 65 + "]" * 65,
            (
                "t.json:1:65: more than 64 objects and arrays stand inside each other [json-depth]\n"
                "    what to do: give a file that nests less deeply"
            ),
        ),
        (
            '{"a":' * 100_000,
            (
                "t.json:1:321: more than 64 objects and arrays stand inside each other [json-depth]\n"
                "    what to do: give a file that nests less deeply"
            ),
        ),
    ],
)
def test_hostile_json_is_refused(text: str, expected: str) -> None:
    """Duplicate keys, depth, strange numbers and half characters are errors with their place, never a crash."""
    with pytest.raises(InputError) as caught:
        read(text)

    assert str(caught.value) == expected


def test_a_half_character_in_a_key_does_not_break_the_message() -> None:
    """The message can be printed, whatever the key."""
    with pytest.raises(InputError) as caught:
        read('{"\\ud800": {"a": 1, "a": 2}}')

    assert str(caught.value).encode()
