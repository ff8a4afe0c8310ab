"""What a batch was started with and which parts are finished: what `--resume` goes on from.

A part is finished when its record can be read and the digest in it is that of the file of the part; whatever a crash left half
written is done again.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.settings import Fingerprint, Settings
from checklist_engine.batch.work import Rejected
from checklist_engine.errors import InputError, Problem, UsageError, system_reason
from checklist_engine.files import STANDARD_INPUT, file_unreadable, write_whole
from checklist_engine.saying import AND, say, say_joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.batch.partition import Part, Shard
    from checklist_engine.batch.work import Finished

__all__ = ["InputState", "Manifest", "Record", "State", "describe_input"]

_SAMPLES = 64
_SAMPLE = 64 * 1024


class InputState(msgspec.Struct, frozen=True, kw_only=True):
    """An input as it was when the batch began: size in bytes, time of the last change, and the SHA-256 of evenly spread samples."""

    file: str
    size: int
    changed: int
    sample: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch was started with."""

    schema_version: str
    fingerprint: Fingerprint
    settings: Settings
    inputs: tuple[InputState, ...]
    part_bytes: int
    shard: tuple[int, int]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A finished part: what it was made from, the file that holds its rows with the SHA-256 of it, and how much it was."""

    name: str
    file: int
    start: int
    end: int
    counts_from: int | None
    table: str
    digest: str
    lines: int
    processes: int
    lots: dict[str, int]
    rejected: tuple[Rejected, ...]


def describe_input(source: str) -> InputState:
    """Return the state of an input; of stdin only its name.

    Raises:
        InputError: it cannot be read.

    """
    if source == STANDARD_INPUT:
        return InputState(file=source, size=0, changed=0, sample="")
    path = Path(source)
    try:
        status = path.stat()
        digest = hashlib.sha256()
        with path.open("rb") as file:
            step = max(status.st_size // _SAMPLES, _SAMPLE)
            for place in (*range(0, status.st_size, step), max(0, status.st_size - _SAMPLE)):
                file.seek(place)
                digest.update(file.read(_SAMPLE))
    except OSError as error:
        raise InputError(file_unreadable(source, error)) from None
    return InputState(file=source, size=status.st_size, changed=status.st_mtime_ns, sample=digest.hexdigest())


class State:
    """The folder beside the results in which a batch remembers what is done."""

    def __init__(self, results: Path, shard: Shard) -> None:
        self.results = results
        self.folder = results / f".batch{shard.suffix}"
        self._manifest = self.folder / "manifest.json"

    def begin(self, manifest: Manifest, *, resume: bool) -> Manifest:
        """Start a batch, or take up the one that was started here; return what it was started with.

        Raises:
            UsageError: there are results and `resume` is not set, or they were made from something else.

        """
        before = self._read()
        if before is None:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                write_whole(self._manifest, msgspec.json.format(msgspec.json.encode(manifest)))
            except OSError as error:
                what = system_reason(error)
                hint = say("choose a folder that can be written")
                raise UsageError(Problem(code="output-unwritable", where=str(self.results), what=what, hint=hint)) from None
            return manifest
        if not resume:
            what = say("results of a batch stand in this folder")
            hint = say("add --resume to go on with them, or choose another folder")
            raise UsageError(Problem(code="results-exist", where=str(self.results), what=what, hint=hint))
        differences = _differences(before, manifest)
        if differences:
            what = say("the batch cannot go on, since {differences}", differences=say_joined(differences, AND))
            hint = say("choose another folder and start anew, or bring back what was there")
            raise UsageError(Problem(code="resume-differs", where=str(self.results), what=what, hint=hint))
        return before

    def _read(self) -> Manifest | None:
        try:
            return msgspec.json.decode(self._manifest.read_bytes(), type=Manifest)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, msgspec.DecodeError) as error:
            what = say("the manifest of this batch cannot be read: {error}", error=str(error))
            raise UsageError(Problem(code="manifest-unreadable", where=str(self._manifest), what=what, hint=say("start anew"))) from None

    def finish(self, part: Part, finished: Finished, table: Path) -> Record:
        """Remember that a part is done; its file stands already."""
        record = Record(
            name=part.name,
            file=part.file,
            start=part.start,
            end=part.end,
            counts_from=part.counts_from,
            table=table.name,
            digest=hashlib.sha256(table.read_bytes()).hexdigest(),
            lines=finished.lines,
            processes=finished.processes,
            lots=finished.lots,
            rejected=finished.rejected,
        )
        write_whole(self.folder / f"{part.name}.json", msgspec.json.encode(record))
        return record

    def finished(self, part: Part) -> Record | None:
        """Return the record of a part if it is done and its file is whole, else None."""
        with contextlib.suppress(OSError, msgspec.DecodeError):
            record = msgspec.json.decode((self.folder / f"{part.name}.json").read_bytes(), type=Record)
            table = (self.results / record.table).read_bytes()
            same = (record.name, record.start, record.end) == (part.name, part.start, part.end)
            if same and hashlib.sha256(table).hexdigest() == record.digest:
                return record
        return None


def _differences(before: Manifest, now: Manifest) -> list[str]:
    """Return in words what is not as it was; the day on which an undated notice is judged stays that of the beginning."""
    found: list[str] = []
    old, new = before.fingerprint, now.fingerprint
    if old.engine != new.engine:
        found.append(say("it was begun by version {before} and this is {now}", before=old.engine, now=new.engine))
    if old.catalog_digest != new.catalog_digest:
        found.append(say("the catalogue has changed"))
    if old.rules_digest != new.rules_digest:
        found.append(say("the rules or the profile have changed"))
    if old.answers != new.answers:
        found.append(say("the answers have changed"))
    if msgspec.structs.replace(before.settings, today="") != msgspec.structs.replace(now.settings, today=""):
        found.append(say("other options were given"))
    if (before.part_bytes, before.shard) != (now.part_bytes, now.shard):
        found.append(say("the input is divided otherwise"))
    found += _changed_inputs(before.inputs, now.inputs)
    return found


def _changed_inputs(before: Sequence[InputState], now: Sequence[InputState]) -> list[str]:
    if [one.file for one in before] != [one.file for one in now]:
        return [say("other inputs were named, or in another order")]
    return [say("{file} has changed", file=new.file) for old, new in zip(before, now, strict=True) if old != new]
