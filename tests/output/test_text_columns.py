"""Columns and indents of the text formats follow the words of the language: no language has words of the English length."""

from __future__ import annotations

import click
import msgspec
import pytest

from checklist_engine.output.comparison_text import render_comparison_text
from checklist_engine.output.terminal import render_text
from checklist_engine.wording import LANGUAGES, words_for
from tests.output.comparisons import plain as compared
from tests.output.results import plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_below_the_score_stand_under_it(language: str) -> None:
    """However long the word for the score is."""
    label = words_for(language).gettext("SCORE") + "  "
    lines = click.unstyle(render_text(msgspec.structs.replace(plain(), language=language))).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(label))
    below = lines[at + 1 : lines.index("", at)]

    assert below
    assert all(line.startswith(" " * len(label)) for line in below)
    assert any(line[len(label)] != " " for line in below)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heads_of_a_comparison_stand_above_their_columns(language: str) -> None:
    """Names begin in the column of their head, and no line is longer than 80."""
    words = words_for(language)
    lines = render_comparison_text(msgspec.structs.replace(compared(), language=language), words).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(words.gettext("rank")))
    rows = lines[at + 1 : lines.index("", at)]
    column = lines[at].index(words.gettext("specification"), len(words.gettext("rank")))

    assert rows
    assert all(line[column - 2 : column] == "  " and line[column] != " " for line in rows)
    assert max(map(len, lines)) <= 80
