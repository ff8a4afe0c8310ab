"""What the parts of an Excel workbook say that its values do not: what is hidden, merged, commented, or was never computed."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.archive import parse_xml
from checklist_engine.documents.elements import attribute, child, children, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from checklist_engine.documents.archive import Archive

__all__ = ["MAX_COLUMNS", "Sheet", "read_parts"]

MAX_COLUMNS = 64
"""So many columns are read."""
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_MAX_MERGED = 20_000
_TRUE = {"1", "true"}
_LETTERS = 26


class Sheet(msgspec.Struct, frozen=True):
    """The hidden rows and columns of a sheet, and its cells without a value; all count from 1.

    `below` says of a cell in the first column of a merged range, and under its first row, in which row its value stands.
    """

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    below: dict[tuple[int, int], int] = {}
    unknown: int = 0


def read_parts(archive: Archive, source: str) -> tuple[dict[str, Sheet], int]:
    """Return the sheets by their names, and how many comments the workbook has. Every part is read, lest a hostile one reaches a library.

    Raises:
        InputError: `damaged-document` or `too-large`.

    """
    sheets: dict[str, Sheet] = {}
    comments = 0
    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")):
            root = parse_xml(archive.read(name), source, name)
            if re.fullmatch(r"xl/(?:comments\d*|comments/[^/]+|threadedComments/[^/]+)\.xml", name):
                comments += sum(1 for _ in _comments(root))
            sheets[name] = _sheet(root)
    return {sheet: sheets[part] for sheet, part in _parts_of_sheets(archive).items() if part in sheets}, comments


def _comments(root: Element) -> Iterator[Element]:
    yield from children(child(root, "commentList"), "comment")


def _sheet(root: Element) -> Sheet:
    rows: set[int] = set()
    unknown = 0
    for row in children(child(root, "sheetData"), "row"):
        if attribute(row, "hidden") in _TRUE and (number := whole_number(attribute(row, "r"))):
            rows.add(number)
            continue
        unknown += sum(1 for cell in row if child(cell, "f") is not None and not (getattr(child(cell, "v"), "text", None) or "").strip())
    columns: set[int] = set()
    for column in children(child(root, "cols"), "col"):
        if attribute(column, "hidden") in _TRUE:
            first = whole_number(attribute(column, "min"), 1)
            columns.update(range(first, min(whole_number(attribute(column, "max"), first), MAX_COLUMNS) + 1))
    return Sheet(frozenset(rows), frozenset(columns), dict(_below(root)), unknown)


def _below(root: Element) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the cells below the first one of merged ranges that reach over rows."""
    for merged in children(child(root, "mergeCells"), "mergeCell")[:_MAX_MERGED]:
        match = _RANGE.fullmatch(attribute(merged, "ref") or "")
        if match is None:
            continue
        first, last, column = int(match.group(2)), int(match.group(4)), _number_of(match.group(1))
        yield from (((row, column), first) for row in range(first + 1, min(last, first + _MAX_MERGED) + 1) if column <= MAX_COLUMNS)


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


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
