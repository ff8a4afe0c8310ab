"""The guides as PDF: accessible, archivable, with the result attached, the same bytes every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.guidance.guide import Guide
from checklist_engine.output.html.guide import render_buying_guide, render_guide
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.pdf.writer import draw_page

if TYPE_CHECKING:
    from checklist_engine.guidance.buying import BuyingGuide
    from checklist_engine.result import CheckResult

__all__ = ["write_guide_pdf", "write_guide_pdf_with_complaints"]


def write_guide_pdf(guide: Guide | BuyingGuide, result: CheckResult, result_json: bytes) -> bytes:
    """Return a guide as PDF/UA-1 and PDF/A-3a, with `result_json` attached as result.json.

    The date in it is SOURCE_DATE_EPOCH where set, else the day of judgement.

    Raises:
        UsageError: Pango is missing, or SOURCE_DATE_EPOCH is no number.

    """
    return write_guide_pdf_with_complaints(guide, result, result_json)[0]


def write_guide_pdf_with_complaints(guide: Guide | BuyingGuide, result: CheckResult, result_json: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return what `write_guide_pdf` returns, and what WeasyPrint complained about: none, unless a template is wrong."""
    moment = moment_of(result.as_of)
    created = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(guide, Guide):
        html = render_guide(guide, result, attached=True, created=created)
    else:
        html = render_buying_guide(guide, result, attached=True, created=created)
    return draw_page(html, result_json, moment, name="result.json", description="The whole result of this check, for programs")
