"""PDF documents with text: paragraphs, headings by size, lists and table rows, page by page."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import reduce
from typing import TYPE_CHECKING, NoReturn

import msgspec

from checklist_engine.documents.block import Block, Document
from checklist_engine.documents.counted import counted
from checklist_engine.documents.lines import goes_on_with, is_contents_line, read_line
from checklist_engine.documents.own_reports import own_report
from checklist_engine.documents.pdf_fragments import PdfText
from checklist_engine.documents.pdf_paragraphs import page_blocks
from checklist_engine.documents.pdf_sizes import sizes_of
from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say, say_counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from checklist_engine.documents.pdf_fragments import Fragment, Page

__all__ = ["read_pdf", "result_in_pdf"]

_SECONDS = 300
_WORKER = "checklist_engine.documents.pdf_worker"
_PAGE_NUMBER = re.compile(r"[^\W\d_]{0,10}\.?\s{0,3}[-\u2013]?\s?\d{1,4}\s?[-\u2013]?(?:\s{0,3}(?:/|[^\W\d_]{1,4})\s{0,3}\d{1,4})?")
_DIGITS = re.compile(r"\d+")
_MAX_PARAGRAPH = 20_000
_MARGIN = 0.12
_SHARE = 0.3
_OCR = say("run text recognition (OCR) on it, for example with OCRmyPDF, and give the result")


def read_pdf(data: bytes, source: str) -> Document:
    """Return the blocks of a PDF, without what repeats at the top and bottom of pages.

    Raises:
        InputError: `no-text`, `password`, `too-large`, `damaged-document` or `own-report`.

    """
    text = _extract(data, source)
    if text.is_own:
        raise own_report(source)
    letters = sum(character.isalpha() for page in text.pages for fragment in page.fragments for character in fragment.text)
    unknown = sum(_is_unknown(character) for page in text.pages for fragment in page.fragments for character in fragment.text)
    if letters == 0 or unknown > letters:
        what: str = say("it has no pages")
        if text.pages:
            what = say_counted(
                "no text can be read on its {count:,} page; it looks like a scan",
                "no text can be read on its {count:,} pages; it looks like a scan",
                len(text.pages),
            )
        raise InputError(Problem(code="no-text", where=source, what=what, expected=say("a PDF with text"), hint=_OCR))
    running = _running_lines(text.pages)
    sizes = sizes_of(text.pages)
    blocks: list[Block] = []
    contents = repeated = 0
    for number, page in enumerate(text.pages, start=1):
        kept = _without_running(page, running)
        lines = [fragment for fragment in kept if not is_contents_line(fragment.text)]
        repeated += len(page.fragments) - len(kept)
        contents += len(kept) - len(lines)
        blocks += _numbered(page_blocks(lines, number, sizes), blocks)
    return Document(
        kind="pdf", blocks=tuple(_joined(blocks)), title=text.title.strip() or None, notes=tuple(_notes(text, repeated, contents))
    )


def result_in_pdf(data: bytes, source: str) -> bytes:
    """Return the result, as `check --format json` writes it, that is attached to a report of ours; nothing where none is.

    Raises:
        InputError: `password`, `too-large` or `damaged-document`.

    """
    return _extract(data, source).result


def _extract(data: bytes, source: str) -> PdfText:
    """Return the text of the pages, read by a process of its own."""
    # The paths of this process, so that the other one finds the same modules wherever it is started.
    code = f"import sys; sys.path[:] = {sys.path!r}; from {_WORKER} import main; main()"
    command = [sys.executable, *(["-I"] if sys.flags.isolated else []), "-c", code]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - no word of it is the user's
    except subprocess.TimeoutExpired:
        what = say("reading the PDF took more than {minutes} minutes", minutes=_SECONDS // 60)
        raise InputError(
            Problem(code="too-large", where=source, what=what, hint=say("save the pages with requirements as a PDF of their own"))
        ) from None
    try:
        text = msgspec.msgpack.decode(done.stdout, type=PdfText)
    except (msgspec.DecodeError, UnicodeDecodeError):
        _damaged(source, say("the pages cannot be read"))
    if text.problem == "password":
        what = say("a password protects the PDF")
        raise InputError(Problem(code="password", where=source, what=what, hint=say("open it, and save it without password")))
    if text.problem:
        _damaged(source, text.problem)
    return text


def _damaged(source: str, why: str) -> NoReturn:
    hint = say("open it in a PDF reader, and save or print it as a PDF again")
    raise InputError(Problem(code="damaged-document", where=source, what=say("the PDF is damaged: {why}", why=why), hint=hint))


def _is_unknown(character: str) -> bool:
    return character == "\ufffd" or "\ue000" <= character <= "\uefff"


def _shape(fragment: Fragment) -> tuple[str, int]:
    """Return a text without its numbers, and how high it stands, in steps of four points."""
    return _DIGITS.sub("#", fragment.text.casefold()), round(fragment.bottom / 4)


def _in_margin(fragment: Fragment, page: Page) -> bool:
    return fragment.bottom > page.height * (1 - _MARGIN) or fragment.top < page.height * _MARGIN


def _running_lines(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    """Return the shapes of texts that stand at the same height in the margin of many pages.

    Their numbers are the same on all of them, or count the pages: rows of a table that begin with a number are no such texts.
    """
    seen: dict[tuple[str, int], dict[int, list[str]]] = {}
    for number, page in enumerate(pages, start=1):
        for part in page.fragments:
            if _in_margin(part, page):
                seen.setdefault(_shape(part), {})[number] = _DIGITS.findall(part.text)
    least = max(min(3, len(pages)), len(pages) * _SHARE, 2)
    return frozenset(shape for shape, found in seen.items() if len(found) >= least and _are_steady(found))


def _are_steady(found: Mapping[int, list[str]]) -> bool:
    places = range(len(next(iter(found.values()))))
    same = ({numbers[place] for numbers in found.values()} for place in places)
    counting = ({int(numbers[place][-9:]) - page for page, numbers in found.items()} for place in places)
    return all(len(alike) == 1 or len(steps) == 1 for alike, steps in zip(same, counting, strict=True))


def _without_running(page: Page, running: Collection[tuple[str, int]]) -> list[Fragment]:
    """Return the fragments of a page but for its running lines: a text counts as one where all that stands beside it does."""
    alone: dict[int, bool] = {}
    for fragment in page.fragments:
        known = _shape(fragment) in running or _PAGE_NUMBER.fullmatch(fragment.text.strip()) is not None
        line = round(fragment.bottom)
        alone[line] = alone.get(line, True) and known and _in_margin(fragment, page)
    return [fragment for fragment in page.fragments if not alone[round(fragment.bottom)]]


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, with a paragraph that goes on in the next column or at the top of the next page in one piece."""
    held: Block | None = None
    names: dict[int, tuple[str, ...]] = {}
    for read in blocks:
        block = _without_names(read, names) if read.table else read
        if held is None:
            held = block
            continue
        breaks_off = held.kind in {"paragraph", "item"} and not held.text.rstrip().endswith((".", ":", ";", "!", "?"))
        if (
            breaks_off
            and len(held.text) <= _MAX_PARAGRAPH
            and block.kind == "paragraph"
            and block.page - held.page in {0, 1}
            and block.text[:1].islower()
            and not read_line(block.text).bullet
        ):
            held = msgspec.structs.replace(held, text=goes_on_with(held.text, block.text))
            continue
        if _is_rest_of_row(block, held):
            cells = tuple(reduce(goes_on_with, filter(None, pair), "").strip() for pair in zip(held.cells, block.cells, strict=True))
            held = msgspec.structs.replace(held, cells=cells, text=" | ".join(filter(None, cells)))
            continue
        yield held
        held = block
    if held is not None:
        yield held


def _without_names(block: Block, names: dict[int, tuple[str, ...]]) -> Block:
    """Return the first row of a page without the names of columns that print repeats above the rest of a row; `names` by table."""
    own = names.setdefault(block.table, block.cells)
    if block.row != 1 or own is block.cells or block.cells == own or len(block.cells) != len(own) or not all(own):
        return block
    if not all(cell.startswith(name) for cell, name in zip(block.cells, own, strict=True)):
        return block
    cells = tuple(cell[len(name) :].strip() for cell, name in zip(block.cells, own, strict=True))
    return msgspec.structs.replace(block, cells=cells, text=" | ".join(filter(None, cells)))


def _is_rest_of_row(block: Block, before: Block) -> bool:
    """Tell whether the first row on a page goes on a row of the page before: its first cell is empty."""
    same = block.table != 0 and block.table == before.table and block.page == before.page + 1 and len(block.cells) == len(before.cells)
    return same and block.row == 1 and not block.cells[0] and len(before.text) <= _MAX_PARAGRAPH


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
        yield say("Left out: page headers, footers and page numbers ({count}).", count=counted(repeated, "line"))
    if contents:
        yield say("Left out: the table of contents ({count}).", count=counted(contents, "line"))
    pictures = [str(number) for number, page in enumerate(text.pages, start=1) if page.pictures and not page.fragments]
    if pictures:
        shown = ", ".join(pictures[:12]) + (" …" if len(pictures) > 12 else "")  # noqa: PLR2004 - a line's worth
        yield say(
            "Pages without text that hold pictures, perhaps scans: {pages}."
            " To read them, run text recognition (OCR) on it, for example with OCRmyPDF, and give the result.",
            pages=shown,
        )
    if text.left_over:
        yield say_counted(
            "Left out: the last {count:,} page; the document is too long.",
            "Left out: the last {count:,} pages; the document is too long.",
            text.left_over,
        )
