"""Advice on rules names the file, the line, the column, and what to do."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from checklist_engine.linting import lint_folders

if TYPE_CHECKING:
    from pathlib import Path

TODAY = dt.date(2026, 11, 24)

RULE = """\
id: own-rule
title: Own rule
question: Is it there?
area: web
severity: low
severity_reason: "It is nice to have."
applies_to: {subjects: [industrial-control]}
expects: {standard: referrer-policy}
rationale: "Because."
sources: [{document: RFC 6797}]
examples:
  - {text: "The site shall send a referrer policy and the supplier proves it with a scan.", level: 4}
  - {text: "The site shall send a referrer policy.", level: 3}
  - {text: "The site should send a referrer policy.", level: 2}
  - {text: "The site may send a referrer policy.", level: 1}
  - {text: "The clinic shall have a policy for referrers.", level: 0, note: "Speaks of doctors."}
"""


def advice(folder: Path, text: str, name: str = "own-rule") -> list[str]:
    """Return what lint says of one own rule."""
    (folder / "web").mkdir(exist_ok=True)
    (folder / "web" / f"{name}.yaml").write_text(text, encoding="utf-8")
    linted = lint_folders([], [folder], TODAY)
    return [str(problem).replace(folder.name, "own") for problem in linted.rule_advice]


def test_the_shipped_rules_need_no_mending() -> None:
    """No rule punishes a gap twice in silence; every level has an example, and every rule a hard negative."""
    assert [str(problem) for problem in lint_folders([], [], TODAY).rule_advice] == []


def test_a_good_rule_gets_no_advice(tmp_path: Path) -> None:
    """Nothing is said where nothing is wrong."""
    assert advice(tmp_path, RULE) == []


def test_an_overlap_shows_both_places_and_what_to_do(tmp_path: Path) -> None:
    """The second rule is shown, the first is named with its line."""
    text = RULE.replace("[industrial-control]", "[website]")

    assert advice(tmp_path, text) == [
        (
            "rules/web/web-referrer.yaml:9:1: this rule and 'own-rule' (own/web/own-rule.yaml:8) lose points for the same gap: "
            "referrer-policy for website [rules-overlap]\n"
            "    expects: {standard: referrer-policy}\n"
            "    ^\n"
            "    what to do: let their conditions or subjects exclude each other, merge them, or say under 'beside' why both count"
        )
    ]


def test_an_overlap_may_be_explained(tmp_path: Path) -> None:
    """A reason under `beside` makes it no longer silent, whichever of the two gives it."""
    text = RULE.replace("[industrial-control]", "[website]")
    text = text.replace("sources:", 'beside: [{rule: web-referrer, reason: "A test."}]\nsources:')

    assert advice(tmp_path, text) == []


@pytest.mark.parametrize(
    ("rule", "what", "hint"),
    [
        ("web-referrer", "'web-referrer' does not overlap with this rule", "remove the line"),
        ("web-refer", "there is no rule 'web-refer'", "name a rule that exists, or remove the line"),
    ],
)
def test_a_reason_that_nobody_needs_is_told(tmp_path: Path, rule: str, what: str, hint: str) -> None:
    """Explanations do not outlive what they explain."""
    text = RULE.replace("sources:", f'beside: [{{rule: {rule}, reason: "A test."}}]\nsources:')

    assert advice(tmp_path, text) == [
        (
            f"own/web/own-rule.yaml:10:10: {what} [needless-beside]\n"
            f'    beside: [{{rule: {rule}, reason: "A test."}}]\n'
            "             ^\n"
            f"    what to do: {hint}"
        )
    ]


def test_missing_examples_are_named(tmp_path: Path) -> None:
    """Every level, and a hard negative."""
    lines = [line for line in RULE.splitlines(keepends=True) if "level: 2" not in line and "level: 0" not in line]

    assert advice(tmp_path, "".join(lines)) == [
        "own/web/own-rule.yaml:11:1: no example for level 0, 2 [no-example]\n    examples:\n    ^\n    what to do: add one for every level",
        (
            "own/web/own-rule.yaml:11:1: no hard negative: an example of level 0 whose 'note' says why it is easily mistaken "
            "[no-hard-negative]\n"
            "    examples:\n"
            "    ^\n"
            "    what to do: add a text with another meaning of the same words"
        ),
    ]


def test_a_refusal_needs_a_hit_and_a_miss(tmp_path: Path) -> None:
    """Both sides are shown."""
    head = RULE.split("expects:", maxsplit=1)[0]
    text = f'{head}refuses: {{standard: x-frame-options}}\nrationale: "R."\nsources: [{{document: RFC 7034}}]\nexamples:\n'

    assert [line.splitlines()[0] for line in advice(tmp_path, text + '  - {text: "Send X-Frame-Options.", hit: true}\n')] == [
        "own/web/own-rule.yaml:11:1: needs an example that is hit and one that is not [no-example]"
    ]


def test_a_withdrawn_standard_is_not_to_be_expected(tmp_path: Path) -> None:
    """The successor is named."""
    text = RULE.replace("referrer-policy", "telnet")

    assert advice(tmp_path, text)[0].splitlines()[0] == (
        "own/web/own-rule.yaml:8:1: expects 'telnet', which is insecure [asks-for-withdrawn]"
    )
    assert advice(tmp_path, text)[0].endswith("what to do: expect ssh")
