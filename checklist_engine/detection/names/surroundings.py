"""What stands around ambiguous names, and makes them the name of a standard or not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checklist_engine.detection.text.prepared import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.names.matching import Candidate

__all__ = ["BLOCK", "OtherMeanings", "Surroundings", "beliefs_of"]

_AROUND = 4_000
"""In so many characters on either side all blocks beside one have room, and small letters that take more."""
BLOCK = 80
"""A context word stands in the same block of runs as the ambiguous name, or in a block beside it."""


def beliefs_of(words: list[str], candidates: Sequence[Candidate]) -> tuple[bool | None, ...]:
    """Return for each candidate of a sentence whether it is a name, as far as the runs of the sentence tell; None where they do not."""
    if not any(one.context or one.unless for one in candidates):
        return (True,) * len(candidates)
    surroundings = Surroundings(words)
    if len(words) <= BLOCK:
        for one in candidates:
            surroundings.add(one, 0)
    else:
        surroundings = Surroundings([])
    return tuple(surroundings.speak_for(one, 0) or None for one in candidates)


class OtherMeanings:
    """Where in a text the words may stand by which names have another meaning; quick, and never wrong where it says nowhere."""

    def __init__(self, plain: str) -> None:
        """Take the characters of the text."""
        self._original = plain
        self._plain: str | None = None
        self._present: dict[tuple[str, ...], tuple[str, ...]] = {}

    def may_stand_around(self, start: int, end: int, candidates: Sequence[Candidate]) -> bool:
        """Tell whether such a word of one of the candidates may stand around some characters."""
        return any(self._may_stand(one.unless, start, end) for one in candidates if one.unless)

    def _may_stand(self, words: tuple[str, ...], start: int, end: int) -> bool:
        if self._plain is None:
            self._plain = self._original.lower()
        present = self._present.get(words)
        if present is None:
            present = self._present[words] = tuple(filter(self._plain.__contains__, _telling(words)))
        low, high = max(0, start - _AROUND), end + _AROUND
        return any(self._plain.find(word, low, high) >= 0 for word in present)


@lru_cache(maxsize=256)
def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return of each of some words, or beginnings of them, the longest run."""
    return tuple(max(cut(word.rstrip("*").lower()), key=len) for word in words)


class Surroundings:
    """What stands around ambiguous names, in blocks of runs: a long text is not one requirement."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._areas: dict[int, set[str]] = {}
        self._known: dict[tuple[int, str, int], bool] = {}
        self._near: dict[tuple[int, tuple[str, ...]], bool] = {}

    def add(self, candidate: Candidate, offset: int) -> None:
        """Note that a standard stands somewhere, if it is a sure one; its runs are counted from run `offset`."""
        block = (candidate.hit.first + offset) // BLOCK
        if candidate.hit.standard and not candidate.context and not (candidate.unless and self._has_word(block, candidate.unless)):
            self._areas.setdefault(block, set()).add(candidate.area)

    def speak_for(self, candidate: Candidate, offset: int) -> bool:
        """Tell whether a name needs nothing to mean the standard, or the block of its first run, or one beside it, has that.

        Where these blocks show another meaning, it means that.
        """
        block = (candidate.hit.first + offset) // BLOCK
        if candidate.unless and self._has_word(block, candidate.unless):
            return False
        if not candidate.context:
            return True
        key = (block, candidate.area, id(candidate.context))  # the names keep their context words; there may be hundreds
        if key not in self._known:
            near = any(candidate.area in self._areas.get(other, ()) for other in (block - 1, block, block + 1))
            self._known[key] = near or self._has_word(block, candidate.context)
        return self._known[key]

    def _has_word(self, block: int, context: tuple[str, ...]) -> bool:
        key = (block, context)
        if key not in self._near:
            self._near[key] = self._stands_near(block, context)
        return self._near[key]

    def _stands_near(self, block: int, context: tuple[str, ...]) -> bool:
        around = f" {' '.join(self._words[max(0, (block - 1) * BLOCK) : (block + 2) * BLOCK])} "
        return any(map(around.__contains__, _as_runs(context)))


@lru_cache(maxsize=1024)
def _as_runs(context: tuple[str, ...]) -> tuple[str, ...]:
    """Return context words as they stand among runs with spaces around each."""
    return tuple(f" {' '.join(cut(word.rstrip('*'))).lower()}{'' if word.endswith('*') else ' '}" for word in context)
