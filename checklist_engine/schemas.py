"""The published schemas, generated from the models that the program itself uses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["SCHEMAS", "schema_of", "schema_text"]

SCHEMAS = ("specification", "result", "comparison", "what-if", "supplier", "answer", "standard", "rule", "profile")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(name: str) -> dict[str, Any]:
    """Return a schema by its name in `SCHEMAS`."""
    if name == "specification":
        from checklist_engine.specification.own_format import specification_schema  # noqa: PLC0415

        return specification_schema()
    if name == "result":
        from checklist_engine.output.json_result import result_schema  # noqa: PLC0415

        return result_schema()
    if name in {"comparison", "what-if"}:
        from checklist_engine.output.comparison_json import comparison_schema, what_if_schema  # noqa: PLC0415

        return comparison_schema() if name == "comparison" else what_if_schema()
    if name == "supplier":
        from checklist_engine.guidance.supplier_authored import supplier_schema  # noqa: PLC0415

        return supplier_schema()
    if name == "answer":
        from checklist_engine.output.answer_json import answer_schema  # noqa: PLC0415

        return answer_schema()
    from checklist_engine.catalog.authored import AuthoredStandard  # noqa: PLC0415 - pydantic is slow to import
    from checklist_engine.rules.authored import AuthoredProfile, AuthoredRule  # noqa: PLC0415

    models: dict[str, type[BaseModel]] = {"standard": AuthoredStandard, "rule": AuthoredRule, "profile": AuthoredProfile}
    return {"$schema": DIALECT, "$id": f"urn:checklist-engine:schema:{name}:1.0", **models[name].model_json_schema()}


def schema_text(name: str) -> str:
    """Return a schema as indented JSON with a line end."""
    return json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n"
