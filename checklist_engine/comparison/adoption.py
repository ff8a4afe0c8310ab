"""What if: a copy of a specification with clauses put in, and what taking them in asks to be taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.specification.model import WHOLE, Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checklist_engine.catalog.standard import VerificationStep
    from checklist_engine.result import Evidence, Finding, Recommendation
    from checklist_engine.specification.model import Specification

__all__ = ["ADOPTED_PREFIX", "Inserted", "TakenOut", "adopt", "take_out"]

ADOPTED_PREFIX = "adopted-"
_WHEN = {"bid": "With the bid", "acceptance": "At acceptance", "contract": "During the contract"}


class Inserted(msgspec.Struct, frozen=True, kw_only=True):
    """A clause put in as a requirement of its own: for which rules and lots (none: all)."""

    requirement: str
    rules: tuple[str, ...]
    lots: tuple[str, ...]
    text: str


class TakenOut(msgspec.Struct, frozen=True, kw_only=True):
    """Words taken out, since they ask for the opposite of what is adopted."""

    requirement: str
    pointer: str
    quote: str
    rule: str


def adopt(specification: Specification, actions: Sequence[Recommendation]) -> tuple[Specification, tuple[Inserted, ...]]:
    """Return a copy of a specification with the clauses of these actions, and what was put in.

    Each clause becomes a mandatory requirement with its means of verification, once, for the lots where its actions stand.
    """
    groups: dict[tuple[str, str], list[Recommendation]] = {}
    for action in actions:
        groups.setdefault((action.clause, action.clause_language), []).append(action)
    taken = {requirement.id for requirement in specification.requirements}
    inserted = []
    requirements = list(specification.requirements)
    for (text, language), same in groups.items():
        name = f"{ADOPTED_PREFIX}{same[0].rule}"
        while name in taken:
            name += "-again"
        taken.add(name)
        lots = tuple(lot.id for lot in specification.lots if lot.id != WHOLE and any(action.lot == lot.id for action in same))
        inserted.append(Inserted(requirement=name, rules=tuple(dict.fromkeys(action.rule for action in same)), lots=lots, text=text))
        requirements.append(
            Requirement(
                id=name,
                text=text,
                pointer=f"/adopted/{name}",
                lots=lots,
                obligation="mandatory",
                verification=_verification(same[0].verification) or None,
                language=language,
            )
        )
    return msgspec.structs.replace(specification, requirements=tuple(requirements)), tuple(inserted)


def take_out(specification: Specification, findings: Iterable[Finding]) -> tuple[Specification, tuple[TakenOut, ...]]:
    """Return a copy without the words and fields that contradict these findings, and what was taken out.

    Of a text the sentence goes; a requirement of which nothing is left goes whole.
    """
    requirements: Sequence[Requirement] = specification.requirements
    taken_out: list[TakenOut] = []
    for finding in findings:
        for evidence in finding.evidence:
            if evidence.level is None:
                requirements, gone = _without(requirements, evidence, finding.rule)
                taken_out += gone
    return msgspec.structs.replace(specification, requirements=tuple(requirements)), tuple(taken_out)


def _verification(steps: Iterable[VerificationStep]) -> str:
    return " ".join(f"{_WHEN[step.when]}: {_sentence(step.method)} Evidence: {_sentence(step.evidence)}" for step in steps)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _without(requirements: Sequence[Requirement], evidence: Evidence, rule: str) -> tuple[list[Requirement], list[TakenOut]]:
    """Return the requirements without the words or the structured field that a contradiction rests on."""
    kept: list[Requirement] = []
    gone: list[TakenOut] = []
    for requirement in requirements:
        changed = _cut(requirement, evidence)
        if changed is requirement:
            kept.append(requirement)
            continue
        gone.append(TakenOut(requirement=requirement.id, pointer=evidence.pointer, quote=evidence.quote, rule=rule))
        if changed.text.strip() or changed.standards:
            kept.append(changed)
    return kept, gone


def _cut(requirement: Requirement, evidence: Evidence) -> Requirement:
    """Return a requirement without the evidence; the same value where the evidence stands elsewhere."""
    fields = tuple(wanted for wanted in requirement.standards if wanted.pointer != evidence.pointer)
    if len(fields) < len(requirement.standards):
        return msgspec.structs.replace(requirement, standards=fields)
    if evidence.pointer == requirement.pointer and evidence.quote and evidence.quote in requirement.text:
        return msgspec.structs.replace(requirement, text=requirement.text.replace(evidence.quote, "", 1).strip())
    return requirement
