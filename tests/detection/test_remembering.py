"""Texts read lately are given again, and nothing else changes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from checklist_engine.detection.remembering import LONGEST_REMEMBERED, RememberingDetector
from tests.detection.labelled import LANGUAGES, read_labelled

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge


@pytest.fixture(scope="module")
def remembering(knowledge: Knowledge) -> RememberingDetector:
    """Return a detector that has read nothing yet."""
    return RememberingDetector(knowledge.catalog, knowledge.lexicon)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_is_found_the_first_and_the_second_time(knowledge: Knowledge, remembering: RememberingDetector, language: str) -> None:
    """What is given again is the very thing, and is what a detector without memory finds."""
    for one in islice(read_labelled(language), 25):
        expected = knowledge.detector.detect(one.text, language)
        assert remembering.detect(one.text, language) == expected
        assert remembering.detect(one.text, language) is remembering.detect(one.text, language)


def test_language_and_level_are_told_apart(remembering: RememberingDetector) -> None:
    """The same words beside another level are another text."""
    text = "TLS 1.3."
    assert [one.stance for one in remembering.detect(text, "en", level="recommended")] == ["recommended"]
    assert [one.stance for one in remembering.detect(text, "en", level="optional")] == ["optional"]


def test_long_texts_are_not_kept(remembering: RememberingDetector) -> None:
    """A long text is read anew."""
    text = "The service shall use TLS 1.3. " * (LONGEST_REMEMBERED // 20)
    assert remembering.detect(text, "en") == remembering.detect(text, "en")
    assert remembering.detect(text, "en") is not remembering.detect(text, "en")
