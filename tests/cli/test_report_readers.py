"""`report --for`: one tender, three readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import run, write_tender

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("reader", "title"),
    [("officer", "Security check"), ("sme", "Guide for a supplier"), ("sme-buyer", "Short list for a small buyer")],
)
def test_each_reader_gets_its_own_page(reader: str, title: str, tmp_path: Path) -> None:
    """As HTML and as PDF; the officer's is the default."""
    path = write_tender(tmp_path)
    chosen = [] if reader == "officer" else ["--for", reader]
    for ending in ("html", "pdf"):
        ran = run("report", path, *chosen, "-o", str(tmp_path / f"out.{ending}"))
        assert (ran.code, ran.out, ran.err) == (0, b"", f"wrote {tmp_path / f'out.{ending}'}\n")

    assert f"<title>{title}: Website and e-mail for the municipality</title>" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_small_buyer_gets_the_starter_rules_unless_it_chooses_others(tmp_path: Path) -> None:
    """The list says by which rules it was made."""
    path, page = write_tender(tmp_path), tmp_path / "list.html"

    run("report", path, "--for", "sme-buyer", "-o", str(page))
    assert "by the rules “starter”" in page.read_text(encoding="utf-8")
    run("report", path, "--for", "sme-buyer", "--profile", "baseline", "-o", str(page))
    assert "by the rules “baseline”" in page.read_text(encoding="utf-8")


def test_the_guide_speaks_to_the_reader_and_the_questions_to_the_buyer(tmp_path: Path) -> None:
    """Page in the language of --lang, texts to send in that of the tender."""
    path, page = write_tender(tmp_path, language="nl"), tmp_path / "guide.html"
    run("report", path, "--for", "sme", "--lang", "fr", "-o", str(page))

    html = page.read_text(encoding="utf-8")
    assert '<html lang="fr" dir="ltr">' in html
    assert '<blockquote class="clause" lang="nl" dir="ltr">' in html


def test_an_unknown_reader_is_told_who_there_is(tmp_path: Path) -> None:
    """Wrong usage, not a bug."""
    ran = run("report", write_tender(tmp_path), "--for", "minister", "-o", str(tmp_path / "out.pdf"))

    assert ran.code == 2
    assert "'officer', 'sme', 'sme-buyer'" in ran.err
