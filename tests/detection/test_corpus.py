"""Every labelled text gives exactly its demands: standard, version, stance, and whether proof is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.detection.labelled import LANGUAGES, Label, Labelled, read_labelled

if TYPE_CHECKING:
    from checklist_engine.detection.detector import Detector
    from checklist_engine.knowledge import Knowledge

TEXTS = [labelled for language in LANGUAGES for labelled in read_labelled(language)]


def labels(detector: Detector, text: str, language: str | None) -> tuple[Label, ...]:
    """Return the demands that the detector finds, as labels."""
    return tuple(
        sorted(
            Label(demand.standard, demand.version or "", demand.stance, demand.verification is not None)
            for demand in detector.detect(text, language)
        )
    )


@pytest.mark.parametrize("labelled", TEXTS, ids=lambda labelled: f"{labelled.language}: {labelled.text[:60]}")
def test_a_text_gives_its_demands_and_no_others(labelled: Labelled, knowledge: Knowledge) -> None:
    """One test a text, so that a change shows which constructions it touches; what is solved loses its mark as unsolved."""
    right = labels(knowledge.detector, labelled.text, labelled.language) == labelled.labels
    assert right is not labelled.unsolved, labels(knowledge.detector, labelled.text, labelled.language)


def test_every_construction_has_examples_in_english_and_dutch() -> None:
    """The corpus stays large enough to mean something, and few of its texts are unsolved."""
    assert sum(text.unsolved for text in TEXTS) <= 0.05 * len(TEXTS)
    counts = {language: sum(text.language == language for text in TEXTS) for language in LANGUAGES}

    assert sum(counts.values()) >= 400
    assert counts["en"] >= 200
    assert counts["nl"] >= 90
    assert min(counts[language] for language in ("de", "es", "fr", "it", "pt", "uk")) >= 18


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_recognised_where_it_is_not_stated(language: str, knowledge: Knowledge) -> None:
    """Nearly all texts are read the same without a stated language; a few are too short to tell."""
    texts = [text for text in TEXTS if text.language == language and len(text.text) > 60]
    same = sum(labels(knowledge.detector, text.text, None) == text.labels for text in texts)

    assert same >= 0.85 * len(texts)
