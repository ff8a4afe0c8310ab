"""What a batch comes to: counts for people and gates, and everything that could not be read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.counted import assessed_lots, lots_not_ict, lots_without_requirements
from checklist_engine.batch.stream import BLOCK
from checklist_engine.documents.counted import counted
from checklist_engine.files import STANDARD_INPUT
from checklist_engine.result import RESULT_SCHEMA_VERSION
from checklist_engine.saying import say, say_counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checklist_engine.batch.manifest import Manifest, Record
    from checklist_engine.batch.work import Rejected

__all__ = ["InputSummary", "Summary", "rejected_in_order", "summarise"]


class InputSummary(msgspec.Struct, frozen=True, kw_only=True):
    """How much one input held."""

    file: str
    lines: int
    processes: int
    rejected: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch comes to. Lots are rows: those `assessed` have scores, the others are counted and never scored."""

    schema_version: str
    engine: str
    catalog_digest: str
    rules_digest: str
    profile: str
    as_of: str | None
    shard: tuple[int, int]
    parts: int
    lines: int
    processes: int
    lots: int
    assessed: int
    not_ict: int
    no_requirements: int
    rejected: int
    rejected_by_code: dict[str, int]
    inputs: tuple[InputSummary, ...]

    def sentence(self) -> str:
        """Return the counts in one sentence."""
        return say(
            "{assessed} ({not_ict}, {no_requirements}); {processes} in {lines}, {rejected:,} rejected",
            assessed=assessed_lots(self.assessed, self.lots),
            not_ict=lots_not_ict(self.not_ict),
            no_requirements=lots_without_requirements(self.no_requirements),
            processes=say_counted("{count:,} process", "{count:,} processes", self.processes),
            lines=counted(self.lines, "line"),
            rejected=self.rejected,
        )


def summarise(manifest: Manifest, records: Sequence[Record]) -> Summary:
    """Return the counts of all parts."""
    lots: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for record in records:
        lots.update(record.lots)
        codes.update(rejected.code for rejected in record.rejected)
    by_file = [[record for record in records if record.file == number] for number in range(len(manifest.inputs))]
    return Summary(
        schema_version=RESULT_SCHEMA_VERSION,
        engine=manifest.fingerprint.engine,
        catalog_digest=manifest.fingerprint.catalog_digest,
        rules_digest=manifest.fingerprint.rules_digest,
        profile=manifest.settings.profile,
        as_of=manifest.settings.as_of,
        shard=manifest.shard,
        parts=len(records),
        lines=sum(record.lines for record in records),
        processes=sum(record.processes for record in records),
        lots=lots.total(),
        assessed=lots["assessed"],
        not_ict=lots["not-ict"],
        no_requirements=lots["no-requirements"],
        rejected=codes.total(),
        rejected_by_code=dict(sorted(codes.items())),
        inputs=tuple(
            InputSummary(
                file=given.file,
                lines=sum(record.lines for record in own),
                processes=sum(record.processes for record in own),
                rejected=sum(len(record.rejected) for record in own),
            )
            for given, own in zip(manifest.inputs, by_file, strict=True)
        ),
    )


def rejected_in_order(manifest: Manifest, records: Iterable[Record]) -> Iterator[Rejected]:
    """Yield everything that was rejected, in the order of the input, its line counted from the start of its file."""
    for record in sorted(records, key=lambda record: (record.file, record.name)):
        before = 0
        source = manifest.inputs[record.file].file
        if record.rejected and record.counts_from and source != STANDARD_INPUT:
            before = _lines_before(Path(source), record.counts_from)
        for rejected in record.rejected:
            yield msgspec.structs.replace(rejected, line=rejected.line + before)


def _lines_before(path: Path, position: int) -> int:
    lines = 0
    with path.open("rb") as file:
        while position > 0 and (block := file.read(min(BLOCK, position))):
            lines += block.count(b"\n")
            position -= len(block)
    return lines
