"""New gaps: what a specification lacks now and did not lack in a saved result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.result import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.result import CheckResult, Finding

__all__ = ["GAPS", "NewGap", "new_gaps"]

GAPS: tuple[Outcome, ...] = ("partly", "missed", "contradicted")
"""The outcomes that are gaps, from the slightest to the worst."""


class NewGap(msgspec.Struct, frozen=True, kw_only=True):
    """A gap that was not there, or was slighter: `before` is what it was, null where the rule did not apply or was not known.

    `what` is `gap` for an expectation that is not met, `alert` for something insecure that is asked for.
    """

    what: Literal["gap", "alert"]
    rule: str
    lot: str
    title: str
    severity: str
    before: Outcome | None
    after: Outcome


def new_gaps(baseline: CheckResult, result: CheckResult) -> tuple[NewGap, ...]:
    """Return what `result` lacks and `baseline` did not lack as badly, in the order of the findings, alerts last.

    Both were judged with the same rules. Of one outcome, a lower level is worse too. Waived findings are no gaps.
    """
    return (*_gaps(baseline, result), *_alerts(baseline, result))


def _gaps(baseline: CheckResult, result: CheckResult) -> Iterator[NewGap]:
    before = {(finding.rule, finding.lot): finding for finding in baseline.findings}
    for finding in result.findings:
        if finding.outcome not in GAPS:
            continue
        known = before.get((finding.rule, finding.lot))
        if known is None or _depth(finding) > _depth(known):
            yield NewGap(
                what="gap",
                rule=finding.rule,
                lot=finding.lot,
                title=finding.title,
                severity=finding.severity,
                before=known.outcome if known else None,
                after=finding.outcome,
            )


def _depth(finding: Finding) -> tuple[int, int]:
    """Return how bad a gap is, for comparison: its outcome, then how low its level is; what is no gap is the least."""
    if finding.outcome not in GAPS:
        return -1, 0
    return GAPS.index(finding.outcome), -(finding.level or 0)


def _alerts(baseline: CheckResult, result: CheckResult) -> Iterator[NewGap]:
    known = {(alert.rule, alert.lot) for alert in baseline.alerts}
    for alert in result.alerts:
        if (alert.rule, alert.lot) not in known:
            yield NewGap(
                what="alert",
                rule=alert.rule,
                lot=alert.lot,
                title=alert.title,
                severity=alert.severity,
                before=None,
                after="contradicted",
            )
