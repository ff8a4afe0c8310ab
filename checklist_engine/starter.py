"""A starter specification: the questions to answer and the clauses to choose from for what is bought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.blanks import NUMBER, ORGANISATION, TITLE
from checklist_engine.errors import Problem, UsageError
from checklist_engine.lots import LotFacts
from checklist_engine.result import Assessability, InferredSubject
from checklist_engine.rules.applicability import applies
from checklist_engine.rules.conditions import Facts, characteristics_of
from checklist_engine.saying import say
from checklist_engine.specification.model import WHOLE, Buyer, Lot
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.catalog.standard import Catalog, Standard
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.rules.rule import Rule

__all__ = ["OpenQuestion", "Starter", "hold_subjects", "make_starter", "purchase_of"]


class OpenQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A fact to state, and the requirements that are only for the answer that makes them apply."""

    characteristic: str
    question: str
    requirements: tuple[str, ...]


class Starter(msgspec.Struct, frozen=True, kw_only=True):
    """The specification as a value for JSON, and the questions it leaves open."""

    specification: dict[str, Any]
    questions: tuple[OpenQuestion, ...]


def make_starter(subjects: Sequence[str], knowledge: Knowledge, *, language: str = "en") -> Starter:
    """Return a starter specification for these subjects, with one requirement for each standard that rules expect or may expect.

    Facts that nobody stated stand as null under `characteristics`, to be answered with true or false.

    Raises:
        UsageError: the catalogue has no such subject.

    """
    hold_subjects(subjects, knowledge.catalog)
    lot = purchase_of(subjects, knowledge.catalog)
    asked: dict[str, tuple[str, bool]] = {}
    waiting: dict[str, list[str]] = {}
    for rule in knowledge.rules.values():
        truth = applies(rule, lot) if rule.expects else False
        if truth is False:
            continue
        for standard in _standards(rule, knowledge.catalog):
            number, certain = asked.get(standard.id, (f"R{len(asked) + 1}", False))
            asked[standard.id] = (number, certain or truth is True)
            if truth is None and rule.when is not None:
                for name in characteristics_of(rule.when):
                    if name not in lot.facts.characteristics:
                        waiting.setdefault(name, []).append(standard.id)
    requirements = [_requirement(number, key, language, knowledge) for key, (number, _) in asked.items()]
    open_names = [name for name in knowledge.catalog.characteristics if name in waiting]
    _ = words_for(language).gettext
    specification = {
        "schema_version": "1.0",
        "id": _(NUMBER),
        "title": _(TITLE),
        "language": language,
        "stage": "draft",
        "buyer": {"name": _(ORGANISATION), "kind": "public"},
        "subjects": list(subjects),
        "characteristics": {**lot.facts.characteristics, **dict.fromkeys(open_names)},
        "requirements": requirements,
    }
    questions = tuple(
        OpenQuestion(
            characteristic=name,
            question=knowledge.catalog.characteristics[name].question,
            requirements=tuple(dict.fromkeys(asked[key][0] for key in waiting[name] if not asked[key][1])),
        )
        for name in open_names
    )
    return Starter(specification=specification, questions=questions)


def hold_subjects(subjects: Sequence[str], catalog: Catalog) -> None:
    """Hold that the catalogue has these subjects.

    Raises:
        UsageError: it has not, with a near match for each.

    """
    import difflib  # noqa: PLC0415 - only a mistake needs it

    problems = [
        Problem(
            code="unknown-subject",
            what=say("there is no subject '{key}'", key=key),
            expected=say("one of {values}", values=", ".join(catalog.subjects)),
            hint=say("did you mean '{near}'?", near=close[0])
            if (close := difflib.get_close_matches(key, catalog.subjects, n=1))
            else say("choose from the list"),
        )
        for key in subjects
        if key not in catalog.subjects
    ]
    if problems:
        raise UsageError(problems)


def purchase_of(subjects: Sequence[str], catalog: Catalog) -> LotFacts:
    """Return a lot that buys these subjects for certain, with the facts that they imply and no others."""
    implied: dict[str, bool] = {}
    for key in subjects:
        for name, value in catalog.subjects[key].implies.items():
            implied[name] = implied.get(name, False) or value
    ordered = {name: implied[name] for name in catalog.characteristics if name in implied}
    return LotFacts(
        lot=Lot(id=WHOLE),
        title="",
        subjects=tuple(InferredSubject(id=key, certain=True, reason="asked for") for key in subjects),
        facts=Facts(characteristics=ordered, buyer=Buyer(), value=None),
        reasons={},
        demands=(),
        assessability=Assessability(state="assessed", reason=""),
    )


def _standards(rule: Rule, catalog: Catalog) -> tuple[Standard, ...]:
    """Return the standards to ask for: every one of `all`, else the preferred one."""
    if rule.expects is None:
        return ()
    keys = rule.standards() if rule.expects.mode == "all" else (rule.expects.prefer,)
    return tuple(catalog.standards[key] for key in keys)


def _requirement(number: str, standard: str, language: str, knowledge: Knowledge) -> dict[str, Any]:
    clause = knowledge.clause(standard, language)
    if clause is not None:
        return {"id": number, "text": clause.must, "obligation": "mandatory"}
    english = knowledge.clause(standard, "en")
    assert english is not None  # noqa: S101 - every standard that a rule expects has one, held by a test
    return {"id": number, "text": english.must, "obligation": "mandatory", "language": "en"}
