"""The judgement of the rules as numbers alone: what a table of scores needs, without a word for people.

Rules whose facts are the same for many lots are chosen once; of a lot's demands only what decides a level counts, and what that comes
to is remembered. Levels, refusals and scores are those of `rules.levels`, `rules.evaluation` and `scoring`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.row import NO_NUMBERS, Numbers
from checklist_engine.catalog.versions import VersionRange, parse_range
from checklist_engine.rules.applicability import applies
from checklist_engine.rules.conditions import AllOf, Amount, AnyOf, BuyerCountry, Not
from checklist_engine.rules.evaluation import is_refused
from checklist_engine.rules.levels import ABSENT, REQUIRED, as_whole, joined_level, judge_demand
from checklist_engine.rules.rule import Rule
from checklist_engine.scoring import bound, capped, widened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.detection.demand import Choice, Demand
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.result import Grade
    from checklist_engine.rules.conditions import Condition
    from checklist_engine.rules.rule import Wanted

__all__ = ["RuleTable"]

_MOST_FACTS = 2048
_MOST_ASKED = 8192
_MOST_LEVELS = 65536
"""How much is remembered, each: some kilobytes, half a kilobyte, and a hundred bytes."""

Asked = tuple[str, str | None, str, bool, str, "Choice | None"]
"""What of a demand decides a level: standard, version, stance, whether it is verified, the role of the requirement, and the choice."""


class _Refusal(msgspec.Struct, frozen=True):
    """A rule of what must not be asked for, and the expectations (by place) about the same standard."""

    rule: Rule
    refused: VersionRange | None
    places: tuple[int, ...]


class _Standing(msgspec.Struct, frozen=True):
    """The rules that apply, or may apply, to lots with the same facts, in the order of their ids.

    `areas` (with their weights), `covered` (what counts as coverage), `critical`, `possible` (what only may apply) and `by_standard` (who
    wants it) hold places in that order; `preferred` is the standard that each prefers. `number` is its own.
    """

    rules: tuple[Rule, ...]
    weights: tuple[float, ...]
    certain: tuple[bool, ...]
    weight: float
    certain_weight: float
    areas: tuple[tuple[str, float, frozenset[int]], ...]
    covered: frozenset[int]
    critical: tuple[int, ...]
    possible: tuple[int, ...]
    preferred: tuple[str, ...]
    wishes: tuple[tuple[str, frozenset[int]], ...]
    by_standard: dict[str, tuple[int, ...]]
    refusals: dict[str, tuple[_Refusal, ...]]
    number: int

    def missing(self, done: set[int]) -> tuple[str, ...]:
        """Return the standards that certain rules prefer of which not all are done, in the order of their ids."""
        return tuple([key for key, places in self.wishes if not places <= done])


class RuleTable:
    """Judges lots as `evaluate` and the scorer do, for numbers alone."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._standards = knowledge.catalog.standards
        rules = [knowledge.rules[key] for key in sorted(knowledge.rules)]
        self._expecting = tuple(rule for rule in rules if rule.expects)
        self._refusing = tuple(rule for rule in knowledge.rules.values() if rule.refuses)
        conditions = [one for rule in (*self._expecting, *self._refusing) for one in _parts(rule.when)]
        self._amounts = sorted({(one.currency, one.amount) for one in conditions if isinstance(one, Amount)})
        self._countries = {country for one in conditions if isinstance(one, BuyerCountry) for country in one.countries}
        self._standings: dict[object, _Standing] = {}
        self._made = 0
        self._asked: dict[tuple[int, frozenset[Asked]], Numbers] = {}
        self._levels: dict[tuple[Asked, Wanted], int | None] = {}

    def numbers(self, lot: LotFacts) -> Numbers:
        """Return what the rules make of a lot; of one that is not assessed, nothing."""
        if lot.assessability.state != "assessed":
            return NO_NUMBERS
        standing = self._standing(lot)
        demands: dict[Asked, Demand] = {
            (demand.standard, demand.version, demand.stance, bool(demand.verification), demand.role, demand.choice): demand
            for demand in lot.demands
        }
        key = (standing.number, frozenset(demands))
        found = self._asked.get(key)
        if found is None:
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            found = self._asked[key] = self._judged(standing, demands)
        return found

    def _standing(self, lot: LotFacts) -> _Standing:
        subjects = tuple((subject.id, subject.certain) for subject in lot.subjects)
        buyer = lot.facts.buyer
        country = buyer.country if buyer.country is None or buyer.country in self._countries else "other"
        key = (subjects, tuple(lot.facts.characteristics.items()), buyer.kind, country, self._amount_class(lot))
        found = self._standings.get(key)
        if found is None:
            if len(self._standings) >= _MOST_FACTS:
                self._standings.clear()
            self._made += 1
            found = self._standings[key] = self._chosen(lot, self._made)
        return found

    def _amount_class(self, lot: LotFacts) -> object:
        """Return what conditions on the value can tell apart."""
        value = lot.facts.value
        if value is None:
            return None
        return value.currency, tuple(value.amount >= amount for currency, amount in self._amounts if currency == value.currency)

    def _chosen(self, lot: LotFacts, number: int) -> _Standing:
        """Return the rules that apply, or may apply, to the lot."""
        held = [(rule, truth) for rule in self._expecting if (truth := applies(rule, lot)) is not False]
        rules = tuple(rule for rule, _ in held)
        certain = tuple(truth is True for _, truth in held)
        by_standard: dict[str, tuple[int, ...]] = {}
        by_area: dict[str, tuple[int, ...]] = {}
        covered: list[int] = []
        wishes: dict[str, set[int]] = {}
        preferred = tuple(rule.expects.prefer if rule.expects else "" for rule in rules)
        weights = tuple(self._knowledge.weight(rule) for rule in rules)
        for place, rule in enumerate(rules):
            for key in dict.fromkeys(rule.standards()):
                by_standard[key] = (*by_standard.get(key, ()), place)
            if certain[place]:
                wishes.setdefault(preferred[place], set()).add(place)
                by_area[rule.area] = (*by_area.get(rule.area, ()), place)
                if any(self._standards[key].kind == "internet-standard" for key in rule.standards()):
                    covered.append(place)
        return _Standing(
            rules=rules,
            weights=weights,
            certain=certain,
            weight=sum(weights),
            certain_weight=sum(weight for weight, is_certain in zip(weights, certain, strict=True) if is_certain),
            areas=tuple(
                (area, sum(weights[place] for place in by_area[area]), frozenset(by_area[area]))
                for area in self._knowledge.catalog.areas
                if area in by_area
            ),
            covered=frozenset(covered),
            critical=tuple(place for place, rule in enumerate(rules) if rule.severity == "critical"),
            possible=tuple(place for place, is_certain in enumerate(certain) if not is_certain),
            preferred=preferred,
            wishes=tuple((key, frozenset(wishes[key])) for key in sorted(wishes)),
            by_standard=by_standard,
            refusals=self._refusals(lot, by_standard),
            number=number,
        )

    def _refusals(self, lot: LotFacts, by_standard: dict[str, tuple[int, ...]]) -> dict[str, tuple[_Refusal, ...]]:
        found: dict[str, tuple[_Refusal, ...]] = {}
        for rule in self._refusing:
            refuses = rule.refuses
            if refuses is None or not applies(rule, lot):
                continue
            standard = self._standards[refuses.standard]
            refused = parse_range(refuses.version, standard) if refuses.version else None
            same = (standard.id, standard.unversioned_means)
            places = tuple(sorted({place for key in same if key is not None for place in by_standard.get(key, ())}))
            found[standard.id] = (*found.get(standard.id, ()), _Refusal(rule, refused, places))
        return found

    def _judged(self, standing: _Standing, demands: dict[Asked, Demand]) -> Numbers:
        levels = [ABSENT] * len(standing.rules)
        contradicted: set[int] = set()
        by_standard: dict[str, list[tuple[Asked, Demand]]] = {}
        for asked, demand in demands.items():
            by_standard.setdefault(demand.standard, []).append((asked, demand))
            other = self._standards[demand.standard].unversioned_means
            if other is not None:
                by_standard.setdefault(other, []).append((asked, demand))
        for place in sorted({place for key in by_standard for place in standing.by_standard.get(key, ())}):
            levels[place], against = self._level(standing.rules[place], by_standard)
            if against:
                contradicted.add(place)
        alerts: list[Rule] = []
        for asked, demand in demands.items():
            for refusal in standing.refusals.get(asked[0], ()):
                if is_refused(demand, refusal.refused, self._standards[asked[0]]):
                    for place in refusal.places:
                        levels[place] = ABSENT
                        contradicted.add(place)
                    if not any(standing.certain[place] for place in refusal.places):
                        alerts.append(refusal.rule)
        return self._scored(standing, levels, contradicted, alerts)

    def _level(self, rule: Rule, by_standard: dict[str, list[tuple[Asked, Demand]]]) -> tuple[int, bool]:
        """Return the level that the demands give to a rule, and whether they contradict it."""
        expects = rule.expects
        assert expects is not None  # noqa: S101 - only such rules have a place; this tells the type checker
        parts: list[tuple[int, bool]] = []
        for wanted in expects.wanted:
            levels = [
                self._level_of((*asked[:2], whole.stance, *asked[3:]), whole, wanted)
                for asked, demand in by_standard.get(wanted.standard, ())
                for whole in (as_whole(demand, expects, self._standards),)
            ]
            against = None in levels
            parts.append((ABSENT if against else max((level for level in levels if level is not None), default=ABSENT), against))
        return joined_level(expects.mode, parts)

    def _level_of(self, asked: Asked, demand: Demand, wanted: Wanted) -> int | None:
        key = (asked, wanted)
        if key not in self._levels:
            if len(self._levels) >= _MOST_LEVELS:
                self._levels.clear()
            self._levels[key] = judge_demand(demand, wanted, self._standards)
        return self._levels[key]

    def _scored(self, standing: _Standing, levels: list[int], contradicted: set[int], alerts: Sequence[Rule]) -> Numbers:
        """Return what levels come to. Of most rules it is nothing, and nothing changes no sum: only those that give credit are added."""
        scoring = self._knowledge.scoring
        places = range(len(levels)) if scoring.credit[ABSENT] else [place for place, level in enumerate(levels) if level]
        points = {place: standing.weights[place] * scoring.credit[levels[place]] for place in places}
        value = _share(sum(points[place] for place in places if standing.certain[place]), standing.certain_weight)
        low = self._bound(standing, levels, points, high=False)
        high = self._bound(standing, levels, points, high=True)
        cap, possible_cap = self._caps(standing, levels, contradicted, alerts)
        met = [place for place in places if levels[place] >= REQUIRED]
        return Numbers(
            score=value,
            low=low,
            high=high,
            grade=capped(value, cap, scoring),
            grade_low=capped(low, possible_cap, scoring),
            grade_high=capped(high, cap, scoring),
            decided=standing.certain_weight / standing.weight if standing.weight else None,
            without_waivers=value,
            coverage_relevant=len(standing.covered),
            coverage_demanded=sum(place in standing.covered for place in met),
            coverage_explained=0,
            areas={
                area: 100 * sum(points[place] for place in places if place in own) / weight
                for area, weight, own in standing.areas
                if weight
            },
            missing=standing.missing(contradicted.union(met)),
            contradicted=tuple(sorted({standing.preferred[place] for place in contradicted if standing.certain[place]})),
        )

    def _bound(self, standing: _Standing, levels: Sequence[int], points: dict[int, float], *, high: bool) -> float | None:
        """Return what `scoring.bound` returns; a rule without credit pulls nothing up, and down only what has points."""
        credit = self._knowledge.scoring.credit
        if not standing.certain_weight or credit[ABSENT]:
            pairs = [(weight, credit[level]) for weight, level in zip(standing.weights, levels, strict=True)]
            certain = [pair for pair, is_certain in zip(pairs, standing.certain, strict=True) if is_certain]
            return bound(certain, [pair for pair, is_certain in zip(pairs, standing.certain, strict=True) if not is_certain], high=high)
        total, gained = standing.certain_weight, sum(points[place] for place in points if standing.certain[place])
        if not high:
            if not gained:
                return _share(gained, total)
            for place in standing.possible:
                if not levels[place]:
                    total += standing.weights[place]
        possible = [(standing.weights[place], credit[levels[place]]) for place in points if not standing.certain[place]]
        return widened(total, gained, possible, high=high)

    def _caps(
        self, standing: _Standing, levels: Sequence[int], contradicted: set[int], alerts: Sequence[Rule]
    ) -> tuple[Grade | None, Grade | None]:
        """Return the worst cap of the grade: of what applies, and of what may apply too."""
        caps = self._knowledge.scoring.caps
        sure = [caps["critical_alert" if rule.severity == "critical" else "alert"] for rule in alerts]
        possible: list[Grade] = []
        for place in standing.critical:
            if levels[place] == ABSENT:
                if not standing.certain[place]:
                    possible.append(caps["critical_missed"])
                else:
                    sure.append(caps["critical_contradicted" if place in contradicted else "critical_missed"])
        return max(sure, default=None), max((*sure, *possible), default=None)


def _share(points: float, weight: float) -> float | None:
    """Return the score of points out of a weight; None where nothing weighs."""
    return 100 * points / weight if weight else None


def _parts(condition: Condition | None) -> Iterator[Condition]:
    """Yield the simple conditions that a condition is made of."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _parts(part)
    elif isinstance(condition, Not):
        yield from _parts(condition.part)
    elif condition is not None:
        yield condition
