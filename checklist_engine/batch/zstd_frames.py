"""Whether a Zstandard file is whole: its reader takes a file that was cut off for one that ends there.

Frames, blocks and their sizes are as in RFC 8878, section 3; of each block only the three bytes of its header are read.
"""

from __future__ import annotations

from typing import IO

__all__ = ["is_whole"]

_FRAME = 0xFD2FB528
_SKIPPABLE = 0x184D2A50
_HEADER = 18
_ID_BYTES = (0, 1, 2, 4)
_SIZE_BYTES = (0, 2, 4, 8)
_REPEATED = 1


def is_whole(file: IO[bytes]) -> bool:
    """Tell whether the last frame of a file ends where the file does; a file that is no Zstandard is for its reader to refuse.

    The file is left at its start.
    """
    total = file.seek(0, 2)
    place = 0
    while place < total:
        end = _end_of_frame(file, place, total)
        if end is None:
            break
        place = end
    file.seek(0)
    return place <= total


def _end_of_frame(file: IO[bytes], place: int, total: int) -> int | None:
    """Return where a frame ends, beyond `total` where it is cut off; None where none begins."""
    head = _read(file, place, _HEADER)
    if len(head) <= 4:  # noqa: PLR2004 - a magic number and nothing behind it
        return total + 1
    magic = int.from_bytes(head[:4], "little")
    if magic & ~0xF == _SKIPPABLE:
        return place + 8 + int.from_bytes(head[4:8], "little")
    if magic != _FRAME:
        return None
    descriptor = head[4]
    single = descriptor >> 5 & 1
    content = _SIZE_BYTES[descriptor >> 6] or single
    place += 5 + (1 - single) + _ID_BYTES[descriptor & 3] + content
    last = False
    while not last:
        block = _read(file, place, 3)
        if len(block) < 3:  # noqa: PLR2004 - the header of a block
            return total + 1
        header = int.from_bytes(block, "little")
        last = bool(header & 1)
        place += 3 + (1 if header >> 1 & 3 == _REPEATED else header >> 3)
    return place + 4 * (descriptor >> 2 & 1)


def _read(file: IO[bytes], place: int, size: int) -> bytes:
    file.seek(place)
    return file.read(size)
