"""`new`: write a starter specification."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from checklist_engine.cli.options import echo, knowledge_options, spoken_knowledge
from checklist_engine.errors import Problem, UsageError
from checklist_engine.files import write_output
from checklist_engine.saying import say, say_counted
from checklist_engine.starter import make_starter

__all__ = ["command"]


@click.command()
@click.option("--subject", "subjects", metavar="ID", multiple=True, required=True, help="What is bought. Repeat it for more.")
@click.option("--lang", "language", default="en", show_default=True, metavar="LANGUAGE", help="The language of the clauses.")
@click.option("-o", "--output", metavar="FILE", default=None, help="Write to this file instead of stdout.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
@knowledge_options
def command(*, subjects: tuple[str, ...], language: str, output: str | None, force: bool, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Write a starter specification: questions and clauses.

    \b
    Example:
      checklist-engine new --subject website --subject saas -o tender.json
    """
    if output and output != "-" and Path(output).exists() and not force:
        raise UsageError(
            Problem(
                code="file-exists",
                where=output,
                what=say("this file exists"),
                hint=say("choose another name, or add --force to overwrite it"),
            )
        )
    starter = make_starter(tuple(dict.fromkeys(subjects)), spoken_knowledge(judging), language=language)
    text = json.dumps(starter.specification, indent=2, ensure_ascii=False) + "\n"
    write_output(text.encode(), output)
    echo(
        say_counted(
            "{count} requirement to choose from. Replace what stands in [square brackets].",
            "{count} requirements to choose from. Replace what stands in [square brackets].",
            len(starter.specification["requirements"]),
        )
    )
    if starter.questions:
        echo(say("Answer these under 'characteristics' with true or false, and remove the requirements that you do not need:"))
    for question in starter.questions:
        asked = f"  {question.characteristic}: {question.question}"
        only = ", ".join(question.requirements)
        echo(say("{question} (only then: {requirements})", question=asked, requirements=only) if only else asked)
