"""How long one `check` takes as a whole process, beside the bare import of two libraries, interleaved in one run.

Usage: python benchmarks/start_up.py [ROUNDS]

The bar: the second check of a 40-requirement tender takes at most 1.6 times `python -c "import click, pydantic"`.
Wall time in milliseconds; the minimum is the least disturbed by other work on the machine.
"""

from __future__ import annotations

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


def seconds(command: list[str]) -> float:
    """Return the wall time of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main(rounds: int) -> None:
    """Measure and print a table."""
    for command in COMMANDS.values():
        seconds(command)
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    print(f"{'':<26} {'min':>7} {'median':>7}  ms, {rounds} rounds")
    for name, values in times.items():
        print(f"{name:<26} {1000 * min(values):7.0f} {1000 * statistics.median(values):7.0f}")
    bare, check = times["import click, pydantic"], times["check, 40 requirements"]
    print(f"ratio {min(check) / min(bare):.2f} (min), {statistics.median(check) / statistics.median(bare):.2f} (median); bar {BAR}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
