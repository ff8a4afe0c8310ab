"""`check --format`, `clauses`, `response` and `explain-sheet`, as a person runs them."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.running import run, write_tender
from tests.output.office.reading import opened_document, opened_workbook

if TYPE_CHECKING:
    from pathlib import Path

WORTH = {"amount": 200000, "currency": "EUR"}


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("result.json", b'{\n  "schema_version"'),
        ("result.md", b"# "),
        ("result.csv", b"specification,"),
        ("result.xlsx", b"PK\x03\x04"),
        ("result.sarif", b'{\n  "$schema"'),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(tmp_path: Path, name: str, starts: bytes) -> None:
    """Nobody has to say twice which file is wanted."""
    ran = run("check", write_tender(tmp_path), "-o", str(tmp_path / name))

    assert (ran.code, ran.out, ran.err) == (0, b"", "")
    assert (tmp_path / name).read_bytes().startswith(starts)


@pytest.mark.parametrize("name", ["sarif", "junit", "oscal", "xlsx"])
def test_every_format_goes_to_a_pipe_alone(tmp_path: Path, name: str) -> None:
    """Stdout carries the result and nothing else, the same twice."""
    source = write_tender(tmp_path)
    first, second = run("check", source, "--format", name), run("check", source, "--format", name)

    assert (first.code, first.err) == (0, "")
    assert first.out == second.out != b""


def test_a_log_points_into_the_file_that_was_given(tmp_path: Path) -> None:
    """The line and column of SARIF are those of the file as it stands there."""
    source = write_tender(tmp_path, requirements=[{"id": "R1", "text": "Files shall be sent by FTP."}])
    run_of = run("check", source, "--format", "sarif").json["runs"][0]
    (ftp,) = [one for one in run_of["results"] if one["ruleId"] == "transport-ftp"]
    region = ftp["locations"][0]["physicalLocation"]["region"]
    lines = (tmp_path / "tender.json").read_text(encoding="utf-8").splitlines()

    assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    assert "FTP" in region["snippet"]["text"]


def test_a_file_that_cannot_be_read_stands_in_the_log(tmp_path: Path) -> None:
    """Exit 3, a word on stderr, and a notification in SARIF, an error in JUnit."""
    good, bad = write_tender(tmp_path), tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    sarif = run("check", good, str(bad), "--format", "sarif")
    junit = run("check", good, str(bad), "--format", "junit")

    assert (sarif.code, junit.code) == (3, 3)
    assert sarif.json["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert b'errors="1"' in junit.out


def test_clauses_are_written_for_word(tmp_path: Path) -> None:
    """The document holds the clauses; the softer form is one option away."""
    source, firm, soft = write_tender(tmp_path), tmp_path / "firm.docx", tmp_path / "soft.docx"
    ran = run("clauses", source, "-o", str(firm))
    run("clauses", source, "--softer", "-o", str(soft))
    texts = [" ".join(one.text for one in opened_document(path.read_bytes()).paragraphs) for path in (firm, soft)]

    assert (ran.code, ran.out, ran.err) == (0, b"", f"wrote {firm}\n")
    assert texts[0].count(" shall ") > texts[1].count(" shall ")
    assert " should " in texts[1]


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_the_response_table_is_written_in_both_forms(tmp_path: Path, ending: str) -> None:
    """It warns on stderr of what must not be asked for at all."""
    source = write_tender(tmp_path, requirements=[{"id": "R1", "text": "Files shall be sent by FTP."}])
    target = tmp_path / f"response.{ending}"
    ran = run("response", source, "-o", str(target))

    assert (ran.code, ran.out) == (0, b"")
    assert ran.err == (
        f"wrote {target}\n"
        "Before you publish it, mend what the specification asks for and is no longer secure:\n"
        "  The specification asks for or accepts FTP, which is no longer secure. Ask for SFTP instead.\n"
    )
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("command", ["clauses", "response", "explain-sheet"])
def test_another_ending_is_refused(tmp_path: Path, command: str) -> None:
    """Before anything is read or written."""
    ran = run(command, write_tender(tmp_path), "-o", str(tmp_path / "out.pdf"))

    assert ran.code == 2
    assert not (tmp_path / "out.pdf").exists()


def test_reasons_come_back_as_waivers_with_both_scores(tmp_path: Path) -> None:
    """Write the sheet, fill in a reason, check again: the score with waivers stands beside the one without."""
    source, sheet = write_tender(tmp_path, value=WORTH), tmp_path / "explain.xlsx"
    written = run("explain-sheet", source, "-o", str(sheet))
    before = run("check", source, "--format", "json").json
    workbook = openpyxl.load_workbook(sheet)
    rows = workbook.worksheets[0]
    rows["G2"], rows["H2"], rows["I2"] = "The registry does not sign yet.", "CISO", dt.datetime(2027, 6, 30)  # noqa: DTZ001
    rule = rows["A2"].value
    workbook.save(sheet)
    after = run("check", source, "--answers", str(sheet), "--format", "json").json

    assert written.err == f"wrote {sheet}: {rows.max_row - 1} to explain\n"
    assert after["waivers"] == [
        {
            "rule": rule, "lots": [], "reason": "The registry does not sign yet.", "approved_by": "CISO", "until": "2027-06-30",
            "state": "accepted",
        }
    ]  # fmt: skip
    assert after["score"]["without_waivers"] == before["score"]["value"] < after["score"]["value"]
    assert run("check", source, "--answers", str(sheet), "--fail-under", str(before["score"]["value"] + 0.01)).code == 1


def test_mistakes_in_the_sheet_name_their_cells(tmp_path: Path) -> None:
    """Exit 3 with one line a mistake."""
    source, sheet = write_tender(tmp_path, value=WORTH), tmp_path / "explain.xlsx"
    run("explain-sheet", source, "-o", str(sheet))
    workbook = openpyxl.load_workbook(sheet)
    workbook.worksheets[0]["G2"], workbook.worksheets[0]["I2"] = "Later.", "next year"
    workbook.save(sheet)
    ran = run("check", source, "--answers", str(sheet))

    assert (ran.code, ran.out) == (3, b"")
    assert "Explain!H2: nobody has approved this reason" in ran.err
    assert "Explain!I2: 'next year' is no date" in ran.err


def test_a_lot_that_the_specification_does_not_have_is_refused(tmp_path: Path) -> None:
    """The row of the sheet is named."""
    source, sheet = write_tender(tmp_path, value=WORTH), tmp_path / "explain.xlsx"
    run("explain-sheet", source, "-o", str(sheet))
    workbook = openpyxl.load_workbook(sheet)
    first = workbook.worksheets[0]
    first["C2"], first["G2"], first["H2"] = "7", "Later.", "CISO"
    workbook.save(sheet)
    ran = run("check", source, "--answers", str(sheet))

    assert ran.code == 3
    assert "#Explain!2: the specification has no lot '7'" in ran.err


def test_the_sheet_does_not_overwrite_its_input(tmp_path: Path) -> None:
    """Neither the specification nor the answers are lost."""
    source = write_tender(tmp_path)
    before = (tmp_path / "tender.json").read_bytes()
    ran = run("clauses", source, "-o", source)

    assert ran.code == 2
    assert (tmp_path / "tender.json").read_bytes() == before


def test_a_workbook_keeps_texts_as_texts(tmp_path: Path) -> None:
    """From the file of a stranger to the cell of a colleague, nothing becomes a formula."""
    source = write_tender(tmp_path, title="=1+1")
    target = tmp_path / "result.xlsx"
    run("check", source, "-o", str(target))
    cell = opened_workbook(target.read_bytes())["Overview"]["B2"]

    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "=1+1", True)
    assert json.loads((tmp_path / "tender.json").read_text(encoding="utf-8"))["title"] == "=1+1"
