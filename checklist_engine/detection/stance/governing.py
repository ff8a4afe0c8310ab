"""Which verb of a sentence a place belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS, STRONG_VERBS, SUBJECT_REACH, WEAK_VERBS
from checklist_engine.detection.stance.endings import ends_before
from checklist_engine.detection.stance.subjects import added, has_own_subject, said_already

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["directly_follows", "governing_verb", "opens_clause", "separated"]

_INDIRECT_REACH = 6
_BESIDE = 2
_BESIDES_REACH = 6
_COLON_REACH = 6
"""How many runs behind words that lift an obligation the colon may stand that makes them the head of a list."""
_OWN_SUBJECT = 3
"""A permission further behind a place than so many strange runs, after a comma, speaks of something else."""
_BEGINS_ANEW = frozenset({*ALL_VERBS, "accepting"})
_QUESTIONS = frozenset({"indirect", "asks_about"})
_PERMITS = frozenset({"optional", "weak_optional"})
_TELLS = frozenset({"not_required", "situation", "weak_situation", "besides"})
"""What says nothing of the clauses after its own."""


def governing_verb(view: View, first: int, last: int) -> Cue | None:
    """Return the verb that a place belongs to: in its brackets, else its clause, else the nearest clause before.

    A weak verb counts only where its brackets or clause have no other.
    """
    bracket, clause = view.bracket_of(first), view.clause_of(first)
    besides = (cue for cue in view.cues_of("besides") if opens_clause(view, cue) and directly_follows(view, cue, first))
    if (added := next(besides, None)) is not None:
        return added  # "In addition to the VPN MFA is required"
    able = [_able(view, strength, first, last) for strength in (STRONG_VERBS, WEAK_VERBS)]
    for verbs in able if bracket else ():
        if own := [cue for cue in verbs if view.bracket_of(cue.first) == bracket]:
            return _nearest(view, own, first, last)
    for verbs in able:
        same = [cue for cue in verbs if not view.bracket_of(cue.first) and view.clause_of(cue.first) == clause]
        if same:
            around = next((cue for cue in able[-1] if cue.first < first < cue.tail), None)  # "does not route IPv6 yet, and will look at"
            return around or _tied(view, able[-1], _nearest(view, same, first, last), first, last)
    for strength in (STRONG_VERBS, WEAK_VERBS) if clause and not _has_predicate(view, first) else ():
        for cue in reversed(view.cues_of(*strength)):
            earlier = view.clause_of(cue.first) < clause and not view.bracket_of(cue.first)
            holds = cue.group not in _TELLS or _heads_list(view, cue, first)
            if earlier and holds and not view.is_said(view.clause_of(cue.first)) and not _ends_then(view, cue, first):
                return cue
    return None


def _heads_list(view: View, verb: Cue, first: int) -> bool:
    """Tell whether a colon behind words that lift an obligation makes them the head of a list: `does not include: a) VPN; b) MFA`."""
    if verb.group != "not_required":
        return False
    colon = next((index for index in range(verb.last, min(verb.last + _COLON_REACH, first + 1)) if view.gap_has(index, ":")), None)
    return colon is not None and view.groups_between(verb.last, first).isdisjoint(ALL_VERBS)


def _has_predicate(view: View, first: int) -> bool:
    """Tell whether a plain verb behind a subject says something of its own in the clause of a place: `A is preferred; the site uses B`."""
    clause = view.clause_of(first)
    verb = next((cue for cue in view.cues_of("accepting", "explains") if cue.last <= first and view.clause_of(cue.first) == clause), None)
    if verb is None:
        return False
    begin = next(index for index in range(view.sentence.first, first) if view.clause_of(index) == clause)
    return view.strange_between(begin, verb.first) > 0


def _tied(view: View, weak: list[Cue], strong: Cue, first: int, last: int) -> Cue:
    """Return the verb, or a weak one directly beside the place: `TLS 1.2 required and TLS 1.3 is recommended`, `and we recommend 1.3`.

    So it is behind what a comma adds: `must use TLS 1.2, with TLS 1.3 strongly encouraged`.
    """
    weak = [cue for cue in weak if WEAK_VERBS[cue.group] != "mentioned"]
    if strong.last <= first and (added := next((cue for cue in weak if _is_said_of(view, cue, first, last)), None)) is not None:
        named = view.gap_has_any(strong.last, first, ",")
        return added if named else strong
    behind = next((cue for cue in weak if 0 <= cue.first - last <= 1 and not separated(view, last, cue.first)), None)
    if behind is not None and strong.first >= behind.last and separated(view, behind.last, strong.first):
        return behind
    before = next((cue for cue in weak if 0 <= first - cue.last <= 1 and not separated(view, cue.last, first)), None)
    if before is None or strong.last > before.first or not separated(view, strong.last, before.first):
        return strong
    if any(cue.last == before.first for cue in view.cues_of("that_words")):
        return strong  # "applications that require MFA" only tells which
    return before if any(hit.last <= before.first for hit in view.hits) else strong


def _is_said_of(view: View, verb: Cue, first: int, last: int) -> bool:
    """Tell whether a weak verb, with an adverb perhaps, ends what is said of the place: `TLS 1.3 being strongly recommended`."""
    near = last <= verb.first <= last + _BESIDE and not separated(view, last, verb.first)
    if not near or view.hit_at(first) is None or view.strange_between(last, verb.first) > 1:
        return False
    if verb.last == view.sentence.last or view.text.gap(verb.last) != " ":
        return True
    return view.text.words[verb.last] in view.wording.small_words or "conditions" in view.groups_between(verb.last, verb.last + 1)


def _able(view: View, groups: Iterable[str], first: int, last: int) -> list[Cue]:
    """Return the verbs of some groups that a place can belong to."""
    asks = not view.lacks(_QUESTIONS)
    return [
        cue
        for cue in view.cues_of(*groups)
        if not (
            _of_purpose(view, cue)
            or _says_when(view, cue)
            or _in_condition(view, cue, first)
            or _is_demanded(view, cue)
            or _comes_with(view, cue, first)
            or _ends_then(view, cue, first)
            or (cue.group == "on_request" and _hands_over(view, cue))
            or (cue.group == "besides" and not directly_follows(view, cue, first))
            or (asks and _in_question(view, cue, first))
            or (cue.first >= last and _of_something_after(view, cue, first, last))
            or _is_done(view, cue, first, last)
            or (cue.last <= first and ends_before(view, cue, first))
        )
    ]


def _of_something_after(view: View, verb: Cue, first: int, last: int) -> bool:
    """Tell whether a verb after the place belongs to something else that is said there."""
    return (
        added(view, verb, first, last)
        or _of_another_subject(view, verb, first, last)
        or _beyond_another(view, verb, last)
        or _beyond_floor(view, verb, first, last)
        or _of_next_name(view, verb, last)
        or _speaks_of_else(view, verb, last)
        or (verb.group == "progress" and view.says_or(last, verb.first))  # "certified, or the audit is in progress"
    )


def _speaks_of_else(view: View, verb: Cue, last: int) -> bool:
    """Tell whether a permission far behind the place has a subject of its own: `tested by a pentest, findings below 4 may stay open`."""
    if verb.first < last or verb.group not in {"optional", "weak_optional", "not_required"}:
        return False
    comma = next((index for index in range(verb.first, last - 1, -1) if view.gap_has(index, ",")), None)
    return comma is not None and view.strange_between(comma, verb.first) > 1 and view.strange_between(last, verb.first) > _OWN_SUBJECT


def _of_another_subject(view: View, verb: Cue, first: int, last: int) -> bool:
    """Tell whether a negative verb after the place has a subject of its own: `support TLS, other protocols need not be offered`."""
    if verb.first < last or verb.group not in {"forbidden", "not_required", "situation"}:
        return False
    apart = has_own_subject(view, verb, last) or _is_reason(view, verb, last)
    if (apart and _is_spoken_for(view, first)) or _has_own_predicate(view, verb, last):
        return True
    comma = next((index for index in range(verb.first, last - 1, -1) if view.gap_has(index, ",")), None)
    listed = comma is not None and any(cue.group == "and_words" and comma <= cue.first < verb.first for cue in view.compare)
    if listed and view.groups_between(last, verb.first).isdisjoint(_BEGINS_ANEW):
        return False  # the last comma is one of a list, and the verb has the whole list as its subject
    if comma is None:
        return False
    if view.strange_between(comma, verb.first) == 1 and verb.last < view.sentence.last and not view.is_plain_between(verb.last):
        return view.groups_between(comma, verb.first).isdisjoint({"that_words"})  # ", there may be no findings"
    return view.strange_between(comma, verb.first) > 1 and view.strange_between(last, verb.first) > SUBJECT_REACH


def _has_own_predicate(view: View, verb: Cue, last: int) -> bool:
    """Tell whether a comma parts the place and its own predicate from a later verb: `SNMPv3 is supported, SNMPv1 is not used`."""
    own = next((cue for cue in view.cues_of("accepting") if last <= cue.first < verb.first), None)
    if own is None or view.strange_between(last, own.first) > 1 or view.gap_has_any(last, own.first, ","):
        return False
    comma = view.gap_has_any(own.last, verb.first, ",")
    return comma and any(hit.named and own.last <= hit.first < verb.first for hit in view.hits)


def _is_reason(view: View, verb: Cue, last: int) -> bool:
    """Tell whether a later verb belongs to a name in a dependent part: `uses HTTPS because FTP is not supported`."""
    joint = next((cue for cue in view.cues_of("that_words") if last <= cue.first < verb.first), None)
    return joint is not None and any(hit.named and joint.last <= hit.first <= joint.last + 1 < verb.first for hit in view.hits)


def _is_spoken_for(view: View, first: int) -> bool:
    """Tell whether the place has a verb before it, or is the means to something: `runs over TLS`."""
    clause = view.clause_of(first)
    before = any(cue.last <= first and view.clause_of(cue.first) == clause for cue in view.cues_of(*ALL_VERBS, "accepting", "explains"))
    return before or any(0 <= first - cue.last <= 1 for cue in view.cues_of("that_words"))


def _beyond_another(view: View, verb: Cue, last: int) -> bool:
    """Tell whether another name with a word of its own stands before a later verb: `A, B preferred, C not permitted`."""
    if verb.first < last or not view.gap_has_any(last, verb.first, ","):
        return False
    return not view.groups_between(last, verb.first).isdisjoint({"preferred", "voluntary", "weak_required", "weak_recommended"})


def _beyond_floor(view: View, verb: Cue, first: int, last: int) -> bool:
    """Tell whether a later verb belongs to what follows a lowest version: `TLS 1.2 as a minimum, TLS 1.3 being recommended`."""
    if verb.first < last or not view.gap_has(last, ","):
        return False
    floor = any(cue.group in {"at_least_before", "at_least_after"} and first <= cue.first and cue.last == last for cue in view.compare)
    return floor and any(view.hit_at(index) is not None or index in view.versions for index in range(last, verb.first))


def _is_demanded(view: View, verb: Cue) -> bool:
    """Tell whether what can be done is itself demanded: the `can` of `verify that users can log in with two factors`."""
    if verb.group != "weak_optional":
        return False
    if view.text.words[verb.first] in view.wording.abilities and (verb.first == view.sentence.first or view.parted(verb.first)):
        return True  # an item of a list without a subject: "- Can sign in users over SAML"
    before = next((cue for cue in reversed(view.cues_of("weak_required")) if cue.last <= verb.first), None)
    if before is None or view.clause_of(before.first) != view.clause_of(verb.first):
        return False
    between = range(before.last, verb.first)
    opens = before.first == view.sentence.first and all(view.hit_at(index) is None for index in between)
    return opens or not any(view.gap_has(index, ",") for index in (*between, verb.first))


def _ends_then(view: View, verb: Cue, first: int) -> bool:
    """Tell whether a permission ends before what comes then: `WPA2 is permitted until 2026; after that WPA3 applies`."""
    if verb.last > first or verb.group not in _PERMITS or "then_words" not in view.compared:
        return False
    return any(
        cue.group == "then_words" and verb.last <= cue.first < cue.last <= first and view.gap_has(cue.first, ",;") for cue in view.compare
    )


def _comes_with(view: View, verb: Cue, first: int) -> bool:
    """Tell whether a permission is for another means, with which the place comes: `kan via het netwerk, met gebruik van TLS`."""
    if verb.group not in _PERMITS or verb.last > first:
        return False
    using = next((cue for cue in reversed(view.cues_of("using")) if verb.last <= cue.first and cue.last <= first), None)
    if using is None or view.clause_of(verb.first) != view.clause_of(first):
        return False
    return any(verb.last <= cue.first < using.first - 1 for cue in view.cues_of("that_words"))


def _hands_over(view: View, request: Cue) -> bool:
    """Tell whether a request is for proof of what is demanded anyway: `has tests done and provides the report on request`."""
    clause = view.clause_of(request.first)
    return any(cue.group != "not_proof" and view.clause_of(cue.first) == clause for cue in (*view.proof, *view.proof_in_names))


def _says_when(view: View, verb: Cue) -> bool:
    """Tell whether words of permission at the head of a sentence only say when: `On request, hand over the report`."""
    return (
        verb.group in {"optional", "on_request"}
        and verb.first == view.sentence.first
        and verb.last < view.sentence.last
        and view.gap_has(verb.last, ",")
    )


def _in_condition(view: View, verb: Cue, first: int) -> bool:
    """Tell whether a verb belongs to a condition that a comma ends before the place: `If SSO cannot be used, enable two factors`."""
    if verb.last > first:
        return False
    comma = view.first_gap(verb.last, first, ",")
    return comma is not None and any(
        cue.last <= verb.first
        and view.clause_of(cue.first) == view.clause_of(verb.first)
        and view.bracket_of(cue.first) == view.bracket_of(verb.first)
        and not view.gap_has_any(cue.last, verb.first, ",:")
        and view.groups_between(cue.last, verb.first).isdisjoint(ALL_VERBS)
        and (opens_clause(view, cue) or _is_only(view, cue))
        for cue in view.cues_of("conditions")
    )


def _is_only(view: View, condition: Cue) -> bool:
    """Tell whether a condition is part of one that opens the sentence, or follows a comma: `only if`."""
    return any(cue.group == "only_if" and condition.first in cue.runs() and opens_clause(view, cue) for cue in view.compare)


def opens_clause(view: View, cue: Cue) -> bool:
    """Tell whether a word opens the sentence, or follows a comma."""
    return cue.first == view.sentence.first or view.gap_has(cue.first, ",:;|")


def _of_next_name(view: View, verb: Cue, last: int) -> bool:
    """Tell whether a wish after a comma stands before another name: the `recommended` of `at least AES-128, recommended AES-256`."""
    if verb.first < last or verb.group not in {"weak_recommended", "weak_optional", "weak_required", "forbidden"}:
        return False
    return view.gap_has(verb.first, ",") and view.hit_at(verb.last) is not None and not view.gap_has(verb.last, ",")


def _of_purpose(view: View, verb: Cue) -> bool:
    """Tell whether a permission tells what a demand is for: `is signed so that receivers can trust it`."""
    if verb.group not in {"optional", "weak_optional"}:
        return False
    clause = view.clause_of(verb.first)
    return any(cue.last <= verb.first and view.clause_of(cue.first) == clause for cue in view.cues_of("purpose_words"))


def _in_question(view: View, verb: Cue, first: int) -> bool:
    """Tell whether a verb belongs to an indirect question that the place is not part of: `shows what must happen`."""
    return any(
        cue.first < verb.first <= cue.last + _INDIRECT_REACH
        and not cue.last <= first < verb.first
        and view.clause_of(cue.first) == view.clause_of(verb.first)
        for cue in view.cues_of(*_QUESTIONS)
    )


def _nearest(view: View, verbs: list[Cue], first: int, last: int) -> Cue:
    """Return the last verb before the place, else the one inside it, or the one after it that has the place as its subject."""
    before = next((cue for cue in reversed(verbs) if cue.first < first), None)
    after = next((cue for cue in verbs if cue.first >= last), None)
    if before is None:
        return next((cue for cue in verbs if first <= cue.first < last), None) or after or verbs[-1]
    if after is not None and said_already(view, before, first) and not separated(view, last, after.first):
        return after
    if after is None or after.first - last > SUBJECT_REACH or separated(view, last, after.first):
        return before
    return after if separated(view, before.last, first) or before.group in {"situation", "weak_situation"} else before


def _is_done(view: View, verb: Cue, first: int, last: int) -> bool:
    """Tell whether a refusal before the place is spoken of another name, and the place has a verb itself: `A is banned, B being used`."""
    if verb.group != "forbidden" or verb.last > first or not said_already(view, verb, first):
        return False
    clause = view.clause_of(first)
    later = (cue for cue in view.cues_of("required", "weak_required", "recommended", "optional") if cue.first >= last)
    return any(view.clause_of(cue.first) == clause and not separated(view, last, cue.first) for cue in later)


def directly_follows(view: View, cue: Cue, first: int) -> bool:
    """Tell whether a place is what a preposition is about: near behind it in its brackets, with no name, verb or comma between."""
    if not 0 <= first - cue.last <= _BESIDES_REACH or view.bracket_of(cue.first) != view.bracket_of(first):
        return False
    between = range(cue.last, first)
    support = {index for other in view.cues_of("accepting") for index in other.runs()}
    if sum(not view.is_plain_between(index) and index not in support for index in between) > 1:
        return False
    alone = all(view.hit_at(index) is None for index in between) and view.groups_between(cue.last, first).isdisjoint(ALL_VERBS)
    return alone and not view.gap_has_any(cue.last + 1, first, ",;")


def separated(view: View, start: int, end: int) -> bool:
    """Tell whether a comma, a joining word or a contrast stands between runs `start` and `end`."""
    if any(cue.group == "and_words" and start <= cue.first < end for cue in view.compare):
        return True
    if not view.groups_between(start, end).isdisjoint({"but_words", "conditions", "that_words", "purpose_words"}):
        return True
    return any(view.gap_has(index, ",:") for index in range(start, min(end + 1, view.sentence.last)))
