"""Holding authored files against each other: every name leads somewhere, every version and condition can be read."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from checklist_engine.catalog.concepts import concepts_in
from checklist_engine.catalog.standard import mandate_key
from checklist_engine.errors import KnowledgeError
from checklist_engine.rules.conditions import ConditionError, characteristics_of, read_condition
from checklist_engine.saying import N_, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklist_engine.authoring import Authored, Entry

__all__ = ["find_broken_links"]

Path = tuple[str | int, ...]


def find_broken_links(authored: Authored) -> None:
    """Check all names between the files.

    Raises:
        KnowledgeError: with every name that leads nowhere.

    """
    for entry in authored.standards.values():
        _check_standard(entry, authored)
    for entry in authored.subjects.values():
        _check_ids(entry, ("implies",), entry.model.implies, authored.characteristics, "characteristic")
    for entry in authored.rules.values():
        _check_rule(entry, authored)
    for entry in authored.profiles.values():
        _check_profile(entry, authored)
    _check_names(authored)
    _check_order(authored)
    problems = [problem for file in authored.files for problem in file.problems]
    if problems:
        raise KnowledgeError(problems)


_MESSAGES = {
    "area": (N_("there is no area '{key}'"), N_("add the area, or name one that exists")),
    "concept": (N_("no language has words for the concept '{key}'"), N_("add it under `concepts` in the files of the languages")),
    "characteristic": (N_("there is no characteristic '{key}'"), N_("add the characteristic, or name one that exists")),
    "framework": (N_("there is no framework '{key}'"), N_("add the framework, or name one that exists")),
    "profile": (N_("there is no profile '{key}'"), N_("add the profile, or name one that exists")),
    "rule": (N_("there is no rule '{key}'"), N_("add the rule, or name one that exists")),
    "standard": (N_("there is no standard '{key}'"), N_("add the standard, or name one that exists")),
    "subject": (N_("there is no subject '{key}'"), N_("add the subject, or name one that exists")),
    "threat": (N_("there is no threat '{key}'"), N_("add the threat, or name one that exists")),
}
"""What is said of an id that does not exist, and what to do about it, by what it should name."""


def _check_id(entry: Entry, path: Path, key: str, table: Mapping[str, object], noun: str) -> None:
    if key in table:
        return
    close = difflib.get_close_matches(key, table, n=1)
    missing, advice = _MESSAGES[noun]
    hint = say("did you mean '{near}'?", near=close[0]) if close else say(advice)
    entry.file.complain((*entry.path, *path), say(missing, key=key), code=f"unknown-{noun}", hint=hint)


def _check_ids(entry: Entry, field: Path, keys: Iterable[str], table: Mapping[str, object], noun: str) -> None:
    for place, key in enumerate(keys):
        _check_id(entry, (*field, place), key, table, noun)


def _check_concepts(entry: Entry, authored: Authored) -> None:
    """Hold the concepts of wordings against those of their language, or of any where the wording holds in all."""
    for tag, patterns in entry.model.implied_by.items():
        named = [language.model for key, language in authored.languages.items() if tag in {key, "any"}]
        known = {concept: None for language in named for concept in language.concepts}
        for place, pattern in enumerate(patterns):
            for concept in concepts_in(pattern):
                _check_id(entry, ("implied_by", tag, place), concept, known, "concept")


def _check_standard(entry: Entry, authored: Authored) -> None:
    standard = entry.model
    _check_id(entry, ("area",), standard.area, authored.areas, "area")
    _check_ids(entry, ("stops",), standard.stops, authored.threats, "threat")
    _check_ids(entry, ("replaced_by",), standard.replaced_by, authored.standards, "standard")
    _check_ids(entry, ("realised_by",), standard.realised_by, authored.standards, "standard")
    _check_ids(entry, ("rivals",), standard.rivals, authored.standards, "standard")
    _check_ids(entry, ("builds_on",), standard.builds_on, authored.standards, "standard")
    _check_concepts(entry, authored)
    _check_ids(entry, ("helps_to_meet",), (link.framework for link in standard.helps_to_meet), authored.frameworks, "framework")
    if standard.unversioned_means:
        _check_id(entry, ("unversioned_means",), standard.unversioned_means, authored.standards, "standard")
    listed = {version.id for version in standard.versions}
    if len(listed) != len(standard.versions):
        entry.file.complain(("versions",), say("a version stands twice"), code="version-clash", hint=say("keep one of them"))
    mandates = [mandate_key(mandate.authority, mandate.country) for mandate in standard.mandates]
    for place, key in enumerate(mandates):
        if key in mandates[:place]:
            entry.file.complain(
                ("mandates", place),
                say("a second mandate of {mandate} stands here", mandate=key),
                code="mandate-clash",
                hint=say("name the act or the control as well, or make one of the two"),
            )
    if standard.version_scheme in ("edition", "parameter") and not (standard.versions or standard.parameters):
        entry.file.complain(
            ("version_scheme",),
            say("the scheme '{scheme}' orders versions as they are listed, and none is listed", scheme=standard.version_scheme),
            code="no-versions",
            hint=say("list versions from the weakest to the strongest"),
        )


def _check_rule(entry: Entry, authored: Authored) -> None:
    rule = entry.model
    _check_id(entry, ("area",), rule.area, authored.areas, "area")
    _check_ids(entry, ("applies_to", "subjects"), rule.applies_to.subjects, authored.subjects, "subject")
    if rule.expects:
        wanted = rule.expects.any_of or rule.expects.all_of
        named = [rule.expects.standard] if rule.expects.standard else [part.standard for part in wanted]
        _check_ids(entry, ("expects",), named, authored.standards, "standard")
    if rule.refuses:
        _check_id(entry, ("refuses", "standard"), rule.refuses.standard, authored.standards, "standard")
        if rule.refuses.instead:
            _check_id(entry, ("refuses", "instead"), rule.refuses.instead, authored.standards, "standard")
    if rule.asks_of_demands:
        _check_ids(entry, ("asks_of_demands",), rule.asks_of_demands.standards, authored.standards, "standard")
    for place, example in enumerate(rule.examples):
        _check_ids(entry, ("examples", place, "subjects"), example.subjects, authored.subjects, "subject")
    if rule.applies_to.when:
        try:
            condition = read_condition(rule.applies_to.when)
        except ConditionError as error:
            entry.file.complain(("applies_to", "when", *error.path), error.message, code="wrong-condition", hint=say("mend the condition"))
        else:
            for name in characteristics_of(condition):
                _check_id(entry, ("applies_to", "when", name), name, authored.characteristics, "characteristic")


def _check_profile(entry: Entry, authored: Authored) -> None:
    profile = entry.model
    if profile.extends:
        _check_id(entry, ("extends",), profile.extends, authored.profiles, "profile")
    if profile.include != "all":
        _check_ids(entry, ("include",), profile.include, authored.rules, "rule")
    for place, exclusion in enumerate(profile.exclude):
        if exclusion.rule:
            _check_id(entry, ("exclude", place, "rule"), exclusion.rule, authored.rules, "rule")
        if exclusion.standard:
            _check_id(entry, ("exclude", place, "standard"), exclusion.standard, authored.standards, "standard")
    _check_ids(entry, ("factors",), profile.factors, authored.rules, "rule")


def _check_names(authored: Authored) -> None:
    """Hold that a name belongs to one standard: else a text could not be read."""
    owners: dict[tuple[str, str], str] = {}
    for key, entry in authored.standards.items():
        for language, names in entry.model.names.items():
            for place, name in enumerate(names):
                text = (name if isinstance(name, str) else name.text).casefold()
                owner = owners.setdefault((language, text), key)
                if owner != key:
                    entry.file.complain(
                        ("names", language, place),
                        say("the name '{name}' also belongs to {owner}", name=text, owner=owner),
                        code="name-clash",
                        hint=say("keep it where it belongs"),
                    )


def _check_order(authored: Authored) -> None:
    """Hold that no standard builds on itself, be it by way of others: else nobody could say where to begin."""
    builds_on = {key: entry.model.builds_on for key, entry in authored.standards.items()}
    for key, entry in authored.standards.items():
        below: set[str] = set()
        waiting = list(builds_on[key])
        while waiting:
            current = waiting.pop()
            if current not in below:
                below.add(current)
                waiting += builds_on.get(current, ())
        if key in below:
            entry.file.complain(
                (*entry.path, "builds_on"),
                _circle(key, sorted(below - {key})),
                code="circular-order",
                hint=say("take out the name that closes the circle"),
            )


def _circle(key: str, others: list[str]) -> str:
    if others:
        return say("'{key}' builds on itself, by way of {others}", key=key, others=", ".join(others))
    return say("'{key}' builds on itself", key=key)
