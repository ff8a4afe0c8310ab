"""Web pages (.html): headings, paragraphs, lists and tables, without scripts, navigation and page footers."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.counted import counted
from checklist_engine.documents.elements import whole_number
from checklist_engine.documents.own_reports import is_own_page, own_report
from checklist_engine.documents.text_files import decode_document
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["html_blocks", "read_html"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_ENCODINGS = re.compile(
    r"(?:iso-?8859-\d{1,2}|windows-?125\d|cp125\d|koi8-[ru]|macintosh|shift_jis|euc-(?:jp|kr)|gbk|gb2312|gb18030|big5)", re.IGNORECASE
)
_DECLARATION = re.compile(r"<[!?][^<>]{0,4000}>")
_LONELY = re.compile(r"<(?!/?[a-zA-Z][^<>]{0,4000}>)")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *_HEADINGS, "p", "div", "section", "article", "main", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "thead", "tbody",
    "tfoot", "caption", "blockquote", "pre", "address", "fieldset", "figure", "figcaption", "hr", "details", "summary", "body", "center",
}  # fmt: skip
_UNSEEN = {"script", "style", "head", "template", "noscript", "svg", "math", "select", "button", "iframe", "object", "title", "textarea"}
_AROUND = {"nav", "footer", "aside"}
_DELETED = {"del", "s", "strike"}
_VOID = {"br", "img", "hr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr", "param"}
_STRONG = {"b", "strong"}
_MAX_DEPTH = 500
_MAX_SPAN = 64
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def read_html(data: bytes, source: str) -> Document:
    """Return the blocks of a web page.

    Raises:
        InputError: `too-large`, `empty-input`, `not-text`, `encoding` or `own-report`.

    """
    if is_own_page(data):
        raise own_report(source)
    charset = _CHARSET.search(data[:4096])
    name = charset.group(1).decode("ascii") if charset else ""
    decoded = decode_document(data, source, name if _ENCODINGS.fullmatch(name) else None)
    page = _read(decoded.text)
    left_out: list[str] = []
    if page.around:
        left_out.append(say("Left out: navigation, side notes and page footers ({count}).", count=counted(page.around, "part")))
    if page.hidden:
        left_out.append(say("Left out: hidden or deleted text ({count}).", count=counted(page.hidden, "place")))
    title = " ".join("".join(page.title).split()) or None
    return Document(kind="html", blocks=tuple(page.blocks), title=title, language=page.language, notes=(*decoded.notes, *left_out))


def html_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a piece of HTML, such as a table in Markdown."""
    return tuple(_read(text).blocks)


def _read(text: str) -> _Page:
    page = _Page()
    page.feed(_tamed(text))
    page.close()
    page.finish()
    return page


def _tamed(text: str) -> str:
    """Return HTML of which a parser makes sense in one go: without comments and declarations, with `<` escaped where it opens no tag.

    The parser of the standard library looks for the end of each unclosed tag and comment through the rest of the text.
    """
    first, *others = text.split("<!--")
    bare = "".join((first, *(part.partition("-->")[2] for part in others)))
    return _LONELY.sub("&lt;", _DECLARATION.sub("", bare))


class _Table(msgspec.Struct):
    """A table that is being read."""

    number: int
    rows: int = 0
    cells: list[str] | None = None
    header: bool = True
    cell: list[str] | None = None
    span: int = 1
    down: int = 1
    inner: int = 0
    # By column: for how many rows a cell from above goes on, and its text; `begun` are those of this row.
    above: dict[int, tuple[int, str]] = {}
    begun: dict[int, tuple[int, str]] = {}


class _Page(HTMLParser):
    """Reads tags in their order; it builds no tree, so that depth and unclosed tags do no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.title: list[str] = []
        self.language: str | None = None
        self.around = self.hidden = 0
        self._concealed: list[str] = []
        self._open: list[str] = []
        self._unseen = 0
        self._text: list[str] = []
        self._strong: list[bool] = []
        self._kind: tuple[str, int] = ("p", 0)
        self._term = ""
        self._lists: list[int | None] = []
        self._tables = 0
        self._table: _Table | None = None
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag == "br":
            self._text.append("\n")
        if tag == "html":
            self.language = self.language or dict(attrs).get("lang") or None
        self._in_title = self._in_title or (tag == "title" and not self.title)
        if self._concealed or tag in _DELETED or (tag not in _VOID and _is_concealed(dict(attrs))):
            self._conceal(tag)
            return
        if tag in _UNSEEN or tag in _AROUND or self._unseen:
            self._skip(tag)
            return
        if tag in _BLOCKS:
            self._begin(tag, dict(attrs))
        if tag not in _VOID and len(self._open) < _MAX_DEPTH and tag in _STRONG:
            self._open.append(tag)

    def _conceal(self, tag: str) -> None:
        if not self._concealed:
            if tag in _BLOCKS:
                self._flush()
            self.hidden += 1
        if tag not in _VOID:
            self._concealed.append(tag)

    def _reveal(self, tag: str) -> None:
        """End an element of what is hidden; one that was never begun ends nothing, one that was not ended ends with those around it."""
        if tag in self._concealed:
            while self._concealed.pop() != tag:
                pass

    def _skip(self, tag: str) -> None:
        if tag in _VOID or tag == "head":
            return
        if not self._unseen and tag in _AROUND:
            self.around += 1
        if tag in _UNSEEN or tag in _AROUND:
            if not self._unseen:
                self._flush()
            self._unseen += 1

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        self._in_title = self._in_title and tag != "title"
        if self._concealed:
            self._reveal(tag)
        elif tag in (_UNSEEN - {"head"}) | _AROUND:
            self._unseen = max(0, self._unseen - 1)
        elif not self._unseen:
            if tag in _STRONG and self._open:
                self._open.pop()
            if tag in _BLOCKS:
                self._end(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._in_title:
            self.title.append(data)
        elif not self._unseen and not self._concealed:
            self._text.append(re.sub(r"\s+", " ", data))
            if data.strip():
                self._strong.append(bool(self._open))

    def finish(self) -> None:
        """Give out what is still open at the end of the page."""
        self._flush()
        if self._term:
            self.blocks.append(Block(kind="paragraph", text=self._term))
        self._end_row()

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        table = self._table
        if table is not None:
            self._begin_in_table(tag, attributes, table)
            return
        self._flush()
        if tag == "table":
            self._tables += 1
            self._table = _Table(self._tables)
        elif tag in _HEADINGS:
            self._kind = ("h", _HEADINGS[tag])
        elif tag in {"ul", "ol"}:
            start = attributes.get("start") or "1"
            first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1  # noqa: PLR2004 - a list is not longer
            self._lists.append((first - 1) if tag == "ol" else None)
        elif tag == "li":
            if self._lists and (count := self._lists[-1]) is not None:
                self._lists[-1] = count + 1
            self._kind = ("li", max(0, len(self._lists) - 1))
        elif tag in {"dt", "dd"}:
            self._kind = (tag, 0)

    def _begin_in_table(self, tag: str, attributes: dict[str, str | None], table: _Table) -> None:
        if tag == "table":
            table.inner += 1
        elif table.inner:
            self._text.append("\n")
        elif tag == "tr":
            self._end_row()
        elif tag in {"td", "th"}:
            self._end_cell()
            table.cells = table.cells if table.cells is not None else []
            table.header = table.header and tag == "th"
            table.cell = []
            table.span = max(1, whole_number(attributes.get("colspan"), 1, _MAX_SPAN))
            table.down = max(1, whole_number(attributes.get("rowspan"), 1, _MAX_SPAN))
        elif tag == "li":
            self._text.append("\n- ")
        else:
            self._text.append("\n")

    def _end(self, tag: str) -> None:
        table = self._table
        if table is not None:
            if tag == "table" and table.inner:
                table.inner -= 1
            elif tag == "table":
                self._end_row()
                self._table = None
                self._text.clear()
            elif tag == "tr" and not table.inner:
                self._end_row()
            elif tag in {"td", "th"} and not table.inner:
                self._end_cell()
            else:
                self._text.append("\n")
            return
        self._flush()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def _end_cell(self) -> None:
        table = self._table
        if table is not None and table.cell is not None and table.cells is not None:
            _take_above(table)
            text = _clean(self._text)
            if table.down > 1:
                table.begun.update({len(table.cells) + place: (table.down - 1, "" if place else text) for place in range(table.span)})
            table.cells += [text, *[""] * (table.span - 1)]
            table.cell = None
        self._text.clear()
        self._strong.clear()

    def _end_row(self) -> None:
        table = self._table
        if table is None:
            return
        self._end_cell()
        if table.cells is not None:
            _take_above(table)
            left = {place: (rows - 1, text) for place, (rows, text) in table.above.items() if rows > 1}
            table.above, table.begun = left | table.begun, {}
            table.rows += 1
            cells = tuple(table.cells)
            if any(cells):
                row = table.rows
                text = " | ".join(filter(None, cells))
                self.blocks.append(Block(kind="row", text=text, cells=cells, header=table.header, table=table.number, row=row))
        table.cells, table.header = None, True

    def _flush(self) -> None:
        if self._table is not None:
            return
        text = _clean(self._text)
        strong = bool(self._strong) and all(self._strong)
        self._text.clear()
        self._strong.clear()
        name, level = self._kind
        if not text:
            return
        self._kind = ("p", 0)
        term, self._term = self._term, ""
        if term and name != "dd":
            self.blocks.append(Block(kind="paragraph", text=term))
            term = ""
        if name == "h":
            self.blocks.append(Block(kind="heading", text=text.replace("\n", " "), level=level, strong=strong))
        elif name == "li":
            count = self._lists[-1] if self._lists else None
            self.blocks.append(Block(kind="item", text=text, level=level, number=f"{count}." if count is not None else "", strong=strong))
        elif name == "dt":
            self._term = text
        else:
            self.blocks.append(Block(kind="paragraph", text=f"{term.rstrip(':')}: {text}" if term else text, strong=strong))


def _is_concealed(attributes: dict[str, str | None]) -> bool:
    # Links that jump over the head of a page show only to those who go through it by keyboard.
    jumps = (attributes.get("href") or "").startswith("#") and "skip" in (attributes.get("class") or "").lower()
    return jumps or "hidden" in attributes or _NOT_SHOWN.search(attributes.get("style") or "") is not None


def _take_above(table: _Table) -> None:
    """Fill the columns into which cells of the rows above reach: each row says what it stands under."""
    cells = table.cells if table.cells is not None else []
    while len(cells) in table.above and len(cells) < _MAX_SPAN:
        cells.append(table.above[len(cells)][1])


def _clean(parts: Sequence[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
