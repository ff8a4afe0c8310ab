"""What only earns merit when bids are judged: `credit will be given for DNSSEC`, `5 points - DNSSEC on all domains`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.sentence.view import View

__all__ = ["rewarded"]

_DEMANDS = ("required", "forbidden")
_SCALE = "rewards"
_FEWEST_GRADES = 2
_SIGNS = ":-(),;|=\u2013\u2014"
_ENDS = ":;,.)|"
_HEADING = 4
"""How many runs behind words of merit the colon may stand that makes them a heading."""
_LINKS = frozenset({"conditions", "but_words"})


def rewarded(view: View, first: int, last: int) -> tuple[Stance, Cue] | None:
    """Return the stance and the words by which a place only earns merit, whatever the verb: `is scored higher`, the `5 points` of a scale.

    Not where a verb of demand stands nearer to the place: `must support TLS 1.2, and extra points are given for TLS 1.3`.
    """
    clause = view.clause_of(first)
    cue = next((cue for cue in view.cues_of("rewards") if view.clause_of(cue.first) == clause and not _demanded(view, cue, first)), None)
    cue = cue or _heading(view, first) or _on_scale(view, first) or _scored_behind(view, first, last) or _in_rubric(view, first)
    return None if cue is None else ("optional", cue)


def _demanded(view: View, reward: Cue, first: int) -> bool:
    """Tell whether a verb of demand stands nearer to a place than what rewards it, or governs it without a comma between the two."""
    clause = view.clause_of(first)
    verbs = (cue for cue in view.cues_of(*_DEMANDS) if view.clause_of(cue.first) == clause)
    return any(
        first < cue.first < reward.first
        if first < cue.first
        else not (cue.first < reward.first <= first and view.gap_has_any(cue.last, reward.first, ","))
        for cue in verbs
        if not (reward.first <= cue.first < reward.last or _is_part(view, cue, reward))
    )


def _is_part(view: View, verb: Cue, reward: Cue) -> bool:
    """Tell whether a verb only says that something is rewarded: the `will` of `will be looked upon as an advantage`."""
    return verb.last <= reward.first and view.wording.being.issuperset(view.text.words[verb.last : reward.first])


def _on_scale(view: View, first: int) -> Cue | None:
    """Return the last number of points or marks before a place that what follows earns: `2 points if SAML is supported`."""
    if view.wording.score_units.isdisjoint(view.text.words):
        return None
    words = view.text.words
    for index in range(first - 1, view.sentence.first, -1):
        if words[index] in view.wording.score_units and words[index - 1].isdigit() and _leads(view, index + 1):
            cue = Cue(_SCALE, index - 1, index + 1, index - 1)
            return None if _demanded(view, cue, first) or view.clause_of(index) > view.clause_of(first) else cue
    return None


def _leads(view: View, index: int) -> bool:
    """Tell whether a sign, or a word such as `if` or `for`, stands behind the number of points, and not `of sale`."""
    if view.gap_has(index, _SIGNS):
        return True
    return view.text.words[index] in view.wording.for_words or not view.groups_between(index, index + 1).isdisjoint(_LINKS)


def _heading(view: View, first: int) -> Cue | None:
    """Return the words of merit before a colon that stands for the whole list behind it: `Quality criteria: ISO 27001; SOC 2`."""
    for cue in view.cues_of("rewards"):
        colon = next((index for index in range(cue.last, min(cue.last + _HEADING, view.sentence.last)) if view.gap_has(index, ":")), None)
        if colon is not None and colon <= first and view.clause_of(first) > view.clause_of(cue.first):
            return None if any(cue.last <= verb.first < first for verb in view.cues_of(*_DEMANDS)) else cue
    return None


def _scored_behind(view: View, first: int, last: int) -> Cue | None:
    """Return the number of points that ends the item of a place: `ISO 27001 certificate, 4 points; SOC 2`, `DNSSEC: yes = 4 points`."""
    words, units = view.text.words, view.wording.score_units
    if units.isdisjoint(words):
        return None
    for index in range(last + 1, view.sentence.last):
        if view.gap_has(index, ";|") and words[index] not in units and words[index - 1] not in units:
            return None
        if words[index] in units and words[index - 1].isdigit():
            answered = words[index - 2] in view.wording.yes | view.wording.no and index - 2 >= last
            begins = answered or view.gap_has(index - 1, _SIGNS)
            ends = index + 1 == view.sentence.last or view.gap_has(index + 1, _ENDS)
            cue = Cue(_SCALE, index - 1, index + 1, index - 1)
            return cue if begins and ends and not _demanded(view, cue, first) else None
    return None


def _in_rubric(view: View, first: int) -> Cue | None:
    """Return the number before a place in a list of what each number of points is given for: `0 = no MFA, 1 = MFA for all`."""
    if "=" not in view.plain():
        return None
    words, start = view.text.words, view.sentence.first
    parts = [
        index
        for index in range(start, view.sentence.last - 1)
        if words[index].isdigit() and "=" in view.text.gap(index + 1) and (index == start or view.gap_has(index, ",;:(|"))
    ]
    grade = next((index for index in reversed(parts) if index < first), None)
    return None if grade is None or len(parts) < _FEWEST_GRADES else Cue(_SCALE, grade, grade + 1, grade)
