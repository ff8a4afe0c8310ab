"""`summarize`: the market view of the results of a batch."""

from __future__ import annotations

from pathlib import Path

import click

from checklist_engine.cli.options import kind_of, language_option
from checklist_engine.files import write_output
from checklist_engine.wording import words_for

__all__ = ["command"]

_ENDINGS = {".csv": "csv", ".json": "json", ".html": "html", ".htm": "html"}


@click.command()
@click.argument("folders", metavar="DIR...", nargs=-1, required=True)
@click.option(
    "--by", multiple=True, metavar="COLUMN", help="Group by this: buyer, buyer.country, buyer.kind, year, month, subject, grade, …"
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "csv", "json", "html"]),
    default=None,
    help="How to show it. By default what the name of the output says, else text.",
)
@click.option("-o", "--output", metavar="FILE", default=None, help="Write to this file instead of stdout.")
@language_option
def command(*, folders: tuple[str, ...], by: tuple[str, ...], output_format: str | None, output: str | None, language: str) -> None:
    """Sum up the results of a batch: who asks for what.

    DIR holds the results of `batch --format parquet`, or of some of its
    shares. Of several rows about one process and lot the newest counts.

    \b
    Examples:
      checklist-engine summarize results/
      checklist-engine summarize results/ --by buyer.country --by year
      checklist-engine summarize results/ --by subject -o market.html
    """
    from checklist_engine.batch.market import summarise_market  # noqa: PLC0415 - other commands do not need it
    from checklist_engine.batch.market_view import market_csv, market_html, market_json, market_text  # noqa: PLC0415

    market = summarise_market([Path(folder) for folder in folders], by)
    match output_format or kind_of(output, _ENDINGS):
        case "csv":
            written = market_csv(market).encode()
        case "json":
            written = market_json(market)
        case "html":
            written = market_html(market, words_for(language)).encode()
        case _:
            written = market_text(market, words_for(language)).encode()
    write_output(written, output)
