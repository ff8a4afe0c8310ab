"""Which language words are in, by what the catalogue says in each: its small words, its cues, its names and its wordings.

A ninth language is a data file, so what is known of a language is what its files hold; no model is loaded. `docs/detection.md` has the
figures beside those of a general library.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.text.prepared import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.catalog.standard import Catalog

__all__ = ["RECOGNITION", "LanguageTable"]

RECOGNITION = "recognition"
"""The name of the part beside the compiled knowledge that holds the table."""

_SHORTEST = 2
_EVERY_LANGUAGE = "any"


class LanguageTable(msgspec.Struct, frozen=True):
    """How much a word, or a letter beyond a to z, speaks for each language: 1 where only one has it, a quarter where two have it."""

    weights: dict[str, dict[str, float]]

    @classmethod
    def of(cls, catalog: Catalog) -> LanguageTable:
        """Make the table from everything that the catalogue says in each language."""
        said = {tag: frozenset(_said(tag, catalog)) for tag in catalog.languages if tag != _EVERY_LANGUAGE}
        known = {tag: words | frozenset(_letters(words)) for tag, words in said.items()}
        languages = Counter(word for words in known.values() for word in words)
        weights: dict[str, dict[str, float]] = {}
        for tag, words in sorted(known.items()):
            for word in sorted(words):
                weights.setdefault(word, {})[tag] = 1 / languages[word] ** 2
        return cls({word: tags for word, tags in weights.items() if len(tags) < len(known)})

    def recognise(self, words: Iterable[str]) -> str | None:
        """Return the language of some words in lower case, by its tag; None where nothing tells, or two languages tie."""
        present = frozenset(words)
        scores: dict[str, float] = {}
        for word in (*present, *_letters(present)):
            for tag, weight in self.weights.get(word, {}).items():
                scores[tag] = scores.get(tag, 0.0) + weight
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 1e-9):  # noqa: PLR2004 - sums of quarters and ninths
            return None
        return ranked[0][0]


def _said(tag: str, catalog: Catalog) -> Iterator[str]:
    """Yield the words, in lower case, that the catalogue says in a language. Words in capitals are names, the same in every language."""
    for phrases in catalog.languages[tag].values():
        for phrase in phrases:
            yield from _words_of(phrase)
    for standard in catalog.standards.values():
        for name in standard.names.get(tag, ()):
            yield from _words_of(name.text)
        for wording in standard.implied_by.get(tag, ()):
            yield from _words_of(wording)


def _words_of(phrase: str) -> Iterator[str]:
    """Yield the whole words of a wording; the beginning of a word (`word*`) counts as one."""
    for word in cut(phrase.replace("|", " ")):
        if word.islower() and len(word) >= _SHORTEST:
            yield word


def _letters(words: Iterable[str]) -> set[str]:
    """Return the letters beyond a to z that stand in the words: they tell a language where none of its words is known."""
    return {letter for word in words if not word.isascii() for letter in word if not letter.isascii()}
