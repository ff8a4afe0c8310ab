"""From the text of a requirement to the demands that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.lexicon import Lexicon
from checklist_engine.detection.merging import merged
from checklist_engine.detection.passage.alone import read_alone
from checklist_engine.detection.passage.reading import Reading
from checklist_engine.detection.proof import proof_in
from checklist_engine.detection.text.prepared import parts_of, prepare, whole_of
from checklist_engine.detection.text.sentences import cut_stretches, is_one_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.detection.demand import Demand, Stance
    from checklist_engine.detection.explained import Explained
    from checklist_engine.detection.forms.texts import TextForms
    from checklist_engine.detection.merging import Merged
    from checklist_engine.detection.text.prepared import Whole

__all__ = ["Detector"]

_WORTH_A_LOOK = 200
"""Texts after which it pays to make ready what reads most texts quickly, and remembers the forms of sentences."""
_LONG = 20_000
"""Characters of a text for which it pays at once."""
_MOST_LANGUAGES = 64
"""How many languages, as stated, the quick look is kept at hand for."""
_SHORT = 2_000
"""Characters of a text of which the form of all of it is remembered."""
_SEVERAL = 500
"""Characters of a text of which each sentence is looked at quickly first."""


class Detector:
    """Finds demands in requirement texts; made once from a catalogue, it keeps no text and gives the same for the same."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon | None = None, *, for_many: bool | None = None) -> None:
        """Take a catalogue, and its lexicon where there is one already.

        `for_many` says whether to make ready at once, or never, what only pays for many texts; else the texts themselves tell.
        """
        self._lexicon = lexicon or Lexicon(catalog)
        self._texts = 0
        self._is_ready = bool(for_many)
        self._may_get_ready = for_many is None
        self._text_forms: dict[str, TextForms] = {}
        self._quick: dict[str | None, Callable[[str], bool]] = {}

    def detect(self, text: str, language: str | None = None, *, level: Stance | None = None) -> tuple[Demand, ...]:
        """Return the demands in the text, in its order; takes time linear in the length of the text.

        `language` is a BCP 47 tag, else the language is recognised; a sentence that is clearly in another one is read in that.
        `level` is the firmness that a field beside the text states: it wins over the verb.
        """
        may_hold = self._quick.get(language)
        if may_hold is not None and not may_hold(text):
            return ()
        tag = self._language_of(text, language)
        if tag is None:
            return ()
        whole = whole_of(text)
        if not self._is_ready:
            reading = Reading(whole, tag, self._lexicon)
        elif is_one_sentence(whole.plain):
            parts = parts_of(whole.plain)
            demands = self._lexicon.forms(tag).demands(whole, parts, level)
            return read_alone(whole.piece(0, len(whole.plain), parts), tag, self._lexicon, level) if demands is None else demands
        else:
            stretches = cut_stretches(whole.plain, self._lexicon.wording(tag).abbreviations)
            short = None
            if len(whole.plain) <= _SHORT:
                parts = parts_of(whole.plain)
                demands = self._texts_like(tag).demands(whole, parts, stretches, level)
                if demands is not None:
                    return demands
                short = whole.piece(0, len(whole.plain), parts)
            reading = Reading(whole, tag, self._lexicon, self._lexicon.forms(tag), stretches, short)
        return tuple(one.demand for one in self._merged(reading, level))

    def explain(self, text: str, language: str | None = None, *, level: Stance | None = None) -> tuple[Explained, ...]:
        """Return the same demands, each with the words that it was read from."""
        tag = self._language_of(text, language)
        if tag is None:
            return ()
        from checklist_engine.detection.explained import explained  # noqa: PLC0415 - only who asks why needs it

        reading = self._reading(whole_of(text), tag)
        return tuple(explained(one, reading, level) for one in self._merged(reading, level))

    def _texts_like(self, language: str) -> TextForms:
        """Return what is remembered of the forms of texts of several sentences in a language."""
        texts = self._text_forms.get(language)
        if texts is None:
            from checklist_engine.detection.forms.texts import TextForms  # noqa: PLC0415 - only many texts need it

            texts = self._text_forms[language] = TextForms(self._lexicon.forms(language))
        return texts

    def _merged(self, reading: Reading, level: Stance | None) -> tuple[Merged, ...]:
        is_long = self._is_ready and len(reading.original) > _SEVERAL
        may_hold = self._lexicon.prefilter(reading.language).may_hold if is_long else None
        return merged(reading.found(level, may_hold), reading, self._lexicon.versions)

    def _reading(self, whole: Whole, language: str) -> Reading:
        return Reading(whole, language, self._lexicon, self._lexicon.forms(language) if self._is_ready else None)

    def _language_of(self, text: str, stated: str | None) -> str | None:
        """Return the language to read a text in, or None if the text surely holds nothing."""
        lexicon = self._lexicon
        if not self._is_ready and self._may_get_ready:
            self._texts += 1
            self._is_ready = self._texts >= _WORTH_A_LOOK or len(text) >= _LONG
        if not self._is_ready:
            words = set(prepare(text).words)
            tag = lexicon.language(stated, words)
            return tag if lexicon.names(tag).may_occur(words) or lexicon.implied.may_occur(words, tag) else None
        known = lexicon.known(stated)
        may_hold = self._quick.get(stated)
        if may_hold is None:
            if len(self._quick) >= _MOST_LANGUAGES:
                self._quick.clear()
            may_hold = self._quick[stated] = lexicon.prefilter(known).may_hold
            if not may_hold(text):
                return None
        if known is not None:
            return known
        tag = lexicon.recognised(text)
        return tag if lexicon.prefilter(tag).may_hold(text) else None

    def proves_all(self, text: str, language: str | None = None) -> str | None:
        """Return the words by which a text asks proof for every requirement, or None."""
        if self._is_ready and not self._lexicon.may_prove_all(text):
            return None
        reading = Reading(whole_of(text), self._lexicon.language(language, set(prepare(text).words)), self._lexicon)
        for number in range(len(reading)):
            view = reading.statement(number).view
            groups = {cue.group for cue in view.proof}
            if "proof_for_all" in groups and not groups.isdisjoint({"proof", "tests"}):
                proof = proof_in(view, None, certificate=True)
                return None if proof is None else reading.words(number, proof.first, proof.last)
        return None
