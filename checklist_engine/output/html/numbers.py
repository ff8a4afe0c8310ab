"""How numbers, points and long texts are shown in reports: one function each, so that every report shows them alike."""

from __future__ import annotations

__all__ = ["clip", "coordinate", "format_amount", "format_number", "format_points", "percent"]

_DASH = "\u2013"
_ELLIPSIS = "\u2026"
_MINUS = "\u2212"


def format_number(value: float | None, places: int = 1) -> str:
    """Return a number for people: whole numbers as they are, others with `places` decimals, a dash for None."""
    if value is None:
        return _DASH
    text = f"{value:.{0 if isinstance(value, int) else places}f}"
    if text.startswith("-"):
        return text[1:] if not text.strip("-0.") else _MINUS + text[1:]
    return text


def format_points(value: float | None) -> str:
    """Return a gain with its sign, in points with one decimal: `+4.2`."""
    if value is None:
        return _DASH
    text = format_number(float(value))
    return text if text.startswith(_MINUS) else f"+{text}"


def percent(part: float | None) -> str:
    """Return a share between 0 and 1 as a percentage without decimals."""
    return _DASH if part is None else f"{format_number(part * 100, 0)} %"


def format_amount(value: float | None) -> str:
    """Return an amount of money in whole units, with commas between thousands."""
    return _DASH if value is None else f"{value:,.0f}"


def coordinate(value: float) -> str:
    """Return a length for SVG with at most two decimals, the same bytes on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def clip(text: str, limit: int) -> str:
    """Return `text` in one line of at most `limit` characters, cut between words where possible and marked as cut."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    at = head.rfind(" ")
    return (head[:at] if at > limit // 2 else head).rstrip(" ,;:.") + _ELLIPSIS
