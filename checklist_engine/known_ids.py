"""Holding a specification against the catalogue: unknown ids are errors in the own format, and notes where a publisher chose the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

__all__ = ["check_ids"]

_FITS_A_MESSAGE = 40
_MESSAGES = {
    "subject": (N_("there is no subject '{key}'"), N_("choose a subject from the catalogue")),
    "characteristic": (N_("there is no characteristic '{key}'"), N_("choose a characteristic from the catalogue")),
    "standard": (N_("there is no standard '{key}'"), N_("choose a standard from the catalogue")),
}
"""What is said of an id that the catalogue does not have, by what it should name."""


def check_ids(specification: Specification, knowledge: Knowledge) -> tuple[str, ...]:
    """Return notes about ids that the catalogue does not have.

    Raises:
        InputError: the same, all at once, where the specification is in the own format and its author can mend them.

    """
    problems = tuple(_unknown_ids(specification, knowledge))
    if problems and specification.format == "own":
        raise InputError(problems)
    return tuple(say("{what} at {where}", what=problem.what, where=problem.where) for problem in problems)


def _unknown_ids(specification: Specification, knowledge: Knowledge) -> Iterator[Problem]:
    catalog = knowledge.catalog
    for lot in specification.lots:
        yield from _unknown(lot.subjects, catalog.subjects, "subject", specification, lot.pointer)
        possible = [clue.subject for clue in lot.clues]
        yield from _unknown(possible, catalog.subjects, "subject", specification, lot.pointer)
        yield from _unknown(lot.characteristics, catalog.characteristics, "characteristic", specification, lot.pointer)
    for requirement in specification.requirements:
        for wanted in requirement.standards:
            yield from _unknown((wanted.id,), catalog.standards, "standard", specification, wanted.pointer or requirement.pointer)


def _unknown(keys: Iterable[str], table: Mapping[str, object], noun: str, specification: Specification, pointer: str) -> Iterator[Problem]:
    for key in keys:
        if key in table:
            continue
        import difflib  # noqa: PLC0415 - only a mistake needs it

        close = difflib.get_close_matches(key, table, n=1)
        missing, advice = _MESSAGES[noun]
        fits = len(table) < _FITS_A_MESSAGE
        known = say("one of {values}", values=", ".join(table)) if fits else say("an id from `checklist-engine catalog list`")
        yield Problem(
            code=f"unknown-{noun}",
            where=f"{specification.source}#{pointer}",
            what=say(missing, key=key),
            expected=known,
            hint=say("did you mean '{near}'?", near=close[0]) if close else say(advice),
        )
