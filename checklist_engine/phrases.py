"""Phrases that every part of the program says alike: lists, choices, and standards with their versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.wording import Words

__all__ = ["either_of", "joined_version", "listed", "version_words", "with_version"]

_NAMED = re.compile(r"([A-Za-z][A-Za-z-]*?)\s*(>=|<=|>|<|=)\s*(\d+)")
_OPERATOR = re.compile(r"(>=|<=|>|<|=)\s*(.+)", re.DOTALL)
_COMPARED = {
    ">=": N_("{value} or later"),
    ">": N_("later than {value}"),
    "<=": N_("{value} or earlier"),
    "<": N_("earlier than {value}"),
    "=": N_("{value}"),
}
_MEASURED = {
    ">=": N_("{name} at least {value}"),
    ">": N_("{name} above {value}"),
    "<=": N_("{name} at most {value}"),
    "<": N_("{name} below {value}"),
    "=": N_("{name} {value}"),
}


def listed(items: Iterable[str], words: Words) -> str:
    """Return a list as people say it: `A, B and C`."""
    return _joined(list(dict.fromkeys(items)), words.gettext("{others} and {last}"), words)


def either_of(items: Iterable[str], words: Words) -> str:
    """Return a choice as people say it: `A, B or C`."""
    return _joined(list(dict.fromkeys(items)), words.gettext("{others} or {last}"), words)


def _joined(items: list[str], pattern: str, words: Words) -> str:
    if len(items) < 2:  # noqa: PLR2004 - one is no list
        return "".join(items)
    return pattern.format(others=words.gettext(", ").join(items[:-1]), last=items[-1])


def version_words(version: str, words: Words) -> str:
    """Return a range of versions without signs: `>=1.2` is `1.2 or later`, `1.2,1.3` is `1.2 and 1.3`."""
    choices = (listed((_constraint(piece, words) for piece in part.split(",")), words) for part in re.split(r"\s+or\s+", version))
    return either_of(choices, words)


def _constraint(piece: str, words: Words) -> str:
    text = piece.strip()
    named = _NAMED.fullmatch(text)
    if named:
        return words.gettext(_MEASURED[named[2]]).format(name=named[1], value=named[3])
    compared = _OPERATOR.fullmatch(text)
    if compared:
        return words.gettext(_COMPARED[compared[1]]).format(value=compared[2].strip())
    return text


def with_version(standard: Standard, version: str | None, words: Words) -> str:
    """Return the name of a standard with the version that is asked for, if any: `TLS 1.2 or later`, `ISO/IEC 27001:2013`."""
    return joined_version(standard, version_words(version, words)) if version else standard.name


def joined_version(standard: Standard, version: str) -> str:
    """Return name and version as the standard's publisher joins them: `ISO/IEC 27001:2022`, `FIPS 140-3`, `TLS 1.2`."""
    number, hyphen, part = version.partition("-")
    if hyphen and part.isdigit() and re.search(rf"(?<!\d){re.escape(number)}$", standard.name):
        return f"{standard.name}-{part}"
    return f"{standard.name}{':' if standard.version_scheme == 'year' and version.isdigit() else ' '}{version}"
