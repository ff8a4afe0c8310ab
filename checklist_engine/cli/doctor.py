"""`doctor`: tells whether everything is here that the program needs."""

from __future__ import annotations

import importlib.metadata
import platform

import click

from checklist_engine import __version__
from checklist_engine.data import cache_folder, compiled_knowledge_file, data_folder
from checklist_engine.errors import ExitCode
from checklist_engine.knowledge import load_knowledge

__all__ = ["command"]

LIBRARIES = ("click", "jinja2", "jsonschema", "msgspec", "ocdsmerge", "pydantic", "pyyaml", "weasyprint")


@click.command()
def command() -> int:
    """Show versions, folders and what is missing; exit 2 if something is.

    \b
    Example:
      checklist-engine doctor
    """
    click.echo(f"checklist-engine {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}")
    for library in LIBRARIES:
        click.echo(f"  {library} {importlib.metadata.version(library)}")
    knowledge = load_knowledge()
    click.echo(
        f"catalogue {knowledge.catalog_version}: {len(knowledge.catalog.standards)} standards, in {data_folder('standards_catalog')}"
    )
    click.echo(f"rules {knowledge.rules_version}: {len(knowledge.all_rules)} rules, in {data_folder('rules')}")
    compiled = compiled_knowledge_file()
    click.echo(f"compiled knowledge: {compiled or f'made when needed, in {cache_folder()}'}")
    from checklist_engine.output.pdf.probe import probe_pango  # noqa: PLC0415

    problem = probe_pango()
    click.echo("PDF: ready" if problem is None else f"PDF: not possible yet. {problem}")
    return ExitCode.DONE if problem is None else ExitCode.WRONG_USAGE
