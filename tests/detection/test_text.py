"""Making a text ready: plain characters, runs, and places that lead back to the original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checklist_engine.detection.text.prepared import cut, prepare, whole_of


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("ISO/IEC 27001:2022", ["ISO", "IEC", "27001", "2022"]),
        ("TLSv1.3", ["TLS", "v", "1", "3"]),
        ("IPv6-only", ["IP", "v", "6", "only"]),
        ("802.1X", ["802", "1", "X"]),
        ("S/MIME", ["S", "MIME"]),
        ("mise à jour", ["mise", "à", "jour"]),
        ("обов'язково", ["обов", "язково"]),
        ("--", []),
    ],
)
def test_runs_are_letters_or_digits(text: str, runs: list[str]) -> None:
    """Everything else only separates them; a `v` before a number is a run of its own."""
    assert cut(text) == runs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DNS\u00adSEC", ["dnssec"]),
        ("TLS\u00a01.2", ["tls", "1", "2"]),
        ("authenti-\n  cation", ["authentication"]),
        ("multi-\nfactor", ["multi", "factor"]),
        ("MTA-\nSTS", ["mta", "sts"]),
        ("<b>TLS</b>&nbsp;1.2 &amp; more", ["tls", "1", "2", "more"]),
        ("**TLS** __1.2__", ["tls", "1", "2"]),
        ("cafe\u0301", ["café"]),
        ("&shy;a", ["a"]),
    ],
)
def test_typography_and_remnants_do_not_matter(text: str, words: list[str]) -> None:
    """Soft hyphens, special spaces, hyphens at line ends, tags, entities, emphasis and combining accents."""
    assert prepare(text).words == words


def test_places_lead_back_to_the_original() -> None:
    """Also where characters were left out."""
    text = prepare("The zone shall use DNS\u00adSEC from day one.")
    index = text.words.index("dnssec")

    start, end = text.original_span(text.starts[index], text.ends[index])

    assert text.original[start:end] == "DNS\u00adSEC"


@given(st.text(alphabet="abTLS12. -\n\u00ad\u200b\u0301é&;<>/*_vV\u2011\u00a0", max_size=80))
def test_every_run_comes_from_where_it_says(original: str) -> None:
    """Its letters and digits stand, in order, in its span of the original."""
    text = prepare(original)

    for word, low, high in zip(text.words, text.starts, text.ends, strict=True):
        start, end = text.original_span(low, high)
        assert 0 <= start < end <= len(original)
        assert text.plain[low:high].lower() == word
        assert original[start].lower()[:1] == unicodedata.normalize("NFD", word)[0] or not original[start].isascii()


@given(st.text(alphabet="aZv1\u00df\u0130 .-\n<&", max_size=60), st.integers(0, 60), st.integers(0, 60))
@example("1Zv1<", 0, 3)
def test_a_piece_of_a_text_is_cut_like_the_text(original: str, start: int, end: int) -> None:
    """Whether the text was cut before or the piece is; what stands in it is all of it."""
    whole = whole_of(original)
    text = whole.piece(0, len(whole.plain))
    spans = [*zip(text.starts, text.ends, strict=True)]
    bounds = [place for place in range(len(text.plain) + 1) if not any(low < place < high for low, high in spans)]
    first, last = sorted((bounds[start % len(bounds)], bounds[end % len(bounds)]))

    piece = text.piece(first, last)

    assert "".join(piece.parts) == piece.plain == text.plain[first:last]
    assert [part.lower() for part in piece.parts[1::2]] == piece.words
    # A letter before it, or a digit after it, might have parted a `v`; no sentence begins or ends there.
    if first in {0, *text.starts} and not text.plain[last : last + 1].isdigit():
        assert piece == whole.piece(first, last)
