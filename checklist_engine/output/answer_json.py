"""The answer of a supplier to a tender as JSON, and its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from checklist_engine.guidance.tender_answer import TenderAnswer

__all__ = ["answer_schema", "encode_answer"]


def encode_answer(answer: TenderAnswer) -> bytes:
    """Return an answer as indented UTF-8 JSON that ends with a line end."""
    return msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n"


def answer_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an answer."""
    from checklist_engine.guidance.tender_answer import TenderAnswer  # noqa: PLC0415 - only for the schema

    (reference,), components = msgspec.json.schema_components([TenderAnswer], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:checklist-engine:schema:answer:1.0",
        "title": "Answer of a supplier to a tender",
        **reference,
        "$defs": components,
    }
