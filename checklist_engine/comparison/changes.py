"""Two versions of one specification: what changed, and what caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.comparison.wording import RequirementChange, requirement_changes
from checklist_engine.result import CheckResult, Digest, Finding, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Cause", "Changes", "FindingChange", "Step", "Version", "changes_of"]

Cause = Literal["rules", "catalogue", "profile", "program", "specification"]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One side of the change, as it was judged when it was saved, or just now."""

    id: str
    title: str
    source: str
    as_of: str
    engine: str
    catalog: Digest
    rules: Digest
    profile: str
    score: float | None
    grade: str | None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One cause and the points that it moved. Of all steps, the points add up to the whole difference."""

    cause: Cause
    before: float | None
    after: float | None
    points: float | None
    note: str = ""


class FindingChange(msgspec.Struct, frozen=True, kw_only=True):
    """A rule whose verdict changed on a lot. An outcome or level is null on a side where the rule, or the lot, was not there."""

    rule: str
    lot: str
    title: str
    area: str
    severity: str
    outcome_before: Outcome | None
    level_before: int | None
    outcome_after: Outcome | None
    level_after: int | None
    causes: tuple[Literal["judgement", "specification"], ...]


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """From one version to the other: the causes in order, the verdicts and the requirements that changed."""

    before: Version
    after: Version
    points: float | None
    steps: tuple[Step, ...]
    findings: tuple[FindingChange, ...]
    requirements: tuple[RequirementChange, ...]
    notes: tuple[str, ...]

    @property
    def are_none(self) -> bool:
        """Whether score, verdicts and requirements are all the same, and no cause moved anything."""
        moved = any(step.before != step.after for step in self.steps)
        return not (moved or self.findings or self.requirements or self.notes)


_Verdict = tuple[Outcome, int | None]


def changes_of(saved: CheckResult, before: CheckResult, after: CheckResult, steps: Sequence[Step], notes: Sequence[str]) -> Changes:
    """Return what changed from `saved` to `after`.

    `before` is the specification of `saved`, judged as `after` was: the same value where nothing but the specification changed.
    `steps` are the causes outside the specification, which this adds as the last one.
    """
    last = Step(
        cause="specification",
        before=before.score.without_waivers,
        after=after.score.without_waivers,
        points=_difference(before.score.without_waivers, after.score.without_waivers),
    )
    return Changes(
        before=_version(saved),
        after=_version(after),
        points=_difference(saved.score.without_waivers, after.score.without_waivers),
        steps=(*steps, last),
        findings=tuple(_finding_changes(saved, before, after)),
        requirements=requirement_changes(saved.specification.requirements, after.specification.requirements),
        notes=tuple(notes),
    )


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before


def _version(result: CheckResult) -> Version:
    return Version(
        id=result.specification.id,
        title=result.specification.title,
        source=result.specification.source,
        as_of=result.as_of,
        engine=result.engine,
        catalog=result.catalog,
        rules=result.rules,
        profile=result.profile,
        score=result.score.without_waivers,
        grade=result.score.grade_without_waivers,
    )


def _finding_changes(saved: CheckResult, before: CheckResult, after: CheckResult) -> Iterator[FindingChange]:
    """Yield the changes, those that were lost before those that were won, then by rule and lot."""
    sides = [_verdicts(result) for result in (saved, before, after)]
    found = {(finding.rule, finding.lot): finding for result in (saved, after) for finding in result.findings}
    changed = [change for key in sorted(found) if (change := _finding_change(found[key], *(side.get(key) for side in sides))) is not None]
    yield from sorted(changed, key=lambda change: (_order(change.outcome_after, change.level_after), change.rule, change.lot))


def _verdicts(result: CheckResult) -> Mapping[tuple[str, str], _Verdict]:
    return {(finding.rule, finding.lot): (finding.outcome, finding.level) for finding in result.findings}


def _finding_change(finding: Finding, saved: _Verdict | None, before: _Verdict | None, after: _Verdict | None) -> FindingChange | None:
    causes: list[Literal["judgement", "specification"]] = []
    if _seen(saved) != _seen(before):
        causes.append("judgement")
    if _seen(before) != _seen(after):
        causes.append("specification")
    if _seen(saved) == _seen(after):
        return None
    return FindingChange(
        rule=finding.rule,
        lot=finding.lot,
        title=finding.title,
        area=finding.area,
        severity=finding.severity,
        outcome_before=saved[0] if saved else None,
        level_before=saved[1] if saved else None,
        outcome_after=after[0] if after else None,
        level_after=after[1] if after else None,
        causes=tuple(causes),
    )


def _seen(verdict: _Verdict | None) -> _Verdict | None:
    """Return a verdict as far as a reader sees a difference: what does not apply is as if it were not there."""
    return None if verdict is None or verdict[0] == "not-applicable" else verdict


def _order(outcome: Outcome | None, level: int | None) -> tuple[int, int]:
    order: tuple[Outcome | None, ...] = ("contradicted", "missed", "partly", "met", "waived", "unknown", "not-applicable", None)
    return order.index(outcome), level or 0
