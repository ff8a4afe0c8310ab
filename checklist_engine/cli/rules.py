"""`rules`: look into the rules, run their examples, find mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checklist_engine.advice import things_to_mend
from checklist_engine.cli.language import interface_words
from checklist_engine.cli.options import Judging, echo, interface_option, knowledge_options, spoken_knowledge
from checklist_engine.errors import ExitCode, Problem, UsageError
from checklist_engine.output.words import SEVERITIES
from checklist_engine.saying import COMMA, N_, say, say_counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.rules.rule import Example, Rule
    from checklist_engine.wording import Words

__all__ = ["command"]


@click.group()
def command() -> None:
    """Look into the rules, run their examples, find mistakes."""


_KINDS = {
    "expects": N_("area {area}, expects {standards}"),
    "refuses": N_("area {area}, refuses {standards}"),
    "asks": N_("area {area}, asks {standards}"),
}


def _kind(rule: Rule) -> str:
    return "expects" if rule.expects else "refuses" if rule.refuses else "asks"


@command.command("list")
@click.option("--area", default=None, help="Only this area.")
@knowledge_options
@interface_option
def list_rules(*, area: str | None, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """List the rules of the profile: id, area, severity, kind and title.

    \b
    Example:
      checklist-engine rules list --profile starter
    """
    for rule in spoken_knowledge(judging).rules.values():
        if area in (None, rule.area):
            click.echo(f"{rule.id:<42} {rule.area:<11} {rule.severity:<9} {_kind(rule):<8} {rule.title}")


@command.command("show")
@click.argument("rule_id", metavar="ID")
@knowledge_options
@interface_option
def show_rule(*, rule_id: str, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Show one rule with its reasons, sources and examples.

    \b
    Example:
      checklist-engine rules show mail-dmarc-enforced
    """
    rules = spoken_knowledge(judging).all_rules
    if rule_id not in rules:
        import difflib  # noqa: PLC0415 - only a mistake needs it

        close = difflib.get_close_matches(rule_id, rules, n=1)
        hint = say("did you mean '{near}'?", near=close[0]) if close else say("see `checklist-engine rules list`")
        raise UsageError(Problem(code="unknown-rule", what=say("there is no rule '{key}'", key=rule_id), hint=hint))
    click.echo("\n".join(_lines(rules[rule_id], interface_words())))


def _lines(rule: Rule, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield f"{rule.title} [{rule.id}]"
    yield f"{rule.question}"
    yield _(_KINDS[_kind(rule)]).format(area=rule.area, standards=words.series(rule.standards()) or _("every demand"))
    yield _("severity {severity}: {reason}").format(severity=_(SEVERITIES[rule.severity]), reason=rule.severity_reason)
    yield _("applies to: {subjects}").format(subjects=words.series(rule.subjects) or _("every subject"))
    if rule.when is not None:
        from checklist_engine.rules.conditions import Facts, trace  # noqa: PLC0415
        from checklist_engine.specification.model import Buyer  # noqa: PLC0415

        nothing = Facts(characteristics={}, buyer=Buyer(), value=None)
        yield _("when:")
        yield from (f"  {'  ' * step.depth}{step.text}" for step in trace(rule.when, nothing))
    yield from ("", rule.rationale, "")
    for source in rule.sources:
        named = words.series(part for part in (source.document, source.mandate, source.url, source.note) if part)
        yield _("Source: {source}").format(source=named)
    yield ""
    for example in rule.examples:
        yield _("Example, {verdict}: {text}").format(verdict=_verdict(example, words), text=example.text)


def _verdict(example: Example, words: Words) -> str:
    _ = words.gettext
    if example.contradicted:
        return _("contradicted")
    if example.level is not None:
        return _("level {level}").format(level=example.level)
    return _("hit: {hit}").format(hit=example.hit)


@command.command("test")
@click.argument("rule_ids", metavar="[ID]...", nargs=-1)
@knowledge_options
@interface_option
def test_rules(*, rule_ids: tuple[str, ...], **judging: Any) -> int:  # noqa: ANN401 - the knowledge options
    """Run the examples in the rule files; exit 4 where one gives another verdict.

    \b
    Example:
      checklist-engine rules test mail-dmarc-enforced
    """
    from checklist_engine.rules.examples import run_examples  # noqa: PLC0415

    knowledge = Judging(**judging).knowledge()
    outcomes = [
        outcome for rule in knowledge.all_rules.values() if not rule_ids or rule.id in rule_ids for outcome in run_examples(rule, knowledge)
    ]
    wrong = [outcome for outcome in outcomes if outcome.expected != outcome.actual]
    for outcome in wrong:
        told = say(
            "{rule}: expected {expected}, got {actual}: {text}",
            rule=outcome.rule,
            expected=outcome.expected,
            actual=outcome.actual,
            text=outcome.text,
        )
        click.echo(interface_words().said(told))
    echo(say("{passed} passed, {failed} failed", passed=len(outcomes) - len(wrong), failed=len(wrong)))
    return ExitCode.INVALID_KNOWLEDGE if wrong else ExitCode.DONE


@command.command("new")
@click.argument("rule_id", metavar="ID")
@click.option("--area", required=True, help="The area that the rule belongs to.")
@click.option("--standard", required=True, metavar="STD", help="The standard that it expects, or refuses if withdrawn.")
@click.option("--into", metavar="DIR", type=click.Path(path_type=Path), default=None, help="A folder of own rules, for --rules.")
@knowledge_options
@interface_option
def new_rule_file(*, rule_id: str, area: str, standard: str, into: Path | None, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Start a rule: a file to fill in. Then `rules lint` says what.

    Without --into it is written into the source tree.

    \b
    Example:
      checklist-engine rules new my-rule --area web --standard hsts --into mine
    """
    from checklist_engine.scaffold import new_rule  # noqa: PLC0415

    click.echo(new_rule(rule_id, area, standard, Judging(**judging).knowledge(), into))
    lint = f"checklist-engine rules lint --rules {into}" if into else "checklist-engine rules lint"
    echo(say("What to do: fill it in, then type: {command}", command=lint))


@command.command("lint")
@knowledge_options
@interface_option
def lint_rules(*, profile: str, rules: tuple[str, ...], catalog: tuple[str, ...]) -> int:
    """Check all rules; every place to mend with its line; exit 4 if any.

    Finds rules that punish one gap twice, missing examples, and what is not
    filled in. For the standards see `catalog lint`.

    \b
    Example:
      checklist-engine rules lint --rules my-rules
    """
    del profile
    import datetime as dt  # noqa: PLC0415

    from checklist_engine.linting import lint_folders  # noqa: PLC0415

    today = dt.datetime.now(tz=dt.UTC).date()
    linted = lint_folders([Path(folder) for folder in catalog], [Path(folder) for folder in rules], today)
    for problem in linted.rule_advice:
        click.echo(problem.told(interface_words()))
    read = say_counted("{count} rule read", "{count} rules read", linted.rules)
    echo(say(COMMA, first=read, second=things_to_mend(len(linted.rule_advice))))
    return ExitCode.INVALID_KNOWLEDGE if linted.rule_advice else ExitCode.DONE
