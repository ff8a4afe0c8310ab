"""Names for compiled files in the user's cache: each changes when a file that it was made from does."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

from checklist_engine import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["fingerprint"]

_APART = ("__pycache__", "translations", "terms")
"""Folders that nothing but translations come from: they are read, and kept, on their own."""


def fingerprint(folders: Iterable[Path], code: Iterable[Path]) -> str:
    """Return a name that changes when a file of the folders, or of the code that compiles them, is added, removed or written.

    Of folders the folders within count too, of `code` they do not.
    """
    state = [__version__]
    for folder, deep in (*((folder, True) for folder in folders), *((folder, False) for folder in code)):
        state.append(str(folder.resolve()))
        state += (f"{path}\0{size}\0{changed}" for path, size, changed in sorted(_files(str(folder), deep=deep)))
    text = "\n".join(state).encode()
    return f"{len(state)}-{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def _files(folder: str, *, deep: bool) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of change of each file that counts."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".yaml", ".py")) or entry.name == "VERSION":
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif deep and entry.name not in _APART and entry.is_dir():
                yield from _files(entry.path, deep=True)
