"""Many numbers in one Python integer, so that one addition adds a thousand of them: plain Python, exact on every machine.

Each number has 64 bits of its own, a lane. Lanes never run over, because whoever adds keeps every sum below 2 to the power of 64.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LANE_BITS", "pack", "unpack"]

LANE_BITS = 64
_BYTES = LANE_BITS // 8


def pack(numbers: Iterable[int]) -> int:
    """Return one integer that holds these numbers, each from 0 to below 2**64, in its own lane.

    The sum of two such integers holds the sums of their lanes; the product with a number holds the products.
    """
    return int.from_bytes(array("Q", numbers).tobytes(), sys.byteorder)


def unpack(lanes: int, count: int) -> array[int]:
    """Return the `count` numbers that `pack` put together, in their order."""
    numbers = array("Q")
    numbers.frombytes(lanes.to_bytes(count * _BYTES, sys.byteorder))
    return numbers
