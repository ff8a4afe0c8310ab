"""What people read is written in plain words: sentences that a minister understands, rules that an officer can explain.

Measured by textstat. LIX is the mean length of a sentence in words plus the percentage of words of more than six letters: below 40 is
easy, 40 to 50 is a newspaper, above 60 is a law. The automated readability index (ARI) is about the school year that a text needs.
"""

from __future__ import annotations

import statistics

import pytest
import textstat

from checklist_engine.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
CATALOG = KNOWLEDGE.catalog

HARDEST = 60
NEWSPAPER = 45
SCHOOL_YEARS = 18

PLAIN = {
    "standards": {key: standard.plain for key, standard in CATALOG.standards.items()},
    "areas": {key: area.plain for key, area in CATALOG.areas.items()},
    "rules": {key: f"{rule.title}. {rule.question}" for key, rule in KNOWLEDGE.all_rules.items()},
    "characteristics": {key: f"{fact.question} {fact.plain}" for key, fact in CATALOG.characteristics.items()},
}


def words(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())


@pytest.mark.parametrize("kind", PLAIN)
def test_no_text_reads_like_a_law(kind: str) -> None:
    """Every text stays below the mark of legal prose, and within the school years of an ordinary reader."""
    hard = {
        key: (round(textstat.lix(text)), round(textstat.automated_readability_index(text)))
        for key, text in PLAIN[kind].items()
        if textstat.lix(text) > HARDEST or textstat.automated_readability_index(text) > SCHOOL_YEARS
    }

    assert hard == {}


@pytest.mark.parametrize("kind", PLAIN)
def test_the_texts_together_read_like_a_newspaper_or_easier(kind: str) -> None:
    """One long word is no harm; a whole catalogue of them is."""
    assert statistics.mean(textstat.lix(text) for text in PLAIN[kind].values()) < NEWSPAPER


def test_one_sentence_is_one_sentence() -> None:
    """A standard and an area are told in one sentence of at most 25 words."""
    long = {key: text for kind in ("standards", "areas") for key, text in PLAIN[kind].items() if words(text) > 25 or ". " in text}

    assert long == {}


def test_titles_and_questions_are_short() -> None:
    """A title has at most fifteen words, a question at most 22."""
    long = {key for key, rule in KNOWLEDGE.all_rules.items() if words(rule.title) > 15 or words(rule.question) > 22}

    assert long == set()


def test_titles_say_the_good_state_and_questions_ask() -> None:
    """A title is a sentence without a full stop, a question ends with its mark."""
    wrong = {key for key, rule in KNOWLEDGE.all_rules.items() if rule.title.endswith((".", "?", "!")) or not rule.question.endswith("?")}

    assert wrong == set()


def test_the_measure_tells_plain_from_legal_words() -> None:
    """The library still measures what this test relies on."""
    plain = "Nobody can send mail in your name."
    legal = "Notwithstanding contractual stipulations, organisational countermeasures necessitate comprehensive documentation."

    assert textstat.lix(plain) < NEWSPAPER < HARDEST < textstat.lix(legal)
