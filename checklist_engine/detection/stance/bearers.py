"""Names that tell which things are meant that have, use or go over them, and must do something else: `all servers running SSH`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.language.verbs import ALL_VERBS
from checklist_engine.detection.stance.existing import only_exists
from checklist_engine.detection.stance.prepositions import preposition, reaches

if TYPE_CHECKING:
    from checklist_engine.detection.sentence.view import View

__all__ = ["which_things"]

_ROLE = "role"
_HELD = frozenset({"certification", "label", "framework"})
_DEMANDS = frozenset({"required", "weak_required", "recommended", "weak_recommended", "optional"})
_HEAD = 3
_BESIDE = 2


def which_things(view: View, first: int, last: int, governing: Cue | None) -> Cue | None:
    """Return the word by which the name says which things must do something else: `all servers running SSH must be registered`.

    Likewise in the plain present, `pages using HTTPS have a header`, and at the head, `For services using SAML, tokens are signed`; but a
    `site with SAML` is asked for there. Not `login via SAML must be possible`. Of an act, as a login, its means is demanded unless
    another standard is: `access via VPN must be protected by MFA`.
    """
    own = view.hit_at(first)
    if own is None or view.bracket_of(first):
        return None
    if governing is not None and governing.group == "optional" and view.kind_of(own) in _HELD:
        return None  # "suppliers that hold ISO 27001 are deemed to comply"
    verb = governing or _predicate(view, last) or _told_behind_comma(view, first, last)
    if verb is None or verb.first < last or not _tells_of_subject(view, verb) or _is_apart(view, verb, first, last):
        return None
    link = _link(view, first)
    if link is None or (verb.group == _ROLE and view.text.words[link.first] not in view.wording.having):
        return None
    if not view.groups_between(view.sentence.first, link.first).isdisjoint(ALL_VERBS) or _is_said(view, link.first):
        return None
    clause = view.clause_of(first)
    others = [hit for hit in view.hits if hit.named and hit.first > verb.first and view.clause_of(hit.first) == clause]
    if any(hit.standard == own.standard for hit in others) or only_exists(view, verb):
        return None
    return None if not others and (not view.wording.acts or _is_act(view, link)) else link


def _is_apart(view: View, verb: Cue, first: int, last: int) -> bool:
    """Tell whether a verb behind a name belongs to something other than what has the name."""
    if view.clause_of(verb.first) != view.clause_of(first) or view.gap_has_any(last, verb.first, "|:"):
        return True
    if verb.group == "forbidden" and view.gap_has(verb.first, ","):
        return True  # "replicates by TLS-secured push, never by pull"
    return not view.groups_between(last, verb.first).isdisjoint({"conditions", "but_words"}) or _goes_on_about(view, last, verb.first)


def _tells_of_subject(view: View, verb: Cue) -> bool:
    """Tell whether a verb asks something else of its subject; a prohibition does where it has an object: `must not load scripts`."""
    if verb.group != "forbidden":
        return verb.group in _DEMANDS or verb.group == _ROLE
    end = view.sentence.last
    passive = any(view.text.words[index] in view.wording.being for index in range(verb.first, min(verb.last + 1, end)))
    return not passive and verb.last + 1 < end and view.strange_between(verb.last, verb.last + 2) > 0


def _predicate(view: View, last: int) -> Cue | None:
    """Return the plain `have` or `are` close behind a name: `pages using HTTPS have a header`."""
    words, verbs = view.text.words, view.wording.states
    for index in range(last, min(last + _BESIDE, view.sentence.last)):
        if view.gap_has(index, ",;:()|") or words[index] in view.wording.by_words:
            return None
        if words[index] in verbs:
            return Cue(_ROLE, index, index + 1, index)
    return None


def _told_behind_comma(view: View, first: int, last: int) -> Cue | None:
    """Return the verb behind the comma that ends words for whom something is meant: `For services using SAML, tokens are signed`."""
    head = view.sentence.first
    if view.text.words[head] not in view.wording.for_words or last >= view.sentence.last or not view.gap_has(last, ","):
        return None
    if view.gap_has_any(head + 1, first, ",;:|") or any(index >= last for index in view.versions):
        return None
    words, verbs = view.text.words, view.wording.states
    verb = next((index for index in range(last + 1, view.sentence.last) if words[index] in verbs), None)
    return None if verb is None else Cue(_ROLE, verb, verb + 1, verb)


def _goes_on_about(view: View, last: int, verb: int) -> bool:
    """Tell whether a relative part behind a comma goes on to the verb: `hold a certificate for ISO 27001, which must be proven`."""
    comma = next((index for index in range(verb, last - 1, -1) if view.gap_has(index, ",")), None)
    return comma is not None and any(comma <= cue.first <= comma + 1 < verb + 1 for cue in view.cues_of("that_words"))


def _link(view: View, first: int) -> Cue | None:
    """Return the word between a noun and the name that it has, uses or goes over: the `running` of `servers running SSH`."""
    place = preposition(view, first, view.wording.bearing, strange=2)
    if place is None:
        verb = next((cue for cue in reversed(view.cues_of("accepting")) if cue.last <= first and reaches(view, cue.last, first)), None)
        joints = {cue.last for cue in view.cues_of("that_words")}
        relative = verb is not None and (verb.first in joints or view.text.words[verb.first - 1] in view.wording.bearing)
        place = verb.first - 1 if verb is not None and relative else None
    if place is None or not view.strange_between(view.sentence.first, place) or view.text.plain[view.text.starts[place]].isupper():
        return None  # "A3.11 Die Kopfzeile CSP muss": an article
    return Cue(_ROLE, place, place + 1, place)


def _is_said(view: View, end: int) -> bool:
    """Tell whether a sentence has a verb before run `end`, but for one of a relative part: `data that is sent over TLS must`."""
    relative = {cue.last for cue in view.cues_of("that_words")}
    return any(view.text.words[index] in view.wording.being and index not in relative for index in range(view.sentence.first, end))


def _is_act(view: View, link: Cue) -> bool:
    """Tell whether the noun before a linking word is an act, so that the name is how it is done: `encryption with`."""
    before = range(max(view.sentence.first, link.first - _HEAD), link.first)
    return any(view.text.words[index] in view.wording.acts for index in before)
