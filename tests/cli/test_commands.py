"""The other commands as a person types them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from checklist_engine.cli.main import COMMANDS
from checklist_engine.schemas import SCHEMAS, schema_text
from tests.cli.running import run, write_tender

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    """The help text is the reference."""
    ran = run(command, "--help")

    assert ran.code == 0
    assert "Example" in ran.text or "Commands:" in ran.text
    assert max(len(line) for line in ran.text.splitlines()) <= 80


def test_explain_shows_why_and_the_sum_that_makes_the_points(tmp_path: Path) -> None:
    """Applicability, evidence with quote and place, points."""
    ran = run("explain", write_tender(tmp_path), "web-hsts")

    assert ran.code == 0
    for part in (
        "Does it apply?",
        "subject is one of:",
        "stated in the specification",
        '"The website should use HSTS."',
        "/requirements/1/text",
        "credit 0.4",
    ):
        assert part in ran.text


def test_explain_without_a_rule_prints_a_sum_that_adds_up_to_the_score(tmp_path: Path) -> None:
    """Anybody can add the lines with a calculator."""
    path = write_tender(tmp_path)
    text = run("explain", path).text
    lines = re.findall(r"^(\S+) +([\d.]+) x +([\d.]+) = +([\d.]+)$", text, flags=re.MULTILINE)
    weights = sum(float(weight) for _, weight, _, _ in lines)
    points = sum(float(weight) * float(credit) for _, weight, credit, _ in lines)

    assert len(lines) > 20
    assert run("check", path, "--format", "json").json["score"]["value"] == pytest.approx(100 * points / weights, abs=0.01)


def test_explain_names_a_rule_that_does_not_exist(tmp_path: Path) -> None:
    """With a near match."""
    ran = run("explain", write_tender(tmp_path), "web-hst")

    assert ran.code == 2
    assert "did you mean 'web-hsts'?" in ran.err


def test_new_writes_a_starter_that_checks_to_an_a(tmp_path: Path) -> None:
    """The clauses ask for everything that surely applies."""
    target = tmp_path / "tender.json"
    ran = run("new", "--subject", "website", "--subject", "email-service", "-o", str(target))

    assert ran.code == 0
    assert "characteristics" in ran.err
    result = run("check", str(target), "--format", "json").json
    assert result["score"]["grade"] == "A"
    assert result["alerts"] == []
    assert [finding["rule"] for finding in result["findings"] if finding["outcome"] in ("missed", "contradicted")] == []


def test_new_does_not_overwrite_a_file(tmp_path: Path) -> None:
    """Work is not lost."""
    target = tmp_path / "tender.json"
    target.write_text("mine", encoding="utf-8")

    assert run("new", "--subject", "website", "-o", str(target)).code == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("new", "--subject", "website", "-o", str(target), "--force").code == 0


def test_new_names_a_subject_that_does_not_exist() -> None:
    """With a near match."""
    ran = run("new", "--subject", "web-site")

    assert ran.code == 2
    assert "did you mean 'website'?" in ran.err


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_printed(name: str) -> None:
    """They are what the models say."""
    assert run("schema", name).text == schema_text(name)


def test_catalog_and_rules_are_listed_and_shown() -> None:
    """A person can look up what the program knows."""
    assert "dnssec" in run("catalog", "list", "--area", "naming").text
    assert "RFC 9364" in run("catalog", "show", "dnssec").text
    assert "mail-dmarc-enforced" in run("rules", "list").text
    assert "Example, level 4" in run("rules", "show", "mail-dmarc-enforced").text
    assert "did you mean 'dnssec'?" in run("catalog", "show", "dnsec").err


def test_detect_writes_a_line_for_each_line() -> None:
    """The format that the scorer reads."""
    ran = run("detect", "-", stdin=b'{"id": "1", "language": "en", "text": "TLS 1.3 shall be used."}\n\n{"id": 2, "text": "Nothing."}\n')

    assert [json.loads(line) for line in ran.out.splitlines()] == [
        {
            "id": "1",
            "language": "en",
            "demands": [
                {
                    "standard": "tls",
                    "version": "1.3",
                    "stance": "required",
                    "choice": None,
                    "named": True,
                    "verification": None,
                    "quote": "TLS 1.3 shall be used.",
                    "start": 0,
                    "end": 3,
                }
            ],
        },
        {"id": 2, "language": None, "demands": []},
    ]


def test_detect_names_every_wrong_line() -> None:
    """All at once."""
    ran = run("detect", "-", stdin=b'{"id": "1"}\nnot json\n')

    assert ran.code == 3
    assert "-:1:" in ran.err
    assert "-:2:" in ran.err


def test_a_bug_is_told_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The last net: no traceback, exit 70, and what to do."""

    def broken(*_: object, **__: object) -> None:
        message = "surprise"
        raise RuntimeError(message)

    monkeypatch.setattr("checklist_engine.cli.check.check", broken)
    ran = run("check", write_tender(tmp_path))

    assert ran.code == 70
    assert "This is a bug" in ran.err
    assert "Traceback" not in ran.err
