"""One contracting process to one `Specification`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.saying import say
from checklist_engine.specification.languages import language_tag
from checklist_engine.specification.model import Buyer, ReadableDocument, Specification, Value
from checklist_engine.specification.ocds.buyer import read_buyer
from checklist_engine.specification.ocds.items import read_items
from checklist_engine.specification.ocds.keys import note_misspelt_keys
from checklist_engine.specification.ocds.lots import Lots, read_lots
from checklist_engine.specification.ocds.node import Node, Notes
from checklist_engine.specification.ocds.requirements import read_requirements
from checklist_engine.specification.ocds.timing import Days, read_contract_end, read_days, read_stage
from checklist_engine.specification.ocds.value import read_value
from checklist_engine.specification.ocds.words import read_text

if TYPE_CHECKING:
    from checklist_engine.specification.ocds.process import Process

__all__ = ["Known", "read_process", "read_what_is_judged"]


class Known(msgspec.Struct, frozen=True):
    """What of a release somebody has read already; `has_translations` is False where surely no key is one of a translation."""

    buyer: Buyer
    days: Days
    value: Value | None
    has_translations: bool = True


def read_process(process: Process, source: str, notes: tuple[str, ...] = ()) -> Specification:
    """Return the specification that a process makes; what could not be read is said in its notes.

    Pointers lead into the input as it was given: in merged releases to the newest release that holds the value.
    """
    noted = Notes(process.pointer_of)
    release = Node(process.release, "", noted)
    tender = release.child("tender")
    note_misspelt_keys(tender)
    lots = Lots(tender)
    read = _read(process, source, lots, release)
    return msgspec.structs.replace(
        read,
        stage=read_stage(release, tender),
        contract_end=read_contract_end(release, tender),
        documents=_documents(release, tender, lots),
        notes=(*notes, *process.notes, *noted.all()),
    )


def read_what_is_judged(process: Process, source: str, known: Known) -> Specification:
    """Return the same as `read_process` without what no level or score rests on.

    That is stage, end of contract, documents, notes, ids of requirements and places.
    """
    release = Node(process.release, "", Notes(None, has_translations=known.has_translations))
    return _read(process, source, Lots(release.child("tender")), release, known)


def _read(process: Process, source: str, lots: Lots, release: Node, known: Known | None = None) -> Specification:
    tender, noted = lots.tender, release.notes
    title = _title(release, tender)
    days = known.days if known else read_days(release, tender, process.published)
    identifier = release.text("ocid") or tender.text("id") or release.text("id")
    if title is None:
        noted.add(say("The process has no title; its id stands in for one."))
    if identifier is None:
        noted.add(say("The process has no id; the name of the file stands in for one."))
    name = identifier or source
    heading = title or name
    language = release.text("language")
    tag = language_tag(language) if language else None
    if language and tag is None:
        noted.add(say("'{language}' is no language that is known; it was left out", language=language[:40]), (release, "language"))
    return Specification(
        id=name,
        title=heading,
        format=process.format,
        source=source,
        description=read_text(tender, "description") or read_text(release, "description"),
        language=tag,
        published=days.published,
        deadline=days.deadline,
        buyer=known.buyer if known else read_buyer(release, tender),
        value=known.value if known else _value(release, tender),
        lots=read_lots(lots, heading),
        items=read_items(release, tender, lots),
        requirements=read_requirements(release, tender, lots),
    )


def _title(release: Node, tender: Node) -> str | None:
    planning = release.child("planning")
    project = planning.value.get("project")
    return (
        read_text(tender, "title")
        or read_text(release, "title")
        or (read_text(planning.child("project"), "title") if isinstance(project, dict) else None)
        or read_text(planning.child("budget"), "project")
    )


def _value(release: Node, tender: Node) -> Value | None:
    for key in ("value", "estimatedValue", "maxValue", "minValue"):
        value = read_value(tender, key)
        if value is not None:
            return value
    return read_value(release.child("planning").child("budget"), "amount")


def _documents(release: Node, tender: Node, lots: Lots) -> tuple[ReadableDocument, ...]:
    holders = (tender, *lots.nodes.values(), release.child("planning"))
    found: dict[ReadableDocument, None] = {}
    for holder in holders:
        for node in holder.children("documents"):
            title, url = read_text(node, "title"), node.text("url")
            if title or url:
                found.setdefault(ReadableDocument(title=title, url=url, kind=node.text("documentType")))
    return tuple(found)
