"""A sentence or paragraph that asks for something, before it has its final id."""

from __future__ import annotations

from typing import Literal

import msgspec

from checklist_engine.specification.model import Role

__all__ = ["Statement"]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """As `Requirement`; `pointer` leads within the process, and `name` need not be unique."""

    name: str
    text: str
    pointer: str
    lots: tuple[str, ...]
    role: Role
    origin: Literal["requirement", "description"]
    language: str | None = None
