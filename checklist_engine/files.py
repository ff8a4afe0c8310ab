"""Reading inputs and writing outputs: `-` is stdin or stdout, a file is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

from checklist_engine.errors import InputError, Problem, UsageError, system_reason
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["INPUT_ENDINGS", "STANDARD_INPUT", "expand_paths", "file_unreadable", "read_file", "read_input", "write_output", "write_whole"]

STANDARD_INPUT = "-"
INPUT_ENDINGS = (".json", ".jsonl", ".ndjson")


def read_file(path: str) -> bytes:
    """Return the bytes of a file. `pathlib` is slow to import, and a check needs no more of it than this.

    Raises:
        OSError: it cannot be read.

    """
    with open(path, "rb") as file:  # noqa: PTH123 - see above
        return file.read()


def read_input(source: str) -> bytes:
    """Return the bytes of a file, or of stdin for `-`.

    Raises:
        InputError: it cannot be read.

    """
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return read_file(source)
    except OSError as error:
        raise InputError(file_unreadable(source, error)) from None


def file_unreadable(source: str, error: OSError) -> Problem:
    """Return what is said of an input that the system does not open."""
    hint = say("name a file in it") if error.errno == errno.EISDIR else say("check the path and its rights")
    return Problem(code="file-unreadable", where=source, what=system_reason(error), hint=hint)


def expand_paths(sources: Iterable[str]) -> list[str]:
    """Return the files named, with folders replaced by the JSON files in them, in alphabetical order.

    Raises:
        UsageError: a folder holds no JSON file.

    """
    files: list[str] = []
    for source in sources:
        if source == STANDARD_INPUT or not os.path.isdir(source):  # noqa: PTH112 - see read_file
            files.append(source)
            continue
        from pathlib import Path  # noqa: PLC0415 - only a folder needs it

        path = Path(source)
        found = sorted(str(file) for file in path.rglob("*") if file.is_file() and file.suffix.lower() in INPUT_ENDINGS)
        if not found:
            raise UsageError(
                Problem(
                    code="empty-folder",
                    where=source,
                    what=say("no JSON file lies in this folder"),
                    expected=say("files ending in {input_endings}", input_endings=", ".join(INPUT_ENDINGS)),
                )
            )
        files += found
    return files


def write_output(data: bytes, target: str | None, *, never: Iterable[str] = ()) -> None:
    """Write to a file, or to stdout for None and `-`. The files in `never` are inputs and are not overwritten.

    Raises:
        UsageError: the target is an input, or cannot be written.

    """
    if target is None or target == STANDARD_INPUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from pathlib import Path  # noqa: PLC0415 - only an output file needs it

    path = Path(target)
    if any(source != STANDARD_INPUT and path.exists() and Path(source).exists() and path.samefile(source) for source in never):
        raise UsageError(
            Problem(
                code="output-is-input",
                where=target,
                what=say("this is an input file and would be overwritten"),
                hint=say("choose another name for -o"),
            )
        )
    try:
        write_whole(path, data)
    except OSError as error:
        raise UsageError(
            Problem(
                code="output-unwritable",
                where=target,
                what=system_reason(error),
                hint=say("choose a folder that exists and can be written"),
            )
        ) from None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it: into a temporary file beside it, then rename.

    Raises:
        OSError: the folder cannot be written.

    """
    import tempfile  # noqa: PLC0415 - slow to import, and a check without -o writes nothing
    from pathlib import Path  # noqa: PLC0415

    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if os.name == "posix":
            mask = os.umask(0)
            os.umask(mask)
            Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
