"""What the best does that others do not."""

from __future__ import annotations

from checklist_engine.comparison.strengths import Gap, Strength, asked_by_nobody, strengths_of
from tests.comparison.saved_results import evidence, expecting, finding, saved


def test_the_best_is_held_against_those_to_whom_the_same_applies() -> None:
    """With its words; what most lack and weighs most comes first."""
    expectations = {"r": expecting("tls"), "s": expecting("dmarc")}
    best = saved(
        "a",
        [
            finding("r", 4, evidence=(evidence("tls", 3, "Weak words."), evidence("tls", 4, "TLS 1.3, proven."))),
            finding("s", 3),
            finding("t", 2),
        ],
        expectations=expectations,
        standard_names={"tls": "TLS"},
    )
    others = [
        saved("b", [finding("r", 0), finding("s", 1), finding("t", 0)]),
        saved("c", [finding("r", 2), finding("s", 4)]),
        saved("d", [finding("s", 0, applicability="unknown", outcome="unknown")]),
    ]
    strong = Strength(
        rule="r", title="Title of r", area="web", severity="medium", standards=("TLS",), quote="TLS 1.3, proven.",
        pointer="/requirements/0/text", applicable=2, lacking=(1, 2),
    )  # fmt: skip
    weaker = Strength(
        rule="s", title="Title of s", area="web", severity="medium", standards=("dmarc",), quote="", pointer="", applicable=2, lacking=(1,)
    )

    assert strengths_of(0, [best, *others]) == (strong, weaker)


def test_a_rule_counts_only_if_it_is_met_in_every_lot() -> None:
    """Half a strength is none, and half a gap is one."""
    best = saved("a", [finding("r", 4, lot="1"), finding("r", 0, lot="2"), finding("s", 4)], lots=("1", "2"))
    other = saved("b", [finding("r", 0), finding("s", 4, lot="1"), finding("s", 2, lot="2")], lots=("1", "2"))

    assert [strength.rule for strength in strengths_of(0, [best, other])] == ["s"]


def test_what_nobody_asks_for_applies_to_two_at_least() -> None:
    """One tender that lacks something says nothing about the market."""
    results = [
        saved("a", [finding("r", 0), finding("s", 0), finding("t", 1, weight=10)], expectations={"r": expecting("caa")}),
        saved("b", [finding("r", 2), finding("t", 0, weight=10), finding("u", 0)]),
        saved("c", [finding("u", 3)]),
    ]

    assert asked_by_nobody(results) == (
        Gap(rule="t", title="Title of t", area="web", severity="medium", standards=(), applicable=2),
        Gap(rule="r", title="Title of r", area="web", severity="medium", standards=("caa",), applicable=2),
    )
