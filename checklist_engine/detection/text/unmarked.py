"""Words as they are typed without accents and umlauts: `debera` for `deberá`, `muessen` for `müssen`."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

__all__ = ["unmarked", "with_unmarked"]

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_SHORTEST = 4
"""Letters of a word that is also known without its marks; shorter ones are mostly other words then: `é` and `e`, `más` and `mas`."""
_KEEPS_MARKS = frozenset({"uk"})
"""Languages whose letters with marks are letters of their own, and are always written."""
_NEGATIONS = frozenset({"não", "non"})
_TENSES = ("ó", "ò")
_NONE: frozenset[str] = frozenset()
_SAFE = frozenset({"não", "são", "può", "più", "für"})
"""Shorter words that are no others without their marks."""


def unmarked(word: str, language: str) -> str:
    """Return a word without its marks, as the writers of a language leave them out; Ukrainian letters have none."""
    if language.partition("-")[0] in _KEEPS_MARKS:
        return word
    if language.partition("-")[0] == "de":
        return word.translate(_GERMAN)
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def with_unmarked(phrases: Iterable[str], language: str, known: AbstractSet[str]) -> list[str]:
    """Return phrases whose words may be typed without their marks as well: `debe|deberá` becomes `debe|deberá|debera`.

    Not where one word alone is then another that the language knows, as `esta` of `está`.
    """
    return [_phrase(phrase.split(), language, known) for phrase in phrases]


def _phrase(words: list[str], language: str, known: AbstractSet[str]) -> str:
    """Return the words of a phrase likewise; behind a negation the short ones too: `não é permitido`, `nao e permitido`."""
    alone = len(words) == 1
    return " ".join(_choices(word, language, known if alone else _NONE, short=words[0] in _NEGATIONS) for word in words)


def _choices(word: str, language: str, known: AbstractSet[str], *, short: bool) -> str:
    if word.isascii():
        return word
    choices = word.split("|")
    typed = (unmarked(choice, language) for choice in choices if short or choice.lower() in _SAFE or _may_be_unmarked(choice))
    return "|".join(dict.fromkeys([*choices, *(choice for choice in typed if choice.lower().rstrip("*") not in known)]))


def _may_be_unmarked(word: str) -> bool:
    """Tell whether a word is mostly no other one without its marks; at its end they tell tenses apart: `desarrolló` and `desarrollo`."""
    return len(word) >= _SHORTEST and not word.endswith(_TENSES)
