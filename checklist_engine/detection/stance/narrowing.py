"""Permissions that leave one way only, and so demand it: `is permitted only through a VPN`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS, STRONG_VERBS
from checklist_engine.detection.stance.governing import opens_clause

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["narrowed"]

_NARROWS = frozenset({"only_words", "only_if"})
_BEFORE_VERB = 3
"""How many runs before a permission the word may stand that narrows it: `shall only be permitted`."""
_BESIDE = 1
_MISSING = frozenset({"forbidden", "negates", "refusing", "refused", "without", "not_required", "faults", "but_words", *ALL_VERBS}) - {
    "weak_situation"
}
_TURNS = frozenset({"forbidden", "negates", "refusing", "refused", "without", "not_required", "but_words", *STRONG_VERBS})


def narrowed(view: View, first: int, last: int, governing: Cue | None) -> Cue | None:
    """Return the word by which a permission leaves the place as the one way: the `only` of `access is permitted only through a VPN`.

    What is itself permitted stays so: the SSH of `SSH is permitted only through a VPN`; so does what is an exception to something
    else: `TLS 1.0 is permitted only if the other side lacks TLS 1.2`.
    """
    if view.compared.isdisjoint(_NARROWS):
        return None
    if (when := _only_when(view, first)) is not None or governing is None or not _permits(view, governing):
        return when
    named = view.hit_at(first) is not None or first in view.versions
    subject = any(hit.named and hit.last <= governing.first and _same(view, hit.first, governing.first) for hit in view.hits)
    for cue in view.compare:
        if cue.group not in _NARROWS or not _speaks_of(view, cue, governing):
            continue
        if _of_those(view, cue, governing, first):
            return cue
        opens = opens_clause(view, cue)
        near = cue.first >= governing.first - _BEFORE_VERB and not (opens and view.strange_between(cue.last, governing.first))
        if not named and (near or opens) and cue.first <= last + _BESIDE:
            return cue
        if near and cue.last <= first and _leads_to(view, cue, first, governing, subject=subject):
            return cue
        alone = opens or not view.strange_between(cue.last, first)  # "is uitsluitend TLS 1.2 toegestaan"
        if cue.group == "only_words" and cue.last <= first and last <= governing.first and alone:
            return cue  # "only algorithms that are approved under FIPS 140-3 may be used"
        if cue.group == "only_words" and governing.last <= first and 0 <= cue.first - last <= _BESIDE and _is_means(view, first):
            return cue  # "through a VPN only"
    return None


def _of_those(view: View, only: Cue, governing: Cue, first: int) -> bool:
    """Tell whether a permission is for those alone that a relative part behind it tells of: `nur solche ... dürfen, die MFA nutzen`."""
    those = only.last < governing.first < first and view.text.words[only.last] in view.wording.such
    return those and view.gap_has_any(governing.last, first, ",") and view.groups_between(governing.last, first).isdisjoint(_TURNS)


def _only_when(view: View, first: int) -> Cue | None:
    """Return the `only` by which a condition is the one in which something may be done: `shall only work from home when a VPN is in use`.

    Not where something is named before it, nor where something must be missing: `FTP only if SFTP is not supported`.
    """
    for cue in view.compare:
        condition = next((other for other in view.cues_of("conditions") if cue.first <= other.first <= first), None)
        if cue.group not in _NARROWS or condition is None or condition.last > first or not _same(view, cue.first, first):
            continue
        named = any(hit.last <= condition.first and _same(view, hit.first, first) for hit in view.hits)
        parted = view.gap_has_any(condition.last, first, ",:")
        after = view.groups_between(condition.last, view.sentence.last)
        if not named and not parted and after.isdisjoint(_MISSING) and condition.first > view.sentence.first:
            return cue
    return None


def _speaks_of(view: View, only: Cue, governing: Cue) -> bool:
    """Tell whether an `only` narrows a permission: in its clause, or behind a `but`; not `not only`, nor where it says who may."""
    if only.first == governing.first and ALL_VERBS[governing.group] == "optional":
        return False
    if any(cue.first < only.first < cue.last for cue in view.cues_of("neutral")):
        return False
    behind = any(cue.last == only.first for cue in view.cues_of("but_words"))
    return behind or _same(view, only.first, governing.first)


def _permits(view: View, governing: Cue) -> bool:
    """Tell whether a verb permits, alone or with an `only` that is part of it: `darf nur`."""
    if ALL_VERBS[governing.group] == "optional":
        return True
    return governing.group == "required" and any(
        cue.group == "only_words" and governing.first <= cue.first < governing.last for cue in view.compare
    )


def _leads_to(view: View, only: Cue, first: int, governing: Cue, *, subject: bool) -> bool:
    """Tell whether the place is what a permission is narrowed to; behind a `subject` that is named only the means beside the `only` are."""
    if governing.first >= first or not _same(view, only.first, first):
        return False
    if subject and not (only.group == "only_words" and _is_means(view, first) and view.strange_between(only.last, first) <= _BESIDE + 1):
        return False
    between = view.groups_between(max(only.last, governing.last), first)
    return between.isdisjoint(_TURNS) and (only.group == "only_words" or "conditions" not in between)


def _is_means(view: View, first: int) -> bool:
    """Tell whether a word such as `with` or `via` stands close before the place."""
    return any(0 <= first - cue.last <= _BESIDE + 1 for cue in view.cues_of("that_words"))


def _same(view: View, one: int, other: int) -> bool:
    return view.clause_of(one) == view.clause_of(other)
