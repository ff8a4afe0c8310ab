"""Spaces that no line breaks at."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from checklist_engine.translation.store import load_clauses, load_texts
from checklist_engine.translation.typesetting import typeset
from checklist_engine.wording import words_for
from docs.messages import po_file

BREAKS = re.compile(r"\S [:;?!»]|« ")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Oui : « peut-être » ; et vous ?", "fr", "Oui\u00a0: «\u00a0peut-être\u00a0»\u00a0; et vous\u00a0?"),
        ("https://example.org et 12:30", "fr", "https://example.org et 12:30"),
        ("So : what ?", "de", "So : what ?"),
    ],
)
def test_french_gets_the_spaces_that_it_wants(text: str, language: str, expected: str) -> None:
    """Only where a translator put a space."""
    assert typeset(text, language) == expected


def test_no_french_text_breaks_before_its_signs() -> None:
    """Texts of the catalogue and the rules, clauses, and what the program says."""
    clauses = [text for one in load_clauses("fr").values() for text in (one.clause.must, one.clause.should or "")]
    with po_file("fr").open("rb") as file:
        ids = [message.id if isinstance(message.id, str) else message.id[0] for message in read_po(file, locale="fr")]
    said = [words_for("fr").gettext(key) for key in ids if key]

    assert [text for text in (*load_texts("fr").values(), *clauses, *said) if BREAKS.search(text)] == []
