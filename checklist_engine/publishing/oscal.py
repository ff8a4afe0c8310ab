"""The catalogue as an OSCAL catalogue in JSON, so that other tools can use it without this one.

Areas are groups, standards are controls, documents are resources. The same catalogue gives the same bytes: identifiers are made from
its digest and its ids (UUID version 5), the time from the day of the newest check. Names outside OSCAL's own carry `NAMESPACE`.
Source: NIST, OSCAL Catalog Model v1.2.1, JSON Format Reference.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.catalog.standard import Document, Standard
    from checklist_engine.knowledge import Knowledge

__all__ = ["NAMESPACE", "OSCAL_VERSION", "identifier", "oscal_catalog", "own_property", "token", "without_empty", "write_oscal"]

OSCAL_VERSION = "1.2.1"
NAMESPACE = "urn:checklist-engine:oscal"
_IDENTIFIERS = uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)
_WITHDRAWN = ("insecure", "obsolete")

Json = dict[str, Any]


def write_oscal(knowledge: Knowledge) -> str:
    """Return the catalogue as indented OSCAL JSON with a line end."""
    return json.dumps(oscal_catalog(knowledge), indent=2, ensure_ascii=False) + "\n"


def oscal_catalog(knowledge: Knowledge) -> Json:
    """Return the catalogue as an OSCAL catalogue, ready for JSON."""
    catalog = knowledge.catalog
    standards = catalog.standards.values()
    documents = {document.id: document for standard in standards for document in standard.documents}
    groups = [
        {
            "id": token(area.id),
            "class": "area",
            "title": area.name,
            "parts": [{"id": f"{token(area.id)}_ovw", "name": "overview", "prose": area.plain}],
            "controls": [_control(standard) for standard in standards if standard.area == area.id],
        }
        for area in catalog.areas.values()
    ]
    return {
        "catalog": {
            "uuid": identifier(f"catalog:{knowledge.catalog_digest}"),
            "metadata": {
                "title": "Internet security standards to ask for in procurement",
                "last-modified": f"{max(standard.checked for standard in standards)}T00:00:00Z",
                "version": knowledge.catalog_version,
                "oscal-version": OSCAL_VERSION,
                "props": [own_property("digest", knowledge.catalog_digest)],
            },
            "groups": [without_empty(group) for group in groups],
            "back-matter": {"resources": [_resource(document) for document in documents.values()]},
        }
    }


def identifier(name: str) -> str:
    """Return the UUID (version 5) that belongs to a name."""
    return str(uuid.uuid5(_IDENTIFIERS, name))


def token(key: str) -> str:
    """Return an id as an OSCAL token, which does not begin with a digit."""
    return f"_{key}" if key[0].isdigit() else key


def own_property(name: str, value: str) -> Json:
    """Return a property under a name of this program's own."""
    return {"name": name, "ns": NAMESPACE, "value": value}


def without_empty(value: Json) -> Json:
    """Return the object without empty lists: OSCAL wants at least one member."""
    return {key: part for key, part in value.items() if part != []}


def _control(standard: Standard) -> Json:
    props = [{"name": "label", "value": standard.id}]
    if standard.status in _WITHDRAWN:
        props.append({"name": "status", "value": "withdrawn"})
    props += [
        own_property("state", standard.status),
        own_property("effort", standard.effort.level),
        own_property("access", standard.access),
        own_property("checked", standard.checked),
    ]
    links = [{"href": f"#{identifier(f'document:{document.id}')}", "rel": "reference"} for document in standard.documents]
    links += [{"href": f"#{token(key)}", "rel": "replaced-by"} for key in standard.replaced_by]
    return without_empty(
        {
            "id": token(standard.id),
            "class": standard.kind,
            "title": f"{standard.name}: {standard.title}",
            "props": props,
            "links": links,
            "parts": list(_parts(standard)),
        }
    )


def _parts(standard: Standard) -> Iterator[Json]:
    """Yield what a control says: the clause as statement, the plain words as guidance, then the rest in this program's names."""
    key = token(standard.id)
    english = standard.clause.get("en")
    if english is not None:
        yield {"id": f"{key}_smt", "name": "statement", "prose": english.must}
    yield {"id": f"{key}_gdn", "name": "guidance", "prose": standard.plain}
    for language, clause in standard.clause.items():
        for form, text in (("must", clause.must), ("should", clause.should)):
            if text is not None:
                props = [own_property("language", language), own_property("form", form)]
                yield {"id": f"{key}_clause.{language}.{form}", "name": "clause", "ns": NAMESPACE, "props": props, "prose": text}
    for number, step in enumerate(standard.verification, start=1):
        tool = [own_property("tool", step.tool)] if step.tool else []
        yield {
            "id": f"{key}_verification.{number}",
            "name": "verification",
            "ns": NAMESPACE,
            "props": [own_property("when", step.when), *tool],
            "prose": f"{step.method} Evidence: {step.evidence}",
        }
    if standard.small_supplier is not None:
        steps = "\n".join(f"- {step}" for step in standard.small_supplier.steps)
        advice = f"{steps}\n\nProof: {standard.small_supplier.proof}"
        yield {"id": f"{key}_small-supplier", "name": "small-supplier", "ns": NAMESPACE, "prose": advice}
    for number, mandate in enumerate(standard.mandates, start=1):
        country = [own_property("country", mandate.country)] if mandate.country else []
        prose: Json = {"prose": mandate.note} if mandate.note else {}
        yield {
            "id": f"{key}_mandate.{number}",
            "name": "mandate",
            "ns": NAMESPACE,
            "title": mandate.authority,
            "props": [own_property("level", mandate.level), *country, own_property("checked", mandate.checked)],
            **prose,
            "links": [{"href": mandate.source, "rel": "reference"}],
        }
    for number, link in enumerate(standard.helps_to_meet, start=1):
        props = [own_property("framework", link.framework)]
        yield {"id": f"{key}_helps.{number}", "name": "helps-to-meet", "ns": NAMESPACE, "props": props, "prose": link.clause}


def _resource(document: Document) -> Json:
    date = f" ({document.date})" if document.date else ""
    replaced = f", replaced by {', '.join(document.obsoleted_by)}" if document.obsoleted_by else ""
    status = [own_property("status", document.status)] if document.status else []
    return without_empty(
        {
            "uuid": identifier(f"document:{document.id}"),
            "title": document.title,
            "props": status,
            "document-ids": [{"identifier": document.id}],
            "citation": {"text": f"{document.id}, {document.title}{date}{replaced}"},
            "rlinks": [{"href": document.url}] if document.url else [],
        }
    )
