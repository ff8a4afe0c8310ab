"""Word documents (.docx): paragraphs with the numbers that Word prints, lists, tables, content controls."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from checklist_engine.documents.archive import Archive
from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.counted import counted
from checklist_engine.documents.docx_numbering import Numbering
from checklist_engine.documents.docx_styles import Style, is_on, list_of, read_styles
from checklist_engine.documents.elements import attribute, child, children, inner_text, local, whole_number
from checklist_engine.documents.own_reports import is_own_word, own_report
from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["read_docx"]

_MAIN = "word/document.xml"
_CLAUSE = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?")
# Content that a reader of the document does not see, or sees elsewhere.
_UNSEEN = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "fldData", "Fallback", "object"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_PLAIN = Style()


def read_docx(data: bytes, source: str) -> Document:
    """Return the blocks of a Word document, with insertions accepted and deletions left out.

    Raises:
        InputError: `damaged-document`, `too-large`, `unknown-document` or `own-report`.

    """
    archive = Archive(data, source)
    main = _target(archive, "_rels/.rels", "/officeDocument") or _MAIN
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        what = say("the archive holds no Word document")
        raise InputError(Problem(code="unknown-document", where=source, what=what, hint=say("save it as .docx in Word or LibreOffice")))
    core = _part(archive, _target(archive, "_rels/.rels", "/core-properties"))
    if is_own_word(*(inner_text(child(core, key)) for key in ("creator", "lastModifiedBy", "category"))):
        raise own_report(source)
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    styles = _part(archive, _target(archive, relations, "/styles", folder))
    walk = _Walk(read_styles(styles), Numbering(_part(archive, _target(archive, relations, "/numbering", folder))))
    blocks = tuple(walk.blocks(body))
    language = attribute(child(styles, "docDefaults", "rPrDefault", "rPr", "lang"), "val")
    return Document(
        kind="docx",
        blocks=blocks,
        title=inner_text(child(core, "title")) or None,
        language=inner_text(child(core, "language")) or language,
        notes=tuple(walk.notes(archive.names)),
    )


def _part(archive: Archive, name: str | None) -> Element | None:
    return archive.xml(name) if name in archive.names and name is not None else None


def _target(archive: Archive, relations: str, kind: str, folder: str = "") -> str | None:
    """Return the name of the part that a relation of this kind leads to, or None."""
    for relation in _part(archive, relations) or ():
        target = attribute(relation, "Target")
        if target is not None and (attribute(relation, "Type") or "").endswith(kind):
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return None


class _Walk:
    """One walk through a body: it counts numbers and what it leaves out."""

    def __init__(self, styles: dict[str, Style], numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self._tables = self._contents = self._deleted = self._hidden = self._footnotes = self._comments = 0

    def notes(self, names: frozenset[str]) -> Iterator[str]:
        """Say what was left out, in sentences."""
        if self._contents:
            yield say("Left out: the table of contents ({count}).", count=counted(self._contents, "line"))
        if any(re.fullmatch(r"word/(?:header|footer)\d*\.xml", name) for name in names):
            yield say("Left out: headers and footers.")
        if self._footnotes:
            yield say("Left out: footnotes and endnotes ({count}).", count=self._footnotes)
        if self._comments:
            yield say("Left out: comments ({count}).", count=self._comments)
        if self._deleted:
            yield say("Left out: text that tracked changes delete ({count}). Insertions were read.", count=counted(self._deleted, "place"))
        if self._hidden:
            yield say("Left out: hidden text ({count}).", count=counted(self._hidden, "place"))

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Yield the blocks of a body, a cell or a content control."""
        for element in parent:
            match local(element.tag):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case "sdt":
                    if _is_contents(element):
                        self._contents += sum(1 for part in element.iter() if local(part.tag) == "p")
                    else:
                        yield from self.blocks(content) if (content := child(element, "sdtContent")) is not None else ()
                case "ins" | "moveTo" | "customXml" | "smartTag" | "AlternateContent" | "Choice":
                    yield from self.blocks(element)
                case _:
                    pass

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = self._styles.get(attribute(child(properties, "pStyle"), "val") or "", _PLAIN)
        boxes: list[Element] = []
        strong: list[bool] = []
        text = "".join(self._text(element, style, boxes, strong))
        text = "\n".join(" ".join(line.split(" ")) for line in text.strip().split("\n")).strip()
        outline = attribute(child(properties, "outlineLvl"), "val")
        heading = style.heading if outline is None else (whole_number(outline, 9) + 1) % 10
        stated = list_of(properties)
        numbered = style.numbering if stated is None else (stated[0] or (style.numbering or ("0", 0))[0], stated[1])
        if style.contents:
            self._contents += bool(text)
        elif text:
            yield self._made(text, style, heading, numbered, strong=bool(strong) and all(strong))
        for box in boxes:
            yield from self.blocks(box)

    def _made(self, text: str, style: Style, heading: int, numbered: tuple[str, int] | None, *, strong: bool) -> Block:
        in_list = numbered is not None and numbered[0] != "0"
        label = self._numbering.next_label(*numbered) if in_list and numbered is not None else ""
        if style.title:
            return Block(kind="title", text=text, number=label)
        if heading:
            return Block(kind="heading", text=text, level=heading, number=label, strong=strong)
        if (in_list or style.bullet) and not _CLAUSE.fullmatch(label):
            return Block(
                kind="item", text=text, level=max(style.depth, numbered[1] if in_list and numbered else 0), number=label, strong=strong
            )
        return Block(kind="paragraph", text=text, number=label, strong=strong)

    def _text(self, element: Element, style: Style, boxes: list[Element], strong: list[bool]) -> Iterator[str]:
        """Yield the visible text; text boxes are put aside, and `strong` tells of each run whether it is bold."""
        for part in element:
            name = local(part.tag)
            if name == "t":
                yield part.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "txbxContent":
                boxes.append(part)
            elif name in {"footnoteReference", "endnoteReference"}:
                self._footnotes += 1
            elif name == "commentReference":
                self._comments += 1
            elif name in _UNSEEN:
                self._deleted += name in {"del", "moveFrom"} and any(local(inner.tag) == "r" for inner in part)
            elif name == "r":
                yield from self._run(part, style, boxes, strong)
            elif name != "sdt" or child(part, "sdtPr", "showingPlcHdr") is None:
                yield from self._text(part, style, boxes, strong)

    def _run(self, run: Element, style: Style, boxes: list[Element], strong: list[bool]) -> Iterator[str]:
        properties = child(run, "rPr")
        vanish = is_on(properties, "vanish")
        if vanish or (vanish is None and style.hidden):
            self._hidden += child(run, "t") is not None
            return
        text = "".join(self._text(run, style, boxes, strong))
        if text.strip():
            bold = is_on(properties, "b")
            strong.append(style.strong if bold is None else bold)
        yield text

    def _table(self, element: Element) -> Iterator[Block]:
        rows = list(_rows(element))
        if all(len(row) == 1 for _, row in rows):
            # A frame around text, not a table.
            for _, row in rows:
                yield from self.blocks(row[0])
            return
        self._tables += 1
        table = self._tables
        above: list[str] = []
        for place, (properties, cells) in enumerate(rows, start=1):
            texts: list[str] = []
            for cell in cells:
                merged = child(cell, "tcPr", "vMerge")
                goes_on = merged is not None and (attribute(merged, "val") or "continue") == "continue"
                text = above[len(texts)] if goes_on and len(texts) < len(above) else self._cell(cell)
                span = max(1, whole_number(attribute(child(cell, "tcPr", "gridSpan"), "val"), 1, 64))
                texts += [text, *[""] * (span - 1)]
            above = texts
            if any(texts):
                header = is_on(properties, "tblHeader") or False
                yield Block(kind="row", text=" | ".join(filter(None, texts)), cells=tuple(texts), header=header, table=table, row=place)

    def _cell(self, cell: Element) -> str:
        lines = [f"- {block.text}" if block.kind == "item" else block.text for block in self.blocks(cell)]
        return "\n".join(lines).strip()


def _rows(table: Element) -> Iterator[tuple[Element | None, list[Element]]]:
    """Yield the properties and the cells of each row, through content controls and tracked insertions."""
    for element in table:
        name = local(element.tag)
        if name == "tr":
            properties = child(element, "trPr")
            if child(properties, "del") is None:
                yield properties, list(_cells(element))
        elif name in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        name = local(element.tag)
        if name == "tc":
            yield element
        elif name in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(element)


def _is_contents(control: Element) -> bool:
    gallery = attribute(child(control, "sdtPr", "docPartObj", "docPartGallery"), "val")
    return gallery is not None and gallery.casefold() in {"table of contents", "bibliographies"} and bool(children(control, "sdtContent"))
