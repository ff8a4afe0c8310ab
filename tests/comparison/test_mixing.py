"""Which results may stand side by side."""

from __future__ import annotations

import pytest

from checklist_engine.comparison.mixing import differences, refuse_mixed
from checklist_engine.errors import Problem, UsageError
from checklist_engine.result import Digest
from tests.comparison.saved_results import saved


def test_results_that_were_judged_alike_may_be_compared() -> None:
    """The program's version and the day do not matter."""
    one, other = saved("a"), saved("b", engine="9", as_of="2020-01-01")

    assert differences(one, other) == ()
    refuse_mixed([("a", one), ("b", other)])
    refuse_mixed([])


def test_the_profile_is_named_and_not_the_rules_that_it_chooses() -> None:
    """Another profile has another digest of rules; that says nothing more."""
    rules = Digest(version="2", digest="d" * 64)

    assert differences(saved("a"), saved("b", profile="other", rules=rules)) == ("profile test against other",)
    assert differences(saved("a"), saved("b", rules=rules)) == ("rules 1 (rrrrrrrr) against 2 (dddddddd)",)


def test_mixed_results_are_refused_with_each_of_them() -> None:
    """And with what to do."""
    rules, catalog = Digest(version="2", digest="d" * 64), Digest(version="3", digest="e" * 64)
    results = [("a", saved("a")), ("b", saved("b", rules=rules)), ("c", saved("c")), ("d", saved("d", catalog=catalog, rules=rules))]
    with pytest.raises(UsageError) as raised:
        refuse_mixed(results)

    assert raised.value.problems == (
        Problem(
            code="mixed-rules",
            where="a",
            what=(
                "these results were not judged alike: b (rules 1 (rrrrrrrr) against 2 (dddddddd)); "
                "d (catalogue 1 (cccccccc) against 3 (eeeeeeee), rules 1 (rrrrrrrr) against 2 (dddddddd))"
            ),
            expected="results of the same catalogue, rules and profile, since a score means nothing beside one of other rules",
            hint="add --recompute: it judges the stored specifications again with the present rules",
        ),
    )


def test_many_mixed_results_are_counted() -> None:
    """A message of two hundred lines helps nobody."""
    results = [(str(index), saved(str(index), profile="test" if index == 0 else "other")) for index in range(20)]
    with pytest.raises(UsageError, match=r"11 .profile test against other.; 12 .profile test against other.; and 7 more"):
        refuse_mixed(results)
