"""OpenDocument texts and spreadsheets (.odt, .ods): headings, lists and tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.archive import Archive
from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.counted import counted
from checklist_engine.documents.elements import attribute, child, children, inner_text, local, whole_number
from checklist_engine.documents.odt_numbering import Counter, Level, read_levels
from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["read_odt"]

_CLAUSE = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?")
_UNSEEN = {"annotation", "note", "tracked-changes", "hidden-text", "ruby-text", "forms", "desc", "title", "sequence-decls"}
_INDEXES = {"table-of-content", "alphabetical-index", "illustration-index", "table-index", "bibliography", "user-index", "object-index"}
_MANIFEST = "META-INF/manifest.xml"
_MAX_COLUMNS = 64
_MAX_ROWS = 10_000
_MAX_ANCESTORS = 20


class _Style(msgspec.Struct, frozen=True):
    """The chain of names of a style up to its last ancestor, and whether it is bold."""

    names: tuple[str, ...]
    strong: bool
    list_style: str | None


def read_odt(data: bytes, source: str) -> Document:
    """Return the blocks of an OpenDocument text, or the rows of an OpenDocument spreadsheet.

    Raises:
        InputError: `damaged-document`, `password`, `too-large` or `unknown-document`.

    """
    archive = Archive(data, source)
    if _MANIFEST in archive.names and any(local(part.tag) == "encryption-data" for part in archive.xml(_MANIFEST).iter()):
        what = say("a password protects the document")
        raise InputError(Problem(code="password", where=source, what=what, hint=say("open it, and save it without password")))
    content = archive.xml("content.xml")
    body = child(content, "body")
    text, sheets = child(body, "text"), child(body, "spreadsheet")
    meta = child(archive.xml("meta.xml"), "meta") if "meta.xml" in archive.names else None
    title, language = inner_text(child(meta, "title")) or None, inner_text(child(meta, "language")) or None
    if sheets is not None:
        shown, hidden = _sheets(content, sheets)
        rows = tuple(row for sheet in shown for row in _sheet_rows(sheet))
        return Document(kind="ods", blocks=rows, title=title, language=language, notes=tuple(_hidden_notes(shown, hidden)))
    if text is None:
        what = say("the archive holds no OpenDocument text or spreadsheet")
        raise InputError(Problem(code="unknown-document", where=source, what=what, hint=say("save it as .odt")))
    styles = archive.xml("styles.xml") if "styles.xml" in archive.names else None
    walk = _Walk(content, styles)
    return Document(kind="odt", blocks=tuple(walk.blocks(text)), title=title, language=language, notes=tuple(walk.notes()))


class _Walk:
    """One walk through a text: it counts numbers and what it leaves out."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        groups = [group for root in (styles, content) for name in ("styles", "automatic-styles") for group in children(root, name)]
        found = {attribute(style, "name") or "": style for group in groups for style in children(group, "style")}
        self._styles = {name: _style(name, found) for name in found}
        self._lists = {attribute(style, "name") or "": read_levels(style) for group in groups for style in children(group, "list-style")}
        outline = next((style for group in groups for style in children(group, "outline-style")), None)
        self._outline = Counter(read_levels(outline) if outline is not None else (Level(),))
        self._counters: dict[str, Counter] = {}
        self._tables = self._contents = self._footnotes = self._deleted = self._comments = self._hidden = 0
        margins = ("header", "footer", "header-first", "footer-first", "header-left", "footer-left")
        pages = children(child(styles, "master-styles"), "master-page")
        self._margins = any(inner_text(child(page, name)) for page in pages for name in margins)

    def notes(self) -> Iterator[str]:
        """Say what was left out, in sentences."""
        if self._contents:
            yield say("Left out: the table of contents and other indexes ({count}).", count=counted(self._contents, "line"))
        if self._margins:
            yield say("Left out: headers and footers.")
        if self._footnotes:
            yield say("Left out: footnotes and endnotes ({count}).", count=self._footnotes)
        if self._comments:
            yield say("Left out: comments ({count}).", count=self._comments)
        if self._hidden:
            yield say("Left out: hidden text ({count}).", count=counted(self._hidden, "place"))
        if self._deleted:
            yield say("Left out: text that tracked changes delete ({count}). Insertions were read.", count=counted(self._deleted, "place"))

    def blocks(self, parent: Element, counter: Counter | None = None, depth: int = -1) -> Iterator[Block]:
        """Yield the blocks of a text, a section, a list item or a cell; `counter` and `depth` are those of the list around."""
        first = True
        for element in parent:
            name = local(element.tag)
            if name in {"p", "h"}:
                yield from self._paragraph(element, counter if first else None, depth)
                first = False
            elif name == "list":
                yield from self._list(element, counter, depth + 1)
            elif name == "table":
                yield from self._table(element)
            elif name in _INDEXES:
                self._contents += sum(1 for part in element.iter() if local(part.tag) == "p")
            elif name == "tracked-changes":
                self._deleted += sum(1 for part in element.iter() if local(part.tag) == "deletion")
            elif name in {"section", "list-item", "list-header", "numbered-paragraph", "text-box", "frame", "g"}:
                yield from self.blocks(element, counter, depth)

    def _list(self, element: Element, around: Counter | None, depth: int) -> Iterator[Block]:
        name = attribute(element, "style-name")
        counter = around
        if name is not None and (around is None or name in self._lists):
            goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list") is not None
            if not goes_on or name not in self._counters:
                self._counters[name] = Counter(self._lists.get(name, ()))
            counter = self._counters[name]
        for item in element:
            if local(item.tag) in {"list-item", "list-header"}:
                yield from self.blocks(item, counter or Counter(()), depth)

    def _paragraph(self, element: Element, counter: Counter | None, depth: int) -> Iterator[Block]:
        name = attribute(element, "style-name") or ""
        # A style that the file does not repeat is known by its name alone.
        style = self._styles.get(name) or _Style((name,), strong=False, list_style=None)
        boxes: list[Element] = []
        strong: list[bool] = []
        text = "".join(self._text(element, boxes, strong, bold=style.strong))
        text = "\n".join(" ".join(line.split(" ")) for line in text.strip().split("\n")).strip()
        level = whole_number(attribute(element, "outline-level"), 1, 9) if local(element.tag) == "h" else 0
        if text:
            yield self._made(text, style, level, counter, depth, strong=bool(strong) and all(strong))
        for box in boxes:
            yield from self.blocks(box)

    def _made(self, text: str, style: _Style, level: int, counter: Counter | None, depth: int, *, strong: bool) -> Block:
        if style.names and {"Title", "Subtitle"} & set(style.names):
            return Block(kind="title", text=text)
        label = counter.next_label(depth) if counter is not None else ""
        if level:
            label = label or (self._outline.next_label(level - 1) if counter is None else "")
            return Block(kind="heading", text=text, level=max(1, level), number=label, strong=strong)
        if depth >= 0 and not _CLAUSE.fullmatch(label):
            return Block(kind="item", text=text, level=depth, number=label, strong=strong)
        return Block(kind="paragraph", text=text, number=label, strong=strong)

    def _text(self, element: Element, boxes: list[Element], strong: list[bool], *, bold: bool) -> Iterator[str]:
        yield _noted(element.text, strong, bold=bold)
        for part in element:
            name = local(part.tag)
            if name == "s":
                yield " "
            elif name == "tab":
                yield "\t"
            elif name == "line-break":
                yield "\n"
            elif name == "text-box":
                boxes.append(part)
            elif name == "note":
                self._footnotes += 1
            elif name in {"annotation", "hidden-text"}:
                self._comments += name == "annotation"
                self._hidden += name == "hidden-text"
            elif name not in _UNSEEN:
                style = self._styles.get(attribute(part, "style-name") or "") if name == "span" else None
                yield from self._text(part, boxes, strong, bold=bold or (style is not None and style.strong))
            yield _noted(part.tail, strong, bold=bold)

    def _table(self, element: Element) -> Iterator[Block]:
        rows = list(_rows(element))
        if all(len(cells) == 1 for cells, _ in rows):
            # A frame around text, not a table.
            for cells, _ in rows:
                yield from self.blocks(cells[0])
            return
        self._tables += 1
        table = self._tables
        above: dict[int, tuple[int, str]] = {}
        for place, (cells, header) in enumerate(rows, start=1):
            texts = _with_above(cells, [self._cell(cell) for cell in cells], above)
            if any(texts):
                yield Block(kind="row", text=" | ".join(filter(None, texts)), cells=texts, header=header, table=table, row=place)

    def _cell(self, cell: Element) -> str:
        lines = [f"- {block.text}" if block.kind == "item" else block.text for block in self.blocks(cell)]
        return "\n".join(lines).strip()


def _with_above(cells: list[Element], own: list[str], above: dict[int, tuple[int, str]]) -> tuple[str, ...]:
    """Return the texts of a row, with that of a merged cell in each row into which it reaches; `above` counts them down."""
    texts: list[str] = []
    for column, (cell, text) in enumerate(zip(cells, own, strict=True)):
        rows, held = above.pop(column, (0, ""))
        covered = local(cell.tag) == "covered-table-cell" and rows > 0
        texts.append(held if covered else text)
        down = rows - 1 if covered else whole_number(attribute(cell, "number-rows-spanned"), 1, _MAX_ROWS) - 1
        if down > 0:
            above[column] = (down, texts[-1])
    return tuple(texts)


def _noted(text: str | None, strong: list[bool], *, bold: bool) -> str:
    if text and text.strip():
        strong.append(bold)
    # A line break in the XML is a space.
    return (text or "").replace("\n", " ")


def _style(name: str, found: dict[str, Element]) -> _Style:
    names: list[str] = []
    bold: bool | None = None
    list_style: str | None = None
    step: str | None = name
    while step in found and len(names) < _MAX_ANCESTORS and step is not None:
        style = found[step]
        names += [step, attribute(style, "display-name") or step]
        weight = attribute(child(style, "text-properties"), "font-weight")
        bold = weight == "bold" if bold is None and weight is not None else bold
        list_style = list_style or attribute(style, "list-style-name")
        step = attribute(style, "parent-style-name")
    # The last ancestor may be a style that the file does not repeat.
    return _Style((*names, step or ""), strong=bool(bold), list_style=list_style)


def _rows(table: Element, *, header: bool = False) -> Iterator[tuple[list[Element], bool]]:
    for element in table:
        name = local(element.tag)
        if name == "table-row":
            yield list(_cells(element)), header
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(element, header=header or name == "table-header-rows")


def _cells(row: Element) -> Iterator[Element]:
    places = 0
    for cell in row:
        if local(cell.tag) in {"table-cell", "covered-table-cell"}:
            for _ in range(whole_number(attribute(cell, "number-columns-repeated"), 1, _MAX_COLUMNS)):
                if places < _MAX_COLUMNS:
                    places += 1
                    yield cell


def _sheets(content: Element, sheets: Element) -> tuple[list[Element], int]:
    """Return the tables that are shown, and how many are hidden."""
    styles = children(child(content, "automatic-styles"), "style")
    concealed = {attribute(style, "name") for style in styles if attribute(child(style, "table-properties"), "display") == "false"}
    tables = children(sheets, "table")
    shown = [table for table in tables if attribute(table, "display") != "false" and attribute(table, "style-name") not in concealed]
    return shown, len(tables) - len(shown)


def _sheet_rows(table: Element) -> Iterator[Block]:
    name = attribute(table, "name") or ""
    place = 0
    for row in (part for part in table.iter() if local(part.tag) == "table-row"):
        place += 1
        texts = tuple("\n".join(inner_text(line) for line in children(cell, "p")).strip() for cell in _cells(row))
        if not _is_hidden(row) and any(texts):
            while texts and not texts[-1]:
                texts = texts[:-1]
            yield Block(kind="row", text=" | ".join(filter(None, texts)), cells=texts, table=1, row=place, sheet=name)
        place += whole_number(attribute(row, "number-rows-repeated"), 1) - 1


def _is_hidden(row: Element) -> bool:
    return attribute(row, "visibility") in {"collapse", "filter"}


def _hidden_notes(shown: list[Element], hidden: int) -> Iterator[str]:
    if hidden:
        yield say("Left out: hidden sheets ({count}).", count=hidden)
    rows = sum(1 for table in shown for part in table.iter() if local(part.tag) == "table-row" and _is_hidden(part))
    if rows:
        yield say("Left out: hidden rows ({count}).", count=rows)
