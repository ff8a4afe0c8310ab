"""Measure how well demands are found in the labelled texts, and write the table of `docs/detection.md`.

    python benchmarks/detection/measure.py                 # the texts of tests/detection/corpus
    python benchmarks/detection/measure.py LABELLED.jsonl  # texts of your own; only prints

A line of a file of your own holds `language`, `text`, `labels` (`standard`, `version`, `stance`, `verification`) and perhaps `also_ok`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from scorer import Item, Mark, Score, score  # noqa: E402 - found beside this file

from checklist_engine.knowledge import load_knowledge  # noqa: E402 - found in the source tree
from tests.detection.labelled import LANGUAGES, read_labelled  # noqa: E402 - found in the source tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.detection.detector import Detector

__all__ = ["main", "table"]

PAGE = ROOT / "docs" / "detection.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->"
COLUMNS = ("texts", "labels", "precision", "recall", "f1", "stance", "version", "proof", "negatives_hit")


class _Label(msgspec.Struct):
    standard: str
    stance: str
    version: str | None = None
    verification: bool = False


class _Line(msgspec.Struct):
    language: str
    text: str
    labels: list[_Label]
    also_ok: list[str] | None = None


def table(scores: dict[str, Score]) -> str:
    """Return the figures as a Markdown table, a line a language."""
    names = ("language", *(column.replace("_", " ") for column in COLUMNS))
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" + " ---: |" * len(COLUMNS)]
    for language, figures in scores.items():
        cells = [getattr(figures, column) for column in COLUMNS]
        lines.append("| " + " | ".join([language, *(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells)]) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Score the corpus and write the page, or score a file and print."""
    detector = load_knowledge().detector
    if len(sys.argv) > 1:
        sys.stdout.write(table(score(_from_file(Path(sys.argv[1]), detector))))
        return
    made = table(score(_from_corpus(detector)))
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.partition(BEGIN)[0], page.partition(END)[2]
    PAGE.write_text(before + BEGIN + made + END + after, encoding="utf-8")
    sys.stdout.write(made)


def _found(detector: Detector, text: str, language: str) -> tuple[Mark, ...]:
    demands = detector.detect(text, language)
    return tuple(Mark(demand.standard, demand.version or "", demand.stance, demand.verification is not None) for demand in demands)


def _from_corpus(detector: Detector) -> Iterator[Item]:
    for language in LANGUAGES:
        for text in read_labelled(language):
            labels = tuple(Mark(label.standard, label.version, label.stance, label.proof) for label in text.labels)
            yield Item(language, labels, _found(detector, text.text, language))


def _from_file(path: Path, detector: Detector) -> Iterator[Item]:
    for raw in path.read_bytes().splitlines():
        if raw.strip():
            line = msgspec.json.decode(raw, type=_Line)
            labels = tuple(Mark(label.standard, label.version or "", label.stance, label.verification) for label in line.labels)
            yield Item(line.language, labels, _found(detector, line.text, line.language), frozenset(line.also_ok or ()))


if __name__ == "__main__":
    main()
