"""Levels: what a demand is worth to a rule that wants a standard."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.catalog.versions import (
    accepts_insecure,
    forbids_current,
    meets_floor,
    parse_range,
    status_of_lowest,
)
from checklist_engine.result import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.rules.rule import Expectation, Wanted

__all__ = [
    "ABSENT",
    "MENTIONED",
    "PROVEN",
    "RECOMMENDED",
    "REQUIRED",
    "Judged",
    "as_whole",
    "evidence_of",
    "joined_level",
    "judge_demand",
    "judge_expectation",
]

ABSENT, MENTIONED, RECOMMENDED, REQUIRED, PROVEN = range(5)


class Judged(msgspec.Struct, frozen=True):
    """What demands come to: a level, whether they contradict the wish, and the demands it rests on, the best first."""

    level: int
    contradicted: bool
    evidence: tuple[Evidence, ...]


NOTHING = Judged(ABSENT, contradicted=False, evidence=())


def evidence_of(demand: Demand, level: int | None) -> Evidence:
    """Return a demand as evidence of a finding."""
    return Evidence(
        standard=demand.standard,
        version=demand.version,
        stance=demand.stance,
        verification=demand.verification,
        pointer=demand.pointer,
        quote=demand.quote,
        level=level,
        start=demand.start,
        end=demand.end,
        choice=demand.choice,
    )


def as_whole(demand: Demand, expectation: Expectation, standards: Mapping[str, Standard]) -> Demand:
    """Return a demand as firm as the choice that it is part of, where whichever way a supplier takes is one that the rule wants.

    `shall support SAML or OpenID Connect` asks firmly for one of the two; a rule that wants SAML alone may still go without.
    """
    if demand.choice is None or expectation.mode != "any":
        return demand
    wanted = {one.standard for one in expectation.wanted}
    if any(wanted.isdisjoint({way, standards[way].unversioned_means}) for way in demand.choice.standards):
        return demand
    return msgspec.structs.replace(demand, stance=demand.choice.stance)


def judge_demand(demand: Demand, wanted: Wanted, standards: Mapping[str, Standard]) -> int | None:
    """Return the level that one demand gives to one wanted standard, or None where it contradicts the wish.

    Demanding or accepting an insecure version contradicts, as does forbidding the standard or a current version.
    A version that is being replaced reaches level 3 at most; short of the floor is level 1. What is only rewarded as an award
    criterion is at most recommended; what a selection criterion asks of the supplier is no demand on the product, so it counts in
    full only for standards about the supplier's organisation.
    """
    standard = standards[demand.standard]
    asked = parse_range(demand.version, standard) if demand.version else None
    if demand.stance == "forbidden":
        return None if forbids_current(asked, standard) else ABSENT
    if demand.stance == "mentioned":
        return MENTIONED
    if accepts_insecure(asked, standard):
        return None
    floor = parse_range(wanted.version, standards[wanted.standard]) if wanted.version else None
    if demand.stance == "optional" or not meets_floor(asked, floor):
        return MENTIONED
    level = RECOMMENDED if demand.stance == "recommended" else PROVEN if demand.verification else REQUIRED
    if status_of_lowest(asked, standard) == "being-replaced":
        level = min(level, REQUIRED)
    if demand.role == "award-criterion":
        level = min(level, RECOMMENDED)
    if demand.role == "selection-criterion" and standard.area != "operations":
        level = min(level, MENTIONED)
    return level


def demands_by_standard(demands: Iterable[Demand], standards: Mapping[str, Standard]) -> dict[str, list[Demand]]:
    """Return the demands under each standard that they speak for: their own, and the one that an old name stands for."""
    found: dict[str, list[Demand]] = defaultdict(list)
    for demand in demands:
        found[demand.standard].append(demand)
        other = standards[demand.standard].unversioned_means
        if other is not None:
            found[other].append(demand)
    return found


def _judge_wanted(
    wanted: Wanted, expectation: Expectation, demands: Mapping[str, Sequence[Demand]], standards: Mapping[str, Standard]
) -> Judged:
    own = demands.get(wanted.standard)
    if not own:
        return NOTHING
    pairs = [(judge_demand(as_whole(demand, expectation, standards), wanted, standards), demand) for demand in own]
    contradicting = [demand for level, demand in pairs if level is None]
    rest = sorted(((level, demand) for level, demand in pairs if level is not None), key=lambda pair: -pair[0])
    evidence = (
        *(evidence_of(demand, None) for demand in contradicting),
        *(evidence_of(demand, level) for level, demand in rest),
    )
    if contradicting:
        return Judged(ABSENT, contradicted=True, evidence=evidence)
    return Judged(rest[0][0], contradicted=False, evidence=evidence)


def judge_expectation(expectation: Expectation, demands: Mapping[str, Sequence[Demand]], standards: Mapping[str, Standard]) -> Judged:
    """Return what the demands of a lot, as `demands_by_standard` gives them, come to.

    Of `any`, the best level counts, and it is contradicted only if every alternative is. Of `all`, the lowest level counts, and
    one contradicted part contradicts the whole. Where all ways of a choice are among `any`, each counts as firmly as the choice.
    """
    parts = [_judge_wanted(wanted, expectation, demands, standards) for wanted in expectation.wanted]
    level, contradicted = joined_level(expectation.mode, [(part.level, part.contradicted) for part in parts])
    return Judged(level, contradicted, tuple(item for part in parts for item in part.evidence))


def joined_level(mode: str, parts: Sequence[tuple[int, bool]]) -> tuple[int, bool]:
    """Return what the parts of an expectation come to; each is a level, and whether it is contradicted."""
    contradicted = all(against for _, against in parts) if mode == "any" else any(against for _, against in parts)
    if contradicted:
        return ABSENT, True
    return (max if mode == "any" else min)(level for level, _ in parts), False
