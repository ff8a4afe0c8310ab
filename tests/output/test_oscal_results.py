"""OSCAL assessment results that the official models accept, and that lead back to the catalogue."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from trestle.oscal.assessment_results import Model

from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.oscal_results import write_oscal_results
from checklist_engine.publishing.oscal import OSCAL_VERSION, oscal_catalog
from tests.guidance.tenders import judged
from tests.output.results import KINDS, plain, two_lots

Json = dict[str, Any]


def written(data: bytes) -> Json:
    """Return the assessment results, held against the official models."""
    document = json.loads(data)
    Model.model_validate(document)
    results: Json = document["assessment-results"]
    return results


def identifiers(value: Any) -> list[str]:  # noqa: ANN401 - JSON holds any value
    """Return every UUID that something is given, but the tool, which results share."""
    if isinstance(value, list):
        return [key for part in value for key in identifiers(part)]
    if not isinstance(value, dict):
        return []
    own = [value["uuid"]] if "uuid" in value else []
    return own + [key for part in value.values() for key in identifiers(part)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_official_models_accept_every_kind_of_result(kind: str) -> None:
    """Also without a score, with lots, and with the ugliest texts; every identifier is given once."""
    keys = identifiers(written(write_oscal_results([KINDS[kind]()])))

    assert len(keys) == len(set(keys))


def test_findings_say_whether_the_control_is_satisfied() -> None:
    """Met is satisfied; what lacks is a risk with the clause as remedy; a waiver is an approved deviation."""
    result = plain()
    (one,) = written(write_oscal_results([result]))["results"]
    told = [
        (next(prop["value"] for prop in finding["props"] if prop["name"] == "outcome"), finding["target"]["status"]["state"])
        for finding in one["findings"]
    ]
    judged_ones = [finding.outcome for finding in result.findings if finding.outcome not in ("unknown", "not-applicable")]

    assert told == [(outcome, "satisfied" if outcome == "met" else "not-satisfied") for outcome in judged_ones]
    risks = {risk["uuid"]: risk for risk in one["risks"]}
    linked = {risk["risk-uuid"] for finding in one["findings"] for risk in finding.get("related-risks", ())}
    assert linked <= set(risks)
    assert {risk["status"] for risk in risks.values()} == {"open", "deviation-approved"}
    remedies = {remedy["description"] for risk in risks.values() for remedy in risk.get("remediations", ())}
    missed = {finding.rule for finding in result.findings if finding.outcome == "missed"}
    assert {action.clause for action in result.recommendations if action.rule in missed} <= remedies


def test_every_link_inside_leads_somewhere() -> None:
    """Findings name observations, observations name the specification."""
    results = written(write_oscal_results([plain(), two_lots()]))
    resources = {f"#{one['uuid']}" for one in results["back-matter"]["resources"]}

    assert results["import-ap"]["href"] in resources
    for one in results["results"]:
        observations = {observation["uuid"] for observation in one["observations"]}
        for item in (*one["findings"], *one["risks"]):
            assert {link["observation-uuid"] for link in item["related-observations"]} <= observations
        assert {proof["href"] for observation in one["observations"] for proof in observation.get("relevant-evidence", ())} <= resources


def test_targets_are_controls_of_the_exported_catalogue() -> None:
    """Both files can be used together: a finding of `check` names a statement that `catalog export` writes."""
    catalog = oscal_catalog(load_knowledge())["catalog"]
    statements = {
        part["id"]
        for group in catalog["groups"]
        for control in group["controls"]
        for part in control["parts"]
        if part["name"] == "statement"
    }
    results = written(write_oscal_results([judged("All connections shall use TLS 1.2 or higher.", "FTP shall be used.")]))
    targets = [finding["target"] for finding in results["results"][0]["findings"]]

    assert {target["type"] for target in targets} == {"statement-id"}
    assert {target["target-id"] for target in targets} <= statements
    assert results["metadata"]["oscal-version"] == catalog["metadata"]["oscal-version"] == OSCAL_VERSION


def test_the_same_results_give_the_same_bytes_and_others_another_identifier() -> None:
    """OSCAL wants a new identifier when the content changes; the clock is not read."""
    other = msgspec.structs.replace(plain(), as_of="2026-12-02")
    first, second = written(write_oscal_results([plain()])), written(write_oscal_results([other]))

    assert write_oscal_results([plain()]) == write_oscal_results([plain()])
    assert first["uuid"] != second["uuid"]
    assert first["metadata"]["last-modified"] == "2026-12-01T00:00:00Z"


def test_the_same_specification_twice_has_its_own_identifiers() -> None:
    """A folder may hold the draft and the published one under one id."""
    keys = identifiers(written(write_oscal_results([plain(), plain()])))

    assert len(keys) == len(set(keys))


def test_no_result_gives_no_document() -> None:
    """OSCAL has no empty assessment."""
    assert write_oscal_results([]) == b""
