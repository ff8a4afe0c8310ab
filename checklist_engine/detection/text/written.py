"""How an authored wording is written: `word`, `prefix*`, `this|that`, `...` for a gap, `&` between what may stand in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checklist_engine.detection.text.prepared import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.detection.text.prefilter import Choice
    from checklist_engine.detection.text.prepared import Text

__all__ = ["LONGEST_GAP", "Group", "Part", "Run", "groups_of", "is_joint", "is_near", "length_at", "parts_of", "told"]

LONGEST_GAP = 8
"""How many words `...` may stand for."""

_ANY_ORDER = "&"
_ABSENT = "!"
_NEUTRAL = "-"

Run = tuple[str, bool]
"""A run in lower case, and whether it is only the beginning of one."""
Part = list[tuple[tuple[Run, ...], ...]]
"""What stands between two gaps: words, and for each word its choices."""


class Group(NamedTuple):
    """What must stand in a sentence, or where it is `absent` must not: one of the choices, but for the `neutral` ones that contain one."""

    choices: tuple[tuple[Run, ...], ...]
    neutral: tuple[tuple[Run, ...], ...]
    absent: bool


def is_joint(pattern: str) -> bool:
    """Tell whether the groups of a wording may stand in any order: `encrypt* & link|links`."""
    return _ANY_ORDER in pattern


def groups_of(pattern: str) -> list[Group]:
    """Return the groups of a wording in any order; of `encrypt* & link|-link-road & !tunnel` the last must not stand in the sentence."""
    return [_group(group.strip()) for group in pattern.split(_ANY_ORDER)]


def parts_of(pattern: str) -> list[Part]:
    """Return the parts of a wording in a fixed order, for each its words, and for each word its choices."""
    return [[_choices(word) for word in part.split()] for part in pattern.split("...") if part.strip()]


def told(choices: tuple[tuple[Run, ...], ...]) -> Choice | None:
    """Return the most telling run of each choice, or None where a choice has none.

    That is the longest of letters, or else the longest; of two as long the later.
    """
    whole: set[str] = set()
    begun: set[str] = set()
    for runs in choices:
        if not runs:
            return None
        word, is_prefix = max(reversed(runs), key=lambda run: (run[0].isalpha(), len(run[0])))
        (begun if is_prefix else whole).add(word)
    return frozenset(whole), frozenset(begun)


def length_at(words: list[str], choices: Iterable[tuple[Run, ...]], place: int, last: int) -> int:
    """Return how many runs the first choice of several runs has that stands at `place`, or 0."""
    for runs in choices:
        if words[place] != runs[0][0] or place + len(runs) > last:
            continue
        rest = zip(words[place + 1 : place + len(runs)], runs[1:], strict=True)
        if all(other == run or (begins and other.startswith(run)) for other, (run, begins) in rest):
            return len(runs)
    return 0


def is_near(text: Text, end: int, start: int) -> bool:
    """Tell whether at most `LONGEST_GAP` words stand between run `end - 1` and run `start`."""
    if start - end > LONGEST_GAP * 4:
        return False
    between = text.plain[text.ends[end - 1] : text.starts[start]]
    spaces = len(between.strip()) - sum(map(len, between.split()))
    return spaces < LONGEST_GAP


def _group(written: str) -> Group:
    words = [word for word in written.removeprefix(_ABSENT).split("|") if word]
    return Group(
        tuple(_runs(word) for word in words if not word.startswith(_NEUTRAL)),
        tuple(_runs(word[1:]) for word in words if word.startswith(_NEUTRAL)),
        written.startswith(_ABSENT),
    )


def _choices(word: str) -> tuple[tuple[Run, ...], ...]:
    return tuple(_runs(choice) for choice in word.split("|") if choice)


def _runs(word: str) -> tuple[Run, ...]:
    if word.isalpha():
        return ((word.lower(), False),)
    is_prefix = word.endswith("*")
    runs = [run.lower() for run in cut(word.rstrip("*"))]
    return tuple((run, is_prefix and index == len(runs) - 1) for index, run in enumerate(runs))
