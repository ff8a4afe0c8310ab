"""The comparison for a terminal: the ranking, what changed, and who demands what, in 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.output.words import OUTCOMES, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.comparison.changes import Changes, FindingChange
    from checklist_engine.comparison.compare import Compared, Comparison

__all__ = ["CAUSES", "render_comparison_text"]

CAUSES = {
    "rules": "the rules",
    "catalogue": "the catalogue",
    "profile": "the profile",
    "program": "the program",
    "specification": "the specification",
}
_WIDTH = 80
_MOST = 10


def render_comparison_text(comparison: Comparison) -> str:
    """Return the comparison in lines of at most 80 columns."""
    return "\n".join(_clip(line) for line in _lines(comparison)) + "\n"


def _clip(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{comparison.assessed} of {comparison.total} specifications assessed, profile {comparison.profile},"
    yield f"catalogue {comparison.catalog.version}, rules {comparison.rules.version}."
    yield ""
    yield "rank  between   score  range          grade  specification"
    for one in comparison.specifications:
        yield _row(one)
    yield ""
    yield f"'between': the ranks in 90 % of {comparison.perturbation.draws} draws in which each weight is halved to doubled"
    yield "at random. Do not quote a difference that the weights made."
    for note in comparison.notes:
        yield from ("", *_wrapped(note))
    if comparison.changes:
        yield from ("", *_changes(comparison.changes))
    yield from _signals(comparison)


def _row(one: Compared) -> str:
    name = f"{one.title} ({one.id})"
    if one.rank is None:
        return f"   -                -                        {name}: {one.state}"
    between = f"{one.rank_low}-{one.rank_high}"
    spread = f"{number(one.low)}-{number(one.high)}"
    return f"{one.rank:>4}  {between:<8} {number(one.score):>6}  {spread:<13}  {one.grade or '-':<5}  {name}"


def _wrapped(text: str) -> list[str]:
    import textwrap  # noqa: PLC0415 - few calls need it

    return textwrap.wrap(text, _WIDTH)


def _changes(changes: Changes) -> Iterator[str]:
    yield f"What changed: {number(changes.before.score)} to {number(changes.after.score)} ({_points(changes.points)})"
    for step in changes.steps:
        yield f"  {_points(step.points):>6}  by {CAUSES[step.cause]}{'. ' + step.note if step.note else ''}"
    for note in changes.notes:
        yield from (f"  {line}" for line in _wrapped(note))
    for change in changes.findings[: 2 * _MOST]:
        yield f"  {_verdict(change)}: {change.title} [{change.rule}]"
    if len(changes.findings) > 2 * _MOST:
        yield f"  and {len(changes.findings) - 2 * _MOST} more verdicts"
    for requirement in changes.requirements[:_MOST]:
        yield f"  requirement {requirement.id} {requirement.kind}"
    if len(changes.requirements) > _MOST:
        yield f"  and {len(changes.requirements) - _MOST} more requirements"


def _points(points: float | None) -> str:
    return "-" if points is None else f"{points:+.1f}"


def _verdict(change: FindingChange) -> str:
    before = OUTCOMES[change.outcome_before] if change.outcome_before else "not there"
    after = OUTCOMES[change.outcome_after] if change.outcome_after else "not there"
    if before == after:
        return f"{before}, level {change.level_before} to {change.level_after}"
    return f"{before} to {after}"


def _signals(comparison: Comparison) -> Iterator[str]:
    rows = sorted(
        (row for row in comparison.standards if row.signal.demanded),
        key=lambda row: (-row.signal.demanded, row.name),
    )
    if not rows or not comparison.assessed:
        return
    yield ""
    yield f"Demanded most, by how many of the {comparison.assessed} assessed:"
    for row in rows[:_MOST]:
        share = f"{100 * (row.signal.share or 0):.0f} %"
        values = ", ".join(f"{100 * value.share:.0f} % of the {value.currency}" for value in row.signal.values)
        yield f"  {row.signal.demanded:>4}  {share:>5}  {row.name}{f' ({values})' if values else ''}"
