"""The profile of a supplier: which standards it meets, in which version, and which proof it has."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Held", "Proof", "State", "Supplier"]

State = Literal["met", "planned", "not-met"]


class Proof(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that shows that a standard is met. Days are YYYY-MM-DD; `valid_until` is the last day on which it counts."""

    title: str
    kind: str | None = None
    issued: str | None = None
    valid_until: str | None = None
    file: str | None = None

    def counts_on(self, day: str) -> bool:
        """Tell whether it is valid on a day; a proof without days is."""
        return (self.issued is None or self.issued <= day) and (self.valid_until is None or day <= self.valid_until)


class Held(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a supplier says of a standard. `state` is None where it has not said yet; `version` is a version or several (`1.2 or 1.3`)."""

    standard: str
    state: State | None = None
    version: str | None = None
    proof: tuple[Proof, ...] = ()
    ready_by: str | None = None
    note: str | None = None


class Supplier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A supplier with what it says of each standard, by id. `source` is the file as the user named it."""

    name: str
    source: str
    country: str | None = None
    held: dict[str, Held] = {}
