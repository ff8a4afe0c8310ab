"""Waivers: justified exceptions, and whether each of them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.result import WaiverResult

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.result import Finding
    from checklist_engine.rules.rule import Rule
    from checklist_engine.specification.model import Waiver

__all__ = ["apply_waivers"]


def apply_waivers(
    waivers: Sequence[Waiver], findings: tuple[Finding, ...], rules: Mapping[str, Rule], as_of: str
) -> tuple[tuple[Finding, ...], tuple[WaiverResult, ...]]:
    """Return the findings with the accepted waivers applied, and what became of each waiver.

    A waiver whose last day is before `as_of` (YYYY-MM-DD), whose rule is not in use, or which nothing needs does not count.
    Only findings that are not met can be waived.
    """
    results: list[WaiverResult] = []
    waived: set[tuple[str, str]] = set()
    for waiver in waivers:
        needed = {
            (finding.rule, finding.lot)
            for finding in findings
            if finding.rule == waiver.rule
            and (not waiver.lots or finding.lot in waiver.lots)
            and finding.outcome in ("missed", "partly", "contradicted")
        }
        if waiver.rule not in rules:
            state = "unknown-rule"
        elif waiver.until is not None and waiver.until < as_of:
            state = "expired"
        elif not needed:
            state = "unneeded"
        else:
            state = "accepted"
            waived |= needed
        results.append(
            WaiverResult(
                rule=waiver.rule,
                lots=waiver.lots,
                reason=waiver.reason,
                approved_by=waiver.approved_by,
                until=waiver.until,
                state=state,  # type: ignore[arg-type] # one of the four above
            )
        )
    kept = tuple(
        msgspec.structs.replace(finding, outcome="waived") if (finding.rule, finding.lot) in waived else finding for finding in findings
    )
    return kept, tuple(results)
