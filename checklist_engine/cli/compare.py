"""`compare`: specifications or saved results side by side."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from checklist_engine.cli.options import Judging, echo, echo_problem, judging_options, read_sources
from checklist_engine.comparison.saved import SavedResult, Unread, keep_what_compares, read_full_results, read_saved_results, saved_in
from checklist_engine.errors import ExitCode, InputError, Problem, UsageError
from checklist_engine.files import expand_paths, read_input, write_output
from checklist_engine.result import CheckResult
from checklist_engine.saying import say, say_counted
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.comparison.changes import Changes
    from checklist_engine.comparison.compare import Comparison
    from checklist_engine.knowledge import Knowledge

__all__ = ["command"]

FORMATS = ("text", "json", "csv", "html", "pdf", "xlsx")
_BOTH = 2


@click.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", default=None, help="Write to this file instead of stdout.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default=None,
    help="How to show it. By default by the ending of FILE, else text.",
)
@click.option("--recompute", is_flag=True, help="Judge stored specifications again with the present rules.")
@click.option("--versions", is_flag=True, help="Two versions of one specification: tell what changed and why. The older one first.")
@judging_options
def command(
    *,
    sources: tuple[str, ...],
    output: str | None,
    output_format: str | None,
    recompute: bool,
    versions: bool,
    **judging: Any,  # noqa: ANN401 - the judging options
) -> int:
    """Compare specifications: ranking, areas, standards, market signal.

    FILE is a specification, a result saved by `check --format json`, a report
    as PDF (it holds its result), or a folder of specifications and results.
    Two with the same id are two versions of one.

    \b
    Examples:
      checklist-engine compare a.json b.json c.json
      checklist-engine compare results/ -o comparison.html
      checklist-engine compare results/ -o comparison.xlsx
      checklist-engine compare old-result.json tender.json --recompute
    """
    files = expand_paths(sources)
    kind = _kind(output, output_format)
    chosen = Judging(**judging)
    gathered = _gather(files, chosen, whole=recompute)
    results = [item for item in gathered if not isinstance(item, Unread)]
    unread = [item for item in gathered if isinstance(item, Unread)]
    for item in unread:
        for problem in item.error:
            echo_problem(problem.placed(item.source))
    if not results:
        return ExitCode.INVALID_INPUT
    comparison = _compare(results, unread, chosen, recompute=recompute, versions=versions)
    write_output(_render(comparison, kind), output, never=files)
    return ExitCode.INVALID_INPUT if comparison.unread else ExitCode.DONE


def _kind(output: str | None, output_format: str | None) -> str:
    """Return the format: the one named, else that of the ending, else text."""
    if output_format is not None:
        return output_format
    if output is None or output == "-":
        return "text"
    kind = Path(output).suffix.lower().lstrip(".")
    if kind in FORMATS:
        return kind
    if kind == "txt":
        return "text"
    raise UsageError(
        Problem(
            code="unknown-comparison-kind",
            where=output,
            what=say("'.{kind}' is no format of a comparison", kind=kind),
            expected=say("a name that ends in .pdf, .html, .json, .csv, .xlsx or .txt"),
            hint=say("rename it, or add --format"),
        )
    )


def _gather(files: Sequence[str], judging: Judging, *, whole: bool) -> list[CheckResult | SavedResult | Unread]:
    """Return every result: saved ones as they are, specifications judged now. What cannot be read stands in its place."""
    found: list[CheckResult | SavedResult | Unread] = []
    knowledge: Knowledge | None = None
    saved: list[tuple[str, bytes, tuple[msgspec.Raw, ...]]] = []
    for source in files:
        data = read_input(source)
        try:
            saved.append((source, data, saved_in(data, source)))
        except InputError as error:
            found.append(Unread(source=source, error=error.problems))
    if any(parts for _, _, parts in saved) and (judging.answers or judging.as_of):
        echo(say("--answers and --as-of hold for specifications only; saved results are taken with what they were judged with"))
    # Few results may be versions of one another, for which their texts are needed.
    whole = whole or sum(max(len(parts), 1) for _, _, parts in saved) <= _BOTH
    for source, data, parts in saved:
        try:
            if parts:
                found += read_full_results(parts, source) if whole else read_saved_results(parts, source)
                continue
        except InputError as error:
            found.append(Unread(source=source, error=error.problems))
            continue
        knowledge = knowledge or judging.knowledge()
        found += _judge(source, data, judging, knowledge)
    return found


def _judge(source: str, data: bytes, judging: Judging, knowledge: Knowledge) -> list[CheckResult | Unread]:
    from checklist_engine.check import check  # noqa: PLC0415 - saved results need no judgement

    found: list[CheckResult | Unread] = []
    for item in read_sources(source, judging, data):
        try:
            if isinstance(item, InputError):
                raise item
            found.append(check(item, knowledge, as_of=judging.as_of))
        except InputError as error:
            found.append(Unread(source=source, error=error.problems))
    return found


def _compare(
    results: Sequence[CheckResult | SavedResult], unread: Sequence[Unread], judging: Judging, *, recompute: bool, versions: bool
) -> Comparison:
    from checklist_engine.comparison.compare import compare  # noqa: PLC0415
    from checklist_engine.comparison.mixing import refuse_mixed  # noqa: PLC0415

    _hold_two(results, versions=versions)
    present, failed = _judge_again(results, judging) if recompute else (results, [])
    if not present:
        raise InputError(problem for item in failed for problem in item.error)
    refuse_mixed([(f"{result.specification.source}: {result.specification.id}", result) for result in present])
    changes = None
    whole = [result for result in results if isinstance(result, CheckResult)]
    if len(results) == len(whole) == _BOTH and not failed and (versions or whole[0].specification.id == whole[1].specification.id):
        changes = _changes(whole[0], whole[1], judging, recompute=recompute)
    kept = [keep_what_compares(result) if isinstance(result, CheckResult) else result for result in present]
    if judging.language == "en" and all(result.language == "en" for result in kept):
        return compare(kept, unread=[*unread, *failed], changes=changes)
    from checklist_engine.comparison.retelling import retell  # noqa: PLC0415 - most results are in the language that is asked for

    knowledge = judging.knowledge()
    told = [retell(result, knowledge) for result in kept]
    return compare(told, unread=[*unread, *failed], changes=changes, words=knowledge.words)


def _hold_two(results: Sequence[object], *, versions: bool) -> None:
    if versions and len(results) != _BOTH:
        raise UsageError(
            Problem(
                code="not-two-versions",
                what=say_counted(
                    "--versions was given with {count} specification", "--versions was given with {count} specifications", len(results)
                ),
                expected=say("two, the older one first"),
            )
        )


def _judge_again(results: Sequence[CheckResult | SavedResult], judging: Judging) -> tuple[list[CheckResult], list[Unread]]:
    """Return every stored specification judged with the present rules, as on its own day, and those that no longer can be."""
    from checklist_engine.comparison.causes import recompute  # noqa: PLC0415

    knowledge = judging.knowledge()
    again: list[CheckResult] = []
    failed: list[Unread] = []
    for result in results:
        if not isinstance(result, CheckResult):
            continue
        try:
            again.append(recompute(result, knowledge))
        except InputError as error:
            failed.append(Unread(source=result.specification.source, error=error.problems))
            for problem in error.problems:
                echo_problem(problem.placed(result.specification.source))
    return again, failed


def _changes(older: CheckResult, newer: CheckResult, judging: Judging, *, recompute: bool) -> Changes:
    if not recompute:
        from checklist_engine.comparison.changes import changes_of  # noqa: PLC0415

        return changes_of(older, older, newer, (), ())
    from checklist_engine.comparison.causes import explain_change  # noqa: PLC0415

    return explain_change(older, newer, judging.knowledge(), partial(_with_profile, judging))


def _with_profile(judging: Judging, profile: str) -> Knowledge | None:
    """Return the present knowledge with another profile; None where there is none of that name."""
    with contextlib.suppress(UsageError):
        return msgspec.structs.replace(judging, profile=profile).knowledge()
    return None


def _render(comparison: Comparison, kind: str) -> bytes:
    match kind:
        case "json":
            from checklist_engine.output.comparison_json import encode_comparison  # noqa: PLC0415

            return encode_comparison(comparison)
        case "csv":
            from checklist_engine.output.comparison_csv import write_comparison_csv  # noqa: PLC0415

            return write_comparison_csv(comparison).encode()
        case "html":
            from checklist_engine.output.html.comparison import render_comparison  # noqa: PLC0415

            return render_comparison(comparison).encode()
        case "pdf":
            from checklist_engine.output.pdf.comparison import write_comparison_pdf  # noqa: PLC0415 - WeasyPrint is slow to import

            return write_comparison_pdf(comparison)
        case "xlsx":
            from checklist_engine.output.office.comparison_workbook import write_comparison_workbook  # noqa: PLC0415 - an optional library

            return write_comparison_workbook(comparison)
        case _:
            from checklist_engine.output.comparison_text import render_comparison_text  # noqa: PLC0415

            return render_comparison_text(comparison, words_for(comparison.language)).encode()
