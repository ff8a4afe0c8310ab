"""`schema`: the JSON Schema of what the program reads and writes."""

from __future__ import annotations

import click

from checklist_engine.cli.options import interface_option, output_option
from checklist_engine.files import write_output
from checklist_engine.schemas import SCHEMAS, schema_text

__all__ = ["command"]


@click.command()
@click.argument("name", type=click.Choice(SCHEMAS))
@output_option
@interface_option
def command(*, name: str, output: str | None) -> None:
    """Print a JSON Schema (2020-12).

    \b
    Example:
      checklist-engine schema specification -o specification.schema.json
    """
    write_output(schema_text(name).encode(), output)
