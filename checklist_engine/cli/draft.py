"""`draft`: a whole document in, a specification in the own format out, to complete and to check."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from checklist_engine.cli.language import interface_words
from checklist_engine.cli.options import echo, interface_option, knowledge_options, spoken_knowledge
from checklist_engine.errors import InputError, Problem, UsageError
from checklist_engine.files import read_input, write_output
from checklist_engine.saying import AND, N_, say, say_counted

if TYPE_CHECKING:
    from checklist_engine.specification.model import Specification

__all__ = ["command"]

_WIDTH = 80


@click.command()
@click.argument("source", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", default=None, help="Write to this file instead of stdout.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
@knowledge_options
@interface_option
def command(*, source: str, output: str | None, force: bool, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Make a specification from a document, to complete by hand.

    FILE is a Word, OpenDocument, Excel, CSV, PDF, HTML, Markdown or text file.
    Paragraphs, clauses, list items and table rows become requirements, each
    with its place in the document. What was left out is said.

    \b
    Example:
      checklist-engine draft tender.docx -o tender.json
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
    from checklist_engine.documents.kinds import document_kind  # noqa: PLC0415 - the help needs none of it
    from checklist_engine.documents.reading import read_document  # noqa: PLC0415
    from checklist_engine.specification.own_writer import write_own_format  # noqa: PLC0415
    from checklist_engine.subjects import state_subjects  # noqa: PLC0415

    data = read_input(source)
    kind = document_kind(source, data)
    if kind is None:
        raise InputError(
            Problem(
                code="unknown-document",
                where=source,
                what=say("this is no document that can be read"),
                expected=say("a file that ends in .docx, .odt, .ods, .xlsx, .csv, .pdf, .html, .md or .txt"),
                hint=say("save it as one of these; JSON needs no draft, give it to `check`"),
            )
        )
    knowledge = spoken_knowledge(judging)
    specification = state_subjects(read_document(data, source, kind, knowledge.catalog.languages, knowledge.subject_words), knowledge)
    write_output(write_own_format(specification, places=True), output, never=(source,))
    _tell(specification, output)


def _tell(specification: Specification, output: str | None) -> None:
    """Say what was made and what was left out."""
    for note in specification.notes:
        _say(note)
    _say(
        say("{requirements}; language {language}.", requirements=_counts(specification), language=specification.language or say("unknown"))
    )
    for lot in specification.lots:
        shown = [clue for clue in lot.clues if not clue.doubts]
        echo(_bought(lot.id if len(specification.lots) > 1 else None, is_known=bool(shown)))
        for clue in shown:
            pattern = N_("{subject}: {reason}") if clue.certain else N_("perhaps {subject}: {reason}")
            _say(say(pattern, subject=clue.subject, reason=clue.reason), indent="  ")
    if output and output != "-":
        known = any(lot.subjects for lot in specification.lots)
        found = {"buyer": specification.buyer.name, "dates": specification.deadline}
        missing = [*(() if known else ("subjects",)), "characteristics", *(key for key, value in found.items() if value is None)]
        message = N_("Read it through, check 'subjects', state {keys}, then:") if known else N_("Read it through, state {keys}, then:")
        _say(say(message, keys=_listed(missing)))
        # A command is not broken into lines: it is there to be copied.
        echo(f"  checklist-engine check {output}")


def _counts(specification: Specification) -> str:
    """Return how many requirements were made, for how many lots, and how many of them have a level."""
    from checklist_engine.documents.counted import counted  # noqa: PLC0415 - the help needs none of it

    said = counted(len(specification.requirements), "requirement")
    lots = len(specification.lots)
    if lots > 1:
        said = say_counted("{requirements} for {count} lot", "{requirements} for {count} lots", lots, requirements=said)
    levelled = sum(requirement.obligation != "unknown" for requirement in specification.requirements)
    if levelled:
        said = say_counted(
            "{requirements}, {count} with a level from a column or a heading",
            "{requirements}, {count} with a level from a column or a heading",
            levelled,
            requirements=said,
        )
    return said


def _bought(lot: str | None, *, is_known: bool) -> str:
    if lot is None:
        return say("Bought:") if is_known else say("Bought: not recognised.")
    return say("Bought in lot {lot}:", lot=lot) if is_known else say("Bought in lot {lot}: not recognised.", lot=lot)


def _say(text: str, indent: str = "") -> None:
    """Say something in lines of a terminal's width."""
    wrapped = wrap(
        interface_words().said(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    echo("\n".join(wrapped))


def _listed(keys: list[str]) -> str:
    *others, last = (f"'{key}'" for key in keys)
    return say(AND, first=", ".join(others), second=last) if others else last
