"""What changed between two versions."""

from __future__ import annotations

from checklist_engine.comparison.changes import FindingChange, Step, changes_of
from tests.comparison.judged import judged


def test_the_specification_is_the_one_cause_where_nothing_else_changed() -> None:
    """Losses come first; what stayed is not named."""
    before = judged(["TLS 1.3.", "desired: All domain names use DNSSEC."])
    after = judged(["desired: TLS 1.3.", "All domain names use DNSSEC."])
    changes = changes_of(before, before, after, (), ())

    assert changes.steps == (Step(cause="specification", before=before.score.value, after=after.score.value, points=changes.points),)
    assert changes.points is not None
    assert changes.points < 0
    assert changes.findings == (
        FindingChange(
            rule="want-tls", lot="whole", title="Title of want-tls", area="web", severity="critical", outcome_before="met",
            level_before=3, outcome_after="partly", level_after=2, causes=("specification",),
        ),
        FindingChange(
            rule="want-dnssec", lot="whole", title="Title of want-dnssec", area="web", severity="medium", outcome_before="partly",
            level_before=2, outcome_after="met", level_after=3, causes=("specification",),
        ),
    )  # fmt: skip
    assert [change.kind for change in changes.requirements] == ["restated", "restated"]


def test_without_a_score_there_are_no_points() -> None:
    """Null, not 0; a verdict that was not there is null too."""
    nothing = judged([])
    after = judged(["The supplier shall use TLS 1.3."])
    changes = changes_of(nothing, nothing, after, (), ())

    assert nothing.score.value is None
    assert (changes.points, changes.steps[0].points) == (None, None)
    assert {(change.outcome_before, change.level_before) for change in changes.findings} == {(None, None)}
