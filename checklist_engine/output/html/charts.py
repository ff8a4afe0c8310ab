"""The charts of reports: plain SVG with digits only, since shaped scripts break inside SVG.

The gauge carries its meaning as `<title>`, which becomes the text alternative of the PDF. Bars are backgrounds of table
cells that also hold the number, so they need no alternative.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING
from urllib.parse import quote

from checklist_engine.output.html.numbers import coordinate, format_number
from checklist_engine.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from checklist_engine.wording import Words

__all__ = ["bar_class", "bar_styles", "gauge"]

_CENTRE_X, _CENTRE_Y, _RADIUS, _THICKNESS = 120, 112, 88, 22
_OUTER_RADIUS = _RADIUS + _THICKNESS / 2 + 7
_FULL = 100
_DIGIT, _POINT = 0.6, 0.3
"""The widths of a digit, and of the point or comma, in IBM Plex Sans, in units of the font size."""
_FONT = "font-family='IBM Plex Sans, system-ui, sans-serif'"


def gauge(value: float, low: float, high: float, title: str, words: Words = ENGLISH) -> Markup:
    """Return the score as a half circle, 0 to 100: filled up to `value`, with an outer line from `low` to `high`."""
    from markupsafe import Markup, escape  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    shown = format_number(value, words=words)
    parts = [
        _arc(0, _FULL, _RADIUS, _THICKNESS, "track", "#d5dde6"),
        _arc(0, value, _RADIUS, _THICKNESS, "value", "#12355b"),
        _arc(low, high, _OUTER_RADIUS, 4, "range", "#6f8195"),
        _needle(value),
        _text(_CENTRE_X, _CENTRE_Y - 6, 42, shown, weight=700),
        _text(_CENTRE_X - _RADIUS, _CENTRE_Y + 18, 13, "0"),
        _text(_CENTRE_X + _RADIUS, _CENTRE_Y + 18, 13, "100"),
    ]
    return Markup(  # noqa: S704  Every part is made here from numbers; the title is escaped.
        "<svg xmlns='http://www.w3.org/2000/svg' class='gauge' role='img' width='240' height='134' "
        "viewBox='0 0 240 134'>"
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )


def bar_class(value: float | None) -> str:
    """Return the class that paints a bar of `value` percent behind a cell; empty for None."""
    return "" if value is None else f"bar-{round(min(max(value, 0), _FULL))}"


def bar_styles(values: Iterable[float | None]) -> str:
    """Return the style sheet of the bars that are used, each once and in order: a picture, and the length for sheets that draw anew."""
    widths = sorted({round(min(max(value, 0), _FULL)) for value in values if value is not None})
    return "\n".join(f'.bar-{width} {{ --filled: {width}; background-image: url("{_bar(width)}") }}' for width in widths)


def _bar(width: int) -> str:
    """Return one bar as a data URI: an outline of 100 and a filled part, told apart in greyscale."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='14' viewBox='0 0 100 14' "
        "preserveAspectRatio='none'>"
        "<rect x='.5' y='.5' width='99' height='13' fill='#fff' stroke='#6f8195'/>"
        f"<rect x='.5' y='.5' width='{coordinate(width * 0.99)}' height='13' fill='#2f6db3'/></svg>"
    )
    return "data:image/svg+xml," + quote(svg, safe="/:=' ")


def _point(value: float, radius: float) -> str:
    angle = pi * (1 - min(max(value, 0), _FULL) / _FULL)
    return f"{coordinate(_CENTRE_X + radius * cos(angle))} {coordinate(_CENTRE_Y - radius * sin(angle))}"


def _arc(start: float, end: float, radius: float, width: float, name: str, colour: str) -> str:
    if end <= start:
        return ""
    size = coordinate(radius)
    return (
        f"<path class='{name}' d='M{_point(start, radius)}A{size} {size} 0 0 1 {_point(end, radius)}' fill='none' "
        f"stroke='{colour}' stroke-width='{coordinate(width)}'/>"
    )


def _needle(value: float) -> str:
    inner, outer = _RADIUS - _THICKNESS / 2 - 2, _RADIUS + _THICKNESS / 2 + 2
    return f"<path class='needle' d='M{_point(value, inner)}L{_point(value, outer)}' stroke='#1c1c1c' stroke-width='4'/>"


def _text(x: float, y: float, size: int, digits: str, weight: int = 400) -> str:
    """Return digits with their middle at `x`.

    The start is reckoned here: for text that is centred by `text-anchor` the PDF gets a group of its own, of which some readers cut
    the edges on a screen.
    """
    width = size * sum(_DIGIT if sign.isdigit() else _POINT for sign in digits)
    return (
        f"<text x='{coordinate(x - width / 2)}' y='{coordinate(y)}' {_FONT} font-size='{size}' font-weight='{weight}' "
        f"textLength='{coordinate(width)}' lengthAdjust='spacingAndGlyphs' direction='ltr' fill='#1c1c1c'>{digits}</text>"
    )
