"""PDF documents with text: paragraphs, headings by size, lists and table rows, page by page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, NoReturn

import msgspec

from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.lines import is_contents_line
from checklist_engine.documents.pdf_fragments import PdfText
from checklist_engine.documents.pdf_paragraphs import page_blocks
from checklist_engine.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.documents.pdf_fragments import Fragment, Page

__all__ = ["read_pdf"]

_SECONDS = 300
_WORKER = "checklist_engine.documents.pdf_worker"
_PAGE_NUMBER = re.compile(r"[^\W\d_]{0,10}\.?\s{0,3}[-\u2013]?\s?\d{1,4}\s?[-\u2013]?(?:\s{0,3}(?:/|[^\W\d_]{1,4})\s{0,3}\d{1,4})?")
_MAX_PARAGRAPH = 20_000
_MARGIN = 0.12
_SHARE = 0.3
_OCR = "run text recognition (OCR) on it, for example with OCRmyPDF, and give the result"


def read_pdf(data: bytes, source: str) -> Document:
    """Return the blocks of a PDF, without what repeats at the top and bottom of pages.

    Raises:
        InputError: `no-text`, `password`, `too-large` or `damaged-document`.

    """
    text = _extract(data, source)
    letters = sum(character.isalpha() for page in text.pages for fragment in page.fragments for character in fragment.text)
    unknown = sum(_is_unknown(character) for page in text.pages for fragment in page.fragments for character in fragment.text)
    if letters == 0 or unknown > letters:
        what = f"none of the {len(text.pages)} pages holds text that can be read; it looks like a scan" if text.pages else "it has no pages"
        raise InputError(Problem(code="no-text", where=source, what=what, expected="a PDF with text", hint=_OCR))
    running = _running_lines(text.pages)
    size = _body_height(text.pages)
    blocks: list[Block] = []
    contents = repeated = 0
    for number, page in enumerate(text.pages, start=1):
        kept = [fragment for fragment in page.fragments if not _is_running(fragment, page, running)]
        lines = [fragment for fragment in kept if not is_contents_line(fragment.text)]
        repeated += len(page.fragments) - len(kept)
        contents += len(kept) - len(lines)
        blocks += _numbered(page_blocks(lines, number, size), blocks)
    return Document(
        kind="pdf", blocks=tuple(_joined(blocks)), title=text.title.strip() or None, notes=tuple(_notes(text, repeated, contents))
    )


def _extract(data: bytes, source: str) -> PdfText:
    """Return the text of the pages, read by a process of its own."""
    command = [sys.executable, "-I", "-m", _WORKER] if sys.flags.isolated else [sys.executable, "-m", _WORKER]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - no word of it is the user's
    except subprocess.TimeoutExpired:
        what = f"reading the PDF took more than {_SECONDS // 60} minutes"
        raise InputError(
            Problem(code="too-large", where=source, what=what, hint="save the pages with requirements as a PDF of their own")
        ) from None
    try:
        text = msgspec.msgpack.decode(done.stdout, type=PdfText)
    except (msgspec.DecodeError, UnicodeDecodeError):
        _damaged(source, "the pages cannot be read")
    if text.problem == "password":
        what = "a password protects the PDF"
        raise InputError(Problem(code="password", where=source, what=what, hint="open it, and save it without password"))
    if text.problem:
        _damaged(source, text.problem)
    return text


def _damaged(source: str, why: str) -> NoReturn:
    hint = "open it in a PDF reader, and save or print it as a PDF again"
    raise InputError(Problem(code="damaged-document", where=source, what=f"the PDF is damaged: {why}", hint=hint))


def _is_unknown(character: str) -> bool:
    return character == "\ufffd" or "\ue000" <= character <= "\uefff"


def _body_height(pages: Sequence[Page]) -> float:
    """Return the height of the letters in which most of the text is set."""
    heights: Counter[float] = Counter()
    for page in pages:
        for fragment in page.fragments:
            heights[round(fragment.height * 2) / 2] += len(fragment.text)
    return heights.most_common(1)[0][0]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _in_margin(fragment: Fragment, page: Page) -> bool:
    return fragment.bottom > page.height * (1 - _MARGIN) or fragment.top < page.height * _MARGIN


def _running_lines(pages: Sequence[Page]) -> frozenset[str]:
    """Return the lines that stand in the margin of many pages; numbers in them may differ."""
    counts = Counter(shape for page in pages for shape in {_shape(part.text) for part in page.fragments if _in_margin(part, page)})
    least = max(3, len(pages) * _SHARE)
    return frozenset(shape for shape, count in counts.items() if count >= least)


def _is_running(fragment: Fragment, page: Page, running: frozenset[str]) -> bool:
    return _in_margin(fragment, page) and (_shape(fragment.text) in running or _PAGE_NUMBER.fullmatch(fragment.text.strip()) is not None)


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, with a paragraph that goes on at the top of the next page in one piece."""
    held: Block | None = None
    for block in blocks:
        if held is None:
            held = block
            continue
        breaks_off = held.kind in {"paragraph", "item"} and not held.text.rstrip().endswith((".", ":", ";", "!", "?"))
        if (
            breaks_off
            and len(held.text) <= _MAX_PARAGRAPH
            and block.kind == "paragraph"
            and block.page == held.page + 1
            and block.text[:1].islower()
        ):
            held = msgspec.structs.replace(held, text=f"{held.text} {block.text}")
            continue
        yield held
        held = block
    if held is not None:
        yield held


def _numbered(page: Iterator[Block], before: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of a page with tables numbered through the document; one that goes on from the last page keeps its number."""
    last = before[-1] if before else None
    count = next((block.table for block in reversed(before) if block.table), 0)
    shift = count
    for place, block in enumerate(page):
        if place == 0 and block.table and last is not None and last.table and len(last.cells) == len(block.cells):
            shift = count - 1
        yield msgspec.structs.replace(block, table=block.table + shift) if block.table else block


def _notes(text: PdfText, repeated: int, contents: int) -> Iterator[str]:
    if repeated:
        yield f"Left out: page headers, footers and page numbers ({repeated} lines)."
    if contents:
        yield f"Left out: the table of contents ({contents} lines)."
    pictures = [str(number) for number, page in enumerate(text.pages, start=1) if page.pictures and not page.fragments]
    if pictures:
        shown = ", ".join(pictures[:12]) + (" …" if len(pictures) > 12 else "")  # noqa: PLR2004 - a line's worth
        yield f"Pages without text that hold pictures, perhaps scans: {shown}. To read them, {_OCR}."
    if text.left_over:
        yield f"Left out: the last {text.left_over} pages; the document is too long."
