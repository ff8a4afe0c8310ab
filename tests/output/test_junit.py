"""JUnit XML that other programs read as tests."""

from __future__ import annotations

import io

import junitparser
import msgspec
import pytest
from lxml import etree

from checklist_engine.errors import Problem
from checklist_engine.output.json_result import Failure
from checklist_engine.output.junit import write_junit
from tests.output.results import KINDS, plain, two_lots, ugly


def parsed(data: bytes) -> junitparser.JUnitXml:
    """Return the suites as another program reads them."""
    return junitparser.JUnitXml.fromfile(io.BytesIO(data))


@pytest.mark.parametrize("kind", KINDS)
def test_another_program_reads_every_kind_of_result(kind: str) -> None:
    """A suite a lot, a case a finding or alert; the counts that stand in it are those of the cases."""
    result = KINDS[kind]()
    xml = parsed(write_junit([result]))
    suites = list(xml)

    assert len(suites) == len(result.lots)
    for suite, lot in zip(suites, result.lots, strict=True):
        cases = list(suite)
        own = [name for name in (*(one.lot for one in result.findings), *(one.lot for one in result.alerts)) if name == lot.id]
        assert len(cases) == len(own) + (lot.assessability.state != "assessed")
        kinds = [type(outcome) for case in cases for outcome in case.result]
        assert (suite.tests, suite.failures, suite.skipped, suite.errors) == (
            len(cases), kinds.count(junitparser.Failure), kinds.count(junitparser.Skipped), 0,
        )  # fmt: skip
    assert (xml.tests, xml.failures) == (sum(suite.tests for suite in suites), sum(suite.failures for suite in suites))


def test_outcomes_become_results() -> None:
    """Missing and contradicted fail, open and waived are skipped, met and partly met pass."""
    result = plain()
    cases = {case.classname: case for case in next(iter(parsed(write_junit([result]))))}
    for finding in result.findings:
        case = cases[f"{finding.area}.{finding.rule}"]
        expected = {"missed": junitparser.Failure, "contradicted": junitparser.Failure, "met": None, "partly": None}
        wanted = expected.get(finding.outcome, junitparser.Skipped)
        assert [type(one) for one in case.result] == ([wanted] if wanted else [])
        assert (case.name, case._elem.get("file")) == (finding.title, result.specification.source)  # noqa: SLF001 - the only way to it


def test_a_failure_says_what_to_paste() -> None:
    """Who sees the failure in a build needs no other file."""
    result = plain()
    missed = {finding.rule for finding in result.findings if finding.outcome == "missed"}
    action = next(action for action in result.recommendations if action.rule in missed)
    (failure,) = [
        case.result[0].text for case in next(iter(parsed(write_junit([result])))) if case.classname == f"{action.area}.{action.rule}"
    ]

    assert all(line in failure for line in (*action.clause.splitlines(), action.reason))


def test_lots_have_their_own_suite_and_score() -> None:
    """A lot that is not judged is one skipped case with the reason."""
    suites = list(parsed(write_junit([two_lots()])))
    properties = [{one.name: one.value for one in suite.properties()} for suite in suites]  # type: ignore[no-untyped-call] # as it is

    assert [suite.name for suite in suites] == [
        "2026-017, lot 1: Website",
        "2026-017, lot 2: E-mail and office",
        "2026-017, lot 3: Garden maintenance",
    ]
    assert [one["score"] for one in properties] == ["55.5", "27.0", ""]
    assert [(case.name, case.result[0].message) for case in suites[2]] == [("The lot can be judged", "It buys gardening, by CPV 77310000.")]
    assert {suite.timestamp for suite in suites} == {"2026-12-01T00:00:00"}


def test_what_cannot_be_read_is_an_error() -> None:
    """A build fails for a file that nobody could judge."""
    failure = Failure(source="broken.json", error=(Problem(code="bad-json", what="the file is no JSON", hint="mend it"),))
    suites = list(parsed(write_junit([plain(), failure])))

    assert (suites[1].name, suites[1].errors) == ("broken.json", 1)
    (error,) = next(iter(suites[1])).result
    assert "the file is no JSON" in error.message


def test_no_text_of_the_input_breaks_the_file() -> None:
    """Markup is text, and characters that XML forbids are shown as replacement characters."""
    root = etree.fromstring(write_junit([ugly()]))
    text = " ".join(root.itertext()) + " ".join(value for one in root.iter() for value in one.attrib.values())

    assert {one.tag for one in root.iter()} <= {
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "system-out",
    }  # fmt: skip
    assert "<script>alert(1)</script>" in text
    assert "\ufffd" in text


def test_the_same_results_give_the_same_bytes() -> None:
    """The time is the day of judgement; nothing reads the clock."""
    again = msgspec.json.decode(msgspec.json.encode(plain()), type=type(plain()))
    assert write_junit([plain()]) == write_junit([again])
