"""Reads the text of a PDF in a process of its own: what a hostile file breaks there, breaks there alone.

`main` is all that its process runs: a PDF comes in on stdin, MessagePack goes out on stdout.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from checklist_engine.documents.own_reports import PAGE_MAKER
from checklist_engine.documents.pdf_fragments import Fragment, Page, PdfText

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["main"]

MAX_PAGES = 3_000
MAX_CHARACTERS_OF_PAGE = 60_000
MAX_CHARACTERS = 20_000_000
MAX_PATHS = 20_000
MAX_MEMORY = 4 * 1024**3
MAX_ATTACHMENTS = 100
_HYPHENS = {0x02, 0xFFFE}
_NOTHING = {0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
_NAME_BYTES = 128
# In heights of a letter: what lies further apart is another fragment; what lies nearer is another word, or the same.
_WIDE = 1.1
_NARROW = 0.22
# The space beside the side of a cell, which is wider than that beside a coloured word.
_RULED = 0.3
_LEAST_RULE = 5.0
_NEAREST = 500
# Both letters of a ligature have the place of the whole.
_OVERLAP = 1.6
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT = 600
_UPRIGHT = 0.05
# Letters that programs draw as bullets; only a space wider than that between words tells them from words.
_BULLETS = ("o", "\u00a7")
_BEHIND_BULLET = 0.35


def main() -> None:
    """Read stdin, write stdout."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    sys.stdout.buffer.write(msgspec.msgpack.encode(_read(sys.stdin.buffer.read())))


def _read(data: bytes) -> PdfText:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return PdfText(problem="password" if "assword" in str(error) else str(error)[:200])
    if document.get_metadata_value("Creator").startswith(PAGE_MAKER):
        return PdfText(is_own=True, result=_result(document))
    pages: list[Page] = []
    characters = 0
    number = len(document)
    for place in range(min(number, MAX_PAGES)):
        try:
            page = _page(document[place])
        except pypdfium2.PdfiumError:
            page = Page(width=0, height=0, fragments=())
        characters += sum(len(fragment.text) for fragment in page.fragments)
        if characters > MAX_CHARACTERS:
            break
        pages.append(page)
    title = document.get_metadata_value("Title") or ""
    return PdfText(pages=tuple(pages), title=title, left_over=number - len(pages))


def _result(document: Any) -> bytes:  # noqa: ANN401 - the library has no types
    for place in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        attachment = document.get_attachment(place)
        if attachment.get_name() == "result.json":
            return bytes(attachment.get_data())
    return b""


def _page(page: Any) -> Page:  # noqa: ANN401 - the library has no types
    width, height = page.get_size()
    text = page.get_textpage()
    pictures = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    fragments = tuple(_fragments(text, min(text.count_chars(), MAX_CHARACTERS_OF_PAGE), _Rules(page)))
    return Page(width=width, height=height, fragments=fragments, pictures=pictures)


class _Rules:
    """The upright lines on a page, and the sides of boxes: between two letters, they part the cells of a table."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - the library has no types
        found: set[tuple[float, float, float]] = set()
        for path in islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2), MAX_PATHS):
            left, bottom, right, top = path.get_bounds()
            if top - bottom >= _LEAST_RULE:
                found.update({(round(left, 1), bottom, top), (round(right, 1), bottom, top)})
        self._lines = sorted(found)
        self._places = [line[0] for line in self._lines]

    def between(self, left: float, right: float, height: float) -> bool:
        """Tell whether a line crosses `height` somewhere from `left` to `right`, in points."""
        for place in range(bisect_left(self._places, left), len(self._places)):
            place_of, bottom, top = self._lines[place]
            if place_of > right:
                return False
            if bottom <= height <= top:
                return True
        return False

    def before(self, left: float, height: float) -> float:
        """Return where the nearest line stands to the left of a place, -1 where there is none."""
        last = bisect_right(self._places, left)
        for place in range(last - 1, max(-1, last - _NEAREST), -1):
            place_of, bottom, top = self._lines[place]
            if bottom <= height <= top:
                return place_of
        return -1.0


class _Piece:
    """A fragment that is being read."""

    def __init__(self, box: pdfium.FS_RECTF, rules: _Rules, *, strong: bool) -> None:
        self.letters: list[str] = []
        self.left: float = box.left
        self.right: float = box.right
        self.bottom: float = box.bottom
        self.top: float = box.top
        self.strong = strong
        self.last = 0
        self.rule = rules.before(self.left, self.middle)

    def takes(self, box: pdfium.FS_RECTF) -> bool:
        """Tell whether a letter goes on this piece: on the same line, and near."""
        height = max(1.0, self.top - self.bottom)
        middle = (box.bottom + box.top) / 2
        gap: float = box.left - self.right
        return self.bottom <= middle <= self.top and -_OVERLAP * height <= gap <= _WIDE * height

    def ends_before(self, box: pdfium.FS_RECTF) -> bool:
        """Tell whether more than the space between words lies before a letter."""
        gap: float = box.left - self.right
        return gap > _RULED * max(1.0, self.top - self.bottom)

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2

    def add(self, letter: str, box: pdfium.FS_RECTF, *, apart: bool) -> None:
        """Add a letter, after a space where it stands apart."""
        height = max(1.0, self.top - self.bottom)
        gap: float = box.left - self.right
        if self.letters and (apart or gap > _NARROW * height):
            if len(self.letters) == 1:
                # What begins a line alone may be a bullet of another font, whose box says nothing of the line.
                self.bottom, self.top = box.bottom, box.top
            is_bullet = gap > _BEHIND_BULLET * height and "".join(self.letters) in _BULLETS
            self.letters.append("\t" if is_bullet else " ")
        self.letters.append(letter)
        self.right = max(self.right, box.right)
        self.top = max(self.top, min(box.top, self.bottom + 1.3 * height))

    def fragment(self) -> Fragment:
        """Return the fragment."""
        return Fragment(
            text="".join(self.letters),
            left=round(self.left, 1),
            right=round(self.right, 1),
            bottom=round(self.bottom, 1),
            top=round(self.top, 1),
            strong=self.strong,
            rule=self.rule,
        )


def _fragments(text: Any, number: int, rules: _Rules) -> Iterator[Fragment]:  # noqa: ANN401 - the library has no types
    box = pdfium.FS_RECTF()
    piece: _Piece | None = None
    apart = False
    for place in range(number):
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code in _NOTHING:
            continue
        letter = "-" if code in _HYPHENS else chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004 - Unicode
        if not letter.strip():
            apart = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, place, box):
            continue
        if piece is not None and (not piece.takes(box) or (piece.ends_before(box) and rules.between(piece.right, box.left, piece.middle))):
            yield _finished(text, piece)
            piece = None
        if piece is None:
            if not _is_upright(text, place):
                continue
            piece = _Piece(box, rules, strong=_is_strong(text, place))
            apart = False
        piece.add(letter, box, apart=apart)
        piece.last = place
        apart = False
    if piece is not None:
        yield _finished(text, piece)


def _finished(text: Any, piece: _Piece) -> Fragment:  # noqa: ANN401 - the library has no types
    """Return a fragment; a line that only begins in bold is not strong."""
    piece.strong = piece.strong and _is_strong(text, piece.last)
    return piece.fragment()


def _is_upright(text: Any, place: int) -> bool:  # noqa: ANN401 - the library has no types
    angle: float = pdfium.FPDFText_GetCharAngle(text, place)
    return abs(angle) < _UPRIGHT or abs(angle - 2 * 3.14159) < _UPRIGHT


def _is_strong(text: Any, place: int) -> bool:  # noqa: ANN401 - the library has no types
    if pdfium.FPDFText_GetFontWeight(text, place) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(_NAME_BYTES)
    length = pdfium.FPDFText_GetFontInfo(text, place, name, _NAME_BYTES, None)
    known = name.value[:length].decode("utf-8", "ignore").lower() if length else ""
    return any(word in known for word in _BOLD_NAMES)
