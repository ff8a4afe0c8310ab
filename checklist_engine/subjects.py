"""What a lot buys: subjects from classification codes, and from the words of titles and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.result import InferredSubject
from checklist_engine.specification.model import Clue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Item, Lot, Specification

__all__ = ["infer_subjects", "state_subjects", "subjects_of_code"]

_CODE_LENGTH = 8
_DIVISION = 2
_GROUP = 3


class _Clue(msgspec.Struct, frozen=True):
    """A subject that something shows; a `broad` code counts only where nothing shows more."""

    subject: str
    certain: bool
    reason: str
    of_code: bool = False
    broad: bool = False


def infer_subjects(lot: Lot, specification: Specification, knowledge: Knowledge) -> tuple[InferredSubject, ...]:
    """Return what a lot buys, in the order of the catalogue: what is stated, else what codes and words show.

    The lot's own codes and words come first; those of the whole count where they leave it open, or where there is but one lot.
    Codes are certain. Words are certain where they are decisive and stand in a title, or open it; else the subject is possible.
    What the whole text of a document shows, its clues, counts beside its title, and may put a title in doubt.
    Where there are codes and all of them are of other things, words that would be certain are possible, and the others do not count.
    """
    _ = knowledge.words.gettext
    if lot.subjects:
        stated = tuple(InferredSubject(id=key, certain=True, reason=_("stated in the specification")) for key in lot.subjects)
        possible = {
            clue.subject: knowledge.words.said(clue.reason)
            for clue in lot.clues
            if not (clue.certain or clue.doubts or clue.subject in lot.subjects)
        }
        return (*stated, *(InferredSubject(id=key, certain=False, reason=reason) for key, reason in possible.items()))
    language = specification.language
    items = [item for item in specification.items if item.lot == lot.id]
    clues = [
        *_clues_of_codes(items, knowledge),
        *_clues_of_title(lot.title, language, knowledge),
        *_clues_of_description(lot.description, language, knowledge),
        *(_Clue(clue.subject, certain=clue.certain, reason=knowledge.words.said(clue.reason)) for clue in lot.clues if not clue.doubts),
    ]
    if len(specification.lots) == 1 or not any(clue.certain for clue in clues):
        whole = [item for item in specification.items if item.lot is None]
        clues += _clues_of_codes(whole, knowledge)
        if specification.title != lot.title:
            clues += _clues_of_title(specification.title, language, knowledge)
        if specification.description != lot.description:
            clues += _clues_of_description(specification.description, language, knowledge)
        items += whole
    if doubted := {clue.subject for clue in lot.clues if clue.doubts}:
        clues = list(_in_doubt(clues, doubted))
    if items and not any(clue.of_code for clue in clues):
        clues = [msgspec.structs.replace(clue, certain=False) for clue in clues if clue.certain]
    if any(clue.certain and not clue.broad for clue in clues):
        clues = [clue for clue in clues if not clue.broad]
    best: dict[str, _Clue] = {}
    for clue in sorted(clues, key=lambda clue: not clue.certain):
        best.setdefault(clue.subject, clue)
    return tuple(
        InferredSubject(id=key, certain=best[key].certain, reason=best[key].reason) for key in knowledge.catalog.subjects if key in best
    )


def state_subjects(specification: Specification, knowledge: Knowledge) -> Specification:
    """Return a specification whose lots state the subjects that are certain, with those that are possible as clues."""

    def stated(lot: Lot) -> Lot:
        subjects = infer_subjects(lot, specification, knowledge)
        return msgspec.structs.replace(
            lot,
            subjects=tuple(subject.id for subject in subjects if subject.certain),
            clues=tuple(Clue(subject.id, subject.certain, subject.reason) for subject in subjects),
        )

    return msgspec.structs.replace(specification, lots=tuple(map(stated, specification.lots)))


def subjects_of_code(scheme: str, code: str, knowledge: Knowledge) -> tuple[tuple[str, ...], int]:
    """Return the subjects with the longest prefix (in digits) that a code starts with, and that length; none where nothing fits."""
    by_prefix = knowledge.subject_codes.get(scheme)
    digits = code.ljust(_CODE_LENGTH, "0")
    for length in range(len(digits), 0, -1) if by_prefix else ():
        found = by_prefix.get(digits[:length]) if by_prefix else None
        if found is not None:
            return found, length
    return (), 0


def _in_doubt(clues: Iterable[_Clue], doubted: set[str]) -> Iterator[_Clue]:
    """Yield clues; of what the text puts in doubt, only codes count in full, and what else would be certain is possible."""
    for clue in clues:
        if clue.of_code or clue.subject not in doubted:
            yield clue
        elif clue.certain:
            yield msgspec.structs.replace(clue, certain=False)


def _clues_of_codes(items: Iterable[Item], knowledge: Knowledge) -> Iterator[_Clue]:
    for item in items:
        subjects, length = subjects_of_code(item.scheme, item.id, knowledge)
        broad = length == _DIVISION and len(item.id.rstrip("0")) <= _GROUP
        name = f" ({item.description})" if item.description else ""
        reason = knowledge.words.gettext("{scheme} code {code}").format(scheme=item.scheme, code=item.id) + name
        for subject in subjects:
            yield _Clue(subject, certain=True, reason=reason, of_code=True, broad=broad)


def _clues_of_title(title: str | None, language: str | None, knowledge: Knowledge) -> Iterator[_Clue]:
    if title:
        said = knowledge.words.gettext("the words '{words}' in the title")
        for subject, certain, words in knowledge.subject_finder.in_title(title, language):
            yield _Clue(subject, certain=certain, reason=said.format(words=words))


def _clues_of_description(description: str | None, language: str | None, knowledge: Knowledge) -> Iterator[_Clue]:
    if description:
        said = knowledge.words.gettext("the words '{words}' in the description")
        for subject, certain, words in knowledge.subject_finder.in_description(description, language):
            yield _Clue(subject, certain=certain, reason=said.format(words=words))
