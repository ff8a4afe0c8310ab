"""Regular expressions that wait to be compiled."""

from __future__ import annotations

import re

import pytest

from checklist_engine.patterns import compiled_later


def test_one_that_waits_answers_like_one_that_is_compiled() -> None:
    """Whatever is asked of it, text or bytes, with flags."""
    waiting, compiled = compiled_later(r"(a+)b", re.IGNORECASE), re.compile(r"(a+)b", re.IGNORECASE)

    assert waiting.findall("AAb ab") == compiled.findall("AAb ab")
    assert waiting.sub("-", "xab") == compiled.sub("-", "xab")
    assert (waiting.pattern, waiting.flags, waiting.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert compiled_later(rb"\d").search(b"a1") is not None


def test_a_wrong_one_is_told_when_it_is_used() -> None:
    """Not before."""
    waiting = compiled_later("(")

    with pytest.raises(re.error, match="unterminated"):
        waiting.search("a")
