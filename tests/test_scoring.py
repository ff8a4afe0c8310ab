"""The score keeps its promises whatever the findings are."""

from __future__ import annotations

from itertools import product

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checklist_engine.result import Alert, Finding
from checklist_engine.rules.rule import Expectation, Rule, Scoring, Wanted
from checklist_engine.scoring import gains, grade_of, score_findings, score_value

SCORING = Scoring(
    severity_points={"critical": 10, "high": 7.5, "medium": 5, "low": 2.5},
    credit=(0.0, 0.1, 0.4, 0.8, 1.0),
    grades=(("A", 90), ("B", 75), ("C", 60), ("D", 40), ("E", 20), ("F", 0)),
    caps={"critical_missed": "C", "critical_contradicted": "D", "critical_alert": "D", "alert": "C"},
    effort_points={"low": 1, "medium": 3, "high": 9},
)
SEVERITIES = tuple(SCORING.severity_points)
LOTS = ("1", "2")


def rule(key: str, severity: str) -> Rule:
    """Return a rule that matters only by its id and severity."""
    return Rule(
        id=key,
        title=f"Title of {key}",
        question="?",
        area="web",
        severity=severity,
        severity_reason="It is.",
        rationale="Because.",
        expects=Expectation(mode="one", wanted=(Wanted("s"),), prefer="s"),
    )


def finding(key: str, lot: str, severity: str, applicability: str, level: int, *, contradicted: bool = False) -> Finding:
    """Return a finding as the evaluation makes it."""
    outcome = {
        "no": "not-applicable",
        "unknown": "unknown",
        "yes": "contradicted" if contradicted else "met" if level >= 3 else "partly" if level else "missed",
    }[applicability]
    return Finding(
        rule=key,
        lot=lot,
        title=f"Title of {key}",
        area="web",
        severity=severity,
        weight=SCORING.severity_points[severity],
        applicability=applicability,  # type: ignore[arg-type]
        level=None if applicability == "no" else level,
        outcome=outcome,  # type: ignore[arg-type]
        evidence=(),
        message="",
    )


@st.composite
def finding_lists(draw: st.DrawFn, most: int = 5) -> list[Finding]:
    """Draw up to `most` rules over one or two lots."""
    made = []
    for number in range(draw(st.integers(0, most))):
        severity = draw(st.sampled_from(SEVERITIES))
        for lot in LOTS[: draw(st.integers(1, 2))]:
            applicability = draw(st.sampled_from(("yes", "no", "unknown")))
            made.append(finding(f"r{number}", lot, severity, applicability, draw(st.integers(0, 4))))
    return made


def rules_of(findings: list[Finding]) -> dict[str, Rule]:
    """Return the rules behind findings."""
    return {item.rule: rule(item.rule, item.severity) for item in findings}


def completions(findings: list[Finding]) -> list[list[Finding]]:
    """Return the findings for every way in which the unknown ones fall."""
    unknown = [index for index, item in enumerate(findings) if item.applicability == "unknown"]
    results = []
    for falls in product(("yes", "no"), repeat=len(unknown)):
        fallen = list(findings)
        for index, fall in zip(unknown, falls, strict=True):
            item = findings[index]
            fallen[index] = finding(item.rule, item.lot, item.severity, fall, item.level or 0)
        results.append(fallen)
    return results


@given(finding_lists(most=4))
def test_the_range_is_exactly_the_bound_over_all_answers(findings: list[Finding]) -> None:
    """Low and high are reached by some way to answer, and no way goes beyond them."""
    score = score_findings(findings, findings, (), rules_of(findings), SCORING)
    values = [value for fallen in completions(findings) if (value := score_value(fallen, SCORING)) is not None]

    if not values:
        assert (score.low, score.high) == (None, None)
    else:
        assert score.low == pytest.approx(min(values))
        assert score.high == pytest.approx(max(values))


@given(finding_lists())
def test_low_is_at_most_the_score_and_the_score_at_most_high(findings: list[Finding]) -> None:
    """The score itself is one of the ways."""
    score = score_findings(findings, findings, (), rules_of(findings), SCORING)

    if score.value is not None:
        assert score.low is not None
        assert score.high is not None
        assert score.low <= score.value + 1e-9
        assert score.value <= score.high + 1e-9


@given(finding_lists())
def test_score_and_all_gains_add_up_to_a_hundred(findings: list[Finding]) -> None:
    """Each gain is exact and additive."""
    value = score_value(findings, SCORING)

    if value is not None:
        assert value + sum(gains(findings, SCORING).values()) == pytest.approx(100)


@given(finding_lists(), st.data())
def test_a_better_demand_never_lowers_the_score(findings: list[Finding], data: st.DataObject) -> None:
    """Raising any level raises or keeps score, low and high."""
    raisable = [index for index, item in enumerate(findings) if item.applicability != "no" and (item.level or 0) < 4]
    assume(raisable)
    index = data.draw(st.sampled_from(raisable))
    item = findings[index]
    better = list(findings)
    better[index] = finding(item.rule, item.lot, item.severity, item.applicability, (item.level or 0) + 1)
    before = score_findings(findings, findings, (), rules_of(findings), SCORING)
    after = score_findings(better, better, (), rules_of(findings), SCORING)

    for first, second in ((before.value, after.value), (before.low, after.low), (before.high, after.high)):
        assert (first is None) == (second is None)
        if first is not None and second is not None:
            assert second >= first - 1e-9


@given(finding_lists(), st.randoms())
def test_order_never_matters(findings: list[Finding], random: object) -> None:
    """Any order of findings gives the same score to the last bit."""
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert score_findings(findings, findings, (), rules_of(findings), SCORING) == score_findings(
        shuffled, shuffled, (), rules_of(findings), SCORING
    )


def test_nothing_that_applies_gives_null_and_not_zero() -> None:
    """A score of nought would say that something was missed."""
    findings = [finding("r", "1", "critical", "no", 0)]
    score = score_findings(findings, findings, (), rules_of(findings), SCORING)

    assert (score.value, score.low, score.high, score.grade) == (None, None, None, None)


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        (100, "A"),
        (90, "A"),
        (89.96, "A"),
        (89.94, "B"),
        (75, "B"),
        (60, "C"),
        (40, "D"),
        (20, "E"),
        (19.9, "F"),
        (0, "F"),
    ],
)
def test_grades_follow_the_table_for_the_score_as_printed(value: float, grade: str) -> None:
    """What people see is what is graded."""
    assert grade_of(value, SCORING) == grade


def test_a_critical_gap_caps_the_grade_and_says_why() -> None:
    """A good score cannot hide that the most important thing is absent."""
    findings = [
        finding("gap", "1", "critical", "yes", 0),
        *(finding(f"r{number}", "1", "critical", "yes", 4) for number in range(20)),
    ]
    score = score_findings(findings, findings, (), rules_of(findings), SCORING)

    assert score.value == pytest.approx(100 * 20 / 21)
    assert score.grade == "C"
    assert score.caps == ("at most C while a critical expectation is missing: “Title of gap”",)


def test_a_contradicted_critical_expectation_caps_lower() -> None:
    """Asking for the opposite is worse than not asking."""
    findings = [
        finding("gap", "1", "critical", "yes", 0, contradicted=True),
        *(finding(f"r{n}", "1", "low", "yes", 4) for n in range(200)),
    ]
    score = score_findings(findings, findings, (), rules_of(findings), SCORING)

    assert score.grade == "D"
    assert score.caps == ("at most D while a critical expectation is contradicted: “Title of gap”",)


def test_an_alert_caps_the_grade() -> None:
    """Asking for something insecure outside every expectation still counts."""
    findings = [finding("r", "1", "high", "yes", 4)]
    alert = Alert(
        rule="no-ftp", lot="1", title="Plain FTP is not asked for", severity="high", caps_grade=True, evidence=(), message="",
        instead=None, asks_for="FTP",
    )  # fmt: skip
    score = score_findings(findings, findings, (alert,), rules_of(findings), SCORING)

    assert (score.value, score.grade) == (100, "C")
    assert score.caps == ("at most C while something is asked for that is no longer secure: FTP",)


def test_an_open_critical_question_caps_only_the_low_grade() -> None:
    """If the answer makes it apply, the gap is critical; until then the grade stands."""
    findings = [
        finding("gap", "1", "critical", "unknown", 0),
        *(finding(f"r{number}", "1", "critical", "yes", 4) for number in range(20)),
    ]
    score = score_findings(findings, findings, (), rules_of(findings), SCORING)

    assert (score.grade, score.grade_low, score.grade_high) == ("A", "C", "A")


def test_waivers_leave_the_score_but_lift_the_grade_by_one_step_at_most() -> None:
    """The score without waivers stands beside it."""
    findings = [finding("good", "1", "low", "yes", 4), finding("gap", "1", "critical", "yes", 0)]
    waived = [findings[0], msgspec.structs.replace(findings[1], outcome="waived")]
    score = score_findings(waived, findings, (), rules_of(findings), SCORING)

    assert score.value == 100
    assert score.without_waivers == pytest.approx(20)
    assert (score.grade_without_waivers, score.grade) == ("E", "D")
