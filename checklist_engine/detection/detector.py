"""From the text of a requirement to the demands that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.explained import explained
from checklist_engine.detection.lexicon import Lexicon
from checklist_engine.detection.merging import merged
from checklist_engine.detection.proof import proof_in
from checklist_engine.detection.reading import Reading
from checklist_engine.detection.text import prepare

if TYPE_CHECKING:
    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.detection.demand import Demand, Stance
    from checklist_engine.detection.explained import Explained
    from checklist_engine.detection.merging import Merged

__all__ = ["Detector"]

_WORTH_A_LOOK = 200
"""Texts after which it pays to make the quick look ready."""
_LONG = 20_000
"""Characters of a text for which it pays at once."""


class Detector:
    """Finds demands in requirement texts; made once from a catalogue, it keeps no text and gives the same for the same."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon | None = None) -> None:
        """Take a catalogue, and its lexicon where there is one already."""
        self._lexicon = lexicon or Lexicon(catalog)
        self._texts = 0

    def detect(self, text: str, language: str | None = None, *, level: Stance | None = None) -> tuple[Demand, ...]:
        """Return the demands in the text, in its order; takes time linear in the length of the text.

        `language` is a BCP 47 tag, else the language is recognised; a sentence that is clearly in another one is read in that.
        `level` is the firmness that a field beside the text states: it wins over the verb.
        """
        return tuple(one.demand for one in self._merged(text, language, level))

    def explain(self, text: str, language: str | None = None, *, level: Stance | None = None) -> tuple[Explained, ...]:
        """Return the same demands, each with the words that it was read from."""
        return tuple(explained(one, level) for one in self._merged(text, language, level))

    def _merged(self, text: str, language: str | None, level: Stance | None) -> tuple[Merged, ...]:
        if not self._may_hold(text, language):
            return ()
        prepared = prepare(text)
        words = set(prepared.words)
        language = self._lexicon.language(language, words)
        names = self._lexicon.names(language)
        hits = names.find(prepared) if names.may_occur(words) else []
        implied = self._lexicon.implied.may_occur(words, language)
        if not hits and not implied:
            return ()
        reading = Reading(prepared, language, self._lexicon)
        reading.place(hits, implied=implied)
        return merged(reading.found(level), self._lexicon.versions)

    def _may_hold(self, text: str, language: str | None) -> bool:
        """Tell quickly whether the text can hold a demand; worth it only for many texts in a known language."""
        self._texts += 1
        if language is None or (self._texts < _WORTH_A_LOOK and len(text) < _LONG):
            return True
        return self._lexicon.prefilter(self._lexicon.language(language, set())).may_hold(text)

    def proves_all(self, text: str, language: str | None = None) -> str | None:
        """Return the words by which a text asks proof for every requirement, or None."""
        prepared = prepare(text)
        reading = Reading(prepared, self._lexicon.language(language, set(prepared.words)), self._lexicon)
        for number in range(len(reading.sentences)):
            view = reading.view(number)
            groups = {cue.group for cue in view.proof}
            if "proof_for_all" in groups and not groups.isdisjoint({"proof", "tests"}):
                return proof_in(view, None, certificate=True)
        return None
