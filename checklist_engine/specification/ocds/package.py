"""Packages, records and releases: one JSON value to the contracting processes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.errors import Problem
from checklist_engine.saying import say
from checklist_engine.specification.ocds.merging import is_versioned, latest_values, merge_releases
from checklist_engine.specification.ocds.process import Process, below
from checklist_engine.specification.ocds.prozorro import looks_like_criteria, read_prozorro
from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_processes", "looks_like_ocds"]

_RELEASE_KEYS = {
    "ocid",
    "tender",
    "planning",
    "awards",
    "contracts",
    "parties",
    "buyer",
    "bids",
    "initiationType",
    "tag",
}
_CONTENT_KEYS = {"ocid", "tender", "planning", "awards", "contracts"}
_DOWNLOAD = say("download the releases themselves, and check those; a check never uses the network")
_EXPECTED = say("an OCDS release package, record package, release or record, or a specification in the own format")


def looks_like_ocds(value: Any) -> bool:  # noqa: ANN401
    """Return whether a JSON value means to be OCDS, a list of it, or a part that can be read as OCDS."""
    if isinstance(value, list):
        return any(looks_like_ocds(part) for part in value) or looks_like_criteria(value)
    if not isinstance(value, dict):
        return False
    return any(key in value for key in ("releases", "records", "compiledRelease", "data")) or not _RELEASE_KEYS.isdisjoint(value)


def find_processes(value: Any, pointer: str = "") -> tuple[Process | Problem, ...]:  # noqa: ANN401
    """Return the processes of a JSON value, and a problem for each part that is none. Never empty.

    Codes: `not-ocds`, `ocds-empty`, `ocds-linked-releases`.
    """
    return tuple(_find(value, pointer)) or (_problem("ocds-empty", pointer, say("no release stands here")),)


def _problem(code: str, pointer: str, what: str, hint: str = "") -> Problem:
    return Problem(code=code, where=pointer, what=what, expected=_EXPECTED if code == "not-ocds" else "", hint=hint)


def _find(value: Any, pointer: str) -> Iterator[Process | Problem]:  # noqa: ANN401
    if isinstance(value, list):
        yield from _find_in_list(value, pointer)
    elif not isinstance(value, dict):
        yield _problem("not-ocds", pointer, say("{found} stands here", found=_name(value)))
    elif "records" in value:
        yield from _each(value["records"], join_pointer(pointer, "records"), "ocds-record-package")
    elif isinstance(value.get("compiledRelease"), dict) or isinstance(value.get("versionedRelease"), dict):
        yield _from_record(value, pointer, "ocds-record")
    elif "releases" in value:
        # A record holds the releases of one process, a package those of any.
        kind = "ocds-record" if value.get("ocid") else "ocds-release-package"
        yield from _from_releases(value["releases"], join_pointer(pointer, "releases"), kind)
    elif "ocid" in value or "tender" in value or _is_release(value):
        yield _from_release(value, pointer, _release_kind(value))
    elif "data" in value:
        yield read_prozorro(value["data"], join_pointer(pointer, "data"))
    else:
        yield _problem("not-ocds", pointer, _not_ocds(value))


def _is_release(value: dict[str, Any]) -> bool:
    return not _CONTENT_KEYS.isdisjoint(value) and any(isinstance(value.get(key), dict | list) for key in _CONTENT_KEYS)


def _not_ocds(value: dict[str, Any]) -> str:
    if "bids" in value:
        return say("bids stand here, without the tender that they answer")
    keys = ", ".join(f"'{key}'" for key in list(value)[:5]) or say("no keys")
    return say("this object is not OCDS: it has {keys}", keys=keys)


def _name(value: Any) -> str:  # noqa: ANN401
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return say("a text") if isinstance(value, str) else say("a number") if isinstance(value, int | float) else say("a list")


def _find_in_list(values: list[Any], pointer: str) -> Iterator[Process | Problem]:
    if looks_like_criteria(values):
        yield read_prozorro(values, pointer)
        return
    if values and all(isinstance(part, dict) and _looks_like_single_release(part) for part in values):
        yield from _from_releases(values, pointer, "ocds-releases")
        return
    if values and all(_looks_like_package(part) for part in values):
        # The pages of a download: a process may go on from one page to the next.
        placed = [
            (release, join_pointer(pointer, index, "releases", position))
            for index, part in enumerate(values)
            for position, release in enumerate(part["releases"])
        ]
        yield from _from_placed(placed, "ocds-release-package")
        return
    for index, part in enumerate(values):
        yield from _find(part, join_pointer(pointer, index))


def _looks_like_single_release(value: dict[str, Any]) -> bool:
    nested = ("releases", "records", "compiledRelease", "versionedRelease", "data")
    return "ocid" in value and not any(key in value for key in nested)


def _looks_like_package(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, dict) and isinstance(value.get("releases"), list) and not value.get("ocid") and "records" not in value


def _each(records: Any, pointer: str, kind: str) -> Iterator[Process | Problem]:  # noqa: ANN401
    if isinstance(records, dict):
        records = [records]
    if not isinstance(records, list):
        yield _problem("not-ocds", pointer, say("{found} stands where the records were expected", found=_name(records)))
        return
    for index, record in enumerate(records):
        place = join_pointer(pointer, index)
        if isinstance(record, dict):
            yield _from_record(record, place, kind)
        else:
            yield _problem("not-ocds", place, say("{found} stands where a record was expected", found=_name(record)))


def _from_record(record: dict[str, Any], pointer: str, kind: str) -> Process | Problem:
    releases = record.get("releases")
    published = _first_published(releases) if isinstance(releases, list) else None
    compiled = record.get("compiledRelease")
    if isinstance(compiled, dict) and compiled:
        return _from_release(compiled, join_pointer(pointer, "compiledRelease"), kind, published)
    versioned = record.get("versionedRelease")
    if isinstance(versioned, dict) and versioned:
        return _from_release(versioned, join_pointer(pointer, "versionedRelease"), kind, published)
    found = tuple(_from_releases(releases, join_pointer(pointer, "releases"), kind))
    processes = [part for part in found if isinstance(part, Process)]
    if processes:
        return processes[0]
    return found[0] if found else _problem("ocds-empty", pointer, say("the record holds no release"))


def _release_kind(release: dict[str, Any]) -> str:
    tags = release.get("tag")
    if is_versioned(release):
        return "ocds-versioned-release"
    return "ocds-compiled-release" if isinstance(tags, list) and "compiled" in tags else "ocds-release"


def _from_release(release: dict[str, Any], pointer: str, kind: str, published: str | None = None) -> Process:
    if is_versioned(release):
        latest, pointer_of, announced = latest_values(release, pointer)
        note = say("This is a versioned release; the latest value of each field was read.")
        return Process(latest, pointer_of, kind, (note,), published or announced)
    return Process(release, below(pointer=pointer), kind, (), published)


def _from_releases(releases: Any, pointer: str, kind: str) -> Iterator[Process | Problem]:  # noqa: ANN401
    if isinstance(releases, dict):
        releases = [releases]
    if not isinstance(releases, list):
        yield _problem("not-ocds", pointer, say("{found} stands where the releases were expected", found=_name(releases)))
        return
    yield from _from_placed([(release, join_pointer(pointer, index)) for index, release in enumerate(releases)], kind)


def _from_placed(releases: list[tuple[Any, str]], kind: str) -> Iterator[Process | Problem]:
    groups: dict[str, list[tuple[dict[str, Any], str]]] = {}
    problems: list[Problem] = []
    for release, place in releases:
        if not isinstance(release, dict):
            problems.append(_problem("not-ocds", place, say("{found} stands where a release was expected", found=_name(release))))
        elif "url" in release and _CONTENT_KEYS.isdisjoint(release.keys() - {"ocid"}):
            what = say("only a link to a release stands here, not the release itself")
            problems.append(_problem("ocds-linked-releases", place, what, _DOWNLOAD))
        else:
            ocid = release.get("ocid")
            name = f"ocid {ocid}" if isinstance(ocid, str | int) and str(ocid).strip() else place
            groups.setdefault(name, []).append((release, place))
    for group in groups.values():
        yield _from_group(group, kind)
    yield from problems


def _from_group(group: list[tuple[dict[str, Any], str]], kind: str) -> Process:
    compiled = [entry for entry in group if _release_kind(entry[0]) != "ocds-release"]
    if len(group) == 1 or compiled:
        release, pointer = (compiled or group)[-1]
        return _from_release(release, pointer, kind)
    release, pointer_of, note = merge_releases(group)
    return Process(release, pointer_of, kind, (note,) if note else (), _first_published([release for release, _ in group]))


def _first_published(releases: list[Any]) -> str | None:
    """Return the date of the earliest release, or link to one, that announces the tender."""
    dates = [
        release["date"]
        for release in releases
        if isinstance(release, dict)
        and isinstance(release.get("date"), str)
        and isinstance(release.get("tag"), list)
        and "tender" in release["tag"]
    ]
    return min(dates) if dates else None
