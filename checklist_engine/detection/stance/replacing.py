"""What a sentence says is replaced, and by what: `FTP is replaced by SFTP` refuses the one and demands the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["replacement"]

_BESIDE = 2
"""How many strange runs may stand between a verb of replacement and its word for `by`, or beside the names that these join."""
_ASKED = frozenset({"required", "recommended"})
_JOINTS = frozenset({"and_words", "or_words"})


def replacement(view: View, first: int) -> tuple[Stance, Cue | None] | None:
    """Return the stance towards what is replaced, or replaces something, with the verb that says how firmly, or None for all else.

    Both must be named: not `stolen keys are replaced`, nor `replaced by the supplier`.
    """
    for verb in view.replacements():
        if view.clause_of(verb) != view.clause_of(first) or (by := _by(view, verb)) is None:
            continue
        new, old = _new(view, verb, by), _old(view, verb, by)
        if not new or not old:
            continue
        firm = _firmness(view, min(verb, by))
        stance: Stance = "required" if firm is None else ALL_VERBS[firm.group]
        if new[0] <= first < new[1]:
            return stance, firm
        if old[0] <= first < old[1]:
            return ("forbidden" if stance in _ASKED else stance), firm
    return None


def _by(view: View, verb: int) -> int | None:
    """Return the run of the `by` that belongs to a verb: before it, `durch SFTP ersetzt`, or behind it and what is replaced."""
    words, by_words = view.text.words, view.wording.by_words
    for index in range(verb - 1, view.sentence.first, -1):
        if words[index] in by_words:
            return index
        if _strange(view, index, index + 1) or view.gap_has(index + 1, ",;:"):
            break
    strange = 0
    for index in range(verb + 1, view.sentence.last - 1):
        if words[index] in by_words:
            return index
        strange += _strange(view, index, index + 1)
        if strange > _BESIDE or view.gap_has(index, ",;:|"):
            break
    return None


def _new(view: View, verb: int, by: int) -> tuple[int, int] | None:
    """Return the runs of the names that replace something: the list close behind a `by`."""
    end = verb if by < verb else view.sentence.last
    return _list_from(view, by + 1, end)


def _list_from(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Return the runs of the list of names that begins at most a few words behind a run."""
    last = start
    found = False
    for hit in view.hits:
        if not hit.named or not start <= hit.first < end or view.clause_of(hit.first) != view.clause_of(start):
            continue
        if _strange(view, last, hit.first) > (0 if found else _BESIDE):
            break
        last, found = hit.last, True
    while found and last < end and last in view.versions:
        last += 1
    return (start, last) if found else None


def _old(view: View, verb: int, by: int) -> tuple[int, int] | None:
    """Return the runs of the names that are replaced: the nearest list before the verb, or between it and the `by`."""
    if verb < by and (between := _list_from(view, verb + 1, by)) is not None:
        return between
    end = begin = min(verb, by)
    found = False
    for hit in reversed(view.hits):
        if not hit.named or hit.last > end or view.clause_of(hit.first) != view.clause_of(end):
            continue
        if found and _strange(view, hit.last, begin):
            break
        begin, found = hit.first, True
    return (begin, end) if found else None


def _strange(view: View, start: int, end: int) -> int:
    """Return how many of the runs `start:end` are anything but names, numbers, small words, verbs or what joins names."""
    joints = {cue.first for cue in view.compare if cue.group in _JOINTS}
    return sum(not view.is_plain_between(index) and index not in joints for index in range(start, end))


def _firmness(view: View, start: int) -> Cue | None:
    """Return the verb that says how firmly something is replaced: the last before it, unless an `and` or a refusal is between."""
    clause = view.clause_of(start)
    before = (cue for cue in reversed(view.cues_of(*ALL_VERBS)) if cue.first < start and view.clause_of(cue.first) == clause)
    verb = next(before, None)
    if verb is None or ALL_VERBS[verb.group] == "forbidden":
        return None
    return None if any(cue.group == "and_words" and verb.last <= cue.first < start for cue in view.compare) else verb
