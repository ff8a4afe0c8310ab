"""From findings to points: score, exact range, grade with caps, areas and coverage. Every number comes from `rules/scoring.yaml`.

A rule has its weight once; the lots where it applies share it equally. So a specification's score is the weighted mean, over the
rules that apply, of each rule's mean credit over its lots.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.result import AreaResult, Coverage, Score
from checklist_engine.rules.levels import ABSENT, REQUIRED
from checklist_engine.wording import ENGLISH, N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.result import Alert, Finding, Grade
    from checklist_engine.rules.rule import Rule, Scoring
    from checklist_engine.wording import Words

__all__ = [
    "NO_SCORE",
    "bound",
    "capped",
    "gains",
    "grade_of",
    "mean",
    "score_areas",
    "score_coverage",
    "score_findings",
    "score_value",
    "widened",
    "worse",
]

GRADES: tuple[Grade, ...] = ("A", "B", "C", "D", "E", "F")

NO_SCORE = Score(
    value=None,
    low=None,
    high=None,
    grade=None,
    grade_low=None,
    grade_high=None,
    caps=(),
    decided=None,
    without_waivers=None,
    grade_without_waivers=None,
)


class _Share(msgspec.Struct, frozen=True):
    """One rule over its lots: its weight, the credits where it applies, and the credits where it may apply."""

    weight: float
    certain: tuple[float, ...]
    possible: tuple[float, ...]

    def mean(self) -> float:
        return sum(self.certain) / len(self.certain)

    def extreme(self, *, high: bool) -> float:
        """Return the highest or lowest mean credit, over all ways in which the possible lots fall."""
        total, count = sum(self.certain), len(self.certain)
        for credit in sorted(self.possible, reverse=high):
            if count == 0 or (credit > total / count if high else credit < total / count):
                total, count = total + credit, count + 1
        return total / count


def _shares(findings: Iterable[Finding], scoring: Scoring) -> list[_Share]:
    certain: dict[str, list[float]] = defaultdict(list)
    possible: dict[str, list[float]] = defaultdict(list)
    weights: dict[str, float] = {}
    for finding in findings:
        if finding.outcome in ("waived", "not-applicable"):
            continue
        weights[finding.rule] = finding.weight
        group = certain if finding.applicability == "yes" else possible
        group[finding.rule].append(scoring.credit[finding.level or 0])
    return [_Share(weight, tuple(sorted(certain[rule])), tuple(sorted(possible[rule]))) for rule, weight in sorted(weights.items())]


def mean(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return 100 times the mean of credits, each given after its weight; None where nothing weighs."""
    total = sum(weight for weight, _ in pairs)
    return 100 * sum(weight * credit for weight, credit in pairs) / total if total else None


def bound(certain: Sequence[tuple[float, float]], possible: Iterable[tuple[float, float]], *, high: bool) -> float | None:
    """Return the exact bound of the mean over all ways in which possible credits, each given after its weight, fall.

    Those that pull the mean are added, the strongest first; after one that does not, none does.
    """
    return widened(sum(weight for weight, _ in certain), sum(weight * credit for weight, credit in certain), possible, high=high)


def widened(total: float, points: float, possible: Iterable[tuple[float, float]], *, high: bool) -> float | None:
    """Return the same where the certain credits come to `points` out of the weight `total`."""
    for weight, credit in sorted(possible, key=lambda pair: -pair[1] if high else pair[1]):
        if total and (100 * credit <= 100 * points / total if high else 100 * credit >= 100 * points / total):
            break
        total, points = total + weight, points + weight * credit
    return 100 * points / total if total else None


def _bound(shares: Sequence[_Share], *, high: bool) -> float | None:
    pairs = [(share.weight, share.extreme(high=high)) for share in shares]
    certain = [pair for pair, share in zip(pairs, shares, strict=True) if share.certain]
    possible = [pair for pair, share in zip(pairs, shares, strict=True) if not share.certain]
    return bound(certain, possible, high=high)


def score_value(findings: Iterable[Finding], scoring: Scoring) -> float | None:
    """Return the score from 0 to 100, or None where no finding applies."""
    return mean([(share.weight, share.mean()) for share in _shares(findings, scoring) if share.certain])


def gains(findings: Sequence[Finding], scoring: Scoring) -> dict[tuple[str, str], float]:
    """Return for each applicable finding (rule, lot) the points that level 4 would bring. Score and all gains add up to 100."""
    counted = [finding for finding in findings if finding.applicability == "yes" and finding.outcome != "waived"]
    lots: dict[str, int] = defaultdict(int)
    weights: dict[str, float] = {}
    for finding in counted:
        lots[finding.rule] += 1
        weights[finding.rule] = finding.weight
    total = sum(weights[rule] for rule in sorted(weights))
    return {
        (finding.rule, finding.lot): 100 * finding.weight * (1 - scoring.credit[finding.level or 0]) / lots[finding.rule] / total
        for finding in counted
    }


def grade_of(value: float | None, scoring: Scoring) -> Grade | None:
    """Return the grade of a score before caps. Scores are compared as printed, with one decimal."""
    if value is None:
        return None
    return next(grade for grade, floor in scoring.grades if round(value, 1) >= floor)


def worse(first: Grade | None, second: Grade | None) -> Grade | None:
    """Return the worse of two grades; None is no grade and leaves the other."""
    return max((grade for grade in (first, second) if grade), default=None)


_CAPS = {
    "contradicted": N_("at most {grade} while a critical expectation is contradicted: {title}"),
    "missed": N_("at most {grade} while a critical expectation is missing: {title}"),
    "alert": N_("at most {grade} while something is asked for that is no longer secure: {name}"),
}


def _caps(
    findings: Iterable[Finding], alerts: Iterable[Alert], rules: Mapping[str, Rule], scoring: Scoring, words: Words = ENGLISH
) -> list[tuple[Grade, str]]:
    """Return each cap on the grade, with the sentence that tells it."""
    caps: list[tuple[Grade, str]] = []

    def add(kind: str, reason: str, **told: str) -> None:
        grade = scoring.caps[kind]
        caps.append((grade, words.gettext(_CAPS[reason]).format(grade=grade, **told)))

    for finding in findings:
        if finding.applicability != "yes" or finding.severity != "critical" or finding.outcome == "waived":
            continue
        title = words.quoted(rules[finding.rule].title)
        if finding.outcome == "contradicted":
            add("critical_contradicted", "contradicted", title=title)
        elif finding.level == ABSENT:
            add("critical_missed", "missed", title=title)
    for alert in alerts:
        add("critical_alert" if alert.severity == "critical" else "alert", "alert", name=alert.asks_for or alert.title)
    return caps


def _worst_cap(findings: Iterable[Finding], alerts: Iterable[Alert], rules: Mapping[str, Rule], scoring: Scoring) -> Grade | None:
    return max((grade for grade, _ in _caps(findings, alerts, rules, scoring)), default=None)


def score_findings(
    findings: Sequence[Finding],
    without_waivers: Sequence[Finding],
    alerts: Sequence[Alert],
    rules: Mapping[str, Rule],
    scoring: Scoring,
    words: Words = ENGLISH,
) -> Score:
    """Return the score of findings, of one lot or of all lots; what caps the grade is told in `words`.

    Waived findings are left out; `without_waivers` are the same findings before waivers, whose score stands beside it. A grade with
    waivers is at most one step better than the one without.
    """
    kept = [finding for finding in findings if finding.outcome != "waived"]
    shares = _shares(kept, scoring)
    value = score_value(kept, scoring)
    low, high = _bound(shares, high=False), _bound(shares, high=True)
    caps = _caps(kept, alerts, rules, scoring, words)
    worst_cap = max((grade for grade, _ in caps), default=None)
    possible = [msgspec.structs.replace(item, applicability="yes") if item.applicability == "unknown" else item for item in kept]
    possible_cap = _worst_cap(possible, alerts, rules, scoring)
    without = score_value(without_waivers, scoring)
    grade_without = capped(without, _worst_cap(without_waivers, alerts, rules, scoring), scoring)
    grade = capped(value, worst_cap, scoring)
    if grade is not None and grade_without is not None and grade < grade_without:
        grade = max(grade, _one_better(grade_without))
    known = sum(share.weight for share in shares if share.certain)
    weight = sum(share.weight for share in shares)
    return Score(
        value=value,
        low=low,
        high=high,
        grade=grade,
        grade_low=capped(low, possible_cap, scoring),
        grade_high=capped(high, worst_cap, scoring),
        caps=tuple(sentence for _, sentence in sorted(set(caps), reverse=True)),
        decided=known / weight if weight else None,
        without_waivers=without,
        grade_without_waivers=grade_without,
    )


def capped(value: float | None, cap: Grade | None, scoring: Scoring) -> Grade | None:
    """Return the grade of a score, or the cap where that is worse; None of no score."""
    return None if value is None else worse(grade_of(value, scoring), cap)


def _one_better(grade: Grade) -> Grade:
    return GRADES[max(GRADES.index(grade) - 1, 0)]


def score_areas(findings: Sequence[Finding], catalog: Catalog, scoring: Scoring) -> tuple[AreaResult, ...]:
    """Return one result an area, in the order of the catalogue; the score is null where nothing applies."""
    results = []
    for area in catalog.areas.values():
        own = [finding for finding in findings if finding.area == area.id]
        count: dict[str, int] = defaultdict(int)
        for finding in own:
            count[finding.outcome] += 1
        results.append(
            AreaResult(
                id=area.id,
                name=area.name,
                plain=area.plain,
                score=score_value([finding for finding in own if finding.outcome != "waived"], scoring),
                applicable=sum(count[outcome] for outcome in ("met", "partly", "missed", "contradicted")),
                met=count["met"],
                partly=count["partly"],
                missed=count["missed"],
                contradicted=count["contradicted"],
                unknown=count["unknown"],
            )
        )
    return tuple(results)


def score_coverage(findings: Sequence[Finding], rules: Mapping[str, Rule], catalog: Catalog, comparable_with: str | None) -> Coverage:
    """Return how many of the applicable rules about Internet standards reach level 3 in every lot; waived ones stand apart."""
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.applicability != "yes":
            continue
        if any(catalog.standards[key].kind == "internet-standard" for key in rules[finding.rule].standards()):
            by_rule[finding.rule].append(finding)
    explained = sum(all(finding.outcome == "waived" for finding in group) for group in by_rule.values())
    demanded = sum(
        any(finding.outcome != "waived" for finding in group)
        and all((finding.level or 0) >= REQUIRED for finding in group if finding.outcome != "waived")
        for group in by_rule.values()
    )
    return Coverage(relevant=len(by_rule) - explained, demanded=demanded, explained=explained, comparable_with=comparable_with)
