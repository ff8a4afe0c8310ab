"""Reading the labelled texts: a text on a line, then a line `standard version stance [proof]` for each demand that it makes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LANGUAGES", "Label", "Labelled", "read_labelled"]

_FOLDER = Path(__file__).parent / "corpus"
_UNSOLVED = "? "
LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))


class Label(msgspec.Struct, frozen=True, order=True):
    """What one demand is, as far as a label says it; no version is written as an empty text."""

    standard: str
    version: str
    stance: str
    proof: bool


class Labelled(msgspec.Struct, frozen=True):
    """A text and all demands that it makes, in alphabetical order; `unsolved` where it is known to be read wrongly."""

    language: str
    text: str
    labels: tuple[Label, ...]
    unsolved: bool = False


def read_labelled(language: str) -> Iterator[Labelled]:
    """Yield the labelled texts of a language."""
    text, labels = "", []
    for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("  "):
            standard, version, stance, *proof = line.split()
            labels.append(Label(standard, "" if version == "-" else version.replace("|", " "), stance, proof == ["proof"]))
        else:
            if text:
                yield _labelled(language, text, labels)
            text, labels = line.replace("\\n", "\n"), []
    yield _labelled(language, text, labels)


def _labelled(language: str, text: str, labels: list[Label]) -> Labelled:
    return Labelled(language, text.removeprefix(_UNSOLVED), tuple(sorted(labels)), text.startswith(_UNSOLVED))
