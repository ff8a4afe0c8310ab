"""One version as a sentence writes it."""

from __future__ import annotations

import msgspec

__all__ = ["Item"]


class Item(msgspec.Struct, frozen=True):
    """One version as written: its catalogue id, comparison, the runs it stands in, and whether `or` joins it to the one before."""

    value: str
    operator: str
    first: int
    last: int
    alternative: bool = False
