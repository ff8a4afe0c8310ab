"""What one requirement shows of what is bought: the subjects that it announces, names, or holds a sign of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.text.prepared import prepare
from checklist_engine.documents.sign_words import signs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.documents.sign_words import Signs

__all__ = ["Announced", "Shown", "read_heading", "read_requirement"]

_ANNOUNCED_WITHIN = 14
"""How many words after an announcement may name what is bought."""
_BEFORE_OPENING = 4
"""How many small words may stand before the one that opens a requirement."""


class Announced(msgspec.Struct, frozen=True):
    """The words of a subject where a sentence says what is bought.

    `is_own` tells that no other subject has the same words, `is_sign` that they are but a sign of it.
    """

    words: str
    is_own: bool
    is_sign: bool = False


class Shown(msgspec.Struct, frozen=True):
    """By subject: the words that name it, whether they are decisive, the signs of it, and what announces it.

    `opening` are the subjects whose words open a sentence: in a part that tells the scope, that announces them as well.
    """

    named: dict[str, str]
    decisive: frozenset[str]
    opening: dict[str, Announced]
    announced: dict[str, Announced]
    hinted: dict[str, tuple[str, ...]]


class _Named(msgspec.Struct, frozen=True):
    """A wording of a subject in the runs `first:last` of a text; `is_shared` tells that another subject has the same words."""

    subject: str
    is_decisive: bool
    is_shared: bool
    first: int
    last: int
    words: str


def read_requirement(text: str, language: str | None, wordings: PhraseIndex, *, may_announce: bool = True) -> Shown:
    """Return what a requirement shows; without `may_announce`, nothing is looked for that announces what is bought.

    Decisive words name their subject anywhere, others where they open a sentence or a line: `The website shall`, not `as on our
    website`. Words that name a feature of many purchases, such as multi-factor authentication, count only where they are announced.
    """
    prepared = prepare(text)
    signs = signs_of((language or "").split("-")[0])
    found = list(_wordings(prepared, language, wordings))
    features = _runs(signs.features.spans(prepared)) if found or may_announce else set()
    opening = _runs(signs.opening.spans(prepared)) if found else set()
    opens = {wording.first for wording in found if _opens(prepared, wording.first, signs.before)}
    telling = [
        wording
        for wording in found
        if wording.first not in features and ((wording.is_decisive and wording.first not in opening) or wording.first in opens)
    ]
    hints = signs.hinting.spans(prepared)
    hinted: dict[str, dict[str, None]] = {}
    for place, first, last in hints:
        hinted.setdefault(signs.hints[place], {})[_words(prepared, first, last).casefold()] = None
    return Shown(
        named={wording.subject: wording.words for wording in telling},
        decisive=frozenset(wording.subject for wording in telling if wording.is_decisive),
        opening={
            wording.subject: Announced(wording.words, is_own=True)
            for wording in telling
            if wording.first in opens and not wording.is_shared
        },
        announced=dict(_announced(prepared, found, features, signs)) if may_announce else {},
        hinted={subject: tuple(words) for subject, words in hinted.items()},
    )


def read_heading(title: str, language: str | None, wordings: PhraseIndex) -> dict[str, str]:
    """Return the subjects that a heading names, with its words."""
    prepared = prepare(title)
    features = _runs(signs_of((language or "").split("-")[0]).features.spans(prepared))
    found = _wordings(prepared, language, wordings)
    return {wording.subject: wording.words for wording in found if wording.first not in features}


def _wordings(text: Text, language: str | None, wordings: PhraseIndex) -> Iterator[_Named]:
    """Yield the wordings of subjects that no longer one overlaps."""
    if not text.words or not wordings.may_occur(set(text.words), language):
        return
    found: dict[tuple[str, int, int], bool] = {}
    for key, _, first, last in wordings.find_in(text, language, 0, len(text.words)):
        how, _, subject = key.partition(":")
        found[subject, first, last] = found.get((subject, first, last), False) or how == "decisive"
    spans = Counter((first, last) for _, first, last in found)
    longest = _longest(spans)
    for (subject, first, last), is_decisive in found.items():
        if (first, last) in longest:
            yield _Named(subject, is_decisive, spans[first, last] > 1, first, last, _words(text, first, last))


def _longest(spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the spans that no longer one overlaps, nor an earlier one as long."""
    kept: set[tuple[int, int]] = set()
    taken: set[int] = set()
    for first, last in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        runs = range(first, last)
        if taken.isdisjoint(runs):
            kept.add((first, last))
            taken.update(runs)
    return kept


def _announced(text: Text, found: Sequence[_Named], features: set[int], signs: Signs) -> Iterator[tuple[str, Announced]]:
    """Yield what a sentence announces to be bought; decisive words count there even where they may name a feature."""
    reach = set(_reach(text, signs))
    if not reach:
        return
    for place, first, last in signs.hinting.spans(text):
        if first in reach and first not in features:
            yield signs.hints[place], Announced(_words(text, first, last), is_own=True, is_sign=True)
    for wording in found:
        if wording.first in reach and (wording.is_decisive or not (wording.is_shared or wording.first in features)):
            yield wording.subject, Announced(wording.words, is_own=not wording.is_shared)


def _reach(text: Text, signs: Signs) -> Iterator[int]:
    """Yield the runs in which sentences name what is bought: after the words that announce it, up to `with`, `that`, or the end."""
    for _, _, last in signs.announces.spans(text):
        for run in range(last, min(last + _ANNOUNCED_WITHIN, len(text.words))):
            if run > last and (run in text.cuts or text.words[run] in signs.ends):
                break
            yield run


def _opens(text: Text, place: int, before: frozenset[str]) -> bool:
    """Tell whether a sentence or a line begins with the run at `place`, but for small words, numbers and signs."""
    for run in range(place, max(-1, place - _BEFORE_OPENING - 1), -1):
        if run == 0 or run in text.cuts or "\n" in text.gap(run):
            return True
        word = text.words[run - 1]
        if word not in before and not word.isdigit() and len(word) > 1:
            return False
    return False


def _runs(spans: Iterable[tuple[int, int, int]]) -> set[int]:
    return {run for _, first, last in spans for run in range(first, last)}


def _words(text: Text, first: int, last: int) -> str:
    start, end = text.original_span(text.starts[first], text.ends[last - 1])
    return " ".join(text.original[start:end].split())
