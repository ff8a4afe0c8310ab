"""In which order a supplier does what is asked: the least work first, and nothing before what it builds on."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.guidance.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.catalog.standard import Standard

__all__ = ["Placed", "put_in_order"]

EFFORTS = ("low", "medium", "high")
FIRMNESSES = ("must", "should", "may")


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for, in its place: the standards, also asked for, that it builds on, and those that build on it.

    `stage` is the most work that it takes to get there: its own, or that of something it builds on.
    """

    asked: Asked
    stage: str
    builds_on: tuple[str, ...]
    carries: tuple[str, ...]


def put_in_order(asked: Sequence[Asked], standards: Mapping[str, Standard]) -> tuple[Placed, ...]:
    """Return everything once, stage by stage; within a stage nothing before what it builds on.

    Of what nothing holds up any more, the firmest comes first, then what carries most, then the order of `asked`.
    """
    keys = [one.standard for one in asked]
    below = {key: _below(key, keys, standards) for key in keys}
    above = {key: tuple(other for other in keys if key in below[other]) for key in keys}
    waiting_for = {key: set(below[key]) for key in keys}
    by_key = {one.standard: one for one in asked}

    def stage(key: str) -> int:
        return max(EFFORTS.index(standards[one].effort.level) for one in (key, *_all_below(key, below)))

    def rank(key: str) -> tuple[int, int, int, int, str]:
        return (
            stage(key),
            FIRMNESSES.index(by_key[key].firmness),
            -len(above[key]),
            keys.index(key),
            key,
        )

    ready = [rank(key) for key in keys if not waiting_for[key]]
    heapq.heapify(ready)
    placed: list[Placed] = []
    while ready:
        key = heapq.heappop(ready)[-1]
        placed.append(Placed(asked=by_key[key], stage=EFFORTS[stage(key)], builds_on=below[key], carries=above[key]))
        for other in above[key]:
            waiting_for[other].discard(key)
            if not waiting_for[other]:
                heapq.heappush(ready, rank(other))
    return tuple(placed)


def _all_below(key: str, below: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return everything that has to be there first, step by step."""
    found: set[str] = set()
    waiting = list(below[key])
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += below[current]
    return found


def _below(key: str, keys: Sequence[str], standards: Mapping[str, Standard]) -> tuple[str, ...]:
    """Return those of `keys` that a standard builds on, be it by way of a standard that is not asked for."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = list(standards[key].builds_on)
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        if current in keys:
            found[current] = None
        else:
            waiting += standards[current].builds_on if current in standards else ()
    return tuple(found)
