"""Open questions: facts that nobody stated and that decide whether rules apply, with the score for either answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.result import InferredSubject, Question
from checklist_engine.rules.conditions import characteristics_of
from checklist_engine.rules.evaluation import applies, evaluate, subject_applies
from checklist_engine.scoring import score_value
from checklist_engine.waivers import apply_waivers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.specification.model import Waiver

__all__ = ["SUBJECT_PREFIX", "ask_questions"]

SUBJECT_PREFIX = "subject:"
"""Stands before the id where the open question is whether a subject is bought at all."""


def ask_questions(lots: tuple[LotFacts, ...], waivers: tuple[Waiver, ...], knowledge: Knowledge, as_of: str) -> tuple[Question, ...]:
    """Return one question for each lot and open fact, those that move the score most first."""
    questions = [
        _question(lots, index, fact, waivers, knowledge, as_of) for index, lot in enumerate(lots) for fact in _open_facts(lot, knowledge)
    ]
    return tuple(
        sorted(
            questions,
            key=lambda question: (-_spread(question), -len(question.rules), question.lot, question.characteristic),
        )
    )


def _spread(question: Question) -> float:
    if question.score_if_yes is None or question.score_if_no is None:
        return 0.0
    return abs(question.score_if_yes - question.score_if_no)


def _open_facts(lot: LotFacts, knowledge: Knowledge) -> Iterator[str]:
    if lot.assessability.state != "assessed":
        return
    found = {
        fact
        for rule in knowledge.rules.values()
        if rule.expects and applies(rule, lot) is None
        for fact in _missing(rule.id, lot, knowledge)
    }
    yield from sorted(found)


def _missing(rule_id: str, lot: LotFacts, knowledge: Knowledge) -> Iterator[str]:
    """Yield the facts that a rule of unknown applicability waits for."""
    rule = knowledge.rules[rule_id]
    if subject_applies(rule, lot) is None:
        yield from (f"{SUBJECT_PREFIX}{subject.id}" for subject in lot.subjects if not subject.certain and subject.id in rule.subjects)
    if rule.when is not None:
        yield from (name for name in characteristics_of(rule.when) if name not in lot.facts.characteristics)


def _suppose(lot: LotFacts, fact: str, knowledge: Knowledge, *, value: bool) -> LotFacts:
    """Return the lot as it would be with the answer given."""
    if not fact.startswith(SUBJECT_PREFIX):
        return msgspec.structs.replace(lot, facts=lot.facts.supposing(fact, value=value))
    key = fact.removeprefix(SUBJECT_PREFIX)
    others = tuple(subject for subject in lot.subjects if subject.id != key)
    if not value:
        return msgspec.structs.replace(lot, subjects=others)
    implied = knowledge.catalog.subjects[key].implies
    facts = msgspec.structs.replace(lot.facts, characteristics={**implied, **lot.facts.characteristics})
    return msgspec.structs.replace(lot, subjects=(*others, InferredSubject(id=key, certain=True, reason="supposed")), facts=facts)


def _question(lots: tuple[LotFacts, ...], index: int, fact: str, waivers: tuple[Waiver, ...], knowledge: Knowledge, as_of: str) -> Question:
    lot = lots[index]

    def score_if(*, value: bool) -> float | None:
        supposed = (*lots[:index], _suppose(lot, fact, knowledge, value=value), *lots[index + 1 :])
        findings, _ = apply_waivers(waivers, evaluate(supposed, knowledge).findings, knowledge.rules, as_of)
        return score_value(findings, knowledge.scoring)

    waiting = tuple(
        rule.id
        for rule in knowledge.rules.values()
        if rule.expects and applies(rule, lot) is None and fact in set(_missing(rule.id, lot, knowledge))
    )
    if fact.startswith(SUBJECT_PREFIX):
        subject = knowledge.catalog.subjects[fact.removeprefix(SUBJECT_PREFIX)]
        asked, plain = f"Is this part of the purchase: {subject.name}?", subject.plain
    else:
        asked, plain = knowledge.catalog.characteristics[fact].question, knowledge.catalog.characteristics[fact].plain
    return Question(
        characteristic=fact,
        lot=lot.lot.id,
        question=asked,
        plain=plain,
        rules=waiting,
        score_if_yes=score_if(value=True),
        score_if_no=score_if(value=False),
    )
