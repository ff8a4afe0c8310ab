"""What workbooks and Word documents share: the library that writes them, and a package with the same bytes every time."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from typing import TYPE_CHECKING

from checklist_engine.errors import Problem, UsageError
from checklist_engine.saying import say

if TYPE_CHECKING:
    from datetime import datetime

__all__ = ["pack_again", "require_library"]

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')


def require_library(library: str, kind: str) -> None:
    """Hold that a library is installed that the extra `documents` brings.

    Raises:
        UsageError: `missing-library`.

    """
    try:
        importlib.import_module(library)
    except ImportError:
        name = {"docx": "python-docx"}.get(library, library)
        what = say("writing {kind} files needs the library {name}, which is not installed", kind=kind, name=name)
        raise UsageError(Problem(code="missing-library", what=what, hint="pip install 'checklist-engine[documents]'")) from None


def pack_again(data: bytes, moment: datetime) -> bytes:
    """Return a zip archive with the same parts in the same order, all dated `moment` (UTC), in a way that no system shows through.

    Rows of worksheets keep their height until somebody writes more into them.
    """
    date = max((moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second), _EARLIEST)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, date)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = _READABLE
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                # The library fixes each height that it is given; then a row would not grow with a reason or an answer.
                content = _FIXED_HEIGHT.sub(rb"\1", content)
            new.writestr(part, content)
    return buffer.getvalue()
