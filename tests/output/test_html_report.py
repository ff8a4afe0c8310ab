"""The HTML report."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec
import pytest

from checklist_engine.output.html.report import render_html
from tests.output.pages import allowed, outline, without_script
from tests.output.results import KINDS, not_assessed, plain, two_lots, ugly

BOTH = pytest.mark.parametrize("paper", [False, True], ids=["screen", "paper"])


@BOTH
@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_whole_and_asks_for_nothing(kind: str, *, paper: bool) -> None:
    """No style on an element, no address that a browser would load, ids used once, links that lead somewhere."""
    page = outline(without_script(render_html(KINDS[kind](), paper=paper)))
    names = [tag for tag, _ in page.tags]
    assert not {"script", "link", "img", "iframe", "object", "embed", "form"} & set(names)
    assert not [tag for tag, attributes in page.tags if "style" in attributes or "src" in attributes]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert {f"#{name}" for name in ids} >= set(targets)


@BOTH
@pytest.mark.parametrize("kind", KINDS)
def test_the_policy_allows_exactly_our_style_sheet_and_script(kind: str, *, paper: bool) -> None:
    """Both are named by their hash; nothing else may run or load. Paper has no script, and its policy allows none."""
    html = render_html(KINDS[kind](), paper=paper)

    assert f'content="{allowed(html)}"' in html
    assert html.count("<script") == (0 if paper else 1)


@pytest.mark.parametrize("kind", KINDS)
def test_headings_leave_no_level_out(kind: str) -> None:
    """Readers who jump from heading to heading find a whole outline."""
    levels = [level for level, _ in outline(without_script(render_html(KINDS[kind]()))).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_has_a_caption_or_row_headings_and_equal_rows(kind: str) -> None:
    """Ragged rows break the tags of the PDF, and header cells say what they head."""
    html = render_html(KINDS[kind]())
    tables = re.findall("<table.*?</table>", html, re.DOTALL)
    assert html.count("<table") == len(tables)
    for table in tables:
        rows = [len(re.findall("<t[hd][ >]", row)) for row in re.findall("<tr.*?</tr>", table, re.DOTALL)]
        assert len(set(rows)) == 1
        assert table.count("<th") - table.count("<thead") == table.count('scope="')
        assert len(re.findall("<col[ >]", table)) == rows[0]


def test_what_people_wrote_is_text_and_never_markup() -> None:
    """A title may hold tags, template braces and control characters; none of them works."""
    html = render_html(ugly())
    assert html.count("<script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7*7 }}" in html
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", html)


def test_page_one_says_what_matters() -> None:
    """Score, range, grade, what limits it, coverage and three actions stand before the list of contents."""
    text = " ".join(outline(render_html(plain(), paper=True)).text.split("In this report")[0].split())
    for sentence in (
        "41.3 of 100; between 33.3 and 49.3, depending on the open questions",
        "D; between E and C",
        "The grade is at most D while a critical expectation is contradicted: Connections use a current TLS.",
        "asks for 9 of 17 relevant standards; 1 explained by a waiver",
        "38.8 of 100, grade E",
        "Ask for RPKI: +12.5 points, effort medium.",
        'A score of 100 is not "secure"',
    ):
        assert sentence in text


def test_the_order_of_an_ordinary_report() -> None:
    """The officer reads from what to do down to how it was judged."""
    headings = [text for level, text in outline(render_html(plain(), paper=True)).headings if level <= 2]
    assert headings == [
        "Website and e-mail for the municipality", "Result", "In this report", "What to do, in order", "What to take out",
        "What asks more than needed", "What to say more clearly", "Open questions", "What is already good", "Waivers",
        "What is bought", "Every expectation", "Method, versions and limits",
    ]  # fmt: skip


def test_a_specification_that_was_not_assessed_gets_no_score() -> None:
    """The report says why, and what to read instead, and shows no figure that could be taken for a score."""
    page = outline(render_html(not_assessed(), paper=True))
    text = " ".join(page.text.split())
    assert "Not assessed" in [heading for _, heading in page.headings]
    assert "they stand in attached documents." in text
    assert "Schedule of requirements, https://example.org/documents/12" in text
    assert "of 100" not in text
    assert "svg" not in [tag for tag, _ in page.tags]


def test_an_unreviewed_clause_is_marked_and_explained_once() -> None:
    """Where no native professional has read a clause, the report says so, once."""
    html = render_html(plain())
    assert html.count("have not yet been reviewed by a native professional") == 1
    assert html.count("with this text *</h4>") + html.count("Clause to paste *</h4>") == 6
    result = plain()
    reviewed = tuple(msgspec.structs.replace(action, reviewed=True) for action in result.recommendations)
    assert "native professional" not in render_html(msgspec.structs.replace(result, recommendations=reviewed))


def test_a_clause_and_a_quote_carry_their_language() -> None:
    """A screen reader speaks Dutch words with a Dutch voice."""
    result = plain()
    dutch = msgspec.structs.replace(result, specification=msgspec.structs.replace(result.specification, language="nl"))
    html = render_html(dutch)
    assert '<blockquote class="clause" lang="nl" dir="ltr">' in html
    assert '<blockquote class="quote" lang="nl" dir="ltr">' in html


def test_lots_are_named_where_there_are_several() -> None:
    """With one lot the word does not appear; with several every action says whose it is."""
    assert "Lot 2: E-mail and office" in outline(render_html(two_lots(), paper=True)).text
    assert not re.search(r"\bLot\b", outline(render_html(plain(), paper=True)).text)


def test_only_the_pdf_speaks_of_an_attachment() -> None:
    """The page itself carries no result.json."""
    assert "result.json" not in render_html(plain())
    assert "result.json" in render_html(plain(), attached=True)


def test_what_to_take_out_is_named_by_what_it_is() -> None:
    """A heading that says the good state would read as if nothing had to be taken out."""
    html = render_html(plain())

    assert "<h3>SSL</h3>" in html
    assert "<h3>SSL is accepted</h3>" not in html
