"""A demand that is one of several ways, `shall support SAML or OpenID Connect`, is shown as such by every output, never as optional."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from checklist_engine.comparison.compare import OneOf, compare
from checklist_engine.comparison.saved import keep_what_compares
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.comparison_csv import write_comparison_csv
from checklist_engine.output.csv_table import write_csv
from checklist_engine.output.explanation_text import explanation_text
from checklist_engine.output.html.comparison import render_comparison
from checklist_engine.output.html.report import render_html
from checklist_engine.output.json_result import decode_result, encode_result
from checklist_engine.output.junit import write_junit
from checklist_engine.output.markdown import render_markdown
from checklist_engine.output.office.comparison_workbook import write_comparison_workbook
from checklist_engine.output.office.response_rows import rows_of
from checklist_engine.output.office.workbook import write_workbook
from checklist_engine.output.oscal_results import write_oscal_results
from checklist_engine.output.sarif import write_sarif
from checklist_engine.wording import words_for
from tests.guidance.tenders import judged
from tests.output.office.reading import headed_rows, opened_workbook

if TYPE_CHECKING:
    from checklist_engine.comparison.compare import Comparison
    from checklist_engine.result import CheckResult

SENTENCE = "The service shall support SAML or OpenID Connect."
SAID = {
    "en": "one of OpenID Connect or SAML is required",
    "nl": "OpenID Connect of SAML is vereist: één is genoeg",
    "fr": "une norme au choix est exigée\u00a0: OpenID Connect ou SAML",
    "es": "se exige una de estas: OpenID Connect o SAML",
    "de": "OpenID Connect oder SAML ist gefordert: einer der Standards genügt",
    "pt": "exige-se uma destas: OpenID Connect ou SAML",
    "ar": "يُشترط أحد ما يلي: OpenID Connect أو SAML",
}


@cache
def result(language: str = "en") -> CheckResult:
    """Return the check of a tender for a cloud service with that sentence alone."""
    return judged(SENTENCE, knowledge=load_knowledge(language=language), subjects=["saas"])


def mail() -> CheckResult:
    """Return a check in which two rules want one way each, and the tender leaves the choice."""
    return judged("All domains shall publish SPF or DKIM.", subjects=["email-service"])


def compared() -> Comparison:
    """Return that tender beside one that asks for SAML by itself."""
    other = judged("The service shall support SAML.", subjects=["saas"])
    return compare([keep_what_compares(result()), keep_what_compares(other)])


@pytest.mark.parametrize("language", SAID)
def test_the_page_says_it_in_every_language(language: str) -> None:
    """The report gives the standards by name, and how firmly one of them is asked for."""
    assert SAID[language] in render_html(result(language))


def test_programs_read_it_from_the_evidence() -> None:
    """It stands in the JSON beside the stance, and comes back from a saved result."""
    (finding,) = [one for one in result().findings if one.rule == "identity-sso-open-protocol"]
    first = finding.evidence[0]

    assert (first.stance, first.level) == ("optional", 3)
    assert first.choice is not None
    assert (first.choice.standards, first.choice.stance) == (("oidc", "saml"), "required")
    assert decode_result(encode_result(result())) == result()


def test_a_rule_that_wants_one_way_alone_says_why_it_is_not_met() -> None:
    """The supplier may take the other way; "names it" would hide that something is required."""
    (finding,) = [one for one in mail().findings if one.rule == "mail-dkim-signed"]

    assert (finding.outcome, finding.message) == (
        "partly",
        "The specification asks for one of DKIM or SPF: a supplier may choose, and go without DKIM.",
    )


def test_tables_say_it() -> None:
    """The row of a finding, the row of a demand, and the row that a supplier answers."""
    (row,) = [row for row in csv.DictReader(io.StringIO(write_csv([result()]))) if row["rule"] == "identity-sso-open-protocol"]
    demands = headed_rows(opened_workbook(write_workbook([result()]))["Demands"])
    (response,) = rows_of(result(), load_knowledge().catalog.standards, words_for("en"))

    assert row["demands"] == f"OpenID Connect: {SAID['en']} | SAML: {SAID['en']}"
    assert {demand["How firmly"] for demand in demands} == {SAID["en"]}
    assert (response.standards, response.firmness) == ("OpenID Connect or SAML (one is enough)", "must")


def test_tools_for_code_builds_and_compliance_say_it() -> None:
    """SARIF beside the place, JUnit behind the quote, OSCAL as properties of the evidence."""
    (run,) = json.loads(write_sarif([result()]))["runs"]
    messages = {place["message"]["text"] for one in run["results"] for place in one["locations"] if "message" in place}
    oscal = json.dumps(json.loads(write_oscal_results([result()])))

    assert f"OpenID Connect: {SAID['en']}" in messages
    assert '"name": "one-of"' in oscal
    assert '"value": "oidc saml"' in oscal
    assert "(DKIM: one of DKIM or SPF is required)" in write_junit([mail()]).decode()


def test_detect_explains_it() -> None:
    """For people; programs get `choice` beside `stance`."""
    text = explanation_text("a", load_knowledge().detector.explain(SENTENCE, "en"))

    assert "  saml: one of oidc or saml is required\n" in text
    assert "optional" not in text


def test_nowhere_is_it_called_optional() -> None:
    """Neither on a page nor in a text."""
    for text in (render_html(result()), render_markdown(result()), write_csv([result()]), write_junit([mail()]).decode()):
        assert "optional ·" not in text
        assert ": optional" not in text


def test_a_comparison_marks_it() -> None:
    """The level stays that of the demand; a mark tells it from the tender that asks for the standard by itself."""
    comparison = compared()
    saml = next(row for row in comparison.standards if row.id == "saml")
    number = next(one.number for one in comparison.specifications if one.number_in_input == 1)
    page = render_comparison(comparison)
    rows: list[dict[str, Any]] = headed_rows(opened_workbook(write_comparison_workbook(comparison))["Standards"])
    table = list(csv.DictReader(io.StringIO(write_comparison_csv(comparison))))

    assert saml.one_of == (OneOf(number=number, others=("oidc",)),)
    assert ">3*</td>" in page
    assert "asked for as one of several standards, of which one is enough" in page
    assert next(row for row in rows if row["Standard"] == "SAML")["Only as one of several (numbers)"] == str(number)
    assert sorted(row["one_of"] for row in table) == ["", "oidc or saml"]
