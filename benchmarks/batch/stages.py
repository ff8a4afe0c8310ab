"""What each stage of a batch costs a line: processor time, once everything is warm.

Usage: python benchmarks/batch/stages.py CORPUS.jsonl [WARM_PERCENT]

The first lines, 80 % of them if nothing else is said, warm up; the others are measured. Reading and writing are not among the stages.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from checklist_engine.batch.line import LineJudge
from checklist_engine.batch.settings import Settings
from checklist_engine.batch.stream import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_RUN = 1500


class Timed(LineJudge):
    """Judges, and notes for each stage how many lines it took and how long."""

    taken: dict[str, tuple[int, float]]

    def _through(self, stage: Callable[..., Any], given: Iterable[Any]) -> Any:  # noqa: ANN401 - as the method of the judge
        lines = list(given)
        start = time.process_time()
        left = super()._through(stage, lines)
        passed = time.process_time() - start
        count, seconds = self.taken.get(stage.__name__, (0, 0.0))
        self.taken[stage.__name__] = (count + len(lines), seconds + passed)
        return left


def main(corpus: str, warm: int) -> None:
    """Measure and print a table."""
    settings = Settings(today=dt.date.today().isoformat())  # noqa: DTZ011 - as a batch does
    judge = Timed(settings, settings.knowledge())
    with Path(corpus).open("rb") as file:
        units = list(lines_of(iter(lambda: file.read(1024 * 1024), b"")))
    first = len(units) * warm // 100
    gc.freeze()
    for some in (units[:first], units[first:]):
        judge.taken = {}
        for start in range(0, len(some), _RUN):
            judge.judge_all(some[start : start + _RUN], corpus)
    total = max(count for count, _ in judge.taken.values())
    print(f"{'stage':<20} {'lines':>8} {'µs each':>9} {'µs a line of all':>17}")
    for name, (count, seconds) in judge.taken.items():
        print(f"{name.strip('_'):<20} {count:>8} {seconds / count * 1e6:>9.1f} {seconds / total * 1e6:>17.1f}")


if __name__ == "__main__":
    given, *more = sys.argv[1:]
    main(given, int(more[0]) if more else 80)
