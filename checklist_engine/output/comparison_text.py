"""The comparison for a terminal: the ranking, what changed, and who demands what, in 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.output.words import STATES, number, verdict_words
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.comparison.changes import Changes
    from checklist_engine.comparison.compare import Compared, Comparison
    from checklist_engine.wording import Words

__all__ = ["CAUSES", "render_comparison_text"]

CAUSES = {
    "rules": N_("by the rules"),
    "catalogue": N_("by the catalogue"),
    "profile": N_("by the profile"),
    "program": N_("by the program"),
    "specification": N_("by the specification"),
}
REQUIREMENT_CHANGES = {
    "added": N_("requirement {id} added"),
    "removed": N_("requirement {id} taken out"),
    "reworded": N_("requirement {id} reworded"),
    "restated": N_("requirement {id}: same words, other fields"),
}
_WIDTH = 80
_MOST = 10
_LEAST = (4, 7, 6, 11, 5)
"""The columns that rank, interval, score, range and grade have at least."""


def render_comparison_text(comparison: Comparison, words: Words) -> str:
    """Return the comparison in lines of at most 80 columns."""
    return "\n".join(_clip(line) for line in _lines(comparison, words)) + "\n"


def _clip(line: str) -> str:
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def _lines(comparison: Comparison, words: Words) -> Iterator[str]:
    _ = words.gettext
    said = words.ngettext(
        "{assessed} of {all} specification assessed, profile {profile}, catalogue {catalogue}, rules {rules}.",
        "{assessed} of {all} specifications assessed, profile {profile}, catalogue {catalogue}, rules {rules}.",
        comparison.total,
    )
    yield from _wrapped(
        said.format(
            assessed=comparison.assessed,
            all=comparison.total,
            profile=comparison.profile,
            catalogue=comparison.catalog.version,
            rules=comparison.rules.version,
        )
    )
    yield ""
    heads = (_("rank"), _("between"), _("score"), _("range"), _("grade"))
    widths = [max(len(head), least) for head, least in zip(heads, _LEAST, strict=True)]
    yield _cells(heads, widths) + _("specification")
    for one in comparison.specifications:
        yield _row(one, widths, words)
    yield ""
    said = _(
        "'between': the ranks in 90 % of {draws} draws in which each weight is halved to doubled at random. "
        "Do not quote a difference that the weights made."
    )
    yield from _wrapped(said.format(draws=comparison.perturbation.draws))
    for note in comparison.notes:
        yield from ("", *_wrapped(note))
    if comparison.changes:
        yield from ("", *_changes(comparison.changes, words))
    yield from _signals(comparison, words)


def _cells(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return the cells before the name; rank and score stand to the right, as numbers do."""
    aligned = (f"{cell:{side}{width}}" for cell, side, width in zip(cells, "><><<", widths, strict=True))
    return "  ".join(aligned) + "  "


def _row(one: Compared, widths: Sequence[int], words: Words) -> str:
    name = f"{one.title} ({one.id})"
    if one.rank is None:
        return _cells(("-", "", "-", "", ""), widths) + words.labelled(name, words.gettext(STATES[one.state]))
    between = f"{one.rank_low}-{one.rank_high}"
    spread = f"{number(one.low, words)}-{number(one.high, words)}"
    return _cells((str(one.rank), between, number(one.score, words), spread, one.grade or "-"), widths) + name


def _wrapped(text: str) -> list[str]:
    import textwrap  # noqa: PLC0415 - few calls need it

    return textwrap.wrap(text, _WIDTH)


def _changes(changes: Changes, words: Words) -> Iterator[str]:
    _ = words.gettext
    if changes.are_none:
        yield from _wrapped(_("Nothing changed: score, verdicts and requirements are the same."))
        return
    yield _("What changed: {before} to {after} ({points})").format(
        before=number(changes.before.score, words), after=number(changes.after.score, words), points=_points(changes.points)
    )
    for step in changes.steps:
        yield f"  {_points(step.points):>6}  {_(CAUSES[step.cause])}{'. ' + step.note if step.note else ''}"
    for note in changes.notes:
        yield from (f"  {line}" for line in _wrapped(note))
    for change in changes.findings[: 2 * _MOST]:
        verdict = verdict_words(change.outcome_before, change.level_before, change.outcome_after, change.level_after, words)
        yield f"  {verdict}: {change.title} [{change.rule}]"
    left = len(changes.findings) - 2 * _MOST
    if left > 0:
        yield "  " + words.ngettext("and {count} more verdict", "and {count} more verdicts", left).format(count=left)
    for requirement in changes.requirements[:_MOST]:
        yield "  " + _(REQUIREMENT_CHANGES[requirement.kind]).format(id=requirement.id)
    left = len(changes.requirements) - _MOST
    if left > 0:
        yield "  " + words.ngettext("and {count} more requirement", "and {count} more requirements", left).format(count=left)


def _points(points: float | None) -> str:
    return "-" if points is None else f"{points:+.1f}"


def _signals(comparison: Comparison, words: Words) -> Iterator[str]:
    _ = words.gettext
    rows = sorted(
        (row for row in comparison.standards if row.signal.demanded),
        key=lambda row: (-row.signal.demanded, row.name),
    )
    if not rows or not comparison.assessed:
        return
    yield ""
    yield _("Demanded most, by how many of the {count} assessed:").format(count=comparison.assessed)
    for row in rows[:_MOST]:
        share = f"{100 * (row.signal.share or 0):.0f} %"
        said = _("{share} % of the {currency}")
        values = words.series(said.format(share=f"{100 * value.share:.0f}", currency=value.currency) for value in row.signal.values)
        yield f"  {row.signal.demanded:>4}  {share:>5}  {row.name}{f' ({values})' if values else ''}"
