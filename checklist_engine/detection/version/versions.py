"""Which versions of a standard a sentence speaks of: numbers, years, editions and parameter values, with their comparison."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.language.cues import runs_of
from checklist_engine.detection.version.comparisons import (
    OPERATORS_AFTER,
    OPERATORS_BEFORE,
    VERSION_WORDS,
    compared_after,
    compared_before,
    sign_before,
)
from checklist_engine.detection.version.item import Item
from checklist_engine.detection.version.parameters import ALSO_CALLED, LEVELS, REACH, parameters_in
from checklist_engine.detection.version.ranges import number_at, range_from, range_to
from checklist_engine.detection.version.words import (
    ROMAN,
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
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.view import View

__all__ = ["BEFORE", "VersionReader"]

_YEAR = compiled_later(r"(?:19|20)\d\d\Z")
_EDITION_REACH = 10
BEFORE = 4
"""How many runs before a name its version may stand."""
_WITHIN_NAME = 3
"""How far before the end of a name, in runs, a version that it holds may begin: `SOC Type 2 report`."""


_WHEN = frozenset({"situation", "weak_situation", "progress"})
"""Groups whose cues may hold a year in which something comes or came: `planned for 2027`."""


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

    @property
    def takes_any_year(self) -> bool:
        """Whether behind a name one year is a version as well as another."""
        return self._scheme == "year"

    def all_words(self) -> Iterator[str]:
        """Yield every run that may be part of a version, a parameter or its unit."""
        for written in self._wordings.values():
            for runs, _ in written:
                yield from runs
        yield from self._years
        for text in (*self._ids, *self._parameters):
            yield from runs_of(text)
        for words in ALSO_CALLED.values():
            yield from words
        yield from (*ROMAN, "v", "x", "rfc")

    @property
    def has_versions(self) -> bool:
        """Whether the catalogue lists versions or parameters of the standard."""
        return self._scheme != "none" or bool(self._parameters)

    def knows(self, value: str) -> bool:
        """Tell whether the catalogue lists a version, and it is a number with a full stop, which few other things have."""
        return self._scheme == "numeric" and "." in value and value in self._ids

    def near(self, view: View, hit: Hit, end: int) -> list[Item]:
        """Return the versions written at a name: after it, up to run `end`, or else just before it."""
        items: list[Item] = []
        if self._scheme in {"numeric", "year"} or self._all_numbers():
            before = self._number_before(view, hit) if self._scheme == "year" else []  # "the 2022 version of ISO 27001, not the 2013 one"
            items = before or self._numbers_after(view, hit, end) or self._number_before(view, hit)
            items += self._named_later(view, items, end)
        if not items and self._scheme in {"edition", "parameter"}:
            items = self._editions(view, hit, end)
        if not items and self._scheme != "numeric":
            items = self._numbers_after(view, hit, end, stated=True)
        if self._ids and not self._ids[-1][:1].isdigit():
            items = [
                msgspec.structs.replace(item, operator="") if item.operator == ">=" and item.value == self._ids[-1] else item
                for item in items
            ]  # nothing is higher than the last of a closed list of words; there are stronger ciphers than AES-256
        named = parameters_in(self._parameters, view, hit.first, end)
        if not named and self._parameters:
            begin = max((other.last for other in view.hits if other.named and other.last <= hit.first), default=view.sentence.first)
            named = parameters_in(self._parameters, view, max(begin, hit.first - REACH), self._end_around(view, hit, end))
        return items + named

    @staticmethod
    def _end_around(view: View, hit: Hit, end: int) -> int:
        """Return where a number ends whose name stands before the name of the standard: `niveau SLSA 3`."""
        number = number_at(view, hit.last) if hit.last < end else None
        return number[1] if number is not None and number[0].isdigit() and len(number[0]) == 1 else hit.first

    def anywhere(self, view: View) -> list[Item]:
        """Return the parameter values in a sentence that may not name the standard itself."""
        found: list[Item] = []
        if self._scheme == "parameter":
            found = self._worded(view, view.sentence.first, view.sentence.last)
        return found + parameters_in(self._parameters, view, view.sentence.first, view.sentence.last)

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
        """Return the number in a name, or after it; with `stated`, those that can be nothing but versions, of a standard without any."""
        if not view.has_number(hit.first, end):
            return []
        inside = self._number_inside(view, hit, end)
        return self._numbers_behind(view, hit, end, stated=stated) if inside is None else [inside, *self._joined_to(view, inside, end)]

    def _joined_to(self, view: View, item: Item, end: int) -> Iterator[Item]:
        """Yield the numbers that a comma, a slash or a joining word adds to one that ends a name: `SHA-256, 384 and 512`."""
        joints = {cue.first: cue for cue in view.compare if cue.group in {"and_words", "or_words"}}
        while item.last < end:
            joint = joints.get(item.last)
            place = item.last if joint is None else joint.last
            number = number_at(view, place) if place < end and (joint is not None or view.gap_has(place, ",/")) else None
            if number is None or number[0] not in self._ids:
                return
            following, operator = compared_after(view, number[1], end)
            item = Item(number[0], operator, place, following, joint is not None and joint.group == "or_words")
            yield item

    def _numbers_behind(self, view: View, hit: Hit, end: int, *, stated: bool) -> list[Item]:
        """Return the numbers after a name likewise."""
        items: list[Item] = []
        accepted = _stated if stated else self._accepted
        compare = {cue.first: cue for cue in view.compare}
        main = {cue.first: cue for cue in view.main}
        index, skipped, operator, worded, alternative = hit.last, 0, "", False, False
        while index < end:
            number = number_at(view, index)
            if number is not None and (value := accepted(view, hit, number, index, skipped, worded or bool(items))):
                if (ranged := range_from(view, self._ids, value, index, number[1])) is not None:
                    items += ranged
                    index, skipped, operator, alternative = ranged[0].last, REACH - 1, "", False
                    continue
                following, after = compared_after(view, number[1], end)
                items.append(Item(value, sign_before(view, index) or after or operator, index, following, alternative))
                index, skipped, operator, alternative = following, REACH - 1, "", False
                continue
            cue = compare.get(index) or main.get(index)
            if (
                cue is not None
                and cue.last <= end
                and cue.group not in {"faults", "accepting", "that_words", "purpose_words", "conditions"}
            ):
                operator = OPERATORS_BEFORE.get(cue.group, operator)
                worded = worded or cue.group in VERSION_WORDS
                alternative = cue.group == "or_words" or (alternative and cue.group != "and_words")
                if cue.group in OPERATORS_AFTER and not items:
                    operator = OPERATORS_AFTER[cue.group]
                index = cue.last if index in compare or (cue.group in _WHEN and cue.tail == cue.first) else index + 1
                continue
            if any(cue.first < index < cue.last for cue in view.main):
                index += 1
                continue
            if number is not None:
                break
            skipped += 1
            if skipped > REACH or (items and view.text.words[index] not in view.wording.small_words):
                break
            index += 1
        if items and not items[0].operator and (before := compared_before(view, hit)):
            items[0] = msgspec.structs.replace(items[0], operator=before)
        return items

    def _named_later(self, view: View, items: list[Item], end: int) -> Iterator[Item]:
        """Yield the versions that a later part says are such: `TLS 1.3 is recommended and version 1.2 is allowed`.

        So does a comparison, `TLS 1.3 by default, and nothing below 1.2`.
        """
        last = items[-1].last if items else end
        for cue in view.compare:
            if (cue.group != "release_words" and cue.group not in OPERATORS_BEFORE) or cue.first < last or cue.last >= end:
                continue
            number = number_at(view, cue.last)
            if number is not None and number[0] in self._ids and ("." in number[0] or (items and cue.group == "release_words")):
                last, operator = compared_after(view, number[1], end)
                operator = sign_before(view, cue.last) or operator or OPERATORS_BEFORE.get(cue.group, "")
                yield Item(number[0], operator, cue.last, last)

    def _number_inside(self, view: View, hit: Hit, end: int) -> Item | None:
        """Return the version that a name ends with, or that begins inside it: `NTPv4`, `SHA-256`, `OAuth2.0`."""
        for index in range(hit.first, hit.last):
            number = number_at(view, index)
            if number is not None and number[1] >= hit.last and number[0] in self._ids:
                following, operator = compared_after(view, number[1], end)
                return Item(number[0], operator or compared_before(view, hit), index, following)
        return None

    def _accepted(self, view: View, hit: Hit, spot: tuple[str, int], index: int, skipped: int, worded: bool) -> str | None:  # noqa: FBT001 - one question
        """Return the version id that a number at this distance stands for, if any."""
        number = spot[0]
        if self._scheme == "year":
            near = skipped <= 1 and index - hit.last <= 2  # noqa: PLR2004 - "27001 version 2022"
            edition = any(cue.group == "release_words" and cue.first == spot[1] for cue in view.compare)
            near = near or (
                edition and index - hit.last <= BEFORE and not view.gap_has_any(hit.last, index, ",;:")
            )  # "in the 2022 edition"
            year = self._years.get(number, number)
            return year if _YEAR.match(number) and (near or worded) and not is_date(view, index) else None
        if number in self._ids and (len(number) > 1 or skipped == 0 or _is_release(view, index)):
            return number
        major = f"{number}.0"
        if major in self._ids and (worded or index - hit.last <= 1):
            return major
        if self._all_numbers():
            return None
        if view.kin(hit) != hit.standard:
            return None  # an old name of something has no versions but the old ones
        plain = "." in number or len(number) == 1
        adjacent = index == hit.last or (worded and skipped <= 1)
        counts = counts_something(view, index) or view.text.words[index - 1] in LEVELS  # "PCI DSS Level 1"
        return number if self._scheme == "numeric" and plain and adjacent and not counts else None

    def _number_before(self, view: View, hit: Hit) -> list[Item]:
        """Return the number in `256-bit AES` or `version 1.2 of TLS`."""
        first = _before_example(view, hit)
        if not view.has_number(first - BEFORE, first):
            return []
        worded = {place for cue in view.compare if cue.group in VERSION_WORDS for place in range(cue.first, cue.last)}
        if first < hit.first:  # "an algorithm of 128 bits or higher, such as AES"
            worded |= {place for cue in view.compare if cue.group in OPERATORS_AFTER for place in range(cue.first, cue.last)}
        small = view.wording.small_words
        for index in range(first - 1, max(view.sentence.first, first - BEFORE) - 1, -1):
            number = number_at(view, index)
            if number is not None:
                ranged = range_to(view, self._ids, index)
                start = index if ranged is None else ranged[0].first
                tied = start - 1 in worded or any(place in worded for place in range(number[1], first))
                if view.hit_at(index) is None and number[0] in self._ids and tied:
                    if ranged is not None:
                        return ranged
                    before = sign_before(view, index) or compared_before(view, msgspec.structs.replace(hit, first=index))
                    after = hit.last if first == hit.first else number[1]
                    return [Item(number[0], before or compared_after(view, after, view.sentence.last)[1], index, number[1])]
                return []
            if index not in worded and view.text.words[index] not in small and not view.text.words[index].isdigit():
                return []
        return []

    def _editions(self, view: View, hit: Hit, end: int) -> list[Item]:
        """Return the editions written at a name; the number may share its first runs with the name, as in `FIPS 140-2`."""
        reach = end if self._scheme == "parameter" else min(end, hit.last + _EDITION_REACH)
        items = self._worded(view, max(hit.first, hit.last - _WITHIN_NAME), reach, after=hit.last, inside=hit.named)
        start = max(view.sentence.first, hit.first - BEFORE)
        if not items and all(view.hit_at(index) is None for index in range(start, hit.first)):
            items = self._worded(view, start, hit.first)
        if items and not items[0].operator:
            place = items[0].first if self._scheme == "parameter" else min(hit.first, items[0].first)
            items[0] = msgspec.structs.replace(items[0], operator=compared_before(view, msgspec.structs.replace(hit, first=place)))
        return items

    def _worded(self, view: View, first: int, last: int, after: int | None = None, *, inside: bool = False) -> list[Item]:
        items: list[Item] = []
        words = view.text.words
        ors = {cue.first for cue in view.compare if cue.group == "or_words"}
        index = first
        while index < last:
            for runs, value in self._wordings.get(ROMAN.get(words[index], words[index]), ()):
                stop = index + len(runs)
                counts = is_bare(runs) and not may_stand_alone(view, index, items[-1].last if items else None)
                if stop > last or (after is not None and stop <= after and not (inside and runs[0].isalpha() and len(runs) > 1)) or counts:
                    continue
                if tuple(ROMAN.get(word, word) for word in words[index:stop]) == runs and signed(view, value, runs, index):
                    other = view.hit_at(stop - 1)
                    if other is not None and other.first >= (after or 0):
                        continue
                    following, operator = compared_after(view, stop, last)
                    if items and self._scheme == "parameter" and supersedes(view, items[-1].last, index):
                        items.pop()
                    items.append(
                        Item(value, operator, index, following, bool(items) and any(items[-1].last <= place < index for place in ors))
                    )
                    index = following - 1
                    break
            index += 1
        return items


def _before_example(view: View, hit: Hit) -> int:
    """Return where the words begin that make a name an example, or else the name: the `such as` before it."""
    return next((cue.first for cue in view.cues_of("such_as") if cue.last == hit.first), hit.first)


def _is_release(view: View, index: int) -> bool:
    """Tell whether a word for `version` stands directly before a run."""
    return any(cue.group == "release_words" and cue.last == index for cue in view.compare)


def _stated(view: View, hit: Hit, spot: tuple[str, int], index: int, skipped: int, worded: bool) -> str | None:  # noqa: ARG001, FBT001 - like `_accepted`
    """Return a number that is put as a version: with a full stop directly behind the name, or after `version` or `v`."""
    number, stop = spot
    if index == hit.last:
        heading = stop < view.sentence.last and view.text.plain[view.text.starts[stop]].isupper() and view.text.gap(stop) == " "
        return number if "." in number and view.text.gap(index) in {"", " "} and not heading else None
    release = next((cue for cue in view.compare if cue.group == "release_words" and cue.last == index), None)
    return number if release is not None and release.first <= hit.last + 1 else None


def _numeric(value: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", value))
