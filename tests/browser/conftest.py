"""The browser, started once for these tests, and what opens pages in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.opening import Opener, launch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the browser; it ends with the last of these tests, since its loop must not run under others."""
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture
def opener(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Open pages, whatever they do."""
    opening = Opener(browser, tmp_path)
    yield opening
    opening.close()


@pytest.fixture
def open_page(opener: Opener) -> Iterator[Opener]:
    """Open pages; the test fails if one of them asks for anything, or complains on the console."""
    yield opener
    assert opener.requests == []
    assert opener.complaints == []
