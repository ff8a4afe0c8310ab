"""The catalogue as one CSV table, and as plain JSON with every field."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.output.csv_table import safe_cell

if TYPE_CHECKING:
    from checklist_engine.catalog.standard import Standard
    from checklist_engine.knowledge import Knowledge

__all__ = ["CATALOG_COLUMNS", "CATALOG_SCHEMA_VERSION", "write_catalog_csv", "write_catalog_json"]

CATALOG_SCHEMA_VERSION = "1.0"
CATALOG_COLUMNS = (
    "id",
    "name",
    "title",
    "kind",
    "area",
    "status",
    "replaced_by",
    "versions",
    "documents",
    "plain",
    "clause_en",
    "clause_nl",
    "effort",
    "access",
    "mandates",
    "helps_to_meet",
    "checked",
)


def write_catalog_csv(knowledge: Knowledge) -> str:
    """Return one row a standard, safe to open in a spreadsheet; several values in a cell are parted by ` | `."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(CATALOG_COLUMNS)
    for standard in knowledge.catalog.standards.values():
        writer.writerow([safe_cell(cell) for cell in _row(standard)])
    return buffer.getvalue()


def _row(standard: Standard) -> tuple[str, ...]:
    english, dutch = standard.clause.get("en"), standard.clause.get("nl")
    return (
        standard.id,
        standard.name,
        standard.title,
        standard.kind,
        standard.area,
        standard.status,
        " | ".join(standard.replaced_by),
        " | ".join(f"{version.id} ({version.status})" for version in standard.versions),
        " | ".join(document.id for document in standard.documents),
        standard.plain,
        english.must if english else "",
        dutch.must if dutch else "",
        standard.effort.level,
        standard.access,
        " | ".join(f"{mandate.authority} ({mandate.country or 'international'}): {mandate.level}" for mandate in standard.mandates),
        " | ".join(f"{link.framework}: {link.clause}" for link in standard.helps_to_meet),
        standard.checked,
    )


def write_catalog_json(knowledge: Knowledge) -> str:
    """Return every field of every standard, with the vocabularies they use, as indented JSON with a line end."""
    catalog = knowledge.catalog
    value = {
        "schema_version": CATALOG_SCHEMA_VERSION,
        "catalog": {"version": knowledge.catalog_version, "digest": knowledge.catalog_digest},
        "standards": list(catalog.standards.values()),
        "areas": list(catalog.areas.values()),
        "threats": list(catalog.threats.values()),
        "frameworks": list(catalog.frameworks.values()),
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
