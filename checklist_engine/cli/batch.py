"""`batch`: judge every tender of a whole data set into one table."""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from checklist_engine.cli.language import interface_words
from checklist_engine.cli.options import echo, judging_options
from checklist_engine.errors import ExitCode
from checklist_engine.files import STANDARD_INPUT
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checklist_engine.batch.partition import Part, Shard

__all__ = ["command"]

_SHARD = re.compile(r"(\d{1,6})/(\d{1,6})")
_MEGABYTE = 1024 * 1024


class ShardType(click.ParamType):  # type: ignore[type-arg] # generic only in the types of newer versions
    """A share such as `2/8`."""

    name = "I/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Shard:  # noqa: ANN401 - click gives any
        """Return the share."""
        from checklist_engine.batch.partition import Shard  # noqa: PLC0415

        match = _SHARD.fullmatch(value) if isinstance(value, str) else None
        if match is None or not 1 <= int(match.group(1)) <= int(match.group(2)):
            wrong = say("'{value}' is no share. Write it as 2/8: the second of eight.", value=value)
            self.fail(interface_words().said(wrong), param, ctx)
        return Shard(int(match.group(1)), int(match.group(2)))


@click.command()
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@click.option("-o", "--output", "folder", metavar="DIR", required=True, help="Leave the results in this folder.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["parquet", "jsonl"]),
    default="parquet",
    show_default=True,
    help="A table with one row a process and lot, or full results as JSON Lines.",
)
@click.option("--workers", type=click.IntRange(1, 512), default=1, show_default=True, help="How many processes work on this machine.")
@click.option(
    "--scheduler", metavar="ADDRESS", default=None, help="Work on the Dask cluster of this scheduler, such as tcp://10.0.0.5:8786."
)
@click.option("--shard", type=ShardType(), default=None, help="Do only this share of the work, such as 2/8.")
@click.option("--resume", is_flag=True, help="Go on where a batch into this folder ended.")
@click.option(
    "--max-rejected",
    type=click.IntRange(min=0),
    default=None,
    metavar="N",
    help="Exit with 1 if more than N processes cannot be read.",
)
@click.option("--thorough", is_flag=True, help="Read every line in full, also what nothing is decided by. Slower.")
@click.option(
    "--part-size",
    type=click.IntRange(1, 1024),
    default=16,
    show_default=True,
    metavar="MB",
    help="How much input makes one part: what is done again after a crash.",
)
@judging_options
def command(
    *,
    sources: tuple[str, ...],
    folder: str,
    max_rejected: int | None,
    **options: Any,  # noqa: ANN401 - the options of a plan, and the judging options
) -> int:
    """Judge every tender of a data set, into a table of scores.

    FILE is JSON Lines, or OCDS packages one after the other; plain, .gz or
    .zst; - is stdin. Results, summary.json and rejected.jsonl go to DIR.

    \b
    Examples:
      checklist-engine batch releases.jsonl.gz -o results/
      checklist-engine batch data/*.jsonl.gz -o results/ --workers 2 --resume
      checklist-engine batch big.jsonl -o results/ --shard 2/8
    """
    from checklist_engine.batch.run import run_batch  # noqa: PLC0415 - other commands do not need it

    with _Progress(sources, hidden=not sys.stderr.isatty()) as progress:
        try:
            summary = run_batch(_plan(sources, folder, progress.tell, options))
        except KeyboardInterrupt:
            echo(say("What is finished is kept; --resume goes on from there."))
            raise
    echo(summary.sentence())
    for code, count in summary.rejected_by_code.items():
        echo(say("    {count:,} of {code}", count=count, code=code))
    if summary.rejected:
        shard = options["shard"]
        echo(say("See {file} for each of them.", file=Path(folder) / f"rejected{shard.suffix if shard else ''}.jsonl"))
    if max_rejected is not None and summary.rejected > max_rejected:
        echo(
            say(
                "gate not met: {rejected:,} rejected, allowed at most {most:,}; see rejected.jsonl",
                rejected=summary.rejected,
                most=max_rejected,
            )
        )
        return ExitCode.GATE_NOT_MET
    return ExitCode.DONE


def _plan(sources: Sequence[str], folder: str, progress: Callable[[Part, int], None], options: dict[str, Any]) -> Any:  # noqa: ANN401
    from checklist_engine.batch.partition import Shard  # noqa: PLC0415
    from checklist_engine.batch.run import Plan  # noqa: PLC0415
    from checklist_engine.batch.settings import Settings  # noqa: PLC0415

    return Plan(
        sources=tuple(sources),
        results=Path(folder),
        settings=Settings(
            today=dt.datetime.now(tz=dt.UTC).date().isoformat(),
            profile=options["profile"],
            rules=tuple(options["rules"]),
            catalog=tuple(options["catalog"]),
            answers=options["answers"],
            as_of=options["as_of"],
            input_format=options["input_format"],
            output=options["output_format"],
            thorough=options["thorough"],
        ),
        workers=options["workers"],
        scheduler=options["scheduler"],
        shard=options["shard"] or Shard(),
        resume=options["resume"],
        part_bytes=options["part_size"] * _MEGABYTE,
        progress=progress,
    )


class _Progress:
    """A bar on stderr with rate and time left, by the bytes of the inputs that were read."""

    def __init__(self, sources: Sequence[str], *, hidden: bool) -> None:
        total = sum(Path(source).stat().st_size for source in sources if source != STANDARD_INPUT and Path(source).is_file())
        self._bar = click.progressbar(
            length=max(total, 1), label=interface_words().gettext("judging"), file=sys.stderr, hidden=hidden, item_show_func=self._rate
        )
        self._began = time.monotonic()
        self._bytes = self._processes = 0

    def __enter__(self) -> Self:
        self._bar.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.render_finish()

    def _rate(self, _: object) -> str:
        seconds = max(time.monotonic() - self._began, 0.001)
        rate = say(
            "{megabytes:.0f} MB/s, {processes:,.0f} processes/s", megabytes=self._bytes / 1e6 / seconds, processes=self._processes / seconds
        )
        return interface_words().said(rate)

    def tell(self, part: Part, processes: int) -> None:
        """Go on by one part."""
        self._bytes += part.end - part.start
        self._processes += processes
        self._bar.update(part.packed, part)
