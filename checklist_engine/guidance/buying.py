"""The short list for a small buyer: what to ask for, the easiest first, with the sentence to paste and the way to check it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.guidance.ordering import EFFORTS
from checklist_engine.lots import describe_lots
from checklist_engine.recommendations import choose_clause
from checklist_engine.rules.applicability import applies
from checklist_engine.rules.conditions import characteristics_of
from checklist_engine.specification.model import WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.catalog.standard import Standard, VerificationStep
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.result import CheckResult
    from checklist_engine.rules.rule import Rule

__all__ = ["BuyingGuide", "Wish", "make_buying_guide"]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to ask for. `if_true` are the questions of which one has to be answered with yes; none where it is certain."""

    number: int
    rule: str
    title: str
    names: tuple[str, ...]
    plain: str
    lots: tuple[str, ...]
    effort: str
    effort_reason: str
    clause: str
    clause_language: str
    reviewed: bool
    check: str
    tool: str | None
    proof: str | None
    contradicted: bool
    if_true: tuple[str, ...]


class BuyingGuide(msgspec.Struct, frozen=True, kw_only=True):
    """What a small buyer asks for: certain, then only if; the titles of what is asked for already; what may shut out small suppliers."""

    bought: tuple[str, ...]
    wishes: tuple[Wish, ...]
    only_if: tuple[Wish, ...]
    already: tuple[str, ...]
    too_much: tuple[str, ...]


def make_buying_guide(result: CheckResult, knowledge: Knowledge) -> BuyingGuide:
    """Return the list for what is bought, by the rules of `knowledge`, which judged `result`. It needs no requirements, only subjects."""
    lots = describe_lots(result.specification, result.demands, knowledge)
    outcomes = {(finding.rule, finding.lot): finding.outcome for finding in result.findings}
    certain: list[Wish] = []
    open_ones: list[Wish] = []
    already: list[str] = []
    for rule in sorted((rule for rule in knowledge.rules.values() if rule.expects), key=lambda rule: _rank(rule, knowledge)):
        truths = {lot.lot.id: applies(rule, lot) for lot in lots}
        wanted = [key for key, truth in truths.items() if truth]
        lacking = [key for key in wanted if outcomes.get((rule.id, key)) not in ("met", "waived")]
        if lacking:
            contradicted = any(outcomes.get((rule.id, key)) == "contradicted" for key in lacking)
            certain.append(_wish(len(certain) + 1, rule, lacking, result, knowledge, contradicted=contradicted))
        elif wanted:
            already.append(rule.title)
        elif None in truths.values():
            waiting = [lot for lot in lots if truths[lot.lot.id] is None]
            questions = _questions(rule, waiting, knowledge)
            open_ones.append(_wish(0, rule, [lot.lot.id for lot in waiting], result, knowledge, if_true=questions))
    return BuyingGuide(
        bought=tuple(dict.fromkeys(subject.name or subject.id for lot in result.lots for subject in lot.subjects)),
        wishes=tuple(certain),
        only_if=tuple(msgspec.structs.replace(wish, number=number) for number, wish in enumerate(open_ones, start=len(certain) + 1)),
        already=tuple(already),
        too_much=tuple(
            dict.fromkeys(f"{remark.message} {remark.instead}" for remark in result.remarks if remark.quality == "proportionate")
        ),
    )


def _rank(rule: Rule, knowledge: Knowledge) -> tuple[int, float, str]:
    return (max(EFFORTS.index(standard.effort.level) for standard in _standards(rule, knowledge)), -knowledge.weight(rule), rule.id)


def _standards(rule: Rule, knowledge: Knowledge) -> tuple[Standard, ...]:
    """Return what to ask for: every part of `all`, else the preferred standard."""
    assert rule.expects is not None  # noqa: S101 - only such rules are asked about
    keys = rule.standards() if rule.expects.mode == "all" else (rule.expects.prefer,)
    return tuple(knowledge.catalog.standards[key] for key in keys)


def _questions(rule: Rule, lots: Sequence[LotFacts], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the open facts that decide whether the rule applies; none where only the subject is uncertain."""
    if rule.when is None:
        return ()
    names = [name for name in characteristics_of(rule.when) if any(name not in lot.facts.characteristics for lot in lots)]
    return tuple(knowledge.catalog.characteristics[name].question for name in dict.fromkeys(names))


def _wish(  # noqa: PLR0913 - the parts of a wish
    number: int,
    rule: Rule,
    lots: Sequence[str],
    result: CheckResult,
    knowledge: Knowledge,
    *,
    contradicted: bool = False,
    if_true: tuple[str, ...] = (),
) -> Wish:
    standards = _standards(rule, knowledge)
    hardest = max(standards, key=lambda standard: EFFORTS.index(standard.effort.level))
    language, clause = choose_clause(standards, result.specification.language, knowledge)
    step = _step(standards[0])
    small = standards[0].small_supplier
    all_lots = [lot.id for lot in result.specification.lots]
    return Wish(
        number=number,
        rule=rule.id,
        title=rule.title,
        names=tuple(standard.name for standard in standards),
        plain=" ".join(standard.plain for standard in standards),
        lots=() if all_lots == [WHOLE] or len(lots) == len(all_lots) else tuple(lots),
        effort=hardest.effort.level,
        effort_reason=hardest.effort.why,
        clause=clause,
        clause_language=language,
        reviewed=all(knowledge.reviewer(standard.id, language) for standard in standards),
        check=step.method if step else "",
        tool=step.tool if step else None,
        proof=small.proof if small else None,
        contradicted=contradicted,
        if_true=if_true,
    )


def _step(standard: Standard) -> VerificationStep | None:
    """Return the way to check that costs a small buyer least: one with a free tool, before one without."""
    steps = [step for step in standard.verification if step.tool] or list(standard.verification)
    return next((step for step in steps if step.when == "acceptance"), steps[0] if steps else None)
