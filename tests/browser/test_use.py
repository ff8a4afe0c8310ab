"""What a reader does with a page: sort, filter, copy, print, with and without the script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.browser.opening import PHONE
from tests.browser.pages import PAGES, example, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.opening import Opener


def texts(cells: Locator) -> list[str]:
    """Return the words of each, in one line."""
    return [" ".join(text.split()) for text in cells.all_inner_texts()]


def tools_of(page: Page, chapter: str) -> Locator:
    """Return the first tools of a chapter."""
    return page.locator(f"section:has(> #{chapter}) .tools").first


def test_a_head_sorts_its_column_up_and_down(open_page: Opener) -> None:
    """Numbers begin with the largest; one column at a time is sorted; the change is said."""
    page = open_page(page_of("comparison"))
    table, status = page.locator("table.ranking"), tools_of(page, "ranking").get_by_role("status")
    names, scores = table.locator("tbody th > p:first-child"), table.locator("tbody .score-cell")
    before = texts(names)

    table.get_by_role("button", name="Specification").click()
    assert texts(names) == sorted(before)
    assert status.inner_text() == "Sorted by Specification, ascending"
    table.get_by_role("button", name="Specification").click()
    assert texts(names) == sorted(before, reverse=True)
    assert status.inner_text() == "Sorted by Specification, descending"

    table.get_by_role("button", name="Score").click()
    numbers = [float(text) for text in texts(scores)]
    assert numbers == sorted(numbers, reverse=True)
    heads = table.locator("thead th").evaluate_all("all => all.map(e => e.getAttribute('aria-sort'))")
    assert [sort for sort in heads if sort] == ["descending"]
    assert heads[3] == "descending"


def test_a_dash_always_comes_last(open_page: Opener) -> None:
    """What is not known is neither high nor low."""
    page = open_page(page_of("comparison"))
    table = page.locator(".heat table").first
    column = table.locator("tbody tr > :nth-child(2)")

    for _ in ("down", "up"):
        table.locator("thead button").nth(1).click()
        cells = texts(column)
        assert "\u2013" in cells
        known = [float(cell) for cell in cells if cell != "\u2013"]
        assert cells[len(known) :] == ["\u2013"] * (len(cells) - len(known))
        assert known in (sorted(known), sorted(known, reverse=True))


def test_a_filter_shows_the_rows_that_hold_all_words(open_page: Opener) -> None:
    """Whatever their case and accents; how many is said; an empty field shows all again."""
    page = open_page(page_of("comparison"))
    tools, rows = tools_of(page, "ranking"), page.locator("table.ranking tbody tr")
    status = tools.get_by_role("status")

    tools.get_by_label("Show rows with:").fill("C\u00cdTY se")
    shown = texts(rows.filter(visible=True))
    assert shown
    assert all(", SE, " in text for text in shown)
    assert status.inner_text() == f"{len(shown)} of 8 rows shown"
    tools.get_by_label("Show rows with:").fill("no such words")
    assert status.inner_text() == "0 of 8 rows shown"
    tools.get_by_label("Show rows with:").fill("")
    assert rows.filter(visible=True).count() == 8
    assert status.inner_text() == "8 of 8 rows shown"


def test_actions_can_be_chosen_and_put_in_another_order(open_page: Opener) -> None:
    """By words, severity and effort; as advised, by points, by effort."""
    result = example("municipal-website-poor")
    page = open_page(page_of("report of a poor example"))
    tools, shown = tools_of(page, "actions"), page.locator(".actions .action").filter(visible=True)
    status = tools.get_by_role("status")
    advised = texts(shown.locator("h3"))

    tools.get_by_label("Order:").select_option(label="most points first")
    points = [float(value) for value in shown.evaluate_all("all => all.map(e => e.dataset.points)")]
    assert points == sorted(points, reverse=True)
    assert points != [one.gain for one in result.recommendations]
    assert status.inner_text() == "Order: most points first"
    tools.get_by_label("Order:").select_option(label="as advised")
    assert texts(shown.locator("h3")) == advised

    tools.get_by_label("Severity:").select_option(label="high")
    high = [one for one in result.recommendations if one.severity == "high"]
    assert shown.count() == len(high)
    tools.get_by_label("Effort:").select_option(label="low")
    both = [one for one in high if one.effort == "low"]
    assert texts(shown.locator("h3")) == [f"{one.rank}. {one.title}" for one in both]
    assert status.inner_text() == f"{len(both)} of {len(result.recommendations)} actions shown"


def test_expectations_are_filtered_over_all_areas(open_page: Opener) -> None:
    """An area without a row that fits goes away with its heading."""
    page = open_page(page_of("report of a poor example"))
    tools, rows = tools_of(page, "findings"), page.locator(".group tbody tr").filter(visible=True)
    judged = [one for one in example("municipal-website-poor").findings if one.outcome != "not-applicable"]

    tools.get_by_label("Outcome:").select_option(label="contradicted")
    wanted = [one for one in judged if one.outcome == "contradicted"]
    assert rows.count() == len(wanted)
    assert page.locator(".group h3").filter(visible=True).count() == len({one.area for one in wanted})
    assert tools.get_by_role("status").inner_text() == f"{len(wanted)} of {len(judged)} expectations shown"
    tools.get_by_label("Outcome:").select_option(label="all")
    assert rows.count() == len(judged)


def test_the_keyboard_alone_filters_and_sorts(open_page: Opener) -> None:
    """Tab, letters, Enter and the space bar."""
    page = open_page(page_of("comparison"))
    table, rows = page.locator("table.ranking"), page.locator("table.ranking tbody tr").filter(visible=True)
    press(page, "INPUT")
    page.keyboard.type("se")
    few = rows.count()
    assert 0 < few < 8
    press(page, "BUTTON")
    page.keyboard.press("Enter")
    assert table.locator("thead th").first.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Space")
    assert table.locator("thead th").first.get_attribute("aria-sort") == "descending"
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert rows.count() == few


def press(page: Page, kind: str) -> None:
    """Press Tab until an element of this kind has the focus."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == kind:
            return
    pytest.fail(f"the keyboard reaches no {kind}")


def test_a_button_copies_each_clause_and_says_so(open_page: Opener) -> None:
    """The clause alone, word for word, is in the clipboard; the button says which clause it copies."""
    result = example("municipal-website-poor")
    page = open_page(page_of("report of a poor example"))
    assert page.locator(".copy button").filter(visible=True).count() == len([one for one in result.recommendations if one.clause])

    for action in result.recommendations[:3]:
        button = page.get_by_role("button", name=f"Copy the clause {action.rank}. {action.title}", exact=True)
        button.click()
        page.get_by_text("Copied. Now paste it into the specification.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == action.clause
        assert [text for text in texts(page.locator(".copy [role=status]")) if text] == ["Copied. Now paste it into the specification."]


def test_a_browser_without_the_newer_clipboard_copies_too(open_page: Opener) -> None:
    """As some do for files."""
    page = open_page(page_of("report"))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")

    page.locator(".copy button").nth(1).click()

    page.get_by_text("Copied. Now paste it into the specification.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("blockquote.clause").nth(1).inner_text().strip()


def test_where_copying_is_not_allowed_the_clause_is_selected_and_the_reader_told(open_page: Opener) -> None:
    """Then a key copies it."""
    page = open_page(page_of("report"))
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false }")

    page.locator(".copy button").first.click()

    page.get_by_text("The browser does not allow this. The clause is selected").wait_for()
    assert page.evaluate("getSelection().toString().trim()") == page.locator("blockquote.clause").first.inner_text().strip()


@pytest.mark.parametrize("name", PAGES)
def test_without_its_script_a_page_says_the_same(open_page: Opener, name: str) -> None:
    """Nothing is missing, and nothing that would not work is shown."""
    plain, lively = (open_page(page_of(name), script=script) for script in (False, True))

    assert plain.locator("button, input, select, [role=status]").filter(visible=True).count() == 0
    for part in ("main > *", "tbody tr", ".action"):
        assert plain.locator(part).count() == lively.locator(part).count()
        assert plain.locator(part).filter(visible=True).count() == plain.locator(part).count()
    spoken = "h1, h2, h3, tbody th, tbody td, main > section > p"
    assert texts(plain.locator(spoken)) == texts(lively.locator(spoken))


def test_paper_shows_no_tools_and_all_words(open_page: Opener) -> None:
    """In dark colours on white, whatever the screen had."""
    page = open_page(page_of("report of a poor example"), scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")

    assert page.locator(".tools, .copy, .skip").filter(visible=True).count() == 0
    assert page.locator(".action").filter(visible=True).count() == page.locator(".action").count()
    assert page.evaluate("getComputedStyle(document.documentElement).color") == "rgb(28, 28, 28)"
    assert page.evaluate("getComputedStyle(document.querySelector('th button'), '::after').content") == "none"


def test_a_filtered_page_says_on_paper_that_something_is_missing(open_page: Opener) -> None:
    """Lest half a list is taken for the whole."""
    page = open_page(page_of("report of a poor example"))
    tools_of(page, "actions").get_by_label("Show actions with:").fill("dnssec")
    page.emulate_media(media="print")

    assert texts(page.locator(".tools").filter(visible=True))[0].endswith("of 39 actions shown")


def test_each_printed_sheet_has_words_and_tables_repeat_their_heads(open_page: Opener) -> None:
    """No empty sheet; the heads of a table that goes on are there again, in words."""
    page = open_page(page_of("comparison of many"))
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in printed]

    assert min(map(len, sheets)) > 200
    assert sum("Rank between Score Range Grade Standards" in sheet for sheet in sheets) > 1


def test_dark_is_dark(open_page: Opener) -> None:
    """And light is light, as the reader's system says."""
    grounds = [
        open_page(page_of("report"), scheme=scheme).evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for scheme in ("light", "dark")
    ]

    assert grounds == ["rgb(255, 255, 255)", "rgb(20, 24, 29)"]


def test_short_tables_have_no_search_field(open_page: Opener) -> None:
    """What is seen at a glance needs none; it can be sorted all the same."""
    page = open_page(page_of("comparison of versions"), width=PHONE)

    assert page.locator(".tools input").filter(visible=True).count() == 0
    page.locator("table.ranking").get_by_role("button", name="Score").click()
    assert tools_of(page, "ranking").get_by_role("status").inner_text() == "Sorted by Score, descending"
