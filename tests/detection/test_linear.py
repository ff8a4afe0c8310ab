"""Reading takes time linear in the length of a text, whatever stands in it: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from checklist_engine.knowledge import load_knowledge

DETECTOR = load_knowledge().detector
SMALL, LARGE = 5_000, 50_000
SLACK = 1.5


def calls(text: str) -> int:
    """Return how many calls reading a text makes."""
    count = 0

    def note(_frame: object, event: str, _argument: Any) -> None:  # noqa: ANN401 - what the interpreter hands over
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        DETECTOR.detect(text, "en")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "part",
    [
        "a",
        "1.",
        "((",
        "<a ",
        "&a",
        "tls/",
        "tls 1.2 and ",
        "shall not must ",
        "a-\n",
        "a@b.c.",
        "e\u0301",
        "hsts, ",
        "not tls ",
        "- TLS - B ",
        "| TLS 1.2 ",
    ],
)
def test_ten_times_the_line_makes_about_ten_times_the_calls(part: str) -> None:
    """A text made to be slow is no way to stop the program."""
    small, large = (part * (size // len(part)) for size in (SMALL, LARGE))
    few, many = (min(calls(text) for _ in range(3)) for text in (small, large))  # what is made ready once does not count

    assert many <= SLACK * (LARGE / SMALL) * max(few, 100)
