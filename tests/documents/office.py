"""Word, OpenDocument, Excel and PDF files made from the markup that their programs write."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["bytes_of_zip", "docx", "docx_table", "item", "ods", "odt", "paragraph", "pdf", "xlsx"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
)
# The built-in styles, a heading that numbers itself, a list with numbers and one with bullets.
_STYLES = f"""<w:styles {_W}>
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Plain1"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/></w:style>
<w:style w:type="paragraph" w:styleId="Verborgen"><w:name w:val="Note to author"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""
_NUMBERING = f"""<w:numbering {_W}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""


def bytes_of_zip(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of these parts, the same bytes each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    """Return a Word paragraph of one run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{escape(text)}</w:t></w:r></w:p>"


def item(text: str, numbering: int = 3, level: int = 0) -> str:
    """Return a Word paragraph in a list: 2 is `a)`, 3 has bullets, 1 are clause numbers."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def docx_table(rows: Sequence[Sequence[str]], *, header: bool = True) -> str:
    """Return a Word table; a cell that begins with `<` is markup."""
    lines = []
    for place, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if header and place == 0 else ""
        cells = (cell if cell.startswith("<w:tc") else f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        lines.append(f"<w:tr>{mark}{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def docx(*body: str, core: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word document; `core` is the markup of its properties."""
    document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    properties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return bytes_of_zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{document}" Target="word/document.xml"/>'
            f'<Relationship Id="r2" Type="{properties}" Target="docProps/core.xml"/></Relationships>',
            "docProps/core.xml": f'<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</c:coreProperties>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
            f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
            f'<Relationship Id="r2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
            "word/styles.xml": _STYLES,
            "word/numbering.xml": _NUMBERING,
            "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
            **(parts or {}),
        }
    )


def odt(body: str, styles: str = "", *, pages: str = "") -> bytes:
    """Return an OpenDocument text; `pages` is the markup of its headers and footers."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    master = f"<office:master-styles><style:master-page>{pages}</style:master-page></office:master-styles>"
    frame = {"styles.xml": f"<office:document-styles {_ODF}>{master}</office:document-styles>"} if pages else {}
    return bytes_of_zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **frame})


def ods(sheets: str, styles: str = "") -> bytes:
    """Return an OpenDocument spreadsheet."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    return bytes_of_zip({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[object]]], *, hidden: Sequence[str] = (), hidden_rows: Sequence[tuple[str, int]] = ()
) -> bytes:
    """Return an Excel workbook."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, and few tests need it

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    for name, place in hidden_rows:
        book[name].row_dimensions[place].hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def pdf(body: str, style: str = "") -> bytes:
    """Return a PDF that a browser would print of this HTML."""
    from weasyprint import HTML  # noqa: PLC0415 - slow to import, and few tests need it

    page = "@page { size: A4; margin: 2cm } body { font: 10pt sans-serif }"
    made = HTML(string=f'<html lang="en"><style>{page} {style}</style>{body}</html>').write_pdf()
    assert isinstance(made, bytes)
    return made
