"""Whose predicate a verb or a word of refusal is: of the name before it, or of words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["added", "ends_relative", "has_own_subject", "said_already", "shares_subject"]

_BESIDE = 1
_AROUND = 2
_HEAD = 2
"""How many strange runs may precede the name that a sentence begins with: `All use of`."""


def added(view: View, verb: Cue, first: int, last: int) -> bool:
    """Tell whether a verb behind the runs `first:last` is that of a clause that a comma adds: `TLS 1.3, 1.2 being tolerated`.

    A list has an `and` of its own: `SSL, TLS 1.0 and 1.1 being disabled`, unless a verb or a preposition takes the place before.
    """
    words = view.text.words
    begin, end = max(last, verb.first - _AROUND), min(verb.first + _AROUND, view.sentence.last)
    participle = next((index for index in range(begin, end) if words[index] in view.wording.participles), None)
    if participle is None:
        return False
    commas = [index for index in range(last, participle + 1) if view.gap_has(index, ",")]
    if len(commas) != 1 or commas[0] == participle:
        return False
    joined = any(cue.group in {"and_words", "or_words"} and commas[0] <= cue.first < participle for cue in view.compare)
    return not joined or any(0 <= first - cue.last <= 1 for cue in view.cues_of("that_words", "accepting"))


def has_own_subject(view: View, negative: Cue, last: int) -> bool:
    """Tell whether one comma parts the place from a negative word with words of its own: `TLS 1.2, plain text being prohibited`.

    Not where what follows the comma goes on with the list, nor after an aside, which has a comma on each side, as an example may.
    """
    bracket = view.bracket_of(negative.first)
    commas = [index for index in range(last, negative.first + 1) if view.gap_has(index, ",") and view.bracket_of(index) == bracket]
    if len(commas) != 1 or view.strange_between(commas[0], negative.first) == 0 or _ends_example(view, last):
        return False
    if _ends_addition(view, commas[0], last):
        return False
    part = range(commas[0], negative.first)
    listed = any(cue.group in {"and_words", "or_words"} and cue.first in part for cue in view.compare)
    return not (listed or any(view.hit_at(index) is not None or index in view.versions for index in part))


def _ends_example(view: View, last: int) -> bool:
    """Tell whether the place ends an example that is put in behind the subject: `protocols, such as FTP, are prohibited`."""
    begun = (cue for cue in view.cues_of("such_as") if cue.last < last and view.gap_has(cue.first, ","))
    return any(view.groups_between(view.sentence.first, cue.first).isdisjoint({*ALL_VERBS, "accepting", "explains"}) for cue in begun)


def _ends_addition(view: View, comma: int, last: int) -> bool:
    """Tell whether a verb right behind the comma goes on after what `and` adds: `TLS 1.0, as well as SSL 3.0, must be disabled`."""
    if not any(cue.first == comma for cue in view.cues_of(*ALL_VERBS)):
        return False
    joint = next((cue for cue in reversed(view.compare) if cue.group == "and_words" and cue.last <= last), None)
    return joint is not None and view.gap_has(joint.first, ",") and not view.strange_between(joint.last, comma)


def shares_subject(view: View, refused: Cue, first: int, last: int) -> bool:
    """Tell whether a word refuses by an `and` what the sentence begins with: `SHA-1 is used for old files only and must be removed`."""
    verb = next((cue for cue in view.cues_of(*ALL_VERBS) if last <= cue.first and 0 <= refused.first - cue.last <= _BESIDE), None)
    joint = next((cue for cue in view.compare if verb is not None and cue.group == "and_words" and cue.last == verb.first), None)
    if joint is None or view.strange_between(view.sentence.first, first) > _HEAD:
        return False
    said = any(last <= index < joint.first for cue in view.cues_of("accepting", "explains", *ALL_VERBS) for index in cue.runs())
    return said and not any(hit.named and last <= hit.first < refused.first for hit in view.hits)


def ends_relative(view: View, refused: Cue, first: int, last: int) -> bool:
    """Tell whether a relative part with the place ends before the refusal of its noun: `Verbindungen, die SSL nutzen, sind abzulehnen`."""
    close = next((index for index in range(refused.first, last, -1) if view.gap_has(index, ",")), None)
    if close is None or view.strange_between(close, refused.first):
        return False
    begun = next((index for index in range(first, view.sentence.first, -1) if view.gap_has(index, ",")), None)
    inside = begun is not None and view.text.words[begun] in view.wording.bearing
    return inside and not view.gap_has_any(last, close - 1, ",:;")


def said_already(view: View, before: Cue, first: int) -> bool:
    """Tell whether a verb belongs to a name before it and a comma ends it: `WPA3 required, WPA2 for old devices allowed`."""
    between = range(before.last, first)
    if any(view.hit_at(index) is not None for index in between) or not any(view.gap_has(index, ",") for index in (*between, first)):
        return False
    clause = view.clause_of(before.first)
    return any(hit.named and hit.last <= before.first and view.clause_of(hit.first) == clause for hit in view.hits)
