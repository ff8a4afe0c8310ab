"""The catalogue as a table and as JSON: whole, and safe to open."""

from __future__ import annotations

import csv
import io
import json

import msgspec

from checklist_engine.knowledge import load_knowledge
from checklist_engine.publishing.catalog_table import CATALOG_COLUMNS, write_catalog_csv, write_catalog_json

KNOWLEDGE = load_knowledge()


def test_the_table_has_one_row_a_standard() -> None:
    """In the order of the catalogue, with the clause in both languages."""
    rows = list(csv.DictReader(io.StringIO(write_catalog_csv(KNOWLEDGE), newline="")))
    dnssec = next(row for row in rows if row["id"] == "dnssec")
    standard = KNOWLEDGE.catalog.standards["dnssec"]

    assert [row["id"] for row in rows] == list(KNOWLEDGE.catalog.standards)
    assert tuple(dnssec) == CATALOG_COLUMNS
    assert (dnssec["clause_en"], dnssec["clause_nl"]) == (standard.clause["en"].must, standard.clause["nl"].must)
    assert dnssec["documents"].split(" | ")[0] == "RFC 9364"


def test_no_cell_is_a_formula() -> None:
    """A spreadsheet would run it."""
    standard = msgspec.structs.replace(KNOWLEDGE.catalog.standards["dnssec"], name="=1+1")
    catalog = msgspec.structs.replace(KNOWLEDGE.catalog, standards={"dnssec": standard})
    text = write_catalog_csv(msgspec.structs.replace(KNOWLEDGE, catalog=catalog))

    assert next(csv.DictReader(io.StringIO(text)))["name"] == "'=1+1"


def test_the_json_has_every_field_and_says_which_catalogue_it_is() -> None:
    """With version and digest, so that it can be cited."""
    value = json.loads(write_catalog_json(KNOWLEDGE))

    assert value["schema_version"] == "1.0"
    assert value["catalog"] == {"version": KNOWLEDGE.catalog_version, "digest": KNOWLEDGE.catalog_digest}
    assert [item["id"] for item in value["standards"]] == list(KNOWLEDGE.catalog.standards)
    assert {"areas", "threats", "frameworks"} < value.keys()
