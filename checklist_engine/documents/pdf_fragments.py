"""The pieces of text on the pages of a PDF with their places, as the process of its own hands them over."""

from __future__ import annotations

import msgspec

__all__ = ["Fragment", "Page", "PdfText"]


class Fragment(msgspec.Struct, frozen=True, array_like=True):
    """A piece of a line, in points from the lower left corner: nothing wide stands between its words.

    `rule` is where the nearest upright line to its left stands, -1 for none.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    strong: bool = False
    rule: float = -1.0

    @property
    def height(self) -> float:
        """The height of its letters, at least one point."""
        return max(1.0, self.top - self.bottom)


class Page(msgspec.Struct, frozen=True):
    """The fragments of a page in the order in which they are drawn; `pictures` counts the images on it."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]
    pictures: int = 0


class PdfText(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All pages, or why there are none: `problem` is '', `password` or the words of the library. `left_over` counts pages not read.

    A report of ours has no pages here: `is_own` is set, and `result` is the result attached to it, empty where there is none.
    """

    pages: tuple[Page, ...] = ()
    title: str = ""
    problem: str = ""
    left_over: int = 0
    is_own: bool = False
    result: bytes = b""
