"""`catalog`: look into the catalogue of standards, extend it, compare it, hand it on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checklist_engine.advice import things_to_mend
from checklist_engine.cli.language import interface_words
from checklist_engine.cli.options import Judging, echo, interface_option, knowledge_options, output_option, spoken_knowledge
from checklist_engine.errors import ExitCode, Problem, UsageError
from checklist_engine.files import read_input, write_output
from checklist_engine.output.words import SEVERITIES
from checklist_engine.saying import AND, COMMA, N_, OR, plain_text, say, say_counted, say_joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.catalog.standard import Catalog, Standard
    from checklist_engine.checklist import ChecklistItem
    from checklist_engine.gap import Gap
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.wording import Words

__all__ = ["command"]


_EFFORTS = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}
_STAGES = {"bid": N_("bid"), "acceptance": N_("acceptance"), "contract": N_("contract")}


@click.group()
def command() -> None:
    """Look into the catalogue of standards."""


@command.command("list")
@click.option("--area", default=None, help="Only this area.")
@click.option("--status", default=None, help="Only this status, such as current or insecure.")
@click.option("--for", "subjects", metavar="SUBJECT", multiple=True, help="The checklist for buying this. Repeat it for more.")
@knowledge_options
@interface_option
def list_standards(*, area: str | None, status: str | None, subjects: tuple[str, ...], **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """List the standards: id, area, status and name.

    With --for, list what the rules of the profile expect of such a purchase:
    a box to tick, severity, title, standards, and the question that decides.

    \b
    Examples:
      checklist-engine catalog list --area mail
      checklist-engine catalog list --for website --profile baseline
    """
    knowledge = spoken_knowledge(judging)
    if subjects:
        click.echo("\n".join(_checklist(subjects, knowledge, area, status)))
        return
    for standard in knowledge.catalog.standards.values():
        if area in (None, standard.area) and status in (None, standard.status):
            click.echo(f"{standard.id:<30} {standard.area:<11} {standard.status:<15} {standard.name}")


def _checklist(subjects: Sequence[str], knowledge: Knowledge, area: str | None, status: str | None) -> Iterator[str]:
    from checklist_engine.checklist import make_checklist  # noqa: PLC0415

    catalog, words = knowledge.catalog, knowledge.words
    _ = words.gettext
    names = words.series(catalog.subjects[key].name for key in subjects if key in catalog.subjects)
    items = make_checklist(subjects, knowledge)
    yield _("Checklist for {names}, profile {profile}").format(names=names, profile=knowledge.profile.id)
    last = ""
    for item in items:
        statuses = {catalog.standards[wanted.standard].status for wanted in item.wanted}
        if area not in (None, item.area) or (status is not None and status not in statuses):
            continue
        if item.area != last:
            yield from ("", catalog.areas[item.area].name)
            last = item.area
        yield f"  [ ] {_(SEVERITIES[item.severity]):<8}  {item.title}: {_wanted(item, catalog, words)}"
        if item.if_true:
            depends = _("depends on: {question}")
            yield from (f"      {depends.format(question=catalog.characteristics[name].question)}" for name in item.if_true)


def _wanted(item: ChecklistItem, catalog: Catalog, words: Words) -> str:
    names = [f"{catalog.standards[wanted.standard].name} {wanted.version or ''}".strip() for wanted in item.wanted]
    message = OR if item.mode == "any" else AND
    return words.said(say_joined(names, message))


@command.command("show")
@click.argument("standard_id", metavar="ID")
@knowledge_options
@interface_option
def show_standard(*, standard_id: str, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Show one standard with its clause, how to verify it, and its sources.

    \b
    Example:
      checklist-engine catalog show dnssec
    """
    knowledge = spoken_knowledge(judging)
    standards = knowledge.catalog.standards
    if standard_id not in standards:
        import difflib  # noqa: PLC0415 - only a mistake needs it

        close = difflib.get_close_matches(standard_id, standards, n=1)
        hint = say("did you mean '{near}'?", near=close[0]) if close else say("see `checklist-engine catalog list`")
        raise UsageError(Problem(code="unknown-standard", what=say("there is no standard '{key}'", key=standard_id), hint=hint))
    click.echo("\n".join(_lines(standards[standard_id], knowledge.words)))


def _lines(standard: Standard, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield f"{standard.name}: {standard.title} [{standard.id}]"
    yield _("{kind}, area {area}, {status}, checked {day}").format(
        kind=standard.kind, area=standard.area, status=standard.status, day=standard.checked
    )
    yield standard.plain
    if standard.replaced_by:
        yield _("Replaced by: {standards}").format(standards=words.series(standard.replaced_by))
    if standard.versions:
        versions = words.series(f"{version.id} ({version.status})" for version in standard.versions)
        yield _("Versions: {versions}").format(versions=versions)
    for language, clause in standard.clause.items():
        yield from ("", _("Clause ({language}): {text}").format(language=language, text=clause.must))
        if clause.should:
            yield "  " + _("softer: {text}").format(text=clause.should)
    if standard.verification:
        yield from ("", _("How to verify:"))
        yield from (f"  {line}" for line in _verification(standard, words))
    if standard.small_supplier:
        yield from ("", _("For a small supplier:"))
        yield from (f"  - {step}" for step in standard.small_supplier.steps)
        yield "  " + _("Proof: {text}").format(text=standard.small_supplier.proof)
    effort = _(_EFFORTS[standard.effort.level])
    yield from ("", _("Effort: {level}. {why}").format(level=effort, why=standard.effort.why))
    yield from _sources(standard, words)


def _verification(standard: Standard, words: Words) -> Iterator[str]:
    _ = words.gettext
    for step in standard.verification:
        parts = {"when": _(_STAGES[step.when]), "method": step.method, "evidence": step.evidence}
        if step.tool:
            yield _("{when}: {method} Tool: {tool}. Evidence: {evidence}").format(tool=step.tool, **parts)
        else:
            yield _("{when}: {method} Evidence: {evidence}").format(**parts)


def _sources(standard: Standard, words: Words) -> Iterator[str]:
    _ = words.gettext
    for document in standard.documents:
        named = f"{document.id}, {document.title}" + (f" ({document.date})" if document.date else "")
        if document.obsoleted_by:
            by = words.series(document.obsoleted_by)
            yield _("Document: {document}, replaced by {by}").format(document=named, by=by)
        else:
            yield _("Document: {document}").format(document=named)
    for mandate in standard.mandates:
        yield _("Mandate: {authority} ({country}), {level}, checked {day}: {source}").format(
            authority=mandate.authority,
            country=mandate.country or _("international"),
            level=mandate.level,
            day=mandate.checked,
            source=mandate.source,
        )
    for link in standard.helps_to_meet:
        yield _("Helps to meet: {framework}, {clause}").format(framework=link.framework, clause=link.clause)


@command.command("new")
@click.argument("standard_id", metavar="ID")
@click.option("--area", required=True, help="The area that the standard belongs to.")
@click.option("--into", metavar="DIR", type=click.Path(path_type=Path), default=None, help="A folder of own standards, for --catalog.")
@knowledge_options
@interface_option
def new_standard_file(*, standard_id: str, area: str, into: Path | None, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Start a standard: a file to fill in. Then `catalog lint` says what.

    Without --into it is written into the source tree.

    \b
    Example:
      checklist-engine catalog new my-standard --area web --into my-catalog
    """
    from checklist_engine.scaffold import new_standard  # noqa: PLC0415

    click.echo(new_standard(standard_id, area, Judging(**judging).knowledge(), into))
    lint = f"checklist-engine catalog lint --catalog {into}" if into else "checklist-engine catalog lint"
    echo(say("What to do: fill it in, then type: {command}", command=lint))


@command.command("lint")
@click.option(
    "--as-of",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="Call stale what was checked a year before this day (YYYY-MM-DD). By default today.",
)
@click.option("--lang", "language", metavar="LANGUAGE", default=None, help="Check the texts in this language instead, such as fr.")
@knowledge_options
def lint_standards(
    *, as_of: dt.datetime | None, language: str | None, profile: str, rules: tuple[str, ...], catalog: tuple[str, ...]
) -> int:
    """Check all standards; every place to mend with its line; exit 4 if any.

    Finds what is missing, not filled in, or not checked for a year. With
    --lang: texts that are missing, still English, or against the term table.

    \b
    Examples:
      checklist-engine catalog lint --catalog my-catalog
      checklist-engine catalog lint --lang fr
    """
    if language is not None:
        return _lint_language(language, Judging(profile=profile, rules=rules, catalog=catalog))
    from checklist_engine.linting import lint_folders  # noqa: PLC0415

    today = (as_of or dt.datetime.now(tz=dt.UTC)).date()
    linted = lint_folders([Path(folder) for folder in catalog], [Path(folder) for folder in rules], today)
    for problem in linted.catalog_advice:
        click.echo(problem.told(interface_words()))
    read = say_counted("{count} standard read", "{count} standards read", linted.standards)
    echo(say(COMMA, first=read, second=things_to_mend(len(linted.catalog_advice))))
    return ExitCode.INVALID_KNOWLEDGE if linted.catalog_advice else ExitCode.DONE


def _lint_language(language: str, judging: Judging) -> int:
    from checklist_engine.data import data_folder  # noqa: PLC0415
    from checklist_engine.translation.lint import lint_translation  # noqa: PLC0415

    catalogs = [data_folder("standards_catalog"), *(Path(folder) for folder in judging.catalog)]
    rules = [data_folder("rules"), *(Path(folder) for folder in judging.rules)]
    linted = lint_translation(language, catalogs, rules, judging.knowledge())
    for problem in linted.advice:
        click.echo(problem.told(interface_words()))
    echo(
        say(
            "{texts}, {missing} missing in {language}, {to_mend}",
            texts=say_counted("{count} text", "{count} texts", linted.texts),
            missing=linted.missing,
            language=language,
            to_mend=things_to_mend(len(linted.advice)),
        )
    )
    return ExitCode.INVALID_KNOWLEDGE if linted.advice else ExitCode.DONE


@command.command("gap")
@click.option("--against", metavar="FILE.csv", required=True, help="The other list: columns 'standard' and, if wanted, 'version'.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to show it.")
@output_option
@knowledge_options
@interface_option
def gap(*, against: str, output_format: str, output: str | None, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Hold another list of standards, such as a national one, against ours.

    It tells what the list lacks that the rules of the profile expect, what in
    it is outdated, and what only it has.

    \b
    Example:
      checklist-engine catalog gap --against national-list.csv
    """
    import msgspec  # noqa: PLC0415

    from checklist_engine.gap import compare_list, read_list  # noqa: PLC0415

    knowledge = Judging(**judging).knowledge()
    found = compare_list(read_list(read_input(against), against), knowledge)
    if output_format == "json":
        data = (
            msgspec.json.format(msgspec.json.encode({"schema_version": "1.0", **msgspec.to_builtins(found, enc_hook=plain_text)}), indent=2)
            + b"\n"
        )
    else:
        data = ("\n".join(_gap_lines(found, knowledge, interface_words())) + "\n").encode()
    write_output(data, output, never=(against,))


def _gap_lines(found: Gap, knowledge: Knowledge, words: Words) -> Iterator[str]:
    _ = words.gettext
    standards = knowledge.catalog.standards
    yield _("Missing from the list ({number}): the rules of profile {profile} expect it").format(
        number=len(found.missing), profile=knowledge.profile.id
    )
    for item in found.missing:
        standard = f"{standards[item.standard].name} [{item.standard}]"
        yield f"  {_(SEVERITIES[item.severity]):<8}  " + _("{standard}, rule {rule}").format(standard=standard, rule=item.rule)
    for state, heading in (("outdated", _("Outdated")), ("unique", _("Only in the list")), ("shared", _("In both"))):
        listed = [item for item in found.listed if item.state == state]
        yield from ("", f"{heading} ({len(listed)})")
        for entry in listed:
            version = f" {entry.version}" if entry.version else ""
            known = f" [{entry.standard}]" if entry.standard else ""
            reason = f": {words.said(entry.reason)}" if state == "outdated" else ""
            yield "  " + _("line {line}: {text}").format(line=entry.line, text=f"{entry.written}{version}{known}{reason}")


@command.command("export")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["oscal", "csv", "json"]),
    required=True,
    help="OSCAL catalogue (NIST), one table, or every field.",
)
@output_option
@knowledge_options
@interface_option
def export(*, output_format: str, output: str | None, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Write the whole catalogue for other programs.

    \b
    Example:
      checklist-engine catalog export --format oscal -o catalog.oscal.json
    """
    from checklist_engine.publishing.catalog_table import write_catalog_csv, write_catalog_json  # noqa: PLC0415
    from checklist_engine.publishing.oscal import write_oscal  # noqa: PLC0415

    write = {"oscal": write_oscal, "csv": write_catalog_csv, "json": write_catalog_json}[output_format]
    write_output(write(Judging(**judging).knowledge()).encode(), output)
