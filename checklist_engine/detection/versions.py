"""Which versions of a standard a sentence speaks of: numbers, years, editions and parameter values, with their comparison."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.cues import runs_of
from checklist_engine.detection.version_words import (
    ROMAN,
    before_name,
    counts_something,
    is_bare,
    is_date,
    may_stand_alone,
    signed,
    supersedes,
    wordings,
)
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.names import Hit
    from checklist_engine.detection.view import View

__all__ = ["Item", "VersionReader"]

_NUMBER = compiled_later(r"\d{1,4}(?:\.(?:\d{1,3}|x)){0,4}")
_YEAR = compiled_later(r"(?:19|20)\d\d\Z")
_SIGN_BEFORE = compiled_later(r"(>=|=>|\u2265|<=|=<|\u2264|>|<)\s{0,2}v?\s{0,2}\Z")
_IN_SIGNS = frozenset("<>\u2264\u2265")  # every sign has one of these
_SIGNS = {">=": ">=", "=>": ">=", "\u2265": ">=", "<=": "<=", "=<": "<=", "\u2264": "<=", ">": ">", "<": "<"}
_OPERATORS_BEFORE = {"at_least_before": ">=", "below_before": "<", "up_to_before": "<=", "above_before": ">"}
_OPERATORS_AFTER = {"at_least_after": ">=", "up_to_after": "<="}
_REACH = 7
"""How many runs that are neither cue nor number may stand between a name and its version."""
_EDITION_REACH = 10
_BEFORE = 4
_VERSION_WORDS = frozenset({"version_words", "release_words", "revision_words"})
_PERIODS = frozenset({"max-age"})
_ALSO_CALLED = {"level": ("niveau", "nivel", "nível", "livello", "stufe", "рівень")}


class Item(msgspec.Struct, frozen=True):
    """One version as written: its catalogue id, comparison, the runs it stands in, and whether `or` joins it to the one before."""

    value: str
    operator: str
    first: int
    last: int
    alternative: bool = False


class VersionReader:
    """Reads the versions of one standard."""

    def __init__(self, standard: Standard) -> None:
        self._scheme = standard.version_scheme
        self._ids = tuple(version.id for version in standard.versions)
        self._parameters = standard.parameters
        self._versions = standard.versions

    @cached_property
    def _wordings(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """How versions may be written: `p=reject` also as its names say, `type 2` as `type II`; by the first run, the longest first."""
        written = {(runs, version.id) for version in self._versions for runs in wordings(version.id, version.names)}
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for runs, value in sorted(written, key=lambda pair: (-len(pair[0]), pair[0], pair[1])):
            found.setdefault(runs[0], []).append((runs, value))
        return found

    @cached_property
    def _years(self) -> dict[str, str]:
        return {runs_of(name)[-1]: version.id for version in self._versions for name in version.names if runs_of(name)}

    @staticmethod
    def is_year(run: str) -> bool:
        """Tell whether a run may be a year."""
        return run.isdigit() and _YEAR.match(run) is not None

    @property
    def minds_years(self) -> bool:
        """Whether a year may be a version, or part of one."""
        return self._scheme == "year" or any(map(self.is_year, self.all_words()))

    def all_words(self) -> Iterator[str]:
        """Yield every run that may be part of a version, a parameter or its unit."""
        for written in self._wordings.values():
            for runs, _ in written:
                yield from runs
        yield from self._years
        for text in (*self._ids, *self._parameters):
            yield from runs_of(text)
        for words in _ALSO_CALLED.values():
            yield from words
        yield from (*ROMAN, "v", "x", "rfc")

    @property
    def has_versions(self) -> bool:
        """Whether the catalogue lists versions or parameters of the standard."""
        return self._scheme != "none" or bool(self._parameters)

    def near(self, view: View, hit: Hit, end: int) -> list[Item]:
        """Return the versions written at a name: after it, up to run `end`, or else just before it."""
        items: list[Item] = []
        if self._scheme in {"numeric", "year"} or self._all_numbers():
            items = self._numbers_after(view, hit, end) or self._number_before(view, hit)
        if not items and self._scheme in {"edition", "parameter"}:
            items = self._editions(view, hit, end)
        if not items and self._scheme != "numeric":
            items = self._numbers_after(view, hit, end, stated=True)
        if self._scheme in {"edition", "parameter"} or self._all_numbers():
            items = [
                msgspec.structs.replace(item, operator="") if item.operator == ">=" and item.value == self._ids[-1] else item
                for item in items
            ]  # nothing is higher than the last of a closed list
        return items + self._parameters_in(view, hit.first, end)

    def anywhere(self, view: View) -> list[Item]:
        """Return the parameter values in a sentence that may not name the standard itself."""
        found: list[Item] = []
        if self._scheme == "parameter":
            found = self._worded(view, view.sentence.first, view.sentence.last)
        return found + self._parameters_in(view, view.sentence.first, view.sentence.last)

    def ordered(self, values: Iterable[str]) -> list[str]:
        """Return the values from the weakest to the strongest; those of a parameter from the strongest."""
        known = {value: place for place, value in enumerate(self._ids)}
        unique = dict.fromkeys(values)
        if self._scheme == "parameter":
            return sorted(unique, key=lambda value: -known.get(value, -1))
        return sorted(unique, key=lambda value: (known.get(value, len(known)), _numeric(value)))

    def combined(self, values: Iterable[str]) -> list[str]:
        """Return the values, an edition and its one named number as one: `140-3 level>=2`; of `x>=1` and `x=1` only the first."""
        unique = dict.fromkeys(values)
        kept = [value for value in unique if "=" not in value or ">=" in value or value.replace("=", ">=", 1) not in unique]
        named = [value for value in kept if any(value.startswith(f"{name}{sign}") for name in self._parameters for sign in "=<>")]
        if len(named) == 1 and len(kept) == 2 and self._scheme == "edition":  # noqa: PLR2004 - the edition and its number
            return [" ".join([*(value for value in kept if value not in named), *named])]
        return kept

    def _all_numbers(self) -> bool:
        return bool(self._ids) and all(version.isdigit() for version in self._ids)

    def _numbers_after(self, view: View, hit: Hit, end: int, *, stated: bool = False) -> list[Item]:
        """Return the numbers after a name; with `stated`, those that can be nothing but versions, of a standard without numbers."""
        inside = self._number_inside(view, hit, end)
        if inside is not None:
            return [inside]
        items: list[Item] = []
        accepted = _stated if stated else self._accepted
        compare = {cue.first: cue for cue in view.compare}
        main = {cue.first: cue for cue in view.main}
        index, skipped, operator, worded, alternative = hit.last, 0, "", False, False
        while index < end:
            number = _number_at(view, index)
            if number is not None and (value := accepted(view, hit, number, index, skipped, worded or bool(items))):
                following, after = self._after(view, number[1], end)
                items.append(Item(value, _sign(view, index) or after or operator, index, following, alternative))
                index, skipped, operator, alternative = following, _REACH - 1, "", False
                continue
            cue = compare.get(index) or main.get(index)
            if (
                cue is not None
                and cue.last <= end
                and cue.group not in {"faults", "accepting", "that_words", "purpose_words", "conditions"}
            ):
                operator = _OPERATORS_BEFORE.get(cue.group, operator)
                worded = worded or cue.group in _VERSION_WORDS
                alternative = cue.group == "or_words" or (alternative and cue.group != "and_words")
                if cue.group in _OPERATORS_AFTER and not items:
                    operator = _OPERATORS_AFTER[cue.group]
                index = cue.last if index in compare else index + 1
                continue
            if any(cue.first < index < cue.last for cue in view.main):
                index += 1
                continue
            if number is not None:
                break
            skipped += 1
            if skipped > _REACH or (items and view.text.words[index] not in view.wording.small_words):
                break
            index += 1
        if items and not items[0].operator and (before := self._operator_before(view, hit)):
            items[0] = msgspec.structs.replace(items[0], operator=before)
        return items

    def _number_inside(self, view: View, hit: Hit, end: int) -> Item | None:
        """Return the version that a name ends with, or that begins inside it: `NTPv4`, `SHA-256`, `OAuth2.0`."""
        for index in range(hit.first, hit.last):
            number = _number_at(view, index)
            if number is not None and number[1] >= hit.last and number[0] in self._ids:
                following, operator = self._after(view, number[1], end)
                return Item(number[0], operator or self._operator_before(view, hit), index, following)
        return None

    def _accepted(self, view: View, hit: Hit, spot: tuple[str, int], index: int, skipped: int, worded: bool) -> str | None:  # noqa: FBT001 - one question
        """Return the version id that a number at this distance stands for, if any."""
        number = spot[0]
        if self._scheme == "year":
            near = skipped <= 1 and index - hit.last <= 2  # noqa: PLR2004 - "27001 version 2022"
            year = self._years.get(number, number)
            return year if _YEAR.match(number) and (near or worded) and not is_date(view, index) else None
        if number in self._ids and (len(number) > 1 or skipped == 0):
            return number
        major = f"{number}.0"
        if major in self._ids and (worded or index - hit.last <= 1):
            return major
        if self._all_numbers():
            return None
        plain = "." in number or len(number) == 1
        adjacent = index == hit.last or (worded and skipped <= 1)
        return number if self._scheme == "numeric" and plain and adjacent and not counts_something(view, index) else None

    def _after(self, view: View, index: int, end: int) -> tuple[int, str]:
        """Return where reading goes on after a number, and the comparison that follows it."""
        plain, place = view.text.plain, view.text.ends[index - 1]
        if plain[place : place + 1] == "+" and not plain[place + 1 : place + 2].isalnum():
            return index, ">="
        for cue in view.compare:
            words_between = view.text.words[index : cue.first]
            if (
                cue.group == "at_least_before"
                and cue.first == index
                and not _number_follows(view, cue.last, end)
                and not before_name(view, cue)
            ):
                return cue.last, ">="
            if cue.group in _OPERATORS_AFTER and index <= cue.first <= index + 2 and cue.last <= max(end, cue.last):
                joined = all(word in view.wording.small_words or _is_version_word(view, word) for word in words_between)
                if joined and cue.last <= view.sentence.last and view.clause_of(index - 1) == view.clause_of(cue.first):
                    return cue.last, _OPERATORS_AFTER[cue.group]
        return index, ""

    def _operator_before(self, view: View, hit: Hit) -> str:
        for cue in reversed(view.compare):
            near = cue.last <= hit.first <= cue.last + 2 and view.clause_of(cue.first) == view.clause_of(hit.first)
            near = near and (view.bracket_of(cue.first) == view.bracket_of(hit.first) or not view.bracket_of(hit.first))
            if cue.group in _OPERATORS_BEFORE and near:
                return _OPERATORS_BEFORE[cue.group]
        return _sign(view, hit.first)

    def _number_before(self, view: View, hit: Hit) -> list[Item]:
        """Return the number in `256-bit AES` or `version 1.2 of TLS`."""
        worded = {place for cue in view.compare if cue.group in _VERSION_WORDS for place in range(cue.first, cue.last)}
        small = view.wording.small_words
        for index in range(hit.first - 1, max(view.sentence.first, hit.first - _BEFORE) - 1, -1):
            number = _number_at(view, index)
            if number is not None:
                tied = index - 1 in worded or any(place in worded for place in range(number[1], hit.first))
                if view.hit_at(index) is None and number[0] in self._ids and tied:
                    return [
                        Item(
                            number[0],
                            _sign(view, index) or self._operator_before(view, msgspec.structs.replace(hit, first=index)),
                            index,
                            number[1],
                        )
                    ]
                return []
            if index not in worded and view.text.words[index] not in small and not view.text.words[index].isdigit():
                return []
        return []

    def _editions(self, view: View, hit: Hit, end: int) -> list[Item]:
        """Return the editions written at a name; the number may share its first runs with the name, as in `FIPS 140-2`."""
        reach = end if self._scheme == "parameter" else min(end, hit.last + _EDITION_REACH)
        items = self._worded(view, max(hit.first, hit.last - 2), reach, after=hit.last)
        start = max(view.sentence.first, hit.first - _BEFORE)
        if not items and all(view.hit_at(index) is None for index in range(start, hit.first)):
            items = self._worded(view, start, hit.first)
        if self._scheme == "edition" and items and not items[0].operator and (before := self._operator_before(view, hit)):
            items[0] = msgspec.structs.replace(items[0], operator=before)
        return items

    def _worded(self, view: View, first: int, last: int, after: int | None = None) -> list[Item]:
        items: list[Item] = []
        words = view.text.words
        ors = {cue.first for cue in view.compare if cue.group == "or_words"}
        index = first
        while index < last:
            for runs, value in self._wordings.get(ROMAN.get(words[index], words[index]), ()):
                stop = index + len(runs)
                counts = is_bare(runs) and not may_stand_alone(view, index, items[-1].last if items else None)
                if stop > last or (after is not None and stop <= after) or counts:
                    continue
                if tuple(ROMAN.get(word, word) for word in words[index:stop]) == runs and signed(view, value, runs, index):
                    other = view.hit_at(stop - 1)
                    if other is not None and other.first >= (after or 0):
                        continue
                    following, operator = self._after(view, stop, last)
                    if items and self._scheme == "parameter" and supersedes(view, items[-1].last, index):
                        items.pop()
                    items.append(
                        Item(value, operator, index, following, bool(items) and any(items[-1].last <= place < index for place in ors))
                    )
                    index = following - 1
                    break
            index += 1
        return items

    def _parameters_in(self, view: View, first: int, last: int) -> list[Item]:
        """Return the named numbers: `max-age of at least 31536000`, `level 2 or higher`."""
        items: list[Item] = []
        for parameter in self._parameters:
            runs = runs_of(parameter)
            spellings = {runs, *((word,) for word in _ALSO_CALLED.get(parameter, ()))}
            for index in range(first, last - len(runs)):
                if not any(tuple(view.text.words[index : index + len(spelling)]) == spelling for spelling in spellings):
                    continue
                number = _amount(view, index + len(runs), min(last, index + len(runs) + _REACH))
                if number is not None:
                    items.append(self._parameter(view, parameter, number, index, last))
            if not items and parameter in _PERIODS:
                items += self._period(view, parameter, first, last)
        return items

    def _parameter(self, view: View, parameter: str, number: tuple[int, int, int], index: int, last: int) -> Item:
        value, place, following = number
        operator = next(
            (_OPERATORS_BEFORE[cue.group] for cue in view.compare
             if cue.group in _OPERATORS_BEFORE and index - 2 <= cue.first and cue.last <= place), "",
        )  # fmt: skip
        stop, after = self._after(view, following, last)
        return Item(f"{parameter}{_sign(view, place) or after or operator or '='}{value}", "", index, stop)

    def _period(self, view: View, parameter: str, first: int, last: int) -> list[Item]:
        """Return a parameter that is a period of time, where the text gives a least period without its name: `HSTS for at least a year`."""
        for cue in view.compare:
            if cue.group == "at_least_before" and first <= cue.first:
                period = _amount(view, cue.last, min(last, cue.last + 2))
                if period is not None and period[2] == period[1] + 2:
                    return [self._parameter(view, parameter, period, cue.first, last)]
        return []


def _stated(view: View, hit: Hit, spot: tuple[str, int], index: int, skipped: int, worded: bool) -> str | None:  # noqa: ARG001, FBT001 - like `_accepted`
    """Return a number that is put as a version: with a full stop directly behind the name, or after `version` or `v`."""
    number, stop = spot
    if index == hit.last:
        heading = stop < view.sentence.last and view.text.plain[view.text.starts[stop]].isupper() and view.text.gap(stop) == " "
        return number if "." in number and view.text.gap(index) in {"", " "} and not heading else None
    release = next((cue for cue in view.compare if cue.group == "release_words" and cue.last == index), None)
    return number if release is not None and release.first <= hit.last + 1 else None


def _number_at(view: View, index: int) -> tuple[str, int] | None:
    """Return the number that begins at a run, and the run after it."""
    word = view.text.words[index]
    if not word.isdigit():
        return None
    start = view.text.starts[index]
    if start and view.text.plain[start - 1] == "." and start > 1 and view.text.plain[start - 2].isdigit():
        return None
    match = _NUMBER.match(view.text.plain, start)
    if match is None:
        return None
    stop = index + 1
    while stop < view.sentence.last and view.text.starts[stop] < match.end():
        stop += 1
    return match.group(), stop


def _amount(view: View, first: int, last: int) -> tuple[int, int, int] | None:
    """Return the number among the runs, its place and the run after it; periods of time in seconds."""
    for index in range(first, last):
        word = view.text.words[index]
        count = int(word) if word.isdigit() and len(word) < 12 else view.wording.number_words.get(word)  # noqa: PLR2004 - longer numbers mean nothing
        unit = view.wording.time_units.get(view.text.words[index + 1]) if index + 1 < view.sentence.last else None
        if count is not None and (word.isdigit() or unit):
            return count * (unit or 1), index, index + (2 if unit else 1)
    return None


def _sign(view: View, index: int) -> str:
    start = view.text.starts[index]
    before = max(view.sentence.start, start - 8)
    match = None if _IN_SIGNS.isdisjoint(view.text.plain[before:start]) else _SIGN_BEFORE.search(view.text.plain, before, start)
    return _SIGNS[match.group(1)] if match else ""


def _is_version_word(view: View, word: str) -> bool:
    return any(cue.group in _VERSION_WORDS and word in view.text.words[cue.first : cue.last] for cue in view.compare)


def _number_follows(view: View, index: int, end: int) -> bool:
    return any(view.text.words[place].isdigit() for place in range(index, min(end, index + 3)))


def _numeric(value: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", value))
