"""A quick look at a text: can any of many names and wordings stand in it at all? Most texts of a tender hold none.

The bytes of a text are translated and cut into words by the interpreter itself. One word of every name and wording is looked out for,
the one that tells most; which words tell little is learnt from the texts themselves. A set that grows with the words met holds those that
nothing looks out for: most texts hold no others, and cost a few microseconds.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from checklist_engine.detection.text.prepared import prepare
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Choice", "Named", "Prefilter", "WordCounter"]

Named = tuple[tuple[str, ...], tuple[str, ...]]
"""The runs of a name in lower case, and as they are written where their capitals matter."""
Choice = tuple[frozenset[str], frozenset[str]]
"""What one word of a wording may be: whole runs, or beginnings of runs, in lower case."""

_TINY = 3
_NOTHING: frozenset[bytes] = frozenset()
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
_ALIKE = bytes(ord("0") if byte in b"0123456789" else byte for byte in _WORDS)
"""The same, with all digits alike: nearly every text holds a number that no other text does."""
_DIGITS = str.maketrans("123456789", "000000000")
_IN_VAIN = 128
"""After so many texts that were looked at in vain, what is looked out for is chosen anew; then after twice as many, and so on."""
_MOST_CHOICES = 4
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
        for run in {*runs}:
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
        # In tuples, which take a third of the memory of sets.
        needs = {(tuple(sorted({forms.of_word(run) for run in runs})), written) for runs, written in names}
        needs |= {(tuple(sorted({forms.of(choice) for choice in choices})), ()) for choices in wordings}
        whole, begun = forms.tables()
        self._needs = needs
        self._meaning = _Meanings(_with_digits_alike(whole), _with_digits_alike(begun))
        self._telling = {form: _most_telling(choice, common) for form, choice in forms.choices().items()}
        self._number = {form: number for form, choice in forms.choices().items() if (number := _numbers_of(choice)) is not None}
        self._numbers = {form: compiled_later(number) for form, number in self._number.items()}
        self._written: dict[int, set[bytes]] = {}
        self._met: Counter[bytes] = Counter()
        self._choices = 0
        self._vain = 0
        self._learnt = 0
        self._choose()

    def _choose(self) -> None:
        """Choose which word of every name and wording to look out for: one that was seldom met in vain, or else tells most."""
        met = {form: sum(map(self._met.__getitem__, words)).bit_length() for form, words in self._written.items()}
        others: dict[int, set[tuple[tuple[int, ...], tuple[str, ...]]]] = {}
        for needed, written in self._needs:
            first = max(needed, key=lambda form: (self._telling[form][0], form in self._numbers, -met.get(form, 0), self._telling[form]))
            others.setdefault(first, set()).add((tuple([form for form in needed if form != first]), written))
        # What suffices alone makes everything beside it superfluous.
        alone: tuple[tuple[int, ...], tuple[str, ...]] = ((), ())
        self._others = {form: () if alone in needed else tuple(needed) for form, needed in others.items()}
        self._harmless: set[bytes] = set()
        self._sufficient: set[bytes] = set()
        self._sought: dict[bytes, tuple[int, ...]] = {}
        self._sought_numbers = {form: self._numbers[form] for form in others if form in self._numbers}
        self._any_number = compiled_later(b"|".join(map(self._number.__getitem__, self._sought_numbers)) or rb"(?!)")

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
        words = data.translate(_ALIKE).split()
        if self._harmless.issuperset(words) and self._any_number.search(data) is None:
            return False
        if not self._sufficient.isdisjoint(words) or self._stand_together(words, data, text):
            return True
        self._note(words)
        return False

    def _stand_together(self, words: list[bytes], data: bytes, text: str) -> bool:
        """Tell whether all that some name or wording needs is in a text; `words` have their digits alike."""
        if self._learnt >= _MOST_WORDS:
            self._forget()
        known, numbers, written = self._sought, self._numbers, self._written
        present = set(words)
        sought = [known.get(word) or self._learn(word) for word in present - self._harmless]
        for form in chain((form for form, numbers in self._sought_numbers.items() if numbers.search(data)), *sought):
            others = self._others[form]
            if not others:
                return True
            for needed, capitals in others:
                for other in needed:
                    if written.get(other, _NOTHING).isdisjoint(present) or (other in numbers and numbers[other].search(data) is None):
                        break
                else:
                    if not capitals or all(run in text for run in capitals):
                        return True
        return False

    def _learn(self, word: bytes) -> tuple[int, ...]:
        """Return the forms that are looked out for and that a word, with its digits alike, may be; they are remembered."""
        forms = self._meaning[word]
        for form in forms:
            self._written.setdefault(form, set()).add(word)
        forms = tuple(form for form in forms if form in self._others and form not in self._numbers)
        self._learnt += 1
        if len(word) <= _LONGEST_WORD:
            if any(not self._others[form] for form in forms):
                self._sufficient.add(word)
            if forms:
                self._sought[word] = forms
            else:
                self._harmless.add(word)
        return forms

    def _forget(self) -> None:
        """Begin learning anew."""
        self._harmless.clear()
        self._sufficient.clear()
        self._sought.clear()
        self._written = {}
        self._learnt = 0

    def _note(self, words: list[bytes]) -> None:
        """Note the words of a text that was looked at in vain."""
        if self._choices < _MOST_CHOICES:
            self._met.update(set(words))
            self._vain += 1
            if self._vain >= _IN_VAIN << self._choices:
                self._choices += 1
                self._choose()


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


def _with_digits_alike(table: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Return the numbers of forms by their words, with all digits alike."""
    merged: dict[str, list[int]] = {}
    for word, numbers in table.items():
        merged.setdefault(word.translate(_DIGITS), []).extend(numbers)
    return merged


def _telling(word: str, common: frozenset[str]) -> tuple[bool, bool, int, str]:
    """Return how telling a word is: neither common nor a number, not tiny, long."""
    return word not in common and not word.isdigit(), len(word) >= _TINY, len(word), word


def _most_telling(choice: Choice, common: frozenset[str]) -> tuple[bool, bool, tuple[bool, bool, int, str]]:
    """Return how telling a word with several forms is: neither common nor a number, written out, as telling as the least telling form."""
    whole, begun = choice
    least = min(_telling(word, common) for word in whole | begun)
    return least[0], not begun, least


def _numbers_of(choice: Choice) -> bytes | None:
    """Return a pattern of the numbers that a word may be, or None where it may be anything else."""
    whole, begun = choice
    if not all(map(str.isdigit, whole | begun)):
        return None
    return b"|".join([*map(_whole_number, sorted(whole)), *map(str.encode, sorted(begun))])


def _whole_number(word: str) -> bytes:
    """Return a pattern of a number that stands alone; it begins with the digits themselves, so that others are passed over quickly."""
    digits = word.encode()
    return b"%b(?<![0-9]%b)(?![0-9])" % (digits, digits)


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

    def choices(self) -> dict[int, Choice]:
        """Return the whole words and the beginnings of each form."""
        words: dict[int, Choice] = {number: (frozenset({word}), frozenset()) for word, number in self._words.items()}
        return {**words, **{number: choice for choice, number in self._choices.items()}}

    def tables(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Return the numbers by their whole words and by their beginnings."""
        whole = {word: [number] for word, number in self._words.items()}
        begun: dict[str, list[int]] = {}
        for choice, number in self._choices.items():
            for table, words in zip((whole, begun), choice, strict=True):
                for word in words:
                    table.setdefault(word, []).append(number)
        return whole, begun
