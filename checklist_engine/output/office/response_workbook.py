"""The bid response table as a workbook: the supplier chooses and writes, the clauses stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.output.office.response_rows import CHOICES, columns, introduction, rows_of
from checklist_engine.output.office.sheet import Column, Value, add_sheet, new_workbook, save_workbook
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.guidance.tender_answer import TenderAnswer
    from checklist_engine.output.office.response_rows import ResponseRow
    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["write_response_workbook"]


def write_response_workbook(result: CheckResult, standards: Mapping[str, Standard], answer: TenderAnswer | None = None) -> bytes:
    """Return the table as an .xlsx file; the cells that the supplier fills in are coloured.

    With the `answer` of a supplier they are filled in as far as it goes. It is dated SOURCE_DATE_EPOCH or the day of judgement.

    Raises:
        UsageError: the library is missing, or SOURCE_DATE_EPOCH is no number.

    """
    words = words_for(result.language)
    _ = words.gettext
    workbook = new_workbook(_("Response to specification {id}").format(id=result.specification.id), words)
    table, rows = columns(words), rows_of(result, standards, words, answer)
    sheet = add_sheet(workbook, _("Response"), table, _cells(rows, words), words)
    _offer_choices(sheet, table, len(rows), [_(choice) for choice in CHOICES])
    sheet.freeze_panes = "C2"
    add_sheet(workbook, _("How to fill it in"), [Column(_("How to fill it in"), 110)], [(introduction(result, words),)], words)
    return save_workbook(workbook, moment_of(result.as_of))


def _cells(rows: Sequence[ResponseRow], words: Words) -> Iterator[tuple[Value, ...]]:
    for row in rows:
        comply, how = (words.gettext(row.comply) if row.comply else None), row.how or None
        yield (row.number, row.clause, row.place, row.standards, row.firmness, comply, how, row.evidence, row.lighter, None)


def _offer_choices(sheet: Any, table: Sequence[Column], count: int, choices: Sequence[str]) -> None:  # noqa: ANN401 - the library has no types
    """Let the first answer be chosen from a list."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an optional library
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    answer = next(number for number, column in enumerate(table, start=1) if column.open)
    if count:
        # Word by word as people read them: a list in a formula ends at a comma.
        listed = ",".join(choice.replace(",", " ").replace('"', "'") for choice in choices)
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
        letter = get_column_letter(answer)
        rule.add(f"{letter}2:{letter}{count + 1}")
        sheet.add_data_validation(rule)
