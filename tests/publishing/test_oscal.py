"""The catalogue as OSCAL: valid, the same every time, and whole."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from pydantic import ValidationError
from trestle.oscal import OSCAL_VERSION as OFFICIAL_VERSION
from trestle.oscal.catalog import Model

from checklist_engine.knowledge import Knowledge, load_knowledge
from checklist_engine.publishing.oscal import NAMESPACE, OSCAL_VERSION, oscal_catalog, write_oscal

if TYPE_CHECKING:
    from checklist_engine.catalog.standard import Standard

KNOWLEDGE = load_knowledge()

TOKEN = re.compile(r"[^\W\d][\w.\-]*")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
KEYS = {
    "catalog": {"uuid", "metadata", "params", "controls", "groups", "back-matter"},
    "groups": {"id", "class", "title", "params", "props", "links", "parts", "groups", "controls"},
    "controls": {"id", "class", "title", "params", "props", "links", "parts", "controls"},
    "parts": {"id", "name", "ns", "class", "title", "props", "prose", "parts", "links"},
    "props": {"name", "uuid", "ns", "value", "class", "group", "remarks"},
    "links": {"href", "rel", "media-type", "resource-fragment", "text"},
    "resources": {"uuid", "title", "description", "props", "document-ids", "citation", "rlinks", "base64", "remarks"},
}
"""What the OSCAL 1.2.1 JSON Format Reference allows in each object that is written."""


def walk(value: Any, kind: str = "") -> list[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - JSON holds any value
    """Return every object with the key of the list or object that holds it."""
    if isinstance(value, list):
        return [pair for part in value for pair in walk(part, kind)]
    if not isinstance(value, dict):
        return []
    return [(kind, value), *(pair for key, part in value.items() for pair in walk(part, key))]


OBJECTS = walk(json.loads(write_oscal(KNOWLEDGE)))


def test_the_official_models_accept_the_export() -> None:
    """Those that are generated from NIST's own schema; they refuse keys, words and empty lists that OSCAL does not have."""
    document = json.loads(write_oscal(KNOWLEDGE))
    Model.model_validate(document)
    document["catalog"]["groups"][0]["controls"][0]["colour"] = "blue"

    with pytest.raises(ValidationError, match="colour"):
        Model.model_validate(document)


def test_the_version_is_that_of_the_models() -> None:
    """The file says which version of OSCAL it is in; the models are of the same."""
    assert OFFICIAL_VERSION == OSCAL_VERSION


@pytest.mark.parametrize("kind", KEYS)
def test_objects_have_only_keys_that_oscal_knows(kind: str) -> None:
    """Additional keys are errors in OSCAL, and so are empty lists."""
    found = [value for name, value in OBJECTS if name == kind]

    assert found
    assert {key for value in found for key in value} <= KEYS[kind]
    assert [value for value in found if [] in value.values()] == []


def test_names_are_tokens_and_identifiers_are_uuids_that_occur_once() -> None:
    """A token does not begin with a digit, so `3des` is written `_3des`."""
    ids = [value["id"] for _, value in OBJECTS if "id" in value]
    uuids = [value["uuid"] for _, value in OBJECTS if "uuid" in value]
    names = [value[key] for _, value in OBJECTS for key in ("name", "class", "rel") if key in value]

    assert [key for key in (*ids, *names) if not TOKEN.fullmatch(key)] == []
    assert [key for key in uuids if not UUID.fullmatch(key)] == []
    assert len(set(ids)) == len(ids)
    assert len(set(uuids)) == len(uuids)
    assert "_3des" in ids


def test_every_link_inside_leads_somewhere() -> None:
    """Documents are resources, successors are controls."""
    targets = {f"#{value[key]}" for _, value in OBJECTS for key in ("id", "uuid") if key in value}
    hrefs = [value["href"] for kind, value in OBJECTS if kind == "links"]

    assert [href for href in hrefs if href.startswith("#") and href not in targets] == []


def test_every_text_has_no_space_around_it_and_titles_have_one_line() -> None:
    """As the data types of OSCAL want it."""
    values = [value[key] for _, value in OBJECTS for key in ("value", "title", "text") if key in value]

    assert [text for text in values if text != text.strip() or "\n" in text or not text] == []


def test_every_standard_is_a_control_of_its_area_with_its_documents() -> None:
    """Nothing is lost on the way."""
    catalog = oscal_catalog(KNOWLEDGE)["catalog"]
    labels = {
        group["id"]: [prop["value"] for control in group["controls"] for prop in control["props"] if prop["name"] == "label"]
        for group in catalog["groups"]
    }
    documents = {document.id for standard in KNOWLEDGE.catalog.standards.values() for document in standard.documents}

    assert labels == {
        area: [standard.id for standard in KNOWLEDGE.catalog.standards.values() if standard.area == area]
        for area in KNOWLEDGE.catalog.areas
    }
    assert {item["document-ids"][0]["identifier"] for item in catalog["back-matter"]["resources"]} == documents


def test_a_control_says_what_to_ask_and_where_it_is_from() -> None:
    """The clause is the statement, the plain sentence the guidance."""
    control = next(value for kind, value in OBJECTS if kind == "controls" and value["id"] == "dnssec")
    standard = KNOWLEDGE.catalog.standards["dnssec"]

    assert control["title"] == "DNSSEC: Domain Name System Security Extensions"
    assert control["parts"][:2] == [
        {"id": "dnssec_smt", "name": "statement", "prose": standard.clause["en"].must},
        {"id": "dnssec_gdn", "name": "guidance", "prose": standard.plain},
    ]
    assert {part.get("ns", NAMESPACE) for part in control["parts"]} == {NAMESPACE}


def test_withdrawn_standards_say_so_and_name_what_replaces_them() -> None:
    """A reader of OSCAL sees that nobody should ask for SSL."""
    control = next(value for kind, value in OBJECTS if kind == "controls" and value["id"] == "ssl")

    assert {"name": "status", "value": "withdrawn"} in control["props"]
    assert {"href": "#tls", "rel": "replaced-by"} in control["links"]


def with_standards(**standards: Standard) -> Knowledge:
    """Return knowledge with other standards."""
    catalog = msgspec.structs.replace(KNOWLEDGE.catalog, standards=standards)
    return msgspec.structs.replace(KNOWLEDGE, catalog=catalog)


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    """Identifiers come from the content, the time from the newest check; the clock is not read."""
    small = with_standards(dnssec=KNOWLEDGE.catalog.standards["dnssec"])
    metadata = oscal_catalog(small)["catalog"]["metadata"]

    assert write_oscal(KNOWLEDGE) == write_oscal(KNOWLEDGE)
    assert metadata["last-modified"] == f"{KNOWLEDGE.catalog.standards['dnssec'].checked}T00:00:00Z"


def test_another_catalogue_is_another_document() -> None:
    """OSCAL wants a new identifier when the content changes; resources keep theirs."""
    changed = msgspec.structs.replace(KNOWLEDGE, catalog_digest="0" * 64)
    before, after = oscal_catalog(KNOWLEDGE)["catalog"], oscal_catalog(changed)["catalog"]

    assert before["uuid"] != after["uuid"]
    assert before["back-matter"] == after["back-matter"]
