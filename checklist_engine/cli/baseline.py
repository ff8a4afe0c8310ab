"""`check --baseline`: new gaps, told on stderr, so that a team can gate on what it adds and not on what it inherited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.cli.options import echo
from checklist_engine.comparison.causes import recompute
from checklist_engine.comparison.gaps import NewGap, new_gaps
from checklist_engine.comparison.mixing import differences
from checklist_engine.comparison.saved import Unread, read_full_results, saved_in
from checklist_engine.errors import InputError, Problem
from checklist_engine.files import read_input
from checklist_engine.output.words import OUTCOMES, lot_words
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.cli.options import Judging
    from checklist_engine.result import CheckResult

__all__ = ["read_baseline", "tell_new_gaps"]


def read_baseline(source: str) -> tuple[CheckResult, ...]:
    """Return the saved results in a file.

    Raises:
        InputError: it holds none, or one that cannot be read.

    """
    parts = saved_in(read_input(source), source)
    if not parts:
        raise InputError(
            Problem(
                code="no-baseline",
                where=source,
                what=say("this is no saved result"),
                expected=say("a result as `check --format json` writes it"),
                hint=say("make one with `checklist-engine check FILE --format json -o baseline.json`"),
            )
        )
    return tuple(item for item in read_full_results(parts, source) if not isinstance(item, Unread))


def tell_new_gaps(results: Sequence[CheckResult], baseline: Sequence[CheckResult], judging: Judging) -> int:
    """Say on stderr what is a gap now and was none, or a slighter one, in the baseline; return how many there are.

    A result is held against the baseline of the same specification id; one against one needs no id. Where the baseline was
    judged with other rules, its specification is judged again, so that only the specification makes a gap new.
    """
    count = 0
    for result in results:
        name = f"{result.specification.source}: {result.specification.id}"
        before = _baseline_of(result, results, baseline)
        if before is None:
            echo(say("{name} is not in the baseline, so all its gaps are new", name=name))
            before = _without_gaps(result)
        elif differences(before, result):
            echo(
                say(
                    "the baseline of {name} was judged with other rules; its specification is judged again with the present ones", name=name
                )
            )
            before = recompute(before, judging.knowledge())
        gaps = new_gaps(before, result)
        for gap in gaps:
            echo(say("new gap: {name}: {gap}", name=name, gap=_words(gap, result)))
        count += len(gaps)
    return count


def _baseline_of(result: CheckResult, results: Sequence[CheckResult], baseline: Sequence[CheckResult]) -> CheckResult | None:
    same = [one for one in baseline if one.specification.id == result.specification.id]
    if same:
        return same[-1]
    return baseline[0] if len(results) == len(baseline) == 1 else None


def _without_gaps(result: CheckResult) -> CheckResult:
    """Return a result that lacks nothing, to hold a new specification against."""
    import msgspec  # noqa: PLC0415 - only a new specification needs it

    return msgspec.structs.replace(result, findings=(), alerts=())


def _words(gap: NewGap, result: CheckResult) -> str:
    rule = f"{gap.title} [{gap.rule}]{lot_words(gap.lot, result)}"
    if gap.what == "alert":
        return say("{rule}: something insecure is asked for", rule=rule)
    now = say(OUTCOMES[gap.after])
    if gap.before is None:
        return say("{rule}: {now}", rule=rule, now=now)
    if gap.before == gap.after:
        return say("{rule}: {now}; less firmly asked for than before", rule=rule, now=now)
    return say("{rule}: {now}; it was {before}", rule=rule, now=now, before=say(OUTCOMES[gap.before]))
