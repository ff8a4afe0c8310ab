"""Where the three data folders lie: in the wheel under `checklist_engine/_data`, in a source tree beside the package."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["cache_folder", "compiled_knowledge_file", "data_folder"]

_PACKAGE = Path(__file__).parent


def data_folder(name: str) -> Path:
    """Return the folder `standards_catalog`, `rules` or `reports`.

    Raises:
        FileNotFoundError: the installation is incomplete.

    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    message = f"the folder {name} is missing from this installation; install checklist-engine again"
    raise FileNotFoundError(message)


def compiled_knowledge_file() -> Path | None:
    """Return the compiled knowledge that the wheel carries, or None in a source tree."""
    path = _PACKAGE / "_data" / "knowledge.msgpack"
    return path if path.is_file() else None


def cache_folder() -> Path:
    """Return the user's cache folder for this program; it need not exist or be writable."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "checklist-engine"
