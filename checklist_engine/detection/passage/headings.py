"""The row with headings that a table begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.text.sentences import Stretch

__all__ = ["heading_row"]

_BESIDE = 2
"""Between two rows there may be a line of dashes."""
_FARTHEST = 40
"""How many sentences above a row its headings may stand."""


def heading_row(plain: str, stretches: Sequence[Stretch], number: int) -> int | None:
    """Return the first sentence of the table that a row stands in, or None where it stands in none, or is that row itself."""
    head, edge = number, "|" if plain.find("|", stretches[number].start, stretches[number].end) >= 0 else "\t"
    for above in range(number, max(-1, number - _FARTHEST), -1):
        gap = stretches[head].line - stretches[above].line
        if gap > _BESIDE or plain.find(edge, stretches[above].start, stretches[above].end) < 0:
            break
        head = above
    return head if stretches[head].line < stretches[number].line else None
