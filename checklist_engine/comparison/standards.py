"""What one specification demands, standard by standard: the same words for every row of a matrix."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.rules.levels import MENTIONED, PROVEN, RECOMMENDED, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.comparison.saved import SavedResult
    from checklist_engine.detection.demand import Demand
    from checklist_engine.result import Finding
    from checklist_engine.rules.rule import Expectation

__all__ = ["CONTRADICTED", "Asked", "AskedLevel", "asked_standards", "is_demanded"]

AskedLevel = int | Literal["contradicted"]
CONTRADICTED: Literal["contradicted"] = "contradicted"
_DEMANDED = frozenset((REQUIRED, PROVEN))
_ASKED = frozenset(("required", "recommended", "optional"))
_STANCES = {"mentioned": MENTIONED, "optional": MENTIONED, "recommended": RECOMMENDED, "required": REQUIRED}


class Asked(msgspec.Struct, frozen=True):
    """How firmly a specification asks for a standard: level 0 to 4 or `contradicted`, whether rules expect it here, and in which area.

    `others` are the standards of which one is enough instead, by id; none where the standard is asked for by itself anywhere.
    """

    level: AskedLevel
    expected: bool
    area: str | None
    others: tuple[str, ...] = ()


def is_demanded(level: AskedLevel | None) -> bool:
    """Tell whether a level is a demand: required, with proof or without."""
    return level in _DEMANDED


def asked_standards(result: SavedResult) -> dict[str, Asked]:
    """Return how firmly each standard is asked for that the specification speaks of or that an expectation asks for here.

    The strongest demand of a lot counts, unless one contradicts. Of the lots where the standard is expected, the weakest counts:
    a demand that holds for one lot only is none for the other. A standard that is expected only as one of several alternatives
    counts as expected where it is asked for, or where none is and the rule would hand out its clause. Lots that were not
    assessed do not count.
    """
    lots = [lot.id for lot in result.lots if lot.assessability.state == "assessed"]
    found, expected, areas = _from_findings(result, set(lots))
    for lot, standard in _refused(result):
        found[lot][standard] = CONTRADICTED
    _add_unexpected(found, result, lots)
    others = _others(result)
    standards = sorted({standard for lot in lots for standard in (*found[lot], *expected[lot])})
    return {
        standard: Asked(
            _over_lots(standard, lots, found, expected),
            any(standard in expected[lot] for lot in lots),
            areas.get(standard),
            others.get(standard, ()),
        )
        for standard in standards
    }


_Found = defaultdict[str, dict[str, AskedLevel]]


def _from_findings(result: SavedResult, lots: set[str]) -> tuple[_Found, defaultdict[str, set[str]], dict[str, str]]:
    """Return per lot the levels and what is expected, and the area of each expected standard."""
    found: _Found = defaultdict(dict)
    expected: defaultdict[str, set[str]] = defaultdict(set)
    areas: dict[str, str] = {}
    for finding in result.findings:
        if finding.applicability == "no" or finding.lot not in lots:
            continue
        for evidence in finding.evidence:
            _raise_to(found[finding.lot], evidence.standard, CONTRADICTED if evidence.level is None else evidence.level)
        expects = result.expectations.get(finding.rule)
        if expects is None or finding.applicability != "yes":
            continue
        if finding.outcome == "contradicted" and expects.mode == "one":
            found[finding.lot][expects.wanted[0].standard] = CONTRADICTED
        for standard in _expected_by(expects, finding):
            expected[finding.lot].add(standard)
            areas.setdefault(standard, finding.area)
    return found, expected, areas


def _expected_by(expects: Expectation, finding: Finding) -> Iterator[str]:
    asked = {evidence.standard for evidence in finding.evidence}
    wanted = [part.standard for part in expects.wanted]
    if expects.mode != "any":
        yield from wanted
        return
    chosen = [standard for standard in wanted if standard in asked]
    yield from chosen or [expects.prefer]


def _raise_to(levels: dict[str, AskedLevel], standard: str, level: AskedLevel) -> None:
    before = levels.get(standard, 0)
    if CONTRADICTED in (before, level):
        levels[standard] = CONTRADICTED
    else:
        levels[standard] = max(int(before), int(level))


def _refused(result: SavedResult) -> Iterator[tuple[str, str]]:
    """Yield lot and standard of what must not be asked for."""
    for alert in result.alerts:
        for evidence in alert.evidence:
            yield alert.lot, evidence.standard


def _add_unexpected(found: _Found, result: SavedResult, lots: list[str]) -> None:
    """Add the standards that no finding rests on, at the level of their words alone."""
    unexpected: _Found = defaultdict(dict)
    for demand in result.demands:
        level = _level_of_words(demand)
        for lot in demand.lots or lots:
            if level and demand.standard not in found[lot]:
                _raise_to(unexpected[lot], demand.standard, level)
    for lot, levels in unexpected.items():
        found[lot] |= levels


def _others(result: SavedResult) -> dict[str, tuple[str, ...]]:
    """Return for each standard that is asked for only as one of several the others, sorted."""
    ways: dict[str, set[str]] = {}
    alone: set[str] = set()
    for demand in result.demands:
        if demand.choice is not None:
            ways.setdefault(demand.standard, set()).update(demand.choice.standards)
        elif demand.stance in _ASKED:
            alone.add(demand.standard)
    return {standard: tuple(sorted(others - {standard})) for standard, others in ways.items() if standard not in alone}


def _level_of_words(demand: Demand) -> int:
    """Return what a demand is worth where no rule judges it. What only selects or rewards a supplier is no demand on the product."""
    level = _STANCES.get(demand.stance, 0)
    if level == REQUIRED and demand.verification:
        level = PROVEN
    most = {"award-criterion": RECOMMENDED, "selection-criterion": MENTIONED}.get(demand.role, PROVEN)
    return min(level, most)


def _over_lots(standard: str, lots: list[str], found: _Found, expected: defaultdict[str, set[str]]) -> AskedLevel:
    where_expected = [found[lot].get(standard, 0) for lot in lots if standard in expected[lot]]
    levels = where_expected or [found[lot][standard] for lot in lots if standard in found[lot]]
    if CONTRADICTED in levels:
        return CONTRADICTED
    numbers = [int(level) for level in levels]
    return min(numbers) if where_expected else max(numbers)
