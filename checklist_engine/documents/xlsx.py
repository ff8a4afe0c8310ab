"""Excel workbooks (.xlsx) with lists of requirements: a row of a visible sheet is a row of a table."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Any

from checklist_engine.documents.archive import Archive
from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.own_reports import OFFICE_MAKER, own_report
from checklist_engine.documents.workbook import open_workbook, rows_of
from checklist_engine.documents.xlsx_parts import MAX_COLUMNS, Sheet, read_parts
from checklist_engine.saying import say
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_xlsx"]

_MAX_ROWS = 100_000
_MAX_EMPTY_ROWS = 1_000


def read_xlsx(data: bytes, source: str) -> Document:
    """Return the rows of all visible sheets; formulas count with the value that was saved, macros are not looked at.

    Raises:
        InputError: `damaged-document`, `unreadable-document`, `too-large` or `own-report`.

    """
    parts, comments = read_parts(Archive(data, source), source)
    with open_workbook(data, source) as workbook:
        if workbook.properties.creator == OFFICE_MAKER:
            raise own_report(source)
        shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        hidden = len(workbook.worksheets) - len(shown)
        known = [parts.get(sheet.title, Sheet()) for sheet in shown]
        blocks = tuple(
            block
            for place, (sheet, part) in enumerate(zip(shown, known, strict=True), start=1)
            for block in _rows(sheet, source, place, part)
        )
        title = workbook.properties.title or None
    left_out = {
        N_("Left out: hidden sheets ({count})."): hidden,
        N_("Left out: hidden rows ({count})."): sum(len(part.rows) for part in known),
        N_("Left out: hidden columns ({count})."): sum(len(part.columns) for part in known),
        N_("Left out: comments ({count})."): comments,
    }
    notes: list[str] = [say(message, count=count) for message, count in left_out.items() if count]
    if unknown := sum(part.unknown for part in known):
        notes.append(
            say(
                "Formulas without a saved value: {count}. To have them read, open the workbook in a spreadsheet program and save it.",
                count=unknown,
            )
        )
    return Document(kind="xlsx", blocks=blocks, title=title, notes=tuple(notes))


def _rows(sheet: Any, source: str, table: int, part: Sheet) -> Iterator[Block]:  # noqa: ANN401 - the library has no types
    empty = 0
    above: dict[int, str] = {}
    for place, values in enumerate(islice(rows_of(sheet, source, MAX_COLUMNS), _MAX_ROWS), start=1):
        if place in part.rows:
            continue
        cells = ["" if column in part.columns else _written(value) for column, value in enumerate(values, start=1)]
        if part.below:
            _take_merged(cells, place, part, above)
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            if empty > _MAX_EMPTY_ROWS:
                return
            continue
        empty = 0
        text = " | ".join(filter(None, cells))
        yield Block(kind="row", text=text, cells=tuple(cells), table=table, row=place, sheet=sheet.title)


def _take_merged(cells: list[str], place: int, part: Sheet, above: dict[int, str]) -> None:
    """Fill in what a merged cell says for the rows below its first one; `above` are the last values by column."""
    for column, cell in enumerate(cells, start=1):
        if (place, column) in part.below:
            cells[column - 1] = cell or above.get(column, "")
        else:
            above[column] = cell


def _written(value: object) -> str:
    """Return the value of a cell as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - where floats stop being exact
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return "\n".join(" ".join(line.split()) for line in str(value).split("\n")).strip()
