"""Tables of requirements as CSV: a record is a row of a table, whatever sign parts its cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.own_reports import is_own_table, own_report
from checklist_engine.documents.text_files import decode_document
from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_csv"]

_SIGNS = (",", ";", "\t", "|")
_SEARCHED_ROWS = 50
_MAX_ROWS = 100_001
_MAX_COLUMNS = 200
# Excel writes and reads a first line that only says which sign parts the cells.
_SAYS_SIGN = "sep="


def read_csv(data: bytes, source: str) -> Document:
    """Return the rows of a table.

    Raises:
        InputError: `too-large`, `empty-input`, `not-text`, `encoding`, `damaged-document` or `own-report`.

    """
    decoded = decode_document(data, source)
    try:
        sign = max(_SIGNS, key=lambda sign: _fit(decoded.text, sign))
        blocks = tuple(_rows(decoded.text, sign))
    except csv.Error as error:
        what = say("the document is damaged: {error}", error=error)
        hint = say("open it in the program that made it, and save it again")
        raise InputError(Problem(code="damaged-document", where=source, what=what, hint=hint)) from None
    if blocks and is_own_table(blocks[0].cells):
        raise own_report(source)
    return Document(kind="csv", blocks=blocks, notes=tuple(decoded.notes))


def _fit(text: str, sign: str) -> tuple[int, int]:
    """Return how many of the first records have as many cells as most of them, where those are several, and how many cells."""
    widths = Counter(len(cells) for cells in islice(csv.reader(io.StringIO(text), delimiter=sign), _SEARCHED_ROWS) if cells)
    width, number = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(0, 0))
    return (number, width) if width > 1 else (0, 0)


def _rows(text: str, sign: str) -> Iterator[Block]:
    names = True
    for place, record in enumerate(islice(csv.reader(io.StringIO(text), delimiter=sign), _MAX_ROWS), start=1):
        cells = [cell.strip() for cell in record[:_MAX_COLUMNS]]
        if not any(cells) or (place == 1 and record[0].casefold().startswith(_SAYS_SIGN)):
            continue
        # Programs name columns in one word: `req_id`.
        cells = [cell.replace("_", " ") if names and " " not in cell else cell for cell in cells]
        names = False
        yield Block(kind="row", text=" | ".join(filter(None, cells)), cells=tuple(cells), table=1, row=place)
