"""What a bid is excluded or a contract ended for: what is missing there is demanded, and what is used there is forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.stance.refusal import speaks_of_faults

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["penalised"]

_NEGATIVE = ("forbidden", "negates", "not_required")
_ABSENT = ("forbidden", "negates", "without", "besides", "progress")
_NEAR = 3
"""How many runs before a penalty the word may stand that lifts it: `is not a ground for exclusion`."""


def penalised(view: View, first: int, last: int) -> tuple[Stance, Cue] | None:
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
    if any(_lifts(view, cue, penalty, first) for cue in view.cues_of(*_NEGATIVE)):
        return "mentioned", penalty
    if speaks_of_faults(view, first, last) or _lists_faults(view, first, last):
        return "required", penalty  # "acceptance is refused where findings of the OWASP Top 10 remain"
    absent = any(cue.first in side and cue.first not in own for cue in view.cues_of(*_ABSENT))
    if absent or not view.wording.missing.isdisjoint(view.text.words[side.start : side.stop]):
        return "required", penalty
    used = any(cue.first in side for cue in view.cues_of("accepting", "that_words", "explains"))
    versioned = view.hit_at(first) is not None and any(
        cue.first in side and cue.first < first for cue in view.cues_of("that_words", "conditions")
    )
    return ("forbidden", penalty) if used and versioned else None


def _lists_faults(view: View, first: int, last: int) -> bool:
    """Tell whether a place, nothing weak itself, says of which kind the faults before it are: `vulnerabilities of the OWASP Top 10`."""
    hit = view.hit_at(first)
    if hit is None or view.is_insecure(hit) or not view.versions.isdisjoint(range(first, last + 1)):
        return False
    return any(0 <= first - cue.last <= _NEAR for cue in view.faults)


def _lifts(view: View, negative: Cue, penalty: Cue, first: int) -> bool:
    """Tell whether a negation close before a penalty lifts it: `is not a ground for exclusion`, whether the place precedes or follows."""
    apart = negative.group == "not_required" or set(penalty.runs()).isdisjoint(negative.runs())
    if first >= penalty.last:
        return apart and 0 < penalty.first - negative.first <= _NEAR and not view.gap_has_any(negative.last, penalty.first, ",")
    behind = max(penalty.tail, penalty.first)
    near = first < negative.first < behind <= negative.first + _NEAR
    return apart and near and not view.gap_has_any(negative.last, behind, ",")
