"""Cutting a text into sentences and list items."""

from __future__ import annotations

import itertools

import pytest

from checklist_engine.detection.text.prepared import prepare
from checklist_engine.detection.text.sentences import cut_sentences


def sentences(text: str) -> list[str]:
    """Return the sentences without white space around them."""
    prepared = prepare(text)
    return [prepared.plain[sentence.start : sentence.end].strip() for sentence in cut_sentences(prepared, frozenset({"e.g", "nr"}))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Use TLS 1.2. It is good.", ["Use TLS 1.2.", "It is good."]),
        ("Use a protocol, e.g. TLS, for nr. 5.", ["Use a protocol, e.g. TLS, for nr. 5."]),
        ("approx. twelve", ["approx. twelve"]),
        ("Lead:\n- one\n- two", ["Lead:", "- one", "- two"]),
        ("1. First\n2. Second", ["1. First", "2. Second"]),
        (
            "This line is long enough to be a wrapped one, so that it goes on\nin the next line.",
            ["This line is long enough to be a wrapped one, so that it goes on\nin the next line."],
        ),
        ("Short line\nAnother", ["Short line", "Another"]),
        ("Protect: - one thing; - another", ["Protect:", "- one thing;", "- another"]),
        ("Protection - TLS 1.3 - Signed zones", ["Protection", "- TLS 1.3", "- Signed zones"]),
        ("- First thing - Second thing", ["- First thing", "- Second thing"]),
        ("All of: \u2022 one \u2022 two", ["All of:", "\u2022 one", "\u2022 two"]),
        ("TLS 1.2 - or, where possible, 1.3 - shall be used", ["TLS 1.2 - or, where possible, 1.3 - shall be used"]),
        ("TLS 1.0 - 1.2 is old - be warned", ["TLS 1.0 - 1.2 is old - be warned"]),
        ("R-7 - MFA - Should", ["R-7 - MFA - Should"]),
        ("| A - One - Two | B |", ["| A - One - Two | B |"]),
        ("", []),
    ],
)
def test_sentences_end_where_readers_see_it(text: str, pieces: list[str]) -> None:
    """Not at abbreviations, numbers or wrapped lines."""
    assert sentences(text) == pieces


def test_list_items_know_the_line_that_leads_them() -> None:
    """Until the list is over."""
    text = prepare("The supplier shall:\n- do one thing\n- do another\n\nThe end is near.")

    assert [sentence.lead for sentence in cut_sentences(text, frozenset())] == [None, 0, 0, None]


def test_a_list_within_a_line_knows_what_leads_it() -> None:
    """As tables and web pages give it where their line breaks are lost."""
    text = prepare("The supplier shall: - do one thing - do another")

    assert [sentence.lead for sentence in cut_sentences(text, frozenset())] == [None, 0, 0]


def test_a_sentence_without_end_is_cut() -> None:
    """So that reading stays linear; nothing is lost."""
    text = prepare("word " * 2000)
    pieces = cut_sentences(text, frozenset())

    assert max(piece.last - piece.first for piece in pieces) <= 250
    assert (pieces[0].first, pieces[-1].last) == (0, 2000)
    assert all(one.last == other.first for one, other in itertools.pairwise(pieces))
