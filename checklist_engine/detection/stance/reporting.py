"""What is so today, and what somebody did or said: it is told of, and asked of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue

if TYPE_CHECKING:
    from checklist_engine.detection.sentence.view import View

__all__ = ["handed_over", "reported", "speaks_of_today", "subject_of_today"]

_HEAD = 3
"""Within how many runs behind numbers the word stands that makes the subject of a sentence one of today."""
_OWNER = 6
"""Within how many runs somebody's name ends to whom the subject belongs."""
_SUBJECT = 4
_DEMANDS = ("required", "recommended", "forbidden")
_CHANGES = ("refused", "refusing", *_DEMANDS)
_TELLS = ("situation", "weak_situation")
_VERSIONS = frozenset({"current_words", "release_words", "latest_words"})
_EDGES = ":;|"
_HELD = frozenset({"certification", "label", "framework"})
"""What a certificate proves, which is handed over as proof."""


def reported(view: View, first: int) -> Cue | None:
    """Return the words by which a place is part of what is so today, or of what somebody did or said.

    `The current site uses HTTP; staff log in over a VPN`, `2019: introduced SSO`, `Candidate B suggested DNSSEC`.
    """
    return _owned(view, first) or _deed(view, first) or _saying(view, first) or _of_today(view, first)


def speaks_of_today(view: View) -> bool | None:
    """Tell whether a sentence says what is so today (true), or speaks of what is asked for or will change (false), or neither (None)."""
    subject = _subject_of_today(view)
    start = view.sentence.first if subject is None else subject.last + 1
    if subject is not None and not view.wording.becoming.isdisjoint(view.text.words[start : view.sentence.last]):
        return False
    if view.cues_of(*_CHANGES) or not _is_free(view, start, view.sentence.last, head=subject is None):
        return False
    if subject is not None:
        return True
    cues = (cue for cue in view.cues_of(*_TELLS) if not view.wording.of_today.isdisjoint(view.text.words[cue.first : cue.last]))
    return True if any(cues) else None


def handed_over(view: View, first: int, last: int) -> Cue | None:
    """Return the verb that hands over the keys or certificates that a name tells the kind of: `hands over all SSL certificates`."""
    kept = last < view.sentence.last and view.text.words[last] in view.wording.keepsakes and view.text.gap(last) in {" ", "-"}
    clause = view.clause_of(first)
    own = view.hit_at(first)
    if not kept or own is None or view.kind_of(own) in _HELD:
        return None
    return next((cue for cue in view.roles if cue.group == "handing" and cue.first < first and view.clause_of(cue.first) == clause), None)


def _owned(view: View, first: int) -> Cue | None:
    """Return whose a place is, where it is that of who buys: `staff log in through the council's VPN`."""
    start, words = view.sentence.first, view.text.words
    place = first - 1
    if place > start and words[place] in view.wording.possessives and view.text.gap(place) == "'":
        place -= 1
    elif place < start or "'" not in view.text.gap(first):
        return None
    return Cue("situation", place, first, place) if words[place] in view.wording.owners else None


def _of_today(view: View, first: int) -> Cue | None:
    """Return the subject of today that a sentence begins with, or other words for today where they stand in a clause before the place."""
    if view.wording.of_today.isdisjoint(view.text.words):
        return None
    cue, clause = subject_of_today(view, first), view.clause_of(first)
    if cue is None and clause:
        cue = next((cue for cue in view.cues_of(*_TELLS) if cue.first == view.sentence.first and cue.last <= first), None)
    if cue is None:
        return None
    start = next(index for index in range(view.sentence.first, first + 1) if view.clause_of(index) == clause)
    changed = any(cue.first < first for cue in view.cues_of(*_CHANGES))
    return None if changed or not _is_free(view, max(start, cue.last + 1), first, head=clause > 0) else cue


def subject_of_today(view: View, first: int) -> Cue | None:
    """Return the subject of today that a sentence begins with, and that becomes nothing else before a place: not `wird ... angebunden`."""
    cue = None if view.wording.of_today.isdisjoint(view.text.words) else _subject_of_today(view) or _subject_of_part(view, first)
    return None if cue is None or not view.wording.becoming.isdisjoint(view.text.words[cue.last : first]) else cue


def _subject_of_today(view: View) -> Cue | None:
    """Return the word at the head of a sentence that makes its subject one of today: `The current web site`, not `The current version`."""
    start, last, words = view.sentence.first, view.sentence.last, view.text.words
    while start < last and words[start].isdigit():
        start += 1
    owned = (index for index in range(start + 1, min(start + _OWNER, last)) if words[index] in view.wording.possessives)
    start = next((index + 1 for index in owned if view.text.gap(index) == "'"), start)  # "the permit scheme's legacy database"
    for index in range(start, min(start + _HEAD, last - 1)):
        if words[index] in view.wording.of_today:
            if any(cue.group in _VERSIONS and cue.first <= index + 1 <= cue.last for cue in view.compare):
                return None
            neutral = any(cue.group == "neutral" and cue.first <= index < cue.last for cue in view.main)
            named = view.hit_at(index + 1) is not None
            return None if neutral or named or view.gap_has(index + 1, ",:;|") else Cue("situation", index, index + 1, index)
        if _behind_noun(view, index + 1):
            continue
        if words[index] not in view.wording.small_words or view.gap_has(index + 1, ",:;|("):
            return None
    return None


def _behind_noun(view: View, index: int) -> bool:
    """Tell whether a run is an adjective of today behind its noun, where nouns come first: `Le parc actuel`; not an adverb."""
    if not view.wording.carriers_before or view.text.words[index] not in view.wording.of_today:
        return False
    if view.text.gap(index) != " " or view.hit_at(index - 1) is not None:
        return False
    return not any(cue.first <= index < cue.last for cue in view.cues_of("situation"))


def _subject_of_part(view: View, first: int) -> Cue | None:
    """Return the word likewise at the head of a dependent part that somebody found or said: `the scan shows that the current site`."""
    words, wording = view.text.words, view.wording
    if any(cue.first < first for cue in view.cues_of("weak_required", *_CHANGES)):
        return None
    opened = {index + 1 for index in range(view.sentence.first, first) if words[index] in wording.saying}
    opened |= {index + 1 for index in opened if words[index] in wording.small_words}
    places = (index for index in range(view.sentence.first + 1, first) if index in opened and words[index] in wording.of_today)
    return next((Cue("situation", index, index + 1, index) for index in places), None)


def _is_free(view: View, start: int, end: int, *, head: bool) -> bool:
    """Tell whether some runs have no word for what is wanted or new, and begin with nobody who is addressed."""
    words, wording = view.text.words, view.wording
    if not wording.wants.isdisjoint(words[start:end]):
        return False
    return not head or wording.roles.isdisjoint(words[start : min(start + _SUBJECT, end)])


def _deed(view: View, first: int) -> Cue | None:
    """Return the verb of the past without a subject that a clause begins with, or the sentence: `Led the move to HTTPS; set up DMARC`."""
    deeds, words = view.wording.deeds, view.text.words
    if not deeds or deeds.isdisjoint(words):
        return None
    for index in range(view.sentence.first, first):
        opens = index == view.sentence.first or view.gap_has(index, _EDGES) or _is_dated(view, index)
        if words[index] in deeds and opens and _has_object(view, index + 1):
            return Cue("situation", index, index + 1, index)
    return None


def _is_dated(view: View, index: int) -> bool:
    """Tell whether nothing but numbers stands before a run in its sentence."""
    return all(view.text.words[place].isdigit() for place in range(view.sentence.first, index))


def _has_object(view: View, index: int) -> bool:
    """Tell whether a verb before a run has an object and is no participle: not `designed for TLS`, `led by`."""
    words, wording = view.text.words, view.wording
    prepositions = wording.by_words | wording.for_words | wording.in_words | wording.place_words | wording.as_words | wording.to_words
    return not view.gap_has(index, ",;:|(") and words[index] not in prepositions


def _saying(view: View, first: int) -> Cue | None:
    """Return the verb before a place by which somebody asked or suggested something: not `the suggested solution`, `is asked to`."""
    words, wording = view.text.words, view.wording
    if not wording.asking or wording.asking.isdisjoint(words):
        return None
    for index in range(first - 1, view.sentence.first, -1):
        if words[index] in wording.asking:
            letter = view.text.plain[view.text.starts[index - 1]].isupper()  # "Candidate A suggested"
            subject = letter or words[index - 1] not in (wording.small_words | wording.being | wording.states)
            said = subject and not view.gap_has(index, ",;:|(") and view.clause_of(index) == view.clause_of(first)
            return Cue("situation", index, index + 1, index) if said and words[index + 1] not in wording.to_words else None
    return None
