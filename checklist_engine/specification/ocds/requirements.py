"""What a tender asks for: its criteria and terms, and the prose where real notices put their demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.specification.model import Requirement
from checklist_engine.specification.ocds.criteria import read_criteria
from checklist_engine.specification.ocds.node import pointer_to
from checklist_engine.specification.ocds.paragraphs import is_prose, split_paragraphs
from checklist_engine.specification.ocds.statement import Statement, dotted
from checklist_engine.specification.ocds.terms import read_terms
from checklist_engine.specification.ocds.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.specification.model import Role
    from checklist_engine.specification.ocds.lots import Lots
    from checklist_engine.specification.ocds.node import Node

__all__ = ["read_requirements"]


def read_requirements(release: Node, tender: Node, lots: Lots) -> tuple[Requirement, ...]:
    """Return every requirement, those of structured fields first; ids are unique.

    Prose is split into paragraphs; the paragraphs of one field share its pointer. Where nobody reads places, ids are left out too.
    """
    if not release.notes.are_read:
        return tuple(_requirement(statement, "", "") for statement in _statements(release, tender, lots))
    taken: dict[str, int] = {}
    found: list[Requirement] = []
    for statement in _statements(release, tender, lots):
        own = statement.name or dotted(pointer_to(statement.place))
        taken[own] = count = taken.get(own, 0) + 1
        name = own if count == 1 else f"{own}.{count}"
        while name in taken and count > 1:
            count += 1
            name = f"{own}.{count}"
        taken.setdefault(name, 1)
        found.append(_requirement(statement, name, release.notes.place(statement.place)))
    return tuple(found)


def _requirement(statement: Statement, name: str, pointer: str) -> Requirement:
    return Requirement(
        id=name,
        text=statement.text,
        pointer=pointer,
        lots=statement.lots,
        role=statement.role,
        language=statement.language,
        origin=statement.origin,
    )


def _statements(release: Node, tender: Node, lots: Lots) -> Iterator[Statement]:
    yield from read_criteria(tender, (), lots)
    yield from read_terms(tender, (), lots.items)
    for name, node in lots.nodes.items():
        yield from read_criteria(node, (name,), lots)
        yield from read_terms(node, (name,), node.children("items"))
    yield from _prose(release, tender, lots)


def _prose(release: Node, tender: Node, lots: Lots) -> Iterator[Statement]:
    planning = release.child("planning")
    yield from _field(release, "description")
    yield from _field(planning, "rationale")
    if isinstance(planning.value.get("project"), dict):
        yield from _field(planning.child("project"), "description")
    yield from _tender_prose(tender)
    for name, lot in lots.nodes.items():
        yield from _lot_prose(lot, (name,))
    for item in lots.items:
        yield from _field(item, "description", lots.named_by(item))
    for holder in (tender, planning):
        for document in holder.children("documents"):
            yield from _field(document, "description", lots.named_by(document))


def _tender_prose(tender: Node) -> Iterator[Statement]:
    for key in ("description", "additionalInformation", "additionalInfo"):
        yield from _field(tender, key)
    yield from _field(tender, "awardCriteriaDetails", role="award-criterion")
    yield from _field(tender, "submissionMethodDetails", role="selection-criterion")
    # OCDS 1.0 has one amendment, 1.1 a list.
    amendments = tender.children("amendments") or ((tender.child("amendment"),) if tender.has("amendment") else ())
    for amendment in amendments:
        yield from _field(amendment, "description")
        yield from _field(amendment, "rationale")


def _lot_prose(lot: Node, named: tuple[str, ...]) -> Iterator[Statement]:
    yield from _field(lot, "description", named)
    yield from _field(lot, "additionalInformation", named)
    yield from _field(lot, "awardCriteriaDetails", named, role="award-criterion")
    for key in ("options", "renewal"):
        if isinstance(lot.value.get(key), dict):
            yield from _field(lot.child(key), "description", named)
    for document in lot.children("documents"):
        yield from _field(document, "description", named)


def _field(node: Node, key: str, lots: tuple[str, ...] = (), role: Role = "technical-specification") -> Iterator[Statement]:
    if node.value.get(key) is None and not node.keys_with_suffix():
        return
    words = read_words(node, key)
    if words is None or not is_prose(words.text):
        return
    for paragraph in split_paragraphs(words.text):
        yield Statement(
            text=paragraph,
            place=words.place,
            lots=lots,
            role=role,
            language=words.language,
            origin="description",
        )
