"""The specification that is checked, as every reader hands it on: frozen, whole, in one shape for all formats."""

from __future__ import annotations

from typing import Literal

import msgspec

from checklist_engine.errors import Problem

__all__ = [
    "WHOLE",
    "Buyer",
    "Clue",
    "Item",
    "Lot",
    "Obligation",
    "Pointed",
    "ReadableDocument",
    "Requirement",
    "Role",
    "Specification",
    "Stage",
    "Unreadable",
    "Value",
    "Waiver",
    "WantedStandard",
]

WHOLE = "whole"
"""The id of the one lot of a specification without lots."""

Role = Literal["technical-specification", "selection-criterion", "award-criterion", "contract-condition"]
Obligation = Literal["mandatory", "desired", "optional", "informative", "unknown"]
Stage = Literal["planning", "draft", "running", "awarded", "contract", "ended"]


class Buyer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who buys. `country` is ISO 3166-1 alpha-2, `kind` decides which mandates bind."""

    name: str | None = None
    country: str | None = None
    kind: Literal["public", "private"] | None = None


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """An amount in units of an ISO 4217 currency."""

    amount: float
    currency: str


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A classification code of what is bought: scheme `CPV` or `UNSPSC`, digits only in `id`."""

    scheme: str
    id: str
    description: str | None = None
    lot: str | None = None
    pointer: str = ""


class Pointed(msgspec.Struct, frozen=True, kw_only=True):
    """A text and the JSON pointer to where it stands in the input."""

    text: str
    pointer: str


class WantedStandard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A standard that a requirement names in a structured field."""

    id: str
    version: str | None = None
    pointer: str = ""


class Requirement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One requirement, as text, as structured fields or both.

    `lots` is empty when it holds for all. `origin` tells a field meant for requirements from a description in prose:
    only the former make a notice assessable by themselves.
    """

    id: str
    text: str
    pointer: str
    lots: tuple[str, ...] = ()
    role: Role = "technical-specification"
    obligation: Obligation = "unknown"
    standards: tuple[WantedStandard, ...] = ()
    verification: str | None = None
    language: str | None = None
    origin: Literal["requirement", "description"] = "requirement"


class Clue(msgspec.Struct, frozen=True):
    """A subject that the whole text of a document shows, or that is stated to be possible, and why.

    One that `doubts` shows nothing; it says that words of a title alone do not make the subject certain.
    """

    subject: str
    certain: bool
    reason: str
    doubts: bool = False


class Lot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A separately awarded part. `subjects` and `characteristics` are the lot's own and inherited stated values.

    `clues` are subjects that count beside those of codes and titles where `subjects` are left out; beside stated subjects, those
    that are not certain stay possible.
    """

    id: str
    title: str | None = None
    description: str | None = None
    subjects: tuple[str, ...] = ()
    clues: tuple[Clue, ...] = ()
    characteristics: dict[str, bool] = {}
    value: Value | None = None
    pointer: str = ""


class Waiver(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A justified exception: the rule, the lots (none: all), why, who approved it, and its last day (YYYY-MM-DD)."""

    rule: str
    reason: str
    approved_by: str
    until: str | None = None
    lots: tuple[str, ...] = ()
    pointer: str = ""


class ReadableDocument(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document that a notice refers to, where its requirements may stand."""

    title: str | None = None
    url: str | None = None
    kind: str | None = None


class Specification(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One procurement specification. It always has at least one lot; days are YYYY-MM-DD.

    `format` names what was read (`own`, `ocds-release-package`, …); `source` the file as the user named it;
    `notes` say what the reader had to leave out or guess, for the user to read.
    """

    id: str
    title: str
    format: str
    source: str
    lots: tuple[Lot, ...]
    description: str | None = None
    language: str | None = None
    stage: Stage | None = None
    published: str | None = None
    deadline: str | None = None
    contract_end: str | None = None
    buyer: Buyer = Buyer()
    value: Value | None = None
    items: tuple[Item, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    documents: tuple[ReadableDocument, ...] = ()
    notes: tuple[str, ...] = ()


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an input that cannot be read while others can: the file as the user named it, and every mistake."""

    source: str
    problems: tuple[Problem, ...]
