"""A Word document for people: headings, named styles, a language for the spell checker, and the same bytes every time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from checklist_engine.documents.own_reports import OFFICE_MAKER
from checklist_engine.output.office.locales import locale_of
from checklist_engine.output.office.packing import pack_again, require_library
from checklist_engine.output.plain_xml import plain_xml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from checklist_engine.wording import Words

__all__ = ["add_drop_down", "add_style", "add_table", "add_text", "new_document", "save_document", "set_language"]

_DARK = "1F3864"
_RIGHT_TO_LEFT = ("ar",)
_AFTER_DIRECTION = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
    "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What follows the direction of a paragraph in the order of the schema."""


def new_document(title: str, words: Words) -> Document:
    """Return an empty document on A4 in the language of `words`, with headings that can be read on paper.

    Raises:
        UsageError: the library is missing.

    """
    require_library("docx", "docx")
    import docx  # noqa: PLC0415 - an optional library
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    properties = document.core_properties
    properties.title = plain_xml(title)[:255]
    properties.author = properties.last_modified_by = OFFICE_MAKER
    properties.comments = ""
    properties.language = locale_of(words.language)
    document.styles["Normal"].font.name = "Calibri"
    for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12)):
        font = document.styles[name].font
        font.size, font.color.rgb = Pt(size), RGBColor.from_string(_DARK)
    # The library's template brings a picture of another document.
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
    set_language(document.styles["Normal"].element, words.language)
    _number_pages(section.footer.paragraphs[0], words)
    return document


def _number_pages(paragraph: Paragraph, words: Words) -> None:
    """Write the number of the page and how many there are; Word fills in both."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional library
    from docx.oxml.ns import qn  # noqa: PLC0415

    paragraph.style = "Footer"
    said = words.gettext("Page {page} of {pages}").format(page="\0PAGE\0", pages="\0NUMPAGES\0")
    for number, part in enumerate(said.split("\0")):
        if number % 2 == 0:
            paragraph.add_run(part)
            continue
        field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
        field.set(qn("w:instr"), part)
        text.text = "1"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)  # noqa: SLF001 - the library has no fields


def set_language(style: BaseOxmlElement, language: str) -> None:
    """Let a new style be checked in a language, and run in its direction."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional library
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = style.get_or_add_rPr()
    turned = "1" if language in _RIGHT_TO_LEFT else "0"
    paragraphs, letters = OxmlElement("w:bidi"), OxmlElement("w:rtl")
    for direction in (paragraphs, letters):
        direction.set(qn("w:val"), turned)
    # The order of the properties is that of the schema.
    style.get_or_add_pPr().insert_element_before(paragraphs, *_AFTER_DIRECTION)
    properties.append(letters)
    tag = OxmlElement("w:lang")
    tag.set(qn("w:bidi" if language in _RIGHT_TO_LEFT else "w:val"), locale_of(language))
    properties.append(tag)


def add_style(document: Document, name: str, *, size: float, language: str | None = None, **look: bool | float) -> ParagraphStyle:
    """Add a style of paragraphs: `bold`, `italic`, `grey`, `indent` (cm), `after` (points), `keep` with the next one, `whole` on a page."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - an optional library
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415

    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(size)
    style.font.bold = bool(look.get("bold")) or None
    style.font.italic = bool(look.get("italic")) or None
    if look.get("grey"):
        style.font.color.rgb = RGBColor(0x40, 0x40, 0x40)
    if look.get("indent"):
        style.paragraph_format.left_indent = Cm(look["indent"])
    style.paragraph_format.space_after = Pt(look.get("after", 6))
    style.paragraph_format.keep_with_next = bool(look.get("keep")) or None
    style.paragraph_format.keep_together = bool(look.get("whole")) or None
    if language is not None:
        set_language(style.element, language)
    return style


def add_text(document: Document, text: str, style: str) -> Paragraph:
    """Add a paragraph; line ends in the text are line ends in it."""
    return document.add_paragraph(plain_xml(text), style)


def add_table(document: Document, headings: Sequence[str], widths: Sequence[float], *, style: str, title: str, words: Words) -> Table:
    """Add a table with a header row that stands on every page; `widths` in cm, `title` is what a screen reader says of it."""
    from docx.enum.table import WD_TABLE_DIRECTION  # noqa: PLC0415 - an optional library
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    table: Table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    table.autofit = False
    if words.direction == "rtl":
        table.table_direction = WD_TABLE_DIRECTION.RTL
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), plain_xml(title))
    table._tbl.tblPr.append(caption)  # noqa: SLF001 - the library has no other way to it
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, heading, width in zip(table.rows[0].cells, headings, widths, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].style = document.styles[style]
        cell.paragraphs[0].add_run(plain_xml(heading))
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))
    return table


def add_drop_down(paragraph: Paragraph, choices: Sequence[str], *, prompt: str, title: str, chosen: str | None = None) -> None:
    """Add a field in which one of `choices` is chosen; until then it shows `prompt`."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional library
    from docx.oxml.ns import qn  # noqa: PLC0415

    field, properties, content = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    alias = OxmlElement("w:alias")
    alias.set(qn("w:val"), plain_xml(title)[:64])
    options = OxmlElement("w:dropDownList")
    for choice in choices:
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), choice)
        item.set(qn("w:value"), choice)
        options.append(item)
    for part in (alias, options) if chosen else (alias, OxmlElement("w:showingPlcHdr"), options):
        properties.append(part)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = chosen or prompt
    run.append(text)
    content.append(run)
    field.append(properties)
    field.append(content)
    paragraph._p.append(field)  # noqa: SLF001 - the library has no fields


def save_document(document: Document, moment: dt.datetime) -> bytes:
    """Return the document as the bytes of a .docx file, dated `moment` (UTC)."""
    document.core_properties.created = document.core_properties.modified = moment.replace(tzinfo=None)
    buffer = io.BytesIO()
    document.save(buffer)
    return pack_again(buffer.getvalue(), moment)
