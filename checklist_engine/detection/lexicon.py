"""What detection knows of a catalogue, made ready for reading when first needed: names, wordings, versions, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.cues import Wording
from checklist_engine.detection.index import Index, phrase_index
from checklist_engine.detection.names import NameIndex
from checklist_engine.detection.versions import VersionReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.detection.prefilter import Prefilter

__all__ = ["Lexicon"]

_FALLBACK = "en"
_CLEARLY = 2
"""How many more common words of another language make a sentence one of that language."""


class Lexicon:
    """The names, wordings and word groups of a catalogue, by language."""

    def __init__(self, catalog: Catalog, index: Index | None = None) -> None:
        """Take a catalogue, and its compiled names and wordings where there are any."""
        self._index = index or Index()
        self.standards = catalog.standards
        self.implied = phrase_index(catalog, "implied", self._index)
        self.kin = {key: standard.unversioned_means for key, standard in catalog.standards.items() if standard.unversioned_means}
        self._languages = catalog.languages
        self._common = {tag: frozenset(groups.get("common_words", ())) for tag, groups in catalog.languages.items() if tag != "any"}
        self._names: dict[str, NameIndex] = {}
        self._wordings: dict[str, Wording] = {}
        self._prefilters: dict[str, Prefilter] = {}
        self._readers: dict[str, VersionReader] = {}

    def language(self, stated: str | None, words: set[str]) -> str:
        """Return the language to read in: the one stated where its words are known, else the one with most of its common words."""
        if stated is not None:
            for tag in (stated, _base(stated)):
                if tag in self._common:
                    return tag
        best = max(self._common, key=lambda tag: len(self._common[tag] & words), default=_FALLBACK)
        return best if best in self._common and len(self._common[best] & words) > 1 else _FALLBACK

    def language_of_sentence(self, language: str, words: Iterable[str]) -> str:
        """Return the language of one sentence in a text of a known language: another only where that is clear."""
        present = set(words)
        own = len(self._common.get(language, frozenset()) & present)
        best = max(self._common, key=lambda tag: len(self._common[tag] & present), default=language)
        return best if len(self._common.get(best, frozenset()) & present) > own + _CLEARLY else language

    def names(self, language: str) -> NameIndex:
        """Return the names that hold in a language: its own, those of every language, and the English ones."""
        index = self._names.get(language)
        if index is None:
            tags = dict.fromkeys(("any", _base(language), language, _FALLBACK))
            masks = [mask for tag in tags for mask in self._languages.get(tag, {}).get("not_standards", ())]
            compiled = self._index.language(language)
            table = None if compiled is None else compiled.names
            index = self._names[language] = NameIndex(self.standards.values(), tags, masks, table)
        return index

    def prefilter(self, language: str) -> Prefilter:
        """Return the quick look for texts in a language."""
        prefilter = self._prefilters.get(language)
        if prefilter is None:
            from checklist_engine.detection.prefilter import Prefilter  # noqa: PLC0415 - only long or many texts need it

            common = self._common.get(language, frozenset())
            prefilter = Prefilter(self.names(language).all_runs(), self.implied.choices(language), common)
            self._prefilters[language] = prefilter
        return prefilter

    def wording(self, language: str) -> Wording:
        """Return the word groups of a language."""
        wording = self._wordings.get(language)
        if wording is None:
            compiled = self._index.language(language)
            wording = self._wordings[language] = Wording(self._languages, language, None if compiled is None else compiled.groups)
        return wording

    def versions(self, standard: str) -> VersionReader:
        """Return the reader for the versions of a standard."""
        reader = self._readers.get(standard)
        if reader is None:
            reader = self._readers[standard] = VersionReader(self.standards[standard])
        return reader


def _base(tag: str) -> str:
    return tag.partition("-")[0]
