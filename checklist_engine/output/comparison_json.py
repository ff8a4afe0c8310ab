"""The comparison, and what a what-if comes to, as JSON, and their schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.saying import plain_text

if TYPE_CHECKING:
    from checklist_engine.comparison.compare import Comparison
    from checklist_engine.comparison.whatif import WhatIf

__all__ = ["comparison_schema", "encode_comparison", "encode_what_if", "what_if_schema"]


def encode_comparison(comparison: Comparison) -> bytes:
    """Return a comparison as indented UTF-8 JSON that ends with a line end."""
    return msgspec.json.format(msgspec.json.encode(comparison, enc_hook=plain_text), indent=2) + b"\n"


def encode_what_if(answer: WhatIf) -> bytes:
    """Return a what-if as indented UTF-8 JSON that ends with a line end."""
    return msgspec.json.format(msgspec.json.encode(answer, enc_hook=plain_text), indent=2) + b"\n"


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a comparison."""
    from checklist_engine.comparison.compare import Comparison  # noqa: PLC0415 - only for the schema

    return _schema(Comparison, "comparison", "Comparison of specifications")


def what_if_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a what-if."""
    from checklist_engine.comparison.whatif import WhatIf  # noqa: PLC0415 - only for the schema

    return _schema(WhatIf, "what-if", "What a specification comes to with actions taken")


def _schema(kind: type[msgspec.Struct], name: str, title: str) -> dict[str, Any]:
    (reference,), components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:checklist-engine:schema:{name}:1.0",
        "title": title,
        **reference,
        "$defs": components,
    }
