"""Patterns of authored wordings, found in one pass: words in their order, with gaps of up to eight others, or groups in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from checklist_engine.detection.text.joint import JointPatterns, JointTable
from checklist_engine.detection.text.seen import Seen
from checklist_engine.detection.text.written import Group, Part, Run, groups_of, is_joint, is_near, length_at, parts_of, told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from checklist_engine.detection.text.prefilter import Choice
    from checklist_engine.detection.text.prepared import Text

__all__ = ["PatternTable", "Patterns"]

_PREFIX = 3
_STEP_BITS = 12
"""No pattern has more parts than these bits can number."""
_MOST_WORDS = 8192
_LONGEST_WORD = 40
"""Of so many words, up to so many letters, is remembered what begins with them."""


class _Element(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The choices for one word: whole runs, beginnings of runs, and those of several runs, the longest first."""

    whole: frozenset[str]
    begun: tuple[str, ...]
    several: tuple[tuple[Run, ...], ...]


class _Part(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The words between two gaps of a pattern: for each its choices, and which pattern and step it is.

    Where `sure` is not 0, it says how many runs the part has wherever its first run and the one that follows are those it was listed by.
    """

    elements: tuple[_Element, ...]
    number: int
    step: int
    is_last: bool
    sure: int


class _Starts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The parts that begin with one run, and which first parts (by place) may go on with the run that follows; `others` with any other."""

    parts: tuple[_Part, ...]
    following: dict[str, tuple[int, ...]]
    others: tuple[int, ...]


class _Beginning(NamedTuple):
    """The same, of one word; and the places of later parts, by the key of the part before them.

    `keys` are these keys; `opens` are those of first parts, before a gap, that are the word and nothing else, and are not listed again.
    """

    parts: tuple[_Part, ...]
    following: dict[str, tuple[int, ...]]
    others: tuple[int, ...]
    later: dict[int, int]
    keys: frozenset[int]
    opens: frozenset[int]


_Open = dict[int, tuple[tuple[int, int], ...]]
"""Where a part of a pattern and those before it stand, by its key."""


_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode
_DECODER = msgspec.msgpack.Decoder(_Starts)
_WORDS = msgspec.msgpack.Decoder(tuple[frozenset[str], frozenset[str]])
_CHOICES = msgspec.msgpack.Decoder(list[list[tuple[frozenset[str], frozenset[str]]]])


class PatternTable(msgspec.Struct, frozen=True):
    """Patterns cut into parts, by the run (or the beginning of one) that a part begins with; what begins with it is decoded when met.

    `words` are all runs, and all beginnings of runs; `choices` is for every pattern what each of its words may be. Only who reads many
    texts needs them, so they are decoded when asked for. `joint` are the patterns whose groups may stand in any order.
    """

    whole: dict[str, msgspec.Raw]
    begun: dict[str, msgspec.Raw]
    words: msgspec.Raw
    choices: msgspec.Raw
    joint: JointTable | None = None

    @classmethod
    def of(cls, patterns: Sequence[str]) -> PatternTable:
        """Compile patterns, numbered in the order given."""
        whole: dict[str, dict[_Part, set[Run | None]]] = {}
        begun: dict[str, dict[_Part, set[Run | None]]] = {}
        joint = {number: groups_of(pattern) for number, pattern in enumerate(patterns) if is_joint(pattern)}
        cut_patterns: list[list[Part]] = [[] if number in joint else parts_of(pattern) for number, pattern in enumerate(patterns)]
        for number, parts in enumerate(cut_patterns):
            for step, choices in enumerate(parts):
                elements = tuple(_element(choice) for choice in choices)
                part = _Part(elements, number, step, step == len(parts) - 1, _sure_length(choices, step))
                for runs in choices[0]:
                    word, is_prefix = runs[0]
                    table = begun if is_prefix else whole
                    table.setdefault(word[:_PREFIX] if is_prefix else word, {}).setdefault(part, set()).update(_seconds(runs, choices))
        return cls(
            whole={word: _encoded(_starts(parts)) for word, parts in whole.items()},
            begun={word: _encoded(_starts(parts)) for word, parts in begun.items()},
            words=_encoded(
                _words_of([*cut_patterns, [[(*group.choices, *group.neutral) for groups in joint.values() for group in groups]]])
            ),
            choices=_encoded(_choices_of([*cut_patterns, *map(_needed, joint.values())])),
            joint=JointTable.of(joint) if joint else None,
        )


def _seconds(runs: tuple[Run, ...], choices: Sequence[tuple[tuple[Run, ...], ...]]) -> set[Run | None]:
    """Return the runs that may stand after the first of `runs`, a choice for the first word; None stands for any run, or the end."""
    if len(runs) > 1:
        return {runs[1]}
    return {choice[0] for choice in choices[1]} if len(choices) > 1 else {None}


def _sure_length(choices: Sequence[tuple[tuple[Run, ...], ...]], step: int) -> int:
    """Return how many runs a part surely has where its first one stands and, if it is a first part of two words, the second too; else 0."""
    if len(choices) == 1:
        return int(all(len(runs) == 1 for runs in choices[0]))
    sure = len(choices) == 2 and not step and all(len(runs) == 1 and not runs[0][1] for choice in choices for runs in choice)  # noqa: PLR2004 - the word and the one that follows
    return 2 if sure else 0


def _starts(parts: Mapping[_Part, set[Run | None]]) -> _Starts:
    """Return parts by what may stand after their first run."""
    firsts = {place: runs for place, (part, runs) in enumerate(parts.items()) if not part.step}
    anything = {place for place, runs in firsts.items() if any(run is None or run[1] for run in runs)}
    following: dict[str, set[int]] = {}
    for place, runs in firsts.items():
        for run in runs:
            if run is not None and not run[1]:
                following.setdefault(run[0], set(anything)).add(place)
    return _Starts(tuple(parts), {word: tuple(sorted(places)) for word, places in following.items()}, tuple(sorted(anything)))


def _key(number: int, step: int) -> int:
    """Return one number for a part of a pattern, its key."""
    return number << _STEP_BITS | step


class Patterns:
    """Compiled patterns; finds all of them in one pass over a text."""

    def __init__(self, patterns: Sequence[str], table: PatternTable | None = None) -> None:
        """Take the patterns, and their table where it has been compiled before."""
        self._patterns = patterns
        table = table or PatternTable.of(patterns)
        self._whole, self._begun = table.whole, table.begun
        self._words, self._choices = table.words, table.choices
        self._joint = None if table.joint is None else JointPatterns(table.joint)
        self._starting = _Starting(table).__getitem__

    def choices(self) -> list[list[Choice]]:
        """Return for the patterns, of those alike for one, what each of their words may be."""
        return _CHOICES.decode(self._choices)

    def all_words(self) -> Iterator[Run]:
        """Yield every run of the patterns once, and whether it is only the beginning of one."""
        whole, begun = _WORDS.decode(self._words)
        yield from ((word, False) for word in whole)
        yield from ((word, True) for word in begun)

    def may_occur(self, words: set[str]) -> bool:
        """Tell whether a text with these runs can hold any pattern; quick."""
        if not self._whole.keys().isdisjoint(words) or (self._joint is not None and self._joint.may_occur(words)):
            return True
        return bool(self._begun) and not self._begun.keys().isdisjoint({word[:_PREFIX] for word in words})

    def find(self, text: Text, first: int, last: int) -> list[Seen]:
        """Return what is found among the runs `first:last`; linear in their number.

        First patterns in a fixed order, as their last words begin, then those in any order.
        """
        words = text.words
        own = words if last - first == len(words) else words[first:last]
        begun = [(index, starting) for index, starting in enumerate(map(self._starting, own), first) if starting]
        found: list[Seen] = []
        open_: _Open = {}
        for index, starting in begun:
            after = words[index + 1] if index + 1 < last else ""  # no run is empty: after the last one only what may end there is found
            for parts, following, others, later, keys, opens in starting:
                places = following.get(after, others)
                if open_ and keys and not open_.keys().isdisjoint(keys):
                    places = tuple(sorted((*places, *map(later.__getitem__, open_.keys() & keys))))
                for place in places:
                    seen = _go_on(text, parts[place], index, last, open_)
                    if seen is not None:
                        found.append(seen)
                if opens:
                    open_.update(dict.fromkeys(opens, ((index, index + 1),)))
        if self._joint is not None:
            found.extend(self._joint.find(text, first, last))
        return found


def _go_on(text: Text, part: _Part, index: int, last: int, open_: _Open) -> Seen | None:
    """Return the wording that a part ends which may begin at a run, if it does; note one that goes on behind a gap."""
    before: tuple[tuple[int, int], ...] = ()
    if part.step:
        before = open_[_key(part.number, part.step - 1)]
        after = before[-1][1]
        if after > index or not is_near(text, after, index) or (text.cuts and any(after <= place <= index for place in text.cuts)):
            return None
    end = _end_of_sure(text, index, part.sure) if part.sure else _end_of(text, part.elements, index, last)
    if end is None:
        return None
    if part.is_last:
        return Seen(part.number, before[0][0] if before else index, end, index, before)
    open_[_key(part.number, part.step)] = (*before, (index, end))
    return None


class _Starting(dict[str, tuple[_Beginning, ...]]):
    """The parts that begin with a run, by the run; those of a run not met before are looked up and decoded once."""

    def __init__(self, table: PatternTable) -> None:
        super().__init__()
        self._whole: dict[str, msgspec.Raw | _Starts] = {**table.whole}
        self._begun: dict[str, msgspec.Raw | _Starts] = {**table.begun}

    def __missing__(self, word: str) -> tuple[_Beginning, ...]:
        """Return the parts that begin with a run: those that have it whole, and those that have its beginning."""
        starting: list[_Beginning] = []
        opens: frozenset[int] = frozenset()
        if word in self._whole:
            starts = _decoded(self._whole, word)
            starting.append(_beginning(starts, range(len(starts.parts)), opens))
            opens = starting[0].opens
        if (beginning := word[:_PREFIX]) in self._begun:
            starts = _decoded(self._begun, beginning)
            fit = {place for place, part in enumerate(starts.parts) if _may_begin(word, part)}
            if fit:
                starting.append(_beginning(starts, fit, opens))
        found = tuple(starting)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found


def _may_begin(word: str, part: _Part) -> bool:
    """Tell whether a part that is listed by the beginning of a word may really begin with it."""
    first = part.elements[0]
    return word in first.whole or word.startswith(first.begun) or any(word == runs[0][0] for runs in first.several)


def _beginning(starts: _Starts, fit: Collection[int], opened: frozenset[int]) -> _Beginning:
    """Return what of some parts, by their places, begins with a word; `opened` are the keys of parts that the word opens anew before."""
    alone = {place for place in starts.others if place in fit and _is_alone(starts.parts[place])}
    opens = frozenset(_key(starts.parts[place].number, 0) for place in alone)
    others = tuple(place for place in starts.others if place in fit and place not in alone)
    following = {run: tuple(place for place in places if place in fit and place not in alone) for run, places in starts.following.items()}
    following = {run: places for run, places in following.items() if places != others}
    later = {_key(part.number, part.step - 1): place for place, part in enumerate(starts.parts) if part.step and place in fit}
    later = {key: place for key, place in later.items() if key not in opens and key not in opened}
    return _Beginning(starts.parts, following, others, later, frozenset(later), opens)


def _is_alone(part: _Part) -> bool:
    """Tell whether a part before a gap is one word and nothing before it."""
    return not part.step and not part.is_last and part.sure == 1


def _decoded(table: dict[str, msgspec.Raw | _Starts], word: str) -> _Starts:
    """Return the parts that begin with a run; they stay decoded."""
    starts = table[word]
    if isinstance(starts, msgspec.Raw):
        starts = table[word] = _DECODER.decode(starts)
    return starts


def _needed(groups: Iterable[Group]) -> list[Part]:
    """Return the choices of the groups that a wording in any order needs."""
    return [[group.choices for group in groups if not group.absent]]


def _encoded(value: object) -> msgspec.Raw:
    return msgspec.Raw(_ENCODE(value))


def _words_of(patterns: Iterable[list[Part]]) -> tuple[set[str], set[str]]:
    """Return every run of some patterns, and every beginning of one."""
    runs = {run for parts in patterns for words in parts for choices in words for choice in choices for run in choice}
    return {word for word, is_beginning in runs if not is_beginning}, {word for word, is_beginning in runs if is_beginning}


def _choices_of(patterns: Iterable[list[Part]]) -> list[tuple[Choice, ...]]:
    """Return for each pattern that has any what its words may be, each once."""
    choices = (tuple(choice for words in parts for choice in map(told, words) if choice is not None) for parts in patterns)
    return list(dict.fromkeys(filter(None, choices)))


def _end_of(text: Text, elements: tuple[_Element, ...], index: int, last: int) -> int | None:
    """Return the run after the words, if they stand at `index`."""
    words = text.words
    place = index
    for element in elements:
        if place >= last:
            return None
        length = length_at(words, element.several, place, last) if element.several else 0
        if not length:
            length = int(words[place] in element.whole or words[place].startswith(element.begun))
        if not length:
            return None
        if place > index and place in text.cuts and _is_cut(text, place):
            return None
        place += length
    return place


def _end_of_sure(text: Text, index: int, length: int) -> int | None:
    """Return the run after so many words at `index`, one or two, if no sentence ends between them."""
    if length > 1 and index + 1 in text.cuts and _is_cut(text, index + 1):
        return None
    return index + length


def _is_cut(text: Text, place: int) -> bool:
    """Tell whether the end of a sentence before a run really is one; `p. ex.` goes on."""
    return len(text.words[place - 1]) > 1 or text.gap(place) != ". "


def _element(choices: Sequence[tuple[Run, ...]]) -> _Element:
    single = [runs[0] for runs in choices if len(runs) == 1]
    return _Element(
        frozenset(word for word, is_beginning in single if not is_beginning),
        tuple(word for word, is_beginning in single if is_beginning),
        tuple(sorted((runs for runs in choices if len(runs) > 1), key=lambda runs: -len(runs))),
    )
