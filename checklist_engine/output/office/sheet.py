"""A workbook for people: real numbers and days, a header that stays, filters, widths, and paper that fits."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import textwrap
import zipfile
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from checklist_engine.documents.own_reports import OFFICE_MAKER
from checklist_engine.output.office.locales import locale_of
from checklist_engine.output.office.packing import pack_again, require_library
from checklist_engine.output.plain_xml import plain_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checklist_engine.wording import Words

__all__ = ["MAX_CELL", "Column", "Kind", "Value", "add_sheet", "cell_text", "day_of", "new_workbook", "save_workbook", "write_cell"]

MAX_CELL = 32_767
"""The most characters that a cell of a workbook holds, counted in UTF-16 as Excel does."""

Value = str | int | float | dt.date | None
Kind = Literal["text", "number", "integer", "share", "money", "day"]
_CUT = " […]"
_FORMATS = {"number": "0.0", "integer": "0", "share": "0%", "money": "#,##0", "day": "yyyy-mm-dd", "text": "General"}
# Not the format for text, `@`: some programs show a long text in it as a row of hashes.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_MAX_TITLE = 31
_A4 = 9
_LINE_HEIGHT, _TALLEST = 15, 405
"""In points; no program draws a row above 409."""
_CHARACTERS = 1.1
"""How many characters of a text, broken between words, fit where one digit does."""
_PAGE_WIDTH, _SMALLEST = 120, 220
"""How many characters a page is wide at full size, and at the smallest that can be read on paper."""
_FONT, _SIZE = "Calibri", 11
_DARK, _LINE = "FF1F3864", "FFBFBFBF"


class Column(msgspec.Struct, frozen=True):
    """A column: its heading, its width in characters, and what its cells hold. People fill in an `open` column."""

    heading: str
    width: float
    kind: Kind = "text"
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


def new_workbook(title: str, words: Words) -> Any:  # noqa: ANN401 - the library has no types
    """Return an empty workbook with our styles, in the language of `words`.

    Raises:
        UsageError: the library is missing.

    """
    require_library("openpyxl", "xlsx")
    from openpyxl import Workbook  # noqa: PLC0415 - an optional library
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.title = cell_text(title)[:255]
    workbook.properties.creator = OFFICE_MAKER
    workbook.properties.language = locale_of(words.language)
    line = Border(bottom=Side(style="thin", color=_LINE))
    top = Alignment(vertical="top", wrap_text=True)
    header = NamedStyle("Checklist header", font=Font(_FONT, _SIZE, bold=True, color="FFFFFFFF"), fill=PatternFill("solid", fgColor=_DARK))
    header.alignment = Alignment(vertical="center", wrap_text=True)
    workbook.add_named_style(header)
    aligned = Alignment(vertical="top", horizontal="right", indent=1)
    for kind, number_format in _FORMATS.items():
        style = NamedStyle(
            f"Checklist {kind}",
            font=Font(_FONT, _SIZE),
            number_format=number_format,
            alignment=top if kind == "text" else aligned,
            border=line,
        )
        workbook.add_named_style(style)
    box = NamedStyle("Checklist box", font=Font(_FONT, _SIZE), alignment=top, fill=PatternFill("solid", fgColor="FFFFF8DC"))
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
    sheet.row_dimensions[1].height = _heading_height(columns)
    count = 1
    for count, row in enumerate(rows, start=2):
        sheet.row_dimensions[count].height = _height(columns, row)
        for number, (column, value) in enumerate(zip(columns, row, strict=True), start=1):
            style = "Checklist box" if column.open else f"Checklist {column.kind if not isinstance(value, str) else 'text'}"
            write_cell(sheet, count, number, value, style)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    sheet.sheet_view.rightToLeft = words.direction == "rtl"
    _set_up_page(sheet, sum(column.width for column in columns), words)
    return sheet


def _heading_height(columns: Sequence[Column]) -> int:
    """Return how high the header has to be; beside its words it has a button to filter."""
    return _LINE_HEIGHT * max(len(textwrap.wrap(column.heading, max(4, int(column.width) - 3))) for column in columns)


def _height(columns: Sequence[Column], row: Sequence[Value]) -> int:
    """Return how high a row has to be for its texts: not every program finds that out by itself."""
    lines = [
        sum(max(1, math.ceil(len(line) / column.width / _CHARACTERS)) for line in value.split("\n"))
        for column, value in zip(columns, row, strict=True)
        if isinstance(value, str)
    ]
    return min(_TALLEST, _LINE_HEIGHT * max(lines, default=1))


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


def _set_up_page(sheet: Any, width: float, words: Words) -> None:  # noqa: ANN401 - the library has no types
    """Let a sheet that is too wide for a page be made smaller, but no smaller than can be read: then it takes several side by side."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    if width > _PAGE_WIDTH:
        sheet.page_setup.fitToWidth = math.ceil(width / _SMALLEST)
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    if width > _SMALLEST:
        sheet.print_title_cols = "A:A"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.8
    sheet.page_margins.footer = 0.3
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
