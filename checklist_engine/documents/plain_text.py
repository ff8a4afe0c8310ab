"""Plain text: paragraphs, lists and tables as people type them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.lines import are_wrapped, join_lines, read_line
from checklist_engine.documents.own_reports import is_own_text, own_report
from checklist_engine.documents.text_files import decode_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read_text"]

# Cells end at a bar, a tab, or where three spaces align them.
_CELLS = re.compile(r"[ ]{0,200}[|\t][ ]{0,200}|[ ]{3,200}")
_RULE = re.compile(r"[\s|+:=_*#~.-]+")
_MAX_CELLS = 64


def read_text(data: bytes, source: str) -> Document:
    """Return the blocks of a plain text; empty lines end paragraphs, lines with bars or tabs are table rows.

    Raises:
        InputError: `too-large`, `empty-input`, `not-text`, `encoding` or `own-report`.

    """
    decoded = decode_document(data, source)
    if is_own_text(decoded.text):
        raise own_report(source)
    lines = decoded.text.replace("\f", "\n\n").split("\n")
    return Document(kind="text", blocks=tuple(_blocks(lines)), notes=decoded.notes)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    wrapped = are_wrapped(lines)
    tables = 0
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line)
            continue
        if _is_table(chunk):
            tables += 1
            yield from _rows(chunk, tables)
        else:
            for joined in join_lines((line for line in chunk if not _RULE.fullmatch(line)), wrapped=wrapped):
                yield Block(kind="paragraph", text=joined)
        chunk = []


def _split(line: str) -> tuple[str, ...]:
    bare = line.strip().removeprefix("|").removesuffix("|").strip()
    return tuple(_CELLS.split(bare, maxsplit=_MAX_CELLS))


def _is_table(chunk: Sequence[str]) -> bool:
    """Tell whether at least two lines have the same number of cells, and none is a list item with a tab after its mark."""
    rows = [line for line in chunk if not _RULE.fullmatch(line)]
    counts = {len(_split(line)) for line in rows}
    return len(rows) > 1 and len(counts) == 1 and min(counts) > 1 and not any(read_line(line).bullet for line in rows)


def _rows(chunk: Sequence[str], table: int) -> Iterator[Block]:
    has_rule = len(chunk) > 1 and _RULE.fullmatch(chunk[1]) is not None
    for place, line in enumerate(chunk, start=1):
        if not _RULE.fullmatch(line):
            cells = tuple(cell.strip() for cell in _split(line))
            text = " | ".join(filter(None, cells))
            yield Block(kind="row", text=text, cells=cells, header=has_rule and place == 1, table=table, row=place)
