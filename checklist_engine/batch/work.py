"""The work on one part, wherever it is done: in this process, in a worker beside it, or on another machine."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.line import LineJudge
from checklist_engine.batch.partition import read_part
from checklist_engine.errors import KnowledgeError, Problem
from checklist_engine.saying import plain_text, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.batch.partition import Part
    from checklist_engine.batch.settings import Fingerprint, Settings
    from checklist_engine.batch.stream import Unit

__all__ = ["Finished", "Rejected", "line_judge", "work_on"]

_RUN_BYTES = {"parquet": 2 * 1024 * 1024, "jsonl": 512 * 1024}
"""How many bytes of lines are judged together: so many that the stages get enough of them, and so few that full results fit in memory."""
_BOM = b"\xef\xbb\xbf"


class Rejected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What could not be read: the file, the line (from 1), the first byte of the line, and why. `where` is the place in the line."""

    file: str
    line: int
    offset: int
    code: str
    reason: str
    where: str = ""
    hint: str = ""


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """What a part became: its rows (or full results) as JSON Lines, what could not be read, and how much it was.

    `lots` counts rows by state. Lines of `rejected` count from the start of the part if it is a byte range.
    """

    table: bytes
    lines: int
    processes: int
    lots: dict[str, int]
    rejected: tuple[Rejected, ...]


@lru_cache(maxsize=4)
def line_judge(settings: Settings) -> LineJudge:
    """Return the judge for these settings, made once in each process."""
    return LineJudge(settings, settings.knowledge())


def work_on(part: Part, settings: Settings, expected: Fingerprint) -> Finished:
    """Judge every line of a part.

    Raises:
        KnowledgeError: this worker has another engine, catalogue or rules than the batch was started with.

    """
    judge = line_judge(settings)
    own = settings.fingerprint(judge.knowledge)
    if own != expected:
        what = say(
            "this worker has other knowledge ({own}) than the batch was started with ({expected})", own=str(own), expected=str(expected)
        )
        raise KnowledgeError(
            Problem(code="worker-differs", what=what, hint=say("install the same version and the same rules on every worker"))
        )
    encoder = msgspec.json.Encoder(enc_hook=plain_text)
    tables: list[bytes] = []
    lots: Counter[str] = Counter()
    rejected: list[Rejected] = []
    lines = processes = 0
    for units in _runs(read_part(part), _RUN_BYTES[settings.output]):
        lines += len(units)
        rows: list[object] = []
        for unit, outcome in zip(units, judge.judge_all(units, part.source), strict=True):
            processes += outcome.processes
            rows += outcome.rows or outcome.results
            for row in outcome.rows:
                lots[row.state] += 1
            for result in outcome.results:
                lots.update(lot.assessability.state for lot in result.lots)
            rejected += [_rejected(part, unit.line, unit.offset, problem) for problem in outcome.rejected]
        tables.append(encoder.encode_lines(rows))
    return Finished(table=b"".join(tables), lines=lines, processes=processes, lots=dict(lots), rejected=tuple(rejected))


def _runs(units: Iterable[Unit], most: int) -> Iterator[list[Unit]]:
    """Yield the lines of a part in runs of so many bytes."""
    run: list[Unit] = []
    size = 0
    for unit in units:
        if not unit.offset and unit.data.startswith(_BOM):
            unit = msgspec.structs.replace(unit, data=unit.data.removeprefix(_BOM))  # noqa: PLW2901 - the same line
        run.append(unit)
        size += len(unit.data)
        if size >= most:
            yield run
            run, size = [], 0
    if run:
        yield run


def _rejected(part: Part, line: int, offset: int, problem: Problem) -> Rejected:
    return Rejected(
        file=part.source,
        line=line + 1,
        offset=offset,
        code=problem.code,
        reason=plain_text(problem.what),
        where=plain_text(problem.where),
        hint=plain_text(problem.hint),
    )
