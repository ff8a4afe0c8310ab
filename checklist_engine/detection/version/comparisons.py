"""How a version is compared: the signs and words before and after it that make `1.2` into `1.2 or higher`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.version.words import before_name
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.view import View

__all__ = ["OPERATORS_AFTER", "OPERATORS_BEFORE", "VERSION_WORDS", "compared_after", "compared_before", "sign_before"]

_SIGN_BEFORE = compiled_later(r"(>=|=>|\u2265|<=|=<|\u2264|>|<)\s{0,2}v?\s{0,2}\Z")
_IN_SIGNS = frozenset("<>\u2264\u2265")  # every sign has one of these
_SIGNS = {">=": ">=", "=>": ">=", "\u2265": ">=", "<=": "<=", "=<": "<=", "\u2264": "<=", ">": ">", "<": "<"}
OPERATORS_BEFORE = {"at_least_before": ">=", "below_before": "<", "up_to_before": "<=", "above_before": ">"}
OPERATORS_AFTER = {"at_least_after": ">=", "up_to_after": "<="}
_REFUSES = ("forbidden", "negates", "refusing", "refused", "not_required")
VERSION_WORDS = frozenset({"version_words", "release_words", "revision_words"})
"""Groups of words that may stand between a name and its version."""


def sign_before(view: View, index: int) -> str:
    """Return the comparison that a sign before a run makes: the `>=` of `>= 1.2`."""
    start = view.text.starts[index]
    before = max(view.sentence.start, start - 8)
    match = None if _IN_SIGNS.isdisjoint(view.text.plain[before:start]) else _SIGN_BEFORE.search(view.text.plain, before, start)
    return _SIGNS[match.group(1)] if match else ""


def compared_after(view: View, index: int, end: int) -> tuple[int, str]:
    """Return where reading goes on after a number, and the comparison that follows it."""
    plain, place = view.text.plain, view.text.ends[index - 1]
    if plain[place : place + 1] == "+" and not plain[place + 1 : place + 2].isalnum():
        return index, ">="
    start = next((proof.last for proof in view.proof if proof.first == index), index)  # "level 3 validated or better"
    for cue in view.compare:
        near = start <= cue.first <= start + 2 and _only_measures(view, start, cue.first)
        if (
            cue.group == "at_least_before"
            and near
            and not _number_follows(view, cue.last, end)
            and not (view.gap_has(cue.last, "[") or _begins_amount(view, cue.last))
            and (view.gap_has(cue.last, ",;)|") or not before_name(view, cue))
        ):
            return cue.last, ">="
        follows = cue.group in OPERATORS_AFTER and near and cue.last <= view.sentence.last and not _begins_amount(view, cue.last)
        if follows and view.clause_of(index - 1) == view.clause_of(cue.first):
            return cue.last, OPERATORS_AFTER[cue.group]
    return index, ""


def _begins_amount(view: View, index: int) -> bool:
    """Tell whether a lowest amount of something else follows: `versie 4 vanaf ten minste vier servers`."""
    return any(cue.group == "at_least_before" and cue.first == index for cue in view.compare)


def compared_before(view: View, hit: Hit) -> str:
    """Return the comparison just before a name: the `at least` of `at least TLS 1.2`."""
    again = next((other for other in view.hits if other.named and other.last == hit.first and view.kin(other) == view.kin(hit)), hit)
    hit = again if view.bracket_of(hit.first) != view.bracket_of(again.first) else hit  # "minimum Secure Shell (SSH 2)"
    for cue in reversed(view.compare):
        near = cue.last <= hit.first and (hit.first <= cue.last + 2 or _only_measures(view, cue.last, hit.first))
        near = near and view.clause_of(cue.first) == view.clause_of(hit.first) and not _of_number_before(view, cue, hit)
        near = near and (view.bracket_of(cue.first) == view.bracket_of(hit.first) or not view.bracket_of(hit.first))
        certified = any(proof.last == cue.first for proof in view.proof)  # "validated under FIPS 140-2" compares nothing
        counted = any(cue.first in either.runs() for either in view.cues_of("either"))  # "at least one of SAML 2.0 and"
        if cue.group in OPERATORS_BEFORE and near and not certified and not counted and not _is_ground(view, cue, hit):
            return OPERATORS_BEFORE[cue.group]
    return sign_before(view, hit.first) or _opening(view)


def _is_ground(view: View, cue: Cue, hit: Hit) -> bool:
    """Tell whether an `under` names the ground or the means: `a level 1 provider under PCI DSS`, `kept under AES-256`.

    It compares the versions of a protocol where something is refused: `clients under TLS 1.2 are blocked`.
    """
    alone = cue.group == "below_before" and cue.last == cue.first + 1 == hit.first
    return alone and (view.kind_of(hit) != "internet-standard" or not view.cues_of(*_REFUSES))


def _opening(view: View) -> str:
    """Return the comparison that opens a sentence and holds for all of it: `At a minimum, the portal shall use TLS 1.2`."""
    first = view.sentence.first
    opens = any(cue.group == "at_least_before" and cue.first == first and view.gap_has(cue.last, ",") for cue in view.compare)
    return ">=" if opens else ""


def _of_number_before(view: View, cue: Cue, hit: Hit) -> bool:
    """Tell whether a comparison belongs to the number before it: parted by a comma, or in brackets of its own: `1.2 (minimum) or 1.3`."""
    before = cue.first - 1
    alone = view.gap_has(cue.first, "(") and view.bracket_of(cue.first) != view.bracket_of(hit.first)
    return (alone or view.gap_has(cue.last, ",;|")) and before >= view.sentence.first and view.text.words[before].isdigit()


def _only_measures(view: View, start: int, end: int) -> bool:
    """Tell whether nothing but what is measured stands between two places: the `key length of` of `a minimum key length of 256 bits`."""
    small = view.wording.small_words
    return all(word in small or _is_version_word(view, word) for word in view.text.words[start:end])


def _is_version_word(view: View, word: str) -> bool:
    return any(cue.group in VERSION_WORDS and word in view.text.words[cue.first : cue.last] for cue in view.compare)


def _number_follows(view: View, index: int, end: int) -> bool:
    if view.gap_has(index, ",;)|"):
        return False  # "1.2 minimum, 1.3 recommended"
    return any(view.text.words[place].isdigit() for place in range(index, min(end, index + 3)))
