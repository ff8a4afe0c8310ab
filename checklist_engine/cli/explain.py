"""`explain`: why a finding is as it is, and the sum that makes the points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist_engine.check import check
from checklist_engine.cli.options import Judging, judging_options, read_one
from checklist_engine.explanation import add_up, explain_rule
from checklist_engine.output.words import OUTCOMES, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.explanation import Explanation
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult

__all__ = ["command"]

TRUTHS = {True: "yes", False: "no", None: "unknown"}


@click.command()
@click.argument("source", metavar="FILE")
@click.argument("rule", metavar="[RULE]", required=False)
@judging_options
def command(*, source: str, rule: str | None, **judging: Any) -> None:  # noqa: ANN401 - the judging options
    """Show why a rule found what it found; without RULE, the whole sum.

    \b
    Examples:
      checklist-engine explain tender.json mail-dmarc-enforced
      checklist-engine explain tender.json
    """
    chosen = Judging(**judging)
    knowledge = chosen.knowledge()
    result = check(read_one(source, chosen), knowledge, as_of=chosen.as_of)
    lines = _sum_lines(result, knowledge) if rule is None else _rule_lines(rule, result, knowledge)
    click.echo("\n".join(lines))


def _sum_lines(result: CheckResult, knowledge: Knowledge) -> Iterator[str]:
    if result.assessability.state != "assessed":
        yield f"No score: {result.assessability.reason}."
        return
    lines = add_up(result, knowledge)
    weights = sum(line.weight for line in lines)
    points = sum(line.points for line in lines)
    yield f"{'rule':<48} {'weight':>7} x {'credit':>6} = {'points':>7}"
    for line in lines:
        yield f"{line.rule:<48} {line.weight:>7.2f} x {line.credit:>6.3f} = {line.points:>7.3f}"
    yield f"{'sum':<48} {weights:>7.2f}            {points:>7.3f}"
    if weights:
        yield f"score = 100 x {points:.3f} / {weights:.2f} = {100 * points / weights:.2f}"


def _rule_lines(rule_id: str, result: CheckResult, knowledge: Knowledge) -> Iterator[str]:
    explanations = explain_rule(rule_id, result, knowledge)
    explained = knowledge.rules[rule_id]
    yield f"{explained.title} [{explained.id}]"
    yield f"  area {explained.area}, severity {explained.severity}: {explained.severity_reason}"
    yield f"  {explained.rationale}"
    for explanation in explanations:
        yield ""
        yield f"Lot {explanation.lot}"
        yield from _applicability(explanation)
        if explanation.finding is None:
            yield "  This rule makes no finding here: it is not one that scores, or the lot was not assessed."
            yield from (f"  {alert.message}" for alert in result.alerts if (alert.rule, alert.lot) == (rule_id, explanation.lot))
            yield from (f"  {remark.message}" for remark in result.remarks if (remark.rule, remark.lot) == (rule_id, explanation.lot))
            continue
        yield from _finding(explanation, result, knowledge)


def _applicability(explanation: Explanation) -> Iterator[str]:
    yield "  Does it apply?"
    for step in explanation.steps:
        yield f"    {'  ' * step.depth}{step.text}: {TRUTHS[step.truth]}"
    for name, reason in explanation.reasons.items():
        yield f"      {name}: {reason}"


def _finding(explanation: Explanation, result: CheckResult, knowledge: Knowledge) -> Iterator[str]:
    finding = explanation.finding
    if finding is None:
        return
    yield f"  Found: {OUTCOMES[finding.outcome]}. {finding.message}"
    for item in finding.evidence:
        level = "contradicts" if item.level is None else f"level {item.level}"
        version = f" {item.version}" if item.version else ""
        yield f"    {level}: {item.standard}{version}, {item.stance}, at {item.pointer}"
        yield f'      "{item.quote}"'
        if item.verification:
            yield f"      proof: {item.verification}"
    if finding.applicability != "yes" or finding.outcome == "waived":
        yield "  It is not in the sum."
        return
    credit = knowledge.scoring.credit[finding.level or 0]
    lines = add_up(result, knowledge)
    weights = sum(line.weight for line in lines)
    own = next(line for line in lines if line.rule == finding.rule)
    share = "" if own.lots == 1 else f", shared by {own.lots} lots"
    yield f"  Points: weight {finding.weight:g}{share}, level {finding.level} gives credit {credit:g}, all weights {weights:g}:"
    points = 100 * finding.weight * credit / own.lots / weights
    yield f"    100 x {finding.weight:g} x {credit:g} / {own.lots} / {weights:g} = {number(points)} points of the score"
