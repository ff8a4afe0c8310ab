"""What one process and lot becomes in the table of results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from checklist_engine.rules.levels import REQUIRED
from checklist_engine.scoring import score_areas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.detection.demand import Demand
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import Finding, LotResult
    from checklist_engine.specification.model import Lot, Specification

__all__ = ["NOWHERE", "NO_NUMBERS", "Numbers", "Place", "Row", "Scored", "numbers_of", "row_of", "rows_of"]

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


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules make of one lot, as the columns of `Row` name it; all null or empty where nothing was assessed."""

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
    missing: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()


NO_NUMBERS = Numbers()


class Place(msgspec.Struct, frozen=True):
    """Where a process stands: the file as the user named it, the first byte of its line, its number in the line, and its date."""

    file: str = ""
    offset: int = 0
    part: int = 0
    released: str | None = None


NOWHERE = Place()


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


def rows_of(scored: Scored, knowledge: Knowledge, place: Place = NOWHERE) -> Iterator[Row]:
    """Yield one row a lot, in the order of the specification."""
    several = len(scored.lots) > 1
    for number, lot in enumerate(scored.lots):
        assessed = lot.assessability.state == "assessed"
        findings = scored.findings if not several else tuple(finding for finding in scored.findings if finding.lot == lot.id)
        demands = [demand for demand in scored.demands if not demand.lots or lot.id in demand.lots]
        yield row_of(
            scored.specification,
            scored.specification.lots[number],
            lot.assessability.state,
            [subject.id for subject in lot.subjects],
            demands,
            numbers_of(lot, findings, knowledge) if assessed else NO_NUMBERS,
            scored.as_of,
            place,
        )


def row_of(  # noqa: PLR0913, PLR0917 - what a row says
    specification: Specification,
    lot: Lot,
    state: str,
    subjects: Iterable[str],
    demands: Iterable[Demand],
    numbers: Numbers,
    as_of: str,
    place: Place,
) -> Row:
    """Return the row of one lot with its demands."""
    value = lot.value or specification.value
    assessed = state == "assessed"
    return Row(
        process=specification.id,
        lot=lot.id,
        state=state,
        file=place.file,
        offset=place.offset,
        part=place.part,
        title=lot.title or specification.title,
        buyer=specification.buyer.name,
        buyer_country=specification.buyer.country,
        buyer_kind=specification.buyer.kind,
        published=specification.published,
        deadline=specification.deadline,
        released=place.released,
        amount=value.amount if value else None,
        currency=value.currency if value else None,
        subjects=tuple(subjects),
        score=numbers.score,
        low=numbers.low,
        high=numbers.high,
        grade=numbers.grade,
        grade_low=numbers.grade_low,
        grade_high=numbers.grade_high,
        decided=numbers.decided,
        without_waivers=numbers.without_waivers,
        coverage_relevant=numbers.coverage_relevant,
        coverage_demanded=numbers.coverage_demanded,
        coverage_explained=numbers.coverage_explained,
        areas=numbers.areas,
        demanded=tuple(sorted({demand.standard for demand in demands if demand.stance in _ASKED})) if assessed else (),
        missing=numbers.missing,
        contradicted=numbers.contradicted,
        as_of=as_of if assessed else None,
    )


def numbers_of(lot: LotResult, findings: tuple[Finding, ...], knowledge: Knowledge) -> Numbers:
    """Return the numbers of an assessed lot from its result and its findings."""
    score, coverage = lot.score, lot.coverage
    return Numbers(
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
        missing=_preferred(findings, knowledge, missing=True),
        contradicted=_preferred(findings, knowledge, missing=False),
    )


def _areas(findings: tuple[Finding, ...], knowledge: Knowledge) -> dict[str, float]:
    counted = [finding for finding in findings if finding.applicability == "yes"]
    if not counted:
        return {}
    return {area.id: area.score for area in score_areas(counted, knowledge.catalog, knowledge.scoring) if area.score is not None}


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
