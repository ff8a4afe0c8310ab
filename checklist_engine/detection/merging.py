"""From everything found at names to demands: one a standard, stance and version."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Protocol

import msgspec

from checklist_engine.detection.demand import Demand, Stance
from checklist_engine.detection.found import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checklist_engine.detection.version.versions import VersionReader

__all__ = ["Cited", "Merged", "Placed", "Stated", "merged", "stated"]

_TOLD_TOGETHER = frozenset({"forbidden", "mentioned"})
_SEVERAL = 2
_RANK = {"required": 4, "recommended": 3, "optional": 2, "mentioned": 1}


class Placed(msgspec.Struct, frozen=True):
    """Something found, the sentence that it stands in, and the sentences that its version and its words of proof stand in."""

    number: int
    found: Found
    value: int
    proof: int | None = None


class Merged(msgspec.Struct, frozen=True):
    """A demand, and what was found at the place that states it."""

    demand: Demand
    placed: Placed


class Stated(msgspec.Struct, frozen=True):
    """What is demanded: the place that states it, the version, and the place that has words of proof for it."""

    placed: Placed
    version: str | None
    proved: Placed | None

    @property
    def standard(self) -> str:
        """The standard."""
        return self.placed.found.hit.standard

    @property
    def stance(self) -> Stance:
        """How firmly it is demanded."""
        return self.placed.found.verdict.stance


class Cited(Protocol):
    """Tells where the words of the sentences of a text stand in it as it is written."""

    def span(self, number: int, first: int, last: int) -> tuple[int, int]:
        """Return the characters that the runs `first:last` of a sentence stand in."""

    def words(self, number: int, first: int, last: int) -> str:
        """Return the runs `first:last` of a sentence, and what stands between."""

    def quote(self, number: int) -> str:
        """Return a sentence."""


def merged(placed: Sequence[Placed], cited: Cited, reader: Callable[[str], VersionReader]) -> tuple[Merged, ...]:
    """Return the demands in the order of the text, without those that say less than another of the same standard."""
    return tuple(Merged(_demand(cited, one), one.placed) for one in stated(placed, reader))


def stated(placed: Sequence[Placed], reader: Callable[[str], VersionReader]) -> list[Stated]:
    """Return likewise what is demanded, without its words."""
    if len(placed) == 1 and placed[0].found.item is None and not placed[0].found.others:
        return [Stated(placed[0], None, None if placed[0].proof is None else placed[0])]
    groups: dict[tuple[str, str], list[Placed]] = {}
    for one in placed:
        groups.setdefault((one.found.hit.standard, one.found.verdict.stance), []).append(one)
    demands: list[Stated] = []
    for (standard, stance), members in groups.items():
        proved = next((one for one in members if one.proof is not None), None)
        versions: dict[str | None, Placed] = {}
        for said_together in _apart(members, stance):
            for version, holder in _versions(said_together, stance, reader(standard)):
                versions.setdefault(version, holder)
        demands += [Stated(holder, version, holder if holder.proof is not None else proved) for version, holder in versions.items()]
    if len(demands) > 1:
        demands = _telling(demands)
        demands.sort(key=lambda one: (one.placed.number, one.placed.found.hit.first, -_RANK.get(one.stance, 0), one.version or ""))
    return demands


def _apart(members: Sequence[Placed], stance: str) -> list[list[Placed]]:
    """Return the places of one standard and stance by the sentence that states their version, where each asks for its own.

    `type 1` with the bid and `type 2` a year later are two demands; of what is refused, told or one of several ways, all is said together.
    """
    sentences: dict[int, list[Placed]] = {}
    for one in members:
        if one.found.item is not None:
            sentences.setdefault(one.value, []).append(one)
    together = stance in _TOLD_TOGETHER or any(one.found.item is not None and one.found.item.alternative for one in members)
    if len(sentences) < _SEVERAL or together:
        return [list(members)]
    alike: dict[frozenset[tuple[str, str]], list[Placed]] = {}
    for some in sentences.values():
        items = [item for one in some for item in (one.found.item, *one.found.others) if item is not None]
        alike.setdefault(frozenset([(item.operator, item.value) for item in items]), []).extend(some)
    return [*alike.values()]


def _versions(members: Sequence[Placed], stance: str, reader: VersionReader) -> list[tuple[str | None, Placed]]:
    """Return the versions of one standard and stance, each with the place that states it."""
    versioned = [(item, one) for one in members for item in (one.found.item, *one.found.others) if item is not None]
    if not versioned:
        return [(None, members[0])]
    exact: dict[str, Placed] = {}
    ranges: dict[str, Placed] = {}
    apart = False
    for item, one in versioned:
        if item.operator:
            ranges.setdefault(f"{item.operator}{item.value}", one)
        else:
            exact.setdefault(item.value, one)
            apart = apart or item.alternative
    result: list[tuple[str | None, Placed]] = []
    if exact:
        values = reader.combined(reader.ordered(exact))
        holder = next(iter(exact.values()))
        if stance == "forbidden":
            return [(",".join([*values, *ranges]), holder)]
        result.append((" or ".join(values) if apart or not _joined_by_and(members) else ",".join(values), holder))
    return [*result, *ranges.items()]


def _joined_by_and(members: Sequence[Placed]) -> bool:
    """Tell whether all of several versions are asked for: `TLS 1.2 and 1.3`, or in two sentences; not `TLS 1.2/1.3`, a mere list."""
    versioned = [one for one in members if one.found.item is not None]
    if any(one.found.others for one in versioned):
        return False
    groups: set[str] = set()
    for one, other in itertools.pairwise(versioned):
        if "or_words" in groups:
            return False
        item, next_item = one.found.item, other.found.item
        if not one.number == one.value == other.number == other.value:
            groups.add("and_words")
        elif item is not None and next_item is not None:
            between = range(item.last, next_item.first)
            groups |= {cue.group for cue in one.found.view.compare if cue.first in between}
            if one.found.view.strange_between(item.last, next_item.first):
                groups.add("and_words")  # no mere list: "type 1 with the bid, type 2 within a year"
    return "and_words" in groups and "or_words" not in groups


def _telling(demands: Sequence[Stated]) -> list[Stated]:
    """Return the demands of which no other of the same standard says as much: at least as firm, and with the same or some version.

    Beside a refusal, that something is mentioned says nothing.
    """
    forbidden = [one for one in demands if one.stance == "forbidden"]
    refused = {(one.standard, version) for one in forbidden for version in (None, *(one.version or "").split(","))}
    firmest: dict[tuple[str, str | None], int] = {}
    versioned: dict[str, int] = {}
    for one in demands:
        if one.stance != "forbidden":
            key, rank = (one.standard, one.version), _RANK[one.stance]
            firmest[key] = max(rank, firmest.get(key, 0))
            if one.version is not None:
                versioned[one.standard] = max(rank, versioned.get(one.standard, 0))

    def says_nothing(one: Stated) -> bool:
        rank = _RANK.get(one.stance, 0)
        if not rank:
            return False
        if one.stance == "mentioned" and (one.standard, one.version) in refused:
            return True
        if firmest[one.standard, one.version] > rank:
            return True
        if one.version is not None:
            return False
        return versioned.get(one.standard, 0) >= rank

    return [one for one in demands if not says_nothing(one)]


def _demand(cited: Cited, one: Stated) -> Demand:
    placed, proved = one.placed, one.proved
    found = placed.found
    start, end = cited.span(placed.number, found.hit.first, found.hit.last)
    proof = None
    if proved is not None and proved.proof is not None and proved.found.proof is not None:
        proof = cited.words(proved.proof, proved.found.proof.first, proved.found.proof.last)
    return Demand(
        standard=one.standard,
        version=one.version,
        stance=one.stance,
        named=found.hit.named,
        verification=proof,
        or_equivalent=bool(found.view.equivalent),
        quote=cited.quote(placed.number),
        start=start,
        end=end,
        choice=found.verdict.choice,
    )
