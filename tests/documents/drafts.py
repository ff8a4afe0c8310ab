"""Drafts of documents, in a shape that a test can hold as a whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.reading import read_document
from checklist_engine.knowledge import load_knowledge
from checklist_engine.subjects import infer_subjects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.documents.kinds import DocumentKind
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

__all__ = ["Line", "draft", "front", "groups", "lines", "load", "subjects", "text_draft"]


class Line(msgspec.Struct, frozen=True, repr_omit_defaults=True):
    """A requirement without what it leaves open."""

    id: str
    text: str
    place: str
    obligation: str = "unknown"
    verification: str | None = None
    role: str = "technical-specification"
    lots: tuple[str, ...] = ()
    language: str | None = None


@cache
def load() -> Knowledge:
    """Return the shipped knowledge."""
    return load_knowledge()


@cache
def groups() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the language files of the catalogue."""
    return load().catalog.languages


def draft(data: bytes, kind: DocumentKind, source: str = "") -> Specification:
    """Draft a document."""
    return read_document(data, source or f"tender.{kind}", kind, groups(), load().subject_words)


def text_draft(text: str, kind: DocumentKind = "markdown") -> Specification:
    """Draft a text in Markdown, HTML or plain text."""
    return draft(text.encode(), kind)


def lines(specification: Specification) -> list[Line]:
    """Return all requirements."""
    return [
        Line(one.id, one.text, one.pointer, one.obligation, one.verification, one.role, one.lots, one.language)
        for one in specification.requirements
    ]


def subjects(specification: Specification) -> dict[str, bool]:
    """Return what a draft without lots buys, and whether each subject is certain."""
    return {subject.id: subject.certain for subject in infer_subjects(specification.lots[0], specification, load())}


def front(specification: Specification) -> dict[str, object]:
    """Return what is said of the whole, without what is left open."""
    found = {
        "title": specification.title,
        "language": specification.language,
        "buyer": specification.buyer.name,
        "country": specification.buyer.country,
        "deadline": specification.deadline,
        "value": (specification.value.amount, specification.value.currency) if specification.value else None,
        "items": [(item.id, item.lot) for item in specification.items],
        "lots": [(lot.id, lot.title) for lot in specification.lots if lot.id != "whole"],
        "notes": list(specification.notes),
    }
    return {key: value for key, value in found.items() if value}
