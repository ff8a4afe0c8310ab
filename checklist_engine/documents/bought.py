"""What a document buys, judged by its whole text: what it announces, and what its requirements are about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.counted import counted
from checklist_engine.documents.front import bare_title
from checklist_engine.documents.sections import Section
from checklist_engine.documents.shown import Announced, read_heading, read_requirement
from checklist_engine.documents.sign_words import signs_of
from checklist_engine.saying import say
from checklist_engine.specification.model import Clue, Requirement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.documents.shown import Shown
    from checklist_engine.documents.words import Words

__all__ = ["Asked", "find_clues"]

_ON_WHAT_IS_BOUGHT = ("technical-specification", "contract-condition")
_EARLY = 20
"""So many first requirements may announce what is bought, as may the parts that tell the scope."""
_TELLING_WORDS = 3
"""So many of the most frequent words are given as the reason."""

# What a requirement counts for a subject that it names, that only its heading names, or of which it holds a sign.
_NAMED, _HEADED, _HINTED = 1.0, 0.5, 0.5
# So much makes a subject possible: some in a fair share of the requirements, or several in a long document.
_SOME, _FAIR_SHARE = 2.0, 0.04
_SEVERAL, _SMALL_SHARE = 3.0, 0.01
# Signs alone have to be of several kinds. With so many, in so many requirements and so large a share, a subject is possible or certain.
_POSSIBLE_SIGNS = (2, 3, 0.04)
_CERTAIN_SIGNS = (3, 5, 0.12)
_CERTAIN_OF_FEW = (3, 3, 0.5)
_BORNE_OUT = (3, 5, 0.04)
"""The signs that bear out a subject which a requirement names."""


class Asked(msgspec.Struct, frozen=True):
    """A requirement and the section in which it stands."""

    requirement: Requirement
    section: Section


class _Count(msgspec.Struct):
    """What all requirements together show of one subject; `scoped` counts decisive words in the parts that tell the scope."""

    named: int = 0
    headed: int = 0
    hinted: int = 0
    scoped: int = 0
    announced: Announced | None = None
    words: Counter[str] = msgspec.field(default_factory=Counter)
    kinds: Counter[str] = msgspec.field(default_factory=Counter)

    def announce(self, found: Announced) -> None:
        """Keep what announces the subject, best in words of its own."""
        known = self.announced
        if known is None or (found.is_own and not known.is_own) or (known.is_sign and not found.is_sign):
            self.announced = found


def find_clues(asked: Sequence[Asked], language: str | None, words: Words, wordings: PhraseIndex) -> tuple[Clue, ...]:
    """Return what the requirements show to be bought, with the reason in words.

    A subject is certain where a sentence near the beginning or in the scope announces it ("the object of this contract is the
    development of a website"), where several requirements and a fair share of them name it, where the scope and some of them do, or
    where a good part of them holds several signs of it; with less it is possible. Requirements of the supplier, and what tells of
    today or of how to tender, show nothing.
    `words` are those by which people name the parts of a tender, `wordings` those by which the catalogue knows its subjects.
    """
    telling = [one for one in asked if one.requirement.role in _ON_WHAT_IS_BOUGHT and one.section.told not in {"situation", "procedure"}]
    counts: dict[str, _Count] = {}
    headings: dict[tuple[str, ...], tuple[dict[str, str], bool]] = {}
    for place, one in enumerate(telling):
        tag = one.requirement.language or language
        titles = one.section.titles[-2:]
        if titles not in headings:
            in_scope = any(words.titles("scope", bare_title(title)) for title in titles)
            headings[titles] = read_heading(titles[-1], language, wordings) if titles else {}, in_scope
        headed, in_scope = headings[titles]
        shown = read_requirement(one.requirement.text, tag, wordings, may_announce=in_scope or place < _EARLY)
        _count(shown, headed, counts)
        _count_front(shown, counts, in_scope=in_scope)
    clues = [clue for subject, count in counts.items() if (clue := _clue(subject, count, len(telling))) is not None]
    if not clues:
        # A short list hardly repeats itself.
        named = [(subject, count) for subject, count in counts.items() if count.words]
        clues = [Clue(subject, certain=False, reason=_in_requirements(count, signs=False)) for subject, count in named]
    doubted = _doubted(clues, counts)
    return (
        *(clue for clue in clues if clue.subject not in doubted),
        *(
            Clue(other, certain=False, reason=say("the text shows {subject}", subject=subject), doubts=True)
            for other, subject in doubted.items()
        ),
    )


def _count(shown: Shown, headed: dict[str, str], counts: dict[str, _Count]) -> None:
    for subject in {**shown.named, **headed, **shown.hinted}:
        count = counts.setdefault(subject, _Count())
        if subject in shown.named:
            count.named += 1
            count.words[shown.named[subject].casefold()] += 1
        elif subject in headed:
            count.headed += 1
            count.words[headed[subject].casefold()] += 1
        else:
            count.hinted += 1
        count.kinds.update(shown.hinted.get(subject, ()))


def _count_front(shown: Shown, counts: dict[str, _Count], *, in_scope: bool) -> None:
    """Count what the beginning and the scope say."""
    if in_scope:
        for subject in shown.decisive:
            counts[subject].scoped += 1
        for subject, found in shown.opening.items():
            counts[subject].announce(found)
    for subject, found in shown.announced.items():
        counts.setdefault(subject, _Count()).announce(found)


def _clue(subject: str, count: _Count, number: int) -> Clue | None:
    """Return what the counts of `number` requirements show of a subject, None where it is too little."""
    if count.announced is not None:
        # A sign alone may be chance: another requirement has to bear it out.
        is_certain = not count.announced.is_sign or count.named + count.headed + count.hinted > 1
        return Clue(
            subject, certain=is_certain, reason=say("'{words}', where the document says what is bought", words=count.announced.words)
        )
    points = _NAMED * count.named + _HEADED * count.headed
    share = points / number
    is_several = points >= _SEVERAL and share >= _SMALL_SHARE
    if (count.named and is_several and share >= _FAIR_SHARE) or (count.scoped and points >= _SOME):
        return Clue(subject, certain=True, reason=_in_requirements(count, signs=False))
    if any(_has_signs(count, number, least) for least in (_BORNE_OUT if count.named else _CERTAIN_SIGNS, _CERTAIN_OF_FEW)):
        return Clue(subject, certain=True, reason=_in_requirements(count, signs=True))
    if is_several or (points >= _SOME and share >= _FAIR_SHARE):
        return Clue(subject, certain=False, reason=_in_requirements(count, signs=False))
    return Clue(subject, certain=False, reason=_in_requirements(count, signs=True)) if _has_signs(count, number, _POSSIBLE_SIGNS) else None


def _has_signs(count: _Count, number: int, least: tuple[int, int, float]) -> bool:
    kinds, requirements, share = least
    every = count.named + count.headed + count.hinted
    points = _NAMED * count.named + _HEADED * count.headed + _HINTED * count.hinted
    enough = every >= requirements and every / number >= share and points >= requirements * _HINTED
    return enough and len(count.kinds) + bool(count.words) >= kinds


def _doubted(clues: Sequence[Clue], counts: dict[str, _Count]) -> dict[str, str]:
    """Return the subjects that another one puts in doubt, with that one; not those that are announced in words of their own."""
    doubts = signs_of("").doubts
    pairs = [(other, clue.subject) for clue in clues if clue.certain for other in doubts.get(clue.subject, ())]
    announced = {subject for subject, count in counts.items() if count.announced is not None and count.announced.is_own}
    return {other: subject for other, subject in pairs if other not in announced}


def _in_requirements(count: _Count, *, signs: bool) -> str:
    words = count.words + count.kinds if signs else count.words
    most = sorted(words, key=lambda word: (-words[word], word))[:_TELLING_WORDS]
    named = ", ".join(f"'{word}'" for word in most)
    return say("{names} in {count}", names=named, count=counted(count.named + count.headed + (count.hinted if signs else 0), "requirement"))
