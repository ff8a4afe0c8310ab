"""A table of a workbook: each column says in one place how it is headed, how wide it is, and what it shows of a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from checklist_engine.output.office.sheet import Column, Kind, Value, add_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checklist_engine.specification.model import Value as Money
    from checklist_engine.wording import Words

__all__ = ["Field", "add_table", "money_fields"]

Item = TypeVar("Item")


class Field(msgspec.Struct, Generic[Item], frozen=True):
    """A column: its heading, its width in characters, what it shows of an item, and what its cells hold."""

    heading: str
    width: float
    value: Callable[[Item], Value]
    kind: Kind = "text"


def add_table(workbook: Any, title: str, fields: Sequence[Field[Item]], items: Iterable[Item], words: Words) -> Any:  # noqa: ANN401 - the library has no types
    """Add a sheet with a row an item, in their order; return it."""
    columns = [Column(field.heading, field.width, field.kind) for field in fields]
    return add_sheet(workbook, title, columns, (tuple(field.value(item) for field in fields) for item in items), words)


def money_fields(value: Callable[[Item], Money | None], words: Words) -> tuple[Field[Item], Field[Item]]:
    """Return two columns: an amount, as a number that can be added up, and its currency."""
    _ = words.gettext
    return (
        Field(_("Value"), 13, lambda item: money.amount if (money := value(item)) else None, "money"),
        Field(_("Currency"), 10, lambda item: money.currency if (money := value(item)) else None),
    )
