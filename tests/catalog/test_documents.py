"""Every fact about a document agrees with a public table, or says why no table has it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from checklist_engine.knowledge import load_knowledge
from tests.catalog.reference import EXTRACT, cited_documents, make_extract, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checklist_engine.catalog.standard import Document
    from checklist_engine.knowledge import Knowledge

UNSTATED = ("unknown", "latest-in-source")
"""What the tables write where the source gives no status."""

FACTS = read_lines(EXTRACT)


def disagreements(document: Document, facts: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield every fact of a document that the table does not have."""
    if document.id not in facts:
        yield f"{document.id} is in no table: a wrong number, or missing in by-hand.jsonl"
        return
    fact = facts[document.id]
    if "not_covered" in fact:
        return
    stated = (document.status, fact["status"])
    checks = (
        ("title", document.title == fact["title"], document.title, fact["title"]),
        ("date", document.date in (fact["date"], fact.get("date_index", fact["date"])), document.date, fact["date"]),
        ("status", stated[0] == stated[1] or (stated[0] is None and stated[1] in UNSTATED), *stated),
        ("series", document.series == fact["series"], document.series, fact["series"]),
        ("obsoleted_by", sorted(document.obsoleted_by) == sorted(fact["obsoleted_by"]), document.obsoleted_by, fact["obsoleted_by"]),
    )
    for name, agrees, written, known in checks:
        if not agrees:
            yield f"{document.id}: {name} is {written!r}, the table says {known!r}"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return the shipped catalogue and rules."""
    return load_knowledge()


def test_every_document_fact_agrees_with_the_table(knowledge: Knowledge) -> None:
    """Number, title, date, status, series and successors of every document are those of the table."""
    wrong = [
        f"{standard.id}: {what}"
        for standard in knowledge.catalog.standards.values()
        for document in standard.documents
        for what in disagreements(document, FACTS)
    ]

    assert wrong == []


def test_every_cited_document_is_in_the_extract_and_nothing_else(knowledge: Knowledge) -> None:
    """A new document or RFC number has to be looked up, or explained; one that is cited no more leaves the extract."""
    assert cited_documents(knowledge) == sorted(FACTS)


def test_documents_outside_the_tables_say_why() -> None:
    """A document that no table covers stands in the extract with a reason."""
    assert [key for key, fact in FACTS.items() if "title" not in fact and not fact.get("not_covered")] == []


def test_the_entry_of_a_replaced_document_names_what_replaces_it(knowledge: Knowledge) -> None:
    """Whoever cites a replaced document can be told the successor, to the end of the chain."""
    silent = [
        document.id
        for standard in knowledge.catalog.standards.values()
        for document in standard.documents
        if FACTS[document.id].get("obsoleted_by") and not document.obsoleted_by
    ]

    assert silent == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "RFC 9346"}, "RFC 9346 is in no table: a wrong number, or missing in by-hand.jsonl"),
        ({"title": "DNSSEC"}, "RFC 9364: title is 'DNSSEC', the table says 'DNS Security Extensions (DNSSEC)'"),
        ({"date": "2023-03"}, "RFC 9364: date is '2023-03', the table says '2023-02'"),
        ({"date": None}, "RFC 9364: date is None, the table says '2023-02'"),
        ({"status": "historic"}, "RFC 9364: status is 'historic', the table says 'best-current-practice'"),
        ({"series": None}, "RFC 9364: series is None, the table says 'BCP 237'"),
        ({"obsoleted_by": ("RFC 1",)}, "RFC 9364: obsoleted_by is ('RFC 1',), the table says []"),
    ],
)
def test_a_wrong_fact_is_found(knowledge: Knowledge, change: dict[str, Any], message: str) -> None:
    """One changed fact is one message that says what the table has."""
    right = next(document for document in knowledge.catalog.standards["dnssec"].documents if document.id == "RFC 9364")
    wrong = msgspec.structs.replace(right, **change)

    assert list(disagreements(right, FACTS)) == []
    assert list(disagreements(wrong, FACTS)) == [message]


def test_the_extract_names_what_it_cannot_explain(tmp_path: Path, knowledge: Knowledge) -> None:
    """Without tables, every document that is not explained by hand is named."""
    for name in ("rfcs.jsonl", "other-documents.jsonl"):
        (tmp_path / name).write_text("", encoding="utf-8")

    rows, unexplained = make_extract(tmp_path, knowledge)

    assert {"RFC 9364", "NIST FIPS 140-3"} <= set(unexplained)
    assert all("not_covered" in row for row in rows)


def test_a_date_of_the_rfc_index_is_taken_too(tmp_path: Path, knowledge: Knowledge) -> None:
    """Where the index has another month than the document, either may be cited."""
    row = {
        "number": 9364,
        "title": "DNS Security Extensions (DNSSEC)",
        "date": "2023-01",
        "date_index": "2023-02",
        "status": "Best Current Practice",
        "std_or_bcp": "BCP 237",
        "obsoleted_by": [],
    }
    (tmp_path / "rfcs.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "other-documents.jsonl").write_text("", encoding="utf-8")

    rows, _ = make_extract(tmp_path, knowledge)
    document = next(document for document in knowledge.catalog.standards["dnssec"].documents if document.id == "RFC 9364")

    assert list(disagreements(document, {row["id"]: row for row in rows})) == []
