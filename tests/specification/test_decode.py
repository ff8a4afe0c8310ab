"""Bytes become text, or the error says what the file is and what to do."""

from __future__ import annotations

import codecs

import pytest

from checklist_engine.errors import InputError
from checklist_engine.specification import decode
from checklist_engine.specification.decode import DecodedText, decode_text

TEXT = '{"title": "Gemeente Zandvoorde \u2013 één"}'


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("utf-32-le"),
        TEXT.encode("utf-32-be"),
    ],
)
def test_every_unicode_encoding_gives_the_same_text(data: bytes) -> None:
    """UTF-8, UTF-16 and UTF-32 are read with and without byte-order mark, and without a note."""
    assert decode_text(data, "tender.json") == DecodedText(TEXT)


def test_windows_text_is_read_with_a_note() -> None:
    """A file in Windows-1252 is read, and the note says how."""
    note = "The file is not UTF-8. It was read as Windows-1252: check that letters with accents are right, or save the file as UTF-8."

    assert decode_text(TEXT.encode("cp1252"), "tender.json") == DecodedText(TEXT, (note,))


def test_bytes_outside_windows_1252_are_read_as_iso_8859_1() -> None:
    """A byte that Windows-1252 does not have is a control character of ISO-8859-1."""
    decoded = decode_text(b'{"title": "\xe9\x81"}', "tender.json")

    assert decoded.text == '{"title": "é\x81"}'
    assert decoded.notes[0].startswith("The file is not UTF-8. It was read as ISO-8859-1:")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"%PDF-1.7 ...",
            (
                "t: this looks like a PDF document, not like JSON [not-text]\n"
                "    expected: a specification as JSON\n"
                "    what to do: read the requirements out of it and write them as JSON, or export the notice as OCDS JSON"
            ),
        ),
        (
            b"PK\x03\x04....word/document.xml",
            (
                "t: this looks like a Word document (.docx), not like JSON [not-text]\n"
                "    expected: a specification as JSON\n"
                "    what to do: write the requirements as JSON, or export the notice as OCDS JSON"
            ),
        ),
        (
            b"PK\x03\x04....",
            (
                "t: this looks like a zip archive, not like JSON [not-text]\n"
                "    expected: a specification as JSON\n"
                "    what to do: unpack it first"
            ),
        ),
        (
            b"\x1f\x8b\x08",
            (
                "t: this looks like a gzip archive (.gz), not like JSON [not-text]\n"
                "    expected: a specification as JSON\n"
                "    what to do: unpack it first: gunzip FILE"
            ),
        ),
        (b"", "t: the file is empty [empty-input]\n    expected: a specification as JSON"),
        (b" \n", "t: the file is empty [empty-input]\n    expected: a specification as JSON"),
        (
            b"\x00\x01\x02\x03",
            "t: the file holds bytes that no text has [not-text]\n    expected: a specification as JSON",
        ),
        (
            b'{"a": "\xff\x01"}',
            "t: the file holds bytes that no text has [not-text]\n    expected: a specification as JSON",
        ),
        (
            '{"title": "закупівля товарів"}'.encode("cp1251"),
            (
                "t: byte 11 is not UTF-8, and the text is in no other encoding that can be recognised [encoding]\n"
                "    what to do: save the file as UTF-8"
            ),
        ),
        (
            b'{"title": "\xed\xa0\x80"}',
            (
                "t: byte 11 is not UTF-8, and the text is in no other encoding that can be recognised [encoding]\n"
                "    what to do: save the file as UTF-8"
            ),
        ),
        (
            codecs.BOM_UTF8 + b"\xff",
            "t: byte 3 is not UTF-8 [encoding]\n    what to do: save the file as UTF-8",
        ),
    ],
)
def test_what_is_no_text_gets_a_name_and_a_hint(data: bytes, expected: str) -> None:
    """Files of other kinds are recognised by their first bytes."""
    with pytest.raises(InputError) as caught:
        decode_text(data, "t")

    assert str(caught.value) == expected


def test_a_file_over_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is judged before anything else."""
    monkeypatch.setattr(decode, "MAX_BYTES", 10)

    with pytest.raises(InputError) as caught:
        decode_text(b'{"id": "12"}', "t")

    assert str(caught.value) == (
        "t: the file has 12 bytes; at most 10 are read [too-large]\n    what to do: split it into one file for each process"
    )
