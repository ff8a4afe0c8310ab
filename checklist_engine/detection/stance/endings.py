"""Where what a verb says ends before a place: at another verb, at a colon, or with the relative part that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["ends_before"]

_TAKES_OVER = 3
"""How many runs behind an `and` the verb may stand that takes over."""
_LIFTS = frozenset({"forbidden", "optional", "not_required"})


def ends_before(view: View, verb: Cue, first: int) -> bool:
    """Tell whether what a verb says is over before the place: `must not use FTP, and send the HSTS header with each answer`."""
    return (
        _before_new_predicate(view, verb, first)
        or _told_before(view, verb, first)
        or _aside(view, verb, first)
        or _in_earlier_part(view, verb, first)
    )


def _before_new_predicate(view: View, verb: Cue, first: int) -> bool:
    """Tell whether another verb after an `and` takes over: `has no default passwords, and access takes place over HTTPS`.

    A prohibition needs a comma before the `and` to end; what tells of the present ends without: `fits our existing network and uses TLS`.
    """
    if verb.group not in {"forbidden", "situation", "weak_situation"}:
        return False
    if verb.group != "forbidden" and verb.first - view.sentence.first <= 1:
        return False  # "The present network is old and uses PPTP": it is itself what the other verb speaks of
    return any(
        cue.group == "and_words"
        and verb.last <= cue.first
        and cue.last <= first
        and (verb.group != "forbidden" or view.gap_has(cue.first, ","))
        and _begins_predicate(view, cue.last, first, close=verb.group == "forbidden")
        for cue in view.compare
    )


def _begins_predicate(view: View, start: int, first: int, *, close: bool) -> bool:
    """Tell whether a verb stands at run `start`, or near it, before the place: `and access takes place over`, `and filter the attacks`.

    Only there (`close`) it may be a word that is known for no verb, but for the article behind it.
    """
    verbs = view.cues_of("accepting", "explains")
    if any(start <= verb.first <= start + _TAKES_OVER and verb.first < first and view.strange_between(start, first) for verb in verbs):
        return True
    if not close or start + 1 >= first or view.gap_has(start + 1, ",:;("):
        return any(verb.first == start and verb.last == first for verb in verbs)
    word, following = view.text.words[start], view.text.words[start + 1]
    plain = word not in view.wording.small_words and not word.isdigit() and view.hit_at(start) is None
    return plain and following in view.wording.articles and view.text.plain[view.text.starts[start]].islower()


def _aside(view: View, verb: Cue, first: int) -> bool:
    """Tell whether words for what is so today stand in a relative part that a comma ends before the place: `, which now go by FTP,`."""
    if verb.group not in {"situation", "weak_situation"}:
        return False
    start = next((cue for cue in reversed(view.cues_of("that_words")) if cue.last <= verb.first), None)
    if start is None or not view.gap_has(start.first, ",") or view.gap_has_any(start.last, verb.first, ","):
        return False
    return view.gap_has_any(verb.last, first, ",")


def _told_before(view: View, verb: Cue, first: int) -> bool:
    """Tell whether a colon parts a whole statement from what follows of it: `passwords must not be sent in clear text: use HTTPS`.

    Not a list behind the verb, `it is not permitted to: use FTP`, nor names alone.
    """
    if verb.group not in _LIFTS:
        return False
    colon = view.first_gap(verb.last, first, ":")
    if colon is None or (all(view.is_plain_between(index) for index in range(verb.last, colon)) and verb.group == "forbidden"):
        return False
    whole = not any(view.hit_at(index) is not None for index in range(view.sentence.first, colon))
    return whole and any(colon <= cue.first < first for cue in view.cues_of("accepting", "explains"))


def _in_earlier_part(view: View, verb: Cue, first: int) -> bool:
    """Tell whether an `and that` parts the place from what another part permits or refuses: `that keys may stay and that TLS is used`."""
    if verb.last > first or verb.group not in _LIFTS:
        return False
    joining = {cue.first for cue in view.cues_of("that_words") if view.text.words[cue.first] in view.wording.pronouns}
    return bool(joining) and any(
        cue.group == "and_words" and verb.last <= cue.first < first and cue.last in joining and cue.last < first for cue in view.compare
    )
