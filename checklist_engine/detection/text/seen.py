"""A wording that was found in a text."""

from __future__ import annotations

import msgspec

__all__ = ["Seen"]


class Seen(msgspec.Struct, frozen=True):
    """A wording that was found: the number of its pattern, the runs `first:last` that it spans, and where its last part begins.

    `earlier` are the spans of the parts before the last gap.
    """

    number: int
    first: int
    last: int
    tail: int
    earlier: tuple[tuple[int, int], ...] = ()

    def runs(self) -> frozenset[int]:
        """Return the runs that the words of the pattern stand in, without its gaps."""
        return frozenset(run for first, last in (*self.earlier, (self.tail, self.last)) for run in range(first, last))
