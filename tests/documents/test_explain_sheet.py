"""The explain sheet: written for people, filled in by people, read back with every mistake by its cell."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import msgspec
import openpyxl
import pytest

from checklist_engine.documents.answers import read_answers_file
from checklist_engine.documents.explain_sheet import EXPLAIN_HEADINGS, read_explain_sheet
from checklist_engine.errors import InputError
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.office.explain_sheet import unmet_mandates, write_explain_sheet
from checklist_engine.specification.answers import Answers
from checklist_engine.specification.model import Waiver
from checklist_engine.wording import LANGUAGES, words_for
from tests.guidance.tenders import judged
from tests.output.office.reading import headed_rows, opened_workbook, promises_of_a_package, promises_of_a_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist_engine.result import CheckResult

RULES = load_knowledge().all_rules


def tender() -> CheckResult:
    """Return the result of a Dutch public tender that asks for little of what it has to."""
    return judged("Logs shall be kept.", subjects=["website", "email-service"], value={"amount": 200000, "currency": "EUR"})


def filled(rows: Mapping[int, Mapping[str, Any]], language: str = "en") -> bytes:
    """Return the sheet of the tender with cells written into its rows (from 2), by our keys."""
    workbook: Any = opened_workbook(write_explain_sheet(msgspec.structs.replace(tender(), language=language)))
    sheet = workbook.worksheets[0]
    columns = {key: number for number, key in enumerate(EXPLAIN_HEADINGS, start=1)}
    for row, cells in rows.items():
        for key, value in cells.items():
            sheet.cell(row, columns[key]).value = value
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def read(data: bytes) -> Answers:
    """Read a filled sheet as the file explain.xlsx."""
    return read_explain_sheet(data, "explain.xlsx", RULES)


def problems(data: bytes) -> list[tuple[str, str, str]]:
    """Return the code, place and words of everything that is wrong with a sheet."""
    with pytest.raises(InputError) as caught:
        read(data)
    return [(problem.code, problem.where, problem.what) for problem in caught.value.problems]


def test_each_binding_expectation_that_is_not_met_has_a_row() -> None:
    """Law and comply-or-explain duties of this buyer, the most important first, with boxes to fill in."""
    result = tender()
    data = write_explain_sheet(result)
    rows = headed_rows(opened_workbook(data).worksheets[0])
    unmet = unmet_mandates(result)
    binding = {
        action.rule for action in result.recommendations if any(one.level in ("law", "comply-or-explain") for one in action.mandates)
    }

    promises_of_a_package(data)
    promises_of_a_sheet(data)
    assert [row["Rule"] for row in rows] == [one.rule for one in unmet]
    assert {one.rule for one in unmet} == binding
    assert "dns-domains-signed" in binding
    for row in rows:
        assert row["Mandate"]
        assert row["Source"].startswith("https://")
        assert (row["Lots (empty: all)"], row["Reason why not"], row["Approved by"], row["Valid until"]) == (None, None, None, None)


def test_the_last_column_takes_days_alone() -> None:
    """A program of an office refuses what is no date while somebody types."""
    sheet = opened_workbook(write_explain_sheet(tender())).worksheets[0]
    (rule,) = sheet.data_validations.dataValidation

    assert (rule.type, str(rule.sqref)) == ("date", f"I2:I{sheet.max_row}")


def test_rows_with_a_reason_become_waivers() -> None:
    """The rest of the sheet is left out; a day may be written as a date or as text."""
    first, second, *_ = unmet_mandates(tender())
    data = filled(
        {
            2: {"reason": "The registry does not sign yet.", "approved_by": "CISO", "until": dt.datetime(2027, 6, 30)},  # noqa: DTZ001
            3: {"reason": " =HYPERLINK(1) ", "approved_by": "Board", "until": "2027-12-31"},
        }
    )

    assert read(data) == Answers(
        source="explain.xlsx",
        waivers=(
            Waiver(rule=first.rule, reason="The registry does not sign yet.", approved_by="CISO", until="2027-06-30",
                   pointer="explain.xlsx#Explain!2"),
            Waiver(rule=second.rule, reason="=HYPERLINK(1)", approved_by="Board", until="2027-12-31", pointer="explain.xlsx#Explain!3"),
        ),
    )  # fmt: skip


def test_an_untouched_sheet_gives_no_waiver() -> None:
    """Nobody explains by saving a file."""
    assert read(write_explain_sheet(tender())) == Answers(source="explain.xlsx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_in_any_language_is_read_back(language: str) -> None:
    """Headings are known in all our languages."""
    data = filled({2: {"reason": "Later.", "approved_by": "CISO"}}, language)
    headings = [words_for(language).gettext(heading) for heading in EXPLAIN_HEADINGS.values()]

    assert [cell.value for cell in opened_workbook(data).worksheets[0][1]] == headings
    assert [waiver.reason for waiver in read(data).waivers] == ["Later."]


def test_lots_are_read_one_a_line_or_between_commas() -> None:
    """As the sheet writes them, and as people do."""
    (waiver,) = read(filled({2: {"reason": "Later.", "approved_by": "CISO", "lots": "1, 2\n3"}})).waivers

    assert waiver.lots == ("1", "2", "3")


def test_every_mistake_is_told_at_once_with_its_cell() -> None:
    """Who filled in the sheet finds each mistake by looking at one cell."""
    data = filled(
        {
            2: {"rule": "dns-domain-signed", "reason": "Later.", "approved_by": "CISO", "until": "31/12/2027"},
            3: {"reason": "Later.", "approved_by": " "},
            4: {"approved_by": "CISO"},
            5: {"rule": None, "reason": "Later.", "approved_by": "CISO"},
        }
    )

    assert problems(data) == [
        ("unknown-rule", "explain.xlsx: Explain!A2", "there is no rule 'dns-domain-signed'"),
        ("wrong-date", "explain.xlsx: Explain!I2", "'31/12/2027' is no date"),
        ("missing-approver", "explain.xlsx: Explain!H3", "nobody has approved this reason"),
        ("missing-reason", "explain.xlsx: Explain!G4", "the row is approved but gives no reason"),
        ("unknown-rule", "explain.xlsx: Explain!A5", "the row has a reason but names no rule"),
    ]


def test_a_near_miss_is_named() -> None:
    """A slip in an id is mended without looking anything up."""
    with pytest.raises(InputError) as caught:
        read(filled({2: {"rule": "dns-domain-signed", "reason": "Later.", "approved_by": "CISO"}}))

    assert [problem.hint for problem in caught.value.problems] == ["did you mean 'dns-domains-signed'?"]


def test_columns_and_rows_may_be_moved() -> None:
    """People sort, and put a title above."""
    workbook: Any = openpyxl.Workbook()
    sheet = workbook.active
    for row in (
        ("Our tender",),
        (),
        ("valid until", "Reason  why not", "APPROVED BY", "Rule"),
        ("2027-01-01", "Later.", "CISO", "web-hsts"),
    ):
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)

    assert read(buffer.getvalue()).waivers == (
        Waiver(rule="web-hsts", reason="Later.", approved_by="CISO", until="2027-01-01", pointer="explain.xlsx#Sheet!4"),
    )


def test_a_workbook_without_our_headings_is_refused() -> None:
    """It says which headings it looked for."""
    workbook: Any = openpyxl.Workbook()
    workbook.active.append(("Rule", "Reason"))
    buffer = io.BytesIO()
    workbook.save(buffer)

    assert problems(buffer.getvalue()) == [
        ("no-explain-sheet", "explain.xlsx", "no sheet of this workbook has the headings of an explain sheet")
    ]


def test_a_broken_file_is_one_sentence() -> None:
    """No traceback of a library reaches a person."""
    (problem,) = problems(b"PK\x03\x04 and then nothing of use")

    assert problem[1].startswith("explain.xlsx")
    with pytest.raises(InputError):
        read_answers_file(write_explain_sheet(tender())[:-400], "explain.xlsx", lambda: RULES)


def test_nothing_to_explain_is_said() -> None:
    """The help tells it, and the sheet has its headings."""
    data = write_explain_sheet(
        judged("The supplier mows the lawn.", subjects=[], buyer={"name": "Club", "country": "NL", "kind": "private"})
    )
    workbook = opened_workbook(data)

    promises_of_a_sheet(data)
    assert workbook.worksheets[0].max_row == 1
    assert workbook.worksheets[1]["A2"].value.startswith("There is nothing to explain")


def test_the_same_result_gives_the_same_bytes() -> None:
    """Nothing reads the clock."""
    assert write_explain_sheet(tender()) == write_explain_sheet(tender())
