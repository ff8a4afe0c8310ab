"""`whatif`: the score with recommended actions taken, and a copy of the specification with their clauses in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist_engine.check import check
from checklist_engine.cli.options import Judging, echo, judging_options, read_one
from checklist_engine.comparison.whatif import choose_actions, what_if
from checklist_engine.errors import Problem, UsageError
from checklist_engine.files import write_output
from checklist_engine.saying import say

if TYPE_CHECKING:
    from checklist_engine.comparison.whatif import WhatIf
    from checklist_engine.wording import Words

__all__ = ["command"]

SEVERITIES = ("critical", "high", "medium", "low")


@click.command()
@click.argument("source", metavar="FILE")
@click.option("--adopt", "adopt", metavar="RULE", multiple=True, help="Take the actions of this rule. Repeat it for more.")
@click.option("--top", type=click.IntRange(min=1), default=None, metavar="N", help="Take the N most important actions.")
@click.option("--all-of", "severities", type=click.Choice(SEVERITIES), multiple=True, help="Take all actions of this severity.")
@click.option("--write", "writes", is_flag=True, help="Write a copy of the specification with the clauses in it to -o.")
@click.option("-o", "--output", metavar="FILE", default=None, help="Where to write: the copy with --write, else the answer.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to answer.")
@judging_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    source: str,
    adopt: tuple[str, ...],
    top: int | None,
    severities: tuple[str, ...],
    writes: bool,
    output: str | None,
    output_format: str,
    **judging: Any,  # noqa: ANN401 - the judging options
) -> None:
    """Show the score that a specification has with actions taken.

    The clauses are put into a copy, what contradicts them is taken out, and
    the copy is checked. FILE itself is not changed.

    \b
    Examples:
      checklist-engine whatif tender.json --top 5
      checklist-engine whatif tender.json --adopt mail-dmarc-enforced
      checklist-engine whatif tender.json --all-of critical --write -o new.json
    """
    if not adopt and top is None and not severities:
        raise UsageError(
            Problem(
                code="nothing-chosen",
                what=say("no action was chosen"),
                expected=say("--adopt RULE, --top N or --all-of SEVERITY"),
                hint=say("see the actions with `checklist-engine check FILE`"),
            )
        )
    chosen = Judging(**judging)
    knowledge = chosen.knowledge()
    result = check(read_one(source, chosen), knowledge, as_of=chosen.as_of)
    actions = choose_actions(result, knowledge, rules=adopt, top=top or 0, severities=severities)
    answer, copy, after = what_if(result, actions, knowledge)
    shown = _show(answer, output_format, knowledge.words)
    if not writes:
        write_output(shown, output, never=(source,))
        return
    from checklist_engine.specification.own_writer import write_own_format  # noqa: PLC0415

    assessed = [lot.id for lot in after.lots if lot.assessability.state == "assessed"]
    write_output(write_own_format(copy, assessed), output, never=(source,))
    if output is None or output == "-":
        echo(shown.decode().rstrip("\n"))
    else:
        write_output(shown, None)
        echo(say("wrote {output}", output=output))


def _show(answer: WhatIf, output_format: str, words: Words) -> bytes:
    if output_format == "json":
        from checklist_engine.output.comparison_json import encode_what_if  # noqa: PLC0415

        return encode_what_if(answer)
    from checklist_engine.output.whatif_text import render_what_if  # noqa: PLC0415

    return render_what_if(answer, words).encode()
