"""Why demands were found, as text of 80 columns: the words that decided, and the sentence with them marked."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from checklist_engine.output.words import stance_words
from checklist_engine.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.explained import Explained, Span
    from checklist_engine.wording import Words

__all__ = ["explanation_text"]

_WIDTH = 80
_INDENT = "    "
_TITLE = 11
"""The least width of the column of titles."""
_MARKS = {"name": "n", "stance": "s", "version": "v", "proof": "p"}
"""In the order in which a later mark covers an earlier one."""


def explanation_text(title: str, demands: Sequence[Explained], words: Words = ENGLISH) -> str:
    """Return a title and one part a demand; lines of 80 columns, ending in a line break."""
    if not demands:
        none = words.gettext("no demand")
        return f"{title}\n  {none}\n"
    return "\n".join([title, *(_part(one, words) for one in demands)]) + "\n"


def _part(one: Explained, words: Words) -> str:
    _ = words.gettext
    demand = one.demand
    version = f" {demand.version}" if demand.version else ""
    rows: list[tuple[str, str]] = [
        (_("name") if demand.named else _("implied by"), _quoted(one.name, one.sentence, words)),
        (_("stance"), _quoted(one.stance, one.sentence, words) or _(one.reason)),
    ]
    if demand.version:
        rows.append((_("version"), _quoted(one.version, one.sentence, words)))
    if demand.verification:
        rows.append((_("proof"), _quoted(one.proof, one.sentence, words)))
    width = max(_TITLE, *(len(title) + 1 for title, _said in rows))
    lines = [f"  {demand.standard}{version}: {stance_words(demand, {}, words)}"]
    for title, said in rows:
        lines += textwrap.wrap(said, _WIDTH, initial_indent=f"{_INDENT}{title:<{width}}", subsequent_indent=_INDENT + " " * width)
    return "\n".join([*lines, *_marked(one)])


def _quoted(spans: Sequence[Span], sentence: Span, words: Words) -> str:
    quoted = " ... ".join(f'"{" ".join(span.text.split())}"' for span in spans)
    if any(span.start < sentence.start or span.end > sentence.end for span in spans):
        return words.gettext("{words} (in a sentence beside it)").format(words=quoted)
    return quoted


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
