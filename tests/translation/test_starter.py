"""A starter specification says the same in every language, and checks to A in each."""

from __future__ import annotations

import json

import pytest

from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.specification.model import Specification
from checklist_engine.specification.reading import read_specifications
from checklist_engine.starter import make_starter
from tests.translation.languages import CLAUSE_LANGUAGES

KNOWLEDGE = load_knowledge()
PURCHASES = {
    "website and mail": ("website", "email-service"),
    "software as a service": ("saas", "identity-provider"),
    "things and networks": ("consumer-iot", "network-equipment", "connectivity"),
    "software and its operation": ("software-development", "managed-services", "hosting"),
}


def starter(subjects: tuple[str, ...], language: str) -> Specification:
    """Return the starter for these subjects as `check` reads it."""
    written = make_starter(subjects, KNOWLEDGE, language=language).specification
    written["buyer"]["country"] = "NL"
    (specification,) = read_specifications(json.dumps(written).encode(), "starter.json")
    assert isinstance(specification, Specification)
    return specification


@pytest.mark.parametrize("subjects", PURCHASES.values(), ids=PURCHASES)
@pytest.mark.parametrize("language", ["en", *CLAUSE_LANGUAGES])
def test_a_starter_checks_to_the_best_grade(subjects: tuple[str, ...], language: str) -> None:
    """Whoever keeps every clause asks for everything, with proof."""
    result = check(starter(subjects, language), KNOWLEDGE, as_of="2026-12-01")

    assert (result.score.grade, result.score.grade_low) == ("A", "A")
    assert [alert.message for alert in result.alerts] == []


@pytest.mark.parametrize("subjects", PURCHASES.values(), ids=PURCHASES)
def test_the_same_specification_in_six_languages_gets_the_same_findings(subjects: tuple[str, ...]) -> None:
    """Rule, lot, applicability and level; score, range and grade; questions and remarks."""

    def judged(language: str) -> object:
        result = check(starter(subjects, language), KNOWLEDGE, as_of="2026-12-01")
        return (
            [(finding.rule, finding.lot, finding.applicability, finding.level, finding.outcome) for finding in result.findings],
            result.score,
            result.coverage,
            [question.characteristic for question in result.questions],
            sorted((remark.rule, remark.lot) for remark in result.remarks),
        )

    english = judged("en")

    assert {language: judged(language) == english for language in CLAUSE_LANGUAGES} == dict.fromkeys(CLAUSE_LANGUAGES, True)
