"""Documents that are zip archives of XML parts, opened so that a hostile one does no harm."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import Saying, say

if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["MAX_ELEMENTS", "MAX_PARTS", "MAX_PART_BYTES", "MAX_UNPACKED_BYTES", "Archive", "parse_xml"]

MAX_PARTS = 10_000
"""The largest number of parts in an archive."""
MAX_PART_BYTES = 64 * 1024 * 1024
"""The largest part that is unpacked, in bytes."""
MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""The most that is unpacked of one archive, in bytes."""
MAX_ELEMENTS = 4_000_000
"""The most elements that are read of one part."""
MAX_DEPTH = 200
"""The deepest nesting of elements that is read."""


class Archive:
    """The parts of a zip archive in memory: nothing is written to disk, no more is unpacked than the limits allow."""

    def __init__(self, data: bytes, source: str) -> None:
        """Open the archive.

        Raises:
            InputError: `damaged-document` or `too-large`.

        """
        self._source = source
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, OverflowError, NotImplementedError, UnicodeError) as error:
            self._damaged(error)
        if len(self.names) > MAX_PARTS:
            self._too_large(say("the document has {number:,} parts; at most {most:,} are read", number=len(self.names), most=MAX_PARTS))
        if sum(entry.file_size for entry in self._zip.infolist()) > MAX_UNPACKED_BYTES:
            self._too_large(say("the document unpacks to more than {size} MiB", size=MAX_UNPACKED_BYTES // 1024**2))

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises:
            InputError: it is not there, damaged or too large.

        """
        try:
            with self._zip.open(name) as part:
                data = part.read(MAX_PART_BYTES + 1)
        except KeyError:
            self._damaged(say("the part {name} is missing", name=name))
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, OverflowError) as error:
            # NotImplementedError, for an unknown way of packing, is a RuntimeError, as is an encrypted part.
            self._damaged(error)
        self._unpacked += len(data)
        if len(data) > MAX_PART_BYTES or self._unpacked > MAX_UNPACKED_BYTES:
            self._too_large(say("the document unpacks to more than {size} MiB in {name}", size=MAX_PART_BYTES // 1024**2, name=name))
        return data

    def xml(self, name: str) -> ET.Element:
        """Return the root element of a part.

        Raises:
            InputError: it is not there, damaged, too large, or declares a document type.

        """
        return parse_xml(self.read(name), self._source, name)

    def _damaged(self, error: object) -> NoReturn:
        raise InputError(
            Problem(
                code="damaged-document",
                where=self._source,
                what=say("the document is damaged: {error}", error=_told(error)),
                hint=say("open it in the program that made it, and save it again"),
            )
        ) from None

    def _too_large(self, what: str) -> NoReturn:
        hint = say("remove pictures and attachments, or save the part with the requirements as a document of its own")
        raise InputError(Problem(code="too-large", where=self._source, what=what, hint=hint))


class _RefusedError(Exception):
    """The XML holds what no document needs; the text says what."""


class SafeBuilder(ET.TreeBuilder):
    """Builds elements; refuses a document type (and with it every entity of one's own) and bottomless nesting."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse: the parser calls this before it reads any entity."""
        del name, pubid, system
        message = say("it declares a document type")
        raise _RefusedError(message)

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        """Open an element, unless it lies too deep."""
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH:
            message = say("its elements are nested deeper than {most}", most=MAX_DEPTH)
            raise _RefusedError(message)
        if self._elements > MAX_ELEMENTS:
            message = say("it has more than {most:,} elements", most=MAX_ELEMENTS)
            raise _RefusedError(message)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def _told(error: object) -> str:
    """Return what an error says: our own words as they are, those of a library cut short."""
    said = error.args[0] if isinstance(error, Exception) and error.args else error
    return said if isinstance(said, Saying) else str(error)[:200]


def parse_xml(data: bytes, source: str, name: str) -> ET.Element:
    """Return the root element of XML without document type: no entity is expanded, nothing outside is read.

    Raises:
        InputError: `damaged-document`.

    """
    parser = ET.XMLParser(target=SafeBuilder())  # noqa: S314 - the builder refuses document types
    try:
        parser.feed(data)
        root: ET.Element = parser.close()
    except (ET.ParseError, expat.ExpatError, _RefusedError, ValueError, LookupError) as error:
        what = say("the document is damaged: {name}: {error}", name=name, error=_told(error))
        hint = say("open it in the program that made it, and save it again")
        raise InputError(Problem(code="damaged-document", where=source, what=what, hint=hint)) from None
    return root
