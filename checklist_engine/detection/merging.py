"""From everything found at names to demands: one a standard, stance and version."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Demand
from checklist_engine.detection.names import Hit
from checklist_engine.detection.stance import Verdict
from checklist_engine.detection.versions import Item
from checklist_engine.detection.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checklist_engine.detection.versions import VersionReader

__all__ = ["Found", "Merged", "merged"]

_RANK = {"required": 4, "recommended": 3, "optional": 2, "mentioned": 1}


class Found(msgspec.Struct, frozen=True):
    """A standard at one place: its name, at most one version (and others that are as good), its stance and its proof."""

    view: View
    hit: Hit
    item: Item | None
    verdict: Verdict
    others: tuple[Item, ...] = ()
    proof: str | None = None


class Merged(msgspec.Struct, frozen=True):
    """A demand, and what was found at the place that states it."""

    demand: Demand
    found: Found


def merged(found: Sequence[Found], reader: Callable[[str], VersionReader]) -> tuple[Merged, ...]:
    """Return the demands in the order of the text, without those that say less than another of the same standard."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for one in found:
        groups.setdefault((one.hit.standard, one.verdict.stance), []).append(one)
    demands: list[tuple[Found, str | None, str | None]] = []
    for (standard, stance), members in groups.items():
        for version, holder in _versions(members, stance, reader(standard)):
            proof = next((one.proof for one in (holder, *members) if one.proof), None)
            demands.append((holder, version, proof))
    kept = [one for one in demands if not any(_says_more(other, one) for other in demands)]
    kept.sort(key=lambda one: (one[0].hit.first, _RANK.get(one[0].verdict.stance, 0) * -1, one[1] or ""))
    return tuple(Merged(_demand(*one), one[0]) for one in kept)


def _versions(members: Sequence[Found], stance: str, reader: VersionReader) -> list[tuple[str | None, Found]]:
    """Return the versions of one standard and stance, each with the place that states it."""
    versioned = [one for one in members if one.item is not None]
    if not versioned:
        return [(None, members[0])]
    items = [item for one in versioned for item in (one.item, *one.others) if item is not None]
    exact = [item for item in items if not item.operator]
    ranges = list(dict.fromkeys(f"{item.operator}{item.value}" for item in items if item.operator))
    result: list[tuple[str | None, Found]] = []
    if exact:
        values = reader.combined(reader.ordered(item.value for item in exact))
        apart = any(item.alternative for item in exact) or not _joined_by_and(versioned)
        joiner = "," if stance == "forbidden" or not apart else " or "
        holder = next(one for one in versioned if one.item in exact or any(other in exact for other in one.others))
        result.append((joiner.join([*values, *ranges] if stance == "forbidden" else values), holder))
        if stance == "forbidden":
            return result
    result += [
        (text, next(one for one in versioned if (one.item is not None and f"{one.item.operator}{one.item.value}" == text) or one.others))
        for text in ranges
    ]
    return result


def _joined_by_and(members: Sequence[Found]) -> bool:
    """Tell whether all of several versions are asked for: `TLS 1.2 and 1.3`, or in two sentences; not `TLS 1.2/1.3`, a mere list."""
    if any(one.others for one in members):
        return False
    groups: set[str] = set()
    for one, other in itertools.pairwise(members):
        if one.view is not other.view:
            groups.add("and_words")
        elif one.item is not None and other.item is not None:
            between = range(one.item.last, other.item.first)
            groups |= {cue.group for cue in one.view.compare if cue.first in between}
    return "and_words" in groups and "or_words" not in groups


def _says_more(one: tuple[Found, str | None, str | None], than: tuple[Found, str | None, str | None]) -> bool:
    """Tell whether a demand makes another superfluous: same standard, at least as firm, and the other adds no version."""
    stance, other = one[0].verdict.stance, than[0].verdict.stance
    if one is than or one[0].hit.standard != than[0].hit.standard or other == "forbidden":
        return False
    if stance == "forbidden":
        return other == "mentioned" and than[1] is None
    if than[1] is not None and than[1] != one[1]:
        return False
    if one[1] == than[1] and stance == other:
        return False
    return _RANK[stance] >= _RANK[other]


def _demand(found: Found, version: str | None, proof: str | None) -> Demand:
    text, sentence = found.view.text, found.view.sentence
    start, end = text.original_span(text.starts[found.hit.first], text.ends[found.hit.last - 1])
    begin = sentence.start + len(text.plain[sentence.start : sentence.end]) - len(text.plain[sentence.start : sentence.end].lstrip())
    quote_start, quote_end = text.original_span(begin, max(begin + 1, begin + len(text.plain[begin : sentence.end].rstrip())))
    return Demand(
        standard=found.hit.standard,
        version=version,
        stance=found.verdict.stance,
        named=found.hit.named,
        verification=proof,
        or_equivalent=bool(found.view.equivalent),
        quote=text.original[quote_start:quote_end],
        start=start,
        end=end,
        choice=found.verdict.choice,
    )
