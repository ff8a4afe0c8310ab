"""Open questions: facts that nobody stated and that decide whether rules apply, with the score for either answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.result import InferredSubject, Question
from checklist_engine.rules.applicability import applies, subject_applies
from checklist_engine.rules.conditions import characteristics_of
from checklist_engine.rules.levels import REQUIRED
from checklist_engine.scoring import score_value
from checklist_engine.waivers import apply_waivers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.result import Finding
    from checklist_engine.rules.rule import Rule
    from checklist_engine.specification.model import Waiver

__all__ = ["SUBJECT_PREFIX", "ask_questions"]

SUBJECT_PREFIX = "subject:"
"""Stands before the id where the open question is whether a subject is bought at all."""


def ask_questions(
    lots: Sequence[LotFacts], findings: Sequence[Finding], waivers: Sequence[Waiver], knowledge: Knowledge, as_of: str
) -> tuple[Question, ...]:
    """Return one question for each lot and open fact, those that move the score most first.

    An answer decides findings that are unknown and changes no other: what is decided stays so (see `rules.conditions`).
    """
    questions = [
        _question(lot, fact, rules, findings, waivers, knowledge, as_of)
        for lot in lots
        for fact, rules in _open_facts(lot, findings, knowledge).items()
    ]
    return tuple(sorted(questions, key=lambda question: (-_spread(question), -len(question.rules), question.lot, question.characteristic)))


def _spread(question: Question) -> float:
    if question.score_if_yes is None or question.score_if_no is None:
        return 0.0
    return abs(question.score_if_yes - question.score_if_no)


def _open_facts(lot: LotFacts, findings: Sequence[Finding], knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Return the facts that nobody stated, each with the rules that wait for it."""
    waiting: dict[str, list[str]] = {}
    for finding in findings:
        if finding.applicability == "unknown" and finding.lot == lot.lot.id:
            for fact in dict.fromkeys(_missing(knowledge.rules[finding.rule], lot)):
                waiting.setdefault(fact, []).append(finding.rule)
    return {fact: tuple(waiting[fact]) for fact in sorted(waiting)}


def _missing(rule: Rule, lot: LotFacts) -> Iterator[str]:
    """Yield the facts that a rule of unknown applicability waits for."""
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


def _decided(finding: Finding, lot: LotFacts, knowledge: Knowledge) -> Finding:
    """Return an unknown finding of the lot as it falls with the supposed facts."""
    if finding.applicability != "unknown" or finding.lot != lot.lot.id:
        return finding
    truth = applies(knowledge.rules[finding.rule], lot)
    if truth is None:
        return finding
    if not truth:
        return msgspec.structs.replace(finding, applicability="no", outcome="not-applicable")
    return msgspec.structs.replace(finding, applicability="yes", outcome="met" if (finding.level or 0) >= REQUIRED else "missed")


def _question(  # noqa: PLR0913, PLR0917 - what it is about, and what it is judged with
    lot: LotFacts,
    fact: str,
    rules: tuple[str, ...],
    findings: Sequence[Finding],
    waivers: Sequence[Waiver],
    knowledge: Knowledge,
    as_of: str,
) -> Question:
    def score_if(*, value: bool) -> float | None:
        supposed = _suppose(lot, fact, knowledge, value=value)
        decided = tuple(_decided(finding, supposed, knowledge) for finding in findings)
        kept, _ = apply_waivers(waivers, decided, knowledge.all_rules, as_of)
        return score_value([finding for finding in kept if finding.outcome != "waived"], knowledge.scoring)

    if fact.startswith(SUBJECT_PREFIX):
        subject = knowledge.catalog.subjects[fact.removeprefix(SUBJECT_PREFIX)]
        asked = knowledge.words.gettext("Is this part of the purchase: {subject}?").format(subject=subject.name)
        plain = subject.plain
    else:
        asked, plain = knowledge.catalog.characteristics[fact].question, knowledge.catalog.characteristics[fact].plain
    return Question(
        characteristic=fact,
        lot=lot.lot.id,
        question=asked,
        plain=plain,
        rules=rules,
        score_if_yes=score_if(value=True),
        score_if_no=score_if(value=False),
    )
