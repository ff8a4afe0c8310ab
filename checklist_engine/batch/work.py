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
from checklist_engine.specification.decode import MAX_BYTES

if TYPE_CHECKING:
    from checklist_engine.batch.partition import Part
    from checklist_engine.batch.settings import Fingerprint, Settings

__all__ = ["Finished", "Rejected", "line_judge", "work_on"]


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
    rows: list[object] = []
    lots: Counter[str] = Counter()
    rejected: list[Rejected] = []
    lines = processes = 0
    for unit in read_part(part):
        lines += 1
        if len(unit.data) > MAX_BYTES:
            what = say("the line has more than {most:,} bytes", most=MAX_BYTES)
            rejected.append(_rejected(part, unit.line, unit.offset, Problem(code="too-large", what=what, hint=say("one process a line"))))
            continue
        data = unit.data if unit.offset or not unit.data.startswith(b"\xef\xbb\xbf") else unit.data[3:]
        outcome = judge.judge(data, part.source, unit.offset)
        processes += outcome.processes
        for row in outcome.rows:
            lots[row.state] += 1
        rows += outcome.rows
        for result in outcome.results:
            lots.update(lot.assessability.state for lot in result.lots)
        rows += outcome.results
        rejected += [_rejected(part, unit.line, unit.offset, problem) for problem in outcome.rejected]
        if len(rows) >= 1000:  # noqa: PLR2004 - a run of rows that stays small in memory
            tables.append(encoder.encode_lines(rows))
            rows.clear()
    tables.append(encoder.encode_lines(rows))
    return Finished(table=b"".join(tables), lines=lines, processes=processes, lots=dict(lots), rejected=tuple(rejected))


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
