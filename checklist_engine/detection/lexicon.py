"""What detection knows of a catalogue, made ready for reading when first needed: names, wordings, versions, languages."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.index import Index, phrase_index
from checklist_engine.detection.language.cues import Wording
from checklist_engine.detection.language.recognition import LanguageTable
from checklist_engine.detection.names.matching import NameIndex
from checklist_engine.detection.proof import is_certificate, is_check
from checklist_engine.detection.text.patterns import Patterns
from checklist_engine.detection.text.prepared import prepare
from checklist_engine.detection.version.versions import VersionReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.detection.forms.sentences import Forms
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.text.phrases import Implied
    from checklist_engine.detection.text.prefilter import Prefilter, WordCounter
    from checklist_engine.detection.text.prepared import Text

__all__ = ["Lexicon"]

_FALLBACK = "en"
_INSECURE = "insecure"
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
        self.kinds = {key: standard.kind for key, standard in catalog.standards.items()}
        self.insecure = frozenset(key for key, standard in catalog.standards.items() if standard.status == _INSECURE)
        self.rivals = _rivals(catalog)
        self._catalog = catalog
        self._languages = catalog.languages
        self._common = {tag: frozenset(groups.get("common_words", ())) for tag, groups in catalog.languages.items() if tag != "any"}
        self._strange: dict[str, frozenset[str]] = {}
        self._names: dict[str, NameIndex] = {}
        self._wordings: dict[str, Wording] = {}
        self._prefilters: dict[str | None, Prefilter] = {}
        self._recogniser: WordCounter | None = None
        self._natures: dict[str, tuple[bool, bool]] = {}
        self._proof_for_all: Prefilter | None = None
        self._forms: dict[str, Forms] = {}
        self._readers: dict[str, VersionReader] = {}

    def language(self, stated: str | None, words: set[str]) -> str:
        """Return the language to read in: the one stated where its words are known, else the one that the words are in.

        Where common words do not tell clearly, all words that the catalogue has in each language do.
        """
        known = self.known(stated)
        if known is not None:
            return known
        return self._clearly(len(common & words) for common in self._common.values()) or self._table.recognise(words) or _FALLBACK

    def known(self, stated: str | None) -> str | None:
        """Return the language that is stated, if its words are known."""
        if stated is not None:
            for tag in (stated, _base(stated)):
                if tag in self._common:
                    return tag
        return None

    def recognised(self, text: str) -> str:
        """Return the language to read a text in that states none; the same as `language`, quickly for many texts."""
        if self._recogniser is None:
            from checklist_engine.detection.text.prefilter import WordCounter  # noqa: PLC0415 - only many texts need it

            self._recogniser = WordCounter(self._common.values())
        return self._clearly(self._recogniser.counts(text)) or self._table.recognise(prepare(text).words) or _FALLBACK

    def _clearly(self, counts: Iterable[int]) -> str | None:
        """Return the language with most common words, where it has two more than any other."""
        ranked = sorted(zip(counts, self._common, strict=True), reverse=True)
        if not ranked or ranked[0][0] < _CLEARLY + (ranked[1][0] if len(ranked) > 1 else 0):
            return None
        return ranked[0][1]

    @cached_property
    def _table(self) -> LanguageTable:
        compiled = self._index.recognition()
        return LanguageTable.of(self._catalog) if compiled is None else msgspec.msgpack.decode(compiled, type=LanguageTable)

    def language_of_sentence(self, language: str, words: Iterable[str]) -> str:
        """Return the language of one sentence in a text of a known language: another only where that is clear."""
        present = set(words)
        if len(self._foreign(language) & present) <= _CLEARLY:
            return language
        own = len(self._common.get(language, frozenset()) & present)
        best = max(self._common, key=lambda tag: len(self._common[tag] & present), default=language)
        return best if len(self._common.get(best, frozenset()) & present) > own + _CLEARLY else language

    def _foreign(self, language: str) -> frozenset[str]:
        """Return the common words of all other languages that are none of a language."""
        foreign = self._strange.get(language)
        if foreign is None:
            foreign = self._strange[language] = self.common_words() - self._common.get(language, frozenset())
        return foreign

    def common_words(self) -> frozenset[str]:
        """Return the common words of all languages."""
        return frozenset().union(*self._common.values())

    @cached_property
    def version_words(self) -> frozenset[str]:
        """The runs that may be part of some version, but for years."""
        words = frozenset(word for standard in self.standards for word in self.versions(standard).all_words())
        return frozenset(word for word in words if not VersionReader.is_year(word))

    def forms(self, language: str) -> Forms:
        """Return what is remembered of the forms of sentences in texts in a language."""
        forms = self._forms.get(language)
        if forms is None:
            from checklist_engine.detection.forms.sentences import Forms  # noqa: PLC0415 - only long or many texts need it

            forms = self._forms[language] = Forms(self, language)
        return forms

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

    def prefilter(self, language: str | None) -> Prefilter:
        """Return the quick look for texts in a language, or in any."""
        prefilter = self._prefilters.get(language)
        if prefilter is None:
            from checklist_engine.detection.text.prefilter import Prefilter  # noqa: PLC0415 - only long or many texts need it

            languages = self._common if language is None else (language,)
            names = [named for tag in languages for named in self.names(tag).all_names()]
            wordings = [choices for tag in languages for choices in self.implied.choices(tag)]
            common = self.common_words() if language is None else self._common.get(language, frozenset())
            prefilter = self._prefilters[language] = Prefilter(names, wordings, common)
        return prefilter

    def implied_in(self, text: Text, last: int, language: str) -> list[Implied]:
        """Return the wordings of standards among the first runs of a text, up to run `last`."""
        return list(self.implied.seen_in(text, language, 0, last))

    def proven_by(self, hit: Hit) -> tuple[bool, bool]:
        """Return what decides which words are proof of what a hit means: whether it is a certificate, and whether it names a test."""
        nature = self._natures.get(hit.standard)
        if nature is None:
            standard = self.standards[hit.standard]
            nature = self._natures[hit.standard] = (is_certificate(standard), is_check(standard))
        return nature[0], hit.named and nature[1]

    def may_prove_all(self, text: str) -> bool:
        """Tell quickly whether a text, in any language, may ask proof for every requirement."""
        if self._proof_for_all is None:
            from checklist_engine.detection.text.prefilter import Prefilter  # noqa: PLC0415 - only many texts need it

            phrases = [phrase for groups in self._languages.values() for phrase in groups.get("proof_for_all", ())]
            self._proof_for_all = Prefilter((), Patterns(phrases).choices(), self.common_words())
        return self._proof_for_all.may_hold(text)

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


def _rivals(catalog: Catalog) -> dict[str, frozenset[str]]:
    """Return the standards of which another one does instead, with those: a rival, or another way to put the same practice into effect."""
    rivals: dict[str, set[str]] = {}
    standards = catalog.standards
    for key, standard in standards.items():
        realising = itertools.combinations(standard.realised_by, 2)
        pairs = [pair for pair in realising if all(one not in standards[other].builds_on for one, other in itertools.permutations(pair))]
        for one, other in (*pairs, *((key, rival) for rival in standard.rivals)):
            rivals.setdefault(one, set()).add(other)
            rivals.setdefault(other, set()).add(one)
    return {one: frozenset(others) for one, others in rivals.items()}
