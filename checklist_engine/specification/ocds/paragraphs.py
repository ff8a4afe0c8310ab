"""Free text cut where its writer ended a thought: at empty lines and paragraph tags, never inside a list."""

from __future__ import annotations

import re

__all__ = ["is_prose", "split_paragraphs"]

# What begins with one of few signs is found several times as fast.
_BREAK = re.compile(
    r"[<\r\n](?:(?<=<)(?:/(?:p|div|h[1-6]|tr|table|ul|ol)\s*>|br\s*/?>\s*(?:<br\s*/?>\s*)+)"
    r"|(?<=\n)[ \t\u00a0]*\r?\n\s*|(?<=\r)\n[ \t\u00a0]*\r?\n\s*)",
    re.IGNORECASE,
)
_LINE = re.compile(r"\r\n|\r|\n|<br\s*/?>", re.IGNORECASE)
_BULLET = re.compile(
    r"\s*(?:[-*+\u2022\u2023\u25aa\u25cf\u2013\u2014\u00b7\uf0b7]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|<li\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u00bb)]*\s*$")
_ONLY_TAGS = re.compile(r"(?:<[^>]*>|\s|&nbsp;|\u00a0)*")


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, trimmed and not otherwise changed.

    A list stays with the line that introduces it, as the verb often stands only there.
    """
    if "\n" not in text and "\r" not in text and "<" not in text and "&" not in text:
        alone = text.strip()
        return (alone,) if alone else ()
    paragraphs: list[str] = []
    for block in _BREAK.split(text):
        for part in _split_lines(block):
            if _ONLY_TAGS.fullmatch(part):
                continue
            if paragraphs and (paragraphs[-1].endswith(":") or _is_listed(paragraphs[-1], part)):
                paragraphs[-1] += "\n" + part
            else:
                paragraphs.append(part)
    return tuple(paragraphs)


def is_prose(text: str) -> bool:
    """Return whether a text says something: a single word is a code or a name, or an address."""
    return len(text.split(maxsplit=1)) > 1


def _is_listed(before: str, part: str) -> bool:
    """Return whether `part` goes on with a list that `before` began after a colon."""
    head, colon, rest = before.partition(":\n")
    return bool(head and colon and _BULLET.match(rest) and _BULLET.match(part))


def _split_lines(block: str) -> list[str]:
    """Return the parts of a block: a line ends one where it ends a sentence and no list goes on."""
    parts: list[str] = []
    current = ""
    for line in _LINE.split(block):
        if not line.strip():
            continue
        if current and _SENTENCE_END.search(current) and not _BULLET.match(line):
            parts.append(current.strip())
            current = line
        else:
            current = f"{current}\n{line}" if current else line
    if current.strip():
        parts.append(current.strip())
    return parts
