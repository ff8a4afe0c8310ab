"""A wish that a contrast sets against a lifted obligation: `is not mandatory, but recommended`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["wish_beside"]

_WISHES = ("recommended", "optional", "weak_recommended", "rewards")


def wish_beside(view: View, lifted: Cue) -> Cue | None:
    """Return the words of a wish before or behind a lifted obligation, or None."""
    return _wish_before(view, lifted) or _wish_after_all(view, lifted)


def _wish_before(view: View, lifted: Cue) -> Cue | None:
    """Return the wish that a `but` parts from a lifted obligation: `it is desirable, but not required, that`."""
    but = next((cue for cue in view.cues_of("but_words") if 0 <= lifted.first - cue.last <= 1), None)
    if but is None:
        return None
    return next((cue for cue in reversed(view.cues_of(*_WISHES)) if 0 <= but.first - cue.last <= 1), None)


def _wish_after_all(view: View, lifted: Cue) -> Cue | None:
    """Return what a contrast sets against a lifted obligation: `is not mandatory, but recommended`, `but must be there in year two`."""
    start = next((cue.last for cue in view.cues_of("but_words") if cue.first >= lifted.last), None)
    if start is None or any(view.hit_at(index) is not None for index in range(start, view.sentence.last)):
        return None
    after_all = next((cue for cue in view.cues_of("required") if start <= cue.first <= start + 1), None)
    if after_all is not None and after_all.last < view.sentence.last and view.text.words[after_all.last] in view.wording.small_words:
        return after_all  # not where the contrast demands something else: "but must fill in annex C"
    return next((cue for cue in view.cues_of(*_WISHES) if cue.first >= start), None)
