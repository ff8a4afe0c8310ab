"""The answer of a supplier as text, as JSON, and in the bid response table."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
import docx
import jsonschema
import openpyxl
import pytest

from checklist_engine.check import check
from checklist_engine.guidance.answer import answer_tender
from checklist_engine.guidance.guide import make_guide
from checklist_engine.guidance.supplier_reading import read_supplier
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.answer_json import answer_schema, encode_answer
from checklist_engine.output.answer_text import render_answer
from checklist_engine.output.office.response_document import write_response_document
from checklist_engine.output.office.response_workbook import write_response_workbook
from checklist_engine.specification.model import Specification
from checklist_engine.specification.reading import read_specifications
from tests.guidance.tenders import judged

if TYPE_CHECKING:
    from checklist_engine.guidance.tender_answer import TenderAnswer
    from checklist_engine.result import CheckResult

KNOWLEDGE = load_knowledge()
STANDARDS = KNOWLEDGE.catalog.standards
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
TENDERS = sorted(EXAMPLES.glob("*.json"))
PROFILE = EXAMPLES / "suppliers" / "small-web-studio.json"
TEXTS = (
    "All connections shall use TLS 1.2 or higher; the supplier proves this with a scan report.",
    "Mail shall be sent with DMARC at p=reject, and with SPF.",
    "The supplier shall use IPv6.",
    "The supplier shall publish a security.txt file.",
    "TLS 1.0 and Telnet shall not be used.",
    "Files shall be sent by FTP.",
)


def made(*texts: str) -> tuple[CheckResult, TenderAnswer]:
    """Return a result, and what the supplier of the example can answer."""
    result = judged(*texts)
    supplier = read_supplier(PROFILE.read_bytes(), PROFILE.name, STANDARDS)
    return result, answer_tender(make_guide(result, KNOWLEDGE), result, supplier, KNOWLEDGE)


def test_the_text_says_it_in_lines_that_fit_a_terminal() -> None:
    """Met with proof at hand, met without proof, missing with steps, not said, forbidden, questions."""
    text = click.unstyle(render_answer(made(*TEXTS)[1], KNOWLEDGE.words))
    lines = text.splitlines()

    assert max(map(len, lines)) <= 80
    assert lines[:6] == [
        "Website for the library (T-1)",
        "What Web studio Heidekerke (fictional) can answer, as of 1 December 2026.",
        "Last day for offers: 15 January 2027.",
        "The contract ends: 31 January 2029.",
        "",
        "You meet 2 of 5 demands, and 2 of 5 that are a must.",
    ]
    for part in (
        "  + TLS (must, requirement R1)\n    You meet it.\n",
        "    Proof at hand: Report of internet.nl for our own site, proof/internet-nl.pdf\n",
        "  ! DMARC (must, requirement R2)\n    Your version is p=quarantine. More is asked for: p=reject.",
        "      1. Publish a record that only collects reports.\n",
        "\nYour profile does not say enough (1)\n  ? security.txt (must, requirement R4)\n",
        "\nYou may not use these (2)\n  - TLS 1.0 (requirement R5)\n  - Telnet (requirement R5)\n",
        "  Do not build this before you have an answer: FTP.\n",
        "     > Requirement R6 asks for FTP, in the words: “Files shall be sent by FTP.”\n",
    ):
        assert part in text


@pytest.mark.parametrize("path", TENDERS, ids=lambda path: path.name)
def test_every_example_is_answered_in_lines_that_fit(path: Path) -> None:
    """Long names, many lots and foreign languages included."""
    (specification,) = read_specifications(path.read_bytes(), path.name)
    assert isinstance(specification, Specification)
    result = check(specification, KNOWLEDGE)
    supplier = read_supplier(PROFILE.read_bytes(), PROFILE.name, STANDARDS)
    text = click.unstyle(render_answer(answer_tender(make_guide(result, KNOWLEDGE), result, supplier, KNOWLEDGE), KNOWLEDGE.words))

    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_a_tender_that_asks_for_nothing_says_so() -> None:
    """And stops there."""
    text = click.unstyle(render_answer(made("The site shall be blue.")[1], KNOWLEDGE.words))

    assert text.splitlines()[-1] == "The tender asks for nothing that your profile could answer."


def test_the_json_is_what_its_schema_says() -> None:
    """Published as `schema answer`."""
    value = json.loads(encode_answer(made(*TEXTS)[1]))

    jsonschema.Draft202012Validator(answer_schema()).validate(value)
    assert value["counts"] == {"met": 2, "not-said": 1, "older-version": 1, "not-met": 1}
    assert value["schema_version"] == "1.0"


def test_the_bid_response_table_is_filled_in_as_far_as_the_profile_goes() -> None:
    """Yes, no, partly by sentence; open where the supplier has to say it itself; the words of the tender stay."""
    result, answer = made(*TEXTS)
    sheet = openpyxl.load_workbook(io.BytesIO(write_response_workbook(result, STANDARDS, answer))).worksheets[0]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]

    assert [(row[3], row[5], row[6]) for row in rows] == [
        ("TLS", "Yes", "You meet it. Proof: Report of internet.nl for our own site."),
        ("DMARC, SPF", "Partly", "DMARC: Your version is p=quarantine. More is asked for: p=reject.\nSPF: You meet it."),
        ("IPv6", "No", "You do not meet it."),
        ("security.txt", None, None),
        ("TLS, Telnet", "Yes", None),
        ("FTP", None, None),
    ]


def test_the_word_table_shows_what_was_chosen() -> None:
    """The field can still be changed; without a profile it asks to choose."""
    result, answer = made(*TEXTS)
    for given, chosen in ((answer, ["Yes", "Partly", "No", "Choose", "Yes", "Choose"]), (None, ["Choose"] * 6)):
        document = docx.Document(io.BytesIO(write_response_document(result, STANDARDS, given)))
        fields = document.element.findall(".//{*}sdt")

        assert [field.find(".//{*}t").text for field in fields] == chosen


@pytest.mark.parametrize("language", ["nl", "fr", "de", "ar"])
def test_other_languages_have_the_same_lines(language: str) -> None:
    """Nothing is lost, and nothing fails, whatever is translated."""
    knowledge = load_knowledge(language=language)
    result = judged(*TEXTS, knowledge=knowledge)
    supplier = read_supplier(PROFILE.read_bytes(), PROFILE.name, knowledge.catalog.standards)
    answer = answer_tender(make_guide(result, knowledge), result, supplier, knowledge)

    assert [(line.standard, line.verdict) for line in answer.lines] == [(line.standard, line.verdict) for line in made(*TEXTS)[1].lines]
    assert render_answer(answer, knowledge.words)
