"""Cells of a row, of which one may say what becomes of the names in it, and of no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.sentences import Sentence

__all__ = ["cells_apart"]

_EDGES = frozenset("|\t")


def cells_apart(text: Text, sentence: Sentence, hits: Sequence[Hit], verbs: Collection[int], kin: Callable[[Hit], str]) -> set[int]:
    """Return where cells begin that say something of a name of their own, and not of those before: `SHA-256 | SHA-1 prohibited`.

    A name before that is only the subject stays with them: `TLS | TLS 1.0 is disabled`. `verbs` are the runs that say something.
    """
    named_at = {hit.first: kin(hit) for hit in hits if hit.named}
    apart: set[int] = set()
    start = sentence.first
    before: set[str] = set()
    names: set[str] = set()
    numbered = numbered_before = says = False
    for index in range(sentence.first, sentence.last + 1):
        if index == sentence.last or (index > sentence.first and not _EDGES.isdisjoint(text.gap(index))):
            if says and before and names and (numbered_before or not before <= names):
                apart.add(start)
            if says and names:
                before, numbered_before = set(), False
            else:
                before, numbered_before = before | names, numbered_before or (numbered and bool(before or names))
            start, names, numbered, says = index, set(), False, False
        if index < sentence.last:
            names |= {named_at[index]} if index in named_at else set()
            numbered = numbered or text.words[index].isdigit()
            says = says or index in verbs
    return apart
