"""`check` as an officer types it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from checklist_engine.schemas import schema_of
from tests.cli.running import TENDER, run, write_tender

if TYPE_CHECKING:
    from pathlib import Path


def test_the_terminal_shows_score_areas_actions_and_questions_in_80_columns(tmp_path: Path) -> None:
    """Readable without colour; nothing but the result on stdout."""
    ran = run("check", write_tender(tmp_path))

    assert ran.code == 0
    assert ran.err == ""
    assert "\x1b" not in ran.text
    assert max(len(line) for line in ran.text.splitlines()) <= 80
    for part in ("SCORE", "grade", "Areas", "Most important actions", "Paste this clause:", "Open questions"):
        assert part in ran.text


def test_json_follows_the_published_schema_and_names_what_judged(tmp_path: Path) -> None:
    """A saved result can be compared later."""
    result = run("check", write_tender(tmp_path), "--format", "json").json

    jsonschema.Draft202012Validator(schema_of("result")).validate(result)
    assert list(result)[:6] == ["schema_version", "engine", "catalog", "rules", "profile", "as_of"]
    assert result["as_of"] == "2026-12-01"
    assert len(result["catalog"]["digest"]) == len(result["rules"]["digest"]) == 64
    assert result["specification"]["title"] == TENDER["title"]
    assert sum(result["weights"].values()) > 0


def test_score_and_gains_of_a_real_result_add_up(tmp_path: Path) -> None:
    """The figures on paper are exact."""
    result = run("check", write_tender(tmp_path), "--format", "json").json

    assert result["score"]["value"] + sum(action["gain"] for action in result["recommendations"]) == pytest.approx(100)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Deterministic output can be signed and compared."""
    path = write_tender(tmp_path)

    assert run("check", path, "--format", "json").out == run("check", path, "--format", "json").out


def test_stdin_is_read_for_a_dash() -> None:
    """A pipe works where a file works."""
    ran = run("check", "-", "--format", "json", stdin=json.dumps(TENDER).encode())

    assert (ran.code, ran.json["specification"]["source"]) == (0, "-")


def test_several_files_give_an_array_and_an_unreadable_one_stands_in_it(tmp_path: Path) -> None:
    """All are processed, and exit 3 says that one was not."""
    good, bad = write_tender(tmp_path), tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    ran = run("check", good, str(bad), "--format", "json", "--fail-under", "100")

    assert ran.code == 3
    assert [item.get("source", "read") for item in ran.json] == ["read", str(bad)]
    assert ran.json[1]["error"][0]["code"] == "json-syntax"
    assert f"{bad}:1:2" in ran.err


def test_a_folder_is_searched_for_json(tmp_path: Path) -> None:
    """In alphabetical order; an empty one is wrong usage."""
    (tmp_path / "deep").mkdir()
    for name in ("b.json", "a.json", "deep/c.json"):
        write_tender(tmp_path, name, id=name)

    assert [item["specification"]["id"] for item in run("check", str(tmp_path), "--format", "json").json] == [
        "a.json",
        "b.json",
        "deep/c.json",
    ]
    (tmp_path / "empty").mkdir()
    assert run("check", str(tmp_path / "empty")).code == 2


def test_the_gate_fails_below_the_score_and_says_which(tmp_path: Path) -> None:
    """The result is still shown."""
    path = write_tender(tmp_path)
    ran = run("check", path, "--fail-under", "70")

    assert ran.code == 1
    assert ran.err.startswith(f"gate not met: {path}: 2026-017 scores ")
    assert "SCORE" in ran.text
    assert run("check", path, "--fail-under", "0").code == 0


def test_a_gate_on_a_null_score_fails_and_says_why(tmp_path: Path) -> None:
    """No score is not a pass."""
    path = write_tender(tmp_path, title="Road works", subjects=[], requirements=[{"id": "1", "text": "The road shall be black."}])
    ran = run("check", path, "--fail-under", "10")

    assert ran.code == 1
    assert "has no score (" in ran.err
    assert "NOT ASSESSED" in ran.text


def test_waivers_count_for_the_score_but_not_for_the_gate(tmp_path: Path) -> None:
    """Unless --accept-waivers says so."""
    missed = [
        finding["rule"]
        for finding in run("check", write_tender(tmp_path), "--format", "json").json["findings"]
        if finding["outcome"] == "missed"
    ]
    waivers = [{"rule": rule, "reason": "Not now.", "approved_by": "The board", "until": "2027-06-30"} for rule in missed]
    path = write_tender(tmp_path, waivers=waivers)
    score = run("check", path, "--format", "json").json["score"]

    assert score["value"] > 40 > score["without_waivers"]
    assert run("check", path, "--fail-under", "40").code == 1
    assert run("check", path, "--fail-under", "40", "--accept-waivers").code == 0
    assert run("check", path, "--as-of", "2027-07-01", "--fail-under", "40", "--accept-waivers").code == 1


def test_csv_cells_are_never_formulas(tmp_path: Path) -> None:
    """A spreadsheet shows them as text."""
    path = write_tender(tmp_path, id="=1+1", requirements=[{"id": "R", "text": '=HYPERLINK("x") TLS 1.3 shall be used.'}])
    rows = list(csv.reader(io.StringIO(run("check", path, "--format", "csv").text)))

    assert rows[0][:4] == ["specification", "lot", "area", "rule"]
    assert {row[0] for row in rows[1:]} == {"'=1+1"}
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_markdown_shows_input_as_text(tmp_path: Path) -> None:
    """Markup in a tender stays what it is."""
    ran = run("check", write_tender(tmp_path, title="<script>x</script> | *bold*"), "--format", "markdown")

    assert ran.text.startswith("# \\<script\\>x\\</script\\> \\| \\*bold\\*\n")
    assert "## Actions, the most important first" in ran.text


def test_an_output_file_is_never_an_input(tmp_path: Path) -> None:
    """A slip of the hand loses nothing."""
    path = write_tender(tmp_path)
    ran = run("check", path, "-o", path)

    assert ran.code == 2
    assert "would be overwritten" in ran.err
    assert json.loads((tmp_path / "tender.json").read_text(encoding="utf-8")) == TENDER


@pytest.mark.parametrize(
    ("changes", "code", "hint"),
    [
        ({"subjects": ["web-site"]}, "unknown-subject", "did you mean 'website'?"),
        ({"characteristics": {"personaldata": True}}, "unknown-characteristic", "did you mean 'personal_data'?"),
        ({"requirements": [{"id": "1", "standards": [{"id": "dnsec"}]}]}, "unknown-standard", "did you mean 'dnssec'?"),
    ],
)
def test_unknown_ids_are_errors_with_a_near_match(tmp_path: Path, changes: dict[str, Any], code: str, hint: str) -> None:
    """Closed lists are closed."""
    ran = run("check", write_tender(tmp_path, **changes))

    assert ran.code == 3
    assert f"[{code}]" in ran.err
    assert hint in ran.err


def test_structured_fields_demand_like_text(tmp_path: Path) -> None:
    """A requirement may name standards in fields alone."""
    requirement = {"id": "1", "obligation": "mandatory", "standards": [{"id": "tls", "version": ">=1.2"}], "verification": "A scan report."}
    result = run("check", write_tender(tmp_path, requirements=[requirement]), "--format", "json").json

    assert [(demand["standard"], demand["version"], demand["stance"], demand["verification"]) for demand in result["demands"]] == [
        ("tls", ">=1.2", "required", "A scan report.")
    ]


def test_answers_add_facts_to_any_format(tmp_path: Path) -> None:
    """An open question is answered without touching the tender."""
    path = write_tender(tmp_path)
    before = run("check", path, "--format", "json").json
    question = before["questions"][0]["characteristic"]
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"characteristics": {question: True}}), encoding="utf-8")
    after = run("check", path, "--answers", str(answers), "--format", "json").json

    assert after["score"]["value"] == pytest.approx(before["questions"][0]["score_if_yes"])
    assert question not in {item["characteristic"] for item in after["questions"]}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("check",), 2, "Missing argument"),
        (("chek", "x"), 2, "Did you mean 'check'?"),
        (("check", "no-such-file.json"), 3, "No such file or directory"),
        (("check", "x.json", "--as-of", "tomorrow"), 2, "Write it as YYYY-MM-DD"),
        (("check", "x.json", "--profile", "base"), 2, "there is no profile 'base'"),
        (("check", "x.json", "--rules", "no-such-folder"), 2, "no-such-folder is not a folder"),
    ],
)
def test_wrong_usage_says_what_to_do(arguments: tuple[str, ...], code: int, said: str) -> None:
    """Words and an exit code, never a traceback."""
    ran = run(*arguments)

    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_own_and_ocds_give_the_same_findings(tmp_path: Path) -> None:
    """The format of the input decides nothing."""
    release = {
        "ocid": "ocds-213czf-1",
        "id": "1",
        "date": "2026-12-01T00:00:00Z",
        "tag": ["tender"],
        "language": "en",
        "buyer": {"name": "Municipality of Example", "id": "b"},
        "parties": [{"id": "b", "name": "Municipality of Example", "roles": ["buyer"], "address": {"countryName": "NL"}}],
        "tender": {
            "id": "2026-017",
            "title": TENDER["title"],
            "criteria": [
                {
                    "id": "c",
                    "requirementGroups": [
                        {"id": "g", "requirements": [{"id": item["id"], "description": item["text"]} for item in TENDER["requirements"]]}
                    ],
                }
            ],
        },
    }
    ocds = tmp_path / "ocds.json"
    ocds.write_text(json.dumps(release), encoding="utf-8")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"subjects": TENDER["subjects"]}), encoding="utf-8")
    first = run("check", write_tender(tmp_path), "--format", "json").json
    second = run("check", str(ocds), "--answers", str(answers), "--format", "json").json

    def levels(result: dict[str, list[dict[str, object]]]) -> list[tuple[object, ...]]:
        return [(finding["rule"], finding["applicability"], finding["level"], finding["outcome"]) for finding in result["findings"]]

    assert levels(first) == levels(second)


def test_a_replaced_document_is_answered_with_its_successor(tmp_path: Path) -> None:
    """Tenders cite what was right some years ago."""
    path = write_tender(tmp_path, requirements=[{"id": "R1", "text": "TLS shall be configured as RFC 7525 says."}])

    assert "R1 cites RFC 7525, replaced by RFC 9325." in run("check", path, "--format", "json").json["notes"]
