"""How else a text may say which version it means, of any standard: a revision, a year, a document, or simply the latest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import runs_of
from checklist_engine.detection.version.item import Item
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.view import View

__all__ = ["designated", "header_value"]

_YEAR = compiled_later(r"(?:19|20)\d\d\Z")
_YEAR_GAP = compiled_later(r"[:(\-]| \(")
_HEADER = compiled_later(r"[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+")
_VALUE = compiled_later(r"\s?:\s{1,2}[\"']?([A-Za-z]+(?:-[a-z]+)*)[\"']?(?:\s?(?:\Z|[,;.)\n|])|\s+(?:-\s|[A-Z(]))")
_VALUE_ENDS = compiled_later(r"\s?:\s{1,2}[\"']?([A-Za-z]+(?:-[a-z]+)*)[\"']?\s{1,2}")
"""A header field and its value, and one that a word for `and` ends; what is more than one word is a policy, and no version."""
_CLOSE = 2
"""How many runs may stand between a name and the words that say which version of it is meant."""
_OF_REACH = 5
"""Likewise behind several words such as `latest revision of`."""
_PHRASE_REACH = 14
"""Likewise before a phrase such as `in its latest version`."""
_DOCUMENT_REACH = 4
_LONGEST_NUMBER = 5
_TIMELESS = frozenset({"latest_words", "current_words"})


def designated(view: View, hit: Hit, standard: Standard) -> Item | None:
    """Return the version by which a name is designated where its own scheme finds none, or None.

    Only a name proper has one: `the latest patches` is no version of patching.
    """
    if not hit.named or not _is_name(view, hit):
        return None
    return _revision(view, hit) or _year(view, hit) or _document(view, hit, standard) or header_value(view, hit) or _timeless(view, hit)


def _is_name(view: View, hit: Hit) -> bool:
    """Tell a name from a common noun: it has a capital after its first letter, or a number."""
    written = view.text.plain[view.text.starts[hit.first] : view.text.ends[hit.last - 1]]
    return any(sign.isupper() or sign.isdigit() for sign in written[1:])


def _revision(view: View, hit: Hit) -> Item | None:
    """Return the revision in `SP 800-53, Rev. 3` and `800-53r3`."""
    if "revision_words" not in view.compared:
        return None
    words = view.text.words
    for cue in view.compare:
        if cue.group == "revision_words" and hit.last <= cue.first <= hit.last + 1 and cue.last < view.sentence.last:
            attached = len(words[cue.first]) > 1 or not view.text.gap(cue.last)
            if words[cue.last].isdigit() and len(words[cue.last]) < _LONGEST_NUMBER and attached:
                return Item(f"rev {int(words[cue.last])}", "", cue.first, cue.last + 1)
    return None


def _year(view: View, hit: Hit) -> Item | None:
    """Return the year in `ISO 22301:2019` and `ISO 22301 (2019)`."""
    if hit.last >= view.sentence.last or not _YEAR.match(view.text.words[hit.last]):
        return None
    if _YEAR_GAP.fullmatch(view.text.gap(hit.last)) is None or view.text.plain[view.text.ends[hit.last] :][:2].strip(" ,;.").isdigit():
        return None
    return Item(view.text.words[hit.last], "", hit.last, hit.last + 1)


def _document(view: View, hit: Hit, standard: Standard) -> Item | None:
    """Return the RFC that is the name, or stands with another name of the same standard or just behind the name."""
    if "rfc" not in view.text.words:
        return None
    same = [other for other in view.hits if other.standard == standard.id and other.named]
    for first, last in [(hit.first, hit.last), *((other.first, other.last) for other in same)]:
        if (item := _rfc(view, range(first, last))) is not None:
            return _as_version(item, standard)
    for index in range(hit.last, min(hit.last + _DOCUMENT_REACH, view.sentence.last - 1)):
        if view.hit_at(index) is not None or view.text.words[index].isdigit():
            return None
        if (item := _rfc(view, range(index, index + 2))) is not None and view.hit_at(index) is None:
            return _as_version(item, standard) if view.gap_has(index, "([") else None
    return None


def _rfc(view: View, places: Iterable[int]) -> Item | None:
    places = list(places)
    words = view.text.words
    if len(places) > 1 and words[places[0]] == "rfc" and words[places[1]].isdigit() and len(words[places[1]]) <= _LONGEST_NUMBER:
        return Item(f"rfc{words[places[1]]}", "", places[0], places[1] + 1)
    return None


def header_value(view: View, hit: Hit) -> Item | None:
    """Return the one value that a header field is given: `X-Content-Type-Options: nosniff`."""
    plain, end = view.text.plain, view.text.ends[hit.last - 1]
    if ":" not in plain[end : end + 2]:
        return None
    if _HEADER.fullmatch(plain, view.text.starts[hit.first], end) is None:
        return None
    value = _VALUE.match(plain, end, view.sentence.end) or _before_and(view, end)
    if value is None:
        return None
    last = next((index for index in range(hit.last, view.sentence.last) if view.text.starts[index] >= value.end(1)), view.sentence.last)
    return Item(value.group(1), "", hit.last, last)


def _before_and(view: View, end: int) -> re.Match[str] | None:
    """Return the value behind character `end` that a word for `and` ends: `X-Frame-Options: DENY and`."""
    value = _VALUE_ENDS.match(view.text.plain, end, view.sentence.end)
    joints = {view.text.starts[cue.first] for cue in view.compare if cue.group == "and_words"} if value is not None else set()
    return value if value is not None and value.end() in joints else None


def _as_version(item: Item, standard: Standard) -> Item:
    """Return the version that a document publishes, where it is one of its names, else the document itself."""
    runs = runs_of(item.value)
    version = next((version.id for version in standard.versions if any(runs_of(name) == runs for name in version.names)), None)
    return item if version is None else Item(version, "", item.first, item.last)


def _timeless(view: View, hit: Hit) -> Item | None:
    """Return `latest` where the text asks for the newest version, or the one in force at the time, instead of a number."""
    small = view.wording.small_words
    for cue in view.compare if not view.compared.isdisjoint(_TIMELESS) else ():
        if cue.group not in _TIMELESS or view.clause_of(cue.first) != view.clause_of(hit.first):
            continue
        first, last = (cue.last, hit.first) if cue.last <= hit.first else (hit.last, cue.first)
        between = [index for index in range(first, last) if view.text.words[index] not in small]
        reach = _PHRASE_REACH if _is_phrase(view, cue, hit) else _OF_REACH if cue.last - cue.first > 1 and cue.last <= hit.first else _CLOSE
        alone = all(view.hit_at(index) is None for index in between) or _ends_list(view, cue, hit)
        near = last >= first and len(between) <= reach and alone
        if near and not _of_a_certificate(view, cue, hit):
            return Item("latest", "", cue.first, cue.last)
    return None


def _is_phrase(view: View, cue: Cue, hit: Hit) -> bool:
    """Tell whether the words follow the name as a phrase of their own, after its title perhaps: `in its latest version`."""
    return cue.first >= hit.last and not view.wording.in_words.isdisjoint(view.text.words[max(hit.last, cue.first - 2) : cue.first + 1])


def _ends_list(view: View, cue: Cue, hit: Hit) -> bool:
    """Tell whether the words follow a list that the name is part of, and of which nothing but names is: `ISO 27001 and C5 as amended`."""
    last = max((other.last for other in view.hits if other.named and other.last <= cue.first), default=hit.last)
    return _is_phrase(view, cue, hit) and all(view.is_plain_between(index) for index in range(hit.last, last))


def _of_a_certificate(view: View, cue: Cue, hit: Hit) -> bool:
    """Tell whether the words before a name are about its certificate: `your latest ISO 27001 certificate`."""
    nouns = range(hit.last, hit.last + 2)
    return cue.last <= hit.first and any(proof.group in {"certificates", "proof"} and proof.last - 1 in nouns for proof in view.proof)
