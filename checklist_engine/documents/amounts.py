"""Amounts of money as people write them: `EUR 180.000`, `1,4 million euros`, `$ 2 million`, `2 800 000 €`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.documents.words import folded
from checklist_engine.specification.model import Value

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["find_amount"]

_CURRENCY = (
    r"(?:(?:US|C|A|R)\$|\$|\u20ac|\u00a3|\u20b4|EUR|USD|GBP|CHF|CAD|AUD|BRL|UAH|NOK|SEK|DKK|PLN|CZK|euros?|dollars?"
    r"|pounds?|\u0435\u0432\u0440\u043e|\u0433\u0440\u043d|\u0433\u0440\u0438\u0432\u0435\u043d\u044c|reais)"
)
_BEFORE = rf"(?:(?<![^\W\d_])(?P<currency>{_CURRENCY})\s{{0,2}})?"
_NUMBER = r"(?<![\d.,])(?P<number>\d{1,3}(?:[., '\u00a0\u202f\u2019]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?)(?!\d)"
_AMOUNT = re.compile(_BEFORE + _NUMBER, re.IGNORECASE)
_SIZE = re.compile(r"[ \u00a0]{0,2}([^\W\d_]{1,10})\.?")
_AFTER = re.compile(rf"[ \u00a0]{{0,2}}(?:de |di |d['\u2019])?({_CURRENCY})(?![^\W\d_])", re.IGNORECASE)
_CODES = {
    "us$": "USD", "c$": "CAD", "a$": "AUD", "r$": "BRL", "\u20ac": "EUR", "\u00a3": "GBP", "\u20b4": "UAH", "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP", "\u0435\u0432\u0440\u043e": "EUR", "\u0433\u0440\u043d": "UAH", "reais": "BRL",
    "\u0433\u0440\u0438\u0432\u0435\u043d\u044c": "UAH",
}  # fmt: skip
_DOLLARS = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD"}
_MILLION = 1_000_000
_LEAST = 1_000
_THOUSANDS = 3


def find_amount(text: str, millions: Collection[str], country: str | None) -> Value | None:
    """Return the first amount of at least a thousand with its currency, None where no currency is sure: a dollar is that of the country."""
    for match in _AMOUNT.finditer(text):
        end = match.end()
        size = _SIZE.match(text, end)
        scaled = size is not None and (folded(size.group(1)) in millions or size.group(1) == "M")
        after = _AFTER.match(text, size.end() if size is not None and scaled else end)
        currency = _code(match["currency"] or (after.group(1) if after else None), country)
        if currency is None:
            continue
        amount = _number(match["number"], scaled=scaled) * (_MILLION if scaled else 1)
        if amount >= _LEAST:
            return Value(amount=amount, currency=currency)
    return None


def _code(written: str | None, country: str | None) -> str | None:
    if written is None:
        return None
    word = written.casefold()
    if word in {"$", "dollar", "dollars"}:
        return _DOLLARS.get(country or "")
    return _CODES.get(word, written.upper())


def _number(written: str, *, scaled: bool) -> float:
    """Return a number whose thousands and decimals may be parted by any of the usual signs."""
    digits = re.sub(r"[ '\u00a0\u202f\u2019]", "", written)
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return float(digits)
    decimals = len(digits) - last - 1
    whole = re.sub(r"[.,]", "", digits[:last])
    if decimals == _THOUSANDS and not scaled:
        return float(whole + digits[last + 1 :])
    return float(f"{whole}.{digits[last + 1 :]}")
