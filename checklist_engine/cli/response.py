"""`response`: the table that a supplier fills in, from what the specification demands."""

from __future__ import annotations

from typing import Any

import click

from checklist_engine.check import check
from checklist_engine.cli.options import Judging, echo, ending_of, judging_options, read_one
from checklist_engine.files import write_output
from checklist_engine.saying import N_, say

__all__ = ["command"]


@click.command()
@click.argument("source", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", required=True, help="Where to write: a name that ends in .xlsx or .docx.")
@judging_options
def command(*, source: str, output: str, **judging: Any) -> None:  # noqa: ANN401 - the judging options
    """Write the bid response table from the demands of a specification.

    A row for each demand: the clause as written, whether the supplier
    complies and how, the proof asked for, and the lighter proof that is
    enough for a small supplier. Attach it to the tender; the supplier fills
    it in.

    \b
    Examples:
      checklist-engine response tender.json -o response.xlsx
      checklist-engine response tender.json -o response.docx
    """
    ending = ending_of(output, (".xlsx", ".docx"))
    chosen = Judging(**judging)
    knowledge = chosen.knowledge()
    result = check(read_one(source, chosen), knowledge, as_of=chosen.as_of)
    standards = knowledge.catalog.standards
    if ending == ".xlsx":
        from checklist_engine.output.office.response_workbook import write_response_workbook  # noqa: PLC0415 - an optional library

        data = write_response_workbook(result, standards)
    else:
        from checklist_engine.output.office.response_document import write_response_document  # noqa: PLC0415 - an optional library

        data = write_response_document(result, standards)
    write_output(data, output, never=(source,))
    message = N_("wrote {output}") if result.demands else N_("wrote {output}: nothing is asked for")
    echo(say(message, output=output))
    if result.alerts:
        echo(say("Before you publish it, mend what the specification asks for and is no longer secure:"))
        for message in dict.fromkeys(alert.message for alert in result.alerts):
            echo(f"  {message}")
