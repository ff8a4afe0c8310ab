"""How the time and memory of `batch` grow with the size of the input, the share of hits, and the number of rules.

Usage: python benchmarks/batch/growth.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from compare import measure
from generate import write_corpus

from checklist_engine.knowledge import load_knowledge

MEGABYTE = 1_000_000


def batch(corpus: Path, results: Path, *options: str) -> str:
    """Run a batch; return its time and peak memory in words."""
    seconds, cpu, peak = measure([sys.executable, "-m", "checklist_engine", "batch", str(corpus), "-o", str(results), *options])
    return f"{seconds:8.2f} s {cpu:8.2f} s of the processor {peak:6.0f} MiB"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for size in (10, 40, 160):
            corpus = folder / f"size-{size}.jsonl"
            lines = write_corpus(corpus, size * MEGABYTE)
            print(f"{size:4} MB, 5 % with requirements, {lines:7,} lines: {batch(corpus, folder / f'size-{size}')}", flush=True)
            corpus.unlink()
        for percent in (0, 1, 5, 20):
            corpus = folder / f"hits-{percent}.jsonl"
            lines = write_corpus(corpus, 30 * MEGABYTE, ict=percent / 100)
            print(f"  30 MB, {percent:2} % with requirements, {lines:7,} lines: {batch(corpus, folder / f'hits-{percent}')}", flush=True)
        corpus = folder / "hits-5.jsonl"
        for name, profile in load_knowledge().profiles.items():
            told = batch(corpus, folder / f"rules-{name}", "--profile", name)
            print(f"  30 MB, {len(profile.rules):3} rules (profile {name}): {told}", flush=True)


if __name__ == "__main__":
    main()
