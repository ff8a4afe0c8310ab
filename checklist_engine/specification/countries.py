"""Countries: ISO 3166-1 alpha-2 codes from what notices write."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

__all__ = ["country_code", "is_country"]

_ALPHA_2 = 2
# The European Commission's codes for two countries, and what people write.
_OTHER_CODES = {"UK": "GB", "EL": "GR"}


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    codes: set[str] = set()
    names: dict[str, str] = {}
    text = files(__package__).joinpath("tables", "countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, alpha_3, written = line.split("\t")
        codes.add(code)
        for name in (alpha_3, *written.split("|")):
            names[_folded(name)] = code
    return frozenset(codes), names


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(plain.replace(".", " ").replace(",", " ").split())


def is_country(code: str) -> bool:
    """Return whether `code` is an ISO 3166-1 alpha-2 code, `XK` or `EU`."""
    return code in _table()[0]


def country_code(written: str) -> str | None:
    """Return the alpha-2 code of a country given by code or by name in many languages; None unless it is sure."""
    codes, names = _table()
    word = written.strip()
    if len(word) == _ALPHA_2:
        upper = word.upper()
        upper = _OTHER_CODES.get(upper, upper)
        return upper if upper in codes else None
    return names.get(_folded(word))
