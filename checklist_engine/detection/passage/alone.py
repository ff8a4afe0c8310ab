"""Reading a text that is one sentence: the same as a reading of any text, with nothing beside the sentence to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.merging import Placed, merged
from checklist_engine.detection.passage.continuation import with_designations
from checklist_engine.detection.passage.labels import label_of, levels_of_items
from checklist_engine.detection.sentence.beside import ALONE
from checklist_engine.detection.statement import Statement

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Demand, Stance
    from checklist_engine.detection.lexicon import Lexicon
    from checklist_engine.detection.text.prepared import Text

__all__ = ["read_alone"]


def read_alone(text: Text, language: str, lexicon: Lexicon, level: Stance | None) -> tuple[Demand, ...]:
    """Return the demands of a text that is one sentence, in a language; `level` is a firmness that wins over the verbs."""
    last = len(text.words)
    named = lexicon.names(language).find(text)
    implied = lexicon.implied_in(text, last, language)
    if not named and not implied:
        return ()
    statement = Statement(text, len(text.plain), last, named, language, lexicon, implied=implied, beside=ALONE)
    if not statement.hits:
        return ()
    label = level or levels_of_items(text, last, statement.wording) or label_of(text.plain, text.words, statement.wording)
    found = [Placed(0, one, 0, None if one.proof is None else 0) for one in statement.found(None, label)]
    placed = with_designations(found, lambda _: statement)
    return tuple(one.demand for one in merged(placed, _Alone(text), lexicon.versions))


class _Alone:
    """Where the words of the one sentence stand in the original."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def span(self, _number: int, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the original that the runs `first:last` stand in."""
        text = self._text
        return text.original_span(text.starts[first], text.ends[last - 1])

    def words(self, number: int, first: int, last: int) -> str:
        """Return the runs `first:last`, and what stands between, as they are written."""
        start, end = self.span(number, first, last)
        return self._text.original[start:end]

    def quote(self, _number: int) -> str:
        """Return the sentence as it is written."""
        text = self._text
        plain = text.plain
        start, end = text.original_span(len(plain) - len(plain.lstrip()), len(plain.rstrip()))
        return text.original[start:end]
