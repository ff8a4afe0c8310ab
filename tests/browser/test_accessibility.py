"""Everybody can read and use the pages: axe finds nothing, and the keyboard is enough."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.opening import DESK, PHONE, accessible_roles, focusable
from tests.browser.pages import PAGES, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.opening import Opener

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
# To look at the colours of each word takes axe ten times as long as all else, and large pages have no other colours.
SMALL = [
    "report", "report of lots", "report not assessed", "report without score", "report in Arabic",
    "comparison", "comparison of versions", "comparison in Arabic",
]  # fmt: skip


def violations(page: Page, *, colours: bool) -> dict[str, list[str]]:
    """Return what axe finds wrong with the colours, or with all else, by rule: the elements."""
    page.evaluate(AXE)
    rules: dict[str, Any] = (
        {"runOnly": {"type": "rule", "values": COLOURS}}
        if colours
        else {"runOnly": {"type": "tag", "values": TAGS}, "rules": {name: {"enabled": False} for name in COLOURS}}
    )
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {...rules, selectors: false, resultTypes: ['violations']})", rules)
    # It has to have looked at a whole page.
    assert len(found["passes"]) + len(found["violations"]) > (0 if colours else 20)
    return {one["id"]: [node["html"] for node in one["nodes"]] for one in found["violations"]}


def test_axe_sees_what_is_wrong(open_page: Opener) -> None:
    """What finds nothing elsewhere does look: here for a field without a name, and pale words."""
    page = open_page(page_of("report not assessed").replace("<main>", "<main><input><p class='pale'>Pale</p>"))
    page.evaluate("() => { document.querySelector('.pale').style.color = '#ccc' }")

    assert "label" in violations(page, colours=False)
    assert violations(page, colours=True) == {"color-contrast": ['<p class="pale" style="color: rgb(204, 204, 204);">Pale</p>']}


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page: Opener, name: str, width: int) -> None:
    """By WCAG 2.2 AA and good practice, on a desk and on a phone, where rows become cards."""
    assert violations(open_page(page_of(name), width=width), colours=False) == {}


@pytest.mark.parametrize("name", SMALL)
def test_axe_finds_nothing_wrong_with_the_colours(open_page: Opener, name: str) -> None:
    """In light and dark."""
    page = open_page(page_of(name))

    assert violations(page, colours=True) == {}
    page.emulate_media(color_scheme="dark")
    assert violations(page, colours=True) == {}


def test_axe_finds_nothing_after_use(open_page: Opener) -> None:
    """A filtered and sorted page that has copied is as good as a fresh one."""
    page = open_page(page_of("report of a poor example"))
    page.locator("#actions ~ .tools input").fill("dnssec")
    page.locator("#questions ~ .tools + table th button").first.click()
    page.locator(".action:visible .copy button").first.click()

    assert violations(page, colours=False) == {}
    assert violations(page, colours=True) == {}


@pytest.mark.parametrize("name", ["report of a poor example", "report of lots", "comparison of versions"])
def test_cards_on_a_phone_are_still_tables(open_page: Opener, name: str) -> None:
    """A screen reader gets the same tables, rows and cells as on a desk, whatever they look like."""
    wide, narrow = (accessible_roles(open_page(page_of(name), width=width)) for width in (DESK, PHONE))

    assert wide["table"] > 1
    assert {role: narrow.get(role) for role in ("table", "row", "cell", "rowheader", "columnheader")} == {
        role: wide.get(role) for role in ("table", "row", "cell", "rowheader", "columnheader")
    }


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_phone(open_page: Opener, name: str) -> None:
    """Wide tables scroll in frames of their own; the page does not."""
    page = open_page(page_of(name), width=PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


@pytest.mark.parametrize("name", ["report", "comparison", "report in Arabic"])
def test_the_keyboard_reaches_all_and_its_place_is_seen(open_page: Opener, name: str) -> None:
    """Tab goes once through everything that can be pressed or scrolled, in the order of the page, each with a visible outline."""
    page = open_page(page_of(name))
    pressable = "a[href], button, input, select, [tabindex='0']"
    wanted = page.locator(pressable).evaluate_all("all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))")
    outline = "getComputedStyle(document.activeElement).outlineStyle"

    reached = [(element, page.evaluate(outline)) for element in focusable(page)]

    assert [element for element, _ in reached] == wanted
    assert {style for _, style in reached} == {"solid"}


def test_the_first_key_leads_past_the_head(open_page: Opener) -> None:
    """The link to the result shows when it has the focus."""
    page = open_page(page_of("report"))
    page.keyboard.press("Tab")

    link = page.get_by_role("link", name="Skip to the result")
    box = link.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#result"


@pytest.mark.parametrize("name", ["report in Arabic", "comparison in Arabic"])
def test_arabic_runs_from_right_to_left(open_page: Opener, name: str) -> None:
    """Headings stand at the right, the first column too, and so does the symbol of a cell or badge."""
    page = open_page(page_of(name))

    assert page.evaluate("document.documentElement.dir") == "rtl"
    columns = page.locator("thead tr").first.locator("th").evaluate_all("all => all.map(e => e.getBoundingClientRect().right)")
    assert columns == sorted(columns, reverse=True)
    symbols = page.locator(".badge, .cell").first.evaluate("e => getComputedStyle(e).backgroundPositionX")
    assert "right" in symbols or "100%" in symbols
    heading = page.locator("h1").evaluate("e => [getComputedStyle(e).textAlign, getComputedStyle(e).direction]")
    assert heading == ["start", "rtl"]


def test_words_of_another_script_keep_their_own_direction(open_page: Opener) -> None:
    """An English clause in an Arabic report reads from left to right."""
    page = open_page(page_of("report in Arabic"))

    assert page.locator("blockquote.clause").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert page.locator("blockquote.quote").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
