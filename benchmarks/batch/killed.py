"""Kill a batch with SIGKILL at ten random moments, go on each time, and compare with an undisturbed one.

Usage: python benchmarks/batch/killed.py CORPUS.jsonl [SEED] [WORKERS]
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KILLS = 10
START = 0.3
"""Seconds that the program takes before its work begins."""
SHARE = 0.15
"""At most this share of the whole time is between two kills, so that ten of them come before the end."""


def command(corpus: str, results: Path, workers: str) -> list[str]:
    """Return the command of one run."""
    options = ["--part-size", "1", "--resume", "--workers", workers]
    return [sys.executable, "-m", "checklist_engine", "batch", corpus, "-o", str(results), *options]


def contents(folder: Path) -> dict[str, bytes]:
    """Return what a batch left, by file name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def main(corpus: str, seed: int, workers: str) -> None:
    """Kill, go on, compare."""
    draw = random.Random(seed)  # noqa: S311 - moments, no secret
    with tempfile.TemporaryDirectory() as temporary:
        whole, killed = Path(temporary, "whole"), Path(temporary, "killed")
        began = time.perf_counter()
        subprocess.run(command(corpus, whole, workers), check=True, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - began
        kills = 0
        for _ in range(KILLS):
            with subprocess.Popen(command(corpus, killed, workers), stderr=subprocess.DEVNULL) as process:
                try:
                    process.wait(timeout=START + draw.uniform(0, SHARE) * seconds)
                except subprocess.TimeoutExpired:
                    process.kill()
                    kills += 1
        subprocess.run(command(corpus, killed, workers), check=True, stderr=subprocess.DEVNULL)
        equal = contents(whole) == contents(killed)
        print(f"{kills} of {KILLS} kills, {len(contents(whole))} files, {'equal' if equal else 'DIFFERENT'}")
        sys.exit(not equal or kills < KILLS)


if __name__ == "__main__":
    given, *more = sys.argv[1:]
    main(str(Path(given).resolve()), int(more[0]) if more else 1, more[1] if more[1:] else "1")
