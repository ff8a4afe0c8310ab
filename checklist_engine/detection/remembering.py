"""Reading the same text once: what a text says depends on the text, its language and a stated level alone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checklist_engine.detection.detector import Detector

if TYPE_CHECKING:
    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.detection.demand import Demand, Stance
    from checklist_engine.detection.lexicon import Lexicon

__all__ = ["LONGEST_REMEMBERED", "TEXTS_REMEMBERED", "RememberingDetector"]

TEXTS_REMEMBERED = 2048
"""How many texts are kept: those that came last."""
LONGEST_REMEMBERED = 4096
"""Characters of a text that is worth keeping: longer ones are hardly ever the same."""


class RememberingDetector(Detector):
    """A detector that gives for a text it has read lately what it gave then: buyers repeat their terms, and lots share requirements."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon | None = None) -> None:
        """Take what a `Detector` takes."""
        super().__init__(catalog, lexicon)
        detect = super().detect

        def at_level(text: str, language: str | None, level: Stance | None) -> tuple[Demand, ...]:
            return detect(text, language, level=level)

        self._detected = lru_cache(TEXTS_REMEMBERED)(at_level)
        self._proved = lru_cache(TEXTS_REMEMBERED)(super().proves_all)

    def detect(self, text: str, language: str | None = None, *, level: Stance | None = None) -> tuple[Demand, ...]:
        """Return what `Detector.detect` returns."""
        if len(text) > LONGEST_REMEMBERED:
            return super().detect(text, language, level=level)
        return self._detected(text, language, level)

    def proves_all(self, text: str, language: str | None = None) -> str | None:
        """Return what `Detector.proves_all` returns."""
        return super().proves_all(text, language) if len(text) > LONGEST_REMEMBERED else self._proved(text, language)
