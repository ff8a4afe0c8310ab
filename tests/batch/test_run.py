"""What a batch leaves behind, and that it does not depend on who worked on it."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine.batch import work
from checklist_engine.batch.partition import Part, Shard
from checklist_engine.batch.row import Row
from checklist_engine.batch.run import run_batch
from checklist_engine.batch.table import connect
from checklist_engine.errors import UsageError
from tests.batch.corpus import BROKEN, SETTINGS, contents, generated, judge_for_tests, plan, write_lines
from tests.cli.running import run

if TYPE_CHECKING:
    from checklist_engine.batch.settings import Fingerprint, Settings
    from checklist_engine.batch.work import Finished


@pytest.fixture(scope="module")
def lines() -> list[bytes]:
    """Return lines of which some cannot be read."""
    lines = generated(150)
    return [*lines[:50], b"", BROKEN[0], *lines[50:100], BROKEN[1], *lines[100:]]


@pytest.fixture(scope="module")
def undisturbed(lines: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return an input and what one process makes of it."""
    folder = tmp_path_factory.mktemp("undisturbed")
    source = write_lines(folder / "corpus.jsonl", lines)
    run_batch(plan(folder / "results", source))
    return source, folder / "results"


def table(folder: Path) -> list[dict[str, object]]:
    """Return all rows of a table, in the order of the input."""
    rows: list[dict[str, object]] = []
    with connect() as database:
        for path in sorted(folder.glob("part-*.parquet")):
            found = database.execute("SELECT * FROM read_parquet(?)", [str(path)])
            names = [column[0] for column in found.description or ()]
            rows += [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return rows


def test_the_table_holds_the_rows(lines: list[bytes], undisturbed: tuple[str, Path]) -> None:
    """Every field of every row stands in its column; what is unknown is null."""
    source, results = undisturbed
    judge = judge_for_tests()
    rows: list[Row] = []
    offset = 0
    for line in lines:
        rows += judge.judge(line, source, offset).rows if line else ()
        offset += len(line) + 1

    stored = table(results)

    assert len(stored) == len(rows)
    for row, kept in zip(rows, stored, strict=True):
        expected = msgspec.to_builtins(row)
        areas = expected.pop("areas", {})
        for name in Row.__struct_fields__:
            if name == "areas":
                continue
            value = kept[name]
            shown = value.isoformat() if hasattr(value, "isoformat") else value
            default: object = [] if isinstance(value, list) else 0 if name in ("offset", "part") else None
            assert shown == (list(expected[name]) if isinstance(value, list) and name in expected else expected.get(name, default)), name
        assert {key.removeprefix("area_"): value for key, value in kept.items() if key.startswith("area_") and value is not None} == areas
        assert kept["rules_digest"] == judge.knowledge.rules_digest


def test_what_cannot_be_read_is_told(undisturbed: tuple[str, Path]) -> None:
    """With file, line, place, code and reason, and counted."""
    source, results = undisturbed
    rejected = [json.loads(line) for line in (results / "rejected.jsonl").read_bytes().splitlines()]
    summary = json.loads((results / "summary.json").read_bytes())

    assert [(one["file"], one["line"], one["code"]) for one in rejected] == [
        (source, 52, "json-syntax"),
        (source, 103, "not-a-specification"),
    ]
    assert rejected[1]["reason"] == "this list holds no specification"
    assert summary["rejected"] == 2
    assert summary["rejected_by_code"] == {"json-syntax": 1, "not-a-specification": 1}
    assert (summary["lines"], summary["processes"]) == (152, 150)
    assert summary["lots"] == summary["assessed"] + summary["not_ict"] + summary["no_requirements"]


def test_workers_leave_the_same_bytes(undisturbed: tuple[str, Path], tmp_path: Path) -> None:
    """Three processes, in whatever order they finish."""
    source, results = undisturbed
    run_batch(plan(tmp_path / "results", source, workers=3))

    assert contents(tmp_path / "results") == contents(results)


def test_shares_together_are_the_whole(undisturbed: tuple[str, Path], tmp_path: Path) -> None:
    """Also into one folder; lines are counted from the start of the file."""
    source, results = undisturbed
    for index in (1, 2, 3):
        run_batch(plan(tmp_path / "results", source, shard=Shard(index, 3)))
    shares = contents(tmp_path / "results")
    rejected = b"".join(data for name, data in shares.items() if name.startswith("rejected"))

    assert {name: data for name, data in shares.items() if name.startswith("part")} == {
        name: data for name, data in contents(results).items() if name.startswith("part")
    }
    assert sorted(rejected.splitlines()) == sorted((results / "rejected.jsonl").read_bytes().splitlines())


def test_packed_input_gives_the_same_rows(lines: list[bytes], undisturbed: tuple[str, Path], tmp_path: Path) -> None:
    """Only the name of the file differs."""
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(lines)))
    run_batch(plan(tmp_path / "results", str(path), workers=2))
    skip = {"file", "filename"}

    assert [{key: value for key, value in row.items() if key not in skip} for row in table(tmp_path / "results")] == [
        {key: value for key, value in row.items() if key not in skip} for row in table(undisturbed[1])
    ]
    told = [json.loads(line) for line in (tmp_path / "results" / "rejected.jsonl").read_bytes().splitlines()]
    assert [one["line"] for one in told] == [52, 103]


def test_a_folder_with_results_is_not_written_over(undisturbed: tuple[str, Path]) -> None:
    """Unless asked to go on."""
    source, results = undisturbed
    with pytest.raises(UsageError, match="results of a batch stand in this folder"):
        run_batch(plan(results, source))

    before = contents(results)
    run_batch(plan(results, source, resume=True))
    assert contents(results) == before


def test_going_on_does_only_what_is_missing(undisturbed: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part whose file was lost or cut is done again, others are not."""
    source, results = undisturbed
    run_batch(plan(tmp_path, source))
    files = sorted(tmp_path.glob("part-*"))
    files[1].unlink()
    files[2].write_bytes(files[2].read_bytes()[:-1])
    done: list[str] = []
    original = work.work_on

    def told(part: Part, settings: Settings, expected: Fingerprint) -> Finished:
        done.append(part.name)
        return original(part, settings, expected)

    monkeypatch.setattr("checklist_engine.batch.workers.work_on", told)

    run_batch(plan(tmp_path, source, resume=True))

    assert done == [files[1].stem, files[2].stem]
    assert contents(tmp_path) == contents(results)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"settings": msgspec.structs.replace(SETTINGS, profile="nl-forum")},
            "the rules or the profile have changed and other options were given",
        ),
        ({"settings": msgspec.structs.replace(SETTINGS, as_of="2026-01-01")}, "other options were given"),
        ({"part_bytes": 5000}, "the input is divided otherwise"),
    ],
    ids=["profile", "day", "parts"],
)
def test_going_on_with_something_else_is_refused(
    undisturbed: tuple[str, Path], tmp_path: Path, changes: dict[str, object], reason: str
) -> None:
    """Rows of two kinds would stand in one table."""
    source, _ = undisturbed
    run_batch(plan(tmp_path, source))
    if "profile" in reason:
        profiles = judge_for_tests().knowledge.profiles
        changes = {"settings": msgspec.structs.replace(SETTINGS, profile=next(name for name in profiles if name != "baseline"))}

    with pytest.raises(UsageError, match=reason):
        run_batch(plan(tmp_path, source, resume=True, **changes))


def test_a_changed_input_is_refused(lines: list[bytes], tmp_path: Path) -> None:
    """By its content, by its size, and by the time of its last change."""
    source = write_lines(tmp_path / "corpus.jsonl", lines)
    run_batch(plan(tmp_path / "results", source))
    status = Path(source).stat()
    write_lines(tmp_path / "corpus.jsonl", [lines[0].replace(b"ocds", b"OCDS"), *lines[1:]])
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(UsageError, match=r"corpus\.jsonl has changed"):
        run_batch(plan(tmp_path / "results", source, resume=True))

    write_lines(tmp_path / "corpus.jsonl", lines)
    with pytest.raises(UsageError, match=r"corpus\.jsonl has changed"):
        run_batch(plan(tmp_path / "results", source, resume=True))


def test_a_full_disk_is_told_and_gone_on_from(undisturbed: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood before is kept."""
    from checklist_engine.batch import table as module  # noqa: PLC0415 - patched below

    source, results = undisturbed
    with monkeypatch.context() as patch:
        writes = iter(range(100))
        original = module.TableWriter.write

        def full(self: module.TableWriter, name: str, data: bytes) -> Path:
            if next(writes) == 2:
                raise OSError(28, "No space left on device")
            return original(self, name, data)

        patch.setattr(module.TableWriter, "write", full)
        with pytest.raises(UsageError, match="No space left on device"):
            run_batch(plan(tmp_path, source))
    run_batch(plan(tmp_path, source, resume=True))

    assert contents(tmp_path) == contents(results)


def test_the_command(lines: list[bytes], tmp_path: Path) -> None:
    """Says what it did on stderr, and gates on what could not be read."""
    data = b"\n".join(lines[:60])
    ran = run("batch", "-", "-o", str(tmp_path / "results"), "--max-rejected", "0", stdin=data)

    assert ran.code == 1
    assert ran.out == b""
    assert "gate not met: 1 rejected, allowed at most 0; see rejected.jsonl" in ran.err
    assert "    1 of json-syntax" in ran.err
    assert run("batch", "-", "-o", str(tmp_path / "other"), "--max-rejected", "1", "--format", "jsonl", stdin=data).code == 0
    assert run("batch", "-", "-o", str(tmp_path / "other"), "--resume", stdin=data).code == 2
    assert run("batch", "x.jsonl", "-o", str(tmp_path / "third"), "--shard", "3/2").code == 2
    assert run("batch", str(tmp_path / "nothing.jsonl"), "-o", str(tmp_path / "third")).code == 3


def test_packed_data_on_stdin_is_told(lines: list[bytes], tmp_path: Path) -> None:
    """It is not unpacked there, and its bytes are no lines."""
    ran = run("batch", "-", "-o", str(tmp_path / "results"), stdin=gzip.compress(b"\n".join(lines[:9])))

    assert (ran.code, ran.err) == (
        3,
        (
            "-: packed data stands where lines of JSON were expected [still-packed]\n"
            "    what to do: name the file itself instead of -, or unpack it first\n"
        ),
    )


def test_a_file_named_twice_is_refused(lines: list[bytes], tmp_path: Path) -> None:
    """By whatever path: its processes would count twice."""
    source = tmp_path / "lines.jsonl"
    source.write_bytes(b"\n".join(lines[:3]))
    again = str(tmp_path / "." / ".." / tmp_path.name / "lines.jsonl")

    ran = run("batch", str(source), again, "-o", str(tmp_path / "results"))

    assert (ran.code, ran.err) == (
        2,
        (f"{again}: this input is named twice, so that its processes would count twice [input-twice]\n    what to do: name it once\n"),
    )
    assert not (tmp_path / "results").exists()


def test_a_folder_as_input_and_a_file_as_folder_are_told(lines: list[bytes], tmp_path: Path) -> None:
    """Each with what to do."""
    source = tmp_path / "lines.jsonl"
    source.write_bytes(lines[0])

    assert run("batch", str(tmp_path), "-o", str(tmp_path / "results")).err == (
        f"{tmp_path}: Is a directory [file-unreadable]\n    what to do: name a file in it\n"
    )
    assert run("batch", str(source), "-o", str(source)).err == (
        f"{source}: Not a directory [output-unwritable]\n    what to do: choose a folder that can be written\n"
    )
