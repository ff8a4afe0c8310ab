"""What one process and lot becomes in the table of results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from checklist_engine.rules.levels import REQUIRED
from checklist_engine.scoring import score_areas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.detection.demand import Demand
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import Finding, LotResult
    from checklist_engine.specification.model import Specification, Value

__all__ = ["Row", "Scored", "rows_of"]

_ASKED = ("required", "recommended")


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One lot of one process. What is not known or not assessed is null, never 0; lists are empty.

    Days are YYYY-MM-DD; `released` is the date as the publisher wrote it. `amount` is in units of `currency`. `areas` holds the score
    from 0 to 100 of each area where something applies. `file`, `offset` (bytes from its start, uncompressed) and `part` (the number
    of the process in its line) say where the process stands. `demanded` are the standards that the lot requires or recommends,
    `missing` those of applicable expectations below level 3, `contradicted` those that it asks against.
    """

    process: str
    lot: str
    state: str
    file: str = ""
    offset: int = 0
    part: int = 0
    title: str | None = None
    buyer: str | None = None
    buyer_country: str | None = None
    buyer_kind: str | None = None
    published: str | None = None
    deadline: str | None = None
    released: str | None = None
    amount: float | None = None
    currency: str | None = None
    subjects: tuple[str, ...] = ()
    score: float | None = None
    low: float | None = None
    high: float | None = None
    grade: str | None = None
    grade_low: str | None = None
    grade_high: str | None = None
    decided: float | None = None
    without_waivers: float | None = None
    coverage_relevant: int | None = None
    coverage_demanded: int | None = None
    coverage_explained: int | None = None
    areas: dict[str, float] = {}
    demanded: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    as_of: str | None = None


class Scored(Protocol):
    """What rows are made from: a result of `check`, or what `judge` gives before anything is advised."""

    @property
    def specification(self) -> Specification:
        """What was judged."""

    @property
    def as_of(self) -> str:
        """The day of judgement."""

    @property
    def lots(self) -> tuple[LotResult, ...]:
        """The lots with their scores."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, with the waivers applied."""

    @property
    def demands(self) -> tuple[Demand, ...]:
        """All demands."""


def rows_of(scored: Scored, knowledge: Knowledge) -> Iterator[Row]:
    """Yield one row a lot, in the order of the specification; where it stands and when it was released is left open."""
    several = len(scored.lots) > 1
    for place, lot in enumerate(scored.lots):
        assessed = lot.assessability.state == "assessed"
        findings = scored.findings if not several else tuple(finding for finding in scored.findings if finding.lot == lot.id)
        yield _row(scored, lot, scored.specification.lots[place].value, findings if assessed else (), knowledge)


def _row(scored: Scored, lot: LotResult, own_value: Value | None, findings: tuple[Finding, ...], knowledge: Knowledge) -> Row:
    specification, score, coverage = scored.specification, lot.score, lot.coverage
    value = own_value or specification.value
    assessed = lot.assessability.state == "assessed"
    return Row(
        process=specification.id,
        lot=lot.id,
        state=lot.assessability.state,
        title=lot.title,
        buyer=specification.buyer.name,
        buyer_country=specification.buyer.country,
        buyer_kind=specification.buyer.kind,
        published=specification.published,
        deadline=specification.deadline,
        amount=value.amount if value else None,
        currency=value.currency if value else None,
        subjects=tuple(subject.id for subject in lot.subjects),
        score=score.value,
        low=score.low,
        high=score.high,
        grade=score.grade,
        grade_low=score.grade_low,
        grade_high=score.grade_high,
        decided=score.decided,
        without_waivers=score.without_waivers,
        coverage_relevant=coverage.relevant if coverage else None,
        coverage_demanded=coverage.demanded if coverage else None,
        coverage_explained=coverage.explained if coverage else None,
        areas=_areas(findings, knowledge),
        demanded=_demanded(scored.demands, lot.id) if assessed else (),
        missing=_preferred(findings, knowledge, missing=True),
        contradicted=_preferred(findings, knowledge, missing=False),
        as_of=scored.as_of if assessed else None,
    )


def _areas(findings: tuple[Finding, ...], knowledge: Knowledge) -> dict[str, float]:
    counted = [finding for finding in findings if finding.applicability == "yes"]
    if not counted:
        return {}
    return {area.id: area.score for area in score_areas(counted, knowledge.catalog, knowledge.scoring) if area.score is not None}


def _demanded(demands: tuple[Demand, ...], lot: str) -> tuple[str, ...]:
    return tuple(sorted({demand.standard for demand in demands if demand.stance in _ASKED and (not demand.lots or lot in demand.lots)}))


def _preferred(findings: tuple[Finding, ...], knowledge: Knowledge, *, missing: bool) -> tuple[str, ...]:
    """Return the standards that the expectations of these findings prefer: those below level 3, or those contradicted."""
    wanted: set[str] = set()
    for finding in findings:
        expects = knowledge.rules[finding.rule].expects
        if expects is None or finding.applicability != "yes" or finding.outcome == "waived":
            continue
        contradicted = finding.outcome == "contradicted"
        if (not contradicted and (finding.level or 0) < REQUIRED) if missing else contradicted:
            wanted.add(expects.prefer)
    return tuple(sorted(wanted))
