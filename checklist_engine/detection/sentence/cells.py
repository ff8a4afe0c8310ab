"""Cells of a row: one may say what becomes of the names in it, and of no others; one may say how the row is verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.sentences import Sentence

__all__ = ["cells_apart", "ways_to_verify"]

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


def ways_to_verify(text: Text, sentence: Sentence, after: int, wording: Wording) -> tuple[int, int] | None:
    """Return the runs of a cell behind a run that only tells how its row is verified: `| TLS 1.3 is used | Inspection, test (scan) |`.

    One word alone may be a title where another cell follows. What stands in brackets says more about a way.
    """
    words = text.words
    start: int | None = None
    ways = depth = 0
    for index in range(after + 1, sentence.last + 1):
        gap = text.gap(index) if index < sentence.last else "|"
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        if not _EDGES.isdisjoint(gap):
            if start is not None and ways > (index < sentence.last):
                return start, index
            start, ways, depth = index, 0, 0
        if index < sentence.last and start is not None and not depth:
            ways += words[index] in wording.ways_to_verify
            if words[index] not in wording.ways_to_verify and words[index] not in wording.small_words:
                start = None
    return None
