"""What stands before a name: a preposition that reaches it, a word that joins it to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS

if TYPE_CHECKING:
    from checklist_engine.detection.sentence.view import View

__all__ = ["joins", "preposition", "reaches"]

_BEGINS_ANEW = frozenset({*ALL_VERBS, "accepting"})
_SPEAKS = ("required", "recommended", "optional", "forbidden", "weak_required", "weak_recommended")
_BEFORE = 6
"""How many runs may stand between a preposition and the name: `for all remote VPN users`."""


def reaches(view: View, start: int, first: int, *, strange: int = 2, stops: frozenset[str] = _BEGINS_ANEW) -> bool:
    """Tell whether a preposition reaches a name: only names, small words and a few others between, and no comma or verb."""
    near = view.strange_between(start, first) <= strange and view.groups_between(start, first).isdisjoint(stops)
    stated = any(view.text.words[index] in view.wording.being for index in range(start, first))
    return near and not stated and not view.gap_has_any(start, first, ",:;|")


def preposition(view: View, first: int, words: frozenset[str], *, strange: int) -> int | None:
    """Return the run before a name, its article and so many other words, at which one of some words stands."""
    start = view.sentence.first
    for index in range(first - 1, max(start, first - 1 - _BEFORE) - 1, -1):
        if view.gap_has(index + 1, ",;:()|"):
            return None
        word = view.text.words[index]
        if word in words and not any(index in cue.runs() for cue in view.compare if cue.last > cue.first + 1):
            return index
        if word in view.wording.by_words:
            return None  # "tussen de systemen via een IPsec-tunnel"
        joined = any(cue.first == index and cue.group in {"and_words", "or_words"} for cue in view.compare)
        if not joined and not (word in view.wording.small_words or view.hit_at(index) is not None or word.isdigit()):
            strange -= 1
        if strange < 0 or any(index in cue.runs() for cue in view.cues_of(*_SPEAKS, "accepting")):
            return None
    return None


def joins(view: View, index: int) -> bool:
    """Tell whether a run joins a name to the next one."""
    return (
        index + 1 < view.sentence.last
        and view.hit_at(index + 1) is not None
        and any(cue.first == index and cue.group in {"and_words", "or_words"} for cue in view.compare)
    )
