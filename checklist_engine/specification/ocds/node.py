"""A tolerant view of one JSON object: what has the wrong shape is left out with a note, never a crash."""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import TYPE_CHECKING, Any

from checklist_engine.saying import say, say_counted
from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Node", "Notes", "Place", "pointer_to"]

_MAX_NOTES = 40
_SHOWN_CHARACTERS = 40
_LARGEST = 1e18  # more than any contract
_EXACT = 1e15  # floats hold every whole number below
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AMOUNT = re.compile(r"\d+(\.\d+)?")
_GROUPED_AMOUNT = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_COMMA_AMOUNT = re.compile(r"\d+,\d{1,2}")
_DOTTED_AMOUNT = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")


class Notes:
    """Gathers, while one process is read, what had to be left out or guessed; each thing once."""

    def __init__(self, pointer_of: Callable[[str], str] | None, *, has_translations: bool = True) -> None:
        """`pointer_of` leads from a pointer within the process to one in the input; None where nobody reads notes or places.

        `has_translations` is False where surely no key of the process is one of a translation, as `title_es`.
        """
        self._pointer_of = pointer_of
        self.has_translations = has_translations
        self._notes: dict[str, None] = {}

    @property
    def are_read(self) -> bool:
        """Whether anybody reads notes and places."""
        return self._pointer_of is not None

    def place(self, place: Place) -> str:
        """Return the pointer in the input to a place; the empty text where nobody reads it."""
        return "" if self._pointer_of is None else self._pointer_of(pointer_to(place))

    def add(self, what: str, place: Place | None = None) -> None:
        """Add a note about the value at a place."""
        if self._pointer_of is not None:
            if place is not None:
                what = say("{place}: {what}", place=self.place(place) or say("The file"), what=what)
            self._notes.setdefault(what)

    def all(self) -> tuple[str, ...]:
        """Return the notes in their order; beyond forty only how many more there are."""
        notes = tuple(self._notes)
        if len(notes) <= _MAX_NOTES:
            return notes
        return (*notes[:_MAX_NOTES], _more_notes(len(notes) - _MAX_NOTES))


class Node:
    """One JSON object, or an empty one where there is none, and the pointer to it within the process."""

    def __init__(self, value: dict[str, Any], pointer: str | tuple[Node, str, int | None], notes: Notes) -> None:
        """Take the value and its pointer, or the node that it stands in, its key there and, in a list, its place; few are ever asked."""
        self.value = value
        self.notes = notes
        self._pointer = pointer
        self._keys_with_suffix: tuple[str, ...] | None = None

    @property
    def pointer(self) -> str:
        """The pointer to the object within the process."""
        if not isinstance(self._pointer, str):
            holder, key, place = self._pointer
            self._pointer = join_pointer(holder.pointer, key) if place is None else join_pointer(holder.pointer, key, place)
        return self._pointer

    def __bool__(self) -> bool:
        return bool(self.value)

    def at(self, key: str) -> str:
        """Return the pointer to the value of `key`."""
        return join_pointer(self.pointer, key)

    def keys_with_suffix(self) -> tuple[str, ...]:
        """Return the keys that may be those of translations, as `title_es`; hardly any object has one."""
        if not self.notes.has_translations:
            return ()
        if self._keys_with_suffix is None:
            self._keys_with_suffix = tuple(key for key in self.value if "_" in key)
        return self._keys_with_suffix

    def has(self, key: str) -> bool:
        """Return whether something other than null or emptiness stands at `key`."""
        value = self.value.get(key)
        return value is not None and value not in ("", [], {})

    def text(self, key: str) -> str | None:
        """Return the text at `key`, trimmed; a number as text; None where there is none."""
        value = self.value.get(key)
        if isinstance(value, str):
            return value.strip() or None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return number_text(value)
        if value not in (None, [], {}):
            self._wrong(key, value, say("a text"))
        return None

    def flag(self, key: str) -> bool | None:
        """Return true or false at `key`; None for everything else."""
        value = self.value.get(key)
        return value if isinstance(value, bool) else None

    def child(self, key: str) -> Node:
        """Return the object at `key`; an empty one where there is none."""
        value = self.value.get(key)
        if isinstance(value, dict):
            return Node(value, (self, key, None), self.notes)
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
            self.notes.add(say("a list stands where one object was expected; its only entry was read"), (self, key))
            return Node(value[0], join_pointer(self.pointer, key, 0), self.notes)
        if value not in (None, "", []):
            self._wrong(key, value, say("an object"))
        return Node({}, (self, key, None), self.notes)

    def children(self, key: str) -> tuple[Node, ...]:
        """Return the objects of the list at `key`; an object alone is read as a list of one."""
        value = self.value.get(key)
        if isinstance(value, dict) and value:
            self.notes.add(say("an object stands where a list was expected; it was read as a list of one"), (self, key))
            return (Node(value, (self, key, None), self.notes),)
        if not isinstance(value, list):
            if value not in (None, "", {}):
                self._wrong(key, value, say("a list"))
            return ()
        return tuple(self._objects(key, value))

    def _objects(self, key: str, values: list[Any]) -> Iterator[Node]:
        for index, part in enumerate(values):
            if isinstance(part, dict):
                if part:
                    yield Node(part, (self, key, index), self.notes)
            elif part not in (None, ""):
                what = say("{found} stands where an object was expected; it was left out", found=_kind(part))
                self.notes.add(what, join_pointer(self.pointer, key, index))

    def holds(self, key: str, text: str) -> bool:
        """Tell whether a text is one of those in the list at `key`."""
        value = self.value.get(key)
        if type(value) is list and all(type(part) is str for part in value):
            return any(part.strip() == text for part in value)
        return any(other == text for other, _ in self.texts(key))

    def texts(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the texts of the list at `key`, each with its pointer; a text alone is a list of one."""
        value = self.value.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = self.text(key)
            return ((text, self.at(key)),) if text else ()
        if not isinstance(value, list):
            if value not in (None, {}):
                self._wrong(key, value, say("a list of texts"))
            return ()
        return tuple(
            (str(part).strip(), join_pointer(self.pointer, key, index))
            for index, part in enumerate(value)
            if isinstance(part, str | int) and not isinstance(part, bool) and str(part).strip()
        )

    def day(self, key: str) -> str | None:
        """Return the day at `key` as YYYY-MM-DD; None where there is none that is sure."""
        text = self.text(key)
        if text is None:
            return None
        day = _DAY.match(text)
        try:
            return dt.date.fromisoformat(day.group() if day else text).isoformat()
        except ValueError:
            self.notes.add(say("'{text}' is no date as YYYY-MM-DD; it was left out", text=_cut(text)), (self, key))
            return None

    def amount(self, key: str) -> float | None:
        """Return the amount at `key`, also one written as text; None where there is none that is sure, or it is 0."""
        value = self.value.get(key)
        amount: float | None = None
        if isinstance(value, bool):
            amount = None
        elif isinstance(value, int | float):
            amount = float(value) if abs(value) < _LARGEST else None
        elif isinstance(value, str):
            amount = _amount_of(value)
        if amount is None or amount < 0 or not math.isfinite(amount):
            if value not in (None, "", [], {}):
                self.notes.add(say("'{value}' is no amount that can be read; it was left out", value=_cut(str(value))), (self, key))
            return None
        return amount or None

    def _wrong(self, key: str, value: Any, expected: str) -> None:  # noqa: ANN401 - JSON holds any value
        self.notes.add(
            say("{found} stands where {expected} was expected; it was left out", found=_kind(value), expected=expected), (self, key)
        )


Place = str | Node | tuple[Node, str]
"""Where a text stands: the pointer within the process, or an object, or an object and a key, whose pointer is made when it is asked for."""


def pointer_to(place: Place) -> str:
    """Return the pointer within the process to a place."""
    if isinstance(place, str):
        return place
    if isinstance(place, Node):
        return place.pointer
    node, key = place
    return node.at(key)


def number_text(number: float) -> str:
    """Return a number as people write it: `12`, not `12.0`."""
    if abs(number) < _EXACT and number == int(number):
        return str(int(number))
    return str(number)


def _amount_of(text: str) -> float | None:
    """Return the number in a text as `250000.00`, `250,000.00`, `250 000,00` or `250.000,00`."""
    compact = re.sub(r"[\s'\u2019_]", "", text)
    if _AMOUNT.fullmatch(compact):
        return float(compact)
    if _GROUPED_AMOUNT.fullmatch(compact):
        return float(compact.replace(",", ""))
    if _COMMA_AMOUNT.fullmatch(compact):
        return float(compact.replace(",", "."))
    if _DOTTED_AMOUNT.fullmatch(compact):
        return float(compact.replace(".", "").replace(",", "."))
    return None


def _kind(value: Any) -> str:  # noqa: ANN401 - JSON holds any value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return say("the text '{text}'", text=_cut(value))
    if isinstance(value, int | float):
        return say("the number {number}", number=_cut(str(value)))
    return say("a list") if isinstance(value, list) else say("an object") if isinstance(value, dict) else "null"


def _more_notes(count: int) -> str:
    return say_counted("{count} more note of this kind is left out.", "{count} more notes of this kind are left out.", count)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN_CHARACTERS else flat[:_SHOWN_CHARACTERS] + "…"
