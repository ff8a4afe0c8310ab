"""What else belongs to a name in its sentence: the abbreviation in brackets behind it, and what words its standard beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.text.phrases import OPPOSITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.text.phrases import Implied
    from checklist_engine.detection.text.prepared import Text

__all__ = ["with_abbreviations", "with_wordings"]

_QUOTES = "\"'\u201c\u201d"


def with_abbreviations(text: Text, named: Sequence[Hit]) -> list[Hit]:
    """Return the names, each with the abbreviation in brackets that says nothing but it again: `Transport Layer Security (TLS)`."""
    result: list[Hit] = []
    for hit in named:
        before = result[-1] if result else None
        again = before is not None and before.standard == hit.standard and before.last == hit.first
        after = text.plain[text.ends[hit.last - 1] : text.ends[hit.last - 1] + 2].lstrip(_QUOTES)
        enclosed = text.gap(hit.first).strip(_QUOTES + " ") in {"(", "["} and after[:1] in {")", "]"}
        designates = any(word.isdigit() for word in text.words[hit.first : hit.last])  # "MTA-STS (RFC 8461)"
        if before is not None and again and enclosed and not designates:
            result[-1] = msgspec.structs.replace(before, last=hit.last)
        else:
            result.append(hit)
    return result


def with_wordings(named: Sequence[Hit], implied: Sequence[Implied]) -> Iterator[Hit]:
    """Yield the names, each with the runs of what else words its standard: `disables MIME detection by X-Content-Type-Options`."""
    worded: dict[str, frozenset[int]] = {}
    for key, pattern, seen in implied:
        if not pattern.startswith(OPPOSITE):
            worded[key] = worded.get(key, frozenset()) | seen.runs()
    for hit in named:
        words = worded.get(hit.standard)
        yield hit if words is None else msgspec.structs.replace(hit, words=words.union(range(hit.first, hit.last)))
