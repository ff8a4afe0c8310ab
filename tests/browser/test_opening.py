"""How the browser is found."""

from __future__ import annotations

import pytest

from tests.browser.opening import find_browser


def test_without_a_browser_these_tests_fail_and_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are never skipped in silence."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(pytest.fail.Exception, match="Please type:  sudo apt-get install --no-install-recommends chromium"):
        find_browser()


def test_a_browser_of_another_name_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the variable CHROMIUM."""
    monkeypatch.setenv("CHROMIUM", "/opt/browser")

    assert find_browser() == "/opt/browser"
