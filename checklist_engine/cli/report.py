"""`report`: the result as a PDF or as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checklist_engine.check import check
from checklist_engine.cli.options import Judging, echo, judging_options, read_one
from checklist_engine.errors import Problem, UsageError
from checklist_engine.files import write_output
from checklist_engine.output.json_result import encode_result

__all__ = ["command"]


@click.command()
@click.argument("source", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", required=True, help="Where to write: a name that ends in .pdf or .html.")
@judging_options
def command(*, source: str, output: str, **judging: Any) -> None:  # noqa: ANN401 - the judging options
    """Write a report with everything to act on: PDF, or HTML by the ending.

    \b
    Examples:
      checklist-engine report tender.json -o report.pdf
      checklist-engine report tender.json -o report.html
    """
    kind = Path(output).suffix.lower()
    if kind not in (".pdf", ".html"):
        raise UsageError(
            Problem(
                code="unknown-report-kind",
                where=output,
                what=f"'{kind}' is no kind of report",
                expected="a name that ends in .pdf or .html",
            )
        )
    chosen = Judging(**judging)
    result = check(read_one(source, chosen), chosen.knowledge(), as_of=chosen.as_of)
    if kind == ".pdf":
        from checklist_engine.output.pdf.writer import write_pdf  # noqa: PLC0415 - WeasyPrint is slow to import

        data = write_pdf(result, result_json=encode_result(result))
    else:
        from checklist_engine.output.html.report import render_html  # noqa: PLC0415

        data = render_html(result).encode()
    write_output(data, output, never=(source,))
    echo(f"wrote {output}")
