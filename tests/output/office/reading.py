"""Read workbooks and Word documents back, as the programs of an office do."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["headed_rows", "opened_document", "opened_workbook", "parts_of", "promises_of_a_package", "promises_of_a_sheet"]

_FORMULA = re.compile(rb"<f[ >]|t=\"e\"")


def opened_workbook(data: bytes) -> Any:  # noqa: ANN401 - the library has no types
    """Return a workbook opened for reading."""
    return openpyxl.load_workbook(io.BytesIO(data))


def opened_document(data: bytes) -> Document:
    """Return a Word document opened for reading."""
    return docx.Document(io.BytesIO(data))


def headed_rows(sheet: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - the library has no types
    """Return the rows of a sheet by their headings."""
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def promises_of_a_package(data: bytes) -> None:
    """Hold what every file of ours keeps: each part is well-formed, no clock and no system shows through, nothing leads outside."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert len({part.date_time for part in package.infolist()}) == 1
        assert {(part.create_system, part.external_attr) for part in package.infolist()} == {(3, 0o644 << 16)}
    parts = parts_of(data)
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
        assert b'TargetMode="External"' not in content
    assert not [name for name in parts if "vba" in name.lower() or "thumbnail" in name]
    assert b"checklist-engine" in parts["docProps/core.xml"]


def promises_of_a_sheet(data: bytes) -> None:
    """Hold that no cell is a formula or an error, headings stay and are printed again, and everything can be filtered and changed."""
    for name, content in parts_of(data).items():
        if name.startswith("xl/worksheets/"):
            assert not _FORMULA.search(content)
            assert b"customHeight" not in content
    for sheet in opened_workbook(data).worksheets:
        assert sheet.freeze_panes in ("B2", "C2")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert not sheet.protection.sheet
        assert all(cell.value for cell in sheet[1])
        assert all(sheet.row_dimensions[number].height >= 15 for number in range(1, sheet.max_row + 1))
