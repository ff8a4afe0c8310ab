"""Markdown as people and converters write it: what CommonMark has no words for."""

from __future__ import annotations

import pytest

from tests.documents.drafts import Line, lines, text_draft

_ROWS = """|Security baseline|\tCloud|Office|New
{line}|The solution shall deliver content over TLS.| | |x|
|The solution shall support SSO.|x|x| |
"""


@pytest.mark.parametrize(
    ("line", "first"),
    [("", 2), ("| --- |\t\t| --- | --- | ---|\n", 2), ("|---|---|\n", 2), ("|---|---|---|---|\n", 2)],
    ids=["none", "one-too-many", "two-too-few", "right"],
)
def test_a_table_is_one_whatever_stands_below_its_names(line: str, first: int) -> None:
    """Some dialects need no line there, and people miscount it; crosses without a level are no text."""
    assert lines(text_draft(_ROWS.format(line=line))) == [
        Line(id="R1", text="The solution shall deliver content over TLS.", place=f"/tables/1/rows/{first}"),
        Line(id="R2", text="The solution shall support SSO.", place=f"/tables/1/rows/{first + 1}"),
    ]


def test_a_table_without_names_loses_no_row() -> None:
    """Its first row asks as the others do."""
    made = lines(text_draft("|1|The website shall use TLS.|\n|2|The website shall use HSTS.|\n"))

    assert [(line.id, line.place) for line in made] == [("1", "/tables/1/rows/1"), ("2", "/tables/1/rows/2")]


def test_commands_of_page_builders_are_left_out() -> None:
    """They are no text, and introduce no list."""
    made = text_draft(
        '{% include "top.md" %}\n# Website\n{: .wide}\n[[_TOC_]]\n\n{{< notice type="info" >}}\nThe supplier shall:\n\n- use TLS 1.3\n'
        "- sign its zones\n{{< /notice >}}\n\n:::tip\nLogging is kept for a year.\n:::\n"
    )

    assert [line.text for line in lines(made)] == ["The supplier shall:\n- use TLS 1.3\n- sign its zones", "Logging is kept for a year."]
    assert made.notes == ("Left out: commands of a page builder (7 lines).",)
