"""The words of a text, told quickly: all that `prepare` would find, and perhaps more, without their places.

Letters only: a digit, like every sign, stands between words, so `TLS1.2` counts as `tls`; numbers are apart. Bytes of UTF-8 are
translated, cut and compared by the interpreter itself, which is some ten times as fast as matching runs of Unicode letters.
"""

from __future__ import annotations

import re
import string
from functools import cached_property, lru_cache

import msgspec

from checklist_engine.detection.text import REMEMBERED, prepare

__all__ = ["WordSet", "words_of"]

_END_OF_ASCII = 0x80
_LETTERS = bytes(
    sign if sign >= _END_OF_ASCII or chr(sign).islower() else ord("0") if chr(sign).isdigit() else ord(" ")
    for sign in (ord(chr(sign).lower()) if sign < _END_OF_ASCII else sign for sign in range(256))
)
"""What each byte becomes: letters in lower case, every digit a 0, other signs a space."""
_NUMBERS = bytes(sign if chr(sign) in string.digits else ord(" ") for sign in range(256))
_USUAL = bytes([*range(0xC0), 0xC2, 0xC3, 0xC4, 0xC5, 0xD0, 0xD1, 0xE2])
"""ASCII, and the beginnings of Latin and Cyrillic letters, of signs such as quotes and dashes, and what goes on from them."""
_SIGN = re.compile(rb"\xc2[\x80-\xbf]|\xe2[\x80-\xbf]{2}|\xc3[\x97\xb7]")
_SPACE = rb"(?:[ \t]|\xc2\xa0|\xe2\x80[\x80-\x8a\xaf]|\xe2\x81\x9f)*"
_LINE_END = rb"\r?(?:[\n\x0b\x0c]|\xc2\x85|\xe2\x80[\xa8\xa9])"
_HYPHENATED = re.compile(rb"-" + _SPACE + _LINE_END)
_UNSEEN = re.compile(rb"\xe2(?:\x80[\x8b-\x8d]|\x81\xa0|(?:\x80[\x90-\x95]|\x88\x92)" + _SPACE + _LINE_END + rb")")
"""What joins words without being seen: signs of no width, and hyphens at the end of a line."""


class WordSet(msgspec.Struct, frozen=True, dict=True):
    """The words of a text in their order, in lower case and UTF-8; `broken` where tags or entities may stand between two of them."""

    words: list[bytes]
    digits: bytes
    broken: bool

    @cached_property
    def distinct(self) -> frozenset[bytes]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first three letters of every word."""
        return frozenset([word[:3] for word in " ".join(map(bytes.decode, self.distinct)).split()])

    @cached_property
    def numbers(self) -> frozenset[bytes]:
        """The numbers, each once."""
        return frozenset(self.digits.translate(_NUMBERS).split())

    @cached_property
    def joined(self) -> bytes:
        """The words with one space before and after each."""
        return b" %s " % b" ".join(self.words)


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> WordSet:
    """Return the words of a text, in time linear in its length."""
    if text.isascii():
        data = text.encode()
        joining = b"&shy;" in data or _HYPHENATED.search(data) is not None
    else:
        data = text.lower().encode("utf-8", "surrogatepass")
        joining = bool(data.translate(None, _USUAL)) or b"\xc2\xad" in data or b"&shy;" in data
        joining = joining or _HYPHENATED.search(data) is not None or _UNSEEN.search(data) is not None
    broken = b"<" in data or b"&" in data
    if joining:  # only the full way tells where words begin and end
        data = " ".join(prepare(text).words).encode("utf-8", "surrogatepass")
    if not data.isascii() and (b"\xc2" in data or b"\xe2" in data or b"\xc3\x97" in data or b"\xc3\xb7" in data):
        data = _SIGN.sub(b" ", data)
    letters = data.translate(_LETTERS)
    digits = b""
    if b"0" in letters:
        digits = data
        letters = letters.replace(b"v0", b" v ").replace(b"0", b" ")  # the v of `TLSv1` is a word of its own
    return WordSet(letters.split(), digits, broken)
