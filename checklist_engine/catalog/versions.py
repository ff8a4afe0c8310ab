"""Versions of a standard: reading a range such as `>=1.2` or `p=reject or p=quarantine`, and holding ranges against each other.

A range is alternatives joined by ` or `, each of constraints joined by commas: `OP? value`, or `parameter OP number` for the
standard's named parameters, which a space may precede as well: `140-3 level>=2`. Values are ordered by the standard's version
scheme: numbers, years, or the listed order.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from checklist_engine.catalog.standard import Standard, Version

__all__ = [
    "Constraint",
    "VersionRange",
    "accepts_insecure",
    "forbids_current",
    "meets_floor",
    "newer_left_out",
    "offers",
    "overlaps",
    "parse_range",
]

_OPERATOR = compiled_later(r"(>=|<=|>|<|=)?\s*(.+)", re.DOTALL)
_PARAMETER = compiled_later(r"([A-Za-z][A-Za-z-]*?)\s*(>=|<=|>|<|=)\s*(\d+)")
_OR = compiled_later(r"\s+or\s+")
_PIECES = compiled_later(r",|\s+(?=[A-Za-z][A-Za-z-]*\s*[<>=])")
_NUMBER = compiled_later(r"v?(\d+(?:\.\d+)*)", re.IGNORECASE)

_REMEMBERED = 1024
"""Ranges, and places of versions, that are kept: every demand of a standard is held against the floor of each rule about it."""

Order = tuple[float, ...]
LOWEST: Order = (float("-inf"),)


class Constraint(msgspec.Struct, frozen=True):
    """One comparison. `order` is None where the value has no place in the scheme; `parameter` is empty for the version itself."""

    operator: str
    value: str
    order: Order | None
    parameter: str = ""

    def holds_for(self, order: Order) -> bool:
        """Tell whether a version at `order` is meant by this constraint."""
        if self.order is None:
            return False
        return {
            "=": order == self.order,
            ">=": order >= self.order,
            "<=": order <= self.order,
            ">": order > self.order,
            "<": order < self.order,
        }[self.operator]


class VersionRange(msgspec.Struct, frozen=True):
    """Alternatives of constraints."""

    text: str
    alternatives: tuple[tuple[Constraint, ...], ...]

    def lowest(self, parameter: str = "") -> Order | None:
        """Return the lowest version that is accepted, or None where the range says nothing that can be ordered."""
        found = [_lower_bound(alternative, parameter) for alternative in self.alternatives]
        ordered = [bound for bound in found if bound is not None]
        return min(ordered) if ordered else None

    def highest(self, parameter: str = "") -> Order | None:
        """Return the highest version that is named, or None where none that can be ordered is."""
        ordered = [part.order for alternative in self.alternatives for part in alternative if part.parameter == parameter and part.order]
        return max(ordered) if ordered else None

    def parameters(self) -> set[str]:
        """Return the named parameters that the range speaks of; the version itself is the empty name."""
        return {constraint.parameter for alternative in self.alternatives for constraint in alternative}


def _lower_bound(alternative: tuple[Constraint, ...], parameter: str) -> Order | None:
    relevant = [part for part in alternative if part.parameter == parameter and part.order is not None]
    floors = [_just_above(part) for part in relevant if part.operator in ("=", ">=", ">")]
    if floors:
        equals = [part.order for part in relevant if part.operator == "=" and part.order is not None]
        return min(equals) if equals else max(floors)
    return LOWEST if relevant else None


def _just_above(constraint: Constraint) -> Order:
    order = constraint.order or LOWEST
    return (*order, 0.5) if constraint.operator == ">" else order


@lru_cache(maxsize=_REMEMBERED)
def _order(value: str, scheme: str, versions: tuple[Version, ...]) -> Order | None:
    key = value.strip().casefold()
    for index, version in enumerate(versions):
        if key == version.id.casefold():
            number = _NUMBER.fullmatch(version.id)
            if scheme in ("numeric", "year") and number:
                break
            return (float(index),)
    if scheme in ("numeric", "year"):
        number = _NUMBER.fullmatch(key)
        if number:
            parts = [float(part) for part in number[1].split(".")]
            while len(parts) > 1 and parts[-1] == 0:
                parts.pop()
            return tuple(parts)
    return None


def parse_range(text: str, standard: Standard) -> VersionRange:
    """Read a range in the terms of `standard`. Values outside its scheme are kept, but have no order."""
    return _parsed(text, standard.version_scheme, standard.parameters, standard.versions)


@lru_cache(maxsize=_REMEMBERED)
def _parsed(text: str, scheme: str, parameters: tuple[str, ...], versions: tuple[Version, ...]) -> VersionRange:
    alternatives: list[tuple[Constraint, ...]] = []
    for part in _OR.split(text.strip()):
        constraints: list[Constraint] = []
        for piece in _PIECES.split(part) if parameters else part.split(","):
            named = _PARAMETER.fullmatch(piece.strip())
            if named and named[1].casefold() in {name.casefold() for name in parameters}:
                constraints.append(Constraint(named[2], named[3], (float(named[3]),), named[1].casefold()))
                continue
            match = _OPERATOR.fullmatch(piece.strip())
            if match:
                constraints.append(Constraint(match[1] or "=", match[2].strip(), _order(match[2], scheme, versions)))
        if constraints:
            alternatives.append(tuple(constraints))
    return VersionRange(text, tuple(alternatives))


def meets_floor(asked: VersionRange | None, wanted: VersionRange | None) -> bool:
    """Tell whether the lowest version that `asked` accepts reaches the floor of `wanted`.

    A demand that states no version, or none that can be ordered, means the current version and meets every floor.
    """
    if asked is None or wanted is None:
        return True
    for parameter in wanted.parameters():
        floor, lowest = wanted.lowest(parameter), asked.lowest(parameter)
        if floor is not None and lowest is not None and lowest < floor:
            return False
    return True


def offers(offered: VersionRange, asked: VersionRange | None, standard: Standard) -> bool:
    """Tell whether what a supplier has reaches what is asked: its highest version the lowest that is accepted, and so for parameters.

    Where no version is asked, or none that can be ordered, a current one is.
    """
    lowest = {parameter: asked.lowest(parameter) for parameter in asked.parameters()} if asked else {}
    floors = {parameter: floor for parameter, floor in lowest.items() if floor is not None}
    for parameter, floor in floors.items():
        highest = offered.highest(parameter)
        if highest is None or highest < floor:
            return False
    highest = offered.highest()
    if "" in floors or highest is None:
        return True
    version = _version_at(highest, standard)
    return version is None or version.status == "current"


def _version_at(order: Order, standard: Standard) -> Version | None:
    """Return the listed version at `order`, or the nearest older one; below the oldest, the oldest."""
    best: Version | None = None
    for version in standard.versions:
        place = _order(version.id, standard.version_scheme, standard.versions)
        if place is not None and (best is None or place <= order):
            best = version
    return best


def status_of_lowest(asked: VersionRange | None, standard: Standard) -> str:
    """Return the status of the lowest version that is accepted; `current` where none is stated."""
    lowest = asked.lowest() if asked else None
    version = _version_at(lowest, standard) if lowest is not None else None
    return version.status if version else "current"


def newer_left_out(asked: VersionRange, standard: Standard) -> bool:
    """Tell whether only versions are accepted that a current one is replacing: with none that can be ordered, nothing is left out."""
    stated = asked.highest()
    version = _version_at(stated, standard) if stated is not None else None
    if version is None or version.status != "being-replaced":
        return False
    places = (_order(one.id, standard.version_scheme, standard.versions) for one in standard.versions if one.status == "current")
    current = [place for place in places if place is not None]
    return bool(current) and not any(_means(asked, place) for place in current)


def accepts_insecure(asked: VersionRange | None, standard: Standard) -> bool:
    """Tell whether the lowest version that is accepted is insecure."""
    return status_of_lowest(asked, standard) == "insecure"


def _means(version_range: VersionRange, order: Order) -> bool:
    """Tell whether a list or range of versions holds the version at `order`."""
    for alternative in version_range.alternatives:
        parts = [part for part in alternative if not part.parameter]
        if parts and all(part.operator == "=" for part in parts):
            if any(part.holds_for(order) for part in parts):
                return True
        elif parts and all(part.holds_for(order) for part in parts):
            return True
    return False


def forbids_current(forbidden: VersionRange | None, standard: Standard) -> bool:
    """Tell whether a prohibition meets the standard itself or a version that is current."""
    if forbidden is None:
        return standard.status not in ("insecure", "obsolete")
    for version in standard.versions:
        order = _order(version.id, standard.version_scheme, standard.versions)
        if version.status == "current" and order is not None and _means(forbidden, order):
            return True
    return False


def overlaps(asked: VersionRange | None, refused: VersionRange | None) -> bool:
    """Tell whether a demand asks for or accepts a refused version. Without a stated version it does so only if all are refused."""
    if refused is None:
        return True
    lowest = asked.lowest() if asked else None
    if asked is None or lowest is None:
        return False
    stated = [part.order for alternative in asked.alternatives for part in alternative if part.order is not None and not part.parameter]
    return _means(refused, lowest) or any(_means(refused, order) for order in stated if _means(asked, order))
