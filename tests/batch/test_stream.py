"""Whatever way an input is packed or written, the same pieces come out."""

from __future__ import annotations

import gzip
import io
import json
from typing import TYPE_CHECKING

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.batch.partition import as_units, parts_of, read_part
from checklist_engine.batch.stream import Unit, lines_of, units_of
from checklist_engine.errors import InputError
from checklist_engine.specification import decode

if TYPE_CHECKING:
    from pathlib import Path

LINES = [b'{"ocid": "1"}', b"", b'{"ocid": "2", "x": "\xc3\xa9"}', b"   ", b"broken", b'{"ocid": "3"}']
TEXT = b"\n".join(LINES) + b"\n"
UNITS = [Unit(LINES[place], place, TEXT.index(LINES[place])) for place in (0, 2, 4, 5)]


def pieces(path: Path, size: int = 10) -> list[tuple[bytes, int]]:
    """Return what stands in a file, by part after part: bytes and offset."""
    return [(unit.data, unit.offset) for part in parts_of(0, str(path), size) for unit in read_part(part)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress], ids=["plain", "gzip", "zstd"])
def test_packed_inputs_hold_the_same_lines(tmp_path: Path, pack: type[bytes]) -> None:
    """Blank lines are none; a broken line is a piece of its own."""
    path = tmp_path / "corpus"
    path.write_bytes(pack(TEXT))

    assert pieces(path) == [(unit.data, unit.offset) for unit in UNITS]


def test_several_members_are_one_file(tmp_path: Path) -> None:
    """Downloads of many days are often put one after the other."""
    for name, pack in (("gz", gzip.compress), ("zst", zstandard.compress)):
        path = tmp_path / name
        path.write_bytes(pack(TEXT[:15]) + pack(TEXT[15:]))

        assert pieces(path) == [(unit.data, unit.offset) for unit in UNITS]


def test_a_packed_file_that_was_cut_off_is_told(tmp_path: Path) -> None:
    """Nothing after the cut is passed over in silence."""
    path = tmp_path / "cut.gz"
    path.write_bytes(gzip.compress(TEXT * 1000)[:-40])

    with pytest.raises(InputError, match=r"cannot be read to its end"):
        list(parts_of(0, str(path)))


def test_packages_over_many_lines_are_cut_where_they_end() -> None:
    """Pretty-printed values one after the other, brackets in texts, and two values in a line."""
    first, second = {"releases": [{"ocid": "a", "note": '} ] \\ "'}]}, [{"ocid": "b"}]
    text = json.dumps(first, indent=2) + "\n" + json.dumps(second, indent=1) + json.dumps(first, indent=3) + "\n"

    units = list(units_of(io.BytesIO(text.encode())))

    assert [unit.line for unit in units] == [0, 8]
    assert json.loads(units[0].data) == first
    assert b"".join(unit.data for unit in units).replace(b"\n", b"") == text.replace("\n", "").encode()


def test_after_a_broken_value_the_next_whole_line_goes_on() -> None:
    """The rest of a file is not lost with one mistake in it."""
    text = b'{\n "ocid": "a",\n "tender": {\n{"ocid": "b"}\n{\n "ocid": "c"\n}\n'

    assert [unit.data for unit in units_of(io.BytesIO(text))] == [
        b'{\n "ocid": "a",\n "tender": {',
        b'{"ocid": "b"}',
        b'{\n "ocid": "c"\n}',
    ]


def test_an_endless_line_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its beginning is held, and the lines after it keep their places."""
    monkeypatch.setattr("checklist_engine.batch.stream.MAX_BYTES", 10)
    blocks = [b"1234567", b"8901234", b"5678901", b"23\nnext\n"]

    units = list(lines_of(blocks))

    assert decode.MAX_BYTES > 10
    assert [(unit.line, unit.offset) for unit in units] == [(0, 0), (1, 24)]
    assert units[1].data == b"next"
    assert 10 < len(units[0].data) < 20


@given(
    st.lists(st.sampled_from([b'{"a":1}', b"", b"[]", b"x" * 40, b'{"b":"' + b"y" * 90 + b'"}', b"\r"]), max_size=30), st.integers(1, 200)
)
def test_parts_hold_every_line_once(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], size: int) -> None:
    """However large the parts are, together they are the file."""
    path = tmp_path_factory.mktemp("parts") / "lines.jsonl"
    path.write_bytes(b'{"a": 1}\n' + b"\n".join(lines))
    whole = [(unit.data, unit.offset) for unit in lines_of([path.read_bytes()])]

    assert pieces(path, size) == whole
    assert [unit.data for part in parts_of(0, str(path), size) for unit in read_part(as_units(part))] == [data for data, _ in whole]
