"""Sentences that tell of somebody and what is theirs: `We hold ISO 27001`. They ask nothing of who is addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.stance.reporting import reported

if TYPE_CHECKING:
    from checklist_engine.detection.sentence.view import View
    from checklist_engine.detection.text.prepared import Text

__all__ = ["is_plain_statement", "is_status", "tells", "told_of"]

_FEWEST = 3
"""How many runs a sentence has at least that tells what somebody does."""
_LONGEST_NAME = 5
_WANTED = 6
"""How many runs behind `we` the verb may stand that asks for something after all."""
_SUBJECT = 4
"""Within how many runs the subject of a sentence is looked for."""
_DEMANDS = ("required", "recommended", "forbidden")
_BOXES = frozenset("\u2610\u2611\u25a1")
"""Boxes to be ticked: who speaks of themselves there is who is asked."""
_YIELDING = frozenset({"weak_required", "weak_recommended", "weak_optional"})


def told_of(view: View, first: int, governing: Cue | None) -> Cue | None:
    """Return the words for whom or what a sentence tells of, where no firm verb governs the place: `we`, `our servers`, somebody's name."""
    if governing is not None and governing.group not in _YIELDING:
        return None
    return _ourselves(view, first) or reported(view, first) or (_somebody(view) if governing is None else None)


def tells(view: View) -> bool | None:
    """Tell whether a sentence tells of `us` or of how far something has come (true), or of what is demanded (false), or neither (None).

    Whoever has a supplier in mind, or says what `we` ask for, tells nothing of themselves.
    """
    wording, words = view.wording, view.text.words[view.sentence.first : view.sentence.last]
    if view.cues_of(*_DEMANDS) or not (wording.roles & wording.wants).isdisjoint(words[:_SUBJECT]):
        return False
    if view.cues_of("progress") or _ourselves(view, view.sentence.last) is not None:
        return True
    ours = (cue for cue in view.cues_of("situation") if not wording.telling_words.isdisjoint(view.text.words[cue.first : cue.last]))
    return True if any(ours) else None


def is_status(view: View) -> bool:
    """Tell whether a sentence is nothing but how far something has come: `Not yet implemented`, `Latest report: 2026-02`."""
    first = view.sentence.first
    if any(cue.first == first for cue in view.cues_of("progress")):
        return True
    result = next((cue for cue in view.cues_of("latest_results") if cue.first - first <= 1 and cue.last < view.sentence.last), None)
    return result is not None and view.gap_has(result.last, ":")


def is_plain_statement(view: View) -> bool:
    """Tell whether a sentence says how something is, of nobody and nothing that is asked for: `All data is encrypted`."""
    words, first = view.text.words, view.sentence.first
    head, wording = words[first : min(first + _SUBJECT, view.sentence.last)], view.wording
    if not wording.roles.isdisjoint(head) or not wording.wants.isdisjoint(words[first : view.sentence.last]):
        return False
    verbs = wording.states | wording.doing | wording.conducting
    stated = any(words[index] in verbs for index in range(first + 1, view.sentence.last))
    return stated or any(cue.first > first for cue in view.cues_of("accepting"))


def _ourselves(view: View, first: int) -> Cue | None:
    """Return the `we` or `our` that the clause of a place begins with, unless what follows asks: `we expect`, `our supplier has`."""
    for cue in reversed(view.cues_of("ourselves")):
        opens = (
            cue.first == view.sentence.first
            or view.gap_has(cue.first, ",:;|.)")
            or view.clause_of(cue.first) != view.clause_of(cue.first - 1)
        )
        if cue.last > first or not opens or (first < view.sentence.last and view.clause_of(cue.first) != view.clause_of(first)):
            continue
        following = view.text.words[cue.last : min(cue.last + _WANTED, view.sentence.last)]
        return cue if view.wording.wants.isdisjoint(following) and _BOXES.isdisjoint(view.plain()) else None
    return None


def _somebody(view: View) -> Cue | None:
    """Return the name of somebody that a sentence begins with, and of which it tells what they do or have: `MMC uses a VPN`."""
    text, first = view.text, view.sentence.first
    if view.sentence.last - first < _FEWEST:
        return None
    last = first
    end = min(first + _LONGEST_NAME, view.sentence.last)
    while last < end and view.hit_at(last) is None and _goes_on(text, first, last):
        last += 1
    words, wording = text.words[first:last], view.wording
    if last == first or last >= view.sentence.last or words[0] in wording.small_words:
        return None
    if not (wording.roles | wording.things).isdisjoint(words):
        return None
    if view.gap_has_any(first + 1, last, ":;|"):
        return None  # "Certificates: Let's Encrypt"
    owns = text.words[last] in wording.possessives and text.gap(last) == "'"
    formed = any(text.words[index] in wording.legal_forms and not text.gap(index).strip(" ,") for index in range(first + 1, last))
    is_name = owns or formed  # "Acme Corp", not "MUNI-CORP"
    apart = any(view.gap_has(index, ".,:;|(") and text.gap(index) != "." for index in range(first + 1, last + 1))
    does = not apart and _does(view, first, last)
    return Cue("doing", first, last, first) if is_name or does else None


def _goes_on(text: Text, first: int, index: int) -> bool:
    """Tell whether a run is part of a name that begins at run `first`: it has a capital, or a full stop alone before it (`Login.gov`)."""
    return text.plain[text.starts[index]].isupper() or (index > first and text.gap(index) == ".")


def _does(view: View, first: int, last: int) -> bool:
    """Tell whether a verb for what somebody does follows the runs `first:last`, which stand there without an article."""
    text, wording = view.text, view.wording
    place = last + 1 if text.words[last] in wording.adverbs and last + 1 < view.sentence.last else last
    verb, written = text.words[place], text.plain[text.starts[first] : text.ends[first]]
    several = last > first + 1 and bool(wording.conducting)  # where all nouns have capitals, two are no name
    unmistakable = several or "." in written or (last == first + 1 and any(sign.isupper() for sign in written[1:]))
    return verb in wording.conducting or (unmistakable and verb in wording.doing)
