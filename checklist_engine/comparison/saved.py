"""Saved results: what `check --format json` wrote, read back as far as a comparison needs it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeVar

import msgspec

from checklist_engine.detection.demand import Demand
from checklist_engine.documents.own_reports import may_be_own_pdf
from checklist_engine.errors import InputError, Problem
from checklist_engine.result import (
    RESULT_SCHEMA_VERSION,
    Alert,
    AreaResult,
    Assessability,
    CheckResult,
    Coverage,
    Digest,
    Finding,
    LotResult,
    Score,
)
from checklist_engine.rules.rule import Expectation, Scoring
from checklist_engine.saying import say
from checklist_engine.specification.model import Buyer, Lot, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "SavedResult",
    "SavedSpecification",
    "Unread",
    "keep_what_compares",
    "read_full_results",
    "read_saved_results",
    "saved_in",
    "split_saved",
]

_TELLING_KEYS = frozenset({"schema_version", "specification", "findings", "score"})
_FAILURE_KEYS = frozenset({"source", "error"})


class SavedSpecification(msgspec.Struct, frozen=True, kw_only=True):
    """The specification of a saved result, without its texts."""

    id: str
    title: str
    source: str
    lots: tuple[Lot, ...]
    published: str | None = None
    buyer: Buyer = Buyer()
    value: Value | None = None


class SavedResult(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a `CheckResult` that a comparison needs; the fields mean the same."""

    schema_version: str
    engine: str
    catalog: Digest
    rules: Digest
    profile: str
    as_of: str
    specification: SavedSpecification
    assessability: Assessability
    score: Score
    coverage: Coverage | None
    lots: tuple[LotResult, ...]
    areas: tuple[AreaResult, ...]
    demands: tuple[Demand, ...]
    findings: tuple[Finding, ...]
    alerts: tuple[Alert, ...]
    scoring: Scoring
    standard_names: dict[str, str]
    expectations: dict[str, Expectation] = {}
    language: str = "en"


_Result = TypeVar("_Result", SavedResult, CheckResult)


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """An input, or a part of one, that could not be read: the file as the user named it, and every mistake."""

    source: str
    error: tuple[Problem, ...]


def split_saved(data: bytes) -> tuple[msgspec.Raw, ...]:
    """Return the results in these bytes, not yet read: one, an array of them, or one a line; none where this is something else."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    keys = _keys(data)
    if keys:
        # One result, as in most files: it is looked through once, not three times.
        return (msgspec.Raw(data),) if keys >= _TELLING_KEYS else ()
    parts = _parts(data)
    return tuple(parts) if any(_keys(part) >= _TELLING_KEYS for part in parts) else ()


def saved_in(data: bytes, source: str) -> tuple[msgspec.Raw, ...]:
    """Return the results in a file as `split_saved` does, or the one attached to a report of ours in PDF.

    Raises:
        InputError: the PDF cannot be read, or a library is missing.

    """
    parts = split_saved(data)
    if parts or not may_be_own_pdf(data):
        return parts
    from checklist_engine.documents.reading import attached_result  # noqa: PLC0415 - results in JSON need none of it

    return split_saved(attached_result(data, source))


def read_saved_results(parts: Sequence[msgspec.Raw], source: str) -> tuple[SavedResult | Unread, ...]:
    """Return the saved results that `split_saved` found; what could not be read when it was checked is `Unread`.

    Raises:
        InputError: results cannot be read; every one of them, by file and position.

    """
    return _read(parts, source, SavedResult)


def read_full_results(parts: Sequence[msgspec.Raw], source: str) -> tuple[CheckResult | Unread, ...]:
    """Return the saved results with everything in them, to judge or to look at their specifications again.

    Raises:
        InputError: as `read_saved_results`.

    """
    return _read(parts, source, CheckResult)


def keep_what_compares(result: CheckResult) -> SavedResult:
    """Return a fresh result as if it had been saved."""
    return msgspec.convert(result, SavedResult, from_attributes=True)


def _read(parts: Sequence[msgspec.Raw], source: str, kind: type[_Result]) -> tuple[_Result | Unread, ...]:
    read: list[_Result | Unread] = []
    problems: list[Problem] = []
    for index, part in enumerate(parts):
        where = source if len(parts) == 1 else f"{source}#/{index}"
        try:
            read.append(_read_one(part, kind))
        except msgspec.DecodeError as error:
            problems.append(_problem(part, where, error))
    if problems:
        raise InputError(problems)
    return tuple(read)


def _read_one(part: msgspec.Raw, kind: type[_Result]) -> _Result | Unread:
    try:
        result = msgspec.json.decode(part, type=kind)
    except msgspec.ValidationError:
        if _keys(part) != _FAILURE_KEYS:
            raise
        return msgspec.json.decode(part, type=Unread)
    if result.schema_version != RESULT_SCHEMA_VERSION:
        message = say("another schema version")
        raise msgspec.ValidationError(message)
    return result


def _problem(part: msgspec.Raw, where: str, error: Exception) -> Problem:
    version = msgspec.json.decode(part, type=_Version).schema_version if "schema_version" in _keys(part) else RESULT_SCHEMA_VERSION
    if version != RESULT_SCHEMA_VERSION:
        return Problem(
            code="other-result-version",
            where=where,
            what=say("this result has schema version '{version}'", version=version),
            expected=RESULT_SCHEMA_VERSION,
            hint=say("check the specification again with this program"),
        )
    return Problem(
        code="wrong-result",
        where=where,
        what=str(error),
        expected=say("a result as `check --format json` writes it"),
        hint=say("check the specification again"),
    )


class _Version(msgspec.Struct):
    schema_version: object


def _keys(part: msgspec.Raw | bytes) -> frozenset[str]:
    try:
        return frozenset(msgspec.json.decode(part, type=dict[str, msgspec.Raw]))
    except msgspec.DecodeError:
        return frozenset()


def _parts(data: bytes) -> list[msgspec.Raw]:
    """Return the values of an array, of lines, or the one value; none where the bytes are no JSON."""
    with contextlib.suppress(msgspec.DecodeError):
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    with contextlib.suppress(msgspec.DecodeError):
        return [msgspec.json.decode(data, type=msgspec.Raw)]
    with contextlib.suppress(msgspec.DecodeError):
        return msgspec.json.Decoder(msgspec.Raw).decode_lines(data)
    return []
