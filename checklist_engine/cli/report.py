"""`report`: the result as a PDF or as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from checklist_engine.check import check
from checklist_engine.cli.options import Judging, echo, judging_options, knowledge_for_buyer, read_one
from checklist_engine.errors import Problem, UsageError
from checklist_engine.files import write_output
from checklist_engine.guidance.guide import Guide, make_guide
from checklist_engine.output.json_result import encode_result
from checklist_engine.saying import say

if TYPE_CHECKING:
    from checklist_engine.guidance.buying import BuyingGuide
    from checklist_engine.result import CheckResult

__all__ = ["command"]


READERS = ("officer", "sme", "sme-buyer")
STARTER = "starter"
"""The profile of the short list for a small buyer."""


@click.command()
@click.argument("source", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", required=True, help="Where to write: a name that ends in .pdf or .html.")
@click.option(
    "--for",
    "reader",
    type=click.Choice(READERS),
    default="officer",
    show_default=True,
    help="Who reads it: the procurement officer, a small supplier that answers (sme), or a small buyer (sme-buyer).",
)
@judging_options
@click.pass_context
def command(context: click.Context, /, *, source: str, output: str, reader: str, **judging: Any) -> None:  # noqa: ANN401 - the judging options
    """Write a report with everything to act on: PDF, or HTML by the ending.

    For a small supplier it is a guide in plain language: what the tender
    asks, what to do in which order, which proof is enough, and questions to
    send to the buyer. For a small buyer it is a short list of what to ask
    for, by the profile 'starter' unless you choose another.

    \b
    Examples:
      checklist-engine report tender.json -o report.pdf
      checklist-engine report tender.json -o report.html
      checklist-engine report tender.json --for sme -o guide.pdf
      checklist-engine report tender.json --for sme-buyer -o list.pdf
    """
    kind = Path(output).suffix.lower()
    if kind not in (".pdf", ".html"):
        raise UsageError(
            Problem(
                code="unknown-report-kind",
                where=output,
                what=say("'{kind}' is no kind of report", kind=kind),
                expected=say("a name that ends in .pdf or .html"),
            )
        )
    if reader == "sme-buyer" and context.get_parameter_source("profile") is ParameterSource.DEFAULT:
        judging["profile"] = STARTER
    chosen = Judging(**judging)
    knowledge = chosen.knowledge()
    result = check(read_one(source, chosen), knowledge, as_of=chosen.as_of)
    if reader == "officer":
        data = _report(result, kind)
    elif reader == "sme":
        data = _guide(make_guide(result, knowledge, knowledge_for_buyer(result, chosen, knowledge)), result, kind)
    else:
        from checklist_engine.guidance.buying import make_buying_guide  # noqa: PLC0415 - only this reader needs it

        data = _guide(make_buying_guide(result, knowledge), result, kind)
    write_output(data, output, never=(source,))
    echo(say("wrote {output}", output=output))


def _report(result: CheckResult, kind: str) -> bytes:
    if kind == ".pdf":
        from checklist_engine.output.pdf.writer import write_pdf  # noqa: PLC0415 - WeasyPrint is slow to import

        return write_pdf(result, result_json=encode_result(result))
    from checklist_engine.output.html.report import render_html  # noqa: PLC0415

    return render_html(result).encode()


def _guide(guide: Guide | BuyingGuide, result: CheckResult, kind: str) -> bytes:
    if kind == ".pdf":
        from checklist_engine.output.pdf.guide import write_guide_pdf  # noqa: PLC0415 - WeasyPrint is slow to import

        return write_guide_pdf(guide, result, encode_result(result))
    from checklist_engine.output.html.guide import render_buying_guide, render_guide  # noqa: PLC0415

    return (render_guide(guide, result) if isinstance(guide, Guide) else render_buying_guide(guide, result)).encode()
