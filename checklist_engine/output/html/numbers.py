"""How numbers, points and long texts are shown in reports: one function each, so that every report shows them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.wording import ENGLISH

if TYPE_CHECKING:
    from checklist_engine.wording import Words

__all__ = ["clip", "coordinate", "format_amount", "format_number", "format_points", "format_threshold", "percent", "raised"]

_DASH = "\u2013"
_ELLIPSIS = "\u2026"
_MINUS = "\u2212"


def format_number(value: float | None, places: int = 1, words: Words = ENGLISH) -> str:
    """Return a number for people: whole numbers as they are, others with `places` decimals, a dash for None."""
    if value is None:
        return _DASH
    if value < 0 and not round(value, places):
        value = -value
    return words.number(value, 0 if isinstance(value, int) else places).replace("-", _MINUS)


def format_points(value: float | None, words: Words = ENGLISH) -> str:
    """Return a gain with its sign, in points with one decimal: `+4.2`."""
    if value is None:
        return _DASH
    text = format_number(float(value), words=words)
    return text if _MINUS in text else f"+{text}"


def percent(part: float | None, words: Words = ENGLISH) -> str:
    """Return a share between 0 and 1 as a percentage without decimals."""
    return _DASH if part is None else words.gettext("{number} %").format(number=format_number(part * 100, 0, words))


def format_amount(value: float | None, words: Words = ENGLISH) -> str:
    """Return an amount of money in whole units, with the thousands set apart."""
    return _DASH if value is None else words.number(value)


def format_threshold(value: str, words: Words = ENGLISH) -> str:
    """Return an amount that a mandate names, such as `50000 EUR`, as money; what is no such amount as it is."""
    amount, _, currency = value.partition(" ")
    return words.money(float(amount), currency) if amount.isdecimal() and currency else value


def raised(text: str) -> str:
    """Return a text with its first letter as a capital, and every other as it was: German nouns keep theirs."""
    return text[:1].upper() + text[1:]


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
