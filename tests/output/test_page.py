"""What a page carries inside itself."""

from __future__ import annotations

import re

from checklist_engine.data import data_folder
from checklist_engine.output.html.page import put_inside

SCRIPT = (data_folder("reports") / "scripts" / "page.js").read_text(encoding="utf-8")


def test_the_script_is_short_enough_to_be_read() -> None:
    """Fewer than 200 lines and 10 kB, none longer than a screen is wide, and it begins by saying what it is for."""
    lines = SCRIPT.splitlines()

    assert len(lines) < 200
    assert len(SCRIPT) < 10_000
    assert max(map(len, lines)) <= 140
    assert lines[0].startswith("// ")


def test_the_script_makes_no_markup_from_text_and_no_request_and_keeps_nothing() -> None:
    """It moves rows that are there, and writes text."""
    dangerous = (
        r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|document\.write|\beval\b|Function\(|setTimeout\(\s*[\"'`]"
        r"|\bfetch\b|XMLHttp|sendBeacon|WebSocket|EventSource|RTCPeer|Worker|import\b|\.src\b|\.href\b|location|window\.open"
        r"|localStorage|sessionStorage|indexedDB|cookie|caches|https?:"
    )

    assert re.findall(dangerous, SCRIPT) == []


def test_paper_gets_neither_the_script_nor_what_it_shows() -> None:
    """The PDF holds nothing to press."""
    screen, paper = (put_inside(("report",), "", paper=paper) for paper in (False, True))

    assert screen.script == SCRIPT
    assert paper.script == ""
    assert ".copy button" in screen.style
    assert ".copy button" not in paper.style
    assert "script-src" in screen.policy
    assert "script-src" not in paper.policy


def test_a_comparison_adds_its_sheets_to_those_of_a_report() -> None:
    """In each medium."""
    report, comparison = (put_inside(kinds, "", paper=True).style for kinds in (("report",), ("report", "compare")))

    for name in ("compare", "compare-screen", "compare-print"):
        sheet = (data_folder("reports") / "styles" / f"{name}.css").read_text(encoding="utf-8")
        assert sheet in comparison
        assert sheet not in report
