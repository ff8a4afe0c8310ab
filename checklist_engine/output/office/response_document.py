"""The bid response table as a Word document, on wide paper, with a list to choose from in each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.documents.own_reports import RESPONSE
from checklist_engine.output.office.response_rows import CHOICES, columns, introduction, rows_of
from checklist_engine.output.office.word import add_drop_down, add_style, add_table, add_text, new_document, save_document
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.plain_xml import plain_xml
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document
    from docx.table import Table

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.guidance.tender_answer import TenderAnswer
    from checklist_engine.output.office.response_rows import ResponseRow
    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["write_response_document"]

_WIDTHS = (1.5, 5.2, 2.5, 2.6, 1.4, 1.9, 4.0, 2.7, 3.7, 1.4)


def write_response_document(result: CheckResult, standards: Mapping[str, Standard], answer: TenderAnswer | None = None) -> bytes:
    """Return the table as a .docx file, whose header stands on every page; it is dated SOURCE_DATE_EPOCH or the day of judgement.

    With the `answer` of a supplier it is filled in as far as that goes.

    Raises:
        UsageError: the library is missing, or SOURCE_DATE_EPOCH is no number.

    """
    words = words_for(result.language)
    _ = words.gettext
    title = _("Response to specification {id}").format(id=result.specification.id)
    document = new_document(title, words)
    document.core_properties.category = RESPONSE
    _turn_page(document)
    add_style(document, "Response header", size=8, bold=True, after=0)
    add_style(document, "Response", size=8, after=0)
    # The clauses are in the language of the specification, the answers too.
    add_style(document, "Response clause", size=8, language=(result.specification.language or result.language).split("-")[0], after=0)
    add_text(document, title, "Title")
    add_text(document, introduction(result, words), "Normal")
    headings = [column.heading for column in columns(words)]
    rows = rows_of(result, standards, words, answer)
    if not rows:
        add_text(document, _("The specification demands no standard that asks for an answer."), "Normal")
        return save_document(document, moment_of(result.as_of))
    table = add_table(document, headings, _WIDTHS, style="Response header", title=title, words=words)
    for row in rows:
        _add_row(table, row, document, words)
    return save_document(document, moment_of(result.as_of))


def _turn_page(document: Document) -> None:
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - an optional library
    from docx.shared import Cm  # noqa: PLC0415

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.4)


def _add_row(table: Table, row: ResponseRow, document: Document, words: Words) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional library
    from docx.shared import Cm  # noqa: PLC0415

    _ = words.gettext
    written = table.add_row()  # type: ignore[no-untyped-call] # the library gives it no type
    written._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - the library has no other way to it
    texts = (str(row.number), row.clause, row.place, row.standards, row.firmness, None, row.how, row.evidence, row.lighter, "")
    for number, (cell, text, width) in enumerate(zip(written.cells, texts, _WIDTHS, strict=True)):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.style = document.styles["Response clause" if number in (1, 6) else "Response"]
        if text is None:
            choices = [_(choice) for choice in CHOICES]
            title = _("Do you comply with row {number}?").format(number=row.number)
            add_drop_down(paragraph, choices, prompt=_("Choose"), title=title, chosen=_(row.comply) if row.comply else None)
        else:
            paragraph.add_run(plain_xml(text))
