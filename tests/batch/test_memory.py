"""What was found in a text of the same shape is what would be found in this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from checklist_engine.batch.memory import with_memory
from checklist_engine.characteristics import FactFinder
from checklist_engine.detection.index import phrase_index
from checklist_engine.detection.text.written import LONGEST_GAP
from checklist_engine.subject_finder import SubjectFinder
from tests.batch.corpus import SETTINGS, generated

if TYPE_CHECKING:
    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.subject_finder import Revealed

KNOWLEDGE = SETTINGS.knowledge()
REMEMBERING = with_memory(KNOWLEDGE)
LANGUAGES = (*(tag for tag in KNOWLEDGE.catalog.languages if tag != "any"), "pt-BR", None)
PLAIN_WORDS = phrase_index(KNOWLEDGE.catalog, "subjects", KNOWLEDGE.index)
PLAIN_SUBJECTS = SubjectFinder(PLAIN_WORDS)
PLAIN_FACTS = FactFinder(KNOWLEDGE.catalog, KNOWLEDGE.lexicon, phrase_index(KNOWLEDGE.catalog, "evidence", KNOWLEDGE.index))


def found(finder: SubjectFinder, text: str, language: str | None) -> tuple[tuple[Revealed, ...], ...]:
    """Return what a finder finds in a text, read as a title and as a description."""
    return finder.in_title(text, language), finder.in_description(text, language)


def told(language: str | None) -> list[str]:
    """Return wordings of subjects and facts, and words that cast doubt or end nothing."""
    index: tuple[PhraseIndex, ...] = (PLAIN_WORDS, phrase_index(KNOWLEDGE.catalog, "evidence", KNOWLEDGE.index))
    words = sorted({word for one in index for word, _ in one.all_words(language)})
    patterns = sorted(
        pattern.replace("*", "s").replace("|", " ").replace("...", " of the ")
        for group in (KNOWLEDGE.catalog.subjects.values(), KNOWLEDGE.catalog.characteristics.values())
        for one in group
        for phrases in (getattr(one, "title_words", {}), getattr(one, "decisive_words", {}), getattr(one, "evidence", {}))
        for tag, listed in phrases.items()
        if tag in {language, "any"}
        for pattern in listed
    )
    wording = KNOWLEDGE.lexicon.wording(language or "en")
    return [*words, *patterns, *patterns, *sorted(wording.abbreviations), *sorted(word for word, _ in wording.all_words())]


OTHERS = (
    *("Leeds", "porto", "Évora", "ÇA", "Über", "ΑΣ", "ας", "İstanbul", "x" * 30),
    *("a", "B", "7", "12", "1234", "٣", "v2", "TLSv1", "co-op"),
)
GAPS = (
    *(" ", " ", " ", ", ", ". ", "; ", ": ", "? ", " - ", " (", ") "),
    *("\n", "\n\n", "/", "-", "\t", "\u00a0", " \u00ab", "-\n", "&nbsp;", "<br>"),
)


@some.composite
def texts(draw: some.DrawFn) -> tuple[str | None, str, str]:
    """Return a language and two texts that differ in their other words alone."""
    language = draw(some.sampled_from(LANGUAGES))
    telling, other = some.sampled_from(told(language)), some.sampled_from(OTHERS)
    parts: list[tuple[str, str]] = []
    for _ in range(draw(some.integers(1, 3 * LONGEST_GAP))):
        one = draw(telling) if draw(some.booleans()) else None
        first = one or draw(other)
        parts.append((first, one or draw(other)))
        gap = draw(some.sampled_from(GAPS))
        parts.append((gap, gap))
    return language, "".join(first for first, _ in parts), "".join(second for _, second in parts)


@settings(max_examples=400, deadline=None)
@given(texts())
def test_texts_of_one_shape_are_read_alike(given: tuple[str | None, str, str]) -> None:
    """Wordings with their runs and characters, and facts with their words, as without a memory."""
    language, *both = given
    for text in both:
        assert found(REMEMBERING.subject_finder, text, language) == found(PLAIN_SUBJECTS, text, language)
        assert REMEMBERING.fact_finder.find(text, language) == PLAIN_FACTS.find(text, language)


def test_wordings_are_found_sentence_by_sentence() -> None:
    """In a long text, what is found in each sentence is what is found in all of it, with its characters."""
    title = "Website with e-mail hosting"
    text = " ".join(
        ["The contract runs for four years and may be extended.", f"{title}.", "Tenderers visit the site, p. ex. on Monday."] * 5
    )
    revealed = PLAIN_SUBJECTS.in_title(text, "en")

    assert [words.lower() for *_, words in revealed] == [words.lower() for *_, words in PLAIN_SUBJECTS.in_title(title, "en")] * 5


@pytest.mark.parametrize("seed", [5, 6])
def test_generated_titles(seed: int) -> None:
    """Titles that differ in names and numbers."""
    for line in generated(60, seed=seed, ict=1):
        release = msgspec.json.decode(line)
        title, language = release["tender"]["title"] or "", release["language"]
        assert found(REMEMBERING.subject_finder, title, language) == found(PLAIN_SUBJECTS, title, language)
