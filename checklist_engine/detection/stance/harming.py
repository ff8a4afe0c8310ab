"""Prohibitions that protect what they name: `MFA must not be bypassed`, `no weakness of the OWASP Top 10 is tolerated`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import SUBJECT_REACH

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["protecting"]

_VERB_REACH = 3
"""How many runs behind a prohibition the verb may stand that harms: `must not at any time be broken`."""
_OBJECT = 2
_FAULTS = 2
"""How many strange runs may stand between a word for faults and the place: `weaknesses listed in the OWASP Top 10`."""
_STOPS = frozenset({"that_words", "accepting", "but_words", "conditions", "without"})


def protecting(view: View, first: int, last: int, governing: Cue | None) -> Cue | None:
    """Return the words that forbid to harm what has the name, or to leave faults in it, so that it is demanded."""
    hit = view.hit_at(first)
    if governing is None or (hit is not None and view.is_insecure(hit)) or view.clause_of(governing.first) != view.clause_of(first):
        return None
    if governing.group == "forbidden":
        return governing if _harms(view, first, last, governing) else None
    return _faults_refused(view, first, last) if governing.group in {"optional", "weak_optional"} else None


def _harms(view: View, first: int, last: int, forbidding: Cue) -> bool:
    """Tell whether the verb of a prohibition harms the place that it is said of: `must not be broken`, `must not bypass MFA`."""
    words, harming = view.text.words, view.wording.harming
    if harming.isdisjoint(words):
        return False
    end = min(forbidding.last + _VERB_REACH + 1, view.sentence.last)
    verb = next((index for index in range(forbidding.first, end) if words[index] in harming), None)
    if (
        verb is None
        or view.gap_has_any(forbidding.first + 1, verb, ",;:|")
        or not _STOPS.isdisjoint(view.groups_between(forbidding.last, verb))
    ):
        return False
    if first > verb:
        near = view.strange_between(verb + 1, first) <= _OBJECT and words[first - 1] not in view.wording.by_words
        return near and _STOPS.isdisjoint(view.groups_between(verb + 1, first)) and not view.gap_has_any(verb + 1, first, ",;:|")
    means = first > view.sentence.first and words[first - 1] in view.wording.by_words
    near = last <= forbidding.first and view.strange_between(last, forbidding.first) <= SUBJECT_REACH
    return near and not means and not view.gap_has_any(last, forbidding.first, ";:|")


def _faults_refused(view: View, first: int, last: int) -> Cue | None:
    """Return the negation before the place where no faults that it lists are permitted: `none of the weaknesses in the OWASP Top 10 is`."""
    if not view.faults:
        return None
    clause = view.clause_of(first)
    negation = next((cue for cue in view.cues_of("negates") if cue.last <= first and view.clause_of(cue.first) == clause), None)
    if negation is None or view.text.words[first - 1] in view.wording.for_words:
        return None
    behind = any(last <= cue.first <= last + 1 for cue in view.faults)
    before = any(negation.last <= cue.first < first and view.strange_between(cue.last, first) <= _FAULTS for cue in view.faults)
    return negation if behind or before else None
