"""Which kind of document a file is: by what it holds, else by how its name ends."""

from __future__ import annotations

import os
import re
from typing import Literal

from checklist_engine.errors import InputError, Problem
from checklist_engine.files import STANDARD_INPUT
from checklist_engine.saying import say

__all__ = ["DocumentKind", "document_kind"]

DocumentKind = Literal["docx", "odt", "xlsx", "csv", "pdf", "html", "markdown", "text"]

_ENDINGS: dict[str, DocumentKind] = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".ods": "odt",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".csv": "csv",
    ".tsv": "csv",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
_OTHERS: dict[str, tuple[str, str]] = {
    ".doc": (say("an old Word document"), say("save it as .docx")),
    ".xls": (say("an old Excel workbook"), say("save it as .xlsx")),
    ".rtf": (say("a rich text document"), say("save it as .docx")),
    ".pptx": (say("a presentation"), say("give the document with the requirements")),
    ".ppt": (say("a presentation"), say("give the document with the requirements")),
    ".pages": (say("a Pages document"), say("export it as .docx or PDF")),
    ".epub": (say("an e-book"), say("give the original document")),
}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_RTF = b"{\\rtf"
_INSIDE: tuple[tuple[bytes, DocumentKind], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "odt"),
    (b"word/", "docx"),
    (b"xl/", "xlsx"),
)
_ZIPPED = ("docx", "odt", "xlsx")
_HTML = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{|\[\s*[\[{\"])")
# A text may begin with a brace or a bracket as well: `{% include "top.md" %}`, `{{< notice >}}`, `[[_TOC_]]`.
_JSON_IN_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*(?:\"|[\[{]\s*[\[{\"}\]]))")
# A PDF may begin with some bytes that are none of its own (ISO 32000, annex H).
_PDF_WITHIN = 1024


def document_kind(source: str, data: bytes) -> DocumentKind | None:
    """Return the kind of document, or None where the bytes are for the readers of JSON.

    Raises:
        InputError: `unknown-document`, for a format that is not read, such as an old Word document.

    """
    ending = "" if source == STANDARD_INPUT else os.path.splitext(source)[1].lower()  # noqa: PTH122 - pathlib is slow to import, and every check comes by
    kind = _ENDINGS.get(ending)
    if b"%PDF-" in data[:_PDF_WITHIN] and not _JSON.match(data[:_PDF_WITHIN]):
        return "pdf"
    if data.startswith(_ZIP):
        # The names of the parts stand in plain bytes: a renamed file is known by them.
        return next((inside for name, inside in _INSIDE if name in data), kind if kind in _ZIPPED else None)
    if data.startswith(_OLE):
        raise InputError(
            Problem(
                code="unknown-document",
                where=source,
                what=say("this is an old Word or Excel document, or one that a password protects"),
                hint=say("open it, and save it as .docx or .xlsx without password"),
            )
        )
    other = _OTHERS.get(".rtf" if data.startswith(_RTF) else ending)
    if other is not None:
        name, hint = other
        raise InputError(Problem(code="unknown-document", where=source, what=say("{name} cannot be read", name=name), hint=hint))
    if kind in _ZIPPED:
        return _unzipped(source, data, ending)
    if kind in {"markdown", "text"}:
        return None if _JSON_IN_TEXT.match(data[:_PDF_WITHIN]) else kind
    if kind is None and source == STANDARD_INPUT and _HTML.match(data[:_PDF_WITHIN]):
        return "html"
    return kind


def _unzipped(source: str, data: bytes, ending: str) -> DocumentKind:
    """Return the kind of a file that is no zip archive though its name says so: some programs name web pages like that.

    Raises:
        InputError: `unknown-document`, where it is none, or `empty-input`.

    """
    if _HTML.match(data[:_PDF_WITHIN]):
        return "html"
    if not data.strip():
        raise InputError(Problem(code="empty-input", where=source, what=say("the file is empty"), hint=say("see whether it was saved")))
    what = say("this is no {ending} file, though its name ends so", ending=ending)
    hint = say("open it in the program that made it, and save it as {ending}", ending=ending)
    raise InputError(Problem(code="unknown-document", where=source, what=what, hint=hint))
