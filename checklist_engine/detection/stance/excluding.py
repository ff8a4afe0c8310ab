"""What a bid is excluded or a contract ended for: what is missing there is demanded, and what is used there is forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["penalised"]

_NEGATIVE = ("forbidden", "negates", "not_required")
_ABSENT = ("forbidden", "negates", "without", "besides", "progress")
_NEAR = 3
"""How many runs before a penalty the word may stand that lifts it: `is not a ground for exclusion`."""


def penalised(view: View, first: int) -> tuple[Stance, Cue] | None:
    """Return what a penalty in the clause of a place says of it, with its words: `bids are set aside where the certificate is missing`.

    What must be missing is forbidden: `bids that use FTP are disqualified`. A penalty that is lifted demands nothing.
    """
    clause = view.clause_of(first)
    penalty = next((cue for cue in view.roles if cue.group == "penalties" and view.clause_of(cue.first) == clause), None)
    if penalty is None:
        return None
    own = set(penalty.runs())
    behind = max(penalty.tail, penalty.first)
    side = range(penalty.last, view.sentence.last) if first >= penalty.last else range(view.sentence.first, behind)
    lifts = (cue for cue in view.cues_of(*_NEGATIVE) if cue.group == "not_required" or own.isdisjoint(cue.runs()))
    if any(first < cue.first < behind <= cue.first + _NEAR for cue in lifts):
        return "mentioned", penalty
    absent = any(cue.first in side and cue.first not in own for cue in view.cues_of(*_ABSENT))
    if absent or not view.wording.missing.isdisjoint(view.text.words[side.start : side.stop]):
        return "required", penalty
    used = any(cue.first in side for cue in view.cues_of("accepting", "that_words", "explains"))
    versioned = view.hit_at(first) is not None and any(
        cue.first in side and cue.first < first for cue in view.cues_of("that_words", "conditions")
    )
    return ("forbidden", penalty) if used and versioned else None
