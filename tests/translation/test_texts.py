"""Nothing is missing in any language, and the terms of each are kept."""

from __future__ import annotations

import pytest

from checklist_engine.data import data_folder
from checklist_engine.knowledge import load_knowledge
from checklist_engine.translation.lint import lint_translation
from checklist_engine.translation.reading import translated_languages
from tests.translation.languages import TRANSLATED

KNOWLEDGE = load_knowledge()
CATALOG, RULES = data_folder("standards_catalog"), data_folder("rules")


def test_texts_are_shipped_in_every_language_that_the_program_speaks() -> None:
    """And in no other, which nobody would see."""
    assert sorted(TRANSLATED) == list(translated_languages([CATALOG, RULES]))


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_missing_and_none_needs_mending(language: str) -> None:
    """What to do: `checklist-engine catalog lint --lang LANGUAGE` names each with its place."""
    linted = lint_translation(language, [CATALOG], [RULES], KNOWLEDGE)

    assert [str(problem) for problem in linted.advice] == []
    assert linted.missing == 0


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_reader_sees_no_text_in_another_language(language: str) -> None:
    """A text that falls back to English is marked with `[en]`; none is."""
    knowledge = load_knowledge(language=language)

    assert [rule.id for rule in knowledge.all_rules.values() if "[en]" in rule.title + rule.question + rule.rationale] == []
    assert [item.id for item in knowledge.catalog.standards.values() if "[en]" in item.plain + item.effort.why] == []
    assert [key for key, area in knowledge.catalog.areas.items() if "[en]" in area.name + area.plain] == []
