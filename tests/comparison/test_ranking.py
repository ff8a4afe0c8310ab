"""The ranking and its intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist_engine.comparison.perturbation import Perturbation
from checklist_engine.comparison.ranking import Place, rank_results
from tests.comparison.saved_results import finding, not_assessed, saved

if TYPE_CHECKING:
    from checklist_engine.comparison.saved import SavedResult

FEW = Perturbation(draws=40)
LEVELS = st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=1, max_size=6)


def with_levels(levels: list[int], key: str = "a") -> SavedResult:
    """Return a result with these levels on rules of falling weight."""
    return saved(key, [finding(f"r{number}", level, weight=10 - 2 * number) for number, level in enumerate(levels)])


def test_equal_scores_share_the_better_rank() -> None:
    """1, 2, 2, 4; in the order of the input."""
    results = [with_levels([0, 0, 0, 0]), with_levels([3, 3, 3, 3]), with_levels([3, 3, 3, 3]), with_levels([4, 4, 4, 4])]

    assert rank_results(results, FEW) == (
        Place(index=3, rank=1, low=1, high=1, above_next=1.0),
        Place(index=1, rank=2, low=2, high=2, above_next=0.0),
        Place(index=2, rank=2, low=2, high=2, above_next=1.0),
        Place(index=0, rank=4, low=4, high=4, above_next=None),
    )


def test_a_difference_that_the_weights_made_shows_in_the_interval() -> None:
    """Who is ahead depends on which of two rules weighs more."""
    one, other = with_levels([4, 0, 0, 0]), with_levels([0, 4, 0, 0])
    first, second = rank_results([one, other], Perturbation(draws=200))

    assert (first.index, first.low, first.high) == (0, 1, 2)
    assert (second.index, second.low, second.high) == (1, 1, 2)
    assert first.above_next is not None
    assert 0.5 < first.above_next < 0.95


def test_ranked_is_the_score_without_waivers() -> None:
    """An exception explains a gap; it does not close it."""
    result = saved("a", [finding("r", 0, outcome="waived"), finding("s", 3)])
    waived = msgspec.structs.replace(result, score=msgspec.structs.replace(result.score, value=80.0, without_waivers=40.0))
    plain = saved("b", [finding("r", 2), finding("s", 3)])

    assert [place.index for place in rank_results([waived, plain], FEW)] == [1, 0]


def test_what_has_no_score_has_no_rank() -> None:
    """Not the last one: none."""
    assert [place.index for place in rank_results([not_assessed("a"), with_levels([1, 1, 1, 1])], FEW)] == [1]
    assert rank_results([not_assessed("a")], FEW) == ()


@given(LEVELS)
@settings(max_examples=30, deadline=None)
def test_the_interval_holds_the_rank_and_the_order_of_input_does_not_matter(levels: list[list[int]]) -> None:
    """For every set of results."""
    results = [with_levels(own, str(index)) for index, own in enumerate(levels)]
    places = rank_results(results, FEW)
    turned = rank_results(results[::-1], FEW)

    assert all(1 <= place.low <= place.rank <= place.high <= len(results) for place in places)
    assert {(place.index, place.rank, place.low, place.high) for place in places} == {
        (len(results) - 1 - place.index, place.rank, place.low, place.high) for place in turned
    }


@given(LEVELS)
@settings(max_examples=30, deadline=None)
def test_who_is_at_least_as_good_everywhere_is_never_behind(levels: list[list[int]]) -> None:
    """Whatever the weights are."""
    results = [with_levels(own, str(index)) for index, own in enumerate(levels)]
    better = with_levels([max(column) for column in zip(*levels, strict=True)], "better")
    (place,) = [place for place in rank_results([*results, better], FEW) if place.index == len(results)]

    assert (place.rank, place.low, place.high) == (1, 1, 1)
