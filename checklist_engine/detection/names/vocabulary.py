"""What is written in the names of a language: which runs mean something, and beside what."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Self

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Vocabulary"]


class Vocabulary(msgspec.Struct, frozen=True):
    """The runs of names, and the context words that some of them need.

    `numbers` are those that are no name alone, each with the runs before it in names, and those after it where a name begins so.
    """

    words: set[str]
    contexts: set[str]
    numbers: dict[str, tuple[frozenset[str], frozenset[str]]]

    @classmethod
    def of(cls, names: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Self:
        """Gather the runs of each name, and its context words."""
        words: set[str] = set()
        contexts: set[tuple[str, ...]] = set()
        alone: set[str] = set()
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        for runs, context in names:
            words.update(runs)
            contexts.add(context)
            if len(runs) == 1:
                alone.update(runs)
                continue
            after.setdefault(runs[0], set()).add(runs[1])
            for preceding, run in pairwise(runs):
                before.setdefault(run, set()).add(preceding)
        numbers = {run for run in words - alone if run.isdigit()}
        return cls(
            words=words,
            contexts={word for some in contexts for word in some},
            numbers={run: (frozenset(before.get(run, ())), frozenset(after.get(run, ()))) for run in numbers},
        )
