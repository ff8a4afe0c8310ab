"""`answer`: what a supplier can answer to a tender."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from checklist_engine.check import check
from checklist_engine.cli.check_formats import wants_colour
from checklist_engine.cli.options import Judging, echo, judging_options, kind_of, knowledge_for_buyer, output_option, read_one
from checklist_engine.errors import Problem, UsageError
from checklist_engine.files import read_input, write_output
from checklist_engine.guidance.guide import make_guide
from checklist_engine.saying import say, say_counted

if TYPE_CHECKING:
    from checklist_engine.guidance.guide import Guide
    from checklist_engine.guidance.tender_answer import TenderAnswer
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult

__all__ = ["command"]

OFFICE = (".xlsx", ".docx")


@click.command()
@click.argument("source", metavar="FILE")
@click.option("--supplier", metavar="FILE", default=None, help="The supplier profile, a JSON file.")
@click.option("--starter", is_flag=True, help="Write a profile to fill in, with the standards of this tender.")
@click.option("--force", is_flag=True, help="Let --starter overwrite a file.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default=None,
    help="How to answer. By default by the ending of the file of -o, else text.",
)
@output_option
@judging_options
def command(
    *,
    source: str,
    supplier: str | None,
    starter: bool,
    force: bool,
    output_format: str | None,
    output: str | None,
    **judging: Any,  # noqa: ANN401 - the judging options
) -> None:
    """Tell a supplier what it can answer to a tender.

    Which demands its profile meets, which proof is at hand and valid on the
    last day for offers, what is missing, and what to ask the buyer. A name
    that ends in .xlsx or .docx gets the bid response table, filled in as far
    as the profile goes.

    \b
    Examples:
      checklist-engine answer tender.json --starter -o profile.json
      checklist-engine answer tender.json --supplier profile.json
      checklist-engine answer tender.json --supplier profile.json -o bid.xlsx
    """
    if (supplier is None) == (not starter):
        what = say("a profile is needed") if supplier is None else say("--starter makes a profile and --supplier reads one")
        hint = say("make a profile with --starter -o profile.json, fill it in, and give it with --supplier profile.json")
        raise UsageError(Problem(code="supplier-or-starter", what=what, expected=say("--supplier FILE or --starter"), hint=hint))
    chosen = Judging(**judging)
    knowledge = chosen.knowledge()
    result = check(read_one(source, chosen), knowledge, as_of=chosen.as_of)
    guide = make_guide(result, knowledge, knowledge_for_buyer(result, chosen, knowledge))
    if supplier is None:
        _write_starter(guide, knowledge, source, output, force=force)
        return
    from checklist_engine.guidance.answer import answer_tender  # noqa: PLC0415 - a starter needs none of it
    from checklist_engine.guidance.supplier_reading import read_supplier  # noqa: PLC0415

    profile = read_supplier(read_input(supplier), supplier, knowledge.catalog.standards)
    answer = answer_tender(guide, result, profile, knowledge)
    write_output(_data(answer, result, knowledge, output, output_format), output, never=(source, supplier))
    if output and output != "-":
        echo(say("wrote {output}", output=output))


def _data(answer: TenderAnswer, result: CheckResult, knowledge: Knowledge, output: str | None, output_format: str | None) -> bytes:
    kind = output_format or kind_of(output, {".json": "json", **{ending: ending for ending in OFFICE}})
    if kind in OFFICE:
        return _response(answer, result, knowledge, kind)
    if kind == "json":
        from checklist_engine.output.answer_json import encode_answer  # noqa: PLC0415

        return encode_answer(answer)
    from checklist_engine.output.answer_text import render_answer  # noqa: PLC0415

    text = render_answer(answer, knowledge.words)
    return (text if wants_colour(output) else click.unstyle(text)).encode()


def _response(answer: TenderAnswer, result: CheckResult, knowledge: Knowledge, ending: str) -> bytes:
    standards = knowledge.catalog.standards
    if ending == ".xlsx":
        from checklist_engine.output.office.response_workbook import write_response_workbook  # noqa: PLC0415 - an optional library

        return write_response_workbook(result, standards, answer)
    from checklist_engine.output.office.response_document import write_response_document  # noqa: PLC0415 - an optional library

    return write_response_document(result, standards, answer)


def _write_starter(guide: Guide, knowledge: Knowledge, source: str, output: str | None, *, force: bool) -> None:
    from pathlib import Path  # noqa: PLC0415 - only a file to write needs it

    from checklist_engine.guidance.supplier_starter import make_supplier_starter  # noqa: PLC0415

    if output and output != "-" and Path(output).exists() and not force:
        hint = say("choose another name, or add --force to overwrite it")
        raise UsageError(Problem(code="file-exists", where=output, what=say("this file exists"), hint=hint))
    starter = make_supplier_starter(guide, knowledge)
    write_output((json.dumps(starter, indent=2, ensure_ascii=False) + "\n").encode(), output, never=(source,))
    if not starter["standards"]:
        echo(say("The tender asks for nothing that your profile could answer."))
        return
    echo(
        say_counted(
            "{count} standard. Write your name, and under 'state' met, planned or not-met.",
            "{count} standards. Write your name, and for each standard under 'state' met, planned or not-met.",
            len(starter["standards"]),
        )
    )
    echo(say("Under 'proof' name what shows it, such as:"))
    echo('  {"title": "Certificate 2024-118", "kind": "certificate", "valid_until": "2028-06-30"}')
