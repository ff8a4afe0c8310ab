"""Every chain of replaced documents is followed to the document that holds today."""

from __future__ import annotations

import msgspec
import pytest

from checklist_engine.catalog.standard import Catalog, Document
from checklist_engine.catalog.succession import Replaced, replaced_documents
from checklist_engine.knowledge import load_knowledge
from tests.catalog.reference import EXTRACT, read_lines


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Return the shipped catalogue."""
    return load_knowledge().catalog


def test_a_chain_leads_to_its_end(catalog: Catalog) -> None:
    """Whoever cites TLS 1.0's document is told the newest of TLS, with every one on the way."""
    replaced = replaced_documents(catalog)["RFC 2246"]

    assert replaced == Replaced(
        document="RFC 2246",
        standard="tls",
        by=("RFC 9846",),
        chain=("RFC 4346", "RFC 5246", "RFC 8446", "RFC 9846"),
    )


def test_one_document_may_have_several_successors(catalog: Catalog) -> None:
    """DMARC was split into three documents."""
    assert replaced_documents(catalog)["RFC 7489"].by == ("RFC 9989", "RFC 9990", "RFC 9991")


def test_no_chain_ends_in_a_document_that_was_itself_replaced(catalog: Catalog) -> None:
    """The advice to cite another document is never advice to cite an old one."""
    facts = read_lines(EXTRACT)

    stale = {
        f"{item.document} -> {newest}"
        for item in replaced_documents(catalog).values()
        for newest in item.by
        if facts[newest].get("obsoleted_by")
    }

    assert stale == set()


def test_documents_that_hold_are_not_replaced(catalog: Catalog) -> None:
    """Only documents with successors are listed."""
    assert "RFC 9364" not in replaced_documents(catalog)


def test_a_circle_ends(catalog: Catalog) -> None:
    """Two documents that claim to replace each other are a mistake of the catalogue, and no endless walk."""
    first = Document(id="RFC 1", title="One", obsoleted_by=("RFC 2",))
    second = Document(id="RFC 2", title="Two", obsoleted_by=("RFC 1",))
    standard = msgspec.structs.replace(catalog.standards["dnssec"], documents=(first, second))
    small = msgspec.structs.replace(catalog, standards={"dnssec": standard})

    assert replaced_documents(small)["RFC 1"] == Replaced(document="RFC 1", standard="dnssec", by=("RFC 2",), chain=("RFC 2",))
