"""The comparison as an HTML page."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec
import pytest

from checklist_engine.data import data_folder
from checklist_engine.output.html.comparison import render_comparison
from tests.output.comparisons import COMPARISONS, many, none, one, plain, ugly, versions
from tests.output.pages import allowed, outline, without_script
from tests.output.test_report_colours import contrast

KINDS = pytest.mark.parametrize("kind", COMPARISONS)


@KINDS
@pytest.mark.parametrize("paper", [False, True], ids=["screen", "paper"])
def test_the_page_is_whole_and_asks_for_nothing(kind: str, *, paper: bool) -> None:
    """No address that a browser would load, no style on an element, ids used once, links that lead somewhere."""
    page = outline(without_script(render_comparison(COMPARISONS[kind](), paper=paper)))
    names = [tag for tag, _ in page.tags]

    assert not {"script", "link", "img", "iframe", "object", "embed", "form"} & set(names)
    assert not [tag for tag, attributes in page.tags if "style" in attributes or "src" in attributes or "onclick" in attributes]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {f"#{name}" for name in ids} >= {attributes["href"] for tag, attributes in page.tags if tag == "a"}


@KINDS
@pytest.mark.parametrize("paper", [False, True], ids=["screen", "paper"])
def test_the_policy_allows_exactly_our_style_sheet_and_script(kind: str, *, paper: bool) -> None:
    """Both are named by their hash; nothing else may run or load. Paper has no script, and its policy allows none."""
    html = render_comparison(COMPARISONS[kind](), paper=paper)

    assert f'content="{allowed(html)}"' in html
    assert html.count("<script") == (0 if paper else 1)


@KINDS
@pytest.mark.parametrize("paper", [False, True], ids=["screen", "paper"])
def test_headings_leave_no_level_out_and_tables_are_whole(kind: str, *, paper: bool) -> None:
    """Ragged rows break the tags of the PDF, and header cells say what they head."""
    html = without_script(render_comparison(COMPARISONS[kind](), paper=paper))
    levels = [level for level, _ in outline(html).headings]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in re.findall("<table.*?</table>", html, re.DOTALL):
        rows = [len(re.findall("<t[hd][ >]", row)) for row in re.findall("<tr.*?</tr>", table, re.DOTALL)]
        assert len(set(rows)) == 1
        assert table.count("<th") - table.count("<thead") == table.count('scope="')
        assert "<caption>" in table
        assert len(re.findall("<col[ >]", table)) == rows[0]


@KINDS
def test_each_chapter_stands_in_the_contents_once(kind: str) -> None:
    """In the same order."""
    html = render_comparison(COMPARISONS[kind]())
    headings = re.findall('<h2 id="([a-z]+)"', html)
    linked = re.findall('<li><p><span><a href="#([a-z]+)"', html)

    assert linked == [heading for heading in headings if heading != "contents"]


def test_the_order_of_an_ordinary_comparison() -> None:
    """From who stands where to how it was made."""
    headings = [text for level, text in outline(without_script(render_comparison(plain()))).headings if level <= 2]

    assert headings == [
        "Security comparison of 9 specifications",
        "Ranking",
        "In this comparison",
        "Areas",
        "Standards",
        "What the best does and others do not",
        "What nobody asks for",
        "The market signal",
        "By country, year and buyer",
        "Method, versions and limits",
    ]


def test_every_share_says_of_how_many() -> None:
    """N assessed of m; currencies apart."""
    text = " ".join(outline(without_script(render_comparison(plain()))).text.split())

    assert "8 of 9 specifications assessed" in text
    assert "8 of 9 specifications were assessed; the others are not counted." in text
    assert re.search(r"Known in all: EUR [\d,]+, SEK [\d,]+\.", text)
    assert "Without a score" in text


def test_levels_and_areas_carry_a_symbol_and_a_number() -> None:
    """A colour never stands alone."""
    html = render_comparison(plain())
    sheet = (data_folder("reports") / "styles" / "compare.css").read_text(encoding="utf-8")
    painted = dict(re.findall(r"\.(level-[a-z0-9]+) \{ background-color: (#\w+); color: #\w+; background-image: url", sheet))
    used = set(re.findall(r"class='cell (level-[a-z0-9]+)'", html))

    assert used <= set(painted) | {"level-none"}
    assert set(painted) == {*(f"level-{level}" for level in range(5)), "level-contradicted"}
    assert all(re.fullmatch("\\d+|X|\u2013", text) for text in re.findall(r"class='cell [^>]*>([^<]*)</td>", html))


def test_numbers_on_colours_can_be_read() -> None:
    """In a contrast of at least 4.5; neighbours differ in grey."""
    sheet = (data_folder("reports") / "styles" / "compare.css").read_text(encoding="utf-8")
    pairs = re.findall(r"\.level-[a-z0-9]+ \{ background-color: (#\w+); color: (#\w+);", sheet)

    assert len(pairs) == 6
    assert all(contrast(background, text) >= 4.5 for background, text in pairs)
    assert all(contrast(lighter, darker) > 1.0 for (lighter, _), (darker, _) in pairwise(pairs[:5]))


def test_a_table_that_does_not_fit_on_paper_is_left_out_and_said_so() -> None:
    """On screen it is there, whole."""
    paper, screen = render_comparison(many(), paper=True), render_comparison(many())

    assert "A table of every standard and 40 specifications does not fit on paper." in paper
    assert "does not fit on paper" not in screen
    assert screen.count("class='cell level-") > 40 * 5
    assert "part 1 of" not in screen


def test_on_paper_wide_tables_are_cut_in_parts() -> None:
    """Twelve specifications beside each other can be read."""
    comparison = many()
    rows = tuple(msgspec.structs.replace(row, levels=row.levels[:20]) for row in comparison.standards)
    fewer = msgspec.structs.replace(comparison, specifications=comparison.specifications[:20], standards=rows)

    assert "Standards by specification, part 2 of 2" in render_comparison(fewer, paper=True)


def test_what_people_wrote_is_text_and_never_markup() -> None:
    """A title may hold tags, template braces and control characters; none of them works."""
    html = render_comparison(ugly())

    assert html.count("<script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7*7 }}" in html
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", html)


def test_without_scores_there_is_no_ranking() -> None:
    """Nothing that could be taken for one; what could not be read is told by its name alone."""
    text = " ".join(outline(without_script(render_comparison(none()))).text.split())

    assert "None of these specifications has a score, so there is no ranking." in text
    assert "bad.json: the JSON is broken" in text
    assert "folder/bad.json" not in text


def test_one_specification_has_no_best() -> None:
    """And no groups."""
    headings = [text for _, text in outline(without_script(render_comparison(one()))).headings]

    assert "What the best does and others do not" not in headings
    assert "By country, year and buyer" not in headings


def test_two_versions_say_what_changed_and_why() -> None:
    """Before everything else that can be compared."""
    page = outline(without_script(render_comparison(versions())))
    text = " ".join(page.text.split())

    assert [heading for level, heading in page.headings if level <= 2][:4] == [
        "Two versions compared: A purchase", "Ranking", "In this comparison", "What changed, and why",
    ]  # fmt: skip
    assert re.search(r"From 53\.3 \(grade [A-F]\) to \d+\.\d \(grade [A-F]\): .\d+\.\d points\.", text)
    for part in ("A note.", "The specification", "met", "partly met", "reworded", "How a change is split by cause"):
        assert part in text


def test_the_same_comparison_gives_the_same_page() -> None:
    """Pages can be compared too."""
    assert render_comparison(plain()) == render_comparison(plain())
