"""Regular expressions compiled when first used: compiling them all takes a tenth of a start, and most texts need few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["compiled_later"]


class _Later:
    """Stands for a compiled regular expression; what is asked of it stays with it."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the compiled one has
        found = getattr(self._make(), name)
        setattr(self, name, found)
        return found


def compiled_later(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when it is first used.

    One that nearly every text needs is better compiled at once: it then answers a little faster.
    """
    return cast("re.Pattern[AnyStr]", _Later(lambda: re.compile(source, flags)))
