"""Patterns of authored wordings: `word`, `prefix*`, `this|that`, and `...` for a gap of up to eight words in one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checklist_engine.detection.prefilter import Choice
    from checklist_engine.detection.text import Text

__all__ = ["LONGEST_GAP", "PatternTable", "Patterns", "Run", "Seen"]

LONGEST_GAP = 8
"""How many words `...` may stand for."""

_PREFIX = 3
_MOST_WORDS = 8192
_LONGEST_WORD = 40
"""Of so many words, up to so many letters, is remembered what begins with them."""
_ENDS_SENTENCE = re.compile(r"[.!?;:|]\s|\n\s*\n|\t")
_WORD_BREAK = re.compile(r"\s")

Run = tuple[str, bool]
"""A run in lower case, and whether it is only the beginning of one."""


class Seen(msgspec.Struct, frozen=True):
    """A wording that was found: the number of its pattern, the runs `first:last` that it spans, and where its last part begins.

    `earlier` are the spans of the parts before the last gap.
    """

    number: int
    first: int
    last: int
    tail: int
    earlier: tuple[tuple[int, int], ...] = ()

    def runs(self) -> frozenset[int]:
        """Return the runs that the words of the pattern stand in, without its gaps."""
        return frozenset(run for first, last in (*self.earlier, (self.tail, self.last)) for run in range(first, last))


class _Element(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The choices for one word: in `whole` where each is one whole run, else as sequences of runs."""

    whole: frozenset[str]
    runs: tuple[tuple[Run, ...], ...]


class _Part(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The words between two gaps of a pattern: for each its choices, and which pattern and step it is."""

    elements: tuple[_Element, ...]
    number: int
    step: int
    is_last: bool
    length: int
    is_whole: bool


class _Starts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The parts that begin with one run, and which of them (by place) may go on with the run that follows; `others` with any other."""

    parts: tuple[_Part, ...]
    following: dict[str, tuple[int, ...]]
    others: tuple[int, ...]


_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode
_DECODER = msgspec.msgpack.Decoder(_Starts)


class PatternTable(msgspec.Struct, frozen=True):
    """Patterns cut into parts, by the run (or the beginning of one) that a part begins with; what begins with it is decoded when met."""

    whole: dict[str, msgspec.Raw]
    begun: dict[str, msgspec.Raw]

    @classmethod
    def of(cls, patterns: Iterable[str]) -> PatternTable:
        """Compile patterns, numbered in the order given."""
        whole: dict[str, dict[_Part, set[Run | None]]] = {}
        begun: dict[str, dict[_Part, set[Run | None]]] = {}
        for number, pattern in enumerate(patterns):
            parts = _cut_pattern(pattern)
            for step, choices in enumerate(parts):
                elements = tuple(_element(choice) for choice in choices)
                part = _Part(elements, number, step, step == len(parts) - 1, len(elements), bool(elements[0].whole))
                for runs in choices[0]:
                    word, is_prefix = runs[0]
                    table = begun if is_prefix else whole
                    table.setdefault(word[:_PREFIX] if is_prefix else word, {}).setdefault(part, set()).update(_seconds(runs, choices))
        return cls(*({word: msgspec.Raw(_ENCODE(_starts(parts))) for word, parts in table.items()} for table in (whole, begun)))


def _seconds(runs: tuple[Run, ...], choices: Sequence[tuple[tuple[Run, ...], ...]]) -> set[Run | None]:
    """Return the runs that may stand after the first of `runs`, a choice for the first word; None stands for any run, or the end."""
    if len(runs) > 1:
        return {runs[1]}
    return {choice[0] for choice in choices[1]} if len(choices) > 1 else {None}


def _starts(parts: Mapping[_Part, set[Run | None]]) -> _Starts:
    """Return parts by what may stand after their first run."""
    anything = {place for place, runs in enumerate(parts.values()) if any(run is None or run[1] for run in runs)}
    following: dict[str, set[int]] = {}
    for place, runs in enumerate(parts.values()):
        for run in runs:
            if run is not None and not run[1]:
                following.setdefault(run[0], set(anything)).add(place)
    return _Starts(tuple(parts), {word: tuple(sorted(places)) for word, places in following.items()}, tuple(sorted(anything)))


class Patterns:
    """Compiled patterns; finds all of them in one pass over a text."""

    def __init__(self, patterns: Sequence[str], table: PatternTable | None = None) -> None:
        """Take the patterns, and their table where it has been compiled before."""
        self._patterns = patterns
        table = table or PatternTable.of(patterns)
        self._whole, self._begun = table.whole, table.begun
        self._starting = _Starting(table).__getitem__

    def choices(self) -> Iterator[list[Choice]]:
        """Yield for every pattern what each of its words may be."""
        for pattern in self._patterns:
            told = [choice for words in _cut_pattern(pattern) for choice in map(_told, words) if choice is not None]
            if told:
                yield told

    def all_words(self) -> Iterator[Run]:
        """Yield every run of every pattern, and whether it is only the beginning of one."""
        for pattern in self._patterns:
            for words in _cut_pattern(pattern):
                for choices in words:
                    for runs in choices:
                        yield from runs

    def may_occur(self, words: set[str]) -> bool:
        """Tell whether a text with these runs can hold any pattern; quick."""
        if not self._whole.keys().isdisjoint(words):
            return True
        return bool(self._begun) and not self._begun.keys().isdisjoint({word[:_PREFIX] for word in words})

    def find(self, text: Text, first: int, last: int) -> list[Seen]:
        """Return what is found among the runs `first:last`, in the order in which its last words begin; linear in their number."""
        words = text.words
        found: list[Seen] = []
        open_: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}  # pattern and step -> the parts so far
        own = words if last - first == len(words) else words[first:last]
        after = [*own[1:], ""]  # no run is empty, so that after the last one only what may end there is found
        for index, starting in enumerate(map(self._starting, own), first):
            for starts in starting:
                parts = starts.parts
                for place in starts.following.get(after[index - first], starts.others):
                    part = parts[place]
                    before: tuple[tuple[int, int], ...] = ()
                    if part.step:
                        before = open_.get((part.number, part.step - 1), ())
                        if not before or before[-1][1] > index or not _near(text, before[-1][1], index):
                            continue
                    end = index + 1 if part.length == 1 and part.is_whole else _end_of(text, part.elements, index, last)
                    if end is None:
                        continue
                    if part.is_last:
                        found.append(Seen(part.number, before[0][0] if before else index, end, index, before))
                    else:
                        open_[part.number, part.step] = (*before, (index, end))
        return found


class _Starting(dict[str, tuple[_Starts, ...]]):
    """The parts that begin with a run, by the run; those of a run not met before are looked up and decoded once."""

    def __init__(self, table: PatternTable) -> None:
        super().__init__()
        self._whole: dict[str, msgspec.Raw | _Starts] = {**table.whole}
        self._begun: dict[str, msgspec.Raw | _Starts] = {**table.begun}

    def __missing__(self, word: str) -> tuple[_Starts, ...]:
        """Return the parts that may begin with a run."""
        pairs = ((self._whole, word), (self._begun, word[:_PREFIX]))
        starts = tuple(_decoded(table, beginning) for table, beginning in pairs if beginning in table)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = starts
        return starts


def _decoded(table: dict[str, msgspec.Raw | _Starts], word: str) -> _Starts:
    """Return the parts that begin with a run; they stay decoded."""
    starts = table[word]
    if isinstance(starts, msgspec.Raw):
        starts = table[word] = _DECODER.decode(starts)
    return starts


def _cut_pattern(pattern: str) -> list[list[tuple[tuple[Run, ...], ...]]]:
    """Return the parts of a pattern, for each its words, and for each word its choices."""
    return [
        [tuple(_runs(choice) for choice in word.split("|") if choice) for word in part.split()]
        for part in pattern.split("...")
        if part.strip()
    ]


def _end_of(text: Text, elements: tuple[_Element, ...], index: int, last: int) -> int | None:
    """Return the run after the words, if they stand at `index`."""
    words = text.words
    place = index
    for element in elements:
        if place >= last:
            return None
        length = int(words[place] in element.whole) if element.whole else _length_at(words, element.runs, place, last)
        if not length:
            return None
        if place > index and place in text.cuts and _is_cut(text, place):
            return None
        place += length
    return place


def _is_cut(text: Text, place: int) -> bool:
    """Tell whether the end of a sentence before a run really is one; `p. ex.` goes on."""
    return len(text.words[place - 1]) > 1 or text.gap(place) != ". "


def _length_at(words: list[str], choices: Iterable[tuple[Run, ...]], place: int, last: int) -> int:
    """Return how many runs the first choice has that stands at `place`, or 0."""
    for runs in choices:
        if not runs or place + len(runs) > last:
            continue
        word, is_prefix = runs[0]
        if words[place] != word and not (is_prefix and words[place].startswith(word)):
            continue
        rest = zip(words[place + 1 : place + len(runs)], runs[1:], strict=True)
        if len(runs) == 1 or all(other == run or (begins and other.startswith(run)) for other, (run, begins) in rest):
            return len(runs)
    return 0


def _told(choices: tuple[tuple[Run, ...], ...]) -> Choice | None:
    """Return the most telling run of each choice, the longest of letters or else the longest, or None where a choice has none."""
    whole: set[str] = set()
    begun: set[str] = set()
    for runs in choices:
        if not runs:
            return None
        word, is_prefix = max(runs, key=lambda run: (run[0].isalpha(), len(run[0])))
        (begun if is_prefix else whole).add(word)
    return frozenset(whole), frozenset(begun)


def _element(choices: Sequence[tuple[Run, ...]]) -> _Element:
    if all(len(runs) == 1 and not runs[0][1] for runs in choices):
        return _Element(frozenset(runs[0][0] for runs in choices), ())
    return _Element(frozenset(), tuple(sorted(choices, key=lambda runs: -len(runs))))


def _runs(word: str) -> tuple[Run, ...]:
    if word.isalpha():
        return ((word.lower(), False),)
    is_prefix = word.endswith("*")
    runs = [run.lower() for run in cut(word.rstrip("*"))]
    return tuple((run, is_prefix and index == len(runs) - 1) for index, run in enumerate(runs))


def _near(text: Text, end: int, start: int) -> bool:
    """Tell whether at most `LONGEST_GAP` words, and no end of a sentence, stand between run `end - 1` and run `start`."""
    if start - end > LONGEST_GAP * 4:
        return False
    between = text.plain[text.ends[end - 1] : text.starts[start]]
    return len(_WORD_BREAK.split(between.strip())) <= LONGEST_GAP and not _ENDS_SENTENCE.search(between)
