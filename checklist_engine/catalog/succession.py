"""Which document replaces which, to the end of the chain: whoever cites RFC 2246 is told RFC 9846."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist_engine.catalog.standard import Catalog

__all__ = ["Replaced", "replaced_documents"]


class Replaced(msgspec.Struct, frozen=True, kw_only=True):
    """A document that others replaced: the newest ones in `by`, every one on the way in `chain`, and the entry that lists it."""

    document: str
    standard: str
    by: tuple[str, ...]
    chain: tuple[str, ...]


def replaced_documents(catalog: Catalog) -> dict[str, Replaced]:
    """Return every document of the catalogue that was replaced, by its designation, in the order of the catalogue."""
    successors: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for standard in catalog.standards.values():
        for document in standard.documents:
            if document.obsoleted_by:
                successors.setdefault(document.id, document.obsoleted_by)
                owners.setdefault(document.id, standard.id)
    return {document: _follow(document, standard, successors) for document, standard in owners.items()}


def _follow(document: str, standard: str, successors: Mapping[str, tuple[str, ...]]) -> Replaced:
    """Walk from a document to all its successors; a circle ends where it began."""
    chain: dict[str, None] = {}
    waiting = list(successors[document])
    while waiting:
        current = waiting.pop(0)
        if current not in chain and current != document:
            chain[current] = None
            waiting += successors.get(current, ())
    newest = tuple(successor for successor in chain if successor not in successors)
    return Replaced(document=document, standard=standard, by=newest or successors[document], chain=tuple(chain))
