"""Reading the same words once: tenders of one buyer repeat their terms, and the lots of one tender share its requirements.

What a text says depends on the text and its language alone, so it is remembered for the texts that came last.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.prefilter import WordFilter
from checklist_engine.characteristics import FactFinder
from checklist_engine.detection.demands import detect_demands
from checklist_engine.detection.detector import Detector

if TYPE_CHECKING:
    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.detection.demand import Demand, Stance
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

__all__ = ["RememberingDetector", "RememberingFactFinder", "demands_of", "with_memory"]

_NEED_PROOF = ("required", "recommended")
_PROVES_ALL = "proof_for_all"
_TEXTS = 2048
_LONGEST = 4096
"""Characters of a text that is worth keeping: longer ones are hardly ever the same."""


class RememberingDetector(Detector):
    """A detector that gives for a text it has read lately what it gave then."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog)
        detect = super().detect

        def at_level(text: str, language: str | None, level: Stance | None) -> tuple[Demand, ...]:
            return detect(text, language, level=level)

        self._detected = lru_cache(_TEXTS)(at_level)
        self._proved = lru_cache(_TEXTS)(super().proves_all)
        wordings = (phrase for groups in catalog.languages.values() for phrase in groups.get(_PROVES_ALL, ()))
        self._may_prove_all = WordFilter(wordings)

    def detect(self, text: str, language: str | None = None, *, level: Stance | None = None) -> tuple[Demand, ...]:
        """Return what `Detector.detect` returns."""
        return super().detect(text, language, level=level) if len(text) > _LONGEST else self._detected(text, language, level)

    def proves_all(self, text: str, language: str | None = None) -> str | None:
        """Return what `Detector.proves_all` returns; without a wording for all requirements that is None."""
        if not self._may_prove_all.may_occur(text):
            return None
        return super().proves_all(text, language) if len(text) > _LONGEST else self._proved(text, language)


class _WithoutProofOfAll(Detector):
    """Another detector, but for proof that holds for every requirement: of that it tells nothing."""

    def __init__(self, detector: Detector) -> None:
        self._detector = detector

    def detect(self, text: str, language: str | None = None, *, level: Stance | None = None) -> tuple[Demand, ...]:
        """Return what the other detector returns."""
        return self._detector.detect(text, language, level=level)

    def proves_all(self, text: str, language: str | None = None) -> str | None:
        """Return None."""
        del text, language
        return None


def demands_of(specification: Specification, detector: Detector) -> tuple[Demand, ...]:
    """Return what `detect_demands` returns; whether a text proves everything is only asked where a demand lacks proof."""
    demands = detect_demands(specification, _WithoutProofOfAll(detector))
    if all(demand.verification is not None or demand.stance not in _NEED_PROOF for demand in demands):
        return demands
    return detect_demands(specification, detector)


class RememberingFactFinder(FactFinder):
    """A finder of characteristics that gives for a text it has read lately what it gave then."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._found = lru_cache(_TEXTS)(super().find)

    def find(self, text: str, language: str | None = None) -> tuple[tuple[str, str], ...]:
        """Return what `FactFinder.find` returns."""
        return super().find(text, language) if len(text) > _LONGEST else self._found(text, language)


def with_memory(knowledge: Knowledge) -> Knowledge:
    """Return the same knowledge with readers that remember; it judges alike."""
    remembering = msgspec.structs.replace(knowledge)
    # Properties that are made once can be given beforehand.
    vars(remembering).update(detector=RememberingDetector(knowledge.catalog), fact_finder=RememberingFactFinder(knowledge.catalog))
    return remembering
