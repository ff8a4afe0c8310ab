"""Verbs that demand or refuse no more of their subject than that it is there: `must be provided`, not `must use`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["only_exists"]

_PREDICATE = 3
"""How many runs behind a verb of demand the word may stand that says what becomes of its subject: `must at all times be available`."""


def only_exists(view: View, verb: Cue) -> bool:
    """Tell whether a verb only demands or refuses that its subject is there: `must be provided`, `is required`; not `must use`."""
    words, existing = view.text.words, view.wording.existing
    if words[verb.last - 1] in existing:
        return True
    if verb.group == "required" and verb.tail > verb.first + 1:
        return words[verb.last - 1] in view.wording.deploying
    strange = 0
    for index in range(verb.last, view.sentence.last):
        if words[index] in existing:
            return True
        strange += words[index] not in view.wording.being and words[index] not in view.wording.small_words
        if strange > 1 or index - verb.last > _PREDICATE or view.gap_has(index, ",;"):
            return _ends_with_existing(view, verb.last)
    return not strange


def _ends_with_existing(view: View, start: int) -> bool:
    """Tell whether a clause ends with a form of `to be` and a word for being there, in either order: `müssen ... aktiviert sein`."""
    words, existing, being = view.text.words, view.wording.existing, view.wording.being
    end = next((index for index in range(start, view.sentence.last) if view.gap_has(index, ",;:|(")), view.sentence.last)
    one, other = words[end - 2 : end] if end - start > 1 else ("", "")
    return (one in existing and other in being) or (one in being and other in existing)
