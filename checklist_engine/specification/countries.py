"""Countries: ISO 3166-1 alpha-2 codes from what notices write."""

from __future__ import annotations

import os
import unicodedata
from functools import cache

__all__ = ["country_code", "is_country"]

_ALPHA_2 = 2
# The European Commission's codes for two countries, and what people write.
_OTHER_CODES = {"UK": "GB", "EL": "GR"}


_TABLE = os.path.join(os.path.dirname(__file__), "tables", "countries.tsv")  # noqa: PTH118, PTH120 - pathlib is slow to import


@cache
def _rows() -> dict[str, tuple[str, str]]:
    """Return the alpha-3 code and the written names, joined by bars, of each alpha-2 code."""
    with open(_TABLE, encoding="utf-8") as table:  # noqa: PTH123 - see above
        lines = [line.rstrip("\n").split("\t") for line in table if not line.startswith("#")]
    return {code: (alpha_3, written) for code, alpha_3, written in lines}


@cache
def _names() -> dict[str, str]:
    """Return the code of each name, folded."""
    return {_folded(name): code for code, (alpha_3, written) in _rows().items() for name in (alpha_3, *written.split("|"))}


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(plain.replace(".", " ").replace(",", " ").split())


def is_country(code: str) -> bool:
    """Return whether `code` is an ISO 3166-1 alpha-2 code, `XK` or `EU`."""
    return code in _rows()


def country_code(written: str) -> str | None:
    """Return the alpha-2 code of a country given by code or by name in many languages; None unless it is sure."""
    word = written.strip()
    if len(word) == _ALPHA_2:
        upper = word.upper()
        upper = _OTHER_CODES.get(upper, upper)
        return upper if upper in _rows() else None
    return _names().get(_folded(word))
