"""Holding a specification against the catalogue: unknown ids are errors in the own format, and notes where a publisher chose the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

__all__ = ["check_ids"]


def check_ids(specification: Specification, knowledge: Knowledge) -> tuple[str, ...]:
    """Return notes about ids that the catalogue does not have.

    Raises:
        InputError: the same, all at once, where the specification is in the own format and its author can mend them.

    """
    problems = tuple(_unknown_ids(specification, knowledge))
    if problems and specification.format == "own":
        raise InputError(problems)
    return tuple(f"{problem.what} at {problem.where}" for problem in problems)


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
        known = f"one of {', '.join(table)}" if len(table) < 40 else "an id from `checklist-engine catalog list`"  # noqa: PLR2004 - what fits a message
        yield Problem(
            code=f"unknown-{noun}",
            where=f"{specification.source}#{pointer}",
            what=f"there is no {noun} '{key}'",
            expected=known,
            hint=f"did you mean '{close[0]}'?" if close else f"choose a {noun} from the catalogue",
        )
