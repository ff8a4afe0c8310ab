"""The result as JSON: one object a specification, an array where there are several or where something could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.errors import Problem
from checklist_engine.result import CheckResult
from checklist_engine.saying import plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["Failure", "decode_result", "encode_result", "encode_results", "result_schema"]

SCHEMA_ID = "urn:checklist-engine:schema:result:1.0"


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read, in the place of its result."""

    source: str
    error: tuple[Problem, ...]


def encode_result(result: CheckResult) -> bytes:
    """Return one result as indented UTF-8 JSON that ends with a line end."""
    return _pretty(result)


def encode_results(results: Sequence[CheckResult | Failure]) -> bytes:
    """Return one result as an object; several, or a failure, as an array."""
    if len(results) == 1 and isinstance(results[0], CheckResult):
        return _pretty(results[0])
    return _pretty(results)


def _pretty(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, enc_hook=plain_text), indent=2) + b"\n"


def decode_result(data: bytes) -> CheckResult:
    """Read a saved result back.

    Raises:
        msgspec.DecodeError: the bytes are not a result of this schema version.

    """
    return msgspec.json.decode(data, type=CheckResult)


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one result."""
    (reference,), components = msgspec.json.schema_components([CheckResult], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Result of a check",
        **reference,
        "$defs": components,
    }
