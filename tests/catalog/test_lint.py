"""Advice on standards names the file, the line, the column, and what to do."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from checklist_engine.errors import KnowledgeError
from checklist_engine.linting import lint_folders

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 24)

STANDARD = """\
id: own-standard
name: Own
title: Own standard
kind: label
area: web
status: current
plain: "Says who made the page."
documents: [{id: OWN 1, title: Own}]
names: {any: [own standard of ours]}
clause:
  en: {must: "The supplier shall meet OWN 1 or an equivalent.", should: "The supplier should meet OWN 1."}
  nl: {must: "De opdrachtnemer moet voldoen aan OWN 1 of gelijkwaardig.", should: "De opdrachtnemer dient dit bij voorkeur te doen."}
verification: [{method: "Look.", evidence: "A note."}]
small_supplier: {steps: ["Do it."], proof: "A letter."}
effort: {level: low, why: "Easy."}
mandates:
  - {authority: A, level: law, source: "https://example.org", checked: 2026-01-01}
checked: 2026-01-01
"""


def advice(folder: Path, text: str, today: dt.date = TODAY) -> list[str]:
    """Return what lint says of one own standard."""
    (folder / "standards" / "web").mkdir(parents=True, exist_ok=True)
    (folder / "standards" / "web" / "own-standard.yaml").write_text(text, encoding="utf-8")
    linted = lint_folders([folder], [], today)
    return [str(problem).replace(folder.name, "own") for problem in linted.catalog_advice if folder.name in problem.where]


def test_the_shipped_catalogue_needs_no_mending() -> None:
    """Every text is there, and every fact was checked within the year before this day."""
    assert [str(problem) for problem in lint_folders([], [], TODAY).catalog_advice] == []


def test_a_good_standard_gets_no_advice(tmp_path: Path) -> None:
    """Nothing is said where nothing is wrong."""
    assert advice(tmp_path, STANDARD) == []


def test_stale_facts_show_their_lines(tmp_path: Path) -> None:
    """The entry and each mandate have a day of their own."""
    assert advice(tmp_path, STANDARD, dt.date(2027, 1, 1)) == []
    assert advice(tmp_path, STANDARD, dt.date(2027, 1, 2)) == [
        (
            "own/standards/web/own-standard.yaml:18:1: the entry was last checked on 2026-01-01, more than a year ago [stale]\n"
            "    checked: 2026-01-01\n"
            "    ^\n"
            "    what to do: hold it against its sources, mend it, and write the day"
        ),
        (
            "own/standards/web/own-standard.yaml:17:63: the mandate of A was last checked on 2026-01-01, more than a year ago [stale]\n"
            '      - {authority: A, level: law, source: "https://example.org", checked: 2026-01-01}\n'
            f"    {' ' * 62}^\n"
            "    what to do: hold it against its sources, mend it, and write the day"
        ),
    ]


def test_a_leap_day_has_a_year_before(tmp_path: Path) -> None:
    """The day before 1 March."""
    text = STANDARD.replace("2026-01-01", "2027-02-28")

    assert advice(tmp_path, text, dt.date(2028, 2, 29)) == []
    assert len(advice(tmp_path, text, dt.date(2028, 3, 1))) == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("documents: [{id: OWN 1, title: Own}]", "documents: []", "1:1: no document is named [no-document]"),
        ("  nl: {must", "  de: {must", "10:1: no clause in nl [no-clause]"),
        ('"The supplier shall meet', '"The supplier meets', "11:8: the firm form binds nobody [clause-not-firm]"),
        ("or an equivalent", "always", "11:8: a label is asked for without room for equivalents [no-equivalent]"),
        ("of gelijkwaardig", "altijd", "12:8: a label is asked for without room for equivalents [no-equivalent]"),
        ('"The supplier should meet', '"The supplier shall meet', "11:65: the softer form is not a wish [clause-not-soft]"),
        (', should: "The supplier should meet OWN 1."', "", "11:3: no softer form in en [no-softer-clause]"),
        (
            'verification: [{method: "Look.", evidence: "A note."}]',
            "verification: []",
            "1:1: nothing says how to verify it [no-verification]",
        ),
        (
            'small_supplier: {steps: ["Do it."], proof: "A letter."}\n',
            "",
            "1:1: nothing says what a small supplier does [no-small-supplier]",
        ),
        ("status: current", "status: insecure", "6:1: nothing says what to ask for instead [no-successor]"),
        ("title: Own standard", 'title: "FILL IN: the full title"', "3:1: 'title' is still to be filled in [to-fill-in]"),
    ],
)
def test_what_an_officer_would_miss_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    """One gap, one line."""
    assert old in STANDARD
    lines = [text.splitlines()[0] for text in advice(tmp_path, STANDARD.replace(old, new))]

    assert lines == [f"own/standards/web/own-standard.yaml:{said}"]


def test_two_mandates_of_one_name_are_refused(tmp_path: Path) -> None:
    """Their notes are told apart by it in every language."""
    mandate = '  - {authority: A, level: law, source: "https://example.org", checked: 2026-01-01}\n'

    with pytest.raises(KnowledgeError) as raised:
        advice(tmp_path, STANDARD.replace(mandate, mandate + mandate))

    assert str(raised.value).replace(tmp_path.name, "own") == (
        "own/standards/web/own-standard.yaml:18:5: a second mandate of A stands here [mandate-clash]\n"
        '      - {authority: A, level: law, source: "https://example.org", checked: 2026-01-01}\n'
        "        ^\n"
        "    what to do: name the act or the control as well, or make one of the two"
    )
