"""A sentence or paragraph that asks for something, before it has its final id."""

from __future__ import annotations

from typing import Literal

import msgspec

from checklist_engine.specification.model import Role
from checklist_engine.specification.ocds.node import Place

__all__ = ["Statement", "dotted"]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """As `Requirement`, with the place within the process; `name`, where it is given one, need not be unique."""

    name: str | None = None
    text: str
    place: Place
    lots: tuple[str, ...]
    role: Role
    origin: Literal["requirement", "description"]
    language: str | None = None


def dotted(pointer: str) -> str:
    """Return a name made from a pointer: `tender.description`."""
    return pointer.strip("/").replace("/", ".")
