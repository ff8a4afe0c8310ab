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
_IS = "est"
_TENSES = ("ó", "ò", "é")
"""Ends of words that are another form of a verb, or a noun, without the mark: `desarrolló`, `chiffré`."""
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
    """Return the words of a phrase likewise.

    Behind a negation short ones are taken too, `nao e permitido`, and behind a form of `to be` participles, `est prohibe`.
    """
    known = known if len(words) == 1 else _NONE
    first = words[0].split("|")
    short, passive = first[0] in _NEGATIONS, _IS in first
    return " ".join(_choices(word, language, known, short=short, passive=passive) for word in words)


def _choices(word: str, language: str, known: AbstractSet[str], *, short: bool, passive: bool) -> str:
    if word.isascii():
        return word
    choices = word.split("|")
    typed = (
        unmarked(choice, language)
        for choice in choices
        if short or choice.lower() in _SAFE or (len(choice) >= _SHORTEST and (passive or not choice.endswith(_TENSES)))
    )
    return "|".join(dict.fromkeys([*choices, *(choice for choice in typed if choice.lower().rstrip("*") not in known)]))
