"""Reading the same words once: tenders of one buyer repeat their terms, and the lots of one tender share its requirements.

What a text says depends on the text and its language alone, so it is remembered for the texts that came last.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.characteristics import FactFinder
from checklist_engine.detection.detector import Detector
from checklist_engine.detection.index import phrase_index

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Demand, Stance
    from checklist_engine.knowledge import Knowledge

__all__ = ["RememberingDetector", "RememberingFactFinder", "with_memory"]

_TEXTS = 2048
_LONGEST = 4096
"""Characters of a text that is worth keeping: longer ones are hardly ever the same."""


class RememberingDetector(Detector):
    """A detector that gives for a text it has read lately what it gave then."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge.catalog, knowledge.lexicon)
        detect = super().detect

        def at_level(text: str, language: str | None, level: Stance | None) -> tuple[Demand, ...]:
            return detect(text, language, level=level)

        self._detected = lru_cache(_TEXTS)(at_level)
        self._proved = lru_cache(_TEXTS)(super().proves_all)

    def detect(self, text: str, language: str | None = None, *, level: Stance | None = None) -> tuple[Demand, ...]:
        """Return what `Detector.detect` returns."""
        return super().detect(text, language, level=level) if len(text) > _LONGEST else self._detected(text, language, level)

    def proves_all(self, text: str, language: str | None = None) -> str | None:
        """Return what `Detector.proves_all` returns."""
        return super().proves_all(text, language) if len(text) > _LONGEST else self._proved(text, language)


class RememberingFactFinder(FactFinder):
    """A finder of characteristics that gives for a text it has read lately what it gave then."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge.catalog, knowledge.lexicon, phrase_index(knowledge.catalog, "evidence", knowledge.index))
        self._found = lru_cache(_TEXTS)(super().find)

    def find(self, text: str, language: str | None = None) -> tuple[tuple[str, str], ...]:
        """Return what `FactFinder.find` returns."""
        return super().find(text, language) if len(text) > _LONGEST else self._found(text, language)


def with_memory(knowledge: Knowledge) -> Knowledge:
    """Return the same knowledge with readers that remember; it judges alike."""
    remembering = msgspec.structs.replace(knowledge)
    # Properties that are made once can be given beforehand.
    vars(remembering).update(detector=RememberingDetector(remembering), fact_finder=RememberingFactFinder(remembering))
    return remembering
