"""`catalog`: look into the catalogue of standards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checklist_engine.cli.options import Judging, knowledge_options
from checklist_engine.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.catalog.standard import Standard

__all__ = ["command"]


@click.group()
def command() -> None:
    """Look into the catalogue of standards."""


@command.command("list")
@click.option("--area", default=None, help="Only this area.")
@click.option("--status", default=None, help="Only this status, such as current or insecure.")
@knowledge_options
def list_standards(*, area: str | None, status: str | None, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """List the standards: id, area, status and name.

    \b
    Example:
      checklist-engine catalog list --area mail
    """
    for standard in Judging(**judging).knowledge().catalog.standards.values():
        if area in (None, standard.area) and status in (None, standard.status):
            click.echo(f"{standard.id:<30} {standard.area:<11} {standard.status:<15} {standard.name}")


@command.command("show")
@click.argument("standard_id", metavar="ID")
@knowledge_options
def show_standard(*, standard_id: str, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Show one standard with its clause, how to verify it, and its sources.

    \b
    Example:
      checklist-engine catalog show dnssec
    """
    standards = Judging(**judging).knowledge().catalog.standards
    if standard_id not in standards:
        import difflib  # noqa: PLC0415 - only a mistake needs it

        close = difflib.get_close_matches(standard_id, standards, n=1)
        hint = f"did you mean '{close[0]}'?" if close else "see `checklist-engine catalog list`"
        raise UsageError(Problem(code="unknown-standard", what=f"there is no standard '{standard_id}'", hint=hint))
    click.echo("\n".join(_lines(standards[standard_id])))


def _lines(standard: Standard) -> Iterator[str]:
    yield f"{standard.name}: {standard.title} [{standard.id}]"
    yield f"{standard.kind}, area {standard.area}, {standard.status}, checked {standard.checked}"
    yield standard.plain
    if standard.replaced_by:
        yield f"Replaced by: {', '.join(standard.replaced_by)}"
    if standard.versions:
        yield "Versions: " + ", ".join(f"{version.id} ({version.status})" for version in standard.versions)
    for language, clause in standard.clause.items():
        yield from ("", f"Clause ({language}): {clause.must}")
        if clause.should:
            yield f"  softer: {clause.should}"
    if standard.verification:
        yield from ("", "How to verify:")
        for step in standard.verification:
            tool = f" Tool: {step.tool}." if step.tool else ""
            yield f"  {step.when}: {step.method}{tool} Evidence: {step.evidence}"
    if standard.small_supplier:
        yield from ("", "For a small supplier:")
        yield from (f"  - {step}" for step in standard.small_supplier.steps)
        yield f"  Proof: {standard.small_supplier.proof}"
    yield from ("", f"Effort: {standard.effort.level}. {standard.effort.why}")
    yield from _sources(standard)


def _sources(standard: Standard) -> Iterator[str]:
    for document in standard.documents:
        replaced = f", replaced by {', '.join(document.obsoleted_by)}" if document.obsoleted_by else ""
        date = f" ({document.date})" if document.date else ""
        yield f"Document: {document.id}, {document.title}{date}{replaced}"
    for mandate in standard.mandates:
        where = mandate.country or "international"
        yield f"Mandate: {mandate.authority} ({where}), {mandate.level}, checked {mandate.checked}: {mandate.source}"
    for link in standard.helps_to_meet:
        yield f"Helps to meet: {link.framework}, {link.clause}"
