"""What detection finds: the demands that a requirement makes."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Choice", "Demand", "Stance"]

Stance = Literal["required", "recommended", "optional", "forbidden", "mentioned"]


class Choice(msgspec.Struct, frozen=True):
    """Standards of which one suffices, sorted, and how firmly one of them is asked for: `shall support SAML or OpenID Connect`."""

    standards: tuple[str, ...]
    stance: Stance


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """A standard that a requirement asks for, and the words that say so.

    `version` is a range as in rules (`>=1.2`, `p=reject or p=quarantine`; for forbidden versions the forbidden ones, comma-separated),
    `verification` the words that demand proof, `quote` the sentence, `start` and `end` the characters of the name within the
    requirement's text (end exclusive; both 0 for a structured field), `named` is false where the wording only implies the standard.
    One of several ways is optional by itself; its `choice` says how firmly one of them is asked for.
    """

    standard: str
    version: str | None
    stance: Stance
    named: bool
    verification: str | None
    or_equivalent: bool
    quote: str
    start: int
    end: int
    requirement: str = ""
    pointer: str = ""
    lots: tuple[str, ...] = ()
    role: str = "technical-specification"
    choice: Choice | None = None
