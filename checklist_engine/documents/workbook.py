"""Excel workbooks through openpyxl, whose errors over a file that is made to break it are errors of the file."""

from __future__ import annotations

import contextlib
import io
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["open_workbook", "rows_of"]

_OVER_A_FILE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library was seen to raise, or may, over XML that no spreadsheet program writes: it trusts it. Only its own calls are guarded."""


@contextlib.contextmanager
def open_workbook(data: bytes, source: str) -> Iterator[Any]:
    """Open a workbook to read its values, row by row.

    Raises:
        InputError: `unreadable-document`.

    """
    from openpyxl import load_workbook  # noqa: PLC0415 - an optional library

    with warnings.catch_warnings():
        # The library warns of drawings, validations and extensions that it leaves out; none of them holds a requirement.
        warnings.simplefilter("ignore")
        try:
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        except _OVER_A_FILE as error:
            raise _unreadable(error, source) from error
        try:
            yield workbook
        finally:
            workbook.close()


def rows_of(sheet: Any, source: str, columns: int) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - the library has no types
    """Yield the values of each row of a sheet of an open workbook, of the first columns.

    Raises:
        InputError: `unreadable-document`.

    """
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True, max_col=columns)
    while True:
        try:
            row = next(rows, None)
        except _OVER_A_FILE as error:
            raise _unreadable(error, source) from error
        if row is None:
            return
        yield row


def _unreadable(error: Exception, source: str) -> InputError:
    said = f"{type(error).__name__}: {str(error)[:200]}"
    return InputError(
        Problem(
            code="unreadable-document",
            where=source,
            what=say("the workbook cannot be read: {error}", error=said),
            hint=say("open it in the program that made it, and save it again"),
        )
    )
