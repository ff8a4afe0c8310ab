"""The compiled form of a catalogue's names and wordings, by language: plain data, so that a start has nothing to cut or sort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.detection.language.recognition import RECOGNITION
from checklist_engine.detection.names.matching import NameTable
from checklist_engine.detection.text.patterns import PatternTable
from checklist_engine.detection.text.phrases import PhraseIndex
from checklist_engine.detection.text.unmarked import with_unmarked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from checklist_engine.catalog.standard import Catalog

__all__ = ["NO_LANGUAGE", "Index", "Kind", "LanguageIndex", "phrase_index"]

NO_LANGUAGE = "none"
"""The tag of what is compiled for texts in a language that nobody stated: the wordings of all."""

Kind = Literal["implied", "evidence", "subjects"]
"""What wordings reveal: standards that a sentence implies, characteristics of a lot, or what is bought."""


class LanguageIndex(msgspec.Struct, frozen=True, kw_only=True):
    """Everything compiled for one language. Wordings also have one for no language at all, which has neither names nor word groups."""

    names: NameTable = {}
    groups: PatternTable | None = None
    phrases: dict[Kind, PatternTable]


class Index:
    """The compiled languages, each read when it is first asked for: a check needs one or two of them."""

    def __init__(self, read: Callable[[str], bytes | None] = lambda _: None) -> None:
        """Take what gives the encoded `LanguageIndex` of a tag, or None where there is none."""
        self._read = read
        self._languages: dict[str, LanguageIndex | None] = {}

    def recognition(self) -> bytes | None:
        """Return the encoded `LanguageTable`, or None where there is none."""
        return self._read(RECOGNITION)

    def language(self, tag: str | None) -> LanguageIndex | None:
        """Return what is compiled for a language, or None: then it is made from the catalogue."""
        tag = tag or NO_LANGUAGE
        if tag not in self._languages:
            encoded = self._read(tag)
            self._languages[tag] = None if encoded is None else msgspec.msgpack.decode(encoded, type=LanguageIndex)
        return self._languages[tag]


def phrase_index(catalog: Catalog, kind: Kind, index: Index | None = None) -> PhraseIndex:
    """Return the finder of the wordings of one kind; those of subjects stand under `decisive:ID` or `title:ID`."""

    def table(language: str | None) -> PatternTable | None:
        compiled = index.language(language) if index is not None else None
        return compiled.phrases[kind] if compiled is not None else None

    return PhraseIndex(_phrases(catalog, kind), table)


def _phrases(catalog: Catalog, kind: Kind) -> dict[str, Mapping[str, Sequence[str]]]:
    if kind == "implied":
        return {key: _typed(standard.implied_by) for key, standard in catalog.standards.items() if standard.implied_by}
    if kind == "evidence":
        return {key: _typed(fact.evidence) for key, fact in catalog.characteristics.items() if fact.evidence}
    decisive = {f"decisive:{key}": _typed(subject.decisive_words) for key, subject in catalog.subjects.items()}
    return {**decisive, **{f"title:{key}": _typed(subject.title_words) for key, subject in catalog.subjects.items()}}


def _typed(patterns: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return patterns by language whose words may be typed without accents and umlauts too."""
    return {tag: with_unmarked(some, tag, frozenset()) for tag, some in patterns.items()}
