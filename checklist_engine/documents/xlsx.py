"""Excel workbooks (.xlsx) with lists of requirements: a row of a visible sheet is a row of a table."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from itertools import islice
from typing import TYPE_CHECKING, Any

from checklist_engine.documents.archive import Archive, parse_xml
from checklist_engine.documents.block import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_xlsx"]

_MAX_COLUMNS = 64
_MAX_ROWS = 100_000
_MAX_EMPTY_ROWS = 1_000


def read_xlsx(data: bytes, source: str) -> Document:
    """Return the rows of all visible sheets; formulas count with the value that was saved, macros are not looked at.

    Raises:
        InputError: `damaged-document` or `too-large`.

    """
    from openpyxl import load_workbook  # noqa: PLC0415 - an optional library

    archive = Archive(data, source)
    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")):
            # The library trusts its parts; this does not: it refuses document types and endless nesting.
            parse_xml(archive.read(name), source, name)
    with warnings.catch_warnings():
        # The library warns of drawings, validations and extensions that it leaves out; none of them holds a requirement.
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            hidden = len(workbook.worksheets) - len(shown)
            blocks = tuple(block for place, sheet in enumerate(shown, start=1) for block in _rows(sheet, place))
            title = workbook.properties.title or None
        finally:
            workbook.close()
    notes = (f"Left out: hidden sheets ({hidden}).",) if hidden else ()
    return Document(kind="xlsx", blocks=blocks, title=title, notes=notes)


def _rows(sheet: Any, table: int) -> Iterator[Block]:  # noqa: ANN401 - the library has no types
    empty = 0
    sheet.reset_dimensions()
    for place, values in enumerate(islice(sheet.iter_rows(values_only=True, max_col=_MAX_COLUMNS), _MAX_ROWS), start=1):
        cells = [_written(value) for value in values]
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


def _written(value: object) -> str:
    """Return the value of a cell as people read it."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - where floats stop being exact
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return "\n".join(" ".join(line.split()) for line in str(value).split("\n")).strip()
