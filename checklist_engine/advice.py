"""What linting tells about any authored file: places where something is still to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.saying import say, say_counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.authoring import Entry
    from checklist_engine.errors import Problem
    from checklist_engine.saying import Saying

__all__ = ["TO_FILL_IN", "find_unfilled", "things_to_mend"]

TO_FILL_IN = "FILL IN"
"""What a scaffold writes where a person has to: `FILL IN: one sentence that …`."""


def things_to_mend(number: int) -> Saying:
    """Return `1 thing to mend` or `3 things to mend`."""
    return say_counted("{count} thing to mend", "{count} things to mend", number)


def find_unfilled(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield every text that a scaffold left to be filled in, with what belongs there."""
    for entry in entries:
        for path, text in _texts(entry.file.value, ()):
            if TO_FILL_IN in text:
                wish = text.split(TO_FILL_IN, maxsplit=1)[1].lstrip(": ")
                name = ".".join(str(part) for part in path)
                yield entry.file.advise(
                    path,
                    say("'{name}' is still to be filled in", name=name),
                    code="to-fill-in",
                    hint=say("write {wish}", wish=wish) if wish else say("fill it in"),
                )


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:  # noqa: ANN401 - YAML holds any value
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, (*path, index))
