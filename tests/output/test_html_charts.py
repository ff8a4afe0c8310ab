"""The gauge and the bars."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.output.html.charts import bar_class, bar_styles, gauge

SVG = "{http://www.w3.org/2000/svg}"
SCORES = st.floats(0, 100)


@given(SCORES, SCORES, SCORES)
def test_the_gauge_is_sound_svg_with_digits_only(value: float, low: float, high: float) -> None:
    """Words inside SVG break in shaped scripts: the gauge draws digits, and its title says the rest."""
    root = ET.fromstring(gauge(value, min(value, low), max(value, high), "Score"))  # noqa: S314  Made here.
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert texts == [f"{value:.1f}", "0", "100"]


def test_digits_are_centred_without_a_group_of_their_own() -> None:
    """A text that `text-anchor` centres becomes a group in the PDF, whose edges some readers cut; its width is told, for any font."""
    root = ET.fromstring(gauge(84.6, 80, 90, "Score"))  # noqa: S314
    texts = list(root.iter(f"{SVG}text"))

    assert [(text.get("text-anchor"), text.get("direction")) for text in texts] == [(None, "ltr")] * 3
    middles = [float(text.get("x", "")) + float(text.get("textLength", "")) / 2 for text in texts]
    assert [round(middle, 1) for middle in middles] == [120, 32, 208]


def test_the_title_of_the_gauge_is_escaped_and_its_first_child() -> None:
    """WeasyPrint takes the text alternative from a direct title; the title may hold anything."""
    root = ET.fromstring(gauge(50, 40, 60, "<b> & 'more'"))  # noqa: S314
    assert (root[0].tag, root[0].text) == (f"{SVG}title", "<b> & 'more'")


def test_without_a_range_there_is_no_outer_line() -> None:
    """A score that no question can change has no range to draw."""
    assert "class='range'" not in gauge(50, 50, 50, "Score")
    assert "class='range'" in gauge(50, 49, 50, "Score")


def test_each_bar_that_is_used_is_styled_once() -> None:
    """Bars are classes, since a strict content policy refuses styles on elements."""
    styles = bar_styles([12.4, None, 11.6, 100.0])
    assert [line.split(" ")[0] for line in styles.splitlines()] == [".bar-12", ".bar-100"]
    assert [bar_class(12.4), bar_class(None), bar_class(100.0), bar_class(-1)] == ["bar-12", "", "bar-100", "bar-0"]
