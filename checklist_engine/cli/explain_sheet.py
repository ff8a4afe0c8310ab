"""`explain-sheet`: the mandates that are not met, with a box for the reason of each."""

from __future__ import annotations

from typing import Any

import click

from checklist_engine.check import check
from checklist_engine.cli.options import Judging, echo, ending_of, judging_options, read_one
from checklist_engine.files import write_output
from checklist_engine.saying import say

__all__ = ["command"]


@click.command(name="explain-sheet")
@click.argument("source", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", required=True, help="Where to write: a name that ends in .xlsx.")
@judging_options
def command(*, source: str, output: str, **judging: Any) -> None:  # noqa: ANN401 - the judging options
    """Write a sheet to explain each mandate that is not met.

    A row for each expectation that law or a comply-or-explain duty asks of
    this buyer and that the specification does not meet, with boxes for the
    reason, who approved it, and until when. --answers reads the sheet back:
    rows with a reason become waivers.

    \b
    Examples:
      checklist-engine explain-sheet tender.json -o explain.xlsx
      checklist-engine check tender.json --answers explain.xlsx
    """
    ending_of(output, (".xlsx",))
    from checklist_engine.output.office.explain_sheet import unmet_mandates, write_explain_sheet  # noqa: PLC0415 - an optional library

    chosen = Judging(**judging)
    result = check(read_one(source, chosen), chosen.knowledge(), as_of=chosen.as_of)
    never = (source, chosen.answers) if chosen.answers else (source,)
    write_output(write_explain_sheet(result), output, never=never)
    count = len(unmet_mandates(result))
    echo(
        say("wrote {output}: {count} to explain", output=output, count=count)
        if count
        else say("wrote {output}: nothing to explain", output=output)
    )
