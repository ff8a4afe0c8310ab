"""Turn the page of a report into PDF bytes with WeasyPrint. Import it only after the fonts are set."""

from __future__ import annotations

import hashlib
import logging
import warnings
from contextlib import contextmanager, nullcontext
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from checklist_engine.output.pdf.fetcher import OnlyInlineData
from checklist_engine.output.pdf.glyphs import give_every_glyph_a_character
from checklist_engine.output.pdf.metadata import claim_pdf_ua
from checklist_engine.output.pdf.recording import can_record, recording
from checklist_engine.output.pdf.tags import repair_tags

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from checklist_engine.output.pdf.recording import Recording

__all__ = ["PDF_VARIANT", "draw_pdf"]

PDF_VARIANT = "pdf/a-3a"


def draw_pdf(
    html: str,
    attachment: bytes,
    moment: datetime,
    *,
    name: str = "result.json",
    description: str = "The whole result of this check, for programs",
) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF of `html` with `attachment` as the file `name`, and what WeasyPrint complained about.

    The PDF claims PDF/A-3a, and PDF/UA-1 where its tags could be repaired.
    """
    fonts, fetcher = _fonts(), OnlyInlineData()
    with _complaints() as complaints:
        page = weasyprint.HTML(string=html, url_fetcher=fetcher)
        document = page.render(font_config=fonts, pdf_variant=PDF_VARIANT)
        document.metadata.attachments = [
            weasyprint.Attachment(
                string=attachment,
                name=name,
                description=description,
                created=moment,
                modified=moment,
                relationship="Data",
            )
        ]
        if can_record():
            claim_pdf_ua(document.metadata)
        else:
            warnings.warn("this WeasyPrint is not the pinned one; the PDF is not fully accessible", stacklevel=2)
        with recording() if can_record() else nullcontext() as record, warnings.catch_warnings():
            # WeasyPrint 70.0 leaves its colour profile to the garbage collector to close.
            warnings.simplefilter("ignore", ResourceWarning)
            pdf: bytes = document.write_pdf(
                pdf_variant=PDF_VARIANT,
                pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
                finisher=partial(_finish, record),
            )
    return pdf, tuple(complaints)


def _finish(record: Recording | None, document: Any, pdf: Any) -> None:  # noqa: ANN401  WeasyPrint publishes no types.
    give_every_glyph_a_character(pdf)
    if record is not None:
        repair_tags(document, pdf, record)


@cache
def _fonts() -> FontConfiguration:
    """Return the fonts, read once: they are always ours, and each reading keeps a quarter of a megabyte for good."""
    return FontConfiguration()


class _Collector(logging.Handler):
    """Keep the messages of WARNING and above, which WeasyPrint otherwise drops in silence."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname}: {record.getMessage()}")


@contextmanager
def _complaints() -> Iterator[list[str]]:
    collector, logger = _Collector(), logging.getLogger("weasyprint")
    logger.addHandler(collector)
    try:
        yield collector.messages
    finally:
        logger.removeHandler(collector)
