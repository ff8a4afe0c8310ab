"""The numbers of a batch are those of the rules and the scorer, whatever a lot asks for."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist_engine.batch.row import NO_NUMBERS, Numbers, numbers_of
from checklist_engine.batch.rules import RuleTable
from checklist_engine.detection.demand import Choice, Demand
from checklist_engine.knowledge import Knowledge, load_knowledge
from checklist_engine.lots import LotFacts
from checklist_engine.result import Assessability, InferredSubject, LotResult
from checklist_engine.rules.conditions import Facts
from checklist_engine.rules.evaluation import evaluate
from checklist_engine.scoring import score_coverage, score_findings
from checklist_engine.specification.model import Buyer, Lot, Value

KNOWLEDGE = load_knowledge()
STANDARDS = KNOWLEDGE.catalog.standards
ASKED_FOR = [*STANDARDS, *(key for key, standard in STANDARDS.items() for _ in range(9) if standard.versions or standard.unversioned_means)]
ROLES = ("technical-specification", "selection-criterion", "award-criterion", "contract-condition")
OPERATORS = ("", ">=", "<=")
PROOFS = (None, "a scan")
COUNTRIES = (None, "NL", "US", "KE")
KINDS = (None, "public", "private")
VALUES = (None, Value(amount=40_000, currency="EUR"), Value(amount=10**7, currency="EUR"))
SUBJECTS = sorted(KNOWLEDGE.catalog.subjects)
CHARACTERISTICS = sorted(KNOWLEDGE.catalog.characteristics)
STANCES = ("required", "recommended", "optional", "forbidden", "mentioned")


@cache
def table() -> RuleTable:
    """Return one table for all lots, so that what it remembers is put to use."""
    return RuleTable(KNOWLEDGE)


@st.composite
def choices(draw: st.DrawFn, key: str) -> Choice:
    """Return a choice that a demand is part of: any standards, more often all that one rule wants."""
    rule = draw(st.sampled_from([rule.standards() for rule in KNOWLEDGE.rules.values() if key in rule.standards()] or [(key,)]))
    others = draw(st.lists(st.sampled_from(ASKED_FOR), max_size=1))
    return Choice(tuple(sorted({key, *rule, *others})), draw(st.sampled_from(STANCES[:3])))


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    """Return a demand of any standard, more often of one with versions."""
    key = draw(st.sampled_from(ASKED_FOR))
    version = draw(st.sampled_from([None, *(version.id for version in STANDARDS[key].versions)]))
    operator = draw(st.sampled_from(OPERATORS))
    return Demand(
        standard=key,
        version=None if version is None else f"{operator}{version}",
        stance=draw(st.sampled_from(STANCES)),
        named=True,
        verification=draw(st.sampled_from(PROOFS)),
        or_equivalent=False,
        quote="",
        start=0,
        end=0,
        role=draw(st.sampled_from(ROLES)),
        choice=draw(st.none() | choices(key)),
    )


@st.composite
def lots(draw: st.DrawFn) -> LotFacts:
    """Return an assessed lot that buys, knows and asks for anything."""
    keys = draw(st.lists(st.sampled_from(SUBJECTS), min_size=1, max_size=3, unique=True))
    known = draw(st.dictionaries(st.sampled_from(CHARACTERISTICS), st.booleans(), max_size=6))
    value = draw(st.sampled_from(VALUES))
    return LotFacts(
        lot=Lot(id="1"),
        title="",
        subjects=tuple(InferredSubject(id=key, certain=draw(st.booleans()), reason="") for key in keys),
        facts=Facts(
            characteristics=known,
            buyer=Buyer(country=draw(st.sampled_from(COUNTRIES)), kind=draw(st.sampled_from(KINDS))),
            value=value,
        ),
        reasons={},
        demands=tuple(draw(st.lists(demands(), max_size=6))),
        assessability=Assessability(state="assessed", reason=""),
    )


def of_the_scorer(lot: LotFacts, knowledge: Knowledge) -> Numbers:
    """Return what `evaluate` and the scorer make of a lot."""
    judgement = evaluate((lot,), knowledge)
    findings = judgement.findings
    result = LotResult(
        id=lot.lot.id,
        title="",
        assessability=lot.assessability,
        subjects=lot.subjects,
        characteristics={},
        score=score_findings(findings, findings, judgement.alerts, knowledge.rules, knowledge.scoring),
        coverage=score_coverage(findings, knowledge.rules, knowledge.catalog, None),
    )
    return numbers_of(result, judgement.findings, knowledge)


@settings(deadline=None, max_examples=150)
@given(lots())
def test_numbers_are_those_of_the_scorer(lot: LotFacts) -> None:
    """Also where a version is refused, a wish contradicted, a fact missing or a subject unsure."""
    assert table().numbers(lot) == of_the_scorer(lot, KNOWLEDGE)


def test_what_is_not_assessed_has_no_numbers() -> None:
    """Nothing is 0 that nobody knows."""
    lot = LotFacts(
        lot=Lot(id="1"),
        title="",
        subjects=(),
        facts=Facts(characteristics={}, buyer=Buyer(), value=None),
        reasons={},
        demands=(),
        assessability=Assessability(state="not-ict", reason=""),
    )

    assert table().numbers(lot) == NO_NUMBERS
