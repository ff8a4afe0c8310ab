"""What every reader of documents gives: the blocks of a document in reading order, in one shape for all formats."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Block", "BlockKind", "Document"]

BlockKind = Literal["title", "heading", "paragraph", "item", "row"]


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A heading, a paragraph, a list item or a table row, with where it stands.

    `level` is 1 to 9 for headings and the depth from 0 for items. `number` is a printed clause number that is not part of `text`.
    `strong` says that all of it is set in bold. `cells` are those of a row, `header` marks a row of column names. `table`, `page`
    and `row` count from 1, 0 where the format has none; `sheet` is the name of a spreadsheet's sheet.
    """

    kind: BlockKind
    text: str
    level: int = 0
    number: str = ""
    strong: bool = False
    cells: tuple[str, ...] = ()
    header: bool = False
    table: int = 0
    row: int = 0
    page: int = 0
    sheet: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The blocks of a document, what its properties say, and what the reader left out.

    `kind` is the format, such as `docx`; `title` and `language` are what the file states of itself, which may be wrong.
    """

    kind: str
    blocks: tuple[Block, ...]
    title: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
