"""How long `compare` of 200 saved results takes as a whole process, beside the bare decoding of the same files.

Usage: python benchmarks/compare.py [ROUNDS]

The bars, on two cores: at most 1 s to JSON and at most 3 s to HTML. It all runs on one core, so what counts is the time of the
processor, the least of the rounds: other work on the machine only ever adds to it. Wall time stands beside it. The ratio to a process
that only reads the same files with `json.loads` tells more on a busy machine.

The results are those of the examples, with ids, buyers and years of their own, and with half of the levels drawn anew, so that
no two are alike.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent))

from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.json_result import encode_result
from checklist_engine.scoring import score_value
from checklist_engine.specification.reading import Unreadable, read_specifications

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult, Finding

COUNT = 200
EXAMPLES = Path(__file__).parent.parent / "examples"
READ = "import json, pathlib, sys; [json.loads(path.read_bytes()) for path in pathlib.Path(sys.argv[1]).iterdir()]"
BARS = {"json": 1.0, "html": 3.0}


def make_results(folder: Path) -> int:
    """Write the saved results; return their size in bytes."""
    knowledge = load_knowledge()
    results = [
        check(specification, knowledge)
        for path in sorted(EXAMPLES.glob("*.json"))
        for specification in read_specifications(path.read_bytes(), path.name)
        if not isinstance(specification, Unreadable)
    ]
    draw = random.Random(7)  # noqa: S311 - a benchmark, nothing secret
    size = 0
    for number in range(COUNT):
        data = encode_result(_varied(results[number % len(results)], number, draw))
        (folder / f"{number:03}.json").write_bytes(data)
        size += len(data)
    return size


def _varied(result: CheckResult, number: int, draw: random.Random) -> CheckResult:
    specification = msgspec.structs.replace(
        result.specification,
        id=f"T-{number}",
        buyer=msgspec.structs.replace(result.specification.buyer, name=f"City {number % 60}"),
        published=f"{2022 + number % 5}-05-01",
    )
    findings = tuple(_redrawn(finding, draw) for finding in result.findings)
    value = score_value(findings, result.scoring)
    score = msgspec.structs.replace(result.score, value=value, without_waivers=value)
    return msgspec.structs.replace(result, specification=specification, findings=findings, score=score)


def _redrawn(finding: Finding, draw: random.Random) -> Finding:
    if finding.applicability != "yes" or draw.random() < 0.5:  # noqa: PLR2004 - half of them
        return finding
    level = draw.choice((0, 0, 1, 2, 3, 4))
    return msgspec.structs.replace(finding, level=level, outcome="met" if level > 2 else "partly" if level else "missed")  # noqa: PLR2004


def seconds(command: list[str]) -> tuple[float, float]:
    """Return what one whole process took: time of the processor, and wall time."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)})
    wall, after = time.perf_counter() - start, os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, wall


def main(rounds: int) -> int:
    """Measure and print a table; return 1 where a bar is not met."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "results"
        folder.mkdir()
        size = make_results(folder)
        engine = [sys.executable, "-m", "checklist_engine", "compare", str(folder), "--format"]
        commands = {"json": [*engine, "json"], "html": [*engine, "html"], "read": [sys.executable, "-c", READ, str(folder)]}
        times: dict[str, list[tuple[float, float]]] = {kind: [] for kind in commands}
        for _ in range(rounds):
            for kind, command in commands.items():
                times[kind].append(seconds(command))
    read = min(times["read"])
    print(f"{COUNT} saved results, {size / 1e6:.0f} MB, {rounds} rounds")
    print(f"json.loads of them alone: {read[0]:.2f} s ({read[1]:.2f} s by the clock)")
    for kind, bar in BARS.items():
        cpu, wall = min(times[kind])
        print(f"compare to {kind}: {cpu:.2f} s (bar {bar:g}; {wall:.2f} s by the clock), {cpu / read[0]:.2f} times reading alone")
    return int(any(min(times[kind])[0] > bar for kind, bar in BARS.items()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
