"""The subjects that words of titles and descriptions reveal."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.text.prepared import REMEMBERED, Whole, whole_of
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.detection.text.phrases import PhraseIndex

__all__ = ["Revealed", "SubjectFinder", "Wording"]

_LONGEST_TEXT = 4096
"""Characters of a text that is worth remembering."""
_TITLE = 160
"""Characters of a text that is looked through whole."""
_ENDS_PIECE = compiled_later(r"[.!?;\n](?:(?<=\n)\s*\n|\s(?<=[^\W\d_]{2}[.!?;]\s))")
"""Where no wording goes on: at the end of a sentence, though not after a letter alone, as in `p. ex.`, and at an empty line.

What begins with one of few signs is found in a seventh of the time.
"""
_SEPARATES = compiled_later(r"[:;|/\u2013\u2014]|\s-")
"""What parts a title: what follows opens it anew, as in `Lot 2 - Website`."""

Revealed = tuple[str, bool, str]
"""A subject, whether it is certain, and the words that reveal it."""


class Wording(msgspec.Struct, frozen=True, gc=False):
    """A wording of a subject in the characters `start:end`; whether it tells even in a description, and whether others share its words."""

    subject: str
    is_decisive: bool
    is_shared: bool
    start: int
    end: int


class _Found(msgspec.Struct, frozen=True, gc=False):
    """A wording of a subject in the runs `first:last`."""

    subject: str
    is_decisive: bool
    first: int
    last: int
    has_gap: bool

    def is_inside(self, other: _Found) -> bool:
        """Tell whether a longer wording of another subject covers this one; a wording with a gap covers nothing."""
        longer = other.last - other.first > self.last - self.first
        return longer and not other.has_gap and other.subject != self.subject and other.first <= self.first and self.last <= other.last

    def is_shared_with(self, other: _Found) -> bool:
        """Tell whether another subject has the same words."""
        return other.subject != self.subject and (other.first, other.last) == (self.first, self.last)


class SubjectFinder:
    """Finds what words show; made once from the wordings of subjects, which stand under `decisive:ID` or `title:ID`.

    What was found in the last texts is remembered: the lots of one tender share its title and its description.
    """

    def __init__(self, words: PhraseIndex) -> None:
        """Take the wordings."""
        self._words = words
        self._in_title = lru_cache(REMEMBERED)(self._found_in_title)
        self._in_description = lru_cache(REMEMBERED)(self._found_in_description)

    def in_title(self, title: str, language: str | None) -> tuple[Revealed, ...]:
        """Return what a title shows; words that reveal several subjects leave open which, unless they are decisive."""
        return self._in_title(title, language) if len(title) <= _LONGEST_TEXT else self._found_in_title(title, language)

    def in_description(self, description: str, language: str | None) -> tuple[Revealed, ...]:
        """Return what decisive words show; a description also speaks of how to submit tenders, so they make it possible only."""
        if len(description) > _LONGEST_TEXT:
            return self._found_in_description(description, language)
        return self._in_description(description, language)

    def _found_in_title(self, title: str, language: str | None) -> tuple[Revealed, ...]:
        return tuple(
            (one.subject, one.is_decisive or (not one.is_shared and _opens(title, start)), title[start:end])
            for one, start, end in self._wordings(title, language)
        )

    def _found_in_description(self, description: str, language: str | None) -> tuple[Revealed, ...]:
        if not self._words.may_hold(description, language):
            return ()
        return tuple(
            (one.subject, False, description[start:end]) for one, start, end in self._wordings(description, language) if one.is_decisive
        )

    def _wordings(self, text: str, language: str | None) -> Iterator[tuple[Wording, int, int]]:
        """Yield the wordings of a text, each with its characters there; a short text is looked through whole."""
        whole = whole_of(text)
        plain = whole.plain
        pieces = ((0, plain),) if len(plain) <= _TITLE else self._pieces(plain, language)
        for base, piece in pieces:
            for one in self.in_plain(piece, language):
                yield one, *whole.original_span(base + one.start, base + one.end)

    def _pieces(self, plain: str, language: str | None) -> Iterator[tuple[int, str]]:
        """Yield the sentences of plain characters that may hold a wording, each with its place."""
        begin = 0
        for end in (*(match.end() for match in _ENDS_PIECE.finditer(plain)), len(plain)):
            piece = plain[begin:end].strip()
            if piece and self._words.may_hold(piece, language):
                yield plain.index(piece, begin), piece
            begin = end

    def in_plain(self, plain: str, language: str | None) -> tuple[Wording, ...]:
        """Return the wordings in plain characters that no longer wording of another subject covers, in the order in which they end."""
        text = Whole(plain, plain, None).piece(0, len(plain))
        if not self._words.may_occur(set(text.words), language):
            return ()
        found: list[_Found] = []
        by_run: dict[int, list[_Found]] = {}
        for key, pattern, first, last in self._words.find_in(text, language, 0, len(text.starts)):
            how, _, subject = key.partition(":")
            one = _Found(subject, how == "decisive", first, last, "..." in pattern)
            found.append(one)
            for run in range(first, last if not one.has_gap else first + 1):
                by_run.setdefault(run, []).append(one)
        return tuple(
            Wording(
                one.subject,
                one.is_decisive,
                any(one.is_shared_with(other) for other in by_run[one.first]),
                text.starts[one.first],
                text.ends[one.last - 1],
            )
            for one in found
            if not any(one.is_inside(other) for other in by_run[one.first])
        )


def _opens(title: str, place: int) -> bool:
    """Tell whether a title, or a part of it, begins with the word at `place`, but for numbers and signs."""
    start = place
    while start > 0 and not title[start - 1].isalpha():
        start -= 1
    return start == 0 or _SEPARATES.search(title, start, place) is not None
