"""A real scheduler and two real workers on this machine give what one process gives, also when one of them is lost."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

import msgspec

from checklist_engine.batch.cluster import on_cluster
from checklist_engine.batch.partition import parts_of
from checklist_engine.batch.run import run_batch
from checklist_engine.batch.work import line_judge
from checklist_engine.errors import UsageError
from tests.batch.corpus import ROOT, SETTINGS, contents, generated, plan, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore")


class Cluster:
    """A scheduler, and workers by the number of their process."""

    def __init__(self, stack: ExitStack, folder: Path, *, scheduler_has_package: bool = True) -> None:
        self._stack = stack
        self._folder = folder
        self._scheduler_has_package = scheduler_has_package
        self.address = self._start("scheduler", ("--host", "127.0.0.1", "--port", "0", "--no-dashboard"), r"Scheduler at:\s+(tcp://\S+)")
        self.workers = [self._worker(), self._worker()]

    def _worker(self) -> subprocess.Popen[str]:
        options = (self.address, "--no-dashboard", "--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder))
        self._start("worker", options, r"Registered to:\s+(tcp://\S+)")
        return self._last

    def _start(self, kind: str, options: tuple[str, ...], ready: str) -> str:
        module = f"distributed.cli.dask_{kind}"
        command = [sys.executable, "-m", module, *options]
        if kind == "scheduler" and not self._scheduler_has_package:
            command[1:3] = ["-c", f"import sys; sys.modules['checklist_engine'] = None; from {module} import main; main()"]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own
        self._last = self._stack.enter_context(process)
        self._stack.callback(process.kill)
        assert process.stderr is not None
        told = []
        for line in process.stderr:
            told.append(line)
            found = re.search(ready, line)
            if found:
                return found.group(1)
        raise AssertionError("".join(told))


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Start a cluster, and end it."""
    with ExitStack() as stack:
        yield Cluster(stack, tmp_path / "dask")


def test_with_a_worker_lost_in_the_middle(cluster: Cluster, tmp_path: Path) -> None:
    """No row is wrong, missing or doubled."""
    source = write_lines(tmp_path / "corpus.jsonl", [*generated(300, seed=9), b"{broken"])
    run_batch(plan(tmp_path / "local", source, part_bytes=50_000))
    parts: list[str] = []

    def kill_one(*_: object) -> None:
        parts.append("")
        if len(parts) == 3:
            cluster.workers[0].kill()

    run_batch(plan(tmp_path / "cluster", source, part_bytes=50_000, scheduler=cluster.address, progress=kill_one))

    assert len(parts) > 10
    assert contents(tmp_path / "cluster") == contents(tmp_path / "local")


def test_a_worker_with_other_knowledge_is_refused(cluster: Cluster, tmp_path: Path) -> None:
    """Before any work starts, with the address of the worker."""
    source = write_lines(tmp_path / "corpus.jsonl", generated(3))
    expected = msgspec.structs.replace(SETTINGS.fingerprint(line_judge(SETTINGS).knowledge), rules_digest="0" * 64)
    engine = on_cluster(cluster.address)(parts_of(0, source), SETTINGS, expected)

    with pytest.raises(UsageError, match=r"tcp://127\.0\.0\.1:\d+: this worker would judge with version .*worker-differs"):
        next(engine)


def test_a_scheduler_without_the_package_is_refused(tmp_path: Path) -> None:
    """It reads what it passes on; the message says what is missing, before any work starts."""
    source = write_lines(tmp_path / "corpus.jsonl", generated(1))
    with ExitStack() as stack:
        cluster = Cluster(stack, tmp_path / "dask", scheduler_has_package=False)
        with pytest.raises(UsageError, match=r"install the same version of the package on every worker"):
            run_batch(plan(tmp_path / "results", source, scheduler=cluster.address))


def test_without_a_scheduler(tmp_path: Path) -> None:
    """The message says how to start one."""
    source = write_lines(tmp_path / "corpus.jsonl", generated(1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checklist_engine.batch.cluster._SECONDS_TO_CONNECT", 1)
        with pytest.raises(UsageError, match=r"no Dask scheduler with a worker answers(.|\n)*dask worker ADDRESS"):
            run_batch(plan(tmp_path / "results", source, scheduler="tcp://127.0.0.1:1"))
