"""A memory for what comes again: what was met but once is not worth making ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

__all__ = ["Recurring"]

_Value = TypeVar("_Value")


class Recurring(Generic[_Value]):
    """Values by key, each made when its key comes for the second time."""

    def __init__(self, most_kept: int, most_met: int) -> None:
        """Take how many values are kept, and how many keys that came once, as numbers; then each begins anew."""
        self._most_kept = most_kept
        self._most_met = most_met
        self._kept: dict[Hashable, _Value] = {}
        self._met: set[int] = set()

    def known(self, key: Hashable) -> _Value | None:
        """Return the value of a key, if it was made."""
        return self._kept.get(key)

    def again(self, key: Hashable, make: Callable[[], _Value]) -> _Value | None:
        """Return the value of a key, made now if the key was met before; None the first time."""
        value = self._kept.get(key)
        if value is not None:
            return value
        number = hash(key)
        if number in self._met:
            return self.keep(key, make())
        if len(self._met) >= self._most_met:
            self._met.clear()
        self._met.add(number)
        return None

    def keep(self, key: Hashable, value: _Value) -> _Value:
        """Remember the value of a key and return it."""
        if len(self._kept) >= self._most_kept:
            self._kept.clear()
        self._kept[key] = value
        return value
