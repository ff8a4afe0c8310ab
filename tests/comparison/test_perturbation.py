"""Scores under weights that vary."""

from __future__ import annotations

import random

from checklist_engine.comparison.perturbation import Perturbation, draw_scores
from tests.builders import SCORING
from tests.comparison.saved_results import finding

FEW = Perturbation(draws=50)


def test_the_same_results_give_the_same_draws() -> None:
    """Nothing hangs on the moment, the process or the order."""
    one, other = [finding("a", 4), finding("b", 0)], [finding("b", 3), finding("c", 1)]

    assert draw_scores([one, other], SCORING, FEW) == draw_scores([list(reversed(one)), other], SCORING, FEW)
    assert draw_scores([one, other], SCORING, FEW) == list(reversed(draw_scores([other, one], SCORING, FEW)))


def test_what_the_weights_cannot_move_stays() -> None:
    """A specification with one level throughout has one score, whatever weighs what."""
    full = [finding(f"r{number}", 4, weight=2.5 * number) for number in range(1, 5)]
    half = [finding(f"r{number}", 2) for number in range(1, 5)]

    assert draw_scores([full, half], SCORING, FEW) == [[1000] * 50, [400] * 50]


def test_scores_are_those_of_plain_arithmetic() -> None:
    """The fast sum is the sum that `docs/comparison.md` describes, within a tenth of a point."""
    levels = random.Random(1)  # noqa: S311 - test data
    own = [finding(f"r{number}", levels.choice([0, 1, 2, 3, 4]), weight=levels.choice([2.5, 5, 7.5, 10])) for number in range(40)]
    factors = {}
    for one in own:
        draw = random.Random(f"{FEW.seed}:{one.rule}")  # noqa: S311 - as the method says
        factors[one.rule] = [2 ** (2 * draw.random() - 1) for _ in range(FEW.draws)]
    expected = []
    for index in range(FEW.draws):
        weights = {one.rule: one.weight * factors[one.rule][index] for one in own}
        earned = sum(weights[one.rule] * SCORING.credit[one.level or 0] for one in own)
        expected.append(1000 * earned / sum(weights.values()))

    (drawn,) = draw_scores([own], SCORING, FEW)
    assert all(abs(score - exact) <= 0.51 for score, exact in zip(drawn, expected, strict=True))


def test_lots_share_the_weight_of_a_rule_and_open_findings_do_not_count() -> None:
    """As in the score itself; what is waived counts as what it is."""
    findings = [
        finding("a", 4, lot="1"),
        finding("a", 0, lot="2"),
        finding("b", 0, applicability="unknown", outcome="unknown"),
        finding("c", 0, applicability="no", outcome="not-applicable"),
    ]
    waived = [finding("a", 4), finding("b", 0, outcome="waived")]

    assert draw_scores([findings], SCORING, FEW) == [[500] * 50]
    assert set(draw_scores([waived], SCORING, FEW)[0]) != {1000}
