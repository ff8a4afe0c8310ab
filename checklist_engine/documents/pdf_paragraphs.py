"""From the rows of a page to blocks: lines that go on become paragraphs, large lines headings, rows side by side tables."""

from __future__ import annotations

from functools import reduce
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from checklist_engine.documents.block import Block
from checklist_engine.documents.lines import goes_on_with, read_line
from checklist_engine.documents.pdf_layout import Row, columns_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.documents.pdf_fragments import Fragment
    from checklist_engine.documents.pdf_sizes import Sizes

__all__ = ["page_blocks"]

_MAX_HEADING = 200
_COLUMN_LINES = 4
# A single row of so many cells is a part of a table that goes on over the page.
_TABLE_WIDTH = 3
_COLUMN_WIDTH = 0.6


def page_blocks(fragments: Sequence[Fragment], page: int, sizes: Sizes) -> Iterator[Block]:
    """Yield the blocks of a page; `sizes` are those of the letters of the document."""
    tables = 0
    for is_table, group in groupby(rows_of(fragments), key=lambda row: len(row.cells) > 1):
        rows = list(group)
        if is_table and (len(rows) > 1 or (len(rows[0].cells) >= _TABLE_WIDTH and not _are_columns(rows[0]))):
            tables += 1
            for place, cells in enumerate(columns_of(rows), start=1):
                yield Block(kind="row", text=" | ".join(filter(None, cells)), cells=cells, table=tables, row=place, page=page)
        elif is_table and _are_columns(rows[0]):
            for cell in rows[0].cells:
                yield from _paragraphs(Row([cell]), page, sizes)
        elif is_table:
            text = ": ".join(reduce(goes_on_with, (line.text for line in cell.lines)) for cell in rows[0].cells)
            yield Block(kind="paragraph", text=text, page=page)
        else:
            for row in rows:
                yield from _paragraphs(row, page, sizes)


def _are_columns(row: Row) -> bool:
    """Tell whether what stands side by side are columns of running text: each has several lines, and they are about as wide."""
    widths = [cell.right - cell.left for cell in row.cells]
    return all(len(cell.lines) >= _COLUMN_LINES for cell in row.cells) and min(widths) >= _COLUMN_WIDTH * max(widths)


def _paragraphs(row: Row, page: int, sizes: Sizes) -> Iterator[Block]:
    lines = row.cells[0].lines
    steps = [before.bottom - after.bottom for before, after in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    right = row.cells[0].right
    held: list[Fragment] = []
    for line in lines:
        if held and not _goes_on(held, line, usual, right):
            yield _block(held, page, sizes)
            held = []
        held.append(line)
    if held:
        yield _block(held, page, sizes)


def _goes_on(held: Sequence[Fragment], line: Fragment, usual: float, right: float) -> bool:
    """Tell whether a line belongs to the paragraph of the lines before it."""
    before = held[-1]
    mark = read_line(line.text)
    if mark.bullet or mark.number:
        return False
    if abs(line.height - before.height) > 0.12 * before.height or line.strong != before.strong:
        # A bold word at the start of a line makes no new paragraph.
        return line.strong != before.strong and line.text[:1].islower() and abs(line.height - before.height) <= 0.12 * before.height
    step = before.bottom - line.bottom
    if step > 1.25 * min(usual, 1.9 * line.height) or step < 0:
        return False
    # A short line ends its paragraph, unless it obviously goes on.
    ends_early = before.right < right - 0.25 * max(1.0, right - min(part.left for part in held))
    return line.text[:1].islower() or not ends_early


def _block(lines: Sequence[Fragment], page: int, sizes: Sizes) -> Block:
    text = lines[0].text
    for line in lines[1:]:
        text = goes_on_with(text, line.text)
    level = sizes.level(lines[0].height)
    if level and len(text) <= _MAX_HEADING and not read_line(text).bullet:
        return Block(kind="heading", text=text, level=level, strong=lines[0].strong, page=page)
    return Block(kind="paragraph", text=text, strong=all(line.strong for line in lines), page=page)
