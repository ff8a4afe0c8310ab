"""The program as a process: everything written arrives, and the exit code is the one that was meant."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.cli.running import run, write_tender

if TYPE_CHECKING:
    from pathlib import Path


def process(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own, with pipes for stdout and stderr."""
    return subprocess.run([sys.executable, "-m", "checklist_engine", *arguments], check=False, capture_output=True)  # noqa: S603


def test_a_process_hands_over_everything_before_it_ends(tmp_path: Path) -> None:
    """It ends without taking itself apart, so what it holds back would be lost."""
    tender = write_tender(tmp_path)
    ran = process("check", tender, "--format", "json")

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, run("check", tender, "--format", "json").out, b"")


def test_a_gate_that_is_not_met_is_the_exit_code_of_the_process(tmp_path: Path) -> None:
    """Scripts rely on it, and on the words on stderr."""
    tender = write_tender(tmp_path)
    ran, here = process("check", tender, "--fail-under", "100"), run("check", tender, "--fail-under", "100")

    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (1, here.out, here.err)
