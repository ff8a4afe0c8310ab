"""`doctor`: tells whether everything is here that the program needs."""

from __future__ import annotations

import importlib.metadata
import platform
from typing import TYPE_CHECKING

import click

from checklist_engine import __version__
from checklist_engine.cli.language import interface_words
from checklist_engine.cli.options import interface_option
from checklist_engine.data import cache_folder, compiled_knowledge_file, data_folder
from checklist_engine.errors import ExitCode
from checklist_engine.knowledge import load_knowledge
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["command"]

LIBRARIES = ("click", "jinja2", "jsonschema", "msgspec", "ocdsmerge", "pydantic", "pyyaml", "weasyprint")


@click.command()
@interface_option
def command() -> int:
    """Show versions, folders and what is missing; exit 2 if something is.

    \b
    Example:
      checklist-engine doctor
    """
    click.echo(f"checklist-engine {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}")
    for library in LIBRARIES:
        click.echo(f"  {library} {importlib.metadata.version(library)}")
    words = interface_words()
    for line in _knowledge_lines():
        click.echo(words.said(line))
    from checklist_engine.output.pdf.probe import probe_pango  # noqa: PLC0415

    problem = probe_pango()
    if problem is None:
        click.echo(words.gettext("PDF: ready"))
        return ExitCode.DONE
    click.echo(words.gettext("PDF: not possible yet. {problem}").format(problem=problem.told(words)))
    return ExitCode.WRONG_USAGE


def _knowledge_lines() -> Iterator[str]:
    knowledge = load_knowledge()
    yield say(
        "catalogue {version}: {number} standards, in {folder}",
        version=knowledge.catalog_version,
        number=len(knowledge.catalog.standards),
        folder=data_folder("standards_catalog"),
    )
    yield say(
        "rules {version}: {number} rules, in {folder}",
        version=knowledge.rules_version,
        number=len(knowledge.all_rules),
        folder=data_folder("rules"),
    )
    file = compiled_knowledge_file()
    if file is None:
        yield say("compiled knowledge: made when needed, in {folder}", folder=cache_folder())
    else:
        yield say("compiled knowledge: {file}", file=file)
