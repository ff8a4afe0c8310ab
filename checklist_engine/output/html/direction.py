"""Texts that run the other way than the page: which way a text runs, and how it is set apart so that nothing around it turns."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["isolate", "left_to_right", "text_direction"]

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def text_direction(text: str) -> str:
    """Return `ltr` or `rtl` by the first letter of a text; `ltr` for a text without letters, such as a number.

    Browsers find it themselves for `dir="auto"`; the writer of the PDF does not know that value.
    """
    return next((_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG), "ltr")


def isolate(text: Any, page: str) -> str | Markup:  # noqa: ANN401 - templates pass what they show
    """Return a name, title or quote of another language for a page of this direction, set apart where it runs the other way."""
    return _set_apart(text, text_direction(str(text)), page)


def left_to_right(text: Any, page: str) -> str | Markup:  # noqa: ANN401 - templates pass what they show
    """Return what runs from left to right in every language: a signed number, an identifier, an address in a file."""
    return _set_apart(text, "ltr", page)


def _set_apart(text: Any, direction: str, page: str) -> str | Markup:  # noqa: ANN401
    if direction == page or not text:
        return text  # type: ignore[no-any-return]  # What goes in comes out, markup or not.
    from markupsafe import Markup  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    return Markup('<bdi dir="{}">{}</bdi>').format(direction, text)
