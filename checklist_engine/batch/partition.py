"""Cutting inputs into parts: byte ranges at line ends where a file allows it, else runs of lines as they are read.

Where a part begins and ends depends on the input and the size alone, never on who works on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from checklist_engine.batch.stream import BLOCK, PACKED, Unit, compression_of, is_by_line, lines_of, open_input, units_of
from checklist_engine.errors import InputError, Problem
from checklist_engine.files import STANDARD_INPUT
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PART_BYTES", "Part", "Shard", "as_units", "parts_of", "read_part"]

PART_BYTES = 16 * 1024 * 1024
"""How many bytes of input, unpacked, make a part."""

_HEAD = 1024 * 1024
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00")


class Shard(msgspec.Struct, frozen=True):
    """The share of the parts that this run does: number `index` (from 1) of `count`."""

    index: int = 1
    count: int = 1

    def has(self, file: int, number: int) -> bool:
        """Tell whether a part belongs to this share."""
        return (file + number) % self.count == self.index - 1

    @property
    def suffix(self) -> str:
        """What the names of files that each share writes end with."""
        return "" if self.count == 1 else f"-{self.index}-of-{self.count}"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of work: part `number` of file `file`, both from 0.

    It is the bytes `start:end` of the file at `path` (unpacked), or `units` that were read already. `packed` is how many bytes of the
    file, as it lies there, were read for it. Its lines are numbered from the byte `counts_from`, or from the start of the file.
    """

    file: int
    number: int
    source: str
    path: str
    start: int
    end: int
    packed: int
    counts_from: int | None = None
    units: tuple[Unit, ...] | None = None

    @property
    def name(self) -> str:
        """A name that no other part of the batch has."""
        return f"part-{self.file:04}-{self.number:06}"


def parts_of(file: int, source: str, size: int = PART_BYTES) -> Iterator[Part]:
    """Yield the parts of an input, in order.

    Raises:
        InputError: the file cannot be read.

    """
    if source != STANDARD_INPUT and compression_of(source) is None:
        path = Path(source)
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            if not head.startswith(_WIDE) and is_by_line(head):
                yield from _ranges(file, source, stream, path.stat().st_size, size)
                return
    yield from _read(file, source, size)


def _ranges(file: int, source: str, stream: IO[bytes], total: int, size: int) -> Iterator[Part]:
    start = number = 0
    path = str(Path(source).resolve())
    while start < total:
        end = _after_line_end(stream, start + size, total)
        yield Part(file=file, number=number, source=source, path=path, start=start, end=end, packed=end - start, counts_from=start)
        start, number = end, number + 1


def _after_line_end(stream: IO[bytes], position: int, total: int) -> int:
    """Return where the first line begins at or after a position."""
    place = position - 1
    stream.seek(place)
    while place < total:
        block = stream.read(65536)
        if not block:
            break
        found = block.find(b"\n")
        if found >= 0:
            return place + found + 1
        place += len(block)
    return total


def _read(file: int, source: str, size: int) -> Iterator[Part]:
    number = held = before = 0
    units: list[Unit] = []
    with open_input(source) as (stream, position):

        def part() -> Part:
            end = units[-1].offset + len(units[-1].data)
            packed = position() - before
            taken = tuple(units)
            return Part(file=file, number=number, source=source, path=source, start=units[0].offset, end=end, packed=packed, units=taken)

        for unit in units_of(stream):
            if unit.offset == 0 and unit.data.startswith(PACKED):
                what = say("packed data stands where lines of JSON were expected")
                hint = say("name the file itself instead of -, or unpack it first")
                raise InputError(Problem(code="still-packed", where=source, what=what, hint=hint))
            units.append(unit)
            held += len(unit.data)
            if held >= size:
                yield part()
                number, held, before = number + 1, 0, position()
                units.clear()
        if units:
            yield part()


def as_units(part: Part) -> Part:
    """Return the part with its bytes in it, for a worker that cannot read the file; lines count from the start of the part."""
    return msgspec.structs.replace(part, units=tuple(read_part(part)))


def read_part(part: Part) -> Iterator[Unit]:
    """Yield the lines of a part; numbered from the start of the part where it is a byte range, else of the file."""
    if part.units is not None:
        yield from part.units
        return
    with Path(part.path).open("rb") as stream:
        stream.seek(part.start)
        yield from lines_of(_limited(stream, part.end - part.start), offset=part.start)


def _limited(stream: IO[bytes], left: int) -> Iterator[bytes]:
    while left > 0 and (block := stream.read(min(BLOCK, left))):
        left -= len(block)
        yield block
