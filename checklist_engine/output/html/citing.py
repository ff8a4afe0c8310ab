"""Quotes as a page shows them: each sentence once, with everything that it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.output.html.numbers import clip
from checklist_engine.output.words import stance_words
from checklist_engine.phrases import version_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklist_engine.result import Evidence
    from checklist_engine.wording import Words

__all__ = ["Citation", "cite"]

_LONGEST_VERSION = 60


class Citation(msgspec.Struct, frozen=True):
    """A sentence, where it stands, and what it asks for: the standards that it asks for alike, and how firmly.

    The ways of a choice are named by the words that say how firmly; before these stand only those that name a version.
    """

    quote: str
    pointer: str
    asked: tuple[tuple[tuple[str, ...], str], ...]


def cite(evidence: Iterable[Evidence], names: Mapping[str, str], words: Words) -> tuple[Citation, ...]:
    """Return each sentence once, in the order of first sight; `names` are the names of the standards for people, by id."""
    places: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
    for one in evidence:
        asked = places.setdefault((one.quote, one.pointer), {}).setdefault(stance_words(one, names, words), {})
        if one.choice is None or one.version:
            asked[_named(one, names, words)] = None
    return tuple(
        Citation(quote, pointer, tuple((tuple(standards), stance) for stance, standards in asked.items()))
        for (quote, pointer), asked in places.items()
    )


def _named(one: Evidence, names: Mapping[str, str], words: Words) -> str:
    name = names.get(one.standard, one.standard)
    return f"{name} {clip(version_words(one.version, words), _LONGEST_VERSION)}" if one.version else name
