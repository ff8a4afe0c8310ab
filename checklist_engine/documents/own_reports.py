"""Our own reports: they quote a tender and propose sentences, so that they would be judged as one; they are none."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "OFFICE_MAKER",
    "PAGE_MAKER",
    "RESPONSE",
    "is_own_page",
    "is_own_table",
    "is_own_text",
    "is_own_word",
    "may_be_own_pdf",
    "own_report",
]

PAGE_MAKER = "Checklist Engine "
"""How the name of the program begins that a report names as its maker, in a page and in a PDF. Its version follows."""
OFFICE_MAKER = "checklist-engine"
"""Whom a workbook or a Word file of ours names as its author."""
RESPONSE = "checklist-engine response"
"""The category of the Word file that suppliers fill in."""

_HEAD = 8192
# Names of columns that stand together in a table of ours only: of findings, a comparison, the catalogue, a market.
_OWN_COLUMNS = (
    {"applicability", "outcome", "gain"},
    {"judged as of", "rank low"},
    {"kind", "area", "helps to meet"},
    {"assessed", "not ict"},
)
_GENERATOR = re.compile(rb"<meta\s[^>]{0,200}\bgenerator\b[^>]{0,50}Checklist Engine \d", re.IGNORECASE)
# The third line of a result in Markdown ends so, in every language.
_NAMED = re.compile(rb"\A(?:\xef\xbb\xbf)?# [^\n]{1,2000}\n\s*\n[^\n]{1,4000} Checklist Engine \d+\.\d+\.\d+\.\r?\n")
# An area in a result as text: its name, sixteen signs, its score, in every language. Many sentences may stand before the areas.
_BAR = re.compile(r"^ {2}\S[^\n]{0,200} \[(?=[#.]{16}\])#{0,16}\.{0,16}\] {1,5}\d{1,3}[.,]\d {2}\S", re.MULTILINE)
_BARS = 2


def is_own_page(data: bytes) -> bool:
    """Return whether a web page or a Markdown text names this program as its maker."""
    return _GENERATOR.search(data[:_HEAD]) is not None or _NAMED.match(data[:_HEAD]) is not None


def is_own_text(text: str) -> bool:
    """Return whether a text is a result as `check` shows it: it draws at least two areas as bars, as no tender does."""
    return sum(1 for _ in islice(_BAR.finditer(text, 0, _HEAD), _BARS)) == _BARS


def is_own_table(names: Iterable[str]) -> bool:
    """Return whether the columns of a table are those of one that this program writes as CSV; `_` is a space in `names`."""
    found = set(names)
    return any(columns <= found for columns in _OWN_COLUMNS)


def is_own_word(author: str, last_author: str, category: str) -> bool:
    """Return whether a Word file of ours is no tender: a response never is, clauses are none until somebody works on them."""
    return author == OFFICE_MAKER and (last_author == OFFICE_MAKER or category == RESPONSE)


def may_be_own_pdf(data: bytes) -> bool:
    """Return whether a PDF may be a report of ours: the maker stands in it in plain bytes, as archives want it."""
    return data.startswith(b"%PDF-") and PAGE_MAKER.encode() in data


def own_report(source: str) -> InputError:
    """Return what is said of a report of ours where a specification is read."""
    return InputError(
        Problem(
            code="own-report",
            where=source,
            what=say("this is a report that this program wrote, not a specification"),
            expected=say("the specification, or the document, that was checked"),
            hint=say("give that; `compare` also takes the PDF of a report, and what `check --format json` saved"),
        )
    )
