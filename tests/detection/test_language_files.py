"""The word groups of every language: one file each, no phrase with two meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.authoring import read_authored
from checklist_engine.data import data_folder
from checklist_engine.detection.language.authored import AuthoredLanguage

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge

FREE = {
    "verifying",
    "validating",
    "ways_to_verify",
    "common_words",
    "abbreviations",
    "small_words",
    "for_words",
    "serving",
    "carriers",
    "carriers_before",
    "place_words",
    "bearing",
    "having",
    "participles",
    "acts",
    "inverting",
    "deploying",
    "thus_words",
    "existing",
    "being",
    "texts",
    "as_words",
    "ensuring",
    "exemplifying",
    "score_units",
    "of_today",
    "deeds",
    "asking",
    "to_words",
    "owners",
    "keepsakes",
    "missing",
    "lacking",
    "possessing",
    "infinitive_endings",
    "doing",
    "pronouns",
    "replies",
    "wants",
    "roles",
    "things",
    "states",
    "legal_forms",
    "possessives",
    "adverbs",
    "titling",
    "columns",
    "conducting",
    "abilities",
    "unprotected",
    "column_answers",
    "column_told",
    "column_floors",
    "column_forbidden",
    "requests",
    "excluding",
    "until_words",
    "saying",
    "such",
    "by_words",
    "yes",
    "no",
    "not_standards",
}
READ = {"any", "de", "en", "es", "fr", "it", "nl", "pt", "uk"}


def test_the_languages_that_tenders_are_written_in_have_a_file(knowledge: Knowledge) -> None:
    """Eight, and one for what is the same in all."""
    assert set(knowledge.catalog.languages) >= READ


def test_no_phrase_stands_in_two_groups(knowledge: Knowledge) -> None:
    """A phrase decides one thing."""
    double = []
    for language, groups in knowledge.catalog.languages.items():
        seen: dict[str, str] = {}
        for group, phrases in groups.items():
            if group in FREE or group.startswith("level_"):
                continue
            for phrase in phrases:
                if phrase in seen:
                    double.append((language, phrase, seen[phrase], group))
                seen[phrase] = group

    assert double == []


def test_every_group_is_one_that_authors_are_told_of(knowledge: Knowledge) -> None:
    """The published model names them all."""
    told = set(AuthoredLanguage.model_fields) - {"id", "name", "concepts"}

    assert {group for groups in knowledge.catalog.languages.values() for group in groups} <= told


def test_every_language_demands_forbids_recommends_and_proves(knowledge: Knowledge) -> None:
    """The groups that no language can do without."""
    needed = {
        "common_words",
        "required",
        "recommended",
        "optional",
        "forbidden",
        "not_required",
        "refused",
        "at_least_after",
        "proof",
        "such_as",
    }
    lacking = {
        language: sorted(group for group in needed if not groups.get(group))
        for language, groups in knowledge.catalog.languages.items()
        if language != "any"
    }

    assert {language: groups for language, groups in lacking.items() if groups} == {}


def test_every_language_has_words_for_every_concept() -> None:
    """Else a wording under `any` would be lost in it."""
    languages = read_authored([data_folder("standards_catalog")], [data_folder("rules")]).languages
    concepts = {key: set(entry.model.concepts) for key, entry in languages.items() if key != "any"}

    assert concepts == dict.fromkeys(concepts, concepts["en"])
