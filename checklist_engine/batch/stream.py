"""Inputs as a stream of lines: plain, gzip or Zstandard, from a file or stdin, in blocks of a megabyte.

A file whose lines are no JSON values by themselves (packages written over many lines, one after the other) is cut where a value ends.
"""

from __future__ import annotations

import contextlib
import gzip
import re
import sys
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from checklist_engine.batch.zstd_frames import is_whole
from checklist_engine.errors import InputError, Problem, UsageError
from checklist_engine.files import STANDARD_INPUT, file_unreadable
from checklist_engine.saying import say
from checklist_engine.specification.decode import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["BLOCK", "PACKED", "Unit", "compression_of", "is_by_line", "lines_of", "open_input", "units_of", "values_of"]

BLOCK = 1024 * 1024
"""How many bytes are read at a time."""

_HEAD = 1024 * 1024
_LOOKED_AT = 64
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
PACKED = tuple(_MAGIC)
"""What a packed file begins with."""
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00")
_BOM = b"\xef\xbb\xbf"


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A piece that is judged by itself: its bytes, the line it begins in (from 0) and its first byte, both from the start."""

    data: bytes
    line: int
    offset: int


def compression_of(source: str) -> str | None:
    """Return `gzip`, `zstd` or None, by the first bytes of a file.

    Raises:
        InputError: the file cannot be read.

    """
    try:
        with Path(source).open("rb") as file:
            head = file.read(4)
    except OSError as error:
        raise InputError(file_unreadable(source, error)) from None
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)


@contextlib.contextmanager
def open_input(source: str) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
    """Open a file, or stdin for `-`, unpacked; with it comes a function that tells how many bytes of the file were read."""
    if source == STANDARD_INPUT:
        yield sys.stdin.buffer, int
        return
    try:
        with Path(source).open("rb") as file, _unpacked(file, compression_of(source)) as stream:
            yield stream, file.tell
    except (EOFError, OSError, zlib.error) as error:
        what = say("the file cannot be read to its end: {error}", error=str(error))
        raise InputError(Problem(code="file-unreadable", where=source, what=what, hint=say("it may be cut off: fetch it again"))) from error


@contextlib.contextmanager
def _unpacked(file: IO[bytes], compression: str | None) -> Iterator[IO[bytes]]:
    if compression == "gzip":
        try:
            from isal import igzip  # noqa: PLC0415 - optional: three times as fast
        except ImportError:
            with gzip.GzipFile(fileobj=file) as stream:
                yield stream  # type: ignore[misc] # a GzipFile reads bytes
        else:
            with igzip.IGzipFile(fileobj=file) as stream:  # type: ignore[no-untyped-call]
                yield stream  # type: ignore[misc] # it reads bytes
    elif compression == "zstd":
        try:
            import zstandard  # noqa: PLC0415 - optional
        except ImportError:
            what = say("files packed with Zstandard need one more library")
            raise UsageError(Problem(code="missing-library", what=what, hint="pip install 'checklist-engine[batch]'")) from None
        if not is_whole(file):
            message = "the last frame does not end"
            raise EOFError(message)
        try:
            # Concatenated frames are one file.
            with zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True) as stream:
                yield stream
        except zstandard.ZstdError as error:
            raise EOFError(*error.args) from error
    else:
        yield file


def is_by_line(head: bytes) -> bool:
    """Tell whether a file that begins like this has one JSON value a line."""
    lines = [line for line in head.removeprefix(_BOM).split(b"\n") if line.strip()]
    if len(lines) <= 1:
        return len(head) >= _HEAD
    begun = [line for line in lines[:_LOOKED_AT] if line[:1] in (b"{", b"[")]
    # Of packages over many lines, one or the other line may be whole by itself.
    return 2 * sum(map(_is_whole, begun)) > len(begun)


def _blocks(stream: IO[bytes], first: bytes = b"") -> Iterator[bytes]:
    if first:
        yield first
    while block := stream.read(BLOCK):
        yield block


def units_of(stream: IO[bytes]) -> Iterator[Unit]:
    """Yield the pieces of a stream, in order; blank lines are none. A piece longer than can be judged is yielded cut off."""
    head = stream.read(_HEAD)
    while len(head) < _HEAD and (more := stream.read(_HEAD - len(head))):
        head += more
    if head.startswith(_WIDE):
        # UTF-16 and UTF-32: line ends are not single bytes.
        yield Unit(head + stream.read(MAX_BYTES + 1 - len(head)), 0, 0)
        return
    lines = lines_of(_blocks(stream, head))
    yield from lines if is_by_line(head) else values_of(lines)


def lines_of(blocks: Iterable[bytes], offset: int = 0, line: int = 0) -> Iterator[Unit]:
    """Yield the lines that are not blank. Of a line longer than can be judged only the beginning is kept in memory."""
    rest = b""
    passed = 0  # bytes of an endless line that were dropped
    for block in blocks:
        *whole, last = block.split(b"\n")
        if not whole:
            if len(rest) > MAX_BYTES:
                passed += len(last)
            else:
                rest += last
            continue
        whole[0] = rest + whole[0]
        for data in whole:
            if data and not data.isspace():
                yield Unit(data, line, offset)
            offset += len(data) + passed + 1
            passed = 0
            line += 1
        rest = last
    if rest and not rest.isspace():
        yield Unit(rest, line, offset)


def values_of(lines: Iterable[Unit]) -> Iterator[Unit]:
    """Join lines to the JSON values that they make up. After a broken value the next line that is whole by itself goes on."""
    pending: list[bytes] = []
    first: Unit | None = None
    depth = size = 0
    for unit in lines:
        if first is not None and unit.data[:1] in (b"{", b"[") and (_is_whole(unit.data) or size > MAX_BYTES):
            yield Unit(b"\n".join(pending), first.line, first.offset)
            pending, first, depth, size = [], None, 0, 0
        first = first or unit
        if size <= MAX_BYTES:
            pending.append(unit.data)
        size += len(unit.data) + 1
        bare = _STRING.sub(b"", unit.data)
        depth += bare.count(b"{") + bare.count(b"[") - bare.count(b"}") - bare.count(b"]")
        if depth <= 0:
            yield Unit(b"\n".join(pending), first.line, first.offset)
            pending, first, depth, size = [], None, 0, 0
    if first is not None:
        yield Unit(b"\n".join(pending), first.line, first.offset)


def _is_whole(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return False
    return True
