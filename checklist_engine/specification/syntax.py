"""Text that is not JSON: where it goes wrong, and what to do about it."""

from __future__ import annotations

import re

from checklist_engine.errors import Problem
from checklist_engine.patterns import compiled_later
from checklist_engine.saying import N_, say

__all__ = ["line_and_column", "place", "syntax_problem"]

_KINDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        compiled_later(r"<(?=.*(?:<html|<!doctype html))", re.IGNORECASE | re.DOTALL),
        say("a web page (HTML)"),
        say("download the JSON itself, not the page that shows it"),
    ),
    (compiled_later(r"<(?=.*Notice)", re.DOTALL), say("a TED or eForms notice in XML"), say("export the notice as OCDS JSON")),
    (compiled_later(r"<"), "XML", say("export it as JSON")),
    (
        compiled_later(r"(GET|POST|PUT|PATCH|DELETE) \S+ HTTP/|HTTP/\d"),
        say("a recorded HTTP exchange"),
        say("save only the body, from the first '{' on"),
    ),
    (compiled_later(r"---\s|[A-Za-z_][\w -]{0,60}:(\s|$)"), "YAML", say("write it as JSON")),
    (
        compiled_later(r'[\w "-]{1,80}([,;\t][\w "-]{1,80}){2,}\s*(\n|$)'),
        say("a table (CSV)"),
        say("save it as .xlsx, whose rows are read, or write it as JSON"),
    ),
)
_MESSAGES = frozenset(
    (
        N_("expecting value"),
        N_("expecting property name enclosed in double quotes"),
        N_("expecting ':' delimiter"),
        N_("expecting ',' delimiter"),
        N_("extra data"),
        N_("unterminated string starting at"),
        N_("invalid control character at"),
        N_("illegal trailing comma before end of object"),
        N_("illegal trailing comma before end of array"),
    )
)
"""What the JSON reader of Python says."""
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
        return Problem(code="not-json", where=place(source, text, 0), what=what, expected=say("a specification as JSON"), hint=hint)
    position = min(position, len(text))
    return Problem(
        code="json-syntax",
        where=place(source, text, position),
        what=say("not valid JSON: {message}", message=_said(message)),
        hint=_hint(text, position, message),
        excerpt=_excerpt(text, position),
    )


def _said(message: str) -> str:
    """Return what the JSON reader says, so that it can be said in another language where it is one of its common messages."""
    lowered = message[:1].lower() + message[1:]
    return say(lowered) if lowered in _MESSAGES else lowered


def _other_kind(text: str) -> tuple[str, str] | None:
    start = text.lstrip()[:4000]
    if start[:1] in {"{", "[", '"', ""}:
        return None
    for pattern, name, hint in _KINDS:
        if pattern.match(start):
            return say("this looks like {kind}, not like JSON", kind=name), hint
    return None


def _hint(text: str, position: int, message: str) -> str:
    here = text[position : position + 1]
    before = text[:position].rstrip()[-1:]
    word = _WORD.match(text, position)
    hints = (
        (
            not text[position:].strip(),
            say("the file ends too early: a closing quote, '}' or ']' is missing, or it was cut off"),
        ),
        (
            (here in "}]" and before == ",") or "trailing comma" in message,
            say("remove the comma before the closing bracket"),
        ),
        (here == ",", say("remove the comma that is too many")),
        (here in _OTHER_QUOTES, say('use straight double quotes (") around texts and keys')),
        (text.startswith(("//", "/*", "#"), position), say("remove the comment: JSON has none")),
        (word is not None, _word_hint(word.group() if word else "")),
        ("delimiter" in message and here in '"{[', say("a comma or a colon is missing before this place")),
        ("control character" in message, say("a text must stay on one line: write a line break as \\n and a tab as \\t")),
        ("escape" in message, say("write a backslash in a text twice: \\\\")),
    )
    other = say("mend the file at this place, or write it anew with the program that made it")
    return next((hint for applies, hint in hints if applies), other)


def _word_hint(word: str) -> str:
    literal = _LITERALS.get(word)
    return (
        say("write {literal} instead of {word}", literal=literal, word=word)
        if literal
        else say('put double quotes (") around texts and keys')
    )


def _excerpt(text: str, position: int) -> str:
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    column = position - start
    cut = max(0, column - _EXCERPT_CHARACTERS // 2)
    # A tab would move the caret away from its place.
    return f"{line[cut : cut + _EXCERPT_CHARACTERS]}\n{' ' * (column - cut)}^".replace("\t", " ")
