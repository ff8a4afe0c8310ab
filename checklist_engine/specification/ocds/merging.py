"""The releases of one process made into one, and versioned releases cut down to their latest values."""

from __future__ import annotations

import warnings
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from checklist_engine.saying import say, say_counted
from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["is_versioned", "latest_values", "merge_releases"]

_VERSION_KEYS = {"releaseID", "releaseDate", "releaseTag", "value"}
Step = str | tuple[str, str]


@cache
def _merger() -> Any:  # noqa: ANN401 - ocdsmerge publishes no types
    import json  # noqa: PLC0415 - as below

    from ocdsmerge import Merger  # noqa: PLC0415 - only files with several releases of a process need it

    schema = files("checklist_engine.specification").joinpath("schemas", "release-schema-1.1.5.json").read_text(encoding="utf-8")
    return Merger(json.loads(schema))


def merge_releases(
    releases: list[tuple[dict[str, Any], str]],
) -> tuple[dict[str, Any], Callable[[str], str], str | None]:
    """Return the compiled release of `releases`, each given with the pointer to it.

    The second value leads from a pointer in the compiled release to the newest release that holds the same value at the
    same place (objects in lists are the same where their ids are). The third is a note: releases without a date cannot
    be merged, nor can releases that contradict each other in shape; then the newest, or last, stands alone.
    """
    from ocdsmerge.exceptions import OCDSMergeError, OCDSMergeWarning  # noqa: PLC0415 - as above

    note = None
    dated = [entry for entry in releases if isinstance(entry[0].get("date"), str) and entry[0]["date"].strip()]
    if len(dated) < len(releases):
        undated = len(releases) - len(dated)
        note = say_counted(
            "{count} of {number} releases of this process has no date and was left out of the merge.",
            "{count} of {number} releases of this process have no date and were left out of the merge.",
            undated,
            number=len(releases),
        )
    if not dated:
        release, pointer = releases[-1]
        return (
            release,
            _below(pointer),
            say("None of the {number} releases of this process has a date; only the last was read.", number=len(releases)),
        )
    dated.sort(key=lambda entry: entry[0]["date"])
    if len(dated) == 1:
        return dated[0][0], _below(dated[0][1]), note
    try:
        with warnings.catch_warnings():
            # Two objects with one id: the later wins, as OCDS says.
            warnings.simplefilter("ignore", OCDSMergeWarning)
            merged = _merger().create_compiled_release([_without_nonsense(release) for release, _ in dated])
    except (OCDSMergeError, TypeError, AttributeError, KeyError, ValueError):
        release, pointer = dated[-1]
        note = say("The {number} releases of this process contradict each other in shape; only the newest was read.", number=len(dated))
        return release, _below(pointer), note
    # The merge forgets how far the process is.
    merged["tag"] = dated[-1][0].get("tag")
    return merged, _newest_place(merged, dated), note


def _below(pointer: str) -> Callable[[str], str]:
    def translate(inside: str) -> str:
        return pointer + inside

    return translate


def _without_nonsense(value: Any) -> Any:  # noqa: ANN401 - JSON holds any value
    """Return the value with ids as ocdsmerge can take them: texts and numbers."""
    if isinstance(value, dict):
        return {key: _without_nonsense(part) for key, part in value.items() if key != "id" or isinstance(part, str | int) or part is None}
    if isinstance(value, list):
        return [_without_nonsense(part) for part in value]
    return value


def _newest_place(merged: dict[str, Any], dated: list[tuple[dict[str, Any], str]]) -> Callable[[str], str]:
    places: dict[tuple[Step, ...], str] = {}
    for release, pointer in reversed(dated):
        for path, place in _paths(release, (), pointer):
            places.setdefault(path, place)
    translated: dict[str, str] = {}
    for path, place in _paths(merged, (), ""):
        if path in places:
            translated[place] = places[path]
    newest = dated[-1][1]

    def translate(inside: str) -> str:
        known = inside
        while known and known not in translated:
            known = known.rpartition("/")[0]
        # Without a part that is the same, the newest release is the honest answer.
        return translated[known] if known in translated else newest + inside

    return translate


def _paths(value: Any, path: tuple[Step, ...], pointer: str) -> Iterator[tuple[tuple[Step, ...], str]]:  # noqa: ANN401
    """Yield the path of each value that can be found again in another release, and its pointer.

    In lists ids stand for positions. Objects without id move in a merge: only their texts are found again.
    """
    if isinstance(value, str):
        yield (*path, value), pointer
        return
    if "*" not in path:
        yield path, pointer
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _paths(part, (*path, key), join_pointer(pointer, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            name = part.get("id") if isinstance(part, dict) else None
            step: Step = ("id", str(name)) if isinstance(name, str | int) else "*"
            yield from _paths(part, (*path, step), join_pointer(pointer, index))


def is_versioned(release: dict[str, Any]) -> bool:
    """Return whether a release is a versioned one: each field a list of what it was when."""
    return any(_is_history(part) for part in _values(release, depth=3))


def _values(value: dict[str, Any], depth: int) -> Iterator[Any]:
    for part in value.values():
        yield part
        if isinstance(part, dict) and depth:
            yield from _values(part, depth - 1)


def _is_history(value: Any) -> bool:  # noqa: ANN401 - JSON holds any value
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(part, dict) and "value" in part and "releaseID" in part and part.keys() <= _VERSION_KEYS for part in value)
    )


def latest_values(versioned: dict[str, Any], pointer: str) -> tuple[dict[str, Any], Callable[[str], str], str | None]:
    """Return a versioned release with only the latest value of each field.

    Then the way from its pointers to those in the input, and the date of the earliest release of the tender.
    """
    places: dict[str, str] = {}
    announced: list[str] = []

    def cut(value: Any, inside: str, place: str) -> Any:  # noqa: ANN401 - JSON holds any value
        if _is_history(value):
            # The list goes from old to new; a date that was put out of order still wins.
            announced.extend(
                part["releaseDate"]
                for part in value
                if isinstance(part.get("releaseDate"), str) and isinstance(part.get("releaseTag"), list) and "tender" in part["releaseTag"]
            )
            dates = [str(part.get("releaseDate") or "") for part in value]
            newest = max(range(len(value)), key=lambda index: (dates[index], index))
            places[inside] = join_pointer(place, newest, "value")
            return value[newest]["value"]
        if isinstance(value, dict):
            return {key: cut(part, join_pointer(inside, key), join_pointer(place, key)) for key, part in value.items()}
        if isinstance(value, list):
            return [cut(part, join_pointer(inside, index), join_pointer(place, index)) for index, part in enumerate(value)]
        return value

    release = cut(versioned, "", pointer)

    def translate(inside: str) -> str:
        known = inside
        while known and known not in places:
            known = known.rpartition("/")[0]
        return places[known] + inside[len(known) :] if known in places else pointer + inside

    return release, translate, min(announced, default=None)
