"""What a schema cannot say about the own format: real days, ids that are unique, and references that lead somewhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from checklist_engine.errors import Problem
from checklist_engine.patterns import compiled_later
from checklist_engine.saying import say
from checklist_engine.specification.countries import is_country
from checklist_engine.specification.model import WHOLE
from checklist_engine.specification.pointer import join_pointer
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["date_problems", "meaning_problems"]

_COUNTRY = compiled_later(r"[A-Z]{2}")
_DAYS = ("published", "deadline", "contract_end")


def meaning_problems(value: Any, pointer: str) -> tuple[Problem, ...]:  # noqa: ANN401 - JSON holds any value
    """Return every mistake of meaning in a specification; parts of the wrong shape are passed over.

    Codes: `wrong-date`, `unknown-country`, `duplicate-id`, `unknown-lot`, `empty-requirement`.
    """
    if not isinstance(value, dict):
        return ()
    return tuple(_problems(value, pointer))


def _problems(value: dict[str, Any], pointer: str) -> Iterator[Problem]:
    dates = value.get("dates")
    if isinstance(dates, dict):
        for key in _DAYS:
            yield from date_problems(dates.get(key), join_pointer(pointer, "dates", key))
    yield from _country(value.get("buyer"), join_pointer(pointer, "buyer", "country"))
    yield from _duplicates(value, "lots", N_("two lots have the id '{name}'; the first is {pointer}"), pointer)
    yield from _duplicates(value, "requirements", N_("two requirements have the id '{name}'; the first is {pointer}"), pointer)
    yield from _references(value, pointer)
    for index, requirement in _objects(value, "requirements"):
        yield from _empty(requirement, join_pointer(pointer, "requirements", index))
    for index, waiver in _objects(value, "waivers"):
        yield from date_problems(waiver.get("until"), join_pointer(pointer, "waivers", index, "until"))


def _country(buyer: Any, where: str) -> Iterator[Problem]:  # noqa: ANN401 - JSON holds any value
    country = buyer.get("country") if isinstance(buyer, dict) else None
    if not isinstance(country, str) or not _COUNTRY.fullmatch(country) or is_country(country):
        return
    hint = {"UK": say("write {code}", code="GB"), "EL": say("write {code}", code="GR")}.get(country, say("look up the code of the country"))
    expected = say("an ISO 3166-1 alpha-2 code, as NL")
    yield Problem(code="unknown-country", where=where, what=say("'{country}' is no country", country=country), expected=expected, hint=hint)


def _references(value: dict[str, Any], pointer: str) -> Iterator[Problem]:
    lots = [lot["id"] for _, lot in _objects(value, "lots") if isinstance(lot.get("id"), str)]
    for index, item in _objects(value, "items"):
        yield from _reference(item.get("lot"), lots, join_pointer(pointer, "items", index, "lot"))
    for key in ("requirements", "waivers"):
        for index, part in _objects(value, key):
            named = part.get("lots")
            for position, lot in enumerate(named if isinstance(named, list) else ()):
                yield from _reference(lot, lots, join_pointer(pointer, key, index, "lots", position))


def _empty(requirement: dict[str, Any], where: str) -> Iterator[Problem]:
    text = requirement.get("text")
    if requirement.get("standards") or (text is not None and (not isinstance(text, str) or text.strip())):
        return
    yield Problem(
        code="empty-requirement",
        where=where,
        what=say("the requirement asks for nothing"),
        expected=say("'text', 'standards' or both"),
        hint=say("write the requirement in 'text', or remove it"),
    )


def _objects(value: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    parts = value.get(key)
    for index, part in enumerate(parts if isinstance(parts, list) else ()):
        if isinstance(part, dict):
            yield index, part


def _duplicates(value: dict[str, Any], key: str, message: str, pointer: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, part in _objects(value, key):
        name = part.get("id")
        if not isinstance(name, str):
            continue
        if name in first:
            yield Problem(
                code="duplicate-id",
                where=join_pointer(pointer, key, index, "id"),
                what=say(message, name=name, pointer=join_pointer(pointer, key, first[name])),
                hint=say("give each its own id"),
            )
        first.setdefault(name, index)


def _reference(lot: Any, lots: list[str], where: str) -> Iterator[Problem]:  # noqa: ANN401 - JSON holds any value
    if not isinstance(lot, str) or lot in lots or (not lots and lot == WHOLE):
        return
    import difflib  # noqa: PLC0415 - only a slip needs it

    near = difflib.get_close_matches(lot, lots, n=1)
    expected = say("one of: {values}", values=", ".join(lots)) if lots else say("no lot, as 'lots' names none")
    hint = say("did you mean '{near}'?", near=near[0]) if near else say("add the lot to 'lots', or mend the id")
    yield Problem(code="unknown-lot", where=where, what=say("there is no lot '{lot}'", lot=lot), expected=expected, hint=hint)


def date_problems(day: Any, where: str) -> Iterator[Problem]:  # noqa: ANN401 - JSON holds any value
    """Yield a problem where a day is written as YYYY-MM-DD and the calendar does not have it."""
    if not isinstance(day, str) or len(day) < len("YYYY-MM-DD") or day[4] != "-":
        return
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        what = say("'{day}' is no day of the calendar", day=day)
        yield Problem(code="wrong-date", where=where, what=what, expected=say("a real day, as 2026-12-31"), hint=say("mend the date"))
