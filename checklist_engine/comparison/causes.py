"""Why a score changed: the steps from a saved result to the present rules, one cause at a time.

A saved result holds its specification and the demands that were found then, but not the old catalogue and rules. So the steps
are taken in this order: the rules, with the demands found then; the catalogue, which finds the demands anew; the profile; and,
at last, the specification. A cause whose digest did not change moves nothing. Where rules and catalogue both changed, what the
catalogue says of versions and subjects counts with the rules, since only the demands of then are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.check import check, judge
from checklist_engine.comparison.changes import Cause, Changes, Step, changes_of
from checklist_engine.comparison.mixing import differences
from checklist_engine.rules.evaluation import evaluate
from checklist_engine.scoring import score_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.result import CheckResult
    from checklist_engine.rules.evaluation import Judgement
    from checklist_engine.wording import Words

__all__ = ["explain_change", "recompute"]


def recompute(result: CheckResult, knowledge: Knowledge) -> CheckResult:
    """Judge the stored specification of a saved result again, as on the same day.

    Raises:
        InputError: the specification names something that the present catalogue does not have.

    """
    return check(result.specification, knowledge, as_of=result.as_of)


def explain_change(
    saved: CheckResult, newer: CheckResult, knowledge: Knowledge, with_profile: Callable[[str], Knowledge | None]
) -> Changes:
    """Return what changed from one version to a newer one, split by cause; both are judged again with `knowledge`.

    `with_profile` gives the present knowledge with another profile, or None where there is no such profile any more.

    Raises:
        InputError: as `recompute`.

    """
    before, after = recompute(saved, knowledge), recompute(newer, knowledge)
    _ = knowledge.words.gettext
    notes = []
    if differences(newer, after) and newer.score.without_waivers != after.score.without_waivers:
        said = _("The newer version was saved with {saved}; judged again, it has {now}.")
        notes.append(
            said.format(
                saved=_score_words(newer.score.without_waivers, knowledge.words),
                now=_score_words(after.score.without_waivers, knowledge.words),
            )
        )
    return changes_of(saved, before, after, tuple(_steps(saved, before, knowledge, with_profile)), notes)


def _score_words(score: float | None, words: Words) -> str:
    _ = words.gettext
    return _("no score") if score is None else _("a score of {score}").format(score=words.number(score, 1))


def _steps(
    saved: CheckResult, before: CheckResult, knowledge: Knowledge, with_profile: Callable[[str], Knowledge | None]
) -> Iterator[Step]:
    """Yield the causes outside the specification, each with the score before and after it."""
    _ = knowledge.words.gettext
    same_profile = saved.profile == knowledge.profile.id
    old_profile = knowledge if same_profile else with_profile(saved.profile)
    now = saved.score.without_waivers
    end = before.score.without_waivers
    if old_profile is None:
        note = _("The profile '{profile}' is not there any more, so rules, catalogue and profile cannot be told apart.")
        yield _step("rules", now, end, note.format(profile=saved.profile))
        return
    catalogue_changed = saved.catalog.digest != knowledge.catalog_digest
    rules_changed = saved.rules.digest != old_profile.rules_digest
    judged = end if same_profile else recompute(saved, old_profile).score.without_waivers
    if rules_changed:
        after_rules = _score_of_old_demands(saved, old_profile) if catalogue_changed else judged
        yield _step("rules", now, after_rules, _("The catalogue changed too: see the method.") if catalogue_changed else "")
        now = after_rules
    if catalogue_changed:
        yield _step("catalogue", now, judged)
        now = judged
    if now != judged:
        yield _step("program", now, judged, _("The program changed from {old} to {new}.").format(old=saved.engine, new=before.engine))
    if not same_profile:
        yield _step("profile", judged, end)


def _step(cause: Cause, before: float | None, after: float | None, note: str = "") -> Step:
    points = None if before is None or after is None else after - before
    return Step(cause=cause, before=before, after=after, points=points, note=note)


def _score_of_old_demands(saved: CheckResult, knowledge: Knowledge) -> float | None:
    """Return the score that the present rules give to the demands that were found then."""
    known = tuple(demand for demand in saved.demands if demand.standard in knowledge.catalog.standards)

    def hold(lots: tuple[LotFacts, ...], knowledge: Knowledge) -> Judgement:
        then = tuple(
            msgspec.structs.replace(lot, demands=tuple(demand for demand in known if not demand.lots or lot.lot.id in demand.lots))
            for lot in lots
        )
        return evaluate(then, knowledge)

    judged = judge(saved.specification, knowledge, as_of=saved.as_of, hold=hold)
    if all(lot.assessability.state != "assessed" for lot in judged.lots):
        return None
    held = judged.judgement
    return score_findings(judged.findings, held.findings, held.alerts, knowledge.rules, knowledge.scoring).without_waivers
