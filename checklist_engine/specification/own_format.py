"""The own format: a decoded JSON value to a `Specification`, or every mistake in it at once."""

from __future__ import annotations

from typing import Any

import msgspec

from checklist_engine.errors import InputError
from checklist_engine.saying import say
from checklist_engine.specification.model import (
    WHOLE,
    Buyer,
    Clue,
    Item,
    Lot,
    ReadableDocument,
    Requirement,
    Specification,
    Value,
    Waiver,
    WantedStandard,
)
from checklist_engine.specification.own_authored import (
    SPECIFICATION_SCHEMA_ID,
    AuthoredLot,
    AuthoredRequirement,
    AuthoredSpecification,
    AuthoredValue,
    AuthoredWaiver,
    specification_schema,
    stated,
)
from checklist_engine.specification.own_meaning import meaning_problems
from checklist_engine.specification.pointer import join_pointer

__all__ = [
    "SPECIFICATION_SCHEMA_ID",
    "looks_like_own_format",
    "read_own_format",
    "read_waivers",
    "specification_schema",
]

_TELLING_KEYS = {"requirements", "characteristics", "subjects", "waivers"}
_FOREIGN_KEYS = {"ocid", "tender", "releases", "records", "findings", "data", "engine", "adopted"}


def is_supplier(value: dict[str, Any]) -> bool:
    """Return whether an object is the profile of a supplier."""
    return "standards" in value and "name" in value and _TELLING_KEYS.isdisjoint(value)


def looks_like_own_format(value: Any) -> bool:  # noqa: ANN401
    """Return whether a JSON value means to be a specification in the own format, be it with mistakes."""
    if not isinstance(value, dict) or not _FOREIGN_KEYS.isdisjoint(value) or is_supplier(value):
        return False
    return "schema_version" in value or not _TELLING_KEYS.isdisjoint(value)


def read_own_format(value: Any, source: str, pointer: str = "", notes: tuple[str, ...] = ()) -> Specification:  # noqa: ANN401
    """Return the specification that `value` is; `pointer` leads to it in the input.

    Pointers of requirements, items, lots and waivers lead to them in the input.

    Raises:
        InputError: with every mistake, by JSON pointer.

    """
    try:
        authored = msgspec.convert(value, AuthoredSpecification)
    except msgspec.ValidationError as error:
        from checklist_engine.specification import own_explained  # noqa: PLC0415 - only mistakes need it

        problems = own_explained.explain_mistakes(value, specification_schema(), str(error), pointer)
        problems += meaning_problems(value, pointer)
        raise InputError(own_explained.in_file_order(problems, value, pointer)) from error
    problems = meaning_problems(value, pointer)
    if problems:
        raise InputError(problems)
    return _specification(authored, source, pointer, notes)


def _specification(authored: AuthoredSpecification, source: str, pointer: str, notes: tuple[str, ...]) -> Specification:
    dates, buyer = authored.dates, authored.buyer
    return Specification(
        id=authored.id.strip(),
        title=authored.title.strip(),
        format="own",
        source=source,
        description=authored.description,
        language=authored.language,
        stage=authored.stage,
        published=dates.published if dates else None,
        deadline=dates.deadline if dates else None,
        contract_end=dates.contract_end if dates else None,
        buyer=Buyer(name=buyer.name, country=buyer.country, kind=buyer.kind) if buyer else Buyer(),
        value=_value(authored.value),
        lots=_lots(authored, pointer),
        items=tuple(
            Item(
                scheme=item.scheme,
                id=item.id.partition("-")[0],
                description=item.description,
                lot=_lot_of(item.lot, authored),
                pointer=join_pointer(pointer, "items", index),
            )
            for index, item in enumerate(authored.items or ())
        ),
        requirements=tuple(
            _requirement(requirement, authored, join_pointer(pointer, "requirements", index))
            for index, requirement in enumerate(authored.requirements or ())
        ),
        waivers=read_waivers(authored.waivers or (), pointer),
        documents=tuple(
            ReadableDocument(title=document.title, url=document.url, kind=document.kind) for document in authored.documents or ()
        ),
        notes=notes,
    )


def _lots(authored: AuthoredSpecification, pointer: str) -> tuple[Lot, ...]:
    if not authored.lots:
        return (
            Lot(
                id=WHOLE,
                title=authored.title.strip(),
                subjects=authored.subjects or (),
                clues=_possible(authored.possible_subjects),
                characteristics=stated(authored.characteristics),
                value=_value(authored.value),
                pointer=pointer,
            ),
        )
    return tuple(_lot(lot, authored, join_pointer(pointer, "lots", index)) for index, lot in enumerate(authored.lots))


def _possible(subjects: tuple[str, ...] | None) -> tuple[Clue, ...]:
    return tuple(Clue(key, certain=False, reason=say("stated as possible in the specification")) for key in subjects or ())


def _lot(lot: AuthoredLot, authored: AuthoredSpecification, pointer: str) -> Lot:
    subjects = authored.subjects if lot.subjects is None else lot.subjects
    possible = authored.possible_subjects if lot.possible_subjects is None else lot.possible_subjects
    return Lot(
        id=lot.id,
        title=lot.title,
        description=lot.description,
        subjects=subjects or (),
        clues=_possible(possible),
        characteristics={**stated(authored.characteristics), **stated(lot.characteristics)},
        value=_value(lot.value),
        pointer=pointer,
    )


def _requirement(requirement: AuthoredRequirement, authored: AuthoredSpecification, pointer: str) -> Requirement:
    return Requirement(
        id=requirement.id,
        text=requirement.text or "",
        # The text is what people are sent to; a requirement of fields alone has no other place than itself.
        pointer=join_pointer(pointer, "text") if requirement.text else pointer,
        lots=requirement.lots or () if authored.lots else (),
        role=requirement.role or "technical-specification",
        obligation=requirement.obligation or "unknown",
        standards=tuple(
            WantedStandard(id=wanted.id, version=wanted.version, pointer=join_pointer(pointer, "standards", index))
            for index, wanted in enumerate(requirement.standards or ())
        ),
        verification=requirement.verification,
        language=requirement.language,
    )


def read_waivers(waivers: tuple[AuthoredWaiver, ...], pointer: str) -> tuple[Waiver, ...]:
    """Return the waivers of a file; their pointers lead to `/waivers/…` below `pointer`."""
    return tuple(
        Waiver(
            rule=waiver.rule,
            reason=waiver.reason,
            approved_by=waiver.approved_by,
            until=waiver.until,
            lots=waiver.lots or (),
            pointer=join_pointer(pointer, "waivers", index),
        )
        for index, waiver in enumerate(waivers)
    )


def _lot_of(lot: str | None, authored: AuthoredSpecification) -> str | None:
    return lot if authored.lots else None


def _value(value: AuthoredValue | None) -> Value | None:
    return None if value is None else Value(amount=value.amount, currency=value.currency)
