"""Sentences that explain what they name, define it, or say what it demands itself, instead of demanding it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.view import View

__all__ = ["attributed", "defined", "ensuring", "explains_how", "goes_on_explaining", "is_explained", "prescribing"]

_QUOTED = compiled_later(r"[\s;\-*(\[0-9a-z.)\]]{0,12}\"[^\"\n]{2,60}\"\s")
"""A term in quotes at the head of a sentence."""
_EXPLAINED_REACH = 4
_APPOSITION = 16
"""How many runs may stand between the commas behind a name."""
_BESIDE = 2
_SPELLED = 7
"""How many runs the words of a name may have that brackets behind them repeat."""
_HEAD = 3
"""How many runs may precede the name that a sentence begins with: an article and a noun."""


def is_explained(view: View) -> bool:
    """Tell whether a sentence without a verb of demand explains the name that it begins with."""
    named = [hit for hit in view.hits if hit.named]
    hit = _named_again(view, named) if named else None
    if hit is None or any(_is_floor(view, cue) for cue in view.compare):
        return False  # who explains sets no floor
    if view.bracket_of(hit.first):
        return _is_spelled_out(view, hit)
    signs = "," if hit is named[0] else ",:"
    head = next((index for index in range(hit.first, view.sentence.first, -1) if view.gap_has(index, signs)), view.sentence.first)
    if hit.first - head > _HEAD or view.strange_between(head, hit.first) > 1:
        return False
    end = _behind_apposition(view, hit.last)
    near = (cue for cue in view.cues_of("explains") if 0 <= cue.first - end <= _EXPLAINED_REACH)
    explaining = next((cue for cue in near if view.clause_of(cue.first) == view.clause_of(hit.first)), None)
    joined = (
        cue for cue in view.compare if cue.group == "and_words" and explaining is not None and hit.last <= cue.first < explaining.first
    )
    if end == hit.last and any(view.hit_at(cue.last) is None for cue in joined):
        return False  # a list of nouns, of which one looks like a verb
    if explaining is not None and any(_heads(view, index) for index in range(hit.last, explaining.first + 1)):
        return False  # "Encryption at rest - encrypts all data": the name is but the heading of what is said
    return explaining is not None and not any(end <= cue.first < explaining.first for cue in view.cues_of("accepting"))


def _is_spelled_out(view: View, hit: Hit) -> bool:
    """Tell whether a name alone in brackets repeats the words that the sentence begins with: `Locking of domains (Registry Lock) is a`."""
    first = view.sentence.first
    alone = view.gap_has(hit.first, "(") and hit.last < view.sentence.last and view.gap_has(hit.last, ")")
    explaining = next((cue for cue in view.cues_of("explains") if cue.first == hit.last), None)
    spelled = 0 < hit.first - first <= _SPELLED and not view.gap_has_any(first + 1, hit.last, ",:;")
    return alone and explaining is not None and spelled and not any(cue.first < hit.first for cue in view.main)


def _named_again(view: View, named: list[Hit]) -> Hit:
    """Return the first name, or the same behind the colon that ends a heading of nothing else: `DNSSEC: DNSSEC signs ...`."""
    first = named[0]
    for other in named[1:]:
        if other.first - first.last > _SPELLED:
            break
        heading = other.standard == first.standard and view.gap_has_any(first.last, other.first, ":")
        if heading and not view.strange_between(first.last, other.first) and not view.strange_between(view.sentence.first, first.first):
            return other
    return first


def _behind_apposition(view: View, last: int) -> int:
    """Return where the sentence goes on behind a name and what two commas say of it: `TLS, the successor of SSL, is a protocol`."""
    while last < view.sentence.last and (view.bracket_of(last) or last in view.versions):
        last += 1
    if last >= view.sentence.last or not view.gap_has(last, ","):
        return last
    close = next((index for index in range(last + 1, min(last + _APPOSITION, view.sentence.last)) if view.gap_has(index, ",")), None)
    return last if close is None or not any(cue.first == close for cue in view.cues_of("explains")) else close


def goes_on_explaining(view: View) -> bool:
    """Tell whether a sentence begins by saying what that which the one before it explains is or does: `It builds on OAuth 2.0`."""
    first = view.sentence.first
    return view.text.words[first] in view.wording.pronouns and any(cue.first == first + 1 for cue in view.cues_of("explains"))


def explains_how(view: View, verb: Cue) -> bool:
    """Tell whether a verb only stands in a question that the name answers: `DMARC tells how mail should be handled that fails SPF`."""
    if not is_explained(view):
        return False
    start = next((cue.last for cue in view.cues_of("explains")), verb.first)
    return any(start <= cue.first < verb.first for cue in view.cues_of("indirect"))


def _heads(view: View, index: int) -> bool:
    """Tell whether a colon or a dash before a run parts a heading from what is said under it."""
    gap = view.text.gap(index) if index < view.sentence.last else ""
    return ":" in gap or (gap.strip() == "-" and gap != "-")


def prescribing(view: View, first: int, last: int) -> Cue | None:
    """Return the verb by which the name that a sentence begins with demands something: `PCI DSS requires a scan each quarter`."""
    if "prescribes" not in view.compared:
        return None
    if view.bracket_of(first) and (own := view.hit_at(first)) is not None:  # "the Payment Card Standard (PCI DSS) requires"
        first, last = next(((hit.first, hit.last) for hit in view.hits if hit.standard == own.standard), (first, last))
    if first - view.sentence.first > _HEAD or view.strange_between(view.sentence.first, first) > 1:
        return None
    after = next((index for index in range(last, view.sentence.last) if not view.bracket_of(index)), view.sentence.last)
    verb = next((cue for cue in view.compare if cue.group == "prescribes" and after <= cue.first <= after + 1), None)
    if verb is not None and verb.first > after and (view.is_plain_between(after) or view.gap_has_any(after, verb.first, ",:;|()-/")):
        return None  # one noun may stand between: "The ISO 27001 certificate requires"
    told = verb is not None and verb.last < view.sentence.last and not view.gap_has(verb.last, ".:;,(|")
    return verb if told else None


def defined(view: View, first: int) -> Cue | None:
    """Return the words by which the clause of a place defines a term in quotes: `"Good Practice" includes conformance with ISO 27001`.

    So does each of several: `"SSO" means single sign-on; "SAML" means the language that it uses`.
    """
    clause, begin = view.clause_of(first), view.sentence.first
    if clause:
        begin = next(index for index in range(begin, first + 1) if view.clause_of(index) == clause)
    quoted = _QUOTED.match(view.text.plain, view.text.ends[begin - 1] if begin > view.sentence.first else view.sentence.start)
    if quoted is None:
        return None
    firm = any(view.clause_of(cue.first) == clause for cue in view.cues_of("required", "recommended", "forbidden"))
    defining = view.cues_of("defines") if firm else view.cues_of("defines", "explains")
    return next((cue for cue in defining if view.text.starts[cue.first] - quoted.end() in {0, 1}), None)


def _is_floor(view: View, cue: Cue) -> bool:
    """Tell whether a comparison is one with a number: `TLS 1.2 or higher`, not `policies that are different and more explicit`."""
    near = range(max(view.sentence.first, cue.first - _BESIDE), min(cue.last + _BESIDE, view.sentence.last))
    words = (view.text.words[index] for index in near)
    return cue.group in {"at_least_before", "at_least_after"} and any(word.isdigit() or word in view.wording.number_words for word in words)


def ensuring(view: View, verb: Cue) -> bool:
    """Tell whether a verb only tells what the standard does that it has as its subject: `The HSTS header ensures that browsers ...`."""
    if view.text.words[verb.first] not in view.wording.ensuring or not (named := [hit for hit in view.hits if hit.named]):
        return False
    hit = _named_again(view, named)
    if view.bracket_of(hit.first):
        return False
    head = hit is not named[0] or (hit.first - view.sentence.first <= _HEAD and view.strange_between(view.sentence.first, hit.first) <= 1)
    return head and 0 <= verb.first - hit.last <= 1 and not view.gap_has_any(hit.last, verb.first, ",:")


def attributed(view: View, first: int, last: int) -> Cue | None:
    """Return the word beside a name that makes it the attribute of something else: `TLS inspection`, `non-TLS traffic`."""
    if view.hit_at(first) is None:
        return None
    if first > view.sentence.first and view.text.words[first - 1] in view.wording.excluding and view.text.gap(first) == "-":
        return Cue("attributes", first - 1, first, first - 1)
    while (following := view.hit_at(last) if last < view.sentence.last else None) is not None or _joins(view, last):
        last = last + 1 if following is None else following.last  # "SPF/DMARC related services"
    return next((cue for cue in view.cues_of("attributes") if cue.first == last), None)


def _joins(view: View, index: int) -> bool:
    """Tell whether a run joins a name to the next one."""
    return view.hit_at(index + 1) is not None and any(cue.first == index and cue.group in {"and_words", "or_words"} for cue in view.compare)
