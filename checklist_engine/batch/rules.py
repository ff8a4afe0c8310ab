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
from checklist_engine.scoring import bound, capped, mean

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

    `areas`, `covered` (what counts as coverage) and `by_standard` (who wants it) hold places in that order. `number` is its own.
    """

    rules: tuple[Rule, ...]
    weights: tuple[float, ...]
    certain: tuple[bool, ...]
    areas: tuple[tuple[str, tuple[int, ...]], ...]
    covered: tuple[int, ...]
    by_standard: dict[str, tuple[int, ...]]
    refusals: dict[str, tuple[_Refusal, ...]]
    number: int


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
        for place, rule in enumerate(rules):
            for key in dict.fromkeys(rule.standards()):
                by_standard[key] = (*by_standard.get(key, ()), place)
            if certain[place]:
                by_area[rule.area] = (*by_area.get(rule.area, ()), place)
                if any(self._standards[key].kind == "internet-standard" for key in rule.standards()):
                    covered.append(place)
        return _Standing(
            rules=rules,
            weights=tuple(self._knowledge.weight(rule) for rule in rules),
            certain=certain,
            areas=tuple((area, by_area[area]) for area in self._knowledge.catalog.areas if area in by_area),
            covered=tuple(covered),
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
        scoring = self._knowledge.scoring
        pairs = [(weight, scoring.credit[level]) for weight, level in zip(standing.weights, levels, strict=True)]
        certain = [pair for pair, is_certain in zip(pairs, standing.certain, strict=True) if is_certain]
        possible = [pair for pair, is_certain in zip(pairs, standing.certain, strict=True) if not is_certain]
        value, low, high = mean(certain), bound(certain, possible, high=False), bound(certain, possible, high=True)
        cap, possible_cap = self._caps(standing, levels, contradicted, alerts)
        weight = sum(standing.weights)
        prefers = [(place, rule.expects.prefer) for place, rule in enumerate(standing.rules) if standing.certain[place] and rule.expects]
        areas = ((area, mean([pairs[place] for place in places])) for area, places in standing.areas)
        return Numbers(
            score=value,
            low=low,
            high=high,
            grade=capped(value, cap, scoring),
            grade_low=capped(low, possible_cap, scoring),
            grade_high=capped(high, cap, scoring),
            decided=sum(weight for weight, _ in certain) / weight if weight else None,
            without_waivers=value,
            coverage_relevant=len(standing.covered),
            coverage_demanded=sum(levels[place] >= REQUIRED for place in standing.covered),
            coverage_explained=0,
            areas={area: score for area, score in areas if score is not None},
            missing=tuple(sorted({key for place, key in prefers if place not in contradicted and levels[place] < REQUIRED})),
            contradicted=tuple(sorted({key for place, key in prefers if place in contradicted})),
        )

    def _caps(
        self, standing: _Standing, levels: Sequence[int], contradicted: set[int], alerts: Sequence[Rule]
    ) -> tuple[Grade | None, Grade | None]:
        """Return the worst cap of the grade: of what applies, and of what may apply too."""
        caps = self._knowledge.scoring.caps
        sure = [caps["critical_alert" if rule.severity == "critical" else "alert"] for rule in alerts]
        possible: list[Grade] = []
        for place, rule in enumerate(standing.rules):
            if rule.severity != "critical" or levels[place] != ABSENT:
                continue
            if not standing.certain[place]:
                possible.append(caps["critical_missed"])
            else:
                sure.append(caps["critical_contradicted" if place in contradicted else "critical_missed"])
        return max(sure, default=None), max((*sure, *possible), default=None)


def _parts(condition: Condition | None) -> Iterator[Condition]:
    """Yield the simple conditions that a condition is made of."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _parts(part)
    elif isinstance(condition, Not):
        yield from _parts(condition.part)
    elif condition is not None:
        yield condition
