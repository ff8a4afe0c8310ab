"""Qualities that demands should have: which demands of a lot lack one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.catalog.versions import newer_left_out, parse_range
from checklist_engine.rules.applicability import applies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.rules.rule import AsksOfDemands, Rule
    from checklist_engine.specification.model import Buyer

__all__ = ["lacking_demands"]

_FIRM = ("required", "recommended")


def lacking_demands(rule: Rule, lot: LotFacts, knowledge: Knowledge) -> Iterator[tuple[Demand, ...]]:
    """Yield the demands of a lot that lack the quality that a rule asks of them: all together, or each group that goes together.

    Whether the rule itself applies to the lot is not looked at.
    """
    asks = rule.asks_of_demands
    if asks is None:
        return
    standards = knowledge.catalog.standards
    meant = [demand for demand in lot.demands if demand.stance in _FIRM and _is_meant(asks, standards[demand.standard])]
    if asks.quality == "one-is-enough":
        yield from _groups([one for one in meant if not _is_bound(standards[one.standard], lot.facts.buyer)], knowledge)
        return
    lacking = tuple(demand for demand in meant if _LACKS[asks.quality](demand, lot, knowledge))
    if lacking:
        yield lacking


def _is_meant(asks: AsksOfDemands, standard: Standard) -> bool:
    return not (asks.standards or asks.kinds) or standard.id in asks.standards or standard.kind in asks.kinds


def _lacks_proof(demand: Demand, _lot: LotFacts, _knowledge: Knowledge) -> bool:
    return demand.stance == "required" and not demand.verification


def _lacks_version(demand: Demand, _lot: LotFacts, knowledge: Knowledge) -> bool:
    return bool(knowledge.catalog.standards[demand.standard].versions) and demand.version is None


def _lacks_equivalent(demand: Demand, lot: LotFacts, knowledge: Knowledge) -> bool:
    """Tell whether the buyer's procurement law wants "or equivalent" beside a demand without it.

    Every law counts where the country is unknown.
    """
    if demand.or_equivalent:
        return False
    kind, buyer = knowledge.catalog.standards[demand.standard].kind, lot.facts.buyer
    return any(
        kind in jurisdiction.or_equivalent.kinds or (demand.named and kind in jurisdiction.or_equivalent.named_kinds)
        for jurisdiction in knowledge.catalog.jurisdictions.values()
        if jurisdiction.or_equivalent is not None
        and (buyer.country is None or buyer.country in jurisdiction.countries)
        and (buyer.kind is None or not jurisdiction.buyer_kinds or buyer.kind in jurisdiction.buyer_kinds)
    )


def _is_too_much(demand: Demand, _lot: LotFacts, _knowledge: Knowledge) -> bool:
    """Tell whether a demand is firm: the rule's own condition says when such a demand is too much."""
    return demand.stance == "required"


def _leaves_out_newer(demand: Demand, lot: LotFacts, knowledge: Knowledge) -> bool:
    """Tell whether a demand names an older edition alone, and no other demand of the lot lets its successor in."""
    standard = knowledge.catalog.standards[demand.standard]
    others = (other for other in lot.demands if other.standard == demand.standard and other.stance in _FIRM)
    return all(other.version is not None and newer_left_out(parse_range(other.version, standard), standard) for other in others)


def _is_for_others(demand: Demand, lot: LotFacts, knowledge: Knowledge) -> bool:
    """Tell whether rules, of whatever profile, expect the standard, but none of a purchase like this one."""
    expecting = [rule for rule in knowledge.all_rules.values() if rule.expects and demand.standard in rule.standards()]
    if demand.stance != "required" or not expecting or _is_bound(knowledge.catalog.standards[demand.standard], lot.facts.buyer):
        return False
    return all(applies(rule, lot) is False for rule in expecting)


def _is_bound(standard: Standard, buyer: Buyer) -> bool:
    """Tell whether the buyer's own country asks such buyers for the standard, so that it is no choice of theirs."""
    return any(
        mandate.level != "guidance"
        and mandate.country is not None
        and mandate.country == buyer.country
        and (not mandate.buyer_kinds or buyer.kind is None or buyer.kind in mandate.buyer_kinds)
        for mandate in standard.mandates
    )


_LACKS: Mapping[str, Callable[[Demand, LotFacts, Knowledge], bool]] = {
    "verifiable": _lacks_proof,
    "version-stated": _lacks_version,
    "or-equivalent": _lacks_equivalent,
    "proportionate": _is_too_much,
    "newer-welcome": _leaves_out_newer,
    "fitting": _is_for_others,
}


def _groups(demands: Sequence[Demand], knowledge: Knowledge) -> Iterator[tuple[Demand, ...]]:
    """Yield demands for several standards that a rule takes as ways to one end, the largest groups, in the order of the demands."""
    required = {demand.standard for demand in demands if demand.stance == "required"}
    expected = (rule.expects for rule in knowledge.all_rules.values() if rule.expects and rule.expects.mode == "any")
    groups = {frozenset(wanted.standard for wanted in expects.wanted if wanted.standard in required) for expects in expected}
    for group in sorted((one for one in groups if len(one) > 1 and not any(one < other for other in groups)), key=sorted):
        yield tuple(demand for demand in demands if demand.standard in group and demand.stance == "required")
