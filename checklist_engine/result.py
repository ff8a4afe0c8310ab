"""The result of a check: what every output format is made from, and what is published as a schema."""

from __future__ import annotations

from typing import Literal

import msgspec

from checklist_engine.catalog.standard import Mandate, VerificationStep
from checklist_engine.detection.demand import Choice, Demand
from checklist_engine.rules.rule import Expectation, Scoring
from checklist_engine.specification.model import Specification

__all__ = [
    "RESULT_SCHEMA_VERSION",
    "Alert",
    "Applicability",
    "AreaResult",
    "Assessability",
    "Blank",
    "CheckResult",
    "Coverage",
    "Digest",
    "Evidence",
    "Finding",
    "InferredSubject",
    "LotResult",
    "Outcome",
    "Question",
    "Recommendation",
    "Remark",
    "Score",
    "WaiverResult",
]

RESULT_SCHEMA_VERSION = "1.0"

Applicability = Literal["yes", "no", "unknown"]
Grade = Literal["A", "B", "C", "D", "E", "F"]
Outcome = Literal["met", "partly", "missed", "contradicted", "unknown", "not-applicable", "waived"]
AssessabilityState = Literal["assessed", "not-ict", "no-requirements"]


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """Which catalogue or rule set judged: its version and the SHA-256 of its content."""

    version: str
    digest: str


class Assessability(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether there was something to judge; if not, why, and what to read instead."""

    state: AssessabilityState
    reason: str
    read_instead: tuple[str, ...] = ()


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """Points from 0 to 100; null where nothing applies. `low` and `high` bound the score over all answers to open questions."""

    value: float | None
    low: float | None
    high: float | None
    grade: Grade | None
    grade_low: Grade | None
    grade_high: Grade | None
    caps: tuple[str, ...]
    decided: float | None
    without_waivers: float | None
    grade_without_waivers: Grade | None


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Of the applicable expectations about Internet standards, how many are required in every lot where they apply."""

    relevant: int
    demanded: int
    explained: int
    comparable_with: str | None = None


class InferredSubject(msgspec.Struct, frozen=True, kw_only=True):
    """A subject of a lot, whether it is certain, and what showed it."""

    id: str
    certain: bool
    reason: str
    name: str = ""


class LotResult(msgspec.Struct, frozen=True, kw_only=True):
    """One lot: what is bought, and its own score."""

    id: str
    title: str
    assessability: Assessability
    subjects: tuple[InferredSubject, ...]
    characteristics: dict[str, bool]
    score: Score
    coverage: Coverage | None


class AreaResult(msgspec.Struct, frozen=True, kw_only=True):
    """One area: the score of its findings over all lots, how many expectations were met, and in `plain` what is expected."""

    id: str
    name: str
    plain: str
    score: float | None
    applicable: int
    met: int
    partly: int
    missed: int
    contradicted: int
    unknown: int


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A demand that a finding rests on; `level` is the level that this demand alone gives, null where it contradicts.

    `choice` is that of the demand: of which standards one suffices, and how firmly one of them is asked for.
    """

    standard: str
    version: str | None
    stance: str
    verification: str | None
    pointer: str
    quote: str
    level: int | None
    start: int = 0
    end: int = 0
    choice: Choice | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A rule, with its title, held against a lot. `weight` is severity points times the profile's factor, before lots share it."""

    rule: str
    lot: str
    title: str
    area: str
    severity: str
    weight: float
    applicability: Applicability
    level: int | None
    outcome: Outcome
    evidence: tuple[Evidence, ...]
    message: str


class Recommendation(msgspec.Struct, frozen=True, kw_only=True):
    """One action: what to paste or ask, why, how to verify it, and the points it brings.

    `reviewed` tells whether a native professional has read the clause in `clause_language`.
    """

    rank: int
    rule: str
    lot: str
    title: str
    area: str
    severity: str
    reason: str
    action: Literal["insert-clause", "ask-or-correct", "agree-in-contract"]
    standard: str
    clause: str
    clause_language: str
    verification: tuple[VerificationStep, ...]
    effort: str
    effort_reason: str
    gain: float
    contradicted: bool
    mandates: tuple[Mandate, ...]
    reviewed: bool


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that nobody stated: the rules that wait for it, and the score if the answer is yes or no."""

    characteristic: str
    lot: str
    question: str
    plain: str
    rules: tuple[str, ...]
    score_if_yes: float | None
    score_if_no: float | None


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """A demand that must not be there: an insecure version or a withdrawn standard. `asks_for` is its name and version for people."""

    rule: str
    lot: str
    title: str
    severity: str
    caps_grade: bool
    evidence: tuple[Evidence, ...]
    message: str
    instead: str | None
    asks_for: str = ""


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A quality that a demand lacks. It has no weight.

    Where that asks more of suppliers than needed, `harm` says why it may hurt and `instead` what to write; else both are empty.
    """

    rule: str
    lot: str
    title: str
    evidence: tuple[Evidence, ...]
    message: str
    quality: str = ""
    harm: str = ""
    instead: str = ""


class WaiverResult(msgspec.Struct, frozen=True, kw_only=True):
    """A waiver and whether it counts: `accepted`, `expired`, `unknown-rule` or `unneeded`."""

    rule: str
    lots: tuple[str, ...]
    reason: str
    approved_by: str
    until: str | None
    state: Literal["accepted", "expired", "unknown-rule", "unneeded"]


class Blank(msgspec.Struct, frozen=True, kw_only=True):
    """A blank of a starter or a clause that nobody has filled in yet, with its brackets, and the places where it stands."""

    text: str
    places: tuple[str, ...]


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a check found, with what it was made from, so that it can be defended and compared later.

    `standard_names` and `characteristic_questions` give the words for people of each id that the result uses; `expectations`
    gives for each rule that applies, or may apply, the standards that it expects. Its sentences are in `language`.
    """

    schema_version: str
    engine: str
    catalog: Digest
    rules: Digest
    profile: str
    as_of: str
    specification: Specification
    assessability: Assessability
    score: Score
    coverage: Coverage | None
    lots: tuple[LotResult, ...]
    areas: tuple[AreaResult, ...]
    demands: tuple[Demand, ...]
    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]
    questions: tuple[Question, ...]
    alerts: tuple[Alert, ...]
    remarks: tuple[Remark, ...]
    waivers: tuple[WaiverResult, ...]
    notes: tuple[str, ...]
    weights: dict[str, float]
    scoring: Scoring
    standard_names: dict[str, str]
    characteristic_questions: dict[str, str]
    expectations: dict[str, Expectation] = {}
    language: str = "en"
    blanks: tuple[Blank, ...] = ()
