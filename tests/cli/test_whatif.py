"""`whatif` as an officer types it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from checklist_engine.schemas import schema_of
from tests.cli.running import run, write_tender

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.json"))
CHOICES = (["--top", "5"], ["--all-of", "critical"], ["--all-of", "high", "--all-of", "medium"], ["--top", "1000"])


@pytest.mark.parametrize("choice", CHOICES, ids=" ".join)
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_the_copy_checks_to_exactly_the_score_that_was_told(path: Path, choice: list[str], tmp_path: Path) -> None:
    """Every example, also one in OCDS; and each clause reaches the level that its gain promises."""
    copy = tmp_path / "copy.json"
    told = run("whatif", str(path), *choice, "--format", "json", "--write", "-o", str(copy))
    checked = run("check", str(copy), "--format", "json", "--as-of", told.json["as_of"]).json

    assert told.code == 0
    assert checked["score"] == told.json["after"]
    assert [(action["rule"], action["level"]) for action in told.json["adopted"] if action["level"] != 4] == []
    if not told.json["side_effects"]:
        assert told.json["promised"] == pytest.approx(told.json["after"]["value"])


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_taking_all_actions_leaves_nothing_to_gain(path: Path) -> None:
    """Score and all gains add up to 100, and so does the copy, unless the words of a clause answer an open question."""
    answer = run("whatif", str(path), "--top", "1000", "--format", "json").json
    opened = [effect for effect in answer["side_effects"] if effect["outcome_before"] == "unknown" and effect["level_after"] in (0, 1, 2)]
    newly = [effect for effect in opened if effect["outcome_after"] in ("missed", "partly")]

    assert answer["promised"] == pytest.approx(100)
    assert newly or answer["after"]["value"] == pytest.approx(100)


def test_the_answer_says_what_is_put_in_taken_out_and_touched(tmp_path: Path) -> None:
    """In 80 columns."""
    path = write_tender(tmp_path, requirements=[{"id": "R1", "text": "The website shall be fast. TLS 1.0 shall be supported."}])
    ran = run("whatif", path, "--adopt", "transport-tls-on-services", "--adopt", "mail-dmarc-enforced")

    assert ran.code == 0
    assert max(len(line) for line in ran.text.splitlines()) <= 80
    assert "NOW " in ran.text
    assert "THEN " in ran.text
    assert "Actions taken: 2" in ran.text
    assert "Taken out, since it asks for the opposite:\n  requirement R1: TLS 1.0 shall be supported.\n" in ran.text


def test_json_follows_the_published_schema(tmp_path: Path) -> None:
    """For programs."""
    answer = run("whatif", write_tender(tmp_path), "--top", "3", "--format", "json").json

    jsonschema.Draft202012Validator(schema_of("what-if")).validate(answer)
    assert len(answer["adopted"]) == 3


def test_the_copy_goes_to_stdout_and_the_answer_beside_it(tmp_path: Path) -> None:
    """So that a pipe carries the specification alone."""
    ran = run("whatif", write_tender(tmp_path), "--top", "1", "--write")

    assert [one["id"].partition("-")[0] for one in ran.json["requirements"]] == ["R1", "R2", "adopted"]
    assert "Actions taken: 1" in ran.err
    assert run("check", "-", stdin=ran.out).code == 0


def test_the_tender_itself_is_never_changed(tmp_path: Path) -> None:
    """Not even if asked."""
    path = write_tender(tmp_path)
    before = Path(path).read_bytes()

    assert run("whatif", path, "--top", "1", "--write", "-o", path).code == 2
    assert Path(path).read_bytes() == before


def test_something_is_chosen(tmp_path: Path) -> None:
    """Else there is nothing to tell."""
    ran = run("whatif", write_tender(tmp_path))

    assert (ran.code, ran.err) == (
        2,
        (
            "no action was chosen [nothing-chosen]\n"
            "    expected: --adopt RULE, --top N or --all-of SEVERITY\n"
            "    what to do: see the actions with `checklist-engine check FILE`\n"
        ),
    )


def test_a_rule_that_does_not_exist_has_a_near_match(tmp_path: Path) -> None:
    """As everywhere."""
    ran = run("whatif", write_tender(tmp_path), "--adopt", "mail-dmarc")

    assert (ran.code, ran.err) == (
        2,
        "the profile baseline has no rule 'mail-dmarc' [unknown-rule]\n    what to do: did you mean 'mail-dmarc-enforced'?\n",
    )


def test_nothing_to_adopt_is_no_error(tmp_path: Path) -> None:
    """A severity of which nothing is open."""
    path = write_tender(tmp_path, title="Roads", subjects=[], requirements=[{"id": "1", "text": "The road shall be black."}])
    ran = run("whatif", path, "--all-of", "low")

    assert ran.code == 0
    assert ran.text.endswith("There is nothing to adopt.\n")
    assert json.loads(run("whatif", path, "--top", "3", "--format", "json").out)["after"]["value"] is None
