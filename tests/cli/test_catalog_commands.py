"""The commands for authors and for those who compare catalogues, as a person types them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = ("catalog list", "catalog new", "catalog lint", "catalog gap", "catalog export", "rules new", "rules lint")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    """The help text is the reference."""
    ran = run(*command.split(), "--help")

    assert ran.code == 0
    assert "Example" in ran.text
    assert max(len(line) for line in ran.text.splitlines()) <= 80


def test_the_checklist_for_a_purchase_can_be_ticked_off() -> None:
    """By area, the weightiest first, with the question that decides where a fact is open."""
    lines = run("catalog", "list", "--for", "website").text.splitlines()

    assert lines[0] == "Checklist for Website, profile baseline"
    assert "  [ ] high      Domain names are signed: DNSSEC" in lines
    assert "  [ ] critical  Services are reached over TLS 1.2 or higher: TLS >=1.2 or HTTPS" in lines
    assert "      depends on: Does the organisation or supplier announce its own Internet addresses?" in lines
    assert "Websites and browsers" in lines


def test_the_checklist_depends_on_profile_area_and_purchase() -> None:
    """A starter asks for less, a website for other things than a mail service."""
    website = run("catalog", "list", "--for", "website").text
    starter = run("catalog", "list", "--for", "website", "--profile", "starter").text
    both = run("catalog", "list", "--for", "website", "--for", "email-service").text
    mail = run("catalog", "list", "--for", "email-service", "--area", "mail").text

    assert starter.count("[ ]") < website.count("[ ]") < both.count("[ ]")
    assert "Checklist for Website, E-mail service" in both
    assert "DMARC" in mail
    assert "DNSSEC" not in mail


def test_an_unknown_purchase_is_told_with_a_near_match() -> None:
    """Wrong usage."""
    ran = run("catalog", "list", "--for", "web-site")

    assert ran.code == 2
    assert "what to do: did you mean 'website'?" in ran.err


def test_an_author_starts_a_standard_and_a_rule_and_is_told_what_to_fill_in(tmp_path: Path) -> None:
    """New, lint, and the file with its line."""
    standards, rules = str(tmp_path / "catalog"), str(tmp_path / "rules")
    new_standard = run("catalog", "new", "own-standard", "--area", "web", "--into", standards)
    new_rule = run("rules", "new", "own-rule", "--area", "web", "--standard", "own-standard", "--into", rules, "--catalog", standards)
    catalog_lint = run("catalog", "lint", "--catalog", standards, "--as-of", "2026-11-24")
    rules_lint = run("rules", "lint", "--catalog", standards, "--rules", rules)

    assert new_standard.text == f"{tmp_path}/catalog/standards/web/own-standard.yaml\n"
    assert new_standard.err == f"What to do: fill it in, then type: checklist-engine catalog lint --catalog {standards}\n"
    assert (new_rule.code, new_rule.text) == (0, f"{tmp_path}/rules/web/own-rule.yaml\n")
    assert catalog_lint.code == 4
    assert "catalog/standards/web/own-standard.yaml:7:1: 'plain' is still to be filled in [to-fill-in]\n" in catalog_lint.text
    assert catalog_lint.err.endswith(" standards read, 18 things to mend\n")
    assert rules_lint.code == 4
    assert "rules/web/own-rule.yaml:9:" not in rules_lint.text
    assert rules_lint.err.endswith(" rules read, 12 things to mend\n")


def test_lint_of_the_shipped_folders_is_clean() -> None:
    """Nothing to mend on the day of the last checks."""
    assert run("catalog", "lint", "--as-of", "2026-11-24").code == 0
    assert run("rules", "lint").code == 0


def test_lint_years_later_says_what_is_stale() -> None:
    """Every entry was then checked too long ago."""
    ran = run("catalog", "lint", "--as-of", "2036-01-01")

    assert ran.code == 4
    assert "more than a year ago [stale]" in ran.text


def test_a_file_that_cannot_be_used_is_told_first(tmp_path: Path) -> None:
    """With its place; advice comes when it loads."""
    (tmp_path / "standards" / "web").mkdir(parents=True)
    (tmp_path / "standards" / "web" / "own.yaml").write_text("id: own\n", encoding="utf-8")
    ran = run("catalog", "lint", "--catalog", str(tmp_path))

    assert ran.code == 4
    assert "standards/web/own.yaml:1:1: 'name' is missing [missing-key]" in ran.err


def test_a_national_list_is_held_against_ours(tmp_path: Path) -> None:
    """Missing, outdated, only there, in both; each with its line."""
    path = tmp_path / "list.csv"
    path.write_text("standard;version\nTLS;1.1\nDNSSEC;\nDigikoppeling;\n", encoding="utf-8")
    ran = run("catalog", "gap", "--against", str(path))

    assert ran.code == 0
    assert "  line 2: TLS 1.1 [tls]: version 1.1 is insecure; current: 1.2, 1.3\n" in ran.text
    assert "Only in the list (1)\n  line 4: Digikoppeling\n" in ran.text
    assert "In both (1)\n  line 3: DNSSEC [dnssec]\n" in ran.text
    assert ran.text.startswith("Missing from the list (")


def test_a_gap_is_machine_readable(tmp_path: Path) -> None:
    """JSON with a schema version; the list itself is never overwritten."""
    path = tmp_path / "list.csv"
    path.write_text("standard\nHSTS\n", encoding="utf-8")
    value = run("catalog", "gap", "--against", str(path), "--format", "json").json

    assert value["schema_version"] == "1.0"
    assert value["listed"] == [{"line": 2, "written": "HSTS", "version": None, "state": "shared", "standard": "hsts", "reason": ""}]
    assert run("catalog", "gap", "--against", str(path), "-o", str(path)).code == 2


def test_a_list_from_stdin_or_one_that_is_wrong(tmp_path: Path) -> None:
    """`-` is stdin; a wrong list is invalid input."""
    assert "HSTS [hsts]" in run("catalog", "gap", "--against", "-", stdin=b"standard\nHSTS\n").text
    assert run("catalog", "gap", "--against", "-", stdin=b"name\nHSTS\n").code == 3
    assert run("catalog", "gap", "--against", str(tmp_path / "none.csv")).code == 3


def test_the_catalogue_is_exported_in_three_formats(tmp_path: Path) -> None:
    """For tools, for spreadsheets, for programs."""
    target = tmp_path / "catalog.json"
    written = run("catalog", "export", "--format", "oscal", "-o", str(target))
    table = list(csv.reader(io.StringIO(run("catalog", "export", "--format", "csv").text)))

    assert (written.code, written.out) == (0, b"")
    assert target.read_text(encoding="utf-8").startswith('{\n  "catalog": {\n    "uuid": "')
    assert table[0][:2] == ["id", "name"]
    assert len(table) == len(run("catalog", "export", "--format", "json").json["standards"]) + 1
