"""A Zstandard file that was cut off is never taken for a whole one."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
import zstandard

from checklist_engine.batch.partition import parts_of
from checklist_engine.batch.zstd_frames import is_whole
from checklist_engine.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

_SKIPPABLE = b"\x52\x2a\x4d\x18\x03\x00\x00\x00abc"


def _frames() -> dict[str, bytes]:
    """Return packed data of every shape: with and without size and checksum, of many blocks, repeated, not packable, skippable, empty."""
    noise = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(10))
    plain = zstandard.ZstdCompressor(write_content_size=False)
    checked = zstandard.ZstdCompressor(write_checksum=True)
    streamed = io.BytesIO()
    with zstandard.ZstdCompressor(write_checksum=True).stream_writer(streamed, closefd=False) as writer:
        for _ in range(3):
            writer.write(noise)
            writer.flush(zstandard.FLUSH_BLOCK)
    return {
        "sized": zstandard.compress(noise),
        "long": zstandard.compress(b"a" * 70_000 + noise),
        "longer": zstandard.compress(b"x" * 400_000),
        "unsized": plain.compress(noise),
        "checked": checked.compress(b"tls " * 100),
        "blocks": streamed.getvalue(),
        "empty": zstandard.compress(b""),
        "skippable": _SKIPPABLE,
    }


@pytest.mark.parametrize("name", _frames())
def test_a_frame_is_whole_and_no_beginning_of_it_is(name: str) -> None:
    """Wherever the cut is, also in a second frame."""
    frame = _frames()[name]
    first = zstandard.compress(b"before")

    assert is_whole(io.BytesIO(frame))
    assert is_whole(io.BytesIO(first + frame + first))
    assert [cut for cut in range(1, len(frame)) if is_whole(io.BytesIO(frame[:cut]))] == []
    assert [cut for cut in range(1, len(frame)) if is_whole(io.BytesIO(first + frame[:cut]))] == []


def test_the_file_is_left_at_its_start() -> None:
    """Its reader begins there."""
    file = io.BytesIO(zstandard.compress(b"a"))
    file.seek(3)

    assert (is_whole(file), file.tell()) == (True, 0)


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: data[:20] + b"\xff" * 9 + data[29:], lambda data: data + b"more"])
def test_a_damaged_file_is_told(tmp_path: Path, damage: object) -> None:
    """Cut off, overwritten, or with something else behind it."""
    assert callable(damage)
    path = tmp_path / "lines.zst"
    lines = b"\n".join(b'{"ocid": "%d"}' % number for number in range(5000))
    path.write_bytes(damage(zstandard.ZstdCompressor(write_checksum=True).compress(lines)))

    with pytest.raises(InputError, match=r"lines\.zst: the file cannot be read to its end"):
        list(parts_of(0, str(path)))
