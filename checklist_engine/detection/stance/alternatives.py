"""Whether a name is only an example, or one of several ways of which one suffices."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.language.verbs import ALL_VERBS
from checklist_engine.detection.stance.joints import ROOM_FOR_NOUN, joints_of, lists_of, outside_brackets, slashes_of

if TYPE_CHECKING:
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.view import View

__all__ = ["one_of_several", "start_of_choice", "ways"]

_OPENS = frozenset({"such_as", "either", "kinds", "and_so_on", "or_else", "or_other"})
"""Groups of which every example and every choice without an `or` has one."""
_BESIDE = 2
_ROOM_FOR_VERSION = 4
_OPEN_REACH = 3
_EXAMPLE_REACH = 2
"""How many strange runs behind `such as` what has no name may still be an example."""
_VERBS = frozenset({"accepting", "explains"})


def one_of_several(view: View, first: int, last: int) -> Cue | None:
    """Return the cue that makes the place an example or one choice among others."""
    if (unprotected := _beside_unprotected(view, first, last)) is not None:
        return unprotected
    if view.chosen is None and "or_words" not in view.compared and view.lacks(_OPENS) and not slashes_of(view):
        return None
    found = _example(view, first, last) or _other_way(view, first, last) or _joint(view, first, last) or _or_verb(view, first)
    return found or (_equivalent_of_several(view, first) if view.equivalent else None)


def _beside_unprotected(view: View, first: int, last: int) -> Cue | None:
    """Return the form without protection that a slash joins to a name: `HTTP/HTTPS`."""
    words = view.text.words
    for index, slash in ((first - 1, first), (last, last)):
        inside = view.sentence.first <= index < view.sentence.last and view.gap_has(slash, "/")
        if inside and words[index] in view.wording.unprotected and words[first].startswith(words[index]):
            return Cue("or_words", index, index + 1, index)
    return None


def _example(view: View, first: int, last: int) -> Cue | None:
    """Return the cue of an example, or of a choice that is announced: `such as SAML`, `either SAML or`, `(SAML, etc.)`."""
    bracket, clause = view.bracket_of(first), view.clause_of(first)
    for cue in view.cues_of("such_as", "either"):
        announced = view.gap_has(cue.last, ":") if cue.last < view.sentence.last else False  # "Examples include: a report; a certificate"
        same = cue.last <= first and (announced or (view.clause_of(cue.first) == clause and view.encloses(cue.first, first)))
        opens = cue.group == "such_as" and cue.first == view.sentence.first  # "For example, enable secure boot."
        far = cue.group == "such_as" and view.hit_at(first) is None and view.strange_between(cue.last, first) > _EXAMPLE_REACH
        if (
            same
            and (announced or opens or not (far or _examples_end(view, cue, first)))
            and (opens or view.groups_between(cue.last, first).isdisjoint(ALL_VERBS))
        ):
            return cue
    if bracket and (kind := _kind_before(view, first, bracket)) is not None:
        return kind
    return _open_list(view, first, last, bracket)


def _examples_end(view: View, cue: Cue, first: int) -> bool:
    """Tell whether examples end before the place: `protocols such as TLS 1.3 for all transmissions, the use of a VPN`."""
    if cue.group != "such_as" or view.bracket_of(cue.first):
        return False
    before = next((hit for hit in reversed(view.hits) if hit.named and cue.last <= hit.first and hit.last <= first), None)
    if before is None or outside_brackets(view, before.last, first) < _OPEN_REACH:
        return False
    comma = view.first_gap(before.last, first, ",")
    return comma is not None and outside_brackets(view, before.last, comma) > 1 and outside_brackets(view, comma, first) > 0


def _other_way(view: View, first: int, last: int) -> Cue | None:
    """Return the cue by which the rest of the sentence, or the next item, is another way: `or another scheme`, `or alternatively`."""
    clause = view.clause_of(first)
    if view.chosen is not None:
        return view.chosen
    for cue in view.cues_of("or_else"):
        if view.clause_of(cue.first) == clause and view.encloses(cue.first, first):
            return cue
    for cue in view.cues_of("or_other"):
        if 0 <= first - cue.last <= 1 and view.clause_of(cue.first) == clause and not view.gap_has(first, ","):
            return cue  # "a hardware token or another FIDO2 authenticator"
        if 0 <= cue.first - _end_of_names(view, last, cue.first) <= _ROOM_FOR_VERSION and view.clause_of(cue.first) == clause:
            return cue
    return None


def _or_verb(view: View, first: int) -> Cue | None:
    """Return the verb behind an `or`, with the place as its object: `sign the file or use TLS`; not of `shall enforce or support`."""
    verbs = {cue.first: cue for cue in view.cues_of("accepting", "explains")}
    firm = view.cues_of("required", "recommended")
    for cue in view.compare:
        verb = verbs.get(cue.last) if cue.group == "or_words" and cue.last <= first else None
        shared = any(0 <= cue.first - other.last <= 1 for other in firm)
        if verb is not None and not shared and 0 <= first - verb.last <= _BESIDE and view.clause_of(first) == view.clause_of(cue.first):
            return verb
    return None


def start_of_choice(view: View, first: int) -> int:
    """Return where the names begin that an `or` joins to a place, or the place itself: `instead of Telnet or FTP`."""
    joints = joints_of(view)
    return next((run[0].first for run in lists_of(view, joints) if run[0].first <= first < run[-1].last), first)


def ways(view: View, first: int, cue: Cue) -> tuple[str, ...]:
    """Return all standards of which one suffices, where the sentence names each of them; none where anything else would do as well."""
    joints = joints_of(view)
    if cue.group == "either" and not joints:
        return _announced(view, cue)
    for run in lists_of(view, joints):
        standards = sorted({hit.standard for hit in run})
        inside = run[0].first <= first < run[-1].last
        if cue.group in {"or_words", "either"} and inside and len({view.kin(hit) for hit in run}) > 1:
            return tuple(standards)
    return ()


def _announced(view: View, either: Cue) -> tuple[str, ...]:
    """Return the standards of a list that `one of the following:` announces and in which no `or` stands, if it names nothing else."""
    clause = view.clause_of(either.first)
    named = [hit for hit in view.hits if hit.named and hit.first >= either.last and view.clause_of(hit.first) == clause]
    if not named or view.gap_has_any(named[-1].last, view.sentence.last - 1, ","):
        return ()
    near = all(outside_brackets(view, one.last, other.first) == 0 for one, other in itertools.pairwise(named))
    standards = tuple(sorted({hit.standard for hit in named}))
    return standards if near and len({view.kin(hit) for hit in named}) > 1 else ()


def _open_list(view: View, first: int, last: int, bracket: int) -> Cue | None:
    """Return the `etc.` that ends the list of names which the place is part of."""
    for cue in view.cues_of("and_so_on"):
        if cue.first < last or view.bracket_of(cue.first) != bracket or view.clause_of(cue.first) != view.clause_of(last - 1):
            continue
        listed = view.gap_has(first, ",") and view.hit_at(first - 1) is not None  # the last of them: "ISO 27001, PCI DSS etc."
        comma = bracket or listed or view.gap_has_any(last, cue.first, ",")
        if (
            comma
            and view.groups_between(last, cue.first).isdisjoint(ALL_VERBS)
            and (bracket or view.strange_between(last, cue.first) <= _OPEN_REACH)
        ):
            return cue
    return None


def _kind_before(view: View, first: int, bracket: int) -> Cue | None:
    """Return the `secure protocols` before brackets with examples, where no joining word makes a list of the examples."""
    opening = first
    while opening > view.sentence.first and view.bracket_of(opening - 1) == bracket:
        opening -= 1
    kind = next((cue for cue in view.cues_of("kinds") if cue.last == opening), None)
    listed = any(cue.group == "and_words" and view.bracket_of(cue.first) == bracket for cue in view.compare)
    return None if listed else kind


def _joint(view: View, first: int, last: int) -> Cue | None:
    """Return the `or` by which another name, or something else than a standard, suffices as well: `SAML or OpenID Connect`.

    Behind a name there is room for one word, `FIPS 140-2 validated or`; but in `TLS errors or warnings` it joins something else.
    """
    joints = joints_of(view)
    if not joints:
        return None
    if view.hit_at(first) is None and (joint := _joint_before(view, joints, first)) is not None:
        return joint
    own = next((hit for hit in reversed(view.hits) if hit.named and hit.first <= first), None)
    if own is None:
        return None
    lists = lists_of(view, joints)
    if not any(own in run for run in lists):
        own = _explained_by(view, own)
    first = min(first, own.last - 1)
    for run in lists:
        if own in run and len({view.kin(hit) for hit in run}) > 1:
            joint = next(cue for cue in joints if run[0].last <= cue.first and cue.last <= run[-1].first)
            return joint if joint.last > joint.first else Cue("or_words", joint.first, joint.first + 1, joint.first)
    if own.first <= first < own.last and (joint := _behind_or(view, joints, own)) is not None:
        return joint
    clause = view.clause_of(first)
    cue = next((cue for cue in joints if cue.first >= last and view.clause_of(cue.first) == clause), None)
    if (
        cue is None
        or view.hit_at(cue.last) is not None
        or view.bracket_of(cue.first) not in {view.bracket_of(first), view.bracket_of(last - 1)}
        or any(last <= run[0].first and run[0].last <= cue.first < run[-1].first for run in lists)
    ):
        return None  # it may join others: "MFA with TOTP or a FIDO2 key"
    last = _end_of_names(view, last, cue.first)
    own = next((hit for hit in view.hits if hit.named and hit.last == last), own)
    return cue if _stands_by(view, own, last, cue) else None


def _stands_by(view: View, own: Hit, last: int, joint: Cue) -> bool:
    """Tell whether an `or` behind a name joins something to the name itself: not `AES in CBC or GCM mode`, nor behind a comma."""
    if outside_brackets(view, last, joint.first) > ROOM_FOR_NOUN or "faults" in view.groups_between(last, joint.first):
        return False
    if joint.first > last and view.text.words[joint.first - 1] in view.wording.to_words | view.wording.by_words:
        return False  # "a second factor sent to or made on a device"
    if not (view.wording.for_words | view.wording.in_words).isdisjoint(view.text.words[last : joint.first]):
        return False
    comma = any(
        view.gap_has(index, ",") and view.bracket_of(index) == view.bracket_of(last - 1) and not view.text.words[index].isdigit()
        for index in range(last, joint.first)
    )
    return not comma and (not view.gap_has(joint.first, ",") or _ends_list(view, own, joint))


def _equivalent_of_several(view: View, first: int) -> Cue | None:
    """Return the `or` of an equivalent that ends a list of several names, of which one suffices: `ISO 27001, NIST CSF or equivalent`."""
    named = [hit for hit in view.hits if hit.named]
    for equivalent in view.equivalent:
        listed: list[Hit] = []
        for hit in reversed([hit for hit in named if hit.last <= equivalent.first]):
            if listed and not _is_listed(view, hit, listed[-1]):
                break
            listed.append(hit)
        near = listed and equivalent.first - listed[0].last <= _ROOM_FOR_VERSION and equivalent.first not in view.versions
        several = len({view.kin(hit) for hit in listed}) > 1 and any(hit.first == first for hit in listed)
        if near and several and outside_brackets(view, listed[0].last, equivalent.first) == 0:
            return Cue("or_words", equivalent.first, equivalent.last, equivalent.tail)
    return None


def _is_listed(view: View, one: Hit, other: Hit) -> bool:
    """Tell whether a comma or a slash joins two names of a list, and no `and`."""
    joined = view.gap_has_any(one.last, other.first, ",") or (other.first == one.last and view.gap_has(other.first, "/"))
    near = outside_brackets(view, one.last, other.first) <= ROOM_FOR_NOUN and view.clause_of(one.first) == view.clause_of(other.first)
    return joined and near and not any(cue.group == "and_words" and one.last <= cue.first < other.first for cue in view.compare)


def _explained_by(view: View, hit: Hit) -> Hit:
    """Return the name before brackets with nothing but names, which explain it, or else the name itself: `OIDC (OAuth 2.0) or`."""
    bracket = view.bracket_of(hit.first)
    if not bracket:
        return hit
    inside = [index for index in range(view.sentence.first, view.sentence.last) if view.bracket_of(index) == bracket]
    alone = all(index in view.versions or view.hit_at(index) is not None for index in inside)
    before = next((other for other in view.hits if other.named and other.last == inside[0]), None)
    return before if alone and before is not None else hit


def _behind_or(view: View, joints: list[Cue], hit: Hit) -> Cue | None:
    """Return the `or` directly before a name that makes it the other way beside something without a name: `the guideline or ISO 29147`."""
    named = [other for other in view.hits if other.named]
    return next(
        (
            cue
            for cue in joints
            if 0 <= hit.first - cue.last <= _BESIDE + 1
            and cue.first > view.sentence.first + 1
            and not any(
                other.last <= cue.first
                and view.kin(other) == view.kin(hit)
                and outside_brackets(view, other.last, cue.first) <= ROOM_FOR_NOUN
                for other in named
            )
            and view.strange_between(cue.last, hit.first) <= int(bool(named) and named[0].last <= cue.first)
            and all(view.hit_at(index) is None for index in range(cue.last, hit.first))
            and view.groups_between(cue.last, hit.first).isdisjoint(_VERBS)
            and not view.gap_has_any(cue.last, hit.first, ",:")
            and view.bracket_of(cue.first) == view.bracket_of(hit.first)
            and view.clause_of(cue.first) == view.clause_of(hit.first)
        ),
        None,
    )


def _ends_list(view: View, hit: Hit, joint: Cue) -> bool:
    """Tell whether a comma and `or` end a list of names with one more thing: `HTTPS, SFTP, or AS2`; not `TLS, or the supplier explains`."""
    before = next((other for other in reversed(view.hits) if other.named and other.last <= hit.first), None)
    listed = before is not None and view.gap_has(hit.first, ",") and outside_brackets(view, before.last, hit.first) <= ROOM_FOR_NOUN
    return listed and not any(cue.first > joint.last for cue in view.cues_of(*ALL_VERBS, "accepting"))


def _joint_before(view: View, joints: list[Cue], first: int) -> Cue | None:
    """Return the `or` behind a name that makes what is only implied the other way: `TOTP or a security key`."""
    for cue in joints:
        if 0 <= first - cue.last <= 1 and view.hit_at(cue.first - 1) is not None and view.bracket_of(cue.first) == view.bracket_of(first):
            return cue
    return None


def _end_of_names(view: View, last: int, end: int) -> int:
    """Return where a list of names with commas that a place ends in goes on to, before run `end`: `HTTPS, TLS or another mechanism`."""
    for hit in view.hits:
        if not hit.named or not last <= hit.first < end:
            continue
        if not view.gap_has(hit.first, ",") or outside_brackets(view, last, hit.first) > ROOM_FOR_NOUN:
            break
        last = hit.last
    return last
