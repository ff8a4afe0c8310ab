"""Excel workbooks (.xlsx) with lists of requirements: a row of a visible sheet is a row of a table."""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import warnings
from itertools import islice
from typing import TYPE_CHECKING, Any

from checklist_engine.documents.archive import Archive, parse_xml
from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.elements import attribute, child, children, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["read_xlsx"]

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
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
    hidden_rows: dict[str, frozenset[int]] = {}
    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")):
            # The library trusts its parts; this does not: it refuses document types and endless nesting.
            hidden_rows[name] = _hidden_rows(parse_xml(archive.read(name), source, name))
    parts = _parts_of_sheets(archive)
    with warnings.catch_warnings():
        # The library warns of drawings, validations and extensions that it leaves out; none of them holds a requirement.
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            shown = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            hidden = len(workbook.worksheets) - len(shown)
            concealed = [hidden_rows.get(parts.get(sheet.title, ""), frozenset()) for sheet in shown]
            blocks = tuple(
                block
                for place, (sheet, rows) in enumerate(zip(shown, concealed, strict=True), start=1)
                for block in _rows(sheet, place)
                if block.row not in rows
            )
            title = workbook.properties.title or None
        finally:
            workbook.close()
    left_out = {"hidden sheets": hidden, "hidden rows": sum(map(len, concealed))}
    notes = tuple(f"Left out: {what} ({count})." for what, count in left_out.items() if count)
    return Document(kind="xlsx", blocks=blocks, title=title, notes=notes)


def _hidden_rows(root: Element) -> frozenset[int]:
    """Return the numbers of the rows that are hidden, by hand or by a filter."""
    rows = (row for row in children(child(root, "sheetData"), "row") if attribute(row, "hidden") in {"1", "true"})
    return frozenset(number for row in rows if (number := whole_number(attribute(row, "r"))))


def _parts_of_sheets(archive: Archive) -> dict[str, str]:
    """Return the name of the part of each sheet by the name of the sheet; empty where the workbook keeps them elsewhere."""
    if _WORKBOOK not in archive.names or _RELATIONS not in archive.names:
        return {}
    targets = {attribute(relation, "Id"): attribute(relation, "Target") or "" for relation in archive.xml(_RELATIONS)}
    sheets = children(child(archive.xml(_WORKBOOK), "sheets"), "sheet")
    return {attribute(sheet, "name") or "": posixpath.join("/xl", targets.get(_relation_of(sheet), "")).lstrip("/") for sheet in sheets}


def _relation_of(sheet: Element) -> str | None:
    # A sheet has two attributes of the name `id` in some namespaces; that of a relation lies in the namespace of relations.
    return next((value for key, value in sheet.items() if key.endswith("relationships}id")), None)


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
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - where floats stop being exact
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return "\n".join(" ".join(line.split()) for line in str(value).split("\n")).strip()
