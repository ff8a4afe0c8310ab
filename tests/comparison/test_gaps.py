"""New gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine.comparison.gaps import NewGap, new_gaps
from tests.builders import refusing
from tests.comparison.judged import judged, knowledge_of

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult, Outcome

FIRM = "The supplier shall use TLS 1.3."
SOFT = "desired: The supplier uses TLS 1.3."


def gap(before: Outcome | None, after: Outcome) -> NewGap:
    """Return a gap on TLS."""
    return NewGap(what="gap", rule="want-tls", lot="whole", title="Title of want-tls", severity="critical", before=before, after=after)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([FIRM], [FIRM], ()),
        ([SOFT], [FIRM], ()),
        ([SOFT], [SOFT], ()),
        (["Nothing."], [SOFT], ()),
        ([FIRM], [SOFT], (gap("met", "partly"),)),
        ([FIRM], ["Nothing."], (gap("met", "missed"),)),
        ([SOFT], ["Nothing."], (gap("partly", "missed"),)),
        (["Nothing."], ["The supplier shall use TLS 1.0."], (gap("missed", "contradicted"),)),
        ([SOFT], ["optional: The supplier uses TLS 1.3."], (gap("partly", "partly"),)),
    ],
)
def test_a_gap_is_new_where_there_was_none_or_a_slighter_one(before: list[str], after: list[str], expected: tuple[NewGap, ...]) -> None:
    """What was inherited does not count; what became worse does."""
    assert new_gaps(judged(before), judged(after)) == expected


def test_a_waiver_that_was_taken_back_leaves_a_new_gap() -> None:
    """And one that was given leaves none."""
    missing = judged(["Nothing."])
    waived = msgspec.structs.replace(
        missing, findings=tuple(msgspec.structs.replace(finding, outcome="waived") for finding in missing.findings)
    )

    assert [one.before for one in new_gaps(waived, missing)] == ["waived", "waived"]
    assert new_gaps(missing, waived) == ()


def test_a_rule_that_was_not_there_makes_new_gaps() -> None:
    """Before is null then."""
    missing = judged(["Nothing."])
    empty: CheckResult = msgspec.structs.replace(missing, findings=())

    assert [(one.rule, one.before) for one in new_gaps(empty, missing)] == [("want-tls", None), ("want-dnssec", None)]


def test_something_insecure_that_is_newly_asked_for_is_told_too() -> None:
    """Also where no expectation speaks of it."""
    knowledge = knowledge_of(refusing("no-old-tls", "tls", "<1.2"))
    before, after = judged(["Nothing."], knowledge), judged(["The supplier shall use TLS 1.0."], knowledge)

    assert new_gaps(before, after) == (
        NewGap(
            what="alert", rule="no-old-tls", lot="whole", title="Title of no-old-tls", severity="medium", before=None, after="contradicted"
        ),
    )
    assert new_gaps(after, after) == ()
