"""Texts of OCDS with and without their places."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from checklist_engine.specification.ocds.node import Node, Notes
from checklist_engine.specification.ocds.words import read_text, read_words

KEYS = some.sampled_from(["title", "title_es", "title_", "title_of", "titles_en", "title_pt-BR", "description"])
VALUES: some.SearchStrategy[Any] = some.sampled_from([None, "", "  ", " Website ", "Sitio", 5, 1.5, True, [], {}, ["a"], {"a": "b"}])


@given(some.dictionaries(KEYS, VALUES))
def test_a_text_is_read_alike_with_and_without_its_place(value: dict[str, Any]) -> None:
    """The same text, and the same notes on what could not be read."""
    with_place, alone = Notes(str), Notes(str)
    words = read_words(Node(value, "", with_place), "title")

    assert read_text(Node(value, "", alone), "title") == (words.text if words else None)
    assert alone.all() == with_place.all()
