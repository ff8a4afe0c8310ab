"""The bid response table, as a workbook and as a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from docx.oxml.ns import qn

from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.office.response_document import write_response_document
from checklist_engine.output.office.response_rows import ResponseRow, rows_of
from checklist_engine.output.office.response_workbook import write_response_workbook
from tests.guidance.tenders import judged
from tests.output.office.reading import headed_rows, opened_document, opened_workbook, promises_of_a_package, promises_of_a_sheet
from tests.output.results import KINDS

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult

KNOWLEDGE = load_knowledge()
STANDARDS = KNOWLEDGE.catalog.standards
TEXTS = (
    "All connections shall use TLS 1.2 or higher; the supplier proves this with a scan report.",
    "The supplier should use IPv6.",
    "Telnet shall not be used.",
    "=1+1 shall use DNSSEC.",
    "The network of the buyer was built with WPA3.",
)
HEADINGS = [
    "Number", "Clause as written", "Place", "Standards", "How firm", "Do you comply?", "How, or why not", "Proof asked for",
    "Lighter proof that is enough for a small supplier", "Page in your offer",
]  # fmt: skip


def rows(result: CheckResult) -> tuple[ResponseRow, ...]:
    """Return the rows of a result in English."""
    return rows_of(result, STANDARDS, KNOWLEDGE.words)


def test_a_row_is_a_sentence_that_demands_or_forbids() -> None:
    """What is merely mentioned asks for no answer; the lighter proof is that of the catalogue."""
    tls, ipv6, telnet, dnssec = rows(judged(*TEXTS))
    small = STANDARDS["tls"].small_supplier

    assert small is not None
    assert tls == ResponseRow(
        number=1, clause=TEXTS[0], place="Requirement R1", standards="TLS", firmness="must",
        evidence="as the clause says: “proves”", lighter=small.proof,
    )  # fmt: skip
    assert [(row.clause, row.standards, row.firmness, row.evidence) for row in (ipv6, telnet, dnssec)] == [
        (TEXTS[1], "IPv6", "should", "none stated"),
        (TEXTS[2], "Telnet", "must not", "none stated"),
        (TEXTS[3], "DNSSEC", "must", "none stated"),
    ]
    assert telnet.lighter == ""


def test_the_workbook_offers_choices_and_no_formula() -> None:
    """The supplier chooses from a list, and everything can be filtered and written."""
    result = judged(*TEXTS)
    data = write_response_workbook(result, STANDARDS)
    sheet = opened_workbook(data).worksheets[0]

    promises_of_a_package(data)
    promises_of_a_sheet(data)
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert [(row["Clause as written"], row["Do you comply?"]) for row in headed_rows(sheet)] == [(row.clause, None) for row in rows(result)]
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", '"Yes,Partly,No"', "F2:F5")


def test_the_document_has_one_table_with_a_header_on_every_page() -> None:
    """A screen reader hears the title of the table, its header, and what each field asks."""
    result = judged(*TEXTS)
    data = write_response_document(result, STANDARDS)
    document = opened_document(data)
    (table,) = document.tables

    promises_of_a_package(data)
    assert [cell.text for cell in table.rows[0].cells] == HEADINGS
    assert [row.cells[1].text for row in table.rows[1:]] == [row.clause for row in rows(result)]
    assert len(list(table._tbl.iter(qn("w:tblHeader")))) == 1  # noqa: SLF001 - the library has no other way to it
    captions = [caption.get(qn("w:val")) for caption in table._tbl.iter(qn("w:tblCaption"))]  # noqa: SLF001
    assert captions == ["Response to specification T-1"]
    asked = [alias.get(qn("w:val")) for alias in table._tbl.iter(qn("w:alias"))]  # noqa: SLF001
    assert asked == [f"Do you comply with row {number}?" for number in range(1, 5)]
    listed = [item.get(qn("w:displayText")) for item in table._tbl.iter(qn("w:listItem"))]  # noqa: SLF001
    assert listed == ["Yes", "Partly", "No"] * 4
    width, height = document.sections[0].page_width, document.sections[0].page_height
    assert width is not None
    assert height is not None
    assert width > height


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_of_result_can_be_opened(kind: str, language: str) -> None:
    """Also with markup and control characters in every text, and from right to left."""
    result = msgspec.structs.replace(KINDS[kind](), language=language)
    workbook, document = write_response_workbook(result, STANDARDS), write_response_document(result, STANDARDS)

    promises_of_a_package(workbook)
    promises_of_a_sheet(workbook)
    promises_of_a_package(document)
    assert opened_workbook(workbook).worksheets[0].sheet_view.rightToLeft is (language == "ar")


def test_a_specification_that_asks_for_nothing_says_so() -> None:
    """The document has no empty table."""
    document = opened_document(write_response_document(judged("The supplier shall be friendly."), STANDARDS))

    assert document.tables == []
    assert document.paragraphs[-1].text == "The specification demands no standard that asks for an answer."


def test_the_same_result_gives_the_same_bytes() -> None:
    """Nothing reads the clock."""
    result = judged(*TEXTS)

    assert write_response_workbook(result, STANDARDS) == write_response_workbook(result, STANDARDS)
    assert write_response_document(result, STANDARDS) == write_response_document(result, STANDARDS)
