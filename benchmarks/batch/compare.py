"""How fast `batch` is beside programs that do less with the same file, interleaved in one run.

Usage: python benchmarks/batch/compare.py CORPUS.jsonl [ROUNDS]

What is not installed is skipped, with a word. `ocdscardinal` is looked for in this Python, or in the one that OCDSCARDINAL_PYTHON names.
Wall time and processor time (user and system, of all processes) in seconds; MB are 10^6 bytes, by processor time; peak memory of the
largest process in MiB. On a shared machine only processor time holds.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from checklist_engine.knowledge import load_knowledge  # noqa: E402 - found in the source tree

DUCKDB = """
import sys, duckdb
duckdb.execute("SET threads = 1")
duckdb.sql("SELECT count(ocid), sum(length(tender.title)), sum(length(tender.description)) "
    "FROM read_json(?, format='newline_delimited', ignore_errors=true, maximum_object_size=67108864, "
    "columns={'ocid': 'VARCHAR', 'tender': 'STRUCT(title VARCHAR, description VARCHAR)'})",
    params=[sys.argv[1]]).fetchall()
"""
COVERAGE = "import sys, ocdscardinal; ocdscardinal.coverage(sys.argv[1])"


def peers(corpus: str, folder: Path) -> dict[str, list[str]]:
    """Return the commands to compare, by what they do."""
    everything = {
        name.text for standard in load_knowledge().catalog.standards.values() for group in standard.names.values() for name in group
    }
    # Every address begins with it, so that a line would be left at its first one.
    names = sorted(name for name in everything if name.lower() != "https")
    (folder / "names.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    cardinal = os.environ.get("OCDSCARDINAL_PYTHON") or (sys.executable if importlib.util.find_spec("ocdscardinal") else None)
    found = {
        "jq -c .ocid": ["jq", "-c", ".ocid", corpus] if shutil.which("jq") else None,
        f"rg -c -i -w -F, {len(names)} names": ["rg", "-c", "-i", "-w", "-F", "-f", str(folder / "names.txt"), corpus]
        if shutil.which("rg")
        else None,
        "duckdb, titles and descriptions, 1 thread": [sys.executable, "-c", DUCKDB, corpus] if importlib.util.find_spec("duckdb") else None,
        "ocdscardinal coverage": [cardinal, "-c", COVERAGE, corpus] if cardinal else None,
    }
    for name, command in found.items():
        if command is None:
            print(f"skipped, not installed: {name}")
    return {name: command for name, command in found.items() if command is not None}


def measure(command: list[str]) -> tuple[float, float, float]:
    """Return the wall time, the processor time and the peak memory of a command."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(corpus: str, rounds: int) -> None:
    """Measure and print a table."""
    size = Path(corpus).stat().st_size / 1e6
    measured: dict[str, list[tuple[float, float, float]]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        others = peers(corpus, folder)
        for number in range(rounds):
            for name, command in others.items():
                measured.setdefault(name, []).append(measure(command))
            for workers in (1, 2):
                own = [sys.executable, "-m", "checklist_engine", "batch", corpus, "-o", f"{folder}/{number}-{workers}"]
                measured.setdefault(f"batch --workers {workers}", []).append(measure([*own, "--workers", str(workers)]))
    print(f"\n{size:.0f} MB, {rounds} rounds, medians; {os.cpu_count()} cores")
    print(f"{'':<44} {'wall s':>8} {'cpu s':>8} {'MB/s':>8} {'MiB':>8}")
    for name, runs in measured.items():
        wall = statistics.median(seconds for seconds, _, _ in runs)
        cpu = statistics.median(seconds for _, seconds, _ in runs)
        print(f"{name:<44} {wall:8.2f} {cpu:8.2f} {size / cpu:8.1f} {max(peak for _, _, peak in runs):8.0f}")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    given, *more = sys.argv[1:]
    main(str(Path(given).resolve()), int(more[0]) if more else 3)
