"""`clauses`: what the specification should ask for, as a Word document to paste from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist_engine.check import check
from checklist_engine.cli.options import Judging, echo, ending_of, judging_options, read_one
from checklist_engine.files import write_output
from checklist_engine.saying import N_, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.catalog.standard import Standard

__all__ = ["command"]


@click.command()
@click.argument("source", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", required=True, help="Where to write: a name that ends in .docx.")
@click.option("--softer", is_flag=True, help="Write 'should' where the catalogue has such a form of a clause.")
@judging_options
def command(*, source: str, output: str, softer: bool, **judging: Any) -> None:  # noqa: ANN401 - the judging options
    """Write the clauses that a specification lacks as a Word document.

    A heading for each area, the clause in the language of the specification,
    and how to verify it. Headings and notes are in the language of --lang.

    \b
    Examples:
      checklist-engine clauses tender.json -o clauses.docx
      checklist-engine clauses tender.json --softer -o clauses.docx
    """
    ending_of(output, (".docx",))
    from checklist_engine.output.office.clauses import write_clauses  # noqa: PLC0415 - an optional library

    chosen = Judging(**judging)
    knowledge = chosen.knowledge()
    result = check(read_one(source, chosen), knowledge, as_of=chosen.as_of)
    data = write_clauses(result, _softer_forms(knowledge.catalog.standards.values()) if softer else None)
    write_output(data, output, never=(source,))
    message = N_("wrote {output}") if result.recommendations else N_("wrote {output}: nothing to paste")
    echo(say(message, output=output))


def _softer_forms(standards: Iterable[Standard]) -> dict[str, str]:
    """Return the softer form of each firm clause that has one, in every language."""
    return {clause.must: clause.should for standard in standards for clause in standard.clause.values() if clause.should is not None}
