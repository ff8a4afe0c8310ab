"""A page asks for nothing, and what is slipped into it does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import PAGES, page_of

if TYPE_CHECKING:
    from tests.browser.opening import Opener

SLIPPED_IN = {
    "a script": "<script>document.documentElement.dataset.broken = 1</script>",
    "a handler": "<img src='data:image/png,x' onerror='document.documentElement.dataset.broken = 1'>",
    "a script elsewhere": "<script src='https://example.org/x.js'></script>",
    "a picture elsewhere": "<img src='https://example.org/x.png' alt=''>",
    "a style": "<style>html { --broken: 1 }</style>",
    "a style elsewhere": "<link rel='stylesheet' href='https://example.org/x.css'>",
    "a frame": "<iframe src='https://example.org/' title='x'></iframe>",
    "an object": "<object data='https://example.org/x'></object>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_and_complains_of_nothing(open_page: Opener, name: str) -> None:
    """No request at all, also after the reader has pressed everything; no word on the console."""
    page = open_page(page_of(name))
    for button in page.locator("button").filter(visible=True).all()[:30]:
        button.click()
    for field in page.locator("input").filter(visible=True).all():
        field.fill("e")


@pytest.mark.parametrize("name", ["report", "comparison"])
@pytest.mark.parametrize("kind", SLIPPED_IN)
def test_what_is_slipped_in_neither_runs_nor_loads(opener: Opener, name: str, kind: str) -> None:
    """Should a word of a tender ever get through as markup, the policy of the page still stops it, and the browser says so."""
    page = opener(page_of(name).replace("<main>", f"<main>{SLIPPED_IN[kind]}"))

    broken = "[document.documentElement.dataset.broken, getComputedStyle(document.documentElement).getPropertyValue('--broken')]"
    assert page.evaluate(broken) == [None, ""]
    assert opener.requests == []
    assert any("Content Security Policy" in complaint for complaint in opener.complaints)


def test_a_form_goes_nowhere(opener: Opener) -> None:
    """Nothing can be sent from a page."""
    form = "<form action='https://example.org/' method='post'><button id='send'>x</button></form>"
    page = opener(page_of("report").replace("<main>", f"<main>{form}"))

    page.locator("#send").evaluate("button => button.click()")
    page.wait_for_timeout(200)

    assert opener.requests == []
    assert page.url.startswith("file:")
    assert any("form-action" in complaint for complaint in opener.complaints)
