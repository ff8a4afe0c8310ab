"""Fonts, fetcher, date and the probe for Pango: the small parts of the PDF report."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from checklist_engine.data import data_folder
from checklist_engine.errors import Problem, UsageError
from checklist_engine.output.pdf.fonts import FONT_FILES, own_fonts, showable
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.pdf.probe import probe_pango
from checklist_engine.output.pdf.writer import write_pdf
from tests.output.results import plain

if TYPE_CHECKING:
    from collections.abc import Callable


def without(monkeypatch: pytest.MonkeyPatch, missing: str, tool: str | None) -> None:
    """Let the system have no library whose name holds `missing`, and only the package manager `tool`."""
    load = ctypes.CDLL

    def load_others(name: str) -> ctypes.CDLL:
        if missing in name:
            raise OSError(name)
        return load(name)

    monkeypatch.setattr(ctypes, "CDLL", load_others)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == tool else None)


@pytest.mark.parametrize(
    ("tool", "line"),
    [
        ("apt-get", "sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("dnf", "sudo dnf install pango"),
        (
            "apk",
            "sudo apk add so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0 so:libfontconfig.so.1",
        ),
        ("brew", "brew install pango"),
        (None, "install Pango and harfbuzz-subset with the package manager of this system"),
    ],
)
def test_without_pango_the_line_to_type_is_given(monkeypatch: pytest.MonkeyPatch, tool: str | None, line: str) -> None:
    """The user reads one sentence and the exact line for this system, and that HTML works without."""
    without(monkeypatch, "pango", tool)
    problem = Problem(
        code="pango-missing",
        what="A PDF report needs the library Pango, which is not on this system.",
        hint=f"{line} (an HTML report needs no library: give a file name that ends in .html)",
    )
    assert probe_pango() == problem
    with pytest.raises(UsageError) as caught:
        write_pdf(plain(), b"{}")
    assert caught.value.problems == (problem,)


def test_without_harfbuzz_subset_a_pdf_can_still_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The smaller library is a hint, not an error."""
    without(monkeypatch, "harfbuzz-subset", "apt-get")
    problem = probe_pango()
    assert problem is not None
    assert problem.code == "harfbuzz-subset-missing"


def test_with_both_libraries_there_is_no_problem() -> None:
    """The machine that runs the tests can make reports."""
    assert probe_pango() is None


def test_every_character_up_to_latin_extended_a_can_be_drawn() -> None:
    """The short way through `showable` is safe: each face has every letter that it lets pass."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    letters = {code for code in range(0x20, 0x180) if unicodedata.category(chr(code)) not in {"Cc", "Cf"}}
    for name in FONT_FILES[:3]:
        with TTFont(data_folder("reports") / "fonts" / name) as font:
            assert letters - set(font.getBestCmap()) == set(), name


def test_the_fonts_come_with_their_licence_and_no_more() -> None:
    """The folder holds what is used, and what the licence asks for."""
    names = {path.name for path in (data_folder("reports") / "fonts").iterdir()}
    assert names == {*FONT_FILES, "LICENSE.txt", "fonts.conf"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain \u017f", "plain \u017f"),
        ("\u0414\u0430\u043d\u0456 \u03b1 \u20ac \u201cx\u201d", "\u0414\u0430\u043d\u0456 \u03b1 \u20ac \u201cx\u201d"),
        ("\u0645\u0631\u062d\u0628\u0627", "\u0645\u0631\u062d\u0628\u0627"),
        ("\u6f22\U0001f600", "\ufffd\ufffd"),
        ("e\u0301 soft\u00adhyphen \u200bwide", "\u00e9 softhyphen wide"),
    ],
)
def test_what_no_font_can_draw_is_marked(text: str, shown: str) -> None:
    """Latin, Greek, Cyrillic and Arabic are drawn; other scripts become U+FFFD instead of a broken PDF."""
    assert showable(text) == shown


def test_the_environment_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts and date are set for the time of one report."""
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with own_fonts(86400):
        assert os.environ["FONTCONFIG_FILE"] == str(data_folder("reports") / "fonts" / "fonts.conf")
        assert os.environ["SOURCE_DATE_EPOCH"] == "86400"
    assert os.environ["FONTCONFIG_FILE"] == "/etc/fonts/fonts.conf"
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_the_date_is_the_day_of_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing reads the clock."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert moment_of("2026-12-01") == datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["tomorrow", "1e9", str(10**30), ""])
def test_a_wrong_source_date_epoch_is_explained(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """A wrong variable is an error with its value, not another date."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError) as caught:
        moment_of("2026-12-01")
    assert caught.value.problems == (
        Problem(
            code="source-date-epoch",
            what=f"SOURCE_DATE_EPOCH is {epoch!r}.",
            expected="a whole number of seconds since 1970-01-01",
            hint="unset it, or set it to such a number",
        ),
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="x" src="{url}">',
        '<style>@import url("{url}");</style>',
        '<style>p {{ background-image: url("{url}") }}</style><p>x</p>',
        '<style>@font-face {{ font-family: x; src: url("{url}") }} p {{ font-family: x }}</style><p>x</p>',
        '<object data="{url}">x</object>',
        '<link rel="stylesheet" href="{url}">',
    ],
)
@pytest.mark.parametrize("url", ["https://example.org/x", "file:///etc/hostname", "HTTP://example.org/x"])
def test_nothing_is_ever_loaded(markup: str, url: str) -> None:
    """A page that asks for anything outside itself gives no PDF at all."""
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415  Imports WeasyPrint.

    from checklist_engine.output.pdf.drawing import draw_pdf  # noqa: PLC0415

    page = f'<!doctype html><html lang="en"><title>T</title><h1>T</h1>{markup.format(url=url)}'
    with pytest.raises(FatalURLFetchingError, match=r"^a report may load nothing, but its page asks for "):
        draw_pdf(page, b"{}", datetime(2026, 12, 1, tzinfo=UTC))


def test_what_weasyprint_ignores_is_heard() -> None:
    """Mistakes in templates and styles come back as complaints."""
    from checklist_engine.output.pdf.drawing import draw_pdf  # noqa: PLC0415  Imports WeasyPrint.

    page = '<!doctype html><html lang="en"><title>T</title><style>p { no-such: thing }</style><h1>T</h1><p>x</p>'
    _, complaints = draw_pdf(page, b"{}", datetime(2026, 12, 1, tzinfo=UTC))
    assert complaints == ("WARNING: Ignored `no-such: thing ` at 1:5, unknown property.",)


@pytest.mark.parametrize("module", ["checklist_engine.output.pdf.writer", "checklist_engine.output.html.report"])
def test_importing_the_writers_costs_no_report_library(module: str) -> None:
    """Whoever imports the writers pays for Jinja2 and WeasyPrint only when a report is made."""
    program = f"import sys, {module}; print(sorted({{'weasyprint', 'jinja2', 'markupsafe', 'fontTools', 'pydyf'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)  # noqa: S603
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_each_probe_stands_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system that is not known by name the names of Linux are tried."""
    tried: list[str] = []
    record: Callable[[str], None] = tried.append
    monkeypatch.setattr(ctypes, "CDLL", record)
    monkeypatch.setattr(sys, "platform", "freebsd14")
    assert probe_pango() is None
    assert tried == ["libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]
