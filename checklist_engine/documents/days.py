"""Days as people write them, in the languages of the word files: `24 August 2018`, `August 24, 2018`, `24.08.2018`, `2018-08-24`."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from checklist_engine.documents.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["find_days"]

_DAYS = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<first>\d{1,2})\s?(?P<sign>[./-])\s?(?P<second>\d{1,2})\s?(?P=sign)\s?(?P<written>20\d\d)"
    r"|(?P<before>\d{1,2})(?:st|nd|rd|th|er|\.|\u00ba)?\s{1,3}(?:de\s+|of\s+)?(?P<named>[^\W\d_]{3,12})\.?,?\s{1,3}(?:de\s+)?(?P<after>20\d\d)"
    r"|(?P<name>(?<![^\W\d_])[^\W\d_]{3,12})\.?\s{1,3}(?P<within>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<last>20\d\d))(?!\d)"
)
_MONTHS = 12


def find_days(text: str, months: Mapping[str, int]) -> list[str]:
    """Return the days in a text as YYYY-MM-DD, once each; `03/04/2026` may be two days and is none."""
    found = (_day(match, months) for match in _DAYS.finditer(text))
    return list(dict.fromkeys(day for day in found if day is not None))


def _day(match: re.Match[str], months: Mapping[str, int]) -> str | None:
    part = match.groupdict()
    if part["year"]:
        return _iso(part["year"], int(part["month"]), part["day"])
    if part["sign"]:
        first, second = int(part["first"]), int(part["second"])
        if part["sign"] == "/" and first != second and max(first, second) <= _MONTHS:
            return None
        day, month = (first, second) if second <= _MONTHS else (second, first)
        return _iso(part["written"], month, str(day))
    month_name = part["named"] or part["name"]
    return _iso(part["after"] or part["last"], months.get(folded(month_name), 0), part["before"] or part["within"])


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return dt.date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
