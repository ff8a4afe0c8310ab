"""Words of a wish: `shall preferably`, and what a contrast sets against a lifted obligation, `not mandatory, but recommended`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["preferring", "start_of_pair", "wish_beside"]

_WISH_REACH = 5

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


def preferring(view: View, governing: Cue | None, first: int) -> Cue | None:
    """Return the `preferably` that opens the sentence or belongs to the verb itself: `shall, where offered, preferably sign`."""
    opening = next((cue for cue in view.cues_of("preferred") if cue.first == view.sentence.first), None)
    if opening is not None and opening.last < first and view.clause_of(first) == 0 and _is_adverbial(view, opening, first):
        return opening
    wish = next((cue for cue in reversed(view.cues_of("preferred")) if _belongs(view, cue, first)), None)
    if wish is not None:
        return wish
    if governing is None or governing.first >= first:
        return None
    for cue in view.cues_of("preferred"):
        if governing.last <= cue.first < first and view.clause_of(cue.first) == view.clause_of(first):
            taken = any(view.hit_at(index) is not None for index in range(governing.last, cue.first))
            taken = taken or any(view.text.words[index].isdigit() for index in range(cue.last, first))
            if not taken and not view.gap_has_any(governing.last, cue.first - 1, ","):
                return cue
    return None


def start_of_pair(view: View, first: int) -> int:
    """Return where the name begins that nothing but an `and` joins to a place: `preferably certified to ISO 27017 and ISO 27018`."""
    joint = next((cue for cue in view.compare if cue.group == "and_words" and cue.last == first), None)
    own = view.hit_at(first)
    before = None if joint is None else view.hit_at(joint.first - 1)
    if joint is None or own is None or before is None or before.last != joint.first or view.gap_has(joint.first, ",;"):
        return first
    return before.first if own.named and before.named and view.versions.isdisjoint(range(before.first, own.last)) else first


def _belongs(view: View, wish: Cue, first: int) -> bool:
    """Tell whether a wish before the place is about it: nothing but plain words between, `preferably certified to ISO 27001`."""
    first = start_of_pair(view, first)
    if wish.last > first or view.clause_of(wish.first) != view.clause_of(first) or view.bracket_of(wish.first) != view.bracket_of(first):
        return False
    if view.strange_between(wish.last, first) > _WISH_REACH or view.groups_between(wish.last, first) - {
        "that_words",
        "purpose_words",
        "kinds",
    }:
        return False
    parts = range(wish.last, first)
    named = any(view.hit_at(index) is not None or view.text.words[index].isdigit() for index in parts)
    return not named and not any(view.gap_has(index, ",:") for index in (*parts, first))


def _is_adverbial(view: View, opening: Cue, first: int) -> bool:
    """Tell whether a `preferably` at the head goes with the whole sentence, not with its first noun: before a comma, an article, or a verb.

    A verb stands there with its subject behind it: `Bij voorkeur levert de inschrijver ...`.
    """
    words, behind = view.text.words, opening.last
    if any(view.hit_at(index) is not None for index in range(behind, first)):
        return False
    articles = view.wording.small_words | view.wording.roles
    inverted = behind + 1 < view.sentence.last and words[behind + 1] in articles and not view.gap_has(behind + 1, ",:;(|")
    return words[behind] in view.wording.small_words or view.gap_has(behind, ",") or (inverted and bool(view.wording.inverting))
