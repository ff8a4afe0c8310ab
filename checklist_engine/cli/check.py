"""`check`: judge specifications and print the results."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from checklist_engine.check import check
from checklist_engine.cli.check_formats import FORMATS, choose_format, render_results, wants_colour
from checklist_engine.cli.language import interface_words
from checklist_engine.cli.options import Judging, echo, echo_problem, judging_options, output_option, read_sources
from checklist_engine.errors import ExitCode, InputError, Problem, UsageError
from checklist_engine.files import expand_paths, write_output
from checklist_engine.result import CheckResult
from checklist_engine.saying import N_, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checklist_engine.output.json_result import Failure

__all__ = ["command"]

SHOW_PROGRESS_FROM = 5


@click.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default=None,
    help="How to show it. By default by the ending of the file of -o, else text.",
)
@output_option
@click.option("--top", type=click.IntRange(min=0), default=5, show_default=True, help="How many actions the text shows.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    default=None,
    metavar="SCORE",
    help="Exit with 1 if a score is below this.",
)
@click.option("--accept-waivers", is_flag=True, help="Let --fail-under look at the score with waivers.")
@click.option("--baseline", metavar="RESULT", default=None, help="Tell on stderr what is a gap now and was none in this saved result.")
@click.option("--fail-on", type=click.Choice(["new"]), default=None, help="Exit with 1 if there is a gap that --baseline does not have.")
@judging_options
def command(  # noqa: PLR0913 - one parameter an option
    *,
    sources: tuple[str, ...],
    output_format: str | None,
    output: str | None,
    top: int,
    fail_under: float | None,
    accept_waivers: bool,
    baseline: str | None,
    fail_on: str | None,
    **judging: Any,  # noqa: ANN401 - the judging options
) -> int:
    """Check specifications: score, gaps in order of importance, clauses.

    FILE is a specification in JSON, a folder of them, or - for stdin.
    The own format and OCDS releases and records are recognised.

    \b
    Examples:
      checklist-engine check tender.json
      checklist-engine check tender.json --format json -o result.json
      checklist-engine check tenders/ --format xlsx -o results.xlsx
      checklist-engine check tender.json --format sarif -o result.sarif
      checklist-engine check tender.json --format oscal -o assessment.json
      checklist-engine check tenders/ --fail-under 70
      checklist-engine check tender.json --baseline result.json --fail-on new
    """
    if fail_on and baseline is None:
        raise UsageError(Problem(code="no-baseline", what=say("--fail-on was given without --baseline"), hint=say("add --baseline RESULT")))
    before = _read_baseline(baseline) if baseline is not None else None
    files = expand_paths(sources)
    chosen = choose_format(output_format, output)
    results, failures = _check_all(files, Judging(**judging))
    written = render_results(results, chosen, top=top, colour=wants_colour(output))
    if written:
        write_output(written, output, never=files if baseline is None else [*files, baseline])
    if failures:
        return ExitCode.INVALID_INPUT
    read = [item for item in results if isinstance(item, CheckResult)]
    code = _gate(read, fail_under, accept_waivers=accept_waivers)
    if before is None:
        return code
    from checklist_engine.cli.baseline import tell_new_gaps  # noqa: PLC0415

    new = tell_new_gaps(read, before, Judging(**judging))
    return ExitCode.GATE_NOT_MET if new and fail_on else code


def _read_baseline(source: str) -> tuple[CheckResult, ...]:
    from checklist_engine.cli.baseline import read_baseline  # noqa: PLC0415 - few checks have one

    return read_baseline(source)


def _check_all(files: Sequence[str], judging: Judging) -> tuple[list[CheckResult | Failure], int]:
    """Check every process of every file. What cannot be read is told on stderr and stands as a failure in its place."""
    from checklist_engine.output.json_result import Failure  # noqa: PLC0415

    knowledge = judging.knowledge()
    results: list[CheckResult | Failure] = []
    failures = 0
    for source in _with_progress(files):
        for item in read_sources(source, judging):
            try:
                if isinstance(item, InputError):
                    raise item
                results.append(check(item, knowledge, as_of=judging.as_of))
            except InputError as error:
                failures += 1
                results.append(Failure(source=source, error=error.problems))
                for problem in error.problems:
                    echo_problem(problem.placed(source) if len(files) > 1 else problem)
    return results, failures


def _with_progress(files: Sequence[str]) -> Iterator[str]:
    """Yield the files, with a bar on stderr where a person waits for many."""
    if len(files) < SHOW_PROGRESS_FROM or not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, label=interface_words().gettext("checking"), file=sys.stderr) as progress:
        yield from progress


def _gate(results: Iterable[CheckResult], fail_under: float | None, *, accept_waivers: bool) -> int:
    """Return 1 where a score is below the gate, or null; say which and why."""
    if fail_under is None:
        return ExitCode.DONE
    code = ExitCode.DONE
    for result in results:
        score = result.score.value if accept_waivers else result.score.without_waivers
        name = f"{result.specification.source}: {result.specification.id}"
        if score is None:
            why = result.assessability.reason if result.assessability.state != "assessed" else say("no expectation applies for certain")
            echo(say("gate not met: {name} has no score ({why})", name=name, why=why))
            code = ExitCode.GATE_NOT_MET
        elif score < fail_under:
            if accept_waivers or not result.waivers:
                message = N_("gate not met: {name} scores {score:.1f}, asked for {wanted:g}")
            else:
                message = N_("gate not met: {name} scores {score:.1f} without waivers, asked for {wanted:g}")
            echo(say(message, name=name, score=score, wanted=fail_under))
            code = ExitCode.GATE_NOT_MET
    return code
