"""Reading the same words once: tenders of one buyer repeat their terms, and the lots of one tender share its requirements.

What a text says depends on the text and its language alone, so it is remembered for the texts that came last.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.characteristics import FactFinder
from checklist_engine.detection.index import phrase_index
from checklist_engine.detection.remembering import LONGEST_REMEMBERED, TEXTS_REMEMBERED, RememberingDetector

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge

__all__ = ["RememberingFactFinder", "with_memory"]


class RememberingFactFinder(FactFinder):
    """A finder of characteristics that gives for a text it has read lately what it gave then."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge.catalog, knowledge.lexicon, phrase_index(knowledge.catalog, "evidence", knowledge.index))
        self._found = lru_cache(TEXTS_REMEMBERED)(super().find)

    def find(self, text: str, language: str | None = None) -> tuple[tuple[str, str], ...]:
        """Return what `FactFinder.find` returns."""
        return super().find(text, language) if len(text) > LONGEST_REMEMBERED else self._found(text, language)


def with_memory(knowledge: Knowledge) -> Knowledge:
    """Return the same knowledge with readers that remember; it judges alike."""
    remembering = msgspec.structs.replace(knowledge)
    # Properties that are made once can be given beforehand.
    vars(remembering).update(
        detector=RememberingDetector(knowledge.catalog, knowledge.lexicon), fact_finder=RememberingFactFinder(remembering)
    )
    return remembering
