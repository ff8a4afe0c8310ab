"""A batch that was killed at any moment and taken up again leaves what an undisturbed one leaves."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checklist_engine.batch.run import run_batch
from tests.batch.corpus import ROOT, contents, generated, plan, write_lines

if TYPE_CHECKING:
    from pathlib import Path

# Runs a batch, and kills itself at the given call of one of the steps that leave something behind, before or after it.
SCRIPT = """
import os, signal, sys
from pathlib import Path
from tests.batch.corpus import plan
from checklist_engine.batch import manifest, run, table
source, results, workers, step, number, when = sys.argv[1:]
owner, name = {"table": (table.TableWriter, "write"), "record": (manifest.State, "finish"), "end": (run, "write_whole")}[step]
original, calls = getattr(owner, name), iter(range(10_000))

def deadly(*given):
    last = next(calls) == int(number)
    if last and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    made = original(*given)
    if last:
        os.kill(os.getpid(), signal.SIGKILL)
    return made

setattr(owner, name, deadly)
run.run_batch(plan(Path(results), source, workers=int(workers), resume=True))
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """Return an input and what an undisturbed batch makes of it."""
    folder = tmp_path_factory.mktemp("corpus")
    source = write_lines(folder / "corpus.jsonl", [*generated(120, seed=5), b"{broken"])
    run_batch(plan(folder / "results", source))
    return source, dict(contents(folder / "results"))


def run_and_die(source: str, results: Path, workers: int, step: str, number: int, when: str) -> int:
    """Run a batch that kills itself; return its exit code."""
    command = [sys.executable, "-c", SCRIPT, source, str(results), str(workers), step, str(number), when]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode  # noqa: S603 - our own script


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_ten_times_and_still_equal(corpus: tuple[str, dict[str, bytes]], tmp_path: Path, workers: int) -> None:
    """Five times in a row each, at moments drawn anew: around the writing of tables, of records, and of the end."""
    source, expected = corpus
    draw = random.Random(workers)  # noqa: S311 - a test, no secret
    moments = [(draw.choice(["table", "record"]), draw.randrange(2), draw.choice(["before", "after"])) for _ in range(4)]
    for step, number, when in [*moments, ("end", draw.randrange(2), draw.choice(["before", "after"]))]:
        assert run_and_die(source, tmp_path, workers, step, number, when) == -signal.SIGKILL

    run_batch(plan(tmp_path, source, resume=True))

    assert contents(tmp_path) == expected
