"""The comparison as PDF: accessible, archivable, with the whole comparison attached, the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.output.comparison_json import encode_comparison
from checklist_engine.output.html.comparison import last_day, render_comparison
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.pdf.writer import draw_page

if TYPE_CHECKING:
    from checklist_engine.comparison.compare import Comparison

__all__ = ["write_comparison_pdf", "write_comparison_pdf_with_complaints"]


def write_comparison_pdf(comparison: Comparison) -> bytes:
    """Return the comparison as PDF/UA-1 and PDF/A-3a, with comparison.json attached.

    The date in it is SOURCE_DATE_EPOCH where set, else the last day of judgement.

    Raises:
        UsageError: Pango is missing, or SOURCE_DATE_EPOCH is no number.

    """
    return write_comparison_pdf_with_complaints(comparison)[0]


def write_comparison_pdf_with_complaints(comparison: Comparison) -> tuple[bytes, tuple[str, ...]]:
    """Return what `write_comparison_pdf` returns, and what WeasyPrint complained about: none, unless a template is wrong."""
    moment = moment_of(last_day(comparison))
    html = render_comparison(comparison, paper=True, attached=True, created=moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return draw_page(
        html,
        encode_comparison(comparison),
        moment,
        name="comparison.json",
        description="The whole comparison, for programs",
    )
