"""Corpora for tests: the generator of the benchmarks, and lines that are hard to read."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.batch.line import LineJudge
from checklist_engine.batch.partition import Shard
from checklist_engine.batch.run import Plan
from checklist_engine.batch.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BROKEN", "ROOT", "SETTINGS", "contents", "generated", "judge_for_tests", "plan", "write_lines"]

ROOT = Path(__file__).parent.parent.parent
SETTINGS = Settings(today="2026-11-24")
BROKEN = (b'{"ocid": "ocds-1", "tender": {"title": "cut off', b"[1, 2]", b'{"a": 1, "a": 2}', b"\xff\xfe\x00")


def generated(count: int, seed: int = 7, ict: float = 0.3) -> list[bytes]:
    """Return the first lines of a generated corpus."""
    path = ROOT / "benchmarks" / "batch" / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    corpus = module.Corpus(seed, ict)
    return [corpus.line() for _ in range(count)]


def judge_for_tests(**changes: Any) -> LineJudge:  # noqa: ANN401 - any setting
    """Return a judge with the shipped knowledge."""
    settings = msgspec.structs.replace(SETTINGS, **changes)
    return LineJudge(settings, settings.knowledge())


def write_lines(path: Path, lines: list[bytes]) -> str:
    """Write lines to a file; return its path."""
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return str(path)


def plan(results: Path, *sources: str, **changes: Any) -> Plan:  # noqa: ANN401 - any field
    """Return a plan with small parts."""
    base = Plan(sources=sources, results=results, settings=SETTINGS, part_bytes=100_000, shard=Shard())
    return msgspec.structs.replace(base, **changes)


def contents(folder: Path) -> Mapping[str, bytes]:
    """Return what a batch left for people, by file name: everything but its memory."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
