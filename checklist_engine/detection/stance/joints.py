"""The words and signs by which two ways are joined of which one suffices, and the names that they join."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue

if TYPE_CHECKING:
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.view import View

__all__ = ["ROOM_FOR_NOUN", "joints_of", "lists_of", "outside_brackets", "slashes_of"]

ROOM_FOR_NOUN = 1
"""How many words may stand between two names that a comma or `or` joins: `SAML federation or OpenID Connect`."""
_OF_VERSIONS = frozenset({"release_words", "revision_words", "version_words", "at_least_before", "latest_words", "current_words"})
"""What may follow an `or` between two versions."""
_NO_TURN = frozenset({"preferred", "voluntary", "kinds", "faults", "accepting", "explains"})
"""Words that may follow an `or` between two nouns; any other cue begins something new: `or explain`."""


def joints_of(view: View) -> list[Cue]:
    """Return the `or`s that join two ways: not those of an equivalent, of versions, or within a verb."""
    equivalent = {index for cue in view.equivalent for index in range(cue.first, cue.last)}
    turning = {cue.first for cue in view.main if cue.group not in _NO_TURN and not _inserted(view, cue)}
    words = view.text.words
    spoken = [
        cue
        for cue in view.compare
        if cue.group == "or_words"
        and cue.first not in equivalent
        and cue.last < view.sentence.last
        and (cue.last not in turning or _is_parallel(view, cue) or _is_other_means(view, cue))
        and not _joins_verbs(view, cue)
        and not words[cue.last].isdigit()
        and (cue.last not in view.versions or view.hit_at(cue.last) is not None)
        and not any(other.first == cue.last and other.group in _OF_VERSIONS and not _before_another(view, other) for other in view.compare)
    ]
    return spoken + slashes_of(view)


def slashes_of(view: View) -> list[Cue]:
    """Return where a sign stands for an `or` between names of which one does: a slash, `SAML/OpenID Connect`, or a comma.

    A comma does so in brackets, and in a list behind what makes it a list of means: `sent using SFTP, FTPS`.
    """
    found: list[Cue] = []
    for one, other in itertools.pairwise(view.hits):
        if not (one.named and other.named and view.are_rivals(one, other) and one.last <= other.first):
            continue
        bracket = view.bracket_of(one.first)
        enclosed = (
            bracket
            and bracket == view.bracket_of(other.first)
            and not any(cue.group == "and_words" and view.bracket_of(cue.first) == bracket for cue in view.compare)
        )
        if view.gap_has(other.first, "/,;" if enclosed else "/") or (view.gap_has(other.first, ",") and _are_means(view, one, other)):
            found.append(Cue("or_words", other.first, other.first, other.first))
    return found


def _are_means(view: View, one: Hit, other: Hit) -> bool:
    """Tell whether two names stand in a list of names behind a word such as `using`, with nothing but commas and slashes in it."""
    first, last = one.first, other.last
    while (before := view.hit_at(first - 1) if first > view.sentence.first else None) is not None and view.gap_has(first, ",/"):
        first = before.first
    while (after := view.hit_at(last) if last < view.sentence.last else None) is not None and view.gap_has(last, ",/"):
        last = after.last
    if first == view.sentence.first or view.text.words[first - 1] not in view.wording.by_words or view.gap_has_any(first, first, ",:;|("):
        return False
    if last < view.sentence.last and view.text.words[last] in view.wording.participles:
        return False  # "via SFTP, FTP being prohibited"
    return not any(cue.group in {"and_words", "or_words"} and 0 <= cue.first - last <= ROOM_FOR_NOUN for cue in view.compare)


def _before_another(view: View, floor: Cue) -> bool:
    """Tell whether `at least` stands before another name than those before it: `OpenID Connect or at least SAML 2.0`."""
    hit = next((hit for hit in view.hits if hit.named and 0 <= hit.first - floor.last <= 1), None)
    return (
        floor.group == "at_least_before"
        and hit is not None
        and all(view.kin(other) != view.kin(hit) for other in view.hits if other.last <= floor.first)
    )


def _is_parallel(view: View, joint: Cue) -> bool:
    """Tell whether the word behind an `or` stands before a name as well: `via SFTP or via a web service`."""
    words = view.text.words
    return any(
        hit.named and view.sentence.first < hit.first and hit.last <= joint.first and words[hit.first - 1] == words[joint.last]
        for hit in view.hits
    )


def _is_other_means(view: View, joint: Cue) -> bool:
    """Tell whether a preposition follows an `or`, and a means stands before it as well: `using SFTP or via a portal`.

    So it is where both have a name behind them: `nach ISO 27001 oder auf Basis von IT-Grundschutz`.
    """
    joining = view.cues_of("that_words")
    following = next((cue for cue in joining if cue.first == joint.last), None)
    if following is None or following.last == view.sentence.last:
        return False
    means = [cue for cue in joining if view.text.words[cue.last - 1] in view.wording.by_words]
    if _has_name(view, following):
        means = [cue for cue in joining if _has_name(view, cue)]
    elif following not in means:
        return False
    return any(cue.last < joint.first and view.hit_at(cue.last) is not None for cue in means)


def _has_name(view: View, preposition: Cue) -> bool:
    """Tell whether a name stands behind a preposition, with small words between perhaps."""
    place = preposition.last
    while place < view.sentence.last and view.text.words[place] in view.wording.small_words:
        place += 1
    return place < view.sentence.last and view.hit_at(place) is not None


def _joins_verbs(view: View, joint: Cue) -> bool:
    """Tell whether an `or` joins two verbs at the end of a clause, behind what they are about: `muss SAML erzwingen oder unterstützen`."""
    verb = next((cue for cue in view.cues_of("accepting") if cue.first == joint.last), None)
    ends = verb is not None and (verb.last >= view.sentence.last or view.gap_has(verb.last, ",;:|()"))
    return ends and view.hit_at(joint.first - 1) is None


def _inserted(view: View, cue: Cue) -> bool:
    """Tell whether a condition is only put in, between commas: `SFTP or, where that is impossible, FTPS`."""
    return cue.group == "conditions" and view.gap_has(cue.first, ",") and _end_of_insertion(view, cue.first) is not None


def _end_of_insertion(view: View, start: int) -> int | None:
    """Return the run behind the comma that ends what is put in at run `start`."""
    return view.first_gap(start + 1, view.sentence.last - 1, ",")


def lists_of(view: View, joints: list[Cue]) -> list[list[Hit]]:
    """Return the runs of names that a comma or `or` joins, where at least one `or` does: `SPF, DKIM or DMARC`."""
    named = [hit for hit in view.hits if hit.named]
    lists: list[list[Hit]] = []
    current: list[Hit] = named[:1]
    chosen = False
    for one, other in itertools.pairwise(named):
        between = [cue for cue in joints if one.last <= cue.first and cue.last <= other.first and _reaches(view, cue, one, other)]
        near = outside_brackets(view, one.last, _before_insertion(view, between, other.first)) <= ROOM_FOR_NOUN + len(between)
        near = near and view.clause_of(one.first) == view.clause_of(other.first)
        plain = not any(cue.group == "and_words" and one.last <= cue.first < other.first for cue in view.compare)
        comma = view.gap_has_any(one.last, other.first, ",")
        slash = other.first == one.last and view.gap_has(other.first, "/")
        # behind "SAML or OIDC" a comma begins something new
        goes_on = between or one.standard == other.standard or ((comma or slash) and not chosen)
        if near and plain and goes_on:
            if any(view.gap_has(cue.first, "([") for cue in between):
                lists += [current] if chosen else []
                current = [one]  # "SSH, TLS (or IPsec)"
            current.append(other)
            chosen = chosen or bool(between)
            continue
        lists += [current] if chosen else []
        current, chosen = [other], False
    return [*lists, current] if chosen else lists


def _reaches(view: View, joint: Cue, one: Hit, other: Hit) -> bool:
    """Tell whether an `or` joins two names and not words that belong to the first: not `AES for data or keys, TLS`."""
    whole = view.encloses(joint.first, other.first) and (view.gap_has(joint.first, "([") or view.encloses(joint.first, one.first))
    inserted = view.gap_has(joint.last, ",")  # "SFTP or, where that is impossible, FTPS"
    return whole and (inserted or not view.gap_has_any(joint.last, other.first, ","))


def _before_insertion(view: View, joints: list[Cue], end: int) -> int:
    """Return the run that what is put in behind an `or` begins with, if it reaches to run `end`."""
    for cue in joints:
        if cue.last < end and view.gap_has(cue.last, ",") and _end_of_insertion(view, cue.last) in {end, end - 1}:
            return cue.last
    return end


def outside_brackets(view: View, start: int, end: int) -> int:
    """Return how many strange runs stand between two places, brackets left out: `NTS (RFC 8915) or`."""
    level = view.bracket_of(start - 1)
    outside = (index for index in range(start, end) if view.bracket_of(index) in {0, level})
    return sum(not view.is_plain_between(index) and index not in view.versions for index in outside)
