"""The signs of what is bought, a data file a language: what announces it, what names only a feature, and what hints at it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.detection.text.patterns import Patterns

if TYPE_CHECKING:
    from checklist_engine.detection.text.prepared import Text

__all__ = ["Signs", "sign_languages", "signs_of"]

_EVERYWHERE = "any"


class _Finder:
    """Finds the patterns of one group."""

    def __init__(self, patterns: list[str]) -> None:
        self._patterns = Patterns(patterns)

    def spans(self, text: Text) -> list[tuple[int, int, int]]:
        """Return the number of each pattern found, and the runs `first:last` in which it stands."""
        return [(seen.number, seen.first, seen.last) for seen in self._patterns.find(text, 0, len(text.words))]


class Signs(msgspec.Struct, frozen=True):
    """The signs that hold in a language; see signs/README.md for what each group holds. `hints` gives the subject of each pattern."""

    announces: _Finder
    features: _Finder
    opening: _Finder
    hinting: _Finder
    hints: tuple[str, ...]
    ends: frozenset[str]
    before: frozenset[str]
    doubts: dict[str, tuple[str, ...]]


@cache
def signs_of(language: str) -> Signs:
    """Return the signs of a language, those that hold everywhere among them; for a language without a file these alone."""
    read = [_read(tag) for tag in (_EVERYWHERE, language)]
    hints = [(subject, pattern) for one in read for subject, patterns in one.get("signs", {}).items() for pattern in patterns]

    def finder(group: str) -> _Finder:
        return _Finder([pattern for one in read for pattern in one.get(group, ())])

    def words(group: str) -> frozenset[str]:
        return frozenset(word for one in read for word in one.get(group, ()))

    return Signs(
        announces=finder("announces"),
        features=finder("features"),
        opening=finder("opening"),
        hinting=_Finder([pattern for _, pattern in hints]),
        hints=tuple(subject for subject, _ in hints),
        ends=words("ends"),
        before=words("before"),
        doubts={subject: tuple(others) for one in read for subject, others in one.get("doubts", {}).items()},
    )


def sign_languages() -> list[str]:
    """Return the languages that have a file."""
    folder = files(__package__).joinpath("signs")
    names = (file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return sorted(name.removesuffix(".toml") for name in names if name != f"{_EVERYWHERE}.toml")


def _read(tag: str) -> dict[str, Any]:
    file = files(__package__).joinpath("signs", f"{tag}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if tag.isalpha() and file.is_file() else {}
