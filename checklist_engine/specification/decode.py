"""Bytes to text: size, file kinds that are no text, and the encodings that people really save in."""

from __future__ import annotations

import codecs

import msgspec

from checklist_engine.errors import InputError, Problem
from checklist_engine.patterns import compiled_later
from checklist_engine.saying import say

__all__ = ["MAX_BYTES", "DecodedText", "decode_text"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest input that is read whole, in bytes."""

_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"%PDF",
        say("a PDF document"),
        say("read the requirements out of it and write them as JSON, or export the notice as OCDS JSON"),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        say("an old Word or Excel document"),
        say("write the requirements as JSON, or export the notice as OCDS JSON"),
    ),
    (b"{\\rtf", say("a rich text document (.rtf)"), say("write the requirements as JSON")),
    (b"\x1f\x8b", say("a gzip archive (.gz)"), say("unpack it first: gunzip FILE")),
    (b"\x28\xb5\x2f\xfd", say("a Zstandard archive (.zst)"), say("unpack it first: unzstd FILE")),
    (b"BZh", say("a bzip2 archive (.bz2)"), say("unpack it first: bunzip2 FILE")),
    (b"\xfd7zXZ\x00", say("an xz archive (.xz)"), say("unpack it first: unxz FILE")),
    (b"7z\xbc\xaf\x27\x1c", say("a 7-Zip archive"), say("unpack it first")),
    (b"\x89PNG", say("a picture (PNG)"), say("give the specification itself as JSON")),
    (b"\xff\xd8\xff", say("a picture (JPEG)"), say("give the specification itself as JSON")),
    (b"PAR1", say("a Parquet file"), say("export it as JSON")),
    (b"SQLite format 3\x00", say("a SQLite database"), say("export it as JSON")),
)
_ZIP_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"word/", say("a Word document (.docx)")),
    (b"xl/", say("an Excel workbook (.xlsx)")),
    (b"ppt/", say("a PowerPoint presentation (.pptx)")),
    (b"opendocument.text", say("an OpenDocument text (.odt)")),
    (b"opendocument.spreadsheet", say("an OpenDocument spreadsheet (.ods)")),
)
_BOMS: tuple[tuple[bytes, str, str], ...] = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_NO_TEXT = compiled_later(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NEIGHBOURS = compiled_later(rb"[\x80-\xff]{2,}")
_ENCODED_SURROGATE = compiled_later(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_FIRST_CHARACTERS = {"{", "[", '"', "<"}
_MANY = 10
_NEIGHBOUR_SHARE = 0.3
_SAVE_AS_UTF_8 = say("save the file as UTF-8")


class DecodedText(msgspec.Struct, frozen=True):
    """The text of a file without byte-order mark, and what the reader had to assume."""

    text: str
    notes: tuple[str, ...] = ()


def decode_text(data: bytes, source: str, *, expects_json: bool = True) -> DecodedText:
    """Return the text of `data`.

    UTF-8, UTF-16 and UTF-32 are recognised with and without byte-order mark. What is none of them is read as
    Windows-1252 or ISO-8859-1, with a note, where it looks like text in a Latin script. Errors say "not like JSON" unless told not to.

    Raises:
        InputError: `too-large`, `empty-input`, `not-text` or `encoding`.

    """
    if len(data) > MAX_BYTES:
        what = say("the file has {size:,} bytes; at most {most:,} are read", size=len(data), most=MAX_BYTES)
        raise InputError(Problem(code="too-large", where=source, what=what, hint=say("split it into one file for each process")))
    kind = _kind(data)
    if kind is not None:
        name, hint = kind
        what = say("this looks like {kind}, not like JSON", kind=name) if expects_json else say("this looks like {kind}", kind=name)
        raise InputError(Problem(code="not-text", where=source, what=what, expected=say("a specification as JSON"), hint=hint))
    encoding, bom_size, name = _unicode_encoding(data)
    try:
        decoded = DecodedText(str(data[bom_size:], encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and not bom_size:
            return _decode_legacy(data, source, error.start)
        what = say("byte {number} is not {encoding}", number=error.start + bom_size, encoding=name)
        raise InputError(Problem(code="encoding", where=source, what=what, hint=_SAVE_AS_UTF_8)) from error
    if not bom_size and encoding != "utf-8" and decoded.text.lstrip()[:1] not in _FIRST_CHARACTERS:
        raise InputError(_no_text(source))
    if not decoded.text.strip():
        raise InputError(Problem(code="empty-input", where=source, what=say("the file is empty"), expected=say("a specification as JSON")))
    return decoded


def _kind(data: bytes) -> tuple[str, str] | None:
    for magic, name, hint in _KINDS:
        if data.startswith(magic):
            return name, hint
    if data.startswith(b"PK\x03\x04"):
        for inside, name in _ZIP_KINDS:
            if inside in data:
                return name, say("write the requirements as JSON, or export the notice as OCDS JSON")
        return say("a zip archive"), say("unpack it first")
    return None


def _unicode_encoding(data: bytes) -> tuple[str, int, str]:
    """Return codec, length of the byte-order mark and name: by the mark, else by its zero bytes (RFC 4627, 3)."""
    for bom, encoding, name in _BOMS:
        if data.startswith(bom):
            return encoding, len(bom), name
    zeros = tuple(byte == 0 for byte in data[:4])
    patterns: dict[tuple[bool, ...], tuple[str, str]] = {
        (True, True, True, False): ("utf-32-be", "UTF-32"),
        (False, True, True, True): ("utf-32-le", "UTF-32"),
        (True, False, True, False): ("utf-16-be", "UTF-16"),
        (False, True, False, True): ("utf-16-le", "UTF-16"),
    }
    # `{` and a letter outside Latin-1, as in UTF-16 text of other scripts.
    if zeros not in patterns and len(data) % 2 == 0 and zeros[:2] in {(True, False), (False, True)}:
        return ("utf-16-be", 0, "UTF-16") if zeros[0] else ("utf-16-le", 0, "UTF-16")
    encoding, name = patterns.get(zeros, ("utf-8", "UTF-8"))
    return encoding, 0, name


def _no_text(source: str) -> Problem:
    what = say("the file holds bytes that no text has")
    return Problem(code="not-text", where=source, what=what, expected=say("a specification as JSON"))


def _decode_legacy(data: bytes, source: str, first_bad: int) -> DecodedText:
    if _NO_TEXT.search(data):
        raise InputError(_no_text(source))
    foreign = sum(1 for byte in data if byte >= 0x80)  # noqa: PLR2004 - the end of ASCII
    neighbours = sum(len(run) for run in _NEIGHBOURS.findall(data))
    damaged = foreign > _MANY and neighbours > foreign * _NEIGHBOUR_SHARE
    if damaged or _ENCODED_SURROGATE.search(data):
        what = say("byte {number} is not UTF-8, and the text is in no other encoding that can be recognised", number=first_bad)
        raise InputError(Problem(code="encoding", where=source, what=what, hint=_SAVE_AS_UTF_8))
    try:
        text, name = str(data, "cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, name = str(data, "latin-1"), "ISO-8859-1"
    note = say(
        "The file is not UTF-8. It was read as {encoding}: check that letters with accents are right, or save the file as UTF-8.",
        encoding=name,
    )
    return DecodedText(text, (note,))
