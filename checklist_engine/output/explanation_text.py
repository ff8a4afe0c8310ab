"""Why demands were found, as text of 80 columns: the words that decided, and the sentence with them marked."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from checklist_engine.output.words import stance_words
from checklist_engine.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.explained import Explained, Span

__all__ = ["explanation_text"]

_WIDTH = 80
_INDENT = "    "
_MARKS = {"name": "n", "stance": "s", "version": "v", "proof": "p"}
"""In the order in which a later mark covers an earlier one."""


def explanation_text(title: str, demands: Sequence[Explained]) -> str:
    """Return a title and one part a demand; lines of 80 columns, ending in a line break."""
    if not demands:
        return f"{title}\n  no demand\n"
    return "\n".join([title, *(_part(one) for one in demands)]) + "\n"


def _part(one: Explained) -> str:
    demand = one.demand
    version = f" {demand.version}" if demand.version else ""
    lines = [f"  {demand.standard}{version}: {stance_words(demand, {}, ENGLISH)}"]
    lines += _row("name" if demand.named else "implied by", one.name, one.sentence)
    lines += _row("stance", one.stance, one.sentence, one.reason)
    if demand.version:
        lines += _row("version", one.version, one.sentence)
    if demand.verification:
        lines += _row("proof", one.proof, one.sentence)
    return "\n".join([*lines, *_marked(one)])


def _row(title: str, spans: Sequence[Span], sentence: Span, otherwise: str = "") -> list[str]:
    words = " ... ".join(f'"{" ".join(span.text.split())}"' for span in spans) or otherwise
    if any(span.start < sentence.start or span.end > sentence.end for span in spans):
        words += " (in a sentence beside it)"
    return textwrap.wrap(words, _WIDTH, initial_indent=f"{_INDENT}{title:<11}", subsequent_indent=_INDENT + " " * 11)


def _marked(one: Explained) -> list[str]:
    """Return the sentence, each line with the marks of its words below it; words of other sentences are not marked."""
    sentence = one.sentence
    marks = [" "] * len(sentence.text)
    for field, mark in _MARKS.items():
        for span in getattr(one, field):
            for place in range(max(span.start, sentence.start), min(span.end, sentence.end)):
                marks[place - sentence.start] = mark
    plain = "".join(" " if sign.isspace() else sign for sign in sentence.text)
    lines: list[str] = []
    start, width = 0, _WIDTH - len(_INDENT)
    while start < len(plain):
        end = start + width
        if end < len(plain) and (space := plain.rfind(" ", start, end + 1)) > start:
            end = space
        lines.append(_INDENT + plain[start:end].rstrip())
        under = "".join(marks[start:end]).rstrip()
        lines += [_INDENT + under] if under else []
        start = end + 1 if end < len(plain) and plain[end] == " " else end
    return lines
