"""What a specification asks of a supplier: its demands, put together by standard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.catalog.versions import accepts_insecure, forbids_current, parse_range, status_of_lowest
from checklist_engine.detection.demand import Demand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Stance

__all__ = ["Asked", "Firmness", "gather_asked", "gather_forbidden", "is_insecure", "is_outdated", "is_slip"]

Firmness = Literal["must", "should", "may"]
FIRMNESS: dict[str, Firmness] = {"required": "must", "recommended": "should", "optional": "may"}
"""How firm a stance is for a supplier, the firmest first. What is merely mentioned asks for nothing."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A standard that a specification asks for, with every demand that does.

    `alternatives` are the standards of which one is enough instead; none where the standard is asked for by itself anywhere.
    """

    standard: str
    firmness: Firmness
    demands: tuple[Demand, ...]
    alternatives: tuple[str, ...] = ()


def gather_asked(demands: Iterable[Demand]) -> tuple[Asked, ...]:
    """Return what is asked for, each standard once, in the order of the specification."""
    by_standard: dict[str, list[Demand]] = {}
    for demand in demands:
        if demand.stance in FIRMNESS:
            by_standard.setdefault(demand.standard, []).append(demand)
    return tuple(_asked(standard, group) for standard, group in by_standard.items())


def _asked(standard: str, demands: Sequence[Demand]) -> Asked:
    firmest = min((_stance(demand) for demand in demands), key=list(FIRMNESS).index)
    others = [() if demand.choice is None else demand.choice.standards for demand in demands]
    return Asked(
        standard=standard,
        firmness=FIRMNESS[firmest],
        demands=tuple(demands),
        alternatives=tuple(dict.fromkeys(key for group in others for key in group if key != standard)) if all(others) else (),
    )


def _stance(demand: Demand) -> Stance:
    """Return how firmly a demand asks: one of several ways as firmly as one of them is asked for."""
    return demand.stance if demand.choice is None else demand.choice.stance


def gather_forbidden(demands: Iterable[Demand], standards: Mapping[str, Standard]) -> tuple[Demand, ...]:
    """Return what a supplier may not use, each prohibition once; those that are slips of the pen are left out."""
    return tuple(demand for demand in demands if demand.stance == "forbidden" and not is_slip(demand, standards[demand.standard]))


def is_slip(demand: Demand, standard: Standard) -> bool:
    """Tell whether a specification forbids what makes it safer, which its author can hardly have meant."""
    if demand.stance != "forbidden":
        return False
    return forbids_current(parse_range(demand.version, standard) if demand.version else None, standard)


def is_insecure(demand: Demand, standard: Standard) -> bool:
    """Tell whether a specification asks for, or accepts, what is no longer secure."""
    if demand.stance not in FIRMNESS:
        return False
    if standard.status in ("insecure", "obsolete"):
        return True
    return demand.version is not None and accepts_insecure(parse_range(demand.version, standard), standard)


def is_outdated(demand: Demand, standard: Standard) -> bool:
    """Tell whether a specification asks for, or accepts as lowest, what has a successor but is still secure."""
    if demand.stance not in FIRMNESS or is_insecure(demand, standard):
        return False
    if standard.status == "being-replaced":
        return True
    return demand.version is not None and status_of_lowest(parse_range(demand.version, standard), standard) == "being-replaced"
