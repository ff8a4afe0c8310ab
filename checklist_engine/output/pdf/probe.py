"""Whether Pango, which WeasyPrint draws text with, is on this system; if not, the exact line that installs it."""

from __future__ import annotations

import ctypes
import shutil
import sys

from checklist_engine.errors import Problem
from checklist_engine.saying import say

__all__ = ["probe_pango"]

_PANGO = {
    "linux": ("libpangoft2-1.0.so.0",),
    "darwin": (
        "libpangoft2-1.0.dylib",
        "/opt/homebrew/lib/libpangoft2-1.0.dylib",
        "/usr/local/lib/libpangoft2-1.0.dylib",
    ),
    "win32": ("libpangoft2-1.0-0.dll",),
}
_SUBSET = {
    "linux": ("libharfbuzz-subset.so.0",),
    "darwin": (
        "libharfbuzz-subset.0.dylib",
        "/opt/homebrew/lib/libharfbuzz-subset.0.dylib",
        "/usr/local/lib/libharfbuzz-subset.0.dylib",
    ),
    "win32": ("libharfbuzz-subset-0.dll",),
}
_INSTALL = {
    "apt-get": "sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "sudo dnf install pango",
    "apk": "sudo apk add so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0 so:libfontconfig.so.1",
    "brew": "brew install pango",
    "pacman": "pacman -S mingw-w64-ucrt-x86_64-pango",
}


def probe_pango() -> Problem | None:
    """Return None where PDF reports can be made, else one sentence and the line to type on this system.

    The code is `pango-missing` where no PDF can be made at all, and `harfbuzz-subset-missing` where a PDF can be made
    but its bytes are promised to no one.
    """
    if not _loads(_PANGO):
        return Problem(
            code="pango-missing",
            what=say("A PDF report needs the library Pango, which is not on this system."),
            hint=say("{line} (an HTML report needs no library: give a file name that ends in .html)", line=_line_to_type()),
        )
    if not _loads(_SUBSET):
        return Problem(
            code="harfbuzz-subset-missing",
            what=say("The library harfbuzz-subset is not on this system, so PDF reports are larger and slower."),
            hint=_line_to_type(),
        )
    return None


def _loads(names: dict[str, tuple[str, ...]]) -> bool:
    for name in names.get(sys.platform, names["linux"]):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def _line_to_type() -> str:
    for program, line in _INSTALL.items():
        if shutil.which(program):
            return line
    return say("install Pango and harfbuzz-subset with the package manager of this system")
