"""Where a block stands, as a pointer that people can follow in the document itself.

Texts: `/sections/4.2.1/paragraphs/3`: the section by its printed number, a section without one by its title, below the nearest printed
number: `/sections/4.2/Encryption/paragraphs/1`, `/sections/Security/paragraphs/1`, a second one as `Security (2)`; then the third
paragraph or list item in it, or `tables/1/rows/5`. Before the first heading there is no section: `/paragraphs/2`. PDF:
`/pages/4/paragraphs/7`, with pages as the reader counts them. Spreadsheets: `/sheets/Requirements/rows/17`. Everything is counted
from 1; `~` and `/` in titles are written `~0` and `~1` (RFC 6901).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from checklist_engine.documents.sections import Placed

__all__ = ["Places"]

_MAX_TITLE = 60


class Places:
    """Gives the pointers of the blocks of one document, asked in their order."""

    def __init__(self) -> None:
        self._sections: Counter[str] = Counter()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._container = ""
        self._table = (0, "", 0)

    def next_pointer(self, placed: Placed) -> str:
        """Return the pointer of the next block."""
        block = placed.block
        if block.sheet:
            return join_pointer("", "sheets", block.sheet, "rows", block.row)
        container = self._next_container(placed)
        if block.kind in {"heading", "title"}:
            return container
        if not block.table:
            self._counts[container, "paragraphs"] += 1
            return join_pointer(container, "paragraphs", self._counts[container, "paragraphs"])
        if self._table[1:] != (container, block.table):
            self._counts[container, "tables"] += 1
            self._table = (self._counts[container, "tables"], container, block.table)
        return join_pointer(container, "tables", self._table[0], "rows", block.row)

    def _next_container(self, placed: Placed) -> str:
        block = placed.block
        if block.page:
            return join_pointer("", "pages", block.page)
        if block.kind == "heading":
            path = tuple(title[:_MAX_TITLE].strip() for title in placed.section.path)
            pointer = join_pointer("", "sections", *path)
            self._sections[pointer] += 1
            # A second section of the same name says so.
            self._container = pointer if self._sections[pointer] == 1 else f"{pointer} ({self._sections[pointer]})"
        return self._container
