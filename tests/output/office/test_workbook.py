"""Results as a workbook: real numbers and days, texts that stay texts."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checklist_engine.errors import UsageError
from checklist_engine.output.office.sheet import MAX_CELL, cell_text, day_of
from checklist_engine.output.office.workbook import write_workbook
from checklist_engine.output.sharing import act_once
from tests.output.office.reading import headed_rows, opened_workbook, parts_of, promises_of_a_package, promises_of_a_sheet
from tests.output.results import KINDS, not_assessed, plain, two_lots

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("https://example.org")', "#N/A", "-- text", "\r=1")  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_result_can_be_opened(kind: str) -> None:
    """Five sheets with the same promises, whatever stands in the result."""
    data = write_workbook([KINDS[kind]()])

    promises_of_a_package(data)
    promises_of_a_sheet(data)
    assert opened_workbook(data).sheetnames == ["Overview", "Findings", "Actions", "Demands", "Questions"]


def test_the_overview_has_numbers_that_can_be_added_and_days_that_can_be_sorted() -> None:
    """A score is a number, a day is a day, and what is not known is empty instead of nought."""
    rows = headed_rows(opened_workbook(write_workbook([plain(), not_assessed()]))["Overview"])

    assert [(row["Score"], row["Grade"], row["Judged as of"], row["State"]) for row in rows] == [
        (plain().score.value, "D", dt.datetime(2026, 12, 1), "assessed"),  # noqa: DTZ001 - a cell has no time zone
        (None, None, dt.datetime(2026, 12, 1), "no requirements to judge"),  # noqa: DTZ001
    ]
    assert (rows[0]["Standards relevant"], rows[0]["Standards required"], rows[0]["Explained"]) == (17, 9, 1)
    assert rows[1]["What caps the grade, or why there is no score"] == not_assessed().assessability.reason


def test_every_finding_alert_remark_action_and_question_has_its_row() -> None:
    """What does not apply is left out; quotes and places stand beside the words."""
    result = two_lots()
    workbook = opened_workbook(write_workbook([result]))
    told = [finding for finding in result.findings if finding.applicability != "no"]

    findings = headed_rows(workbook["Findings"])
    assert len(findings) == len(told) + len(result.alerts) + len(result.remarks)
    for row, finding in zip(findings, told, strict=False):
        assert (row["Lot"], row["Expectation"], row["Rule"], row["Level"]) == (finding.lot, finding.title, finding.rule, finding.level)
        assert row["Quote"] == ("\n".join(dict.fromkeys(proof.quote for proof in finding.evidence)) or None)
    actions = headed_rows(workbook["Actions"])
    assert [row["Clause"] for row in actions] == [action.item.clause for action in act_once(result.recommendations)]
    assert headed_rows(workbook["Questions"])[0]["Name in answers"] == "personal_data"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_the_input_becomes_a_formula(text: str) -> None:
    """Not when the file is opened, and not when somebody edits the cell: a mark says that it is a text."""
    result = plain()
    spoiled = msgspec.structs.replace(result, specification=msgspec.structs.replace(result.specification, title=text, id=text))
    data = write_workbook([spoiled])
    sheet = opened_workbook(data)["Overview"]

    promises_of_a_sheet(data)
    for cell in (sheet["A2"], sheet["B2"]):
        assert (cell.data_type, cell.value) == ("s", text.replace("\r", "\n"))
        assert cell.quotePrefix == (text[0] in "=+-@\t\r\n")


def test_texts_fit_into_cells() -> None:
    """A text that is too long for a cell is cut, with a mark; a pair of surrogates is not cut in two."""
    assert cell_text("x" * MAX_CELL) == "x" * MAX_CELL
    long = cell_text("\U0001f600" * MAX_CELL)
    assert long.endswith("\U0001f600 […]")
    assert len(long.encode("utf-16-le")) // 2 <= MAX_CELL
    assert cell_text("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_days() -> None:
    """Only what is a day becomes one."""
    assert [day_of("2026-12-01"), day_of("2026-13-01"), day_of(None)] == [dt.date(2026, 12, 1), "2026-13-01", None]


def test_the_same_results_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is dated the last day of judgement, or SOURCE_DATE_EPOCH; nothing reads the clock."""
    assert write_workbook([plain()]) == write_workbook([plain()])
    assert b"2026-12-01T00:00:00Z" in parts_of(write_workbook([plain()]))["docProps/core.xml"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert b"2026-01-01T00:00:00Z" in parts_of(write_workbook([plain()]))["docProps/core.xml"]


def test_no_result_is_an_empty_workbook() -> None:
    """A folder in which nothing could be read still gives a file that opens."""
    promises_of_a_sheet(write_workbook([]))


def test_a_language_from_right_to_left_turns_the_sheets() -> None:
    """Arabic sheets begin at the right, and the file says its language."""
    data = write_workbook([msgspec.structs.replace(plain(), language="ar")])

    assert all(sheet.sheet_view.rightToLeft for sheet in opened_workbook(data).worksheets)
    assert opened_workbook(data).properties.language == "ar-SA"


def test_a_missing_library_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who did not install the extra reads which line does."""
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(UsageError, match="openpyxl") as caught:
        write_workbook([plain()])
    assert caught.value.problems[0].hint == "pip install 'checklist-engine[documents]'"
