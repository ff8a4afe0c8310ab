"""Entries of a glossary, which say in a noun and a relative part what a name is: `MTA-STS: mechanism by which a domain ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["entry_of"]

_HEAD = 1
"""How many strange runs may precede the name: the number of the entry."""
_BEFORE = 3
"""How many strange runs may stand between the sign behind a name and the noun: `internationally recognised standard by which`."""
_SPELLED = 10
"""How many runs behind the name may spell it out before that sign."""


def entry_of(view: View) -> Cue | None:
    """Return the noun by which a sentence that begins with a name says what it is, whatever the verbs behind it demand or permit."""
    entry = next((cue for cue in view.roles if cue.group == "entries"), None)
    hit = next((hit for hit in view.hits if hit.named), None) if entry is not None else None
    if entry is None or hit is None or hit.last > entry.first or view.strange_between(view.sentence.first, hit.first) > _HEAD:
        return None
    signs = (index for index in range(hit.last, min(hit.last + _SPELLED, entry.first) + 1) if _is_sign(view, index))
    sign = next(signs, None)
    if sign is None or any(_is_sign(view, index) or view.gap_has(index, ";|") for index in range(sign + 1, entry.first + 1)):
        return None
    return entry if view.strange_between(sign, entry.first) <= _BEFORE else None


def _is_sign(view: View, index: int) -> bool:
    """Tell whether a colon, an equals sign or a dash with spaces stands before a run."""
    return view.gap_has(index, ":=") or view.text.gap(index).lstrip(")") in {" - ", " \u2013 ", " \u2014 "}
