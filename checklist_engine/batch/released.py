"""When the publisher released what stands in a line: what tells the newest of several rows about one process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["release_dates"]


class _Dated(msgspec.Struct, gc=False):
    """A release, a record or a package of them; any part may have another shape."""

    ocid: msgspec.Raw = msgspec.Raw(b"null")
    date: msgspec.Raw = msgspec.Raw(b"null")
    releases: msgspec.Raw = msgspec.Raw(b"[]")
    records: msgspec.Raw = msgspec.Raw(b"[]")
    compiledRelease: msgspec.Raw = msgspec.Raw(b"[]")  # noqa: N815 - as OCDS writes it


_ERRORS = (msgspec.DecodeError, UnicodeError, RecursionError)
_ONE = msgspec.json.Decoder(_Dated)
_MANY = msgspec.json.Decoder(list[msgspec.Raw])
_TEXT = msgspec.json.Decoder(str | int | float | None)


def release_dates(line: bytes) -> dict[str, str]:
    """Return the newest `date` of the releases of each process in a line, as written; empty where none is told."""
    dates: dict[str, str] = {}
    for ocid, date in _found(line):
        dates[ocid] = max(date, dates.get(ocid, date))
    return dates


def _found(value: bytes | msgspec.Raw) -> Iterator[tuple[str, str]]:
    try:
        one = _ONE.decode(value)
    except _ERRORS:
        for part in _listed(value):
            yield from _found(part)
        return
    ocid, date = _text(one.ocid), _text(one.date)
    if ocid and date:
        yield ocid, date
    for several in (one.releases, one.records, one.compiledRelease):
        if several != b"[]":
            yield from _found(several)


def _listed(value: bytes | msgspec.Raw) -> list[msgspec.Raw]:
    try:
        return _MANY.decode(value)
    except _ERRORS:
        return []


def _text(value: msgspec.Raw) -> str | None:
    try:
        text = _TEXT.decode(value)
    except _ERRORS:
        return None
    return None if text is None else str(text).strip() or None
