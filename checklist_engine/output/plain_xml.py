"""Text that XML can hold: what it cannot hold is shown as a replacement character instead of breaking the file."""

from __future__ import annotations

import re

__all__ = ["plain_xml"]

# Everything outside the characters of XML 1.0 (section 2.2): control characters, lone surrogates and two non-characters.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")


def plain_xml(text: str) -> str:
    """Return the text with plain line feeds, and U+FFFD for each character that XML 1.0 does not allow."""
    return _NOT_XML.sub("\ufffd", _LINE_END.sub("\n", text))
