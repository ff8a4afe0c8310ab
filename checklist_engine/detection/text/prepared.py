"""A text made ready for matching: plain characters, cut into runs, each with its place in the original."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["REMEMBERED", "Text", "Whole", "cut", "parts_of", "prepare", "starts_of", "tokens_of", "whole_of"]

_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032", "'"),
        **dict.fromkeys("\u00ae\u2122\u00a9`", " "),
        **dict.fromkeys("\u2028\u2029\u0085\x0b\x0c", "\n"),
        "\u2044": "/",
        "\uff1a": ":",
    }
)
_CHANGED = re.compile(f"[{''.join(map(re.escape, map(chr, _ONE_FOR_ONE)))}]")
# A hyphen at the end of a line is dropped where both halves are lower-case words; these beginnings keep theirs.
_KEPT_HYPHEN = r"(?<!\bmulti)(?<!\btwo)(?<!\be)(?<!\bend)(?<!\bsingle)(?<!\bthird)(?<!\bnon)(?<!\banti)"
_UNSEEN = "[\u00ad\u200b\u200c\u200d\u2060\ufeff]"
_MAY_BE_UNSEEN = compiled_later(_UNSEEN)
_MAY_BE_HYPHEN = re.compile(r"-[ \t]{0,3}\r?\n")
_DROPPED = compiled_later(_UNSEEN + "|&shy;|" + _KEPT_HYPHEN + r"(?<=[a-z\u00df-\u00ff])-[ \t]{0,3}\r?\n[ \t]{0,8}(?=[a-z\u00df-\u00ff])")
_MARKS = compiled_later(r"[^\W\d_][\u0300-\u036f]{1,4}")
_TAG = compiled_later(r"(?<!<)<[a-zA-Z/!][^<>]{0,300}>(?!>)")
_BLOCK_TAG = compiled_later(r"</?(?:br|p|li|ul|ol|tr|div|h[1-6]|table|thead|tbody)\b", re.IGNORECASE)
_CELL_TAG = compiled_later(r"</(?:td|th)\b", re.IGNORECASE)
_ENTITY = compiled_later(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_ENTITIES = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&apos;": "'",
    "&#39;": "'",
    "&le;": "\u2264",
    "&ge;": "\u2265",
    "&ndash;": "-",
    "&mdash;": "-",
}
_RUN = re.compile(r"[^\W\d_]+|\d+")
_LETTER_V_DIGIT = re.compile(r"[^\W\d_][vV]\d")
_RUN_BEFORE_V = re.compile(r"[^\W\d_]+?(?<![rR][eE])(?=[vV]\d)|[^\W\d_]+|\d+")
_PARTS = re.compile(f"({_RUN.pattern})")
_PARTS_BEFORE_V = compiled_later(f"({_RUN_BEFORE_V.pattern})")
# The same for ASCII, which a regular expression reads several times as fast as any letter of Unicode.
_ASCII_PARTS = re.compile(r"([a-zA-Z]+|[0-9]+)")
_ASCII_PARTS_BEFORE_V = re.compile(r"([a-zA-Z]+?(?<![rR][eE])(?=[vV][0-9])|[a-zA-Z]+|[0-9]+)")
_TOKEN = compiled_later(r"[^\W\d_]+|\d+|[\W_]+")
_TOKEN_BEFORE_V = compiled_later(r"[^\W\d_]+?(?<![rR][eE])(?=[vV]\d)|[^\W\d_]+|\d+|[\W_]+")
_ASCII_TOKEN = compiled_later(r"[a-zA-Z]+|[0-9]+|[^a-zA-Z0-9]+")
_ASCII_TOKEN_BEFORE_V = compiled_later(r"[a-zA-Z]+?(?<![rR][eE])(?=[vV][0-9])|[a-zA-Z]+|[0-9]+|[^a-zA-Z0-9]+")
_ANY_V_DIGIT = re.compile(r"[vV]\d")
_ENDS_SENTENCE = re.compile(r"[.!?;:|]\s|\n\s*\n|\t")

REMEMBERED = 256
"""How many prepared texts are kept: the same requirement is read for demands, for facts and for the language."""


class Text(msgspec.Struct, frozen=True, dict=True):
    """A prepared text, or a piece of one: its plain form and its runs of letters and digits.

    `parts` are all characters of `plain`: what stands before the first run, that run, what stands between it and the second, and so on;
    `words` are the runs in lower case, `starts` and `ends` their places in `plain`; `plain` begins at character `base` of the whole;
    `places[i]` is the place of character `i` of the whole in the original, or `places` is None where the two agree.
    """

    original: str
    plain: str
    parts: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]
    places: list[int] | None
    base: int = 0

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that a span of `plain` was made from."""
        start, end = start + self.base, end + self.base
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1

    def gap(self, index: int) -> str:
        """Return the characters between run `index - 1` and run `index`."""
        return self.parts[2 * index]

    def piece(self, start: int, end: int) -> Text:
        """Return the characters `start:end` of a whole text, no run cut in two, as a text of their own."""
        starts = self.starts
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        plain = self.plain[start:end]
        if first == last:
            return Text(self.original, plain, [plain], [], [], [], self.places, start)
        parts = self.parts[2 * first : 2 * last + 1]
        own, ends = starts[first:last], self.ends[first:last]
        parts[0], parts[-1] = self.plain[start : own[0]], self.plain[ends[-1] : end]
        if start:
            own, ends = [place - start for place in own], [place - start for place in ends]
        return Text(self.original, plain, parts, self.words[first:last], own, ends, self.places, start)

    @cached_property
    def cuts(self) -> frozenset[int]:
        """The runs that a sentence or a cell ends before, whatever follows."""
        starts = self.starts
        return frozenset(bisect_left(starts, match.start()) for match in _ENDS_SENTENCE.finditer(self.plain))


class Whole(msgspec.Struct, frozen=True):
    """A text as it is written and its plain form, not yet cut into runs; `places` as in `Text`."""

    original: str
    plain: str
    places: list[int] | None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that a span of `plain`, at least one character, was made from."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)

    def original_words(self, start: int, end: int) -> str:
        """Return what a span of `plain` was made from."""
        start, end = self.original_span(start, end)
        return self.original[start:end]

    def piece(self, start: int, end: int, parts: list[str] | None = None) -> Text:
        """Return the characters `start:end` of the plain form with their runs; `parts` are their parts where they are known."""
        plain = self.plain[start:end]
        parts = parts_of(plain) if parts is None else parts
        bounds = [*accumulate(map(len, parts))]
        return Text(self.original, plain, parts, [*map(str.lower, parts[1::2])], bounds[:-1:2], bounds[1::2], self.places, start)


def cut(text: str) -> list[str]:
    """Return the runs of letters and of digits in `text`, as they are written; a `v` before a digit is a run of its own."""
    if text.isalpha():
        return [text]
    pattern = _RUN_BEFORE_V if _LETTER_V_DIGIT.search(text) else _RUN
    return pattern.findall(text)


@lru_cache(maxsize=REMEMBERED)
def prepare(text: str) -> Text:
    """Return the text made ready for matching; takes time linear in its length. Nobody changes what it returns."""
    whole = whole_of(text)
    return whole.piece(0, len(whole.plain))


def whole_of(text: str) -> Whole:
    """Return the text with its plain form."""
    return Whole(text, *_plain(text))


def tokens_of(plain: str) -> list[str]:
    """Return everything that plain characters consist of, in turn: runs, as `Text` has them, and what stands between."""
    if plain.isascii():
        pattern = _ASCII_TOKEN_BEFORE_V if _ANY_V_DIGIT.search(plain) is not None else _ASCII_TOKEN
    else:
        pattern = _TOKEN_BEFORE_V if _has_letter_v_digit(plain) else _TOKEN
    return pattern.findall(plain)


def _has_letter_v_digit(plain: str) -> bool:
    # What begins with one of two letters is found several times as fast as what begins with any letter.
    return _ANY_V_DIGIT.search(plain) is not None and _LETTER_V_DIGIT.search(plain) is not None


def starts_of(plain: str, start: int, end: int) -> list[int]:
    """Return where the runs among the characters `start:end` begin."""
    pattern = _RUN_BEFORE_V if _LETTER_V_DIGIT.search(plain, start, end) else _RUN
    return [match.start() for match in pattern.finditer(plain, start, end)]


def parts_of(plain: str) -> list[str]:
    """Return all that plain characters consist of, as in `Text`."""
    if plain.isascii():
        return (_ASCII_PARTS if _ANY_V_DIGIT.search(plain) is None else _ASCII_PARTS_BEFORE_V).split(plain)
    return (_PARTS_BEFORE_V if _has_letter_v_digit(plain) else _PARTS).split(plain)


def _plain(text: str) -> tuple[str, list[int] | None]:
    """Return the plain form of a text and the place of each of its characters in the text, or None where they agree."""
    places: list[int] | None = None
    if text.isascii():
        plain = text.translate(_ONE_FOR_ONE) if "`" in text or "\x0b" in text or "\x0c" in text else text
    else:
        plain = text
        # To translate every letter takes ten times as long as to look for the signs that few texts have.
        for sign in set(_CHANGED.findall(text)):
            plain = plain.replace(sign, _ONE_FOR_ONE[ord(sign)])
    if _may_be_dropped(plain) and _DROPPED.search(plain) is not None:
        plain, places = _without(plain, _DROPPED, lambda _: "", None)
    if not plain.isascii() and not unicodedata.is_normalized("NFC", plain):
        plain, places = _without(plain, _MARKS, _composed, places)
    if "<" in plain:
        plain = _TAG.sub(_blank_tag, plain)
    if "&" in plain:
        plain = _ENTITY.sub(_padded_entity, plain)
    if "**" in plain:
        plain = plain.replace("**", "  ")
    if "__" in plain:
        plain = plain.replace("__", "  ")
    return plain, places


def _may_be_dropped(plain: str) -> bool:
    """Tell quickly whether anything may have to be left out."""
    if "-" in plain and _MAY_BE_HYPHEN.search(plain) is not None:
        return True
    return "&shy;" in plain or (not plain.isascii() and _MAY_BE_UNSEEN.search(plain) is not None)


def _without(plain: str, pattern: re.Pattern[str], replacement: Callable[[str], str], places: list[int] | None) -> tuple[str, list[int]]:
    """Return the text with every match shortened, and where each remaining character came from."""
    parts: list[str] = []
    kept: list[int] = []
    position = 0
    for match in pattern.finditer(plain):
        start, end = match.span()
        new = replacement(match.group())
        parts += (plain[position:start], new)
        kept.extend(range(position, start + len(new)))
        position = end
    parts.append(plain[position:])
    kept.extend(range(position, len(plain)))
    return "".join(parts), kept if places is None else [places[index] for index in kept]


@lru_cache(maxsize=1024)
def _composed(letters: str) -> str:
    return unicodedata.normalize("NFC", letters)


def _blank_tag(match: re.Match[str]) -> str:
    tag = match.group()
    if _BLOCK_TAG.match(tag):
        return "\n" + " " * (len(tag) - 1)
    if _CELL_TAG.match(tag):
        return "|".center(len(tag))
    return " " * len(tag)


def _padded_entity(match: re.Match[str]) -> str:
    entity = match.group()
    return _ENTITIES.get(entity, " ").ljust(len(entity))
