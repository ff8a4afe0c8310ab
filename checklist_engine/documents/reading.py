"""Bytes of a document to a specification: chooses the reader."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from checklist_engine.documents.drafting import draft_specification
from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say
from checklist_engine.specification.decode import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.documents.block import Document
    from checklist_engine.documents.kinds import DocumentKind
    from checklist_engine.specification.model import Specification

__all__ = ["attached_result", "read_blocks", "read_document"]

# Module and function of each reader, and the library that it needs beside those of the program.
_READERS: dict[DocumentKind, tuple[str, str, str | None]] = {
    "docx": ("docx", "read_docx", None),
    "odt": ("odt", "read_odt", None),
    "xlsx": ("xlsx", "read_xlsx", "openpyxl"),
    "csv": ("csv_rows", "read_csv", None),
    "pdf": ("pdf", "read_pdf", "pypdfium2"),
    "html": ("html", "read_html", None),
    "markdown": ("markdown", "read_markdown", "markdown_it"),
    "text": ("plain_text", "read_text", None),
}


def read_document(
    data: bytes, source: str, kind: DocumentKind, groups: Mapping[str, Mapping[str, Sequence[str]]], wordings: PhraseIndex
) -> Specification:
    """Return the specification that a document makes.

    `groups` are the language files of the catalogue, `wordings` those by which it knows its subjects.

    Raises:
        InputError: it cannot be read, says nothing, or a library is missing.

    """
    return draft_specification(read_blocks(data, source, kind), source, groups, wordings)


def read_blocks(data: bytes, source: str, kind: DocumentKind) -> Document:
    """Return the blocks of a document.

    Raises:
        InputError: it cannot be read, or a library is missing.

    """
    if not data.strip():
        raise InputError(Problem(code="empty-input", where=source, what=say("the file is empty"), hint=say("see whether it was saved")))
    if len(data) > MAX_BYTES:
        what = say("the file has {size:,} bytes; at most {most:,} are read", size=len(data), most=MAX_BYTES)
        raise InputError(Problem(code="too-large", where=source, what=what, hint=say("remove pictures, or split it")))
    module, function, library = _READERS[kind]
    if library is not None:
        _require(library, kind, source)
    reader: Callable[[bytes, str], Document] = getattr(importlib.import_module(f"checklist_engine.documents.{module}"), function)
    return reader(data, source)


def attached_result(data: bytes, source: str) -> bytes:
    """Return the result, as `check --format json` writes it, that is attached to a report of ours in PDF; nothing where none is.

    Raises:
        InputError: it cannot be read, or a library is missing.

    """
    _require("pypdfium2", "pdf", source)
    from checklist_engine.documents.pdf import result_in_pdf  # noqa: PLC0415 - other documents need none of it

    return result_in_pdf(data, source)


def _require(library: str, kind: DocumentKind, source: str) -> None:
    try:
        importlib.import_module(library)
    except ImportError:
        what = say("reading {kind} documents needs the library {library}, which is not installed", kind=kind, library=library)
        hint = "pip install 'checklist-engine[documents]'"
        raise InputError(Problem(code="missing-library", where=source, what=what, hint=hint)) from None
