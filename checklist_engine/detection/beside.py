"""What the sentence before one says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from checklist_engine.detection.sentences import Stretch

__all__ = ["ALONE", "Beside", "what_is_beside"]

_LAST_WORD = compiled_later(r"([^\W\d_]+)[^\w]*\Z")
_TAIL = 40
"""How many characters of a sentence are looked through for its last word."""


class Beside(NamedTuple):
    """What the sentence before one says of it: that it only goes on with a question, or that it is one of the items that an `or` joins."""

    asked: bool
    chosen: bool


ALONE = Beside(asked=False, chosen=False)


def what_is_beside(plain: str, before: Stretch, sentence: Stretch, or_ends: frozenset[str]) -> Beside:
    """Return what a sentence says of the one after it; `or_ends` are the words for `or` that an item of a list may end with."""
    return Beside(asked=_goes_on_asking(plain, before, sentence), chosen=_is_chosen(plain, before, sentence, or_ends))


def _is_chosen(plain: str, before: Stretch, sentence: Stretch, or_ends: frozenset[str]) -> bool:
    """Tell whether the item before a sentence in a list ends with `or`: `1. a certificate, or` and `2. a report`."""
    if before.line == sentence.line or (word := _LAST_WORD.search(plain, max(before.start, before.end - _TAIL), before.end)) is None:
        return False
    if word[1].lower() not in or_ends:
        return False
    rest = plain[word.end(1) : sentence.end]
    return "\n\n" not in rest[: len(rest) - len(rest.lstrip())]


def _goes_on_asking(plain: str, before: Stretch, sentence: Stretch) -> bool:
    """Tell whether a sentence only adds to the question before it on the same line: `How is it encrypted? (TLS version)`."""
    if before.line != sentence.line or not plain[before.start : before.end].rstrip(" \"')]|").endswith("?"):
        return False
    rest = plain[sentence.start : sentence.end].lstrip()
    return rest[:1] in "([|" or rest[:1].islower()
