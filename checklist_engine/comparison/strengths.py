"""What the best specification does that others do not, and what nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.comparison.saved import SavedResult
    from checklist_engine.result import Finding

__all__ = ["Gap", "Strength", "asked_by_nobody", "strengths_of"]


class Strength(msgspec.Struct, frozen=True, kw_only=True):
    """An expectation that the best meets in every lot where it applies, with its words, and who of the others does not.

    `lacking` are the places of those others in the input, from 0; `applicable` counts the others to which it applies.
    """

    rule: str
    title: str
    area: str
    severity: str
    standards: tuple[str, ...]
    quote: str
    pointer: str
    applicable: int
    lacking: tuple[int, ...]


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """An expectation that applies to `applicable` specifications and that none of them meets."""

    rule: str
    title: str
    area: str
    severity: str
    standards: tuple[str, ...]
    applicable: int


_ByRule = dict[str, list["Finding"]]


def strengths_of(best: int, results: Sequence[SavedResult]) -> tuple[Strength, ...]:
    """Return what `results[best]` does and others to which it applies do not, what most lack and weighs most first."""
    by_rule = [_applying(result) for result in results]
    found = [(strength, weight) for rule, own in by_rule[best].items() for strength, weight in _strength(rule, own, best, results, by_rule)]
    found.sort(key=lambda pair: (-len(pair[0].lacking) * pair[1], pair[0].rule))
    return tuple(strength for strength, _ in found)


def _strength(
    rule: str, own: Sequence[Finding], best: int, results: Sequence[SavedResult], by_rule: Sequence[_ByRule]
) -> Iterator[tuple[Strength, float]]:
    others = [(index, findings[rule]) for index, findings in enumerate(by_rule) if index != best and rule in findings]
    lacking = tuple(index for index, findings in others if not _is_met(findings))
    if not lacking or not _is_met(own):
        return
    evidence = max((item for finding in own for item in finding.evidence), key=lambda item: item.level or 0, default=None)
    yield (
        Strength(
            rule=rule,
            title=own[0].title,
            area=own[0].area,
            severity=own[0].severity,
            standards=_standards(results[best], rule),
            quote=evidence.quote if evidence else "",
            pointer=evidence.pointer if evidence else "",
            applicable=len(others),
            lacking=lacking,
        ),
        own[0].weight,
    )


def asked_by_nobody(results: Sequence[SavedResult]) -> tuple[Gap, ...]:
    """Return the expectations that apply to at least two specifications and that none meets; the weightiest and commonest first."""
    everywhere: dict[str, list[tuple[SavedResult, list[Finding]]]] = {}
    for result in results:
        for rule, findings in _applying(result).items():
            everywhere.setdefault(rule, []).append((result, findings))
    found = [
        (_gap(rule, held), held[0][1][0].weight * len(held))
        for rule, held in everywhere.items()
        if len(held) > 1 and not any(_is_met(findings) for _, findings in held)
    ]
    return tuple(gap for gap, _ in sorted(found, key=lambda pair: (-pair[1], pair[0].rule)))


def _gap(rule: str, held: Sequence[tuple[SavedResult, list[Finding]]]) -> Gap:
    result, findings = held[0]
    first = findings[0]
    return Gap(
        rule=rule,
        title=first.title,
        area=first.area,
        severity=first.severity,
        standards=_standards(result, rule),
        applicable=len(held),
    )


def _applying(result: SavedResult) -> _ByRule:
    """Return the findings that apply, by rule."""
    found: _ByRule = {}
    for finding in result.findings:
        if finding.applicability == "yes":
            found.setdefault(finding.rule, []).append(finding)
    return found


def _is_met(findings: Sequence[Finding]) -> bool:
    return all(finding.outcome == "met" for finding in findings)


def _standards(result: SavedResult, rule: str) -> tuple[str, ...]:
    """Return the names of the standards that a rule expects."""
    expects = result.expectations.get(rule)
    return tuple(result.standard_names.get(part.standard, part.standard) for part in expects.wanted) if expects else ()
