"""A scaffold loads at once, and lint names every place that is still to be filled in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from checklist_engine import scaffold
from checklist_engine.errors import UsageError
from checklist_engine.knowledge import load_knowledge
from checklist_engine.linting import lint_folders
from checklist_engine.scaffold import new_rule, new_standard

if TYPE_CHECKING:
    from pathlib import Path

KNOWLEDGE = load_knowledge()
TODAY = dt.date(2026, 11, 24)


def failure(action: str, folder: Path, key: str, area: str, standard: str = "hsts") -> str:
    """Return what is said where a scaffold cannot be made."""
    try:
        if action == "rule":
            new_rule(key, area, standard, KNOWLEDGE, folder)
        else:
            new_standard(key, area, KNOWLEDGE, folder)
    except UsageError as error:
        return str(error)
    return "nothing was said"


def test_a_standard_is_a_file_that_loads_and_asks_to_be_filled_in(tmp_path: Path) -> None:
    """Every place that a person has to fill in is named, and the day of checking is old on purpose."""
    path = new_standard("own-standard", "web", KNOWLEDGE, tmp_path)
    advice = lint_folders([tmp_path], [], TODAY).catalog_advice

    assert path == tmp_path / "standards" / "web" / "own-standard.yaml"
    assert [problem.what.split("'")[1] for problem in advice if problem.code == "to-fill-in"] == [
        "name",
        "title",
        "plain",
        "documents.0.id",
        "documents.0.title",
        "names.any.0",
        "clause.en.must",
        "clause.en.should",
        "clause.nl.must",
        "clause.nl.should",
        "verification.0.method",
        "verification.0.evidence",
        "verification.1.method",
        "verification.1.evidence",
        "small_supplier.steps.0",
        "small_supplier.proof",
        "effort.why",
    ]
    assert [problem.code for problem in advice if problem.code != "to-fill-in"] == ["stale"]
    assert path.read_text(encoding="utf-8").count("FILL IN") == 17


def test_two_scaffolds_do_not_clash(tmp_path: Path) -> None:
    """The names they start with differ."""
    new_standard("own-one", "web", KNOWLEDGE, tmp_path)
    new_standard("own-two", "mail", KNOWLEDGE, tmp_path)

    assert lint_folders([tmp_path], [], TODAY).standards == len(KNOWLEDGE.catalog.standards) + 2


def test_a_rule_is_a_file_that_loads_and_asks_to_be_filled_in(tmp_path: Path) -> None:
    """It expects the standard; a rule about every subject overlaps until its place is chosen."""
    path = new_rule("own-rule", "web", "hsts", KNOWLEDGE, tmp_path)
    advice = lint_folders([], [tmp_path], TODAY).rule_advice

    assert path == tmp_path / "web" / "own-rule.yaml"
    assert "expects: {standard: hsts}" in path.read_text(encoding="utf-8")
    assert len([problem for problem in advice if problem.code == "to-fill-in"]) == path.read_text(encoding="utf-8").count("FILL IN") == 12
    assert {problem.code for problem in advice} == {"to-fill-in", "rules-overlap"}


def test_a_rule_about_a_withdrawn_standard_refuses_it(tmp_path: Path) -> None:
    """With what to ask for instead."""
    path = new_rule("own-rule", "transport", "telnet", KNOWLEDGE, tmp_path)

    assert "refuses: {standard: telnet, instead: ssh}" in path.read_text(encoding="utf-8")
    assert "to-fill-in" in {problem.code for problem in lint_folders([], [tmp_path], TODAY).rule_advice}


@pytest.mark.parametrize(
    ("action", "key", "area", "standard", "said"),
    [
        (
            "rule",
            "Own Rule",
            "web",
            "hsts",
            (
                "'Own Rule' is not an id [wrong-id]\n"
                "    expected: lower-case words, digits and hyphens, such as mail-dmarc-enforced\n"
                "    what to do: choose another; ids are never changed later"
            ),
        ),
        ("rule", "web-hsts", "web", "hsts", "there is a rule 'web-hsts' already [id-clash]\n    what to do: choose another id"),
        ("standard", "hsts", "web", "", "there is a standard 'hsts' already [id-clash]\n    what to do: choose another id"),
        (
            "rule",
            "own-rule",
            "wed",
            "hsts",
            (
                "there is no area 'wed' [unknown-area]\n"
                "    expected: one of naming, routing, transport, web, mail, identity, devices, software, data, operations\n"
                "    what to do: did you mean 'web'?"
            ),
        ),
        (
            "rule",
            "own-rule",
            "web",
            "hst",
            (
                "there is no standard 'hst' [unknown-standard]\n"
                "    expected: an id from `checklist-engine catalog list`\n"
                "    what to do: did you mean 'hsts'?"
            ),
        ),
    ],
)
def test_wrong_words_are_told_with_what_to_do(tmp_path: Path, action: str, key: str, area: str, standard: str, said: str) -> None:
    """Nothing is written then."""
    assert failure(action, tmp_path, key, area, standard) == said
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    """What somebody wrote stays."""
    path = new_standard("own-standard", "web", KNOWLEDGE, tmp_path)

    assert (
        failure("standard", tmp_path, "own-standard", "web") == f"{path}: this file exists [file-exists]\n    what to do: choose another id"
    )


def test_an_installed_program_asks_for_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folders inside an installation are not for editing."""
    monkeypatch.setattr(scaffold, "compiled_knowledge_file", lambda: tmp_path)

    with pytest.raises(UsageError) as caught:
        new_standard("own-standard", "web", KNOWLEDGE)

    assert str(caught.value) == (
        "this program is installed, so its own folders are not for editing [installed]\n"
        "    what to do: name a folder of your own with --into, and use it with --catalog or --rules"
    )


def test_without_a_folder_the_source_tree_is_extended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a source tree the file lands beside its neighbours."""
    monkeypatch.setattr(scaffold, "compiled_knowledge_file", lambda: None)
    monkeypatch.setattr(scaffold, "data_folder", lambda name: tmp_path / name)

    assert new_rule("own-rule", "web", "hsts", KNOWLEDGE) == tmp_path / "rules" / "web" / "own-rule.yaml"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "standards").write_text("", encoding="utf-8")

    assert "[output-unwritable]" in failure("standard", tmp_path, "own-standard", "web")
