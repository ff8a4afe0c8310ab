"""Pieces of made-up results for the tests of reports. Nothing here is computed as the engine would."""

from __future__ import annotations

from checklist_engine.catalog.standard import Mandate, VerificationStep
from checklist_engine.result import (
    AreaResult,
    Assessability,
    Coverage,
    Evidence,
    Finding,
    InferredSubject,
    LotResult,
    Outcome,
    Recommendation,
    Score,
)
from checklist_engine.rules.rule import Scoring
from checklist_engine.specification.model import Buyer, Lot, Requirement, Specification

__all__ = ["SCORING", "STANDARDS", "areas", "evidence", "finding", "lot_result", "recommendation", "score", "specification"]

AREAS = (
    ("naming", "Names on the Internet", "Domain names lead where they should."),
    ("routing", "Routes between networks", "Traffic takes the way it should."),
    ("transport", "Protected connections", "What travels can be neither read nor changed on the way."),
    ("web", "Websites and browsers", "A browser reaches the real site over a protected connection."),
    ("mail", "E-mail", "Nobody can send mail in the organisation's name."),
    ("identity", "Signing in", "Only the right people and machines get in."),
    ("devices", "Devices", "Devices start safely and have no default password."),
    ("software", "Software", "Software is built with security in mind and mended in time."),
    ("data", "Data", "Data is encrypted and can be restored after a loss."),
    ("operations", "Running and supervising", "Somebody watches, and incidents are told and handled."),
)
STANDARDS = {
    "dnssec": "DNSSEC",
    "rpki": "RPKI",
    "tls": "TLS",
    "hsts": "HSTS",
    "dmarc": "DMARC",
    "mfa": "Multi-factor authentication",
    "no-default-passwords": "No default passwords",
    "sbom": "SBOM",
    "encryption-at-rest": "Encryption at rest",
    "incident-notification": "Incident notification",
    "ssl": "SSL",
    "iso-27001": "ISO/IEC 27001",
}
_STANDARD_OF = dict(zip((area for area, _, _ in AREAS), STANDARDS, strict=False))
_OUTCOMES: tuple[Outcome, ...] = (
    "missed", "met", "partly", "unknown", "missed", "contradicted", "met", "waived", "partly", "not-applicable",
)  # fmt: skip
_LEVELS = {"missed": 0, "met": 3, "partly": 1, "contradicted": 0, "waived": 0}
_SEVERITIES = ("critical", "high", "medium", "low")
SCORING = Scoring(
    severity_points={"critical": 10, "high": 7.5, "medium": 5, "low": 2.5},
    credit=(0.0, 0.1, 0.4, 0.8, 1.0),
    grades=(("A", 90), ("B", 75), ("C", 60), ("D", 40), ("E", 20), ("F", 0)),
    caps={"critical_missed": "C"},
    effort_points={"low": 1, "medium": 3, "high": 9},
)


def score(value: float | None = 41.27, spread: float = 8.0) -> Score:
    """Return a score with a range of `spread` to both sides; without a value everything is null."""
    if value is None:
        return Score(
            value=None, low=None, high=None, grade=None, grade_low=None, grade_high=None, caps=(), decided=None,
            without_waivers=None, grade_without_waivers=None,
        )  # fmt: skip
    return Score(
        value=value,
        low=max(0.0, value - spread),
        high=min(100.0, value + spread),
        grade="D",
        grade_low="E" if spread else "D",
        grade_high="C" if spread else "D",
        caps=("at most D while a critical expectation is contradicted: Connections use a current TLS",),
        decided=0.87,
        without_waivers=value - 2.5,
        grade_without_waivers="E",
    )


def evidence(number: int, standard: str = "tls", quote: str | None = None) -> Evidence:
    """Return the words of requirement `number` (from 1)."""
    return Evidence(
        standard=standard,
        version=">=1.2" if standard == "tls" else None,
        stance="required",
        verification=None,
        pointer=f"/requirements/{number - 1}/text",
        quote=quote or "All connections shall use TLS 1.2 or higher, which the supplier proves at acceptance.",
        level=3,
        start=27,
        end=30,
    )


def finding(number: int, lot: str = "whole") -> Finding:
    """Return the finding of made-up rule `number`; its outcome goes round all outcomes."""
    outcome, area = _OUTCOMES[number % len(_OUTCOMES)], AREAS[number % len(AREAS)][0]
    standard = _STANDARD_OF[area]
    applicability = {"unknown": "unknown", "not-applicable": "no"}.get(outcome, "yes")
    return Finding(
        rule=f"{area}-{standard}-{number}",
        lot=lot,
        area=area,
        severity=_SEVERITIES[number % 4],
        weight=(10, 7.5, 5, 2.5)[number % 4],
        applicability=applicability,  # type: ignore[arg-type]  # One of the three words, looked up.
        level=_LEVELS.get(outcome),
        outcome=outcome,
        evidence=(evidence(number + 1, standard),) if outcome in {"met", "partly", "contradicted"} else (),
        message=f"{STANDARDS[standard]} is what this expectation looks for.",
        title=f"Expectation {number} about {STANDARDS[standard]}",
    )


def recommendation(rank: int, lot: str = "whole") -> Recommendation:
    """Return action `rank` (from 1)."""
    area = AREAS[rank % len(AREAS)][0]
    standard = _STANDARD_OF[area]
    return Recommendation(
        rank=rank,
        rule=f"{area}-{standard}-{rank}",
        lot=lot,
        title=f"Ask for {STANDARDS[standard]}",
        area=area,
        severity=_SEVERITIES[rank % 4],
        reason="It brings many points for little effort, and public buyers in this country must ask for it or explain why not.",
        action=("insert-clause", "ask-or-correct", "agree-in-contract")[rank % 3],
        standard=standard,
        clause=f"The supplier shall use {STANDARDS[standard]} for every part of the service from the first day of operation until "
        "the end of the contract, and shall prove it at acceptance with the report of a public test tool.",
        clause_language="nl" if rank % 5 == 0 else "en",
        verification=(
            VerificationStep(when="bid", method="Test a service that the supplier runs today.", tool="internet.nl", evidence="Test report"),
            VerificationStep(when="acceptance", method="Test every name of the service.", evidence="Test report for each name"),
            VerificationStep(when="contract", method="Repeat the test every three months.", evidence="Dated test reports"),
        ),
        effort=("low", "medium", "high")[rank % 3],
        effort_reason="Most providers switch it on without charge.",
        gain=12.5 / rank,
        contradicted=rank == 1,
        mandates=(
            Mandate(
                authority="Forum Standaardisatie", level="comply-or-explain", source="https://example.org/list", checked="2026-11-23",
                country="NL", threshold="50000 EUR", from_="2018",
            ),
        ) if rank % 2 else (),
        reviewed=rank % 4 == 0,
    )  # fmt: skip


def areas(findings: tuple[Finding, ...]) -> tuple[AreaResult, ...]:
    """Return the overview of areas that fits `findings`; scores are made up."""

    def count(area: str, outcome: str) -> int:
        return sum(finding.area == area and finding.outcome == outcome for finding in findings)

    return tuple(
        AreaResult(
            id=area,
            name=name,
            score=None if number == 1 else (number * 11.5) % 100,
            applicable=sum(finding.area == area and finding.applicability == "yes" for finding in findings),
            met=count(area, "met"),
            partly=count(area, "partly"),
            missed=count(area, "missed"),
            contradicted=count(area, "contradicted"),
            unknown=count(area, "unknown"),
            plain=text,
        )
        for number, (area, name, text) in enumerate(AREAS)
    )


def lot_result(lot: str = "whole", title: str = "", value: float | None = 41.27) -> LotResult:
    """Return an assessed lot that buys a website."""
    return LotResult(
        id=lot,
        title=title,
        assessability=Assessability(state="assessed", reason="It has requirements about information technology."),
        subjects=(InferredSubject(id="website", certain=True, reason="CPV 72413000 (World wide web site design)", name="Website"),
                  InferredSubject(id="email-service", certain=False, reason="the title says \u201ce-mail\u201d", name="E-mail service")),
        characteristics={"internet_facing": True, "processes_payments": False},
        score=score(value),
        coverage=Coverage(relevant=17, demanded=9, explained=1),
    )  # fmt: skip


def specification(title: str, lots: tuple[Lot, ...] = (Lot(id="whole"),), requirements: int = 12) -> Specification:
    """Return a specification of a town, with `requirements` requirements."""
    return Specification(
        id="2026-017",
        title=title,
        format="own",
        source="/tmp/tenders/tender.json",  # noqa: S108  A made-up name; nothing is written.
        lots=lots,
        language="en",
        stage="draft",
        published="2026-12-01",
        deadline="2027-01-15",
        buyer=Buyer(name="Municipality of Little Harbour", country="NL", kind="public"),
        requirements=tuple(
            Requirement(id=f"R{number + 1}", text="\u2026", pointer=f"/requirements/{number}/text") for number in range(requirements)
        ),
    )
