"""Where the three data folders lie: in the wheel under `checklist_engine/_data`, in a source tree beside the package.

`pathlib` is imported late: an installed check needs one file name, and importing it takes as long as loading what lies in that file.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["cache_folder", "compiled_knowledge_file", "data_folder", "part_file"]

_PACKAGE = os.path.dirname(__file__)  # noqa: PTH120 - see above


def data_folder(name: str) -> Path:
    """Return the folder `standards_catalog`, `rules` or `reports`.

    Raises:
        FileNotFoundError: the installation is incomplete.

    """
    from pathlib import Path  # noqa: PLC0415

    for folder in (Path(_PACKAGE, "_data", name), Path(_PACKAGE).parent / name):
        if folder.is_dir():
            return folder
    message = f"the folder {name} is missing from this installation; install checklist-engine again"
    raise FileNotFoundError(message)


def compiled_knowledge_file() -> str | None:
    """Return the path of the compiled knowledge that the wheel carries, or None in a source tree."""
    path = os.path.join(_PACKAGE, "_data", "knowledge.msgpack")  # noqa: PTH118 - see above
    return path if os.path.isfile(path) else None  # noqa: PTH113 - see above


def part_file(file: str, name: str) -> str:
    """Return the file beside a compiled file that holds its part `name`."""
    return f"{file.removesuffix('.msgpack')}.{name}.msgpack"


def cache_folder() -> Path:
    """Return the user's cache folder for this program; it need not exist or be writable."""
    from pathlib import Path  # noqa: PLC0415

    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "checklist-engine"
