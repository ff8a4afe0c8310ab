"""Many numbers in one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.comparison.lanes import pack, unpack

ROWS = st.integers(1, 20).flatmap(lambda count: st.lists(st.lists(st.integers(0, 2**40), min_size=count, max_size=count), min_size=1))


@given(ROWS)
def test_a_sum_of_lanes_holds_the_sums(rows: list[list[int]]) -> None:
    """Adding packed rows adds them column by column."""
    count = len(rows[0])

    assert list(unpack(sum(map(pack, rows)), count)) == [sum(column) for column in zip(*rows, strict=True)]


@given(st.lists(st.integers(0, 2**40), min_size=1), st.integers(0, 2**20))
def test_a_product_multiplies_each_lane(numbers: list[int], factor: int) -> None:
    """One multiplication does all."""
    assert list(unpack(pack(numbers) * factor, len(numbers))) == [number * factor for number in numbers]
