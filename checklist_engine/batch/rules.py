"""The same judgement of the rules with less work: what holds for every lot with the same facts is found once.

A lot without demands is judged once for its facts. A lot with demands differs from it only in the rules about the demanded standards,
so only those are judged anew, by the same `evaluate`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.rules.conditions import AllOf, Amount, AnyOf, BuyerCountry, Not
from checklist_engine.rules.evaluation import Judgement, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.result import Alert, Finding
    from checklist_engine.rules.conditions import Condition

__all__ = ["RuleMemory"]

_MOST_FACTS = 320
_MOST_STANDARDS = 512
"""How much is remembered: the findings of one lot take some 20 kB."""


class RuleMemory:
    """Judges lots as `evaluate` does, for numbers alone, and remembers what depends on facts alone."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._scored = msgspec.structs.replace(
            knowledge, rules={key: rule for key, rule in knowledge.rules.items() if rule.asks_of_demands is None}
        )
        conditions = [one for rule in self._scored.rules.values() for one in _parts(rule.when)]
        self._amounts = sorted({(one.currency, one.amount) for one in conditions if isinstance(one, Amount)})
        self._countries = {country for one in conditions if isinstance(one, BuyerCountry) for country in one.countries}
        self._unasked: dict[object, dict[str, Finding]] = {}
        self._about: dict[frozenset[str], Knowledge] = {}

    def hold(self, lots: tuple[LotFacts, ...], knowledge: Knowledge) -> Judgement:
        """Return findings and alerts as `evaluate` does, in the order of lots, then rules.

        Remarks, and findings of rules that do not apply, are left out: no number rests on them.
        """
        del knowledge
        findings: list[Finding] = []
        alerts: list[Alert] = []
        for lot in lots:
            if lot.assessability.state != "assessed":
                continue
            own = self._without_demands(lot)
            if lot.demands:
                touched = evaluate((lot,), self._rules_about(frozenset(demand.standard for demand in lot.demands)))
                own = {**own, **{finding.rule: finding for finding in touched.findings if finding.rule in own}}
                alerts += touched.alerts
            findings += own.values()
        return Judgement(tuple(findings), tuple(alerts), ())

    def _without_demands(self, lot: LotFacts) -> dict[str, Finding]:
        subjects = tuple((subject.id, subject.certain) for subject in lot.subjects)
        buyer = lot.facts.buyer
        country = buyer.country if buyer.country is None or buyer.country in self._countries else "other"
        key = (subjects, tuple(lot.facts.characteristics.items()), buyer.kind, country, self._amount_class(lot))
        found = self._unasked.get(key)
        if found is None:
            if len(self._unasked) >= _MOST_FACTS:
                self._unasked.clear()
            bare = msgspec.structs.replace(lot, demands=())
            findings = evaluate((bare,), self._scored).findings
            found = self._unasked[key] = {finding.rule: finding for finding in findings if finding.applicability != "no"}
        if all(finding.lot == lot.lot.id for finding in islice(found.values(), 1)):
            return found
        return {rule: msgspec.structs.replace(finding, lot=lot.lot.id) for rule, finding in found.items()}

    def _amount_class(self, lot: LotFacts) -> object:
        """Return what conditions on the value can tell apart."""
        value = lot.facts.value
        if value is None:
            return None
        return value.currency, tuple(value.amount >= amount for currency, amount in self._amounts if currency == value.currency)

    def _rules_about(self, standards: frozenset[str]) -> Knowledge:
        """Return the knowledge with only the rules that demands of these standards can bear on."""
        known = self._about.get(standards)
        if known is None:
            if len(self._about) >= _MOST_STANDARDS:
                self._about.clear()
            catalog = self._scored.catalog.standards
            reached = standards | {other for key in standards if (other := catalog[key].unversioned_means)}
            rules = {key: rule for key, rule in self._scored.rules.items() if reached.intersection(rule.standards())}
            known = self._about[standards] = msgspec.structs.replace(self._scored, rules=rules)
        return known


def _parts(condition: Condition | None) -> Iterator[Condition]:
    """Yield the simple conditions that a condition is made of."""
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _parts(part)
    elif isinstance(condition, Not):
        yield from _parts(condition.part)
    elif condition is not None:
        yield condition
