"""Spaces that a language wants and that no line may break at, so that translators need not type what they cannot see."""

from __future__ import annotations

import re

__all__ = ["typeset"]

_FRENCH = re.compile(r"(?<=\S) (?=[:;?!»])|(?<=«) ")


def typeset(text: str, language: str) -> str:
    """Return a text with no-break spaces where French wants a space: before `:`, `;`, `?`, `!` and within « ». Others stay as they are."""
    return _FRENCH.sub("\u00a0", text) if language == "fr" else text
