"""A quick look at a text: can it name or imply any standard at all? Most texts of a tender cannot."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Choice", "Prefilter"]

Choice = tuple[frozenset[str], frozenset[str]]
"""What one word of a wording may be: whole runs, or beginnings of runs, in lower case."""

_ASCII = {ord(sign): " " for sign in string.punctuation + string.digits}
_WIDE: dict[int, str | None] = {
    **_ASCII,
    **dict.fromkeys(range(0xA0, 0xAA), " "),
    **dict.fromkeys(range(0xAB, 0xB5), " "),
    **dict.fromkeys(range(0xB6, 0xBA), " "),
    **dict.fromkeys(range(0xBB, 0xC0), " "),
    **dict.fromkeys(range(0x2000, 0x2070), " "),
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),
    **dict.fromkeys((0x2BC, 0x2122, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0xFF1A), " "),
}
_UNSURE = re.compile(r"&|-[ \t]{0,3}\r?\n|[\u0300-\u036f]|[^\W\d_][vV]\d")
_NUMBER = re.compile(r"\d{3,6}")
_SHORTEST = 3
_BEGINNING = 3
_BETWEEN = r"[\s\-/._]{0,4}"


class Prefilter:
    """The words that every name and wording needs; digits are left out of runs, so `TLS1` counts as `tls`."""

    def __init__(self, names: Iterable[tuple[str, ...]], wordings: Iterable[Sequence[Choice]], common: frozenset[str]) -> None:
        """Take the runs of every name, the words of every wording, and words so common that they tell nothing."""
        self._by_word: dict[str, list[tuple[Choice, ...]]] = {}
        self._by_beginning: dict[str, list[tuple[Choice, ...]]] = {}
        self._common = common
        numbers: set[str] = set()
        short: dict[str, list[str]] = {}
        for runs in names:
            letters = [run for run in runs if run.isalpha()]
            longest = max(letters, key=len, default="")
            digits = max((run for run in runs if run.isdigit()), key=len, default="")
            if len(longest) >= _SHORTEST:
                self._add([(frozenset({run}), frozenset()) for run in letters])
            elif len(digits) >= _SHORTEST:
                numbers.add(digits)
            else:
                short.setdefault(longest or digits, []).append(_BETWEEN.join(re.escape(run) for run in runs))
        for choices in wordings:
            self._add(choices)
        self._numbers = frozenset(numbers)
        self._short = {word: re.compile("|".join(forms), re.IGNORECASE) for word, forms in short.items()}

    def _add(self, choices: Sequence[Choice]) -> None:
        rarest = max(choices, key=self._rarity)
        for word in rarest[0]:
            self._by_word.setdefault(word, []).append(tuple(choices))
        for beginning in rarest[1]:
            self._by_beginning.setdefault(beginning[:_BEGINNING], []).append(tuple(choices))

    def _rarity(self, choice: Choice) -> tuple[bool, int]:
        """Return how telling a word is: written out, not common, and the length of its shortest form."""
        return not choice[1], min((0 if word in self._common else len(word) for word in choice[0]), default=0)

    def may_hold(self, text: str) -> bool:
        """Tell whether the text can hold anything; never false where it does."""
        if _UNSURE.search(text) is not None:
            return True
        words = set(text.lower().translate(_ASCII if text.isascii() else _WIDE).split())
        for word in self._by_word.keys() & words:
            if any(_all_in(choices, words) for choices in self._by_word[word]):
                return True
        if self._by_beginning:
            for beginning in self._by_beginning.keys() & {word[:_BEGINNING] for word in words}:
                if any(_all_in(choices, words) for choices in self._by_beginning[beginning]):
                    return True
        if self._numbers and not self._numbers.isdisjoint(_NUMBER.findall(text)):
            return True
        return any(self._short[word].search(text) is not None for word in self._short.keys() & words)


def _all_in(choices: tuple[Choice, ...], words: set[str]) -> bool:
    """Tell whether each word has at least one of its forms in the text."""
    for whole, begun in choices:
        if whole.isdisjoint(words) and not any(word.startswith(tuple(begun)) for word in words if begun):
            return False
    return True
