"""Files that cannot be read, or are made to do harm: what is wrong, where, and what to do, and never a crash."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from checklist_engine.documents.kinds import document_kind
from checklist_engine.documents.reading import read_blocks, read_document
from checklist_engine.errors import InputError
from checklist_engine.knowledge import load_knowledge
from tests.cli.running import run
from tests.documents.office import bytes_of_zip, docx, odt, paragraph, pdf, xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from checklist_engine.documents.kinds import DocumentKind

_RE_SAVE = "    what to do: open it in the program that made it, and save it again"
_LOCKED = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry>'
    "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)
_DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'


def problem(data: bytes, source: str) -> str:
    """Return what is said of a file."""
    with pytest.raises(InputError) as raised:
        _read(data, source)
    return str(raised.value)


def _read(data: bytes, source: str) -> None:
    kind = document_kind(source, data)
    assert kind is not None
    read_blocks(data, source, kind)


def _scan() -> bytes:
    """Return a PDF of one page with a picture and no text."""
    return pdf('<img style="width:10cm" src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E"><hr>')


@pytest.mark.parametrize(
    ("data", "source", "expected"),
    [
        pytest.param(
            docx(paragraph("TLS"))[:900],
            "cut.docx",
            f"cut.docx: the document is damaged: File is not a zip file [damaged-document]\n{_RE_SAVE}",
            id="cut",
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0" + bytes(600),
            "locked.docx",
            "locked.docx: this is an old Word or Excel document, or one that a password protects [unknown-document]\n"
            "    what to do: open it, and save it as .docx or .xlsx without password",
            id="locked-word",
        ),
        pytest.param(
            bytes_of_zip(
                {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": _LOCKED, "content.xml": b"\x01\x02"}
            ),
            "locked.odt",
            "locked.odt: a password protects the document [password]\n    what to do: open it, and save it without password",
            id="locked-opendocument",
        ),
        pytest.param(
            bytes_of_zip({"word/document.xml": _DOCTYPE}),
            "entities.docx",
            f"entities.docx: the document is damaged: word/document.xml: it declares a document type [damaged-document]\n{_RE_SAVE}",
            id="entities",
        ),
        pytest.param(
            docx("<w:tbl><w:tr><w:tc>" * 100 + "</w:tc></w:tr></w:tbl>" * 100),
            "deep.docx",
            "deep.docx: the document is damaged: word/document.xml: its elements are nested deeper than 200 [damaged-document]\n"
            + _RE_SAVE,
            id="deep",
        ),
        pytest.param(
            bytes_of_zip({"word/photo.jpg": b"x"}),
            "pictures.docx",
            f"pictures.docx: the document is damaged: the part word/document.xml is missing [damaged-document]\n{_RE_SAVE}",
            id="no-document",
        ),
        pytest.param(
            b"%PDF-1.7\n" + bytes(range(256)) * 4,
            "noise.pdf",
            "noise.pdf: the PDF is damaged: Failed to load document (PDFium: Data format error). [damaged-document]\n"
            "    what to do: open it in a PDF reader, and save or print it as a PDF again",
            id="noise",
        ),
        pytest.param(
            b"  \n ", "empty.odt", "empty.odt: the file is empty [empty-input]\n    what to do: see whether it was saved", id="empty"
        ),
        pytest.param(
            b"{\\rtf1 Requirements}",
            "tender.rtf",
            "tender.rtf: a rich text document cannot be read [unknown-document]\n    what to do: save it as .docx",
            id="rich-text",
        ),
        pytest.param(
            b"{\\rtf1 Requirements}",
            "tender.txt",
            "tender.txt: a rich text document cannot be read [unknown-document]\n    what to do: save it as .docx",
            id="rich-text-of-another-name",
        ),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data: bytes, source: str, expected: str) -> None:
    """One message, with the name of the file."""
    assert problem(data, source) == expected


@pytest.mark.parametrize(
    ("start", "is_document"),
    [
        ('{% include "top.md" %}', True),
        ('{{< notice type="info" >}}', True),
        ("{: .contents}", True),
        ("[[_TOC_]]", True),
        ("[TOC]", True),
        ("[Annex A](a.md)", True),
        ('{"title": "Website"}', False),
        ("{\n}", False),
        ('[{"title": "Website"}]', False),
        ('["ocid"]', False),
        ("[[]]", False),
    ],
)
def test_a_text_that_begins_with_a_brace_is_a_document_unless_json_goes_on(start: str, *, is_document: bool) -> None:
    """The commands of page builders and JSON begin alike."""
    assert document_kind("tender.md", f"{start}\n\nThe supplier shall use TLS 1.3.".encode()) == ("markdown" if is_document else None)


def test_a_scan_asks_for_text_recognition() -> None:
    """A PDF without text looks like an empty tender; it must not pass for one."""
    assert problem(_scan(), "scan.pdf") == (
        "scan.pdf: no text can be read on its 1 page; it looks like a scan [no-text]\n    expected: a PDF with text\n"
        "    what to do: run text recognition (OCR) on it, for example with OCRmyPDF, and give the result"
    )


def test_a_locked_pdf_asks_for_one_without_password() -> None:
    """One that anybody may open, and only printing is locked, is read."""
    import pikepdf  # noqa: PLC0415 - slow to import

    def locked(user: str) -> bytes:
        file = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf("<p>All connections shall use TLS 1.3.</p>"))) as made:
            made.save(file, encryption=pikepdf.Encryption(owner="owner", user=user))
        return file.getvalue()

    assert problem(locked("secret"), "locked.pdf") == (
        "locked.pdf: a password protects the PDF [password]\n    what to do: open it, and save it without password"
    )
    assert [block.text for block in read_blocks(locked(""), "open.pdf", "pdf").blocks] == ["All connections shall use TLS 1.3."]


def test_an_archive_that_would_fill_the_memory_is_not_unpacked() -> None:
    """By what its list of parts says, and by what really comes out where that lies."""
    honest = io.BytesIO()
    with zipfile.ZipFile(honest, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (257 * 1024**2))
    hint = "    what to do: remove pictures and attachments, or save the part with the requirements as a document of its own"
    assert problem(honest.getvalue(), "bomb.docx") == f"bomb.docx: the document unpacks to more than 256 MiB [too-large]\n{hint}"

    small = bytearray(bytes_of_zip({"word/document.xml": b" " * (65 * 1024**2)}))
    # The size that the list at the end states, four bytes at place 24 of its entry.
    entry = small.index(b"PK\x01\x02")
    struct.pack_into("<I", small, entry + 24, 10)
    assert problem(bytes(small), "liar.docx").startswith("liar.docx: the document")


def test_a_missing_library_is_named_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra that brings it is given."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    assert problem(pdf("<p>x</p>"), "tender.pdf") == (
        "tender.pdf: reading pdf documents needs the library pypdfium2, which is not installed [missing-library]\n"
        "    what to do: pip install 'checklist-engine[documents]'"
    )


def test_a_refused_document_leaves_no_file_and_ends_with_3(tmp_path: Path) -> None:
    """The same for `draft` and `check`; a document without requirements is refused as well."""
    source, output = tmp_path / "tender.odt", tmp_path / "tender.json"
    source.write_bytes(odt("<text:p>--</text:p>"))

    drafted, checked = run("draft", str(source), "-o", str(output)), run("check", str(source))

    assert (drafted.code, checked.code, drafted.out, checked.out) == (3, 3, b"", b"")
    assert (
        drafted.err
        == checked.err
        == (
            f"{source}: the document holds no text from which requirements could be made [no-requirements]\n"
            "    what to do: see whether it is the right document; from a scan, make text first (OCR)\n"
        )
    )
    assert not output.exists()


def test_a_draft_never_overwrites_what_somebody_completed(tmp_path: Path) -> None:
    """Without --force it is wrong usage."""
    source, output = tmp_path / "tender.md", tmp_path / "tender.json"
    source.write_text("The supplier shall use TLS 1.3.\n", encoding="utf-8")
    output.write_text("{}", encoding="utf-8")

    ran = run("draft", str(source), "-o", str(output))

    assert (ran.code, output.read_text(encoding="utf-8")) == (2, "{}")
    assert ran.err == f"{output}: this file exists [file-exists]\n    what to do: choose another name, or add --force to overwrite it\n"


def test_what_breaks_the_library_of_workbooks_is_an_error_of_the_file() -> None:
    """It trusts the XML that spreadsheet programs write: a row without a number, a font that is none."""
    whole = xlsx({"Eisen": [["TLS 1.2 shall be used"]]})

    assert problem(_changed(whole, "xl/worksheets/sheet1.xml", b'r="1"', b'r="first"'), "rows.xlsx").startswith(
        "rows.xlsx: the workbook cannot be read: ValueError: "
    )
    assert problem(_changed(whole, "xl/styles.xml", b'fontId="0"', b'fontId="x"'), "styles.xlsx").startswith(
        "styles.xlsx: the workbook cannot be read: TypeError: "
    )


def test_a_bug_of_our_own_is_no_error_of_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is told as a bug, with exit code 70, for every kind of document: else nobody would report it."""

    def broken(*_: object) -> None:
        message = "our own mistake"
        raise ValueError(message)

    files = {"a.xlsx": xlsx({"Eisen": [["TLS 1.2 shall be used"]]}), "a.docx": docx(paragraph("TLS 1.2 shall be used")), "a.md": b"TLS"}
    monkeypatch.setattr("checklist_engine.documents.xlsx._written", broken)
    monkeypatch.setattr("checklist_engine.documents.drafting.find_facts", broken)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        ran = run("draft", str(tmp_path / name))

        assert (ran.code, ran.err.splitlines()[0]) == (70, "This is a bug in checklist-engine 0.1.0: ValueError: our own mistake")


@pytest.mark.parametrize("text", [b"# 1\n\n```\n1\n```\n", b"---\ntitle: x\n---\n", b"<table></table>"])
def test_a_document_without_a_paragraph_is_refused(text: bytes) -> None:
    """A heading alone, a title alone, an empty table."""
    knowledge = load_knowledge()
    kind: DocumentKind = "html" if text.startswith(b"<") else "markdown"
    with pytest.raises(InputError, match="the document holds no text from which requirements could be made"):
        read_document(text, "empty", kind, knowledge.catalog.languages, knowledge.subject_words)


def _changed(data: bytes, name: str, before: bytes, after: bytes) -> bytes:
    """Return an archive with something else in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    assert before in parts[name]
    return bytes_of_zip({**parts, name: parts[name].replace(before, after)})
