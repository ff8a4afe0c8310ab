"""A whole batch: cut the inputs, work on every part that is not done, write what it becomes, and sum up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.manifest import Manifest, State, describe_input
from checklist_engine.batch.partition import PART_BYTES, Part, Shard, parts_of
from checklist_engine.batch.settings import Settings
from checklist_engine.batch.summary import Summary, rejected_in_order, summarise
from checklist_engine.batch.table import TableWriter
from checklist_engine.batch.work import line_judge
from checklist_engine.batch.workers import in_this_process, with_workers
from checklist_engine.errors import Problem, UsageError, system_reason
from checklist_engine.files import STANDARD_INPUT, write_whole
from checklist_engine.result import RESULT_SCHEMA_VERSION
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.batch.manifest import Record
    from checklist_engine.batch.workers import Engine

__all__ = ["Plan", "run_batch"]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to do. `scheduler` is the address of a Dask scheduler; `progress` is told of each part and its processes."""

    sources: tuple[str, ...]
    results: Path
    settings: Settings
    workers: int = 1
    scheduler: str | None = None
    shard: Shard = Shard()
    resume: bool = False
    part_bytes: int = PART_BYTES
    progress: Callable[[Part, int], None] | None = None


def run_batch(plan: Plan) -> Summary:
    """Judge every process of every input and leave results, `rejected.jsonl` and `summary.json` in the folder.

    Raises:
        InputError: an input cannot be read at all; what is done is kept.
        UsageError: the folder holds other results or cannot be written, or a library or the cluster is missing.

    """
    if plan.resume and STANDARD_INPUT in plan.sources:
        what = say("stdin cannot be read again from the start")
        raise UsageError(Problem(code="resume-stdin", what=what, hint=say("save the input to a file, or leave out --resume")))
    _refuse_twice(plan.sources)
    judge = line_judge(plan.settings)
    fingerprint = plan.settings.fingerprint(judge.knowledge)
    state = State(plan.results, plan.shard)
    given = Manifest(
        schema_version=RESULT_SCHEMA_VERSION,
        fingerprint=fingerprint,
        settings=plan.settings,
        inputs=tuple(describe_input(source) for source in plan.sources),
        part_bytes=plan.part_bytes,
        shard=(plan.shard.index, plan.shard.count),
    )
    manifest = state.begin(given, resume=plan.resume)
    records: list[Record] = []
    try:
        # The engine starts its processes before the database starts threads.
        finished = _engine(plan)(_open_parts(plan, state, records), manifest.settings, fingerprint)
        next_part = next(finished, None)
        with TableWriter(plan.results, manifest.settings, fingerprint, judge.knowledge) as writer:
            while next_part is not None:
                part, done = next_part
                records.append(state.finish(part, done, writer.write(part.name, done.table)))
                _tell(plan, part, done.processes)
                del done, next_part  # the rows of a part are not kept while the next one is worked on
                next_part = next(finished, None)
        records.sort(key=lambda record: (record.file, record.name))
        summary = summarise(manifest, records)
        _write_end(plan, manifest, records, summary)
    except OSError as error:
        what = say("a file cannot be written or read: {reason}", reason=system_reason(error))
        hint = say("make room, then go on with --resume")
        raise UsageError(Problem(code="output-unwritable", where=str(plan.results), what=what, hint=hint)) from None
    return summary


def _refuse_twice(sources: Sequence[str]) -> None:
    """Refuse a file that is named twice, by whatever path: its processes would count twice."""
    seen: set[Path | str] = set()
    for source in sources:
        file = source if source == STANDARD_INPUT else Path(source).resolve()
        if file in seen:
            what = say("this input is named twice, so that its processes would count twice")
            raise UsageError(Problem(code="input-twice", where=source, what=what, hint=say("name it once")))
        seen.add(file)


def _engine(plan: Plan) -> Engine:
    if plan.scheduler is not None:
        from checklist_engine.batch.cluster import on_cluster  # noqa: PLC0415 - an optional extra

        return on_cluster(plan.scheduler)
    return in_this_process if plan.workers == 1 else with_workers(plan.workers)


def _open_parts(plan: Plan, state: State, records: list[Record]) -> Iterator[Part]:
    """Yield the parts of this share that are not done; the records of those that are go to `records`."""
    for number, source in enumerate(plan.sources):
        for part in parts_of(number, source, plan.part_bytes):
            if not plan.shard.has(number, part.number):
                continue
            record = state.finished(part) if plan.resume else None
            if record is None:
                yield part
            else:
                records.append(record)
                _tell(plan, part, record.processes)


def _tell(plan: Plan, part: Part, processes: int) -> None:
    if plan.progress is not None:
        plan.progress(part, processes)


def _write_end(plan: Plan, manifest: Manifest, records: Sequence[Record], summary: Summary) -> None:
    encoder = msgspec.json.Encoder()
    rejected = encoder.encode_lines(list(rejected_in_order(manifest, records)))
    write_whole(plan.results / f"rejected{plan.shard.suffix}.jsonl", rejected)
    write_whole(plan.results / f"summary{plan.shard.suffix}.json", msgspec.json.format(encoder.encode(summary), indent=2) + b"\n")
