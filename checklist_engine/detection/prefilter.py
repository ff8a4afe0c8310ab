"""A quick look at a text: can any of many names and wordings stand in it at all? Most texts of a tender hold none.

The bytes of a text are translated and cut into words by the interpreter itself; a dictionary that grows with the words it meets tells of
each, in one step, what it is. So a text without a word that some name or wording needs costs a few microseconds.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from checklist_engine.detection.text import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Choice", "Named", "Prefilter", "WordCounter"]

Named = tuple[tuple[str, ...], tuple[str, ...]]
"""The runs of a name in lower case, and as they are written where their capitals matter."""
Choice = tuple[frozenset[str], frozenset[str]]
"""What one word of a wording may be: whole runs, or beginnings of runs, in lower case."""

_TINY = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 32_768
"""How many words are remembered; then remembering begins anew."""
_LONGEST_WORD = 48
"""Bytes of a word that is worth remembering."""
_END_OF_ASCII = 0x80
_WORDS = bytes(
    sign if sign >= _END_OF_ASCII or chr(sign).isalnum() else ord(" ")
    for sign in (ord(chr(sign).lower()) if sign < _END_OF_ASCII else sign for sign in range(256))
)
"""What each byte becomes: letters in lower case, other signs of ASCII than digits a space; others stay."""
_SPACE = rb"(?:[ \t]|\xc2\xa0|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xaf]|\xe2\x81\x9f|\xe3\x80\x80)*"
_LINE_END = rb"\r?(?:[\n\x0b\x0c]|\xc2\x85|\xe2\x80[\xa8\xa9])"
_HYPHENATED = re.compile(rb"-" + _SPACE + _LINE_END)
_HYPHENATED_WIDE = re.compile(rb"(?:\xe2\x80[\x90-\x95]|\xe2\x88\x92|\xef\xb9[\x98\xa3]|\xef\xbc\x8d)" + _SPACE + _LINE_END)


class _Meanings(dict[bytes, tuple[int, ...]]):
    """What is known of each word: the numbers of all forms that it is one of. A word not met before is looked up once."""

    def __init__(self, whole: Mapping[str, Sequence[int]], begun: Mapping[str, Sequence[int]]) -> None:
        super().__init__()
        self._whole = whole
        self._begun = begun
        self._lengths = sorted({len(beginning) for beginning in begun})
        self._numbers = {word.encode(): tuple(numbers) for word, numbers in whole.items() if word.isdigit()}
        self._only_these_numbers = not any(beginning[0].isdigit() for beginning in begun)
        self.update(self._numbers)

    def __missing__(self, word: bytes) -> tuple[int, ...]:
        """Return the numbers for a word; signs and capitals other than ASCII may still stand in it."""
        if self._only_these_numbers and word.isdigit():  # there are too many to remember
            return ()
        text = word.decode("utf-8", "surrogatepass")
        runs = [text] if word.isalpha() or word.isdigit() else prepare(text).words
        found: set[int] = set()
        for run in runs:
            found.update(self._whole.get(run, ()))
            for length in self._lengths:
                found.update(self._begun.get(run[:length], ()))
        meaning = tuple(sorted(found))
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
                self.update(self._numbers)
            self[word] = meaning
        return meaning


class Prefilter:
    """The words that every name and wording needs: where the most telling of them stands, the others are looked for too."""

    def __init__(self, names: Iterable[Named], wordings: Iterable[Sequence[Choice]], common: frozenset[str]) -> None:
        """Take every name, the words of every wording, and words so common that they tell nothing."""
        forms = _Forms()
        others: dict[int, set[tuple[frozenset[int], tuple[str, ...]]]] = {}
        names = set(names)
        told = {word: _telling(word, common) for word in {word for runs, _ in names for word in runs}}
        for runs, written in names:
            rarest = max(runs, key=told.__getitem__)
            needed = frozenset([forms.of_word(run) for run in runs if run != rarest])
            others.setdefault(forms.of_word(rarest), set()).add((needed, written))
        for choices in wordings:
            first = max(choices, key=lambda choice: _most_telling(choice, common))
            needed = frozenset([forms.of(choice) for choice in choices if choice != first])
            others.setdefault(forms.of(first), set()).add((needed, ()))
        self._meaning = _Meanings(*forms.tables()).__getitem__
        # What suffices alone makes everything beside it superfluous.
        alone = (frozenset[int](), ())
        self._others = {number: () if alone in needed else tuple(needed) for number, needed in others.items()}
        self._triggers = frozenset(others)

    def may_hold(self, text: str) -> bool:
        """Tell whether the text can hold anything; never false where it does."""
        data = text.encode("utf-8", "surrogatepass")
        if (
            (b"-" in data and _HYPHENATED.search(data) is not None)
            or (b"&" in data and b"&shy;" in data)
            or (not text.isascii() and _may_join(data))
        ):
            text = prepare(text).plain
            data = text.encode("utf-8", "surrogatepass")
        present = {*chain.from_iterable(map(self._meaning, data.translate(_WORDS).split()))}
        for number in present & self._triggers:
            others = self._others[number]
            if not others:
                return True
            for needed, written in others:
                if needed <= present and (not written or all(run in text for run in written)):
                    return True
        return False


class WordCounter:
    """Counts how many words of each of several lists a text has."""

    def __init__(self, lists: Iterable[frozenset[str]]) -> None:
        self._lists = tuple(lists)
        self._words = tuple(frozenset().union(*self._lists))
        self._of_word = tuple(tuple(place for place, words in enumerate(self._lists) if word in words) for word in self._words)
        self._meaning = _Meanings({word: (number,) for number, word in enumerate(self._words)}, {}).__getitem__

    def counts(self, text: str) -> list[int]:
        """Return how many words of each list stand in a text, each word once."""
        counts = [0] * len(self._lists)
        for number in {*chain.from_iterable(map(self._meaning, _words_of(text)))}:
            for place in self._of_word[number]:
                counts[place] += 1
        return counts


def _words_of(text: str) -> list[bytes]:
    """Return the words of a text in lower case, but for signs and capitals that are not ASCII."""
    data = text.encode("utf-8", "surrogatepass")
    joins = (b"-" in data and _HYPHENATED.search(data) is not None) or _may_join(data)
    if joins or b"<" in data or b"&" in data:
        data = " ".join(prepare(text).words).encode("utf-8", "surrogatepass")
    return data.translate(_WORDS).split()


def _may_join(data: bytes) -> bool:
    """Tell whether a hyphen other than that of ASCII may join two lines."""
    return (b"\xe2" in data or b"\xef" in data) and _HYPHENATED_WIDE.search(data) is not None


def _telling(word: str, common: frozenset[str]) -> tuple[bool, bool, int, str]:
    """Return how telling a word of a name is: not common nor tiny, no number that may be a year, long."""
    is_year = word.isdigit() and _YEAR.fullmatch(word) is not None
    return len(word) >= _TINY and word not in common, not is_year, len(word), word


def _most_telling(choice: Choice, common: frozenset[str]) -> tuple[bool, tuple[bool, bool, int, str]]:
    """Return how telling a word with several forms is: written out, and as telling as the least telling form."""
    whole, begun = choice
    return not begun, min(_telling(word, common) for word in whole | begun)


class _Forms:
    """The forms that words may have, each with a number."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._choices: dict[Choice, int] = {}
        self._count = 0

    def of_word(self, word: str) -> int:
        """Return the number of a whole word."""
        number = self._words.get(word)
        if number is None:
            number = self._words[word] = self._count
            self._count += 1
        return number

    def of(self, choice: Choice) -> int:
        """Return the number of several forms of one word."""
        whole, begun = choice
        if len(whole) == 1 and not begun:
            return self.of_word(next(iter(whole)))
        number = self._choices.get(choice)
        if number is None:
            number = self._choices[choice] = self._count
            self._count += 1
        return number

    def tables(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Return the numbers by their whole words and by their beginnings."""
        whole = {word: [number] for word, number in self._words.items()}
        begun: dict[str, list[int]] = {}
        for choice, number in self._choices.items():
            for table, words in zip((whole, begun), choice, strict=True):
                for word in words:
                    table.setdefault(word, []).append(number)
        return whole, begun
