"""Named numbers of standards: `max-age of at least 31536000`, `level 2 or higher`, and periods of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import runs_of
from checklist_engine.detection.version.comparisons import OPERATORS_BEFORE, compared_after, sign_before
from checklist_engine.detection.version.item import Item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["ALSO_CALLED", "LEVELS", "REACH", "parameters_in"]

REACH = 7
"""How many runs that are neither cue nor number may stand between a name and its version."""
_PERIODS = frozenset({"max-age"})
"""Parameters that are periods of time; a header gives the least."""
ALSO_CALLED = {
    "level": ("l", "niveau", "nivel", "nível", "livello", "stufe", "рівень", "рівня", "рівню", "рівнем", "рівні"),
    "score": ("scores", "scoort", "scoren", "rating"),
}
"""What a parameter is called in other languages."""
LEVELS = frozenset({"level", *ALSO_CALLED["level"]})
"""Before a number that is a level and no version."""


def parameters_in(parameters: Iterable[str], view: View, first: int, last: int) -> list[Item]:
    """Return the named numbers: `max-age of at least 31536000`, `level 2 or higher`, from a name or from its sentence on."""
    items: list[Item] = []
    for parameter in parameters:
        runs = runs_of(parameter)
        spellings = {runs, *((word,) for word in ALSO_CALLED.get(parameter, ()))}
        for index in range(first, last - len(runs) + 1):
            if not any(tuple(view.text.words[index : index + len(spelling)]) == spelling for spelling in spellings):
                continue
            if len(view.text.words[index]) == 1 and not _is_joined(view, index):
                continue
            number = _amount(view, index + len(runs), min(last, index + len(runs) + REACH), worded=True) or _amount_before(
                view, index, first
            )
            if number is not None:
                items.append(_parameter(view, parameter, number, index, first, last))
        if not items and parameter in _PERIODS:
            items += _period(view, parameter, first, last)
    return items


def _is_joined(view: View, index: int) -> bool:
    """Tell whether a number follows a letter directly: the `L2` of `OWASP ASVS L2`."""
    following = index + 1
    return following < view.sentence.last and view.text.words[following].isdigit() and not view.text.gap(following)


def _amount_before(view: View, index: int, first: int) -> tuple[int, int, int] | None:
    """Return the period that stands just before a named number: `one year max-age`."""
    number = _amount(view, max(first, index - 2), index)
    return (number[0], number[1], index + 1) if number is not None and number[2] == index else None


def _parameter(view: View, parameter: str, number: tuple[int, int, int], index: int, first: int, last: int) -> Item:
    """Return the number with its comparison: words just before it, or just before the name: `at least SLSA level 2`."""
    value, place, following = number
    named = -1 if view.has_number(first, min(index, place)) else first
    operator = next(
        (OPERATORS_BEFORE[cue.group] for cue in view.compare
         if cue.group in OPERATORS_BEFORE and (_is_beside(view, cue, index, place) or cue.last == named)), "",
    )  # fmt: skip
    stop, after = compared_after(view, following, last)
    default = ">=" if parameter in _PERIODS else "="
    return Item(f"{parameter}{sign_before(view, place) or after or operator or default}{value}", "", min(index, place), stop)


def _is_beside(view: View, cue: Cue, index: int, place: int) -> bool:
    """Tell whether words of comparison stand just before a parameter, an article between perhaps: `no mínimo, o nível 2`."""
    near = index - 2 <= cue.first or (index - 1 <= cue.last and not (cue.first and view.text.words[cue.first - 1].isdigit()))
    return near and cue.last <= place


def _period(view: View, parameter: str, first: int, last: int) -> list[Item]:
    """Return a parameter that is a period of time, where the text gives a least period without its name: `HSTS for at least a year`.

    The words for the least may stand behind it: `une durée de validité d'un an au minimum`.
    """
    for cue in view.compare:
        period = None
        if cue.group == "at_least_before" and first <= cue.first:
            period = _amount(view, cue.last, min(last, cue.last + 2))
        behind = period is None and cue.group in {"at_least_before", "at_least_after"}
        if behind and first <= cue.first - 2 and cue.first <= last:
            period = _amount(view, cue.first - 2, cue.first - 1)
        if period is not None and period[2] == period[1] + 2:
            return [_parameter(view, parameter, period, min(cue.first, period[1]), first, last)]
    return []


def _amount(view: View, first: int, last: int, *, worded: bool = False) -> tuple[int, int, int] | None:
    """Return the number among the runs, its place and the run after it; periods of time in seconds.

    Where the first run may be a number in words, it is one without a unit: `level two`.
    """
    for index in range(first, last):
        word = view.text.words[index]
        count = int(word) if word.isdigit() and len(word) < 12 else view.wording.number_words.get(word)  # noqa: PLR2004 - longer numbers mean nothing
        unit = view.wording.time_units.get(view.text.words[index + 1]) if index + 1 < view.sentence.last else None
        named = worded and index == first and word not in view.wording.small_words
        if count is not None and (word.isdigit() or unit or named):
            return count * (unit or 1), index, index + (2 if unit else 1)
    return None
