"""`draft`: what an officer sees when a document becomes a specification."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path

_TENDER = """# Request for Proposal

## Purpose
The purpose of this tender is to procure a wireless network for twelve schools.

## Requirements
- Every access point supports WPA3.
- The wireless controller is redundant.

## Current situation
The schools use WEP.
"""


def test_a_draft_says_what_was_read_and_what_is_left_to_do(tmp_path: Path) -> None:
    """The reason for each subject stands beside it, and the next command is given."""
    source, output = tmp_path / "schools.md", tmp_path / "schools.json"
    source.write_text(_TENDER, encoding="utf-8")

    ran = run("draft", str(source), "-o", str(output))

    assert ran.code == 0
    assert ran.err == (
        "Read as information, as the heading says that it tells of the present situation:\n"
        "  1 part.\n"
        "4 requirements, 1 with a level from a column or a heading; language en.\n"
        "Bought:\n"
        "  wifi: 'wireless network', where the document says what is bought\n"
        "Read it through, check 'subjects', state 'characteristics', 'buyer' and 'dates',\n  then:\n"
        f"  checklist-engine check {output}\n"
    )
    assert json.loads(output.read_text(encoding="utf-8"))["subjects"] == ["wifi"]


def test_a_check_of_the_draft_comes_to_the_same_as_a_check_of_the_document(tmp_path: Path) -> None:
    """One step or two: the same subjects, the same findings, the same score."""
    source, output = tmp_path / "schools.md", tmp_path / "schools.json"
    source.write_text(_TENDER, encoding="utf-8")
    run("draft", str(source), "-o", str(output))

    direct = run("check", str(source), "--format", "json", "--as-of", "2026-11-01").json
    drafted = run("check", str(output), "--format", "json", "--as-of", "2026-11-01").json

    assert [finding["rule"] for finding in direct["findings"]] == [finding["rule"] for finding in drafted["findings"]]
    assert direct["score"] == drafted["score"]
    assert direct["score"]["value"] is not None


def test_what_is_bought_is_asked_for_where_nothing_shows_it(tmp_path: Path) -> None:
    """No subject is guessed."""
    source, output = tmp_path / "chairs.md", tmp_path / "chairs.json"
    source.write_text("# Chairs\n\nThe chairs shall be blue.\n", encoding="utf-8")

    ran = run("draft", str(source), "-o", str(output))

    assert ran.err == (
        "1 requirement; language en.\n"
        "Bought: not recognised.\n"
        "Read it through, state 'subjects', 'characteristics', 'buyer' and 'dates', then:\n"
        f"  checklist-engine check {output}\n"
    )
    assert "subjects" not in json.loads(output.read_text(encoding="utf-8"))
