"""A contracting process as its readers see it: one release, whatever it was cut or merged from."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - a field of a class
from dataclasses import dataclass
from typing import Any

from checklist_engine.specification.pointer import join_pointer

__all__ = ["Process", "below"]


@dataclass(frozen=True, slots=True)
class Process:
    """One release, how its pointers become pointers into the input, the kind of file it came from, what was assumed.

    `published` is the day of the earliest release of the tender, where the releases tell.
    """

    release: dict[str, Any]
    pointer_of: Callable[[str], str]
    format: str
    notes: tuple[str, ...] = ()
    published: str | None = None


def below(*steps: str | int, pointer: str = "") -> Callable[[str], str]:
    """Return the translation for a process that stands, as it is, below a pointer."""
    base = join_pointer(pointer, *steps)

    def translate(inside: str) -> str:
        return base + inside

    return translate
