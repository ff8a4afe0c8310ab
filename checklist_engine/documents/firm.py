"""Whether a text has a verb that makes a demand, so that it is one even where its title says that it only tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Firmness"]

_GROUPS = ("required", "recommended", "forbidden")
_GAP = r"(?:\s+\S+){0,5}?"


class Firmness:
    """Knows the firm verbs of a language and of all languages; made once from the catalogue's language files."""

    def __init__(self, groups: Mapping[str, Mapping[str, Sequence[str]]], language: str | None) -> None:
        own = [tag for tag in ((language or "en").split("-")[0], "any") if tag in groups]
        phrases = {phrase for tag in own for group in _GROUPS for phrase in groups[tag].get(group, ())}
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(_pattern_of, phrases))) or '(?!)'})(?!\w)", re.IGNORECASE)

    def demands(self, texts: Iterable[str]) -> bool:
        """Tell whether one of the texts holds a firm verb."""
        return any(self._pattern.search(text) is not None for text in texts)


def _pattern_of(phrase: str) -> str:
    """Return the regular expression of a phrase: `|` parts words that may stand there, `*` ends a stem, `...` is a short gap."""
    pattern = ""
    for word in phrase.split():
        if word == "...":
            pattern += _GAP
            continue
        choices = "|".join(re.escape(choice.rstrip("*")) + (r"\w*" if choice.endswith("*") else "") for choice in word.split("|"))
        pattern += (r"\s+" if pattern else "") + f"(?:{choices})"
    return pattern or "(?!)"
