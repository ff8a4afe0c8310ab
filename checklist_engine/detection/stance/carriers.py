"""The noun that makes a name tell which ones are meant: the users of `SSH users`, the access of `access (SSH, HTTPS)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.language.verbs import ALL_VERBS
from checklist_engine.detection.stance.prepositions import joins

if TYPE_CHECKING:
    from checklist_engine.detection.sentence.view import View

__all__ = ["carrier_of"]

_BEGINS_ANEW = frozenset({*ALL_VERBS, "accepting"})
_ROLE = "role"
_HEAD = 3


def carrier_of(view: View, first: int, last: int) -> Cue | None:
    """Return the noun behind a name, before it, or before the brackets that it stands in."""
    return _behind(view, last) or _before(view, first, last) or _outside(view, first)


def _behind(view: View, last: int) -> Cue | None:
    """Return the noun behind a name, or the list that it is in, that makes the name tell which ones: the users of `SSH or VPN users`."""
    end, own = view.sentence.last, view.hit_at(last - 1)
    if own is not None and own.first < last - 1 and view.text.gap(last - 1) == "-" and view.text.words[last - 1] in view.wording.carriers:
        return Cue(_ROLE, last - 1, last, last - 1)  # part of the name: "VPN-Zugang"
    while last < end and (view.hit_at(last) is not None or joins(view, last)):
        last += 1
    for index in range(last, min(last + 2, end)):
        compound = index == last and view.text.gap(index) == "-"  # "SSH-Sitzungen"
        if (view.gap_has(index, ",:;()|-/") and not compound) or view.hit_at(index) is not None:
            return None
        if view.text.words[index] in view.wording.carriers:
            return Cue(_ROLE, index, index + 1, index)
        if view.is_plain_between(index):
            return None
    return None


def _before(view: View, first: int, last: int) -> Cue | None:
    """Return likewise the noun before a name, or before the list that it is in, to the end of that: `les utilisateurs du VPN`."""
    if not view.wording.carriers_before:
        return None
    start, words = view.sentence.first, view.text.words
    while first > start and (view.hit_at(first - 1) is not None or (first - 1 > start and joins(view, first - 1))):
        first -= 1
    while last < view.sentence.last and (view.hit_at(last) is not None or last in view.versions or joins(view, last)):
        last += 1
    strange, leading = 1, view.wording.small_words | view.wording.bearing | view.wording.place_words
    for index in range(first - 1, max(start, first - 1 - _HEAD) - 1, -1):
        if view.gap_has(index + 1, ",:;()|/") or words[index] in view.wording.being or view.groups_between(index, index + 1) & _BEGINS_ANEW:
            return None
        if words[index] in view.wording.carriers_before:
            anew = words[index + 1] in view.wording.articles  # "appliquer sur le serveur la validation des entrées"
            anew = anew or (index + 1 < first - 1 and words[first - 1] in view.wording.articles and words[first - 2] not in leading)
            return None if anew else Cue(_ROLE, index, last, index)
        strange -= words[index] not in view.wording.small_words
        if strange < 0:
            return None
    return None


def _outside(view: View, first: int) -> Cue | None:
    """Return likewise the noun before brackets with nothing but names without a version, to their end: `access (SSH, HTTPS) is logged`."""
    bracket = view.bracket_of(first)
    if not bracket:
        return None
    start = last = first
    while start > view.sentence.first and view.bracket_of(start - 1) == bracket:
        start -= 1
    while last < view.sentence.last and view.bracket_of(last) == bracket:
        last += 1
    if start == view.sentence.first or view.text.words[start - 1] not in view.wording.carriers:
        return None
    plain = all(view.hit_at(index) is not None and index not in view.versions for index in range(start, last))
    return Cue(_ROLE, start - 1, last, start - 1) if plain else None
