"""How much a ranking owes to the weights: every weight is varied at random, a thousand times, and the ranks are counted.

The weights of rules are a judgement. Each draw multiplies the weight of each rule by a factor between 1/2 and 2, whose logarithm
is uniform: halving is as likely as doubling. In one draw all specifications meet the same weights. The generator is seeded, so
the same results give the same intervals.
"""

from __future__ import annotations

import random
from collections import defaultdict
from operator import truediv
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.comparison.lanes import pack, unpack

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from checklist_engine.result import Finding
    from checklist_engine.rules.rule import Scoring

__all__ = ["PERTURBATION", "Perturbation", "draw_scores"]

_WEIGHT_STEPS = 2**24
_CREDIT_STEPS = 2**20


class Perturbation(msgspec.Struct, frozen=True, kw_only=True):
    """How the weights are varied: `draws` times, by a factor from 1/`factor` to `factor`; ranks lie between the percentiles."""

    draws: int = 1000
    factor: float = 2.0
    seed: int = 20261124
    low_percentile: float = 5.0
    high_percentile: float = 95.0


PERTURBATION = Perturbation()


def draw_scores(findings: Sequence[Sequence[Finding]], scoring: Scoring, perturbation: Perturbation = PERTURBATION) -> list[list[int]]:
    """Return for each specification its score in each draw, in tenths of a point, as scores are compared.

    Waived findings count as what they are, since ranks are those of the scores without waivers. Each specification has at
    least one finding that applies, and fewer than 2**18 rules, so that no lane runs over.
    """
    earned = [_credits(own, scoring) for own in findings]
    weights = {finding.rule: finding.weight for own in findings for finding in own if finding.applicability == "yes"}
    lanes = _perturbed(weights, perturbation)
    totals = _totals(earned, lanes, perturbation.draws)
    return [_tenths(own, totals[frozenset(own)], lanes) for own in earned]


def _credits(findings: Sequence[Finding], scoring: Scoring) -> dict[str, int]:
    """Return for each rule that applies the mean credit over its lots, in steps."""
    by_rule: dict[str, list[float]] = defaultdict(list)
    for finding in findings:
        if finding.applicability == "yes":
            by_rule[finding.rule].append(scoring.credit[finding.level or 0])
    return {rule: round(sum(own) / len(own) * _CREDIT_STEPS) for rule, own in by_rule.items()}


def _perturbed(weights: dict[str, float], perturbation: Perturbation) -> dict[str, int]:
    """Return for each rule its weight in all draws, in lanes. The factor of a rule hangs on its id alone, not on the others."""
    heaviest = max(weights.values(), default=1.0) * perturbation.factor
    unit = _WEIGHT_STEPS / heaviest
    lanes = {}
    for rule in sorted(weights):
        draw = random.Random(f"{perturbation.seed}:{rule}").random  # noqa: S311 - a simulation, nothing secret
        size, factor = weights[rule] * unit, perturbation.factor
        lanes[rule] = pack([round(size * factor ** (2 * draw() - 1)) or 1 for _ in range(perturbation.draws)])
    return lanes


def _totals(earned: Iterable[dict[str, int]], lanes: dict[str, int], draws: int) -> dict[frozenset[str], array[int]]:
    """Return for each set of rules that apply somewhere the sum of their weights in each draw: many specifications share a set."""
    return {rules: unpack(sum(map(lanes.__getitem__, rules)), draws) for rules in {frozenset(own) for own in earned}}


def _tenths(credit_of: dict[str, int], total: array[int], lanes: dict[str, int]) -> list[int]:
    # Credits are few, so weights are added up by credit, and each sum is multiplied once.
    by_credit: dict[int, int] = defaultdict(int)
    for rule, credit in credit_of.items():
        by_credit[credit] += lanes[rule]
    earned = unpack(sum(credit * sum_of_weights for credit, sum_of_weights in by_credit.items()), len(total))
    # No step of Python for each of the draws, of which there are a thousand times as many as specifications.
    return list(map(round, map(truediv, map((1000 / _CREDIT_STEPS).__mul__, earned), total)))
