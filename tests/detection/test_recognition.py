"""Language is recognised from what the catalogue says in each; figures beside those of a general library stand in `docs/detection.md`."""

from __future__ import annotations

import pytest

from checklist_engine.detection.language.recognition import LanguageTable
from checklist_engine.detection.text.prepared import prepare
from checklist_engine.knowledge import load_knowledge
from tests.detection.labelled import LANGUAGES, read_labelled

LEXICON = load_knowledge().lexicon
TABLE = LanguageTable.of(load_knowledge().catalog)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_a_text_is_taken_for_one_of_another_language(language: str) -> None:
    """Of the labelled texts of each language at most one in twenty, although many are half sentences full of names."""
    texts = [item.text for item in read_labelled(language)]
    wrong = [text for text in texts if LEXICON.language(None, set(prepare(text).words)) != language]

    assert len(wrong) <= len(texts) / 20, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_texts_are_recognised_as_one_is(language: str) -> None:
    """The quick way gives the same as the plain one."""
    texts = [item.text for item in read_labelled(language)]

    assert [LEXICON.recognised(text) for text in texts] == [LEXICON.language(None, set(prepare(text).words)) for text in texts]


def test_letters_tell_where_no_word_is_known() -> None:
    """A text in Cyrillic letters is Ukrainian among the languages that are read."""
    assert TABLE.recognise(prepare("Рахунки оплачуються").words) == "uk"


def test_what_tells_nothing_is_no_language() -> None:
    """Names, numbers, and a tie."""
    assert TABLE.recognise(prepare("TLS 1.2, DNSSEC").words) is None
    assert TABLE.recognise([]) is None
    assert LanguageTable({"a": {"es": 1.0}, "b": {"it": 1.0}}).recognise(["a", "b"]) is None
