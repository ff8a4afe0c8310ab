"""Texts by their shape: the words that some wordings look for as they are, all other words alike.

Which wordings stand in a text, and in which of its runs, depends on its shape alone: `Website of Leeds 2025/17` has that of
`Website of Porto 2026/33`. So a text is looked through once for all texts of its shape.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.text.prepared import tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checklist_engine.detection.text.written import Run

__all__ = ["Shape", "Shaped", "Shapes"]

_LONGEST = 400
"""Characters that are worth a shape: few texts are alike that are longer."""
_MOST_WORDS = 4096
_MOST_LANGUAGES = 16
"""How much is remembered of words, about a hundred bytes each, and for how many languages; then remembering begins anew."""
_LONGEST_WORD = 40
_COUNTED = 3
"""Digits of a number that may count the items of a list."""
# No run holds both letters and digits, so these stand for no other run.
_LOWER, _OTHER, _DIGIT, _SHORT_NUMBER, _LONG_NUMBER = "x1", "X1", "1x", "1xx", "1xxx"
_SHORT_END, _LONG_END = "y", "yy"
"""How a number goes on of which only the beginning means something."""
_DIGITS = frozenset("0123456789")
_SIGMA = "\u03a3"

Shape = tuple[str | None, tuple[str, ...]]
"""The language that a text is looked through in, and how its tokens are written."""


class Shaped(msgspec.Struct, gc=False):
    """Plain characters by their tokens, and their shape."""

    shape: Shape
    tokens: list[str]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters that the tokens `first:last` are."""
        start = sum(map(len, self.tokens[:first]))
        return start, start + sum(map(len, self.tokens[first:last]))

    def tokens_at(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens that the characters `start:end` are: `span` the other way round."""
        ends = [0, *accumulate(map(len, self.tokens))]
        return ends.index(start), ends.index(end)


class _Spellings(dict[str, str]):
    """How each run, and each gap between two, stands in a shape; what was not met before is looked up once."""

    def __init__(self, words: Iterable[Run]) -> None:
        super().__init__()
        told = set(words)
        self._words = frozenset(word for word, is_beginning in told if not is_beginning)
        self._beginnings = tuple(sorted({word for word, is_beginning in told if is_beginning}))

    def __missing__(self, token: str) -> str:
        """Return how a token stands."""
        spelling = self._spelled(token)
        if len(token) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[token] = spelling
        return spelling

    def _spelled(self, token: str) -> str:
        if token in _DIGITS:
            return token if self._is_known(token) else _DIGIT
        if token.isdecimal() and token.isascii():
            return self._spelled_number(token)
        if len(token) == 1 or not token[0].isalnum() or self._is_known(token.lower()):
            return token
        if token[0].isalpha():
            # The lower case of this letter depends on those around it.
            return token if _SIGMA in token else _LOWER if token[0].islower() else _OTHER
        return token

    def _spelled_number(self, token: str) -> str:
        if token in self._words:
            return token
        beginning = max(filter(token.startswith, self._beginnings), key=len, default=None)
        is_short = len(token) <= _COUNTED
        if beginning is None:
            return _SHORT_NUMBER if is_short else _LONG_NUMBER
        return beginning + (_SHORT_END if is_short else _LONG_END)

    def _is_known(self, word: str) -> bool:
        return word in self._words or word.startswith(self._beginnings)


class Shapes:
    """Tells the shapes of texts."""

    def __init__(self, words: Callable[[str | None], Iterable[Run]]) -> None:
        """Take what gives, for a language, every run that may mean anything, in lower case, and whether it is only a beginning."""
        self._words = words
        self._spellings: dict[str | None, _Spellings] = {}

    def of(self, plain: str, language: str | None) -> Shaped | None:
        """Return plain characters with their shape; None where they are too many."""
        if len(plain) > _LONGEST:
            return None
        spellings = self._spellings.get(language)
        if spellings is None:
            if len(self._spellings) >= _MOST_LANGUAGES:
                self._spellings.clear()
            spellings = self._spellings[language] = _Spellings(self._words(language))
        tokens = tokens_of(plain)
        return Shaped((language, tuple(map(spellings.__getitem__, tokens))), tokens)
