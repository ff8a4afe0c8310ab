"""Small saved results for the tests of comparisons: each test states only what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.comparison.saved import SavedResult, SavedSpecification
from checklist_engine.result import AreaResult, Assessability, Coverage, Digest, Evidence, Finding, InferredSubject, LotResult, Score
from checklist_engine.rules.rule import Expectation, Wanted
from checklist_engine.scoring import NO_SCORE
from checklist_engine.specification.model import WHOLE, Buyer, Lot, Value
from tests.builders import SCORING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checklist_engine.result import Applicability, Outcome

__all__ = ["evidence", "expecting", "finding", "not_assessed", "saved"]


def evidence(standard: str, level: int | None, quote: str = "The words.") -> Evidence:
    """Return a demand that a finding rests on."""
    return Evidence(
        standard=standard, version=None, stance="required", verification=None, pointer="/requirements/0/text", quote=quote, level=level
    )


def expecting(*standards: str, mode: str = "one") -> Expectation:
    """Return an expectation of these standards; the first is the preferred one."""
    return Expectation(mode=mode, wanted=tuple(Wanted(standard) for standard in standards), prefer=standards[0])


def finding(rule: str, level: int | None, lot: str = WHOLE, **fields: Any) -> Finding:  # noqa: ANN401 - any field of a finding
    """Return a finding that applies; level None contradicts."""
    outcome: Outcome = "contradicted" if level is None else "met" if level >= 3 else "partly" if level else "missed"
    applicability: Applicability = "yes"
    values: dict[str, Any] = {
        "rule": rule,
        "lot": lot,
        "title": f"Title of {rule}",
        "area": "web",
        "severity": "medium",
        "weight": 5.0,
        "applicability": applicability,
        "level": level or 0,
        "outcome": outcome,
        "evidence": (),
        "message": "",
    }
    return Finding(**{**values, **fields})


def score_of(value: float | None) -> Score:
    """Return a score without open questions and waivers."""
    if value is None:
        return NO_SCORE
    return Score(
        value=value, low=value, high=value, grade="C", grade_low="C", grade_high="C", caps=(), decided=1.0,
        without_waivers=value, grade_without_waivers="C",
    )  # fmt: skip


def saved(
    key: str,
    findings: Iterable[Finding] = (),
    *,
    expectations: Mapping[str, Expectation] | None = None,
    lots: Iterable[str] = (WHOLE,),
    value: Value | None = None,
    **fields: Any,  # noqa: ANN401 - any field of a result, or of its specification: buyer, published
) -> SavedResult:
    """Return an assessed result; its score is the mean of its credits by weight."""
    own = tuple(findings)
    applying = [one for one in own if one.applicability == "yes"]
    weight = sum(one.weight for one in applying)
    points = sum(one.weight * SCORING.credit[one.level or 0] for one in applying)
    specification = SavedSpecification(
        id=key,
        title=f"Tender {key}",
        source=f"{key}.json",
        lots=tuple(Lot(id=lot) for lot in lots),
        value=value,
        buyer=fields.pop("buyer", Buyer()),
        published=fields.pop("published", None),
    )
    values: dict[str, Any] = {
        "schema_version": "1.0",
        "engine": "0.1.0",
        "catalog": Digest(version="1", digest="c" * 64),
        "rules": Digest(version="1", digest="r" * 64),
        "profile": "test",
        "as_of": "2026-12-01",
        "specification": specification,
        "assessability": Assessability(state="assessed", reason="requirements were found"),
        "score": score_of(100 * points / weight if weight else None),
        "coverage": Coverage(relevant=2, demanded=1, explained=0),
        "lots": tuple(lot_result(lot) for lot in lots),
        "areas": (area(100 * points / weight if weight else None),),
        "demands": (),
        "findings": own,
        "alerts": (),
        "scoring": SCORING,
        "standard_names": {},
        "expectations": dict(expectations or {}),
    }
    return SavedResult(**{**values, **fields})


def lot_result(key: str, state: str = "assessed") -> LotResult:
    """Return a lot that buys a website."""
    return LotResult(
        id=key,
        title="Title",
        assessability=Assessability(state=state, reason="because"),  # type: ignore[arg-type] # one of the three
        subjects=(InferredSubject(id="website", certain=True, reason="stated", name="Website"),),
        characteristics={},
        score=NO_SCORE,
        coverage=None,
    )


def area(score: float | None) -> AreaResult:
    """Return the one area of these results."""
    return AreaResult(id="web", name="Web", plain="Web.", score=score, applicable=1, met=0, partly=0, missed=1, contradicted=0, unknown=0)


def not_assessed(key: str, **fields: Any) -> SavedResult:  # noqa: ANN401 - any field of a result
    """Return a result without requirements: no score, no demand counts."""
    return saved(
        key,
        assessability=Assessability(state="no-requirements", reason="only a title was found"),
        score=NO_SCORE,
        coverage=None,
        **{"lots": (), **fields},
    )
