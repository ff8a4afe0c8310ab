"""A `Specification` of any format, written in the own format: what a check reads back comes to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.specification.model import WHOLE
from checklist_engine.specification.own_authored import (
    AuthoredBuyer,
    AuthoredDates,
    AuthoredDocument,
    AuthoredItem,
    AuthoredLot,
    AuthoredRequirement,
    AuthoredSpecification,
    AuthoredValue,
    AuthoredWaiver,
    AuthoredWantedStandard,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.specification.model import Item, Lot, Requirement, Specification, Value, Waiver

__all__ = ["write_own_format"]

_MOST = 200


def write_own_format(specification: Specification, assessed_lots: Iterable[str] | None = None, *, places: bool = False) -> bytes:
    """Return the specification as indented UTF-8 JSON in the own format, with a line end.

    The own format has no prose apart from requirements. So paragraphs of a description are written as requirements, and hold
    only for `assessed_lots` (None: for all), lest prose makes a lot look as if it had requirements. With `places`, each requirement
    says where it stands in the input.
    """
    whole = specification.lots[0] if [lot.id for lot in specification.lots] == [WHOLE] else None
    authored = AuthoredSpecification(
        schema_version="1.0",
        id=specification.id[:_MOST],
        title=specification.title,
        description=specification.description,
        language=specification.language,
        stage=specification.stage,
        dates=_dates(specification),
        buyer=_buyer(specification),
        value=_value(specification.value),
        subjects=(whole.subjects or None) if whole else None,
        possible_subjects=_possible(whole) if whole else None,
        characteristics=dict(whole.characteristics) or None if whole else None,
        items=tuple(map(_item, specification.items)) or None,
        lots=None if whole else tuple(map(_lot, specification.lots)),
        requirements=tuple(_requirements(specification, assessed_lots, places=places)) or None,
        waivers=tuple(map(_waiver, specification.waivers)) or None,
        documents=tuple(
            AuthoredDocument(title=document.title, url=document.url, kind=document.kind) for document in specification.documents
        )
        or None,
    )
    return msgspec.json.format(msgspec.json.encode(_stated(authored)), indent=2) + b"\n"


def _stated(value: object) -> object:
    """Return a value without the keys that hold nothing, in the order of the format."""
    if isinstance(value, msgspec.Struct):
        pairs = ((field.encode_name, getattr(value, field.name)) for field in msgspec.structs.fields(value))
        return {name: _stated(part) for name, part in pairs if part is not None}
    return [_stated(part) for part in value] if isinstance(value, tuple) else value


def _dates(specification: Specification) -> AuthoredDates | None:
    days = (specification.published, specification.deadline, specification.contract_end)
    return AuthoredDates(published=days[0], deadline=days[1], contract_end=days[2]) if any(days) else None


def _buyer(specification: Specification) -> AuthoredBuyer | None:
    buyer = specification.buyer
    return AuthoredBuyer(name=buyer.name, country=buyer.country, kind=buyer.kind) if any((buyer.name, buyer.country, buyer.kind)) else None


def _value(value: Value | None) -> AuthoredValue | None:
    return AuthoredValue(amount=value.amount, currency=value.currency) if value is not None and value.amount >= 0 else None


def _item(item: Item) -> AuthoredItem:
    return AuthoredItem(scheme="UNSPSC" if item.scheme == "UNSPSC" else "CPV", id=item.id, description=item.description, lot=item.lot)


def _lot(lot: Lot) -> AuthoredLot:
    return AuthoredLot(
        id=lot.id,
        title=lot.title,
        description=lot.description,
        subjects=lot.subjects or None,
        possible_subjects=_possible(lot),
        characteristics=dict(lot.characteristics) or None,
        value=_value(lot.value),
    )


def _possible(lot: Lot) -> tuple[str, ...] | None:
    return tuple(clue.subject for clue in lot.clues if not clue.certain and not clue.doubts) or None


def _requirements(specification: Specification, assessed_lots: Iterable[str] | None, *, places: bool) -> Iterator[AuthoredRequirement]:
    assessed = None if assessed_lots is None else set(assessed_lots)
    every = [lot.id for lot in specification.lots]
    kept = every if assessed is None else [lot for lot in every if lot in assessed]
    taken: set[str] = set()
    for requirement in specification.requirements:
        lots = requirement.lots
        if requirement.origin == "description" and len(kept) < len(every):
            lots = tuple(lot for lot in kept if not lots or lot in lots)
            if not lots:
                continue
        name = _unused(requirement.id[:_MOST], taken)
        taken.add(name)
        yield _requirement(requirement, name, lots, places=places)


def _unused(name: str, taken: set[str]) -> str:
    """Return a name that no requirement before has: cutting long ones may have made them equal."""
    count = 1
    chosen = name
    while chosen in taken:
        count += 1
        chosen = f"{name[: _MOST - 8]}.{count}"
    return chosen


def _requirement(requirement: Requirement, name: str, lots: tuple[str, ...], *, places: bool) -> AuthoredRequirement:
    return AuthoredRequirement(
        id=name,
        text=requirement.text or None,
        lots=lots or None,
        role=None if requirement.role == "technical-specification" else requirement.role,
        obligation=None if requirement.obligation == "unknown" else requirement.obligation,
        standards=tuple(AuthoredWantedStandard(id=wanted.id, version=wanted.version) for wanted in requirement.standards) or None,
        verification=requirement.verification,
        language=requirement.language,
        place=(requirement.pointer or None) if places else None,
    )


def _waiver(waiver: Waiver) -> AuthoredWaiver:
    return AuthoredWaiver(
        rule=waiver.rule, reason=waiver.reason, approved_by=waiver.approved_by, until=waiver.until, lots=waiver.lots or None
    )
