"""What the sentences before one say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.sentences import Stretch

__all__ = ["ALONE", "Beside", "what_is_beside"]

_LAST_WORD = compiled_later(r"([^\W\d_]+)[^\w]*\Z")
_TAIL = 40
"""How many characters of a sentence are looked through for its last word."""


class Beside(NamedTuple):
    """What the sentences before one say of it.

    It only goes on with a question (`asked`), is one of the items that an `or` joins (`chosen`), or stands on a line behind a question
    that it may explain (`questioned`).
    """

    asked: bool
    chosen: bool
    questioned: bool = False


ALONE = Beside(asked=False, chosen=False)
_QUESTION_REACH = 3
"""How many sentences behind a question may still explain it."""


def what_is_beside(plain: str, stretches: Sequence[Stretch], number: int, or_ends: frozenset[str]) -> Beside:
    """Return what the sentences before one say of it; `or_ends` are the words for `or` that an item of a list may end with."""
    if not number:
        return ALONE
    before, sentence = stretches[number - 1 : number + 1]
    earlier = stretches[max(0, number - _QUESTION_REACH) : number]
    return Beside(
        asked=_goes_on_asking(plain, before, sentence),
        chosen=_is_chosen(plain, before, sentence, or_ends),
        questioned=any(one.line == sentence.line and _asks(plain, one) for one in earlier),
    )


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
    if before.line != sentence.line or not _asks(plain, before):
        return False
    rest = plain[sentence.start : sentence.end].lstrip()
    return rest[:1] in "([|" or rest[:1].islower()


def _asks(plain: str, sentence: Stretch) -> bool:
    """Tell whether a sentence ends with a question mark."""
    return plain[sentence.start : sentence.end].rstrip(" \"')]|").endswith("?")
