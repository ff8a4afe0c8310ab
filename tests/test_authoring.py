"""The authored folders are read strictly: every mistake of every file at once, with its place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from checklist_engine.data import data_folder
from checklist_engine.errors import KnowledgeError
from checklist_engine.knowledge import compile_folders

if TYPE_CHECKING:
    from pathlib import Path

RULE = """\
id: own-rule
title: Own rule
question: Is it there?
area: web
severity: low
severity_reason: "It is nice to have."
applies_to: {subjects: [website]}
expects: {standard: hsts}
rationale: "Because."
sources: [{document: RFC 6797}]
examples:
  - {text: "The website shall use HSTS.", level: 3}
"""

OWN_STANDARD = """\
id: {key}
name: {key}
title: Own standard
kind: label
area: web
status: current
plain: "Says who made the page."
names: {{any: [{key} of ours]}}
builds_on: [{other}]
effort: {{level: low, why: "Easy."}}
checked: 2026-01-01
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a folder for own rules."""
    (tmp_path / "web").mkdir()
    return tmp_path


def codes_and_places(own: Path) -> list[tuple[str, str]]:
    """Compile the shipped folders with own rules; return the mistakes."""
    with pytest.raises(KnowledgeError) as caught:
        compile_folders([data_folder("standards_catalog")], [data_folder("rules"), own])
    return [(problem.code, problem.where.removeprefix(f"{own.name}/")) for problem in caught.value.problems]


def test_own_rules_are_added_to_the_shipped_ones(own: Path) -> None:
    """A folder of own rules needs nothing but the rules."""
    (own / "web" / "own-rule.yaml").write_text(RULE, encoding="utf-8")

    compiled = compile_folders([data_folder("standards_catalog")], [data_folder("rules"), own])

    assert compiled.rules["own-rule"].title == "Own rule"


def test_names_that_lead_nowhere_are_told_with_their_place(own: Path) -> None:
    """Area, subject, standard and characteristic are closed lists."""
    text = RULE.replace("area: web", "area: wed").replace("standard: hsts", "standard: hst").replace("[website]", "[web-site]")
    text = text.replace("subjects: [web-site]", "subjects: [web-site], when: {personal: true}")
    (own / "web" / "own-rule.yaml").write_text(text, encoding="utf-8")

    assert codes_and_places(own) == [
        ("unknown-area", "web/own-rule.yaml:4:1"),
        ("unknown-subject", "web/own-rule.yaml:7:25"),
        ("unknown-standard", "web/own-rule.yaml:8:1"),
        ("unknown-characteristic", "web/own-rule.yaml:7:43"),
    ]


def test_an_id_that_is_taken_is_an_error(own: Path) -> None:
    """Own files never replace shipped ones silently."""
    shipped = next(path for path in sorted(data_folder("rules").glob("web/*.yaml")))
    shutil.copy(shipped, own / "web" / shipped.name)

    assert [code for code, _ in codes_and_places(own)] == ["id-clash"]


def test_a_rule_is_of_exactly_one_kind(own: Path) -> None:
    """Unknown keys, wrong values and mixed kinds in several files are told together."""
    (own / "web" / "own-rule.yaml").write_text(RULE + "refuses: {standard: ftp}\n", encoding="utf-8")
    (own / "web" / "other.yaml").write_text(RULE.replace("severity: low", "severity: mild") + "colour: red\n", encoding="utf-8")

    assert sorted(codes_and_places(own)) == [
        ("unknown-key", "web/other.yaml:13:1"),
        ("wrong-value", "web/other.yaml:5:1"),
        ("wrong-value", "web/own-rule.yaml:1:1"),
    ]


def test_the_file_is_named_after_its_id(own: Path) -> None:
    """Whoever looks for a rule finds its file."""
    (own / "web" / "another-name.yaml").write_text(RULE, encoding="utf-8")

    assert codes_and_places(own) == [("id-not-file-name", "web/another-name.yaml:1:1")]


def test_a_concept_without_words_is_an_error(tmp_path: Path) -> None:
    """A wording that names it would never be found."""
    folder = tmp_path / "standards" / "web"
    folder.mkdir(parents=True)
    standard = OWN_STANDARD.format(key="own-a", other="dnssec") + 'implied_by: {any: ["{encrypt} & {conection}"], en: ["{encript} x"]}\n'
    (folder / "own-a.yaml").write_text(standard, encoding="utf-8")

    with pytest.raises(KnowledgeError) as caught:
        compile_folders([data_folder("standards_catalog"), tmp_path], [data_folder("rules")])

    assert [(problem.code, problem.what, problem.hint) for problem in caught.value.problems] == [
        ("unknown-concept", "no language has words for the concept 'conection'", "did you mean 'connection'?"),
        ("unknown-concept", "no language has words for the concept 'encript'", "did you mean 'encrypt'?"),
    ]


def test_a_standard_that_builds_on_itself_is_an_error(tmp_path: Path) -> None:
    """Be it by way of others: nobody could say where a supplier begins."""
    folder = tmp_path / "standards" / "web"
    folder.mkdir(parents=True)
    for key, other in (("own-a", "own-b"), ("own-b", "own-a")):
        (folder / f"{key}.yaml").write_text(OWN_STANDARD.format(key=key, other=other), encoding="utf-8")
    (folder / "own-c.yaml").write_text(OWN_STANDARD.format(key="own-c", other="dnsec"), encoding="utf-8")

    with pytest.raises(KnowledgeError) as caught:
        compile_folders([data_folder("standards_catalog"), tmp_path], [data_folder("rules")])

    assert [(problem.code, problem.what, problem.hint) for problem in caught.value.problems] == [
        ("circular-order", "'own-a' builds on itself, by way of own-b", "take out the name that closes the circle"),
        ("circular-order", "'own-b' builds on itself, by way of own-a", "take out the name that closes the circle"),
        ("unknown-standard", "there is no standard 'dnsec'", "did you mean 'dnssec'?"),
    ]
