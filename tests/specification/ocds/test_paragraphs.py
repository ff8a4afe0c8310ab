"""Prose is cut into paragraphs, and a list keeps the line that introduces it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.specification.ocds.paragraphs import is_prose, split_paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One sentence. Another one.", ("One sentence. Another one.",)),
        ("One.\n\nTwo.", ("One.", "Two.")),
        ("One.\r\n \r\nTwo.", ("One.", "Two.")),
        ("One.\nTwo.", ("One.", "Two.")),
        ("A line that goes\non in the next.", ("A line that goes\non in the next.",)),
        ("<p>One.</p><p>Two.</p>", ("<p>One.", "<p>Two.")),
        ("One<br>goes on<br/><br/>Two", ("One\ngoes on", "Two")),
        (
            "The service shall support:\n- SPF\n- DKIM.\n- DMARC.\n\nIt shall be tested.",
            ("The service shall support:\n- SPF\n- DKIM.\n- DMARC.", "It shall be tested."),
        ),
        (
            "The service shall support:\n\n1. SPF\n\n2. DKIM\n\nIt shall be tested.",
            ("The service shall support:\n1. SPF\n2. DKIM", "It shall be tested."),
        ),
        (" \n ", ()),
    ],
)
def test_paragraphs(text: str, paragraphs: tuple[str, ...]) -> None:
    """Empty lines, tags and lines that end a sentence part paragraphs; nothing parts a list."""
    assert split_paragraphs(text) == paragraphs


@given(st.text(alphabet=" \n\r.:-*ab/p1)", max_size=200))
def test_no_word_is_lost(text: str) -> None:
    """Whatever the text, its words come back in their order."""
    kept = "".join("".join(split_paragraphs(text)).split())

    assert kept == "".join(text.split())


@pytest.mark.parametrize(("text", "expected"), [("priceOnly", False), ("https://x.org", False), ("two words", True)])
def test_a_single_word_is_no_prose(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """Codes and addresses ask for nothing."""
    assert is_prose(text) is expected
