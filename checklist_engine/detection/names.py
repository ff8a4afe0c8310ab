"""Finding the names of standards: whole runs, any of space, hyphen, slash, dot, underscore or nothing between, longest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.addresses import Addresses
from checklist_engine.detection.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checklist_engine.catalog.standard import Name, Standard
    from checklist_engine.detection.text import Text

__all__ = ["Hit", "NameIndex", "NameTable"]

_STRICT_BETWEEN = re.compile(r"(?:[ \t\-/._)]|\r?\n){0,4}")
_PLAIN_BETWEEN = frozenset({"", " ", "-", "/", "."})
"""The usual cases of it, which need no regular expression."""
_JOINING = frozenset({"of", "the", "and", "for", "van", "de", "der", "des", "und", "du", "et", "la", "y", "di", "e", "do", "da"})
"""Words that an abbreviation leaves out."""
_BLOCK = 80
"""A context word stands in the same block of runs as the ambiguous name, or in a block beside it."""


class Hit(msgspec.Struct, frozen=True):
    """A standard named (or, where `named` is false, implied) by the runs `first:last`.

    `words` are the runs that an implied wording takes for itself; `opposite` says that they word what the standard is against:
    to refuse that is to demand the standard.
    """

    standard: str
    first: int
    last: int
    named: bool = True
    words: frozenset[int] = frozenset()
    opposite: bool = False


class _Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    standard: str
    words: tuple[str, ...]
    written: tuple[str, ...]
    exact_case: bool
    context: tuple[str, ...]


class _SameLength(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The names of so many runs, by these runs with a space between."""

    length: int
    by_words: dict[str, tuple[_Entry, ...]]


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
        self.table = _Table(standards, tuple(languages), masks).encoded() if table is None else table
        self._by_first: dict[str, msgspec.Raw | tuple[_SameLength, ...]] = {**self.table}

    def may_occur(self, words: set[str]) -> bool:
        """Tell whether a text with these runs, in lower case, can hold any name; quick."""
        return not self._by_first.keys().isdisjoint(words)

    def all_runs(self) -> list[tuple[str, ...]]:
        """Return the runs, in lower case, of every name of a standard."""
        return [
            entry.words
            for word in self._by_first
            for same in self._entries(word)
            for entries in same.by_words.values()
            for entry in entries
            if entry.standard
        ]

    def _entries(self, word: str) -> tuple[_SameLength, ...]:
        """Return the names that begin with a run, the longest first."""
        entries = self._by_first.get(word, ())
        if isinstance(entries, msgspec.Raw):
            entries = self._by_first[word] = _DECODER.decode(entries)
        return entries

    def find(self, text: Text) -> list[Hit]:
        """Return the names in the text in order; web and mail addresses hold none."""
        hits: list[tuple[Hit, _Entry]] = []
        words, by_first, free = text.words, self._by_first, 0
        addresses = Addresses(text.plain)
        for index in [index for index, word in enumerate(words) if word in by_first]:
            if index < free:
                continue
            for same in self._entries(words[index]):
                entries = same.by_words.get(words[index] if same.length == 1 else " ".join(words[index : index + same.length]))
                entry = None if entries is None else _fitting(text, entries, index, addresses)
                if entry is not None:
                    free = index + same.length
                    hits.append((Hit(entry.standard, index, free), entry))
                    break
        return [hit for hit in self._believed(text, hits) if hit.standard] if hits else []

    def _believed(self, text: Text, hits: list[tuple[Hit, _Entry]]) -> Iterator[Hit]:
        """Yield the hits that need no context word or have one: a word of their own, or a sure standard of the same area."""
        surroundings = _Surroundings(text)
        for hit, entry in hits:
            if hit.standard and not entry.context:
                surroundings.add_area(hit.first, self._area[hit.standard])
        named = {hit.last - 1: hit.standard for hit, _ in hits}
        others = {entry.words for hit, entry in hits if entry.context and _spelt_otherwise(text, hit, named)}
        for hit, entry in hits:
            if entry.context and entry.words in others:
                continue
            if not entry.context or surroundings.speak_for(hit.first, entry, self._area[hit.standard]):
                yield hit


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
        return None if addresses.hold(text.starts[index], text.ends[end - 1]) else entry
    return None


def _spelt_otherwise(text: Text, hit: Hit, named: Mapping[int, str]) -> bool:
    """Tell whether words before the brackets that hold an abbreviation spell it, and are not the standard: `laser scanning (LS)`."""
    letters = text.words[hit.first]
    if hit.last != hit.first + 1 or not hit.first or not letters.isalpha() or text.gap(hit.first).strip() != "(":
        return False
    if text.plain[text.ends[hit.first] :][:1] != ")" or named.get(hit.first - 1) == hit.standard:
        return False
    before = [word for word in text.words[max(0, hit.first - 2 * len(letters)) : hit.first] if word not in _JOINING][-len(letters) :]
    return len(before) == len(letters) and all(word.startswith(letter) for word, letter in zip(before, letters, strict=True))


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
                    else:
                        self._add(standard.id, name.text, exact_case=name.exact_case, context=name.context)
        for standard, name, parts in pairs:
            if len({self._standard_of(part) for part in parts} - {None}) < 2:  # noqa: PLR2004 - "SSL/TLS" names two
                self._add(standard.id, name.text, exact_case=name.exact_case, context=name.context)
        for mask in masks:
            self._add("", mask)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: (-len(entry.words), bool(entry.context)))

    def _add(self, standard: str, name: str, *, exact_case: bool = False, context: tuple[str, ...] = ()) -> None:
        written = tuple(cut(name))
        if not written:
            return
        words = tuple(word.lower() for word in written)
        self._by_first.setdefault(words[0], []).append(_Entry(standard, words, written, exact_case, context))

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


class _Surroundings:
    """What stands around ambiguous names, in blocks of runs: a long text is not one requirement."""

    def __init__(self, text: Text) -> None:
        self._words = text.words
        self._areas: dict[int, set[str]] = {}
        self._known: dict[tuple[int, int], bool] = {}

    def add_area(self, place: int, area: str) -> None:
        """Note that a sure standard of an area stands at a run."""
        self._areas.setdefault(place // _BLOCK, set()).add(area)

    def speak_for(self, place: int, entry: _Entry, area: str) -> bool:
        """Tell whether the block of a run, or one beside it, makes a name mean the standard."""
        block = place // _BLOCK
        key = (block, id(entry))
        if key not in self._known:
            near = any(area in self._areas.get(other, ()) for other in (block - 1, block, block + 1))
            self._known[key] = near or self._has_word(block, entry)
        return self._known[key]

    def _has_word(self, block: int, entry: _Entry) -> bool:
        around = f" {' '.join(self._words[max(0, (block - 1) * _BLOCK) : (block + 2) * _BLOCK])} "
        for word in entry.context:
            runs = " ".join(cut(word.rstrip("*"))).lower()
            if f" {runs}" in around if word.endswith("*") else f" {runs} " in around:
                return True
        return False
