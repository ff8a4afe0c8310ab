"""Days, lists and quotes are said as in the reader's language."""

from __future__ import annotations

import pytest

from checklist_engine.wording import LANGUAGES, words_for


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("7 December 2026", "July 2023", "2018", "soon")),
        ("nl", ("7 december 2026", "juli 2023", "2018", "soon")),
        ("de", ("7. Dezember 2026", "Juli 2023", "2018", "soon")),
        ("ar", ("7 ديسمبر 2026", "يوليو 2023", "2018", "soon")),
    ],
)
def test_days_and_months_are_said_in_words(language: str, said: tuple[str, ...]) -> None:
    """What is neither a day nor a month stays as it is."""
    assert tuple(map(words_for(language).day, ("2026-12-07", "2023-07", "2018", "soon"))) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("A, B", "A; B", "“A”")),
        ("nl", ("A, B", "A; B", "“A”")),
        ("fr", ("A, B", "A\u00a0; B", "«\u00a0A\u00a0»")),
        ("es", ("A, B", "A; B", "«A»")),
        ("de", ("A, B", "A; B", "„A“")),
        ("pt", ("A, B", "A; B", "«A»")),
        ("ar", ("A، B", "A؛ B", "«A»")),
    ],
)
def test_each_language_has_its_own_commas_and_quotation_marks(language: str, said: tuple[str, str, str]) -> None:
    """An English comma between Arabic words is a misprint."""
    words = words_for(language)

    assert (words.series("AB"), words.phrases("AB"), words.quoted("A")) == said


def test_only_arabic_runs_from_right_to_left() -> None:
    """The page turns as a whole, tables and bars too."""
    assert {language: words_for(language).direction for language in LANGUAGES} == {
        **dict.fromkeys(LANGUAGES, "ltr"),
        "ar": "rtl",
    }


@pytest.mark.parametrize(
    ("language", "said", "label"), [("en", "Outcome: met", "Outcome:"), ("fr", "Outcome\u00a0: met", "Outcome\u00a0:")]
)
def test_a_label_has_the_colon_of_its_language(language: str, said: str, label: str) -> None:
    """French keeps it away from the word, and no line breaks between them."""
    words = words_for(language)

    assert (words.labelled("Outcome", "met"), words.label("Outcome")) == (said, label)
