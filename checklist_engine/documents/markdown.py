"""Markdown (.md), as CommonMark with tables; HTML in it is read as HTML."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.counted import counted
from checklist_engine.documents.html import html_blocks
from checklist_engine.documents.lines import are_wrapped, join_lines
from checklist_engine.documents.markdown_source import with_table_lines, without_commands
from checklist_engine.documents.own_reports import is_own_page, own_report
from checklist_engine.documents.text_files import decode_document
from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

__all__ = ["read_markdown"]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^(title|lang|language)[ \t]*:[ \t]*[\"']?([^\"'\n]{1,300})", re.IGNORECASE | re.MULTILINE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# What ends a line for good, unlike one that is broken at a width.
_END = "\v"
_MAX_CHARACTERS = 4 * 1024 * 1024
_MAX_NESTING = 60


def read_markdown(data: bytes, source: str) -> Document:
    """Return the blocks of a Markdown text.

    Raises:
        InputError: `too-large`, `empty-input`, `not-text`, `encoding` or `own-report`.

    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - an optional library

    if is_own_page(data):
        raise own_report(source)

    decoded = decode_document(data, source)
    if len(decoded.text) > _MAX_CHARACTERS:
        what = say("the document has {size:,} characters; at most {most:,} are read", size=len(decoded.text), most=_MAX_CHARACTERS)
        raise InputError(Problem(code="too-large", where=source, what=what, hint=say("split it")))
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(decoded.text)
    if front is not None:
        fields = {name.lower(): value.strip() for name, value in _FIELD.findall(front.group(1))}
    text, commands = without_commands(decoded.text[front.end() if front else 0 :])
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING}).enable("table")
    tokens = parser.parse(with_table_lines(text))
    walk = _Walk(wrapped=are_wrapped(_lines_of_paragraphs(tokens)))
    walk.read(tokens)
    left_out = [say("Left out: blocks of code ({count}).", count=walk.code)] if walk.code else []
    if commands:
        left_out.append(say("Left out: commands of a page builder ({count}).", count=counted(commands, "line")))
    return Document(
        kind="markdown",
        blocks=tuple(walk.blocks),
        title=fields.get("title"),
        language=fields.get("language") or fields.get("lang"),
        notes=(*decoded.notes, *left_out),
    )


def _lines_of_paragraphs(tokens: list[Token]) -> list[str]:
    """Return the lines of paragraphs, with an empty one after each: tables have lines of any length."""
    paragraphs = [token.content for before, token in pairwise(tokens) if token.type == "inline" and before.type == "paragraph_open"]
    return [line for paragraph in paragraphs for line in (*paragraph.split("\n"), "")]


class _Walk:
    """One walk through the tokens of a text."""

    def __init__(self, *, wrapped: bool) -> None:
        self.blocks: list[Block] = []
        self.code = 0
        self._wrapped = wrapped
        self._lists = 0
        self._item: str | None = None
        self._heading = 0
        self._tables = self._rows = 0
        self._cells: list[str] | None = None
        self._header = False

    def read(self, tokens: list[Token]) -> None:
        """Take all tokens in their order."""
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                    self._lists += token.nesting
                case "list_item_open":
                    self._item = f"{token.info}{token.markup}" if token.info else ""
                case "heading_open" | "heading_close":
                    self._heading = int(token.tag[1:]) if token.nesting == 1 else 0
                case "inline":
                    self._inline(token)
                case "fence":
                    self.code += 1
                case "code_block":
                    self._add_lines([token.content], strong=False)
                case "html_block":
                    self._html(token.content)
                case _:
                    self._table(token)

    def _table(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self._tables += 1
                self._rows = 0
            case "thead_open" | "thead_close":
                self._header = token.nesting == 1
            case "tr_open":
                self._cells = []
                self._rows += 1
            case "tr_close":
                cells = tuple(self._cells or ())
                self._cells = None
                if self._header and not any(cells):
                    self._rows -= 1
                elif any(cells):
                    self.blocks.append(
                        Block(
                            kind="row",
                            text=" | ".join(filter(None, cells)),
                            cells=cells,
                            header=self._header,
                            table=self._tables,
                            row=self._rows,
                        )
                    )

    def _html(self, content: str) -> None:
        for block in html_blocks(content):
            if block.table and block.row == 1:
                self._tables += 1
            self.blocks.append(msgspec.structs.replace(block, table=self._tables) if block.table else block)

    def _inline(self, token: Token) -> None:
        strong: list[bool] = []
        text = "".join(_text(token.children or [], strong))
        lines = text.split(_END)
        text = text.replace(_END, "\n")
        bold = bool(strong) and all(strong)
        if self._cells is not None:
            self._cells.append("\n".join(" ".join(line.split()) for line in text.split("\n")).strip())
        elif self._heading:
            if text.strip():
                self.blocks.append(Block(kind="heading", text=" ".join(text.split()), level=self._heading, strong=bold))
        else:
            self._add_lines(lines, strong=bold)

    def _add_lines(self, pieces: Sequence[str], *, strong: bool) -> None:
        for joined in (line for piece in pieces for line in join_lines(piece.split("\n"), wrapped=self._wrapped)):
            if self._lists:
                number, self._item = self._item or "", None
                self.blocks.append(Block(kind="item", text=joined.strip(), level=self._lists - 1, number=number, strong=strong))
            else:
                self.blocks.append(Block(kind="paragraph", text=joined, strong=strong))


def _text(tokens: list[Token], strong: list[bool]) -> Iterator[str]:
    """Yield the text of a paragraph without marks; `strong` tells of each piece whether it is bold."""
    bold = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "text" | "code_inline":
                if token.content.strip():
                    strong.append(bold > 0)
                yield token.content
            case "softbreak":
                yield "\n"
            case "hardbreak":
                yield _END
            case "html_inline":
                yield _END if _BREAK.fullmatch(token.content) else ""
