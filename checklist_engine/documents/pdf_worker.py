"""Reads the text of a PDF in a process of its own: what a hostile file breaks there, breaks there alone.

Started as `python -m checklist_engine.documents.pdf_worker`: a PDF comes in on stdin, MessagePack goes out on stdout.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import TYPE_CHECKING, Any

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from checklist_engine.documents.pdf_fragments import Fragment, Page, PdfText

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["main"]

MAX_PAGES = 3_000
MAX_CHARACTERS_OF_PAGE = 60_000
MAX_CHARACTERS = 20_000_000
MAX_MEMORY = 4 * 1024**3
_HYPHENS = {0x02, 0xFFFE}
_NOTHING = {0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
_NAME_BYTES = 128
# In heights of a letter: what lies further apart is another fragment; what lies nearer is another word, or the same.
_WIDE = 1.1
_NARROW = 0.22
# Both letters of a ligature have the place of the whole.
_OVERLAP = 1.6
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT = 600
_UPRIGHT = 0.05


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


def _page(page: Any) -> Page:  # noqa: ANN401 - the library has no types
    width, height = page.get_size()
    text = page.get_textpage()
    pictures = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    return Page(
        width=width, height=height, fragments=tuple(_fragments(text, min(text.count_chars(), MAX_CHARACTERS_OF_PAGE))), pictures=pictures
    )


class _Piece:
    """A fragment that is being read."""

    def __init__(self, box: pdfium.FS_RECTF, *, strong: bool) -> None:
        self.letters: list[str] = []
        self.left: float = box.left
        self.right: float = box.right
        self.bottom: float = box.bottom
        self.top: float = box.top
        self.strong = strong

    def takes(self, box: pdfium.FS_RECTF) -> bool:
        """Tell whether a letter goes on this piece: on the same line, and near."""
        height = max(1.0, self.top - self.bottom)
        middle = (box.bottom + box.top) / 2
        gap: float = box.left - self.right
        return self.bottom <= middle <= self.top and -_OVERLAP * height <= gap <= _WIDE * height

    def add(self, letter: str, box: pdfium.FS_RECTF, *, apart: bool) -> None:
        """Add a letter, after a space where it stands apart."""
        height = max(1.0, self.top - self.bottom)
        if self.letters and (apart or box.left - self.right > _NARROW * height):
            self.letters.append(" ")
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
        )


def _fragments(text: Any, number: int) -> Iterator[Fragment]:  # noqa: ANN401 - the library has no types
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
        if piece is not None and not piece.takes(box):
            yield piece.fragment()
            piece = None
        if piece is None:
            if not _is_upright(text, place):
                continue
            piece = _Piece(box, strong=_is_strong(text, place))
            apart = False
        piece.add(letter, box, apart=apart)
        apart = False
    if piece is not None:
        yield piece.fragment()


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


if __name__ == "__main__":
    main()
