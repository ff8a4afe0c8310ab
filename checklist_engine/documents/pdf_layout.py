"""From the fragments of a page to its rows: lines of text and table rows, by where the fragments stand."""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.lines import goes_on_with, read_line
from checklist_engine.documents.pdf_fragments import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Cell", "Row", "columns_of", "rows_of"]

_CAPITAL = re.compile(r"[A-Z]{1,5}[.)]")
# A row of a table is lower than this; what stands beside more lines is a column of a page.
_MAX_LINES_OF_ROW = 14
_MAX_MARKS = 400


class Cell(msgspec.Struct):
    """The lines of a cell, or of running text."""

    lines: list[Fragment]

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(line.right for line in self.lines)


class Row(msgspec.Struct):
    """The cells of a table row from left to right; a single cell is running text."""

    cells: list[Cell]

    @property
    def top(self) -> float:
        """The upper end."""
        return max(line.top for cell in self.cells for line in cell.lines)

    @property
    def bottom(self) -> float:
        """The lower end."""
        return min(line.bottom for cell in self.cells for line in cell.lines)


def rows_of(fragments: Iterable[Fragment]) -> list[Row]:
    """Return the rows of a page in the order in which they are drawn.

    Programs draw a table cell by cell. So what comes next, stands to the right of the last lines and not below them, is the next
    cell of their row; what comes next, stands below and further left begins a new row.
    """
    rows: list[Row] = []
    for fragment in _with_marks(fragments):
        row = rows[-1] if rows else None
        if row is None:
            rows.append(Row([Cell([fragment])]))
            continue
        last = row.cells[-1]
        before = last.lines[-1]
        slack = 0.5 * fragment.height
        if _is_mark(before, fragment):
            last.lines[-1] = _together(before, fragment)
        elif fragment.bottom < before.bottom - slack:
            _add_below(rows, row, fragment, slack)
        else:
            _add_beside(rows, row, fragment, slack)
    return rows


def _with_marks(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Return the fragments, with bullets that are drawn apart put before the line that they stand before."""
    result: list[Fragment] = []
    loose: list[Fragment] = []
    for fragment in fragments:
        (loose if len(fragment.text) == 1 and read_line(f"{fragment.text} Xxxx").bullet else result).append(fragment)
    for mark in loose[:_MAX_MARKS]:
        places = [place for place, line in enumerate(result) if _is_mark(mark, line)]
        if places:
            place = min(places, key=lambda at: result[at].left)
            result[place] = _together(mark, result[place])
    return result


def _is_mark(before: Fragment, fragment: Fragment) -> bool:
    """Tell whether `before` is the bullet or the number of the line that `fragment` begins."""
    same_line = abs(fragment.bottom - before.bottom) < 0.5 * fragment.height
    parted = before.right <= fragment.rule + 1 <= fragment.left + 2
    if parted or not same_line or len(before.text) > 12 or fragment.left < before.left:  # noqa: PLR2004 - no mark is longer
        return False
    mark = read_line(f"{before.text} Xxxx")
    is_mark = mark.text == "Xxxx" or _CAPITAL.fullmatch(before.text) is not None
    return is_mark and fragment.left - before.right < 6 * fragment.height


def _together(before: Fragment, fragment: Fragment) -> Fragment:
    return msgspec.structs.replace(
        before, text=f"{before.text} {fragment.text}", right=max(before.right, fragment.right), strong=before.strong and fragment.strong
    )


def _add_below(rows: list[Row], row: Row, fragment: Fragment, slack: float) -> None:
    """Add a fragment that stands lower: to the cell that it continues, else as a new row."""
    last = row.cells[-1]
    near = last.lines[-1].bottom - fragment.top < 1.2 * fragment.height
    if len(row.cells) == 1 or (fragment.left >= last.left - slack and near):
        last.lines.append(fragment)
    else:
        # Some programs draw a table line by line: a line under a later cell than the first goes on in that cell.
        under = next((cell for cell in row.cells[1:] if abs(cell.left - fragment.left) < slack), None)
        if under is not None and row.bottom - fragment.top < fragment.height:
            under.lines.append(fragment)
        else:
            rows.append(Row([Cell([fragment])]))


def _add_beside(rows: list[Row], row: Row, fragment: Fragment, slack: float) -> None:
    """Add a fragment that stands as high or higher: as the next cell of the row, else as a new row."""
    last = row.cells[-1]
    if len(row.cells) > 1:
        within = row.bottom - slack <= fragment.bottom and fragment.top <= row.top + _MAX_LINES_OF_ROW * fragment.height
        if within and fragment.left >= last.right - slack:
            row.cells.append(Cell([fragment]))
        elif fragment.bottom >= last.lines[-1].bottom - slack and fragment.left >= last.lines[-1].right - slack:
            last.lines[-1] = _together(last.lines[-1], fragment)
        else:
            rows.append(Row([Cell([fragment])]))
        return
    first = len(last.lines)
    while first and last.lines[first - 1].bottom <= fragment.bottom + slack and last.lines[first - 1].right <= fragment.left + slack:
        first -= 1
    beside = last.lines[first:]
    if not beside or len(beside) > _MAX_LINES_OF_ROW:
        rows.append(Row([Cell([fragment])]))
        return
    del last.lines[first:]
    if not last.lines:
        rows.pop()
    rows.append(Row([Cell(beside), Cell([fragment])]))


def columns_of(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Return the texts of rows that form a table, each with as many cells as the widest row has."""
    width = max(len(row.cells) for row in rows)
    widest = [row for row in rows if len(row.cells) == width]
    bounds = [(min(row.cells[at].left for row in widest), max(row.cells[at].right for row in widest)) for at in range(width)]
    table = []
    for row in rows:
        texts = [""] * width
        for cell in row.cells:
            at = max(range(width), key=lambda place: min(cell.right, bounds[place][1]) - max(cell.left, bounds[place][0]))
            words = reduce(goes_on_with, (line.text for line in cell.lines), "").strip()
            texts[at] = f"{texts[at]} {words}".strip()
        table.append(tuple(texts))
    return table
