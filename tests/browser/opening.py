"""Open pages of ours in a browser, and remember whatever they should not do."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, Literal

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Playwright, Route

__all__ = ["DESK", "PHONE", "Opener", "Scheme", "accessible_roles", "find_browser", "focusable", "launch"]

DESK = 1280
PHONE = 375

Scheme = Literal["light", "dark"]

# As Debian, other Linux systems, macOS and Windows name it.
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_MISSING = (
    "These tests need the Chromium browser, and none was found. Please type:  sudo apt-get install --no-install-recommends chromium\n"
    "On another system install Chromium or Chrome, and name the program in the variable CHROMIUM if it is not on the path."
)


def find_browser() -> str:
    """Return the path of the installed browser; fail with a sentence that says what to install where there is none."""
    program = os.environ.get("CHROMIUM") or next((path for path in map(shutil.which, _NAMES) if path), None)
    if program is None:
        pytest.fail(_MISSING, pytrace=False)
    return program


def launch(playwright: Playwright) -> Browser:
    """Return the installed browser, started without a window and with a fresh profile."""
    # Chromium's own sandbox refuses to run for root.
    root = sys.platform != "win32" and os.geteuid() == 0
    return playwright.chromium.launch(executable_path=find_browser(), args=[*_FLAGS, *(["--no-sandbox"] if root else [])])


class Opener:
    """Opens pages in contexts of their own. Every error, every complaint on the console and every request is remembered."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._browser = browser
        self._folder = folder
        self._closing = contextlib.ExitStack()
        self._count = 0

    def __call__(self, html: str, *, width: int = DESK, scheme: Scheme = "light", script: bool = True) -> Page:
        """Return the page as a reader meets it who opens the file."""
        self._count += 1
        file = self._folder / f"page-{self._count}.html"
        file.write_text(html, encoding="utf-8")
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
        )
        self._closing.callback(context.close)
        context.route("**/*", lambda route: self._let_through(route, file.as_uri()))
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(file.as_uri())
        return page

    def _let_through(self, route: Route, own: str) -> None:
        """Give the page itself, and stop and remember all else. What the policy of a page forbids does not come this far."""
        if route.request.url == own:
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()

    def close(self) -> None:
        """Close every page."""
        self._closing.close()


def accessible_roles(page: Page) -> dict[str, int]:
    """Return how often each role stands in the tree that a screen reader gets."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    roles: dict[str, int] = {}
    for node in nodes:
        if not node.get("ignored"):
            name = str(node["role"]["value"])
            roles[name] = roles.get(name, 0) + 1
    return roles


def focusable(page: Page) -> Iterator[str]:
    """Yield what has the focus after each press of Tab, until it has left the page."""
    while True:
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement === document.body ? '' : document.activeElement.outerHTML.slice(0, 80)")
        if not name:
            return
        yield str(name)
