"""A text that cites a replaced document is told the document that holds today."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.detection.names.citations import Citation, CitationIndex, CitationTable, citation_notes, superseded_citations
from checklist_engine.knowledge import load_knowledge
from checklist_engine.specification.model import WHOLE, Lot, Requirement, Specification

CATALOG = load_knowledge().catalog
INDEX = CitationIndex(CitationTable.of(CATALOG))


def specification(*texts: str) -> Specification:
    """Return a specification with these requirements, numbered from R1."""
    requirements = tuple(
        Requirement(id=f"R{number}", text=text, pointer=f"/requirements/{number - 1}") for number, text in enumerate(texts, start=1)
    )
    return Specification(id="1", title="t", format="own", source="tender.json", lots=(Lot(id=WHOLE),), requirements=requirements)


def found(text: str) -> list[tuple[str, str]]:
    """Return what is said about one text, and the words it is said about."""
    return [(str(citation), citation.quote) for citation in superseded_citations(specification(text), INDEX)]


def test_a_citation_says_where_it_stands_and_what_holds_instead() -> None:
    """Document, successors, entry of the catalogue, requirement, place and words."""
    text = "Settings shall follow RFC 7525."

    assert superseded_citations(specification(text), INDEX) == (
        Citation(
            document="RFC 7525",
            replaced_by=("RFC 9325",),
            standard="tls",
            requirement="R1",
            pointer="/requirements/0",
            quote="RFC 7525",
            start=22,
            end=30,
        ),
    )


@pytest.mark.parametrize(
    ("text", "document", "successor", "quote"),
    [
        ("as in RFC7525", "RFC 7525", "RFC 9325", "RFC7525"),
        ("as in rfc-7525.", "RFC 7525", "RFC 9325", "rfc-7525"),
        ("as in RFC No. 7525", "RFC 7525", "RFC 9325", "RFC No. 7525"),
        ("as in RFC\u00a07525", "RFC 7525", "RFC 9325", "RFC\u00a07525"),
        ("RFC 2246 applies", "RFC 2246", "RFC 9846", "RFC 2246"),
        ("DMARC (RFC 7489)", "RFC 7489", "RFC 9989, RFC 9990 and RFC 9991", "RFC 7489"),
        ("certified to ISO 27001:2013", "ISO/IEC 27001:2013", "ISO/IEC 27001:2022", "ISO 27001:2013"),
        ("NEN-EN-ISO/IEC 27001:2013", "ISO/IEC 27001:2013", "ISO/IEC 27001:2022", "ISO/IEC 27001:2013"),
        ("ISO/IEC 27001 (2013) certificate", "ISO/IEC 27001:2013", "ISO/IEC 27001:2022", "ISO/IEC 27001 (2013)"),
        ("FIPS PUB 140-2 level 2", "NIST FIPS 140-2", "NIST FIPS 140-3", "FIPS PUB 140-2"),
        ("FIPS 140\u20112", "NIST FIPS 140-2", "NIST FIPS 140-3", "FIPS 140\u20112"),
        ("NIST SP 800-53, Revision 4", "NIST SP 800-53 Rev. 4", "NIST SP 800-53 Rev. 5", "NIST SP 800-53, Revision 4"),
        ("NIST 800-53r4 controls", "NIST SP 800-53 Rev. 4", "NIST SP 800-53 Rev. 5", "NIST 800-53r4"),
        ("Special Publication 800-63-3", "NIST SP 800-63-3", "NIST SP 800-63-4", "Special Publication 800-63-3"),
        (
            "EN 303645 v2.1.1",
            "ETSI EN 303 645 V2.1.1 (2020-06)",
            "ETSI EN 303 645 V3.1.3 (2024-09)",
            "EN 303645 v2.1.1",
        ),
        ("802.1X-2010", "IEEE Std 802.1X-2010", "IEEE Std 802.1X-2020", "802.1X-2010"),
        ("OWASP Top 10 (2021)", "OWASP Top 10:2021", "OWASP Top 10:2025", "OWASP Top 10 (2021)"),
        ("ASVS 4.0.3 level 2", "OWASP ASVS 4.0.3", "OWASP ASVS 5.0.0", "ASVS 4.0.3"),
        ("PCI DSS 3.2.1.", "PCI DSS v3.2.1", "PCI DSS v4.0.1", "PCI DSS 3.2.1"),
    ],
)
def test_designations_are_known_in_every_usual_spelling(text: str, document: str, successor: str, quote: str) -> None:
    """Publisher, spaces, hyphens, `Rev.` and brackets do not matter."""
    assert found(text) == [(f"cites {document}, replaced by {successor}", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Settings shall follow RFC 9325, which replaces RFC 7525.",
        "Modules are validated to FIPS 140-2 or FIPS 140-3.",
        "ISO/IEC 27001 certificate",
        "ISO/IEC 27001:2022 certificate",
        "NIST SP 800-50 and NIST SP 800-63B",
        "PCI DSS v4.0.1",
        "RFC 75251 and RFC 752",
        "Call 800 63 3 or 7525.",
        "Form RFC: 12 copies; room 7525",
        "",
    ],
)
def test_what_holds_today_is_left_alone(text: str) -> None:
    """So is a text that names the newest document too, and a designation that names no edition."""
    assert found(text) == []


def test_lists_of_rfc_numbers_are_read() -> None:
    """`RFCs 5246, 4346 and 2246` cites three documents."""
    assert found("RFCs 5246, 4346 and 2246 apply") == [
        ("cites RFC 5246, replaced by RFC 9846", "RFCs 5246"),
        ("cites RFC 4346, replaced by RFC 9846", "4346"),
        ("cites RFC 2246, replaced by RFC 9846", "2246"),
    ]


def test_notes_name_every_requirement_once() -> None:
    """One sentence a document, however often it is cited."""
    citations = superseded_citations(specification("RFC 7525 and RFC 7525", "RFC 7489", "see RFC 7525"), INDEX)

    assert citation_notes(citations) == (
        "R1 and R3 cite RFC 7525, replaced by RFC 9325.",
        "R2 cites RFC 7489, replaced by RFC 9989, RFC 9990 and RFC 9991.",
    )


@given(st.text(alphabet="RFCrfcs IOE/0123456789-:.,vV\u2011()NISTSP", max_size=200))
def test_any_text_is_read_and_quotes_are_its_own_words(text: str) -> None:
    """Spans lie in the text, in whatever it says."""
    for citation in INDEX.find(Requirement(id="R1", text=text, pointer="/requirements/0")):
        assert 0 <= citation.start < citation.end <= len(text)
        assert citation.quote == text[citation.start : citation.end]


def test_every_replaced_document_of_the_catalogue_is_found_by_its_own_designation() -> None:
    """Except where the designation stands for every edition."""
    missed = []
    for standard in CATALOG.standards.values():
        for document in standard.documents:
            newer_edition = any(by.startswith((f"{document.id} Rev.", f"{document.id}-")) for by in document.obsoleted_by)
            if document.obsoleted_by and not newer_edition and not found(f"as in {document.id}, part one"):
                missed.append(document.id)

    assert missed == []
