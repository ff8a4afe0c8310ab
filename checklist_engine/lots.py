"""What is known of each lot: what is bought, which facts hold, which demands stand in it, and whether there is anything to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Demand
from checklist_engine.result import Assessability, InferredSubject
from checklist_engine.rules.conditions import Facts
from checklist_engine.specification.model import Lot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Requirement, Specification

__all__ = ["LotFacts", "describe_lots"]

_WORDS = "the words"
ICT_HINT = "state what is bought in 'subjects', or give CPV or UNSPSC codes"


class LotFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One lot with everything that judgement needs. `reasons` says for each characteristic where its value comes from."""

    lot: Lot
    title: str
    subjects: tuple[InferredSubject, ...]
    facts: Facts
    reasons: dict[str, str]
    demands: tuple[Demand, ...]
    assessability: Assessability


def describe_lots(specification: Specification, demands: tuple[Demand, ...], knowledge: Knowledge) -> tuple[LotFacts, ...]:
    """Return the lots in the order of the specification."""
    return tuple(_describe_lot(lot, specification, demands, knowledge) for lot in specification.lots)


def _holds_for(lots: tuple[str, ...], lot: Lot) -> bool:
    return not lots or lot.id in lots


def _describe_lot(lot: Lot, specification: Specification, demands: tuple[Demand, ...], knowledge: Knowledge) -> LotFacts:
    own_demands = tuple(demand for demand in demands if _holds_for(demand.lots, lot))
    requirements = [requirement for requirement in specification.requirements if _holds_for(requirement.lots, lot)]
    subjects = _subjects(lot, specification, knowledge)
    characteristics, reasons = _characteristics(lot, subjects, requirements, specification, knowledge)
    return LotFacts(
        lot=lot,
        title=lot.title or specification.title,
        subjects=subjects,
        facts=Facts(characteristics=characteristics, buyer=specification.buyer, value=lot.value or specification.value),
        reasons=reasons,
        demands=own_demands,
        assessability=_assessability(lot, specification, subjects, requirements, own_demands),
    )


def _subjects(lot: Lot, specification: Specification, knowledge: Knowledge) -> tuple[InferredSubject, ...]:
    """Return the stated subjects, else those that codes show for certain and words reveal."""
    if lot.subjects:
        return tuple(InferredSubject(id=key, certain=True, reason="stated in the specification") for key in lot.subjects)
    found: dict[str, InferredSubject] = {}
    for item in specification.items:
        if item.lot is not None and item.lot != lot.id:
            continue
        for key in _subjects_of_code(item.scheme, item.id, knowledge):
            name = f" ({item.description})" if item.description else ""
            found.setdefault(key, InferredSubject(id=key, certain=True, reason=f"{item.scheme} code {item.id}{name}"))
    texts = [text for text in (specification.title, lot.title, lot.description, specification.description) if text]
    hits = [(key, words) for text in texts for key, words in _words_in(text, specification.language, knowledge)]
    for kind, certain in (("decisive", True), ("title", False)):
        for key, words in hits:
            how, _, subject = key.partition(":")
            if how == kind:
                found.setdefault(subject, InferredSubject(id=subject, certain=certain, reason=f"{_WORDS} '{words}'"))
    return tuple(found[key] for key in knowledge.catalog.subjects if key in found)


def _words_in(text: str, language: str | None, knowledge: Knowledge) -> Iterable[tuple[str, str]]:
    for key, _, start, end in knowledge.subject_words.find(text, language):
        yield key, text[start:end]


def _subjects_of_code(scheme: str, code: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the subjects with the longest prefix that the code starts with."""
    best: dict[int, list[str]] = {}
    for key, subject in knowledge.catalog.subjects.items():
        prefixes = subject.cpv if scheme == "CPV" else subject.unspsc if scheme == "UNSPSC" else ()
        lengths = [len(prefix) for prefix in prefixes if code.startswith(prefix)]
        if lengths:
            best.setdefault(max(lengths), []).append(key)
    return tuple(best[max(best)]) if best else ()


def _characteristics(
    lot: Lot,
    subjects: tuple[InferredSubject, ...],
    requirements: list[Requirement],
    specification: Specification,
    knowledge: Knowledge,
) -> tuple[dict[str, bool], dict[str, str]]:
    """Return what is known and why: the lot's own value wins, then words of the requirements, then certain subjects."""
    known: dict[str, bool] = {}
    reasons: dict[str, str] = {}
    for subject in subjects:
        if not subject.certain:
            continue
        for name, value in knowledge.catalog.subjects[subject.id].implies.items():
            if value or name not in known:
                known[name] = value
                reasons[name] = f"follows from the subject '{subject.id}'"
    for requirement in requirements:
        language = requirement.language or specification.language
        for name, _, start, end in knowledge.characteristic_words.find(requirement.text, language):
            if not reasons.get(name, "").startswith(_WORDS):
                known[name] = True
                reasons[name] = f"{_WORDS} '{requirement.text[start:end]}' at {requirement.pointer}"
    for name, value in lot.characteristics.items():
        known[name] = value
        reasons[name] = "stated in the specification"
    ordered = [name for name in knowledge.catalog.characteristics if name in known]
    return {name: known[name] for name in ordered}, {name: reasons[name] for name in ordered}


def _assessability(
    lot: Lot,
    specification: Specification,
    subjects: tuple[InferredSubject, ...],
    requirements: list[Requirement],
    demands: tuple[Demand, ...],
) -> Assessability:
    """Tell whether a lot can be judged. Prose descriptions count only when they demand something."""
    read_instead = tuple(
        " ".join(part for part in (document.title, document.url) if part)
        for document in specification.documents
        if document.title or document.url
    )
    if not subjects:
        codes = ", ".join(f"{item.scheme} {item.id}" for item in specification.items if item.lot in (None, lot.id))
        shown = f"the codes ({codes}) and the titles" if codes else "the titles, without any code,"
        return Assessability(state="not-ict", reason=f"{shown} show no purchase of information technology; if it is one, {ICT_HINT}")
    has_text = any(requirement.origin == "requirement" for requirement in requirements)
    if has_text or any(demand.stance != "mentioned" for demand in demands):
        return Assessability(state="assessed", reason="requirements were found")
    where = "read the attached documents" if read_instead else "read the tender documents of the buyer"
    return Assessability(
        state="no-requirements",
        reason=f"only a title, a description and codes were found, no requirements; {where}, or add the requirements to the input",
        read_instead=read_instead,
    )
