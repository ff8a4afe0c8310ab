"""A number with its noun, as notes to the user say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from checklist_engine.saying import say_counted

if TYPE_CHECKING:
    from checklist_engine.saying import Saying

__all__ = ["Noun", "counted"]

Noun = Literal["line", "page", "part", "place", "requirement"]


def counted(number: int, noun: Noun) -> Saying:
    """Return `1 line` or `3 lines`."""
    match noun:
        case "line":
            return say_counted("{count:,} line", "{count:,} lines", number)
        case "page":
            return say_counted("{count:,} page", "{count:,} pages", number)
        case "part":
            return say_counted("{count:,} part", "{count:,} parts", number)
        case "place":
            return say_counted("{count:,} place", "{count:,} places", number)
        case "requirement":
            return say_counted("{count:,} requirement", "{count:,} requirements", number)
