"""Blanks of our own starters and clauses that a specification still holds: what stands in [square brackets] is to be filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.result import Blank
from checklist_engine.wording import N_, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

__all__ = ["NUMBER", "ORGANISATION", "TITLE", "blanks_of"]

NUMBER = N_("[number of your file]")
TITLE = N_("[title of your purchase]")
ORGANISATION = N_("[your organisation]")
"""What a starter leaves open beside the blanks of its clauses."""

_BLANK = re.compile(r"\[[^\[\]]+\]")
_BESIDE = 12
"""Letters on each side of a blank of one word that have to be those of the clause: `[30]` alone may cite a source."""


def blanks_of(specification: Specification, knowledge: Knowledge) -> tuple[Blank, ...]:
    """Return every blank that is still there, each text once, with all its places, in the order of the specification.

    Only blanks that this program wrote count; brackets of other texts cite, quote or mark changes.
    """
    texts = [(place, text) for place, text in _texts(specification) if "[" in text]
    if not texts:
        return ()
    languages = {specification.language, *(requirement.language for requirement in specification.requirements)}
    spoken = sorted({"en", *(language.split("-")[0].lower() for language in languages if language)})
    known = _known(knowledge, spoken)
    places: dict[str, list[str]] = {}
    for place, text in texts:
        for blank, beside in _cut(text):
            if blank in known or beside in known:
                places.setdefault(blank, []).append(place)
    return tuple(Blank(text=text, places=tuple(dict.fromkeys(found))) for text, found in places.items())


def _texts(specification: Specification) -> Iterator[tuple[str, str]]:
    if specification.format == "own":
        # Other formats have their title elsewhere, and no starter of ours writes them.
        yield from (("/id", specification.id), ("/title", specification.title), ("/buyer/name", specification.buyer.name or ""))
    yield from ((requirement.pointer, requirement.text) for requirement in specification.requirements)


def _known(knowledge: Knowledge, languages: list[str]) -> set[str]:
    """Return the blanks of starters and clauses, those of one word with what stands beside them."""
    known = {words_for(language).gettext(blank) for language in languages for blank in (NUMBER, TITLE, ORGANISATION)}
    for standard in knowledge.catalog.standards:
        for language in languages:
            clause = knowledge.clause(standard, language)
            for form in () if clause is None else filter(None, msgspec.structs.astuple(clause)):
                known.update(blank if " " in blank else beside for blank, beside in _cut(form))
    return known


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Yield each blank in a text, alone and with what stands on either side, whatever the line ends are."""
    plain = " ".join(text.split())
    for found in _BLANK.finditer(plain):
        yield found.group(), plain[max(0, found.start() - _BESIDE) : found.end() + _BESIDE]
