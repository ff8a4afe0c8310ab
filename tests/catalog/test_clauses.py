"""The clauses that we hand out ask, in the eyes of our own reader, for exactly what they are about."""

from __future__ import annotations

import pytest

from checklist_engine.knowledge import Knowledge, load_knowledge
from checklist_engine.rules.levels import PROVEN, RECOMMENDED, judge_demand
from checklist_engine.rules.rule import Wanted

KNOWLEDGE = load_knowledge()
LANGUAGES = sorted({language for standard in KNOWLEDGE.catalog.standards.values() for language in standard.clause})


def read(text: str, language: str, knowledge: Knowledge) -> set[tuple[str, int | None]]:
    """Return the standards that a text demands, with the level that each demand gives."""
    standards = knowledge.catalog.standards
    return {
        (demand.standard, judge_demand(demand, Wanted(demand.standard), standards)) for demand in knowledge.detector.detect(text, language)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_must_clause_demands_its_standard_with_proof_and_nothing_else(language: str) -> None:
    """Level 4, and no other standard by the way. A standard that is being replaced reaches the level that is left."""
    wrong = {}
    for standard in KNOWLEDGE.catalog.standards.values():
        if language in standard.clause:
            found = read(standard.clause[language].must, language, KNOWLEDGE)
            if found != {(standard.id, PROVEN)}:
                wrong[standard.id] = found

    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_should_clause_recommends_its_standard_and_nothing_else(language: str) -> None:
    """Level 2."""
    wrong = {}
    for standard in KNOWLEDGE.catalog.standards.values():
        softer = standard.clause[language].should if language in standard.clause else None
        if softer is not None:
            found = read(softer, language, KNOWLEDGE)
            if found != {(standard.id, RECOMMENDED)}:
                wrong[standard.id] = found

    assert wrong == {}


def test_every_standard_that_a_rule_expects_has_a_clause_in_english_and_dutch() -> None:
    """Or nobody could act on the finding."""
    expected = {key for rule in KNOWLEDGE.all_rules.values() if rule.expects for key in rule.standards()}

    assert [key for key in sorted(expected) if not {"en", "nl"} <= set(KNOWLEDGE.catalog.standards[key].clause)] == []
