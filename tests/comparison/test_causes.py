"""Why a score changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine.comparison.causes import explain_change, recompute
from checklist_engine.result import Digest
from tests.builders import TLS, make_knowledge, make_rule
from tests.comparison.judged import DNSSEC, judged, knowledge_of

if TYPE_CHECKING:
    from checklist_engine.comparison.changes import Changes
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult

OLD = ["The supplier shall use TLS 1.3."]
NEW = [*OLD, "All domain names shall use DNSSEC."]


def explained(saved: CheckResult, newer: CheckResult, knowledge: Knowledge, other: Knowledge | None = None) -> Changes:
    """Return the change, with one other profile known."""
    return explain_change(saved, newer, knowledge, lambda _: other)


def causes(changes: Changes) -> dict[str, float]:
    """Return the points by cause, and hold that they add up."""
    assert changes.points == pytest.approx(sum(step.points or 0 for step in changes.steps))
    assert all(one.after == two.before for one, two in zip(changes.steps, changes.steps[1:], strict=False))
    return {step.cause: round(step.points or 0, 6) for step in changes.steps}


def test_the_same_rules_leave_the_specification_alone() -> None:
    """100 · (10 · 0.8 + 5 · 0.8) / 15 against 100 · 10 · 0.8 / 15."""
    assert causes(explained(judged(OLD), judged(NEW), knowledge_of())) == {"specification": 26.666667}


def test_other_rules_are_told_apart_from_another_specification() -> None:
    """A rule more, then a requirement more."""
    then = knowledge_of(make_rule("want-tls", "tls", severity="critical"), rules_digest="old")
    changes = explained(judged(OLD, then), judged(NEW, then), knowledge_of())

    assert causes(changes) == {"rules": -26.666667, "specification": 26.666667}
    assert [(change.rule, change.causes) for change in changes.findings] == [("want-dnssec", ("judgement", "specification"))]


def test_another_catalogue_finds_other_demands() -> None:
    """What it finds anew is its own cause; the rules are judged with the demands of then."""
    saved = msgspec.structs.replace(judged(NEW), catalog=Digest(version="0", digest="old"))
    then = tuple(demand for demand in saved.demands if demand.standard == "tls")
    score = msgspec.structs.replace(saved.score, without_waivers=53.333333)
    saved = msgspec.structs.replace(saved, demands=then, score=score)

    assert causes(explained(saved, judged(NEW), knowledge_of())) == {"catalogue": 26.666667, "specification": 0.0}
    both = msgspec.structs.replace(
        saved, rules=Digest(version="0", digest="old"), score=msgspec.structs.replace(score, without_waivers=80.0)
    )
    changes = explained(both, judged(NEW), knowledge_of())
    assert causes(changes) == {"rules": -26.666667, "catalogue": 26.666667, "specification": 0.0}
    assert changes.steps[0].note == "The catalogue changed too: see the method."


def test_a_demand_that_the_catalogue_no_longer_knows_counts_for_nothing() -> None:
    """Rather than stopping the comparison."""
    saved = msgspec.structs.replace(judged(OLD), catalog=Digest(version="0", digest="old"), rules=Digest(version="0", digest="old"))
    strange = msgspec.structs.replace(saved.demands[0], standard="gone")
    saved = msgspec.structs.replace(saved, demands=(*saved.demands, strange))

    assert causes(explained(saved, judged(OLD), knowledge_of())) == {"rules": 0.0, "catalogue": 0.0, "specification": 0.0}


def test_another_profile_is_a_cause_of_its_own() -> None:
    """Where the old profile is still there, rules that did not change move nothing."""
    tls = make_rule("want-tls", "tls", severity="critical")
    then = make_knowledge([tls], (TLS, DNSSEC), rules_digest="then")
    then = msgspec.structs.replace(then, profile=msgspec.structs.replace(then.profile, id="small"))

    assert causes(explained(judged(OLD, then), judged(OLD), knowledge_of(), then)) == {"profile": -26.666667, "specification": 0.0}


def test_a_profile_that_is_gone_cannot_be_told_apart() -> None:
    """And the step says so."""
    then = make_knowledge([make_rule("want-tls", "tls")], (TLS, DNSSEC), rules_digest="then")
    then = msgspec.structs.replace(then, profile=msgspec.structs.replace(then.profile, id="gone"))
    changes = explained(judged(OLD, then), judged(OLD), knowledge_of())

    assert causes(changes) == {"rules": -26.666667, "specification": 0.0}
    assert changes.steps[0].note == "The profile 'gone' is not there any more, so rules, catalogue and profile cannot be told apart."


def test_what_nothing_else_explains_is_the_program() -> None:
    """The same digests and another score."""
    saved = judged(OLD)
    saved = msgspec.structs.replace(saved, engine="0.0.1", score=msgspec.structs.replace(saved.score, without_waivers=50.0))
    changes = explained(saved, judged(OLD), knowledge_of())

    assert causes(changes) == {"program": 3.333333, "specification": 0.0}
    assert changes.steps[0].note.startswith("The program changed from 0.0.1 to ")


def test_a_newer_version_that_was_saved_otherwise_is_told() -> None:
    """The reader sees why its score is not the one that was saved."""
    newer = judged(NEW)
    newer = msgspec.structs.replace(
        newer, rules=Digest(version="0", digest="old"), score=msgspec.structs.replace(newer.score, without_waivers=10.0)
    )

    assert explained(judged(OLD), newer, knowledge_of()).notes == (
        "The newer version was saved with a score of 10.0; judged again, it has a score of 80.0.",
    )


def test_a_stored_specification_is_judged_as_on_its_own_day() -> None:
    """Nothing else reads the clock."""
    saved = msgspec.structs.replace(judged(OLD), as_of="2020-02-02")

    assert recompute(saved, knowledge_of()).as_of == "2020-02-02"
    assert recompute(judged(OLD), knowledge_of()) == judged(OLD)
