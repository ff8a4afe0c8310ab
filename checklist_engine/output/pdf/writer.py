"""The report as PDF: accessible, archivable, with the result attached, the same bytes every time."""

from __future__ import annotations

import contextlib
import io
import threading
import warnings
from typing import TYPE_CHECKING

from checklist_engine.errors import UsageError
from checklist_engine.output.html.report import render_html
from checklist_engine.output.pdf.fonts import own_fonts, showable
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.pdf.probe import probe_pango

if TYPE_CHECKING:
    from datetime import datetime

    from checklist_engine.result import CheckResult

__all__ = ["draw_page", "write_pdf", "write_pdf_with_complaints"]

_ONE_AT_A_TIME = threading.Lock()


def write_pdf(result: CheckResult, result_json: bytes) -> bytes:
    """Return the report on `result` as PDF/UA-1 and PDF/A-3a, with `result_json` attached as result.json.

    The date in it is SOURCE_DATE_EPOCH where set, else the day of judgement.

    Raises:
        UsageError: Pango is missing, or SOURCE_DATE_EPOCH is no number.

    """
    return write_pdf_with_complaints(result, result_json)[0]


def write_pdf_with_complaints(result: CheckResult, result_json: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return what `write_pdf` returns, and what WeasyPrint complained about: none, unless a template is wrong."""
    moment = moment_of(result.as_of)
    html = render_html(result, paper=True, attached=True, created=moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return draw_page(html, result_json, moment, name="result.json", description="The whole result of this check, for programs")


def draw_page(html: str, attachment: bytes, moment: datetime, *, name: str, description: str) -> tuple[bytes, tuple[str, ...]]:
    """Return a page of ours as PDF, with `attachment` as the file `name`, and what WeasyPrint complained about.

    Raises:
        UsageError: Pango is missing.

    """
    problem = probe_pango()
    if problem is not None and problem.code == "pango-missing":
        raise UsageError(problem)
    # The environment, the log, the warnings and one function of WeasyPrint are shared by all threads.
    with (
        _ONE_AT_A_TIME,
        own_fonts(int(moment.timestamp())),
        contextlib.redirect_stdout(io.StringIO()),
        warnings.catch_warnings(),
    ):
        # Where harfbuzz-subset is missing; `probe_pango` says it in better words.
        warnings.simplefilter("ignore", DeprecationWarning)
        from checklist_engine.output.pdf.drawing import draw_pdf  # noqa: PLC0415  After the fonts are set.

        return draw_pdf(showable(html), attachment, moment, name=name, description=description)
