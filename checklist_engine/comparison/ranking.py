"""The ranking: who stands where, and between which places the weights leave it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.comparison.perturbation import PERTURBATION, Perturbation, draw_scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.comparison.saved import SavedResult

__all__ = ["Place", "rank_results", "ranked_score"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where one result stands. `index` is its place in the input, from 0.

    Equal scores, as printed with one decimal, share the better rank. `low` and `high` are the best and the worst rank that the
    weights leave open. `above_next` is the share of draws in which it stands above the result that follows in the ranking.
    """

    index: int
    rank: int
    low: int
    high: int
    above_next: float | None


def ranked_score(result: SavedResult) -> float | None:
    """Return the score that is ranked: without waivers, since an exception explains a gap and does not close it."""
    return result.score.without_waivers if result.assessability.state == "assessed" else None


def rank_results(results: Sequence[SavedResult], perturbation: Perturbation = PERTURBATION) -> tuple[Place, ...]:
    """Return the places of all results that have a score, the best first; ties in the order of the input."""
    scored = [(index, round(score, 1)) for index, result in enumerate(results) if (score := ranked_score(result)) is not None]
    scored.sort(key=lambda pair: -pair[1])
    if not scored:
        return ()
    order = [index for index, _ in scored]
    ranks = _ranks([score for _, score in scored])
    drawn = draw_scores([results[index].findings for index in order], results[order[0]].scoring, perturbation)
    drawn_ranks = zip(*(_ranks(scores) for scores in zip(*drawn, strict=True)), strict=True)
    last = perturbation.draws - 1
    low, high = (round(last * percentile / 100) for percentile in (perturbation.low_percentile, perturbation.high_percentile))
    places = []
    for position, (index, rank, seen) in enumerate(zip(order, ranks, drawn_ranks, strict=True)):
        ordered = sorted(seen)
        following = drawn[position + 1] if position + 1 < len(order) else None
        places.append(
            Place(
                index=index,
                rank=rank,
                # The rank itself always lies in the interval.
                low=min(ordered[low], rank),
                high=max(ordered[high], rank),
                above_next=None if following is None else _share_above(drawn[position], following),
            )
        )
    return tuple(places)


def _ranks(scores: Sequence[float]) -> list[int]:
    """Return the rank of each score: one more than the number of higher ones."""
    ordered = sorted(scores)
    count = len(ordered)
    rank_of = {score: count - position for position, score in enumerate(ordered)}
    return [rank_of[score] for score in scores]


def _share_above(scores: Sequence[int], others: Sequence[int]) -> float:
    return sum(map(int.__gt__, scores, others)) / len(scores)
