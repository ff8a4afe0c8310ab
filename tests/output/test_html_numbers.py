"""Numbers and cut texts as reports show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.output.html.numbers import clip, coordinate, format_number, format_points, percent


@pytest.mark.parametrize(
    ("value", "shown"),
    [(41.27, "41.3"), (100.0, "100.0"), (7, "7"), (0.0, "0.0"), (-0.04, "0.0"), (-3.26, "\u22123.3"), (None, "\u2013")],
)
def test_a_number_has_one_decimal_unless_it_is_whole_by_nature(value: float | None, shown: str) -> None:
    """Counts stay counts, scores have one decimal, nothing is a dash, and there is no minus zero."""
    assert format_number(value) == shown


def test_a_gain_shows_its_sign() -> None:
    """A gain reads as points that are added."""
    assert [format_points(4.16), format_points(0), format_points(None)] == ["+4.2", "+0.0", "\u2013"]


def test_a_share_is_a_whole_percentage() -> None:
    """A share between 0 and 1 reads as a percentage."""
    assert [percent(0.874), percent(1.0), percent(None)] == ["87 %", "100 %", "\u2013"]


@given(st.floats(-1000, 1000))
def test_a_coordinate_is_short_and_close(value: float) -> None:
    """A coordinate has at most two decimals, no exponent and no minus zero."""
    text = coordinate(value)
    assert abs(float(text) - value) <= 0.005 + 1e-9
    assert "e" not in text
    assert text != "-0"
    assert len(text.partition(".")[2]) <= 2


@given(st.text(), st.integers(5, 60))
def test_a_cut_text_is_one_line_within_its_limit(text: str, limit: int) -> None:
    """A text is never longer than its limit, and only a cut one ends in an ellipsis of ours."""
    cut, line = clip(text, limit), " ".join(text.split())
    assert len(cut) <= limit
    assert cut == line if len(line) <= limit else cut.endswith("\u2026")


def test_a_text_is_cut_between_words() -> None:
    """Words stay whole where there is a gap to cut at."""
    assert clip("All connections shall use TLS 1.2 or higher.", 32) == "All connections shall use TLS\u2026"
