"""Text that is not JSON: where it goes wrong, and what to do about it."""

from __future__ import annotations

import re

from checklist_engine.errors import Problem
from checklist_engine.patterns import compiled_later

__all__ = ["line_and_column", "place", "syntax_problem"]

_KINDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        compiled_later(r"<(?=.*(?:<html|<!doctype html))", re.IGNORECASE | re.DOTALL),
        "a web page (HTML)",
        "download the JSON itself, not the page that shows it",
    ),
    (compiled_later(r"<(?=.*Notice)", re.DOTALL), "a TED or eForms notice in XML", "export the notice as OCDS JSON"),
    (compiled_later(r"<"), "XML", "export it as JSON"),
    (
        compiled_later(r"(GET|POST|PUT|PATCH|DELETE) \S+ HTTP/|HTTP/\d"),
        "a recorded HTTP exchange",
        "save only the body, from the first '{' on",
    ),
    (compiled_later(r"---\s|[A-Za-z_][\w -]{0,60}:(\s|$)"), "YAML", "write it as JSON"),
    (compiled_later(r'[\w "-]{1,80}([,;\t][\w "-]{1,80}){2,}\s*(\n|$)'), "a table (CSV)", "write it as JSON"),
)
_WORD = compiled_later(r"[^\W\d]\w*")
_OTHER_QUOTES = "'\u2018\u2019\u201c\u201d\u00ab\u201e\u201a"
_LITERALS = {
    word: literal
    for literal, words in {"true": "True TRUE", "false": "False FALSE", "null": "None NULL Null undefined"}.items()
    for word in words.split()
}
_EXCERPT_CHARACTERS = 100


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Return the line and the column of a position, both from 1."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def place(source: str, text: str, position: int) -> str:
    """Return `file:line:column` of a position."""
    line, column = line_and_column(text, position)
    return f"{source}:{line}:{column}"


def syntax_problem(source: str, text: str, position: int, message: str) -> Problem:
    """Return what is wrong at `position`, where the JSON reader gave up with `message`."""
    kind = _other_kind(text)
    if kind is not None:
        what, hint = kind
        return Problem(code="not-json", where=place(source, text, 0), what=what, expected="a specification as JSON", hint=hint)
    position = min(position, len(text))
    return Problem(
        code="json-syntax",
        where=place(source, text, position),
        what=f"not valid JSON: {message[:1].lower()}{message[1:]}",
        hint=_hint(text, position, message),
        excerpt=_excerpt(text, position),
    )


def _other_kind(text: str) -> tuple[str, str] | None:
    start = text.lstrip()[:4000]
    if start[:1] in {"{", "[", '"', ""}:
        return None
    for pattern, name, hint in _KINDS:
        if pattern.match(start):
            return f"this looks like {name}, not like JSON", hint
    return None


def _hint(text: str, position: int, message: str) -> str:
    here = text[position : position + 1]
    before = text[:position].rstrip()[-1:]
    word = _WORD.match(text, position)
    hints = (
        (
            not text[position:].strip(),
            "the file ends too early: a closing quote, '}' or ']' is missing, or it was cut off",
        ),
        (
            (here in "}]" and before == ",") or "trailing comma" in message,
            "remove the comma before the closing bracket",
        ),
        (here == ",", "remove the comma that is too many"),
        (here in _OTHER_QUOTES, 'use straight double quotes (") around texts and keys'),
        (text.startswith(("//", "/*", "#"), position), "remove the comment: JSON has none"),
        (word is not None, _word_hint(word.group() if word else "")),
        ("delimiter" in message and here in '"{[', "a comma or a colon is missing before this place"),
        ("control character" in message, "a text must stay on one line: write a line break as \\n and a tab as \\t"),
        ("escape" in message, "write a backslash in a text twice: \\\\"),
    )
    other = "mend the file at this place, or write it anew with the program that made it"
    return next((hint for applies, hint in hints if applies), other)


def _word_hint(word: str) -> str:
    literal = _LITERALS.get(word)
    return f"write {literal} instead of {word}" if literal else 'put double quotes (") around texts and keys'


def _excerpt(text: str, position: int) -> str:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    column = position - start
    cut = max(0, column - _EXCERPT_CHARACTERS // 2)
    # A tab would move the caret away from its place.
    return f"{line[cut : cut + _EXCERPT_CHARACTERS]}\n{' ' * (column - cut)}^".replace("\t", " ")
