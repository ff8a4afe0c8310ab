"""What a sentence is asked: the quick questions, which groups of words it has at all, keep nothing back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.detector import Detector
from checklist_engine.detection.sentence.view import View
from checklist_engine.knowledge import load_knowledge
from tests.detection.labelled import LANGUAGES, read_labelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

    from checklist_engine.detection.demand import Demand

KNOWLEDGE = load_knowledge()
LABELLED = [(one.text, language) for language in LANGUAGES for one in read_labelled(language)]


class Everything(frozenset[str]):
    """A set of groups of words that has every group."""

    def __contains__(self, _: object) -> bool:
        """Say yes."""
        return True

    def isdisjoint(self, _: Iterable[object]) -> bool:
        """Say that it has some of them."""
        return False


def read_each() -> list[tuple[Demand, ...]]:
    """Return what the labelled texts demand, each read by itself."""
    detector = Detector(KNOWLEDGE.catalog, KNOWLEDGE.lexicon, for_many=False)
    return [detector.detect(text, language) for text, language in LABELLED]


def test_who_passes_over_a_step_loses_nothing_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every sentence pretends to have words of each group, so that each step is taken, the same is found."""
    expected = read_each()

    monkeypatch.setattr(View, "lacks", lambda *_: False)
    monkeypatch.setattr(View, "compared", property(lambda _: Everything(), lambda *_: None), raising=False)

    assert read_each() == expected
