"""Wordings whose groups of words may stand in any order: `encrypt* & link|links` finds `encrypted links` and `links must be encrypted`.

Each word of a sentence is looked up once. Only wordings all of whose groups have a word in it are looked at, and they pass once over
these words: between one and the next stand at most eight others, and no end of a sentence.
"""

from __future__ import annotations

import itertools
from collections import Counter, deque
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from checklist_engine.detection.text.seen import Seen
from checklist_engine.detection.text.written import Run, is_near, length_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.written import Group

__all__ = ["JointPatterns", "JointTable"]

_PREFIX = 3
_MOST_WORDS = 8192
_LONGEST_WORD = 40
_KEPT = 3
"""So many of the last places of each group are tried with those of the others: one word may be of two groups."""

_Span = tuple[int, int]


class _Wording(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A wording by its number: the groups that it needs, and those that must not stand in the sentence."""

    number: int
    groups: frozenset[int]
    absent: frozenset[int]


_Several = tuple[tuple[Run, ...], int, bool]
"""Several runs that are of a group, or, where the last is true, only contain a word of it without its meaning."""


class JointTable(msgspec.Struct, frozen=True):
    """Wordings in any order: the groups that a run, its beginning or several runs speak of.

    `wordings` lie under the group, of those that they need, that the fewest need.
    """

    whole: dict[str, tuple[int, ...]]
    begun: dict[str, tuple[tuple[str, int], ...]]
    several: dict[str, tuple[_Several, ...]]
    wordings: dict[int, tuple[_Wording, ...]]

    @classmethod
    def of(cls, patterns: Mapping[int, Sequence[Group]]) -> JointTable:
        """Compile the groups of wordings, by number; groups of the same words are one."""
        numbers: dict[tuple[object, ...], int] = {}
        whole: dict[str, set[int]] = {}
        begun: dict[str, set[tuple[str, int]]] = {}
        several: dict[str, list[_Several]] = {}
        for group in dict.fromkeys(group[:2] for groups in patterns.values() for group in groups):
            index = numbers[group] = len(numbers)
            for neutral, choices in enumerate(group):
                for runs in choices:
                    word, is_beginning = runs[0]
                    if len(runs) > 1 or neutral:
                        several.setdefault(word, []).append((runs, index, bool(neutral)))
                    elif is_beginning:
                        begun.setdefault(word[:_PREFIX], set()).add((word, index))
                    else:
                        whole.setdefault(word, set()).add(index)
        needed = Counter(numbers[group[:2]] for groups in patterns.values() for group in groups if not group.absent)
        wordings: dict[int, list[_Wording]] = {}
        for number, groups in patterns.items():
            present = frozenset(numbers[group[:2]] for group in groups if not group.absent)
            absent = frozenset(numbers[group[:2]] for group in groups if group.absent)
            wordings.setdefault(min(present, key=lambda index: (needed[index], index)), []).append(_Wording(number, present, absent))
        return cls(
            {word: tuple(sorted(groups)) for word, groups in sorted(whole.items())},
            {word: tuple(sorted(groups)) for word, groups in sorted(begun.items())},
            {word: tuple(sorted(runs, key=lambda one: not one[2])) for word, runs in sorted(several.items())},
            {group: tuple(found) for group, found in sorted(wordings.items())},
        )


class _Meaning(NamedTuple):
    """The groups that a run speaks of, and what it may begin, first what is neutral: by the run that follows, or with any other."""

    groups: tuple[int, ...]
    following: dict[str, tuple[_Several, ...]]
    others: tuple[_Several, ...]


class _Meanings(dict[str, _Meaning | None]):
    """What each run means; one not met before is looked up once."""

    def __init__(self, table: JointTable) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, word: str) -> _Meaning | None:
        """Return what a run means, or None."""
        table = self._table
        groups = {*table.whole.get(word, ()), *(group for start, group in table.begun.get(word[:_PREFIX], ()) if word.startswith(start))}
        several = table.several.get(word, ())
        sure = [one for one in several if len(one[0]) > 1 and not one[0][1][1]]
        others = tuple(one for one in several if one not in sure)
        seconds = {one[0][1][0] for one in sure}
        following = {second: tuple(one for one in several if one in others or one[0][1][0] == second) for second in seconds}
        meaning = _Meaning(tuple(sorted(groups)), following, others) if groups or several else None
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = meaning
        return meaning


class JointPatterns:
    """Compiled wordings in any order; finds each once in a sentence."""

    def __init__(self, table: JointTable) -> None:
        self._table = table
        self._wordings = table.wordings
        self._meaning = _Meanings(table).__getitem__

    def may_occur(self, words: set[str]) -> bool:
        """Tell whether a text with these runs can hold any group; quick."""
        table = self._table
        if not (table.whole.keys().isdisjoint(words) and table.several.keys().isdisjoint(words)):
            return True
        return bool(table.begun) and not table.begun.keys().isdisjoint({word[:_PREFIX] for word in words})

    def find(self, text: Text, first: int, last: int) -> Iterator[Seen]:
        """Yield each wording that the runs `first:last` hold, where it is complete first; linear in their number."""
        words = text.words
        own = words if last - first == len(words) else words[first:last]
        meant = [(index, meaning) for index, meaning in enumerate(map(self._meaning, own), first) if meaning is not None]
        if len(meant) > 1:
            met = _met(words, meant, last)
            for anchor in self._wordings.keys() & met.keys():
                for wording in self._wordings[anchor]:
                    if met.keys() >= wording.groups and met.keys().isdisjoint(wording.absent):
                        spans = _together(text, [met[group] for group in wording.groups])
                        if spans:
                            yield Seen(wording.number, spans[0][0], spans[-1][1], spans[-1][0], spans[:-1])


def _met(words: list[str], meant: Iterable[tuple[int, _Meaning]], last: int) -> dict[int, list[_Span]]:
    """Return where each group has a word among the runs that mean something, up to run `last`."""
    met: dict[int, list[_Span]] = {}
    neutral: dict[int, int] = {}
    for index, (groups, following, others) in meant:
        for runs, group, is_neutral in following.get(words[index + 1], others) if following and index + 1 < last else others:
            if length := length_at(words, (runs,), index, last):
                if is_neutral:
                    neutral[group] = index + length
                elif neutral.get(group, 0) <= index:
                    met.setdefault(group, []).append((index, index + length))
        span = (index, index + 1)
        for group in groups:
            if not neutral or neutral.get(group, 0) <= index:
                met.setdefault(group, []).append(span)
    return met


def _together(text: Text, places: Sequence[list[_Span]]) -> tuple[_Span, ...]:
    """Return where one word of each group stands near the next, in the order of the text, or nothing."""
    latest: list[deque[_Span]] = [deque(maxlen=_KEPT) for _ in places]
    before = 0
    for span, group in sorted((span, group) for group, spans in enumerate(places) for span in spans):
        if text.cuts and any(place in text.cuts for place in range(before + 1, span[0] + 1)):
            for spans in latest:
                spans.clear()
        before = span[0]
        latest[group].append(span)
        if all(latest):
            for chosen in itertools.product(*(spans if other != group else (span,) for other, spans in enumerate(latest))):
                ordered = tuple(sorted(chosen))
                if all(one[1] <= other[0] and is_near(text, one[1], other[0]) for one, other in itertools.pairwise(ordered)):
                    return ordered
    return ()
