"""A workbook for people: real numbers and days, a header that stays, filters, widths, and paper that fits."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from checklist_engine.output.office.packing import pack_again, require_library
from checklist_engine.output.plain_xml import plain_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checklist_engine.wording import Words

__all__ = ["MAX_CELL", "Column", "Value", "add_sheet", "cell_text", "day_of", "new_workbook", "save_workbook", "write_cell"]

MAX_CELL = 32_767
"""The most characters that a cell of a workbook holds, counted in UTF-16 as Excel does."""

Value = str | int | float | dt.date | None
_CUT = " […]"
_FORMATS = {"number": "0.0", "integer": "0", "share": "0%", "money": "#,##0", "day": "yyyy-mm-dd", "text": "General"}
# Not the format for text, `@`: some programs show a long text in it as a row of hashes.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_MAX_TITLE = 31
_A4 = 9
_DARK, _LINE = "FF1F3864", "FFBFBFBF"


class Column(msgspec.Struct, frozen=True):
    """A column: its heading, its width in characters, and what its cells hold. People fill in an `open` column."""

    heading: str
    width: float
    kind: Literal["text", "number", "integer", "share", "money", "day"] = "text"
    open: bool = False


def cell_text(text: str) -> str:
    """Return a text as a cell can hold it: without characters that XML forbids, and cut, with a mark, where it is too long."""
    clean = plain_xml(text)
    if len(clean) * 2 <= MAX_CELL or len(clean.encode("utf-16-le")) // 2 <= MAX_CELL:
        return clean
    kept = clean.encode("utf-16-le")[: (MAX_CELL - len(_CUT)) * 2].decode("utf-16-le", errors="ignore")
    return kept + _CUT


def day_of(text: str | None) -> Value:
    """Return a day (YYYY-MM-DD) as a date, so that a workbook can sort it; any other text as it is."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text


def new_workbook(title: str) -> Any:  # noqa: ANN401 - the library has no types
    """Return an empty workbook with our styles.

    Raises:
        UsageError: the library is missing.

    """
    require_library("openpyxl", "xlsx")
    from openpyxl import Workbook  # noqa: PLC0415 - an optional library
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.title = cell_text(title)[:255]
    workbook.properties.creator = "checklist-engine"
    line = Border(bottom=Side(style="thin", color=_LINE))
    top = Alignment(vertical="top", wrap_text=True)
    header = NamedStyle("Checklist header", font=Font(bold=True, color="FFFFFFFF"), fill=PatternFill("solid", fgColor=_DARK))
    header.alignment = Alignment(vertical="center", wrap_text=True)
    workbook.add_named_style(header)
    for kind, number_format in _FORMATS.items():
        style = NamedStyle(f"Checklist {kind}", number_format=number_format, alignment=top, border=line)
        workbook.add_named_style(style)
    box = NamedStyle("Checklist box", alignment=top, fill=PatternFill("solid", fgColor="FFFFF8DC"))
    box.border = Border(*(Side(style="thin", color=_LINE) for _ in range(4)))
    workbook.add_named_style(box)
    return workbook


def add_sheet(workbook: Any, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], words: Words) -> Any:  # noqa: ANN401 - the library has no types
    """Add a sheet with a header and one row a tuple; return it. No text of a row can become a formula."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an optional library

    sheet = workbook.create_sheet(_NOT_IN_TITLES.sub(" ", cell_text(title))[:_MAX_TITLE])
    for number, column in enumerate(columns, start=1):
        write_cell(sheet, 1, number, column.heading, "Checklist header")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    count = 1
    for count, row in enumerate(rows, start=2):
        for number, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            style = "Checklist box" if column.open else f"Checklist {column.kind if not isinstance(value, str) else 'text'}"
            write_cell(sheet, count, number, value, style)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    sheet.sheet_view.rightToLeft = words.direction == "rtl"
    _set_up_page(sheet, words)
    return sheet


def write_cell(sheet: Any, row: int, column: int, value: Value, style: str) -> None:  # noqa: ANN401 - the library has no types
    """Write one value in one of our styles; a text stays a text, also when somebody edits the cell later."""
    cell = sheet.cell(row, column)
    cell.style = style
    if isinstance(value, str):
        text = cell_text(value)
        cell.value = text
        # The library takes a leading `=` for a formula and `#N/A` for an error.
        cell.data_type = "s"
        if text.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True
    elif value is not None:
        number_format = cell.number_format
        cell.value = value
        cell.number_format = number_format


def _set_up_page(sheet: Any, words: Words) -> None:  # noqa: ANN401 - the library has no types
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = words.gettext("Page {page} of {pages}").format(page="&P", pages="&N")


def save_workbook(workbook: Any, moment: dt.datetime) -> bytes:  # noqa: ANN401 - the library has no types
    """Return the workbook as the bytes of an .xlsx file, dated `moment` (UTC)."""
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - an optional library

    workbook.properties.created = workbook.properties.modified = moment.replace(tzinfo=None)
    buffer = io.BytesIO()
    # `Workbook.save` would write the time of the clock.
    ExcelWriter(workbook, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED)).save()
    return pack_again(buffer.getvalue(), moment)
