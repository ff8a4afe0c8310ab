"""The test of honesty: our own reader finds in a translated clause what it finds in the English one, and nothing else."""

from __future__ import annotations

import pytest

from checklist_engine.knowledge import load_knowledge
from tests.translation.languages import CLAUSE_LANGUAGES

KNOWLEDGE = load_knowledge()
STANDARDS = KNOWLEDGE.catalog.standards


def read(text: str, language: str) -> list[tuple[str, str, str | None, bool]]:
    """Return what a text demands: standard, stance, version, and whether proof is wanted."""
    found = {(one.standard, one.stance, one.version, one.verification is not None) for one in KNOWLEDGE.detector.detect(text, language)}
    return sorted(found, key=str)


@pytest.mark.parametrize("language", CLAUSE_LANGUAGES)
@pytest.mark.parametrize("form", ["must", "should"])
def test_a_clause_demands_in_every_language_what_it_demands_in_english(language: str, form: str) -> None:
    """The same standard, as firmly, in the same version, with proof or without."""
    wrong = {}
    for key, standard in STANDARDS.items():
        english = getattr(standard.clause.get("en"), form, None)
        if english is None:
            continue
        clause = KNOWLEDGE.clause(key, language)
        translated = None if clause is None else getattr(clause, form)
        found = None if translated is None else read(translated, language)
        if found != read(english, "en"):
            wrong[key] = found

    assert wrong == {}


@pytest.mark.parametrize("language", CLAUSE_LANGUAGES)
def test_a_clause_shows_the_same_facts_in_every_language(language: str) -> None:
    """So that the same specification is asked the same questions, whatever it is written in."""
    finder = KNOWLEDGE.fact_finder
    wrong = {}
    for key, standard in STANDARDS.items():
        english, clause = standard.clause.get("en"), KNOWLEDGE.clause(key, language)
        if english is not None and clause is not None:
            said, found = dict(finder.find(english.must, "en")), dict(finder.find(clause.must, language))
            if said.keys() != found.keys():
                wrong[key] = (said, found)

    assert wrong == {}
