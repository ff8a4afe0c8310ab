"""The shipped profiles: which rules each chooses, and what becomes of the standards that many authorities ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checklist_engine.data import data_folder
from checklist_engine.knowledge import compile_folders

if TYPE_CHECKING:
    from checklist_engine.compiled import CompiledKnowledge

DATA = Path(__file__).parents[1] / "data"
MANY = 3
"""From so many authorities on, a standard may not be forgotten."""


@pytest.fixture(scope="module")
def knowledge() -> CompiledKnowledge:
    """Return the shipped catalogue and rules."""
    return compile_folders([data_folder("standards_catalog")], [data_folder("rules")])


@pytest.fixture(scope="module")
def asked_by_many() -> set[str]:
    """Return the ids with three or more authorities, from the checked-in copy of the reference list."""
    counts: dict[str, int] = json.loads((DATA / "standard-ids.json").read_text(encoding="utf-8"))
    return {key for key, count in counts.items() if count >= MANY}


def _expected(knowledge: CompiledKnowledge, profile: str) -> set[str]:
    """Return the standards that a rule of the profile expects, alone or as one of several."""
    rules = (knowledge.rules[key] for key in knowledge.profiles[profile].rules)
    return {standard for rule in rules if rule.expects is not None for standard in rule.standards()}


def test_rule_lists_are_kept(knowledge: CompiledKnowledge) -> None:
    """Every change of a profile's rules is a visible line in tests/data/profiles."""
    kept = {path.stem: path.read_text(encoding="utf-8").split() for path in sorted((DATA / "profiles").glob("*.txt"))}
    assert {key: list(profile.rules) for key, profile in knowledge.profiles.items()} == kept


def test_named_profiles_exist(knowledge: CompiledKnowledge) -> None:
    """The profiles that users are promised are there."""
    assert set(knowledge.profiles) == {
        "baseline",
        "consumer-iot",
        "eu-cra-nis2",
        "nl-comply-or-explain",
        "private-sector",
        "starter",
        "uk-government",
        "us-federal",
    }


def test_every_widely_asked_standard_is_expected_by_some_profile(knowledge: CompiledKnowledge, asked_by_many: set[str]) -> None:
    """A standard with three or more authorities is expected by a rule of some profile."""
    expected = {standard for profile in knowledge.profiles for standard in _expected(knowledge, profile)}
    assert asked_by_many - expected == set()


def test_baseline_lists_every_widely_asked_standard(knowledge: CompiledKnowledge, asked_by_many: set[str]) -> None:
    """The baseline expects such a standard or leaves it out by name, with a reason, and never both."""
    left_out = {item.standard for item in knowledge.profiles["baseline"].exclude if item.standard and item.reason}
    expected = _expected(knowledge, "baseline")
    assert asked_by_many - expected - left_out == set()
    assert left_out & expected == set()


@pytest.mark.parametrize("profile", ["baseline", "starter"])
def test_no_certificate_is_needed(knowledge: CompiledKnowledge, profile: str) -> None:
    """In baseline and starter each expectation can be met without a certificate or label."""
    bound = {key for key, standard in knowledge.catalog.standards.items() if standard.kind in {"certification", "label"}}
    rules = (knowledge.rules[key] for key in knowledge.profiles[profile].rules)
    assert [rule.id for rule in rules if rule.expects is not None and set(rule.standards()) <= bound] == []


def test_exclusions_name_what_exists(knowledge: CompiledKnowledge) -> None:
    """What a profile leaves out is a rule or a standard that there is, and has a reason."""
    for profile in knowledge.profiles.values():
        for item in profile.exclude:
            assert item.reason
            assert item.rule is None or item.rule in knowledge.rules
            assert item.standard is None or item.standard in knowledge.catalog.standards


def test_comply_or_explain_holds_only_the_national_list(knowledge: CompiledKnowledge) -> None:
    """Each expectation of the Dutch profile can be met by a standard with an entry on the list of the Forum Standaardisatie."""
    profile = knowledge.profiles["nl-comply-or-explain"]
    listed = {
        key
        for key, standard in knowledge.catalog.standards.items()
        if any(mandate.country == "NL" and mandate.level == "comply-or-explain" for mandate in standard.mandates)
    }
    rules = (knowledge.rules[key] for key in profile.rules)
    assert [rule.id for rule in rules if rule.expects is not None and not listed & set(rule.standards())] == []
    assert [key for key, other in knowledge.profiles.items() if other.national_list] == ["nl-comply-or-explain"]
