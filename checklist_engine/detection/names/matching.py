"""Finding the names of standards: whole runs, any of space, hyphen, slash, dot, underscore or nothing between, longest first."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from checklist_engine.detection.names.surroundings import Surroundings
from checklist_engine.detection.names.vocabulary import Vocabulary
from checklist_engine.detection.text.addresses import Addresses
from checklist_engine.detection.text.prepared import cut
from checklist_engine.detection.text.unmarked import unmarked
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from checklist_engine.catalog.standard import Name, Standard
    from checklist_engine.detection.text.prefilter import Named
    from checklist_engine.detection.text.prepared import Text

__all__ = ["Candidate", "Hit", "NameIndex", "NameTable", "may_be_spelt", "spelt_otherwise"]

_STRICT_BETWEEN = compiled_later(r"(?:[ \t\-/._)']|\r?\n){0,4}")
_PLAIN_BETWEEN = frozenset({"", " ", "-", "/", ".", "'"})
"""The usual cases of it, which need no regular expression."""
_JOINED = frozenset({"", "-"})
_BEGINS_JOINED = compiled_later(r"\d+[^\W\d_]")
_JOINING = frozenset({"of", "the", "and", "for", "van", "de", "der", "des", "und", "du", "et", "la", "y", "di", "e", "do", "da"})
"""Words that an abbreviation leaves out."""
_TYPED = 8
"""Letters of a name that is no other word where it is typed without accents and umlauts."""
_ELIDED_REACH = 12
"""How many runs behind a name the version may stand that is a name itself with the beginning of it."""


class Hit(msgspec.Struct, frozen=True):
    """A standard named (or, where `named` is false, implied) by the runs `first:last`.

    `words` are the runs that the wording of what is implied takes for itself, of a name also those of a wording beside it;
    `opposite` says that they word what the standard is against:
    to refuse that is to demand the standard.
    """

    standard: str
    first: int
    last: int
    named: bool = True
    words: frozenset[int] = frozenset()
    opposite: bool = False


class Candidate(msgspec.Struct, frozen=True):
    """What is written like a name; where there are `context` words, one of them, or a sure standard of the area, must be nearby.

    Where a word of `unless` is nearby it has another meaning.
    It names no standard, but something else that must not be taken for one, where the standard is empty.
    """

    hit: Hit
    words: tuple[str, ...]
    area: str
    context: tuple[str, ...]
    unless: tuple[str, ...] = ()


class _Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A name; where its first two runs are `joined`, they must be so in a text: "article 3 des" is not 3DES."""

    standard: str
    words: tuple[str, ...]
    written: tuple[str, ...]
    exact_case: bool
    context: tuple[str, ...]
    joined: bool
    unless: tuple[str, ...]


class _SameLength(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The names of so many runs, by these runs with a space between."""

    length: int
    by_words: dict[str, tuple[_Entry, ...]]


class _Starting(NamedTuple):
    """The names that begin with one run, the longest first: those that may go on with the run that follows, and those that end there."""

    following: dict[str, tuple[_SameLength, ...]]
    alone: tuple[_SameLength, ...]

    @classmethod
    def of(cls, entries: Iterable[_SameLength]) -> _Starting:
        """Take the names that begin with the run."""
        entries = tuple(entries)
        alone = tuple(same for same in entries if same.length == 1)
        seconds = {words.split(" ", 2)[1] for same in entries if same.length > 1 for words in same.by_words}
        return cls(
            {second: (*(same for same in entries if same.length > 1 and _has_second(same, second)), *alone) for second in seconds}, alone
        )


def _has_second(same: _SameLength, second: str) -> bool:
    return any(words.split(" ", 2)[1] == second for words in same.by_words)


NameTable = dict[str, msgspec.Raw]
"""Names by their first run, the longest first; what begins with a run is decoded when it is met."""

_ENCODE = msgspec.msgpack.Encoder(order="deterministic").encode
_DECODER = msgspec.msgpack.Decoder(tuple[_SameLength, ...])


class NameIndex:
    """The names of all standards in some languages, by their first run."""

    def __init__(
        self, standards: Iterable[Standard], languages: Iterable[str], masks: Iterable[str] = (), table: NameTable | None = None
    ) -> None:
        """Index the names; `masks` are names of other things, which hide what they contain; `table` is what was compiled before."""
        standards = tuple(standards)
        self._area = {standard.id: standard.area for standard in standards}
        self._titles = {standard.id: standard.title for standard in standards}
        self.table = _Table(standards, tuple(languages), masks).encoded() if table is None else table
        self._by_first: dict[str, msgspec.Raw | tuple[_SameLength, ...]] = {**self.table}
        self._by_word: dict[str, _Starting] = {}

    def may_occur(self, words: set[str]) -> bool:
        """Tell whether a text with these runs, in lower case, can hold any name; quick."""
        return not self._by_first.keys().isdisjoint(words)

    def all_names(self) -> list[Named]:
        """Return every name of a standard, for a quick look at a text."""
        return [
            (entry.words, entry.written if entry.exact_case else ())
            for same in self._all_entries()
            for entries in same.by_words.values()
            for entry in entries
            if entry.standard
        ]

    def _all_entries(self) -> Iterator[_SameLength]:
        """Yield all names. Those that no text began yet are decoded in passing only: decoded, they take ten megabytes."""
        for entries in self._by_first.values():
            yield from _DECODER.decode(entries) if isinstance(entries, msgspec.Raw) else entries

    def _starting(self, word: str) -> _Starting:
        """Return the names that begin with a run, by the run that follows."""
        starting = self._by_word.get(word)
        if starting is None:
            starting = self._by_word[word] = _Starting.of(self._entries(word))
        return starting

    def _entries(self, word: str) -> tuple[_SameLength, ...]:
        """Return the names that begin with a run, the longest first."""
        entries = self._by_first.get(word, ())
        if isinstance(entries, msgspec.Raw):
            entries = self._by_first[word] = _DECODER.decode(entries)
        return entries

    def find(self, text: Text) -> list[Hit]:
        """Return the names in the text in order; web and mail addresses hold none."""
        candidates = self.candidates(text)
        others = spelt_otherwise(text, candidates, self) if "(" in text.plain else set()
        named = [one for one in candidates if one.hit.standard and one.words not in others]
        if any(one.context or one.unless for one in named):
            surroundings = Surroundings(text.words)
            for candidate in candidates:
                surroundings.add(candidate, 0)
            named = [one for one in named if surroundings.speak_for(one, 0)]
        return [one.hit for one in named]

    def candidates(self, text: Text, first: int = 0) -> list[Candidate]:
        """Return what is written like a name, from run `first` on, in order; some need a word nearby to be one."""
        found: list[Candidate] = []
        words, by_first, free = text.words, self._by_first, first
        addresses = Addresses(text.plain)
        for index in [index for index, word in enumerate(words) if word in by_first]:
            if index < free:
                continue
            following, alone = self._starting(words[index])
            for same in following.get(words[index + 1], alone) if following and index + 1 < len(words) else alone:
                entries = same.by_words.get(words[index] if same.length == 1 else " ".join(words[index : index + same.length]))
                entry = None if entries is None else _fitting(text, entries, index, addresses)
                if entry is not None:
                    free = index + same.length
                    area = self._area[entry.standard] if entry.standard else ""
                    found.append(Candidate(Hit(entry.standard, index, free), entry.words, area, entry.context, entry.unless))
                    break
        return list(self._with_elided(text, found)) if found and "v" in words else found

    def _with_elided(self, text: Text, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield the names, and those of which only the version is said again: the `v3` of `SNMP v2c and v3`, as `SNMP v3` is one itself."""
        for number, one in enumerate(found):
            yield one
            end = found[number + 1].hit.first if number + 1 < len(found) else len(text.words)
            head = list(itertools.takewhile(lambda word: word != "v" and not word.isdigit(), one.words))
            for index in range(one.hit.last, min(end, one.hit.last + _ELIDED_REACH) - 1) if one.hit.standard and head else ():
                again = text.words[index : index + 2]
                if again[0] != "v" or text.gap(index + 1) or not any(map(str.isdigit, text.words[one.hit.first : index])):
                    continue  # only what follows a version goes on with another
                if again[1].isdigit() and (standard := self._named([*head, *again])) not in {"", one.hit.standard}:
                    yield Candidate(Hit(standard, index, index + 2), one.words, self._area[standard], one.context, one.unless)

    def _named(self, words: Sequence[str]) -> str:
        """Return the standard that some runs name, or an empty text."""
        same = (same.by_words.get(" ".join(words), ()) for same in self._entries(words[0]) if same.length == len(words))
        return next((entry.standard for entries in same for entry in entries), "")

    def may_go_on(self, words: list[str], following: list[str] | None = None) -> bool:
        """Tell whether a name may begin with the last of the runs and go on after them: with what follows, or with anything."""
        for index in range(max(0, len(words) - self._longest + 1), len(words)):
            if words[index] in self._by_first:
                begun = words[index:]
                for same in self._entries(words[index]):
                    rest = same.length - len(begun)
                    if rest > 0 and _goes_on(same.by_words, begun, None if following is None else following[:rest]):
                        return True
        return False

    @cached_property
    def _longest(self) -> int:
        """How many runs the longest name has."""
        return max((same.length for same in self._all_entries()), default=0)

    def words_of(self, standard: str) -> set[str]:
        """Return the runs of the names of a standard and of its title."""
        entries = (entry for same in self._all_entries() for named in same.by_words.values() for entry in named)
        titled = (run.lower() for run in cut(self._titles.get(standard, "")))
        return {word for entry in entries if entry.standard == standard for word in entry.words}.union(titled)

    def vocabulary(self) -> Vocabulary:
        """Return what is written in all names, and in names of other things."""
        entries = (entry for same in self._all_entries() for named in same.by_words.values() for entry in named)
        return Vocabulary.of((entry.words, (*entry.context, *entry.unless)) for entry in entries)


def _goes_on(names: Collection[str], begun: list[str], following: list[str] | None) -> bool:
    """Tell whether one of some names begins with runs, and ends with those that follow, if they are given."""
    if following is not None:
        return " ".join(begun + following) in names
    start = " ".join(begun) + " "
    return any(name.startswith(start) for name in names)


def _fitting(text: Text, entries: Iterable[_Entry], index: int, addresses: Addresses) -> _Entry | None:
    """Return the first of some names with the runs that stand at `index` that is written as it must be, outside any address."""
    for entry in entries:
        end = index + len(entry.words)
        if end > index + 1 and any(
            (gap := text.gap(place)) not in _PLAIN_BETWEEN and _STRICT_BETWEEN.fullmatch(gap) is None for place in range(index + 1, end)
        ):
            return None
        if entry.exact_case and any(
            text.plain[text.starts[place] : text.ends[place]] != written for place, written in enumerate(entry.written, index)
        ):
            continue
        if entry.joined and text.gap(index + 1) not in _JOINED:
            continue
        return None if addresses.hold(text.starts[index], text.ends[end - 1]) else entry
    return None


def spelt_otherwise(text: Text, candidates: Sequence[Candidate], names: NameIndex) -> set[tuple[str, ...]]:
    """Return the abbreviations, as runs, that a text spells as something else than the standard: `Ministry of Foreign Affairs (MFA)`.

    Likewise with the brackets behind: `DES (Duty Exemption Statement)`.
    """
    return {
        one.words
        for one in candidates
        if (_is_in_brackets(text, one, candidates) and _is_spelt(text, one.hit, names))
        or ((inside := _in_brackets_behind(text, one)) and _are_spelling(inside, one.hit, names, text.words[one.hit.first]))
    }


def may_be_spelt(text: Text, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Tell whether words beside an abbreviation may spell it, so that their letters count."""
    return _is_in_brackets(text, candidate, candidates) or bool(_in_brackets_behind(text, candidate))


def _is_in_brackets(text: Text, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Tell whether an abbreviation stands alone in brackets, so that words before them may spell it, which are not the standard itself."""
    hit = candidate.hit
    if hit.last != hit.first + 1 or not hit.first or not hit.standard or text.gap(hit.first).strip() != "(":
        return False
    start, end = text.starts[hit.first], text.ends[hit.first]
    if text.plain[end : end + 1] != ")" or not (text.plain[start:end].isupper() or candidate.context):
        return False
    return all(other.hit.last != hit.first or other.hit.standard != hit.standard for other in candidates)


def _in_brackets_behind(text: Text, candidate: Candidate) -> list[str]:
    """Return the two or more words that alone stand in brackets behind an abbreviation, or none."""
    hit = candidate.hit
    start, end, size = text.starts[hit.first], text.ends[hit.first], 2 * (text.ends[hit.first] - text.starts[hit.first])
    if hit.last != hit.first + 1 or not hit.standard or text.plain[end : end + 2] != " (" or not text.plain[start:end].isupper():
        return []
    last = hit.last + 1
    while last < len(text.words) and last - hit.last <= size and text.gap(last) in _PLAIN_BETWEEN:
        last += 1
    alone = last - hit.last > 1 and text.plain[text.ends[last - 1] : text.ends[last - 1] + 1] == ")"
    return text.words[hit.last : last] if alone else []


def _is_spelt(text: Text, hit: Hit, names: NameIndex) -> bool:
    """Tell whether the words before the brackets spell the abbreviation, and are not akin to the words of its standard."""
    letters = text.words[hit.first]
    before = [word for word in text.words[max(0, hit.first - 2 * len(letters)) : hit.first] if word not in _JOINING]
    for size in range(min(len(letters), len(before)), 1, -1):
        if letters.isalpha() and _spell(before[-size:], letters):
            return _are_strange(before[-size:], hit, names)
    return False


def _are_spelling(words: Sequence[str], hit: Hit, names: NameIndex, letters: str) -> bool:
    """Tell likewise of all words in brackets behind an abbreviation."""
    spelling = [word for word in words if word not in _JOINING]
    return letters.isalpha() and len(spelling) > 1 and _spell(spelling, letters) and _are_strange(spelling, hit, names)


def _are_strange(spelling: Sequence[str], hit: Hit, names: NameIndex) -> bool:
    """Tell whether fewer than half of some words are akin to words of a standard."""
    known = names.words_of(hit.standard)
    return 2 * sum(any(_is_akin(word, other) for other in known) for word in spelling) < len(spelling)


def _is_akin(word: str, other: str) -> bool:
    """Tell whether two words begin alike for half of their length: `authentication`, `authentification`."""
    alike = next((place for place, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), min(len(word), len(other)))
    return 2 * alike >= max(len(word), len(other))


def _spell(words: Sequence[str], letters: str) -> bool:
    """Tell whether each word begins with a letter of an abbreviation, and the letters between stand inside the words, in order."""
    rest = letters
    for number, word in enumerate(words):
        if not rest or not word.startswith(rest[0]):
            return False
        rest = rest[1:]
        following = words[number + 1][0] if number + 1 < len(words) else ""
        for letter in word[1:]:
            if rest and letter == rest[0] and (rest[0] != following or len(rest) > len(words) - number - 1):
                rest = rest[1:]
    return not rest


class _Table:
    """The names while they are gathered."""

    def __init__(self, standards: Iterable[Standard], wanted: Sequence[str], masks: Iterable[str]) -> None:
        self._by_first: dict[str, list[_Entry]] = {}
        pairs: list[tuple[Standard, Name, list[str]]] = []
        for standard in standards:
            for language in wanted:
                for name in standard.names.get(language, ()):
                    if "/" in name.text:
                        pairs.append((standard, name, name.text.split("/")))
                        continue
                    self._add(standard.id, name.text, name)
                    if len(name.text) >= _TYPED and (typed := unmarked(name.text, language)) != name.text:
                        self._add(standard.id, typed, name)
        for standard, name, parts in pairs:
            if len({self._standard_of(part) for part in parts} - {None}) < 2:  # noqa: PLR2004 - "SSL/TLS" names two
                self._add(standard.id, name.text, name)
        for mask in masks:
            self._add("", mask)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: (-len(entry.words), bool(entry.context)))

    def _add(self, standard: str, name: str, told: Name | None = None) -> None:
        written = tuple(cut(name))
        if not written:
            return
        words = tuple(word.lower() for word in written)
        joined = _BEGINS_JOINED.match(name) is not None
        exact_case, context, unless = (False, (), ()) if told is None else (told.exact_case, told.context, told.unless)
        self._by_first.setdefault(words[0], []).append(_Entry(standard, words, written, exact_case, context, joined, unless))

    def _standard_of(self, name: str) -> str | None:
        words = tuple(word.lower() for word in cut(name))
        entries = self._by_first.get(words[0], []) if words else []
        return next((entry.standard for entry in entries if entry.words == words), None)

    def encoded(self) -> NameTable:
        """Return the names as they are kept."""
        return {word: msgspec.Raw(_ENCODE(_by_length(entries))) for word, entries in self._by_first.items()}


def _by_length(entries: Iterable[_Entry]) -> list[_SameLength]:
    """Return names, which come the longest first, by their length and their runs."""
    lengths: dict[int, dict[str, list[_Entry]]] = {}
    for entry in entries:
        lengths.setdefault(len(entry.words), {}).setdefault(" ".join(entry.words), []).append(entry)
    return [_SameLength(length, {words: tuple(same) for words, same in by_words.items()}) for length, by_words in lengths.items()]
