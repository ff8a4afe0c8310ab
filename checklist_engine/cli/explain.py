"""`explain`: why a finding is as it is, and the sum that makes the points."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from checklist_engine.check import check
from checklist_engine.cli.options import Judging, judging_options, read_one
from checklist_engine.explanation import add_up, explain_rule
from checklist_engine.output.words import OUTCOMES, SEVERITIES, number, stance_words
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checklist_engine.explanation import Explanation
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult, Evidence
    from checklist_engine.wording import Words

__all__ = ["command"]

_WIDTH = 80
TRUTHS = {True: N_("yes"), False: N_("no"), None: N_("unknown")}


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
    click.echo("\n".join(part for line in lines for part in _folded(line)))


def _folded(line: str) -> list[str]:
    """Return a line in the width of a terminal; what goes on stands a little further in."""
    if len(line) <= _WIDTH:
        return [line]
    further = " " * (len(line) - len(line.lstrip()) + 2)
    return wrap(line, _WIDTH, subsequent_indent=further, break_long_words=False, break_on_hyphens=False)


def _sum_lines(result: CheckResult, knowledge: Knowledge) -> Iterator[str]:
    _ = knowledge.words.gettext
    if result.assessability.state != "assessed":
        yield _("No score: {reason}.").format(reason=result.assessability.reason)
        return
    lines = add_up(result, knowledge)
    weights = sum(line.weight for line in lines)
    points = sum(line.points for line in lines)
    rule, weight, credit, points_title, total = _("rule"), _("weight"), _("credit"), _("points"), _("sum")
    yield f"{rule:<48} {weight:>7} x {credit:>6} = {points_title:>7}"
    for line in lines:
        yield f"{line.rule:<48} {line.weight:>7.2f} x {line.credit:>6.3f} = {line.points:>7.3f}"
    yield f"{total:<48} {weights:>7.2f}            {points:>7.3f}"
    if weights:
        sum_of_all = _("score = 100 x {points:.3f} / {weights:.2f} = {score:.2f}")
        yield sum_of_all.format(points=points, weights=weights, score=100 * points / weights)


def _rule_lines(rule_id: str, result: CheckResult, knowledge: Knowledge) -> Iterator[str]:
    explanations = explain_rule(rule_id, result, knowledge)
    explained, _ = knowledge.rules[rule_id], knowledge.words.gettext
    yield f"{explained.title} [{explained.id}]"
    yield "  " + _("area {area}, severity {severity}: {reason}").format(
        area=explained.area, severity=_(SEVERITIES[explained.severity]), reason=explained.severity_reason
    )
    yield f"  {explained.rationale}"
    for explanation in explanations:
        yield ""
        yield _("Lot {lot}").format(lot=explanation.lot)
        yield from _applicability(explanation, knowledge.words)
        if explanation.finding is None:
            yield "  " + _("This rule makes no finding here: it is not one that scores, or the lot was not assessed.")
            yield from (f"  {alert.message}" for alert in result.alerts if (alert.rule, alert.lot) == (rule_id, explanation.lot))
            yield from (f"  {remark.message}" for remark in result.remarks if (remark.rule, remark.lot) == (rule_id, explanation.lot))
            continue
        yield from _finding(explanation, result, knowledge)


def _applicability(explanation: Explanation, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield "  " + _("Does it apply?")
    for step in explanation.steps:
        yield f"    {'  ' * step.depth}{step.text}: {_(TRUTHS[step.truth])}"
    for name, reason in explanation.reasons.items():
        yield f"      {name}: {reason}"


def _finding(explanation: Explanation, result: CheckResult, knowledge: Knowledge) -> Iterator[str]:
    finding = explanation.finding
    if finding is None:
        return
    _ = knowledge.words.gettext
    yield "  " + _("Found: {outcome}. {message}").format(outcome=_(OUTCOMES[finding.outcome]), message=finding.message)
    for item in finding.evidence:
        yield from _evidence(item, result.standard_names, knowledge.words)
    if finding.applicability != "yes" or finding.outcome == "waived":
        yield "  " + _("It is not in the sum.")
        return
    credit = knowledge.scoring.credit[finding.level or 0]
    lines = add_up(result, knowledge)
    weights = sum(line.weight for line in lines)
    own = next(line for line in lines if line.rule == finding.rule)
    share = {"weight": finding.weight, "level": finding.level, "credit": credit, "weights": weights}
    if own.lots == 1:
        yield "  " + _("Points: weight {weight:g}, level {level} gives credit {credit:g}, all weights {weights:g}:").format(**share)
    else:
        shared = _("Points: weight {weight:g}, shared by {lots} lots, level {level} gives credit {credit:g}, all weights {weights:g}:")
        yield "  " + shared.format(lots=own.lots, **share)
    points = 100 * finding.weight * credit / own.lots / weights
    product = f"100 x {finding.weight:g} x {credit:g} / {own.lots} / {weights:g}"
    yield "    " + _("{product} = {points} points of the score").format(product=product, points=number(points, knowledge.words))


def _evidence(item: Evidence, names: Mapping[str, str], words: Words) -> Iterator[str]:
    _ = words.gettext
    level = _("contradicts") if item.level is None else _("level {level}").format(level=item.level)
    standard = f"{item.standard} {item.version}" if item.version else item.standard
    yield "    " + _("{level}: {standard}, {stance}, at {place}").format(
        level=level, standard=standard, stance=stance_words(item, names, words), place=item.pointer
    )
    yield f'      "{item.quote}"'
    if item.verification:
        yield "      " + _("proof: {text}").format(text=item.verification)
