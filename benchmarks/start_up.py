"""How long one `check` takes as a whole process, beside the bare import of two libraries, interleaved in one run.

Usage: python benchmarks/start_up.py [ROUNDS]

The bar: the second check of a 40-requirement tender takes at most 1.6 times `python -c "import click, pydantic"`.
Wall and processor time in milliseconds; the minimum is the least disturbed by other work on the machine. For POSIX systems.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

TENDER = Path(__file__).parent.parent / "examples" / "municipal-website-good.json"
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import click, pydantic": [sys.executable, "-c", "import click, pydantic"],
    "check, 40 requirements": [sys.executable, "-c", "from checklist_engine.cli.main import main; main()", "check", str(TENDER)],
}
BAR = 1.6


# The first run has to be able to keep its byte code, as an installed program has it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> tuple[float, float]:
    """Return the wall time and the processor time of one whole process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def main(rounds: int) -> None:
    """Measure and print a table."""
    for command in COMMANDS.values():
        seconds(command)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    least: dict[str, tuple[float, float]] = {}
    print(f"{'':<26} {'wall':>6} {'median':>7} {'processor':>10}  ms, {rounds} rounds; the minimum but for the median")
    for name, values in times.items():
        walls, processors = zip(*values, strict=True)
        least[name] = (min(walls), min(processors))
        print(f"{name:<26} {1000 * min(walls):6.0f} {1000 * statistics.median(walls):7.0f} {1000 * min(processors):10.0f}")
    bare, check = least["import click, pydantic"], least["check, 40 requirements"]
    print(f"ratio {check[0] / bare[0]:.2f} (wall), {check[1] / bare[1]:.2f} (processor); bar {BAR}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
