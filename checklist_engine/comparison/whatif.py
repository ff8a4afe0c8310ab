"""What if these actions were taken: the score that the specification then has, found by checking it with the clauses in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.check import check
from checklist_engine.comparison.adoption import Inserted, TakenOut, adopt, take_out
from checklist_engine.errors import Problem, UsageError
from checklist_engine.result import Outcome, Score
from checklist_engine.saying import N_, say, say_joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult, Finding, Recommendation
    from checklist_engine.specification.model import Specification

__all__ = ["Adopted", "SideEffect", "WhatIf", "choose_actions", "what_if"]

WHAT_IF_SCHEMA_VERSION = "1.0"
_OUTCOMES = {
    "met": N_("met"),
    "partly": N_("partly"),
    "missed": N_("missed"),
    "contradicted": N_("contradicted"),
    "unknown": N_("unknown"),
    "not-applicable": N_("not-applicable"),
    "waived": N_("waived"),
}
"""What a finding can come to, as a message says it."""

_MOST_ROUNDS = 5


class Adopted(msgspec.Struct, frozen=True, kw_only=True):
    """An action that is taken: its exact gain by the sum, and the level that its clause reaches when it is read."""

    rule: str
    lot: str
    title: str
    severity: str
    effort: str
    gain: float
    level: int | None
    outcome: Outcome


class SideEffect(msgspec.Struct, frozen=True, kw_only=True):
    """An expectation that was not chosen and whose verdict changes, since a clause speaks of it too or words were taken out."""

    rule: str
    lot: str
    title: str
    outcome_before: Outcome | None
    level_before: int | None
    outcome_after: Outcome | None
    level_after: int | None


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """A specification now and with the actions taken.

    `promised` is the score now plus the gains of the actions. `after` is what the changed specification checks to. The two
    are equal unless a clause touches other expectations or falls short of level 4: `side_effects` and `adopted` say where.
    """

    schema_version: str
    id: str
    title: str
    as_of: str
    profile: str
    before: Score
    after: Score
    promised: float | None
    adopted: tuple[Adopted, ...]
    inserted: tuple[Inserted, ...]
    taken_out: tuple[TakenOut, ...]
    side_effects: tuple[SideEffect, ...]


def choose_actions(
    result: CheckResult, knowledge: Knowledge, *, rules: Iterable[str] = (), top: int = 0, severities: Collection[str] = ()
) -> tuple[Recommendation, ...]:
    """Return the recommendations that are chosen in any of the three ways, in their order, each once.

    Raises:
        UsageError: a rule does not exist, or there is nothing to adopt of it; all at once.

    """
    wanted = tuple(dict.fromkeys(rules))
    problems = [problem for rule in wanted if (problem := _hold_adoptable(rule, result, knowledge)) is not None]
    if problems:
        raise UsageError(problems)
    return tuple(
        action for action in result.recommendations if action.rule in wanted or action.rank <= top or action.severity in severities
    )


def _hold_adoptable(rule: str, result: CheckResult, knowledge: Knowledge) -> Problem | None:
    if any(action.rule == rule for action in result.recommendations):
        return None
    if rule not in knowledge.rules:
        import difflib  # noqa: PLC0415 - only a mistake needs it

        close = difflib.get_close_matches(rule, knowledge.rules, n=1)
        hint = say("did you mean '{near}'?", near=close[0]) if close else say("see `checklist-engine rules list`")
        return Problem(
            code="unknown-rule", what=say("the profile {profile} has no rule '{rule}'", profile=knowledge.profile.id, rule=rule), hint=hint
        )
    outcomes = sorted({finding.outcome for finding in result.findings if finding.rule == rule})
    state = say_joined([say(_OUTCOMES[outcome]) for outcome in outcomes]) or say("it makes no finding here")
    return Problem(
        code="nothing-to-adopt",
        what=say("there is nothing to adopt of '{rule}' ({state})", rule=rule, state=state),
        expected=say("a rule that `check` recommends an action for"),
        hint=say("see the actions with `checklist-engine check FILE --top 100`"),
    )


def what_if(result: CheckResult, actions: Sequence[Recommendation], knowledge: Knowledge) -> tuple[WhatIf, Specification, CheckResult]:
    """Return what taking these actions comes to, the changed specification, and the check of it."""
    chosen = {(action.rule, action.lot) for action in actions}
    copy, inserted = adopt(result.specification, actions)
    taken_out: tuple[TakenOut, ...] = ()
    after = check(copy, knowledge, as_of=result.as_of)
    for _ in range(_MOST_ROUNDS):
        # Words that were hidden behind a structured field show only when the field is gone.
        against = [finding for finding in after.findings if (finding.rule, finding.lot) in chosen and finding.outcome == "contradicted"]
        copy, gone = take_out(copy, against)
        if not gone:
            break
        taken_out += gone
        after = check(copy, knowledge, as_of=result.as_of)
    now = result.score.value
    answer = WhatIf(
        schema_version=WHAT_IF_SCHEMA_VERSION,
        id=result.specification.id,
        title=result.specification.title,
        as_of=result.as_of,
        profile=result.profile,
        before=result.score,
        after=after.score,
        promised=None if now is None else now + sum(action.gain for action in actions),
        adopted=tuple(_adopted(actions, after)),
        inserted=inserted,
        taken_out=taken_out,
        side_effects=tuple(_side_effects(result, after, chosen)),
    )
    return answer, copy, after


def _adopted(actions: Iterable[Recommendation], after: CheckResult) -> Iterator[Adopted]:
    findings = {(finding.rule, finding.lot): finding for finding in after.findings}
    for action in actions:
        finding = findings[action.rule, action.lot]
        yield Adopted(
            rule=action.rule,
            lot=action.lot,
            title=action.title,
            severity=action.severity,
            effort=action.effort,
            gain=action.gain,
            level=finding.level,
            outcome=finding.outcome,
        )


def _side_effects(before: CheckResult, after: CheckResult, chosen: Collection[tuple[str, str]]) -> Iterator[SideEffect]:
    then = {(finding.rule, finding.lot): finding for finding in before.findings}
    now = {(finding.rule, finding.lot): finding for finding in after.findings}
    for key in sorted({*then, *now} - set(chosen)):
        one, other = then.get(key), now.get(key)
        if _verdict(one) == _verdict(other):
            continue
        shown = other or one
        yield SideEffect(
            rule=key[0],
            lot=key[1],
            title=shown.title if shown else key[0],
            outcome_before=one.outcome if one else None,
            level_before=one.level if one else None,
            outcome_after=other.outcome if other else None,
            level_after=other.level if other else None,
        )


def _verdict(finding: Finding | None) -> tuple[str, int | None] | None:
    return None if finding is None else (finding.outcome, finding.level)
