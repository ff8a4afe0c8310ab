"""The words by which people name the parts and the columns of a tender, a data file a language."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from checklist_engine.specification.model import Obligation

__all__ = ["GROUPS", "Words", "all_words", "folded", "words_of"]

GROUPS = (
    "contents",
    "definitions",
    "references",
    "history",
    "situation",
    "situation_words",
    "background",
    "procedure",
    "selection",
    "award",
    "contract",
    "scope",
    "document",
    "template",
    "lot",
    "all_lots",
    "numbered",
    "column_id",
    "column_text",
    "column_name",
    "column_level",
    "column_proof",
    "column_lot",
    "column_answer",
    "column_note",
    "column_term",
    "label_title",
    "label_buyer",
    "label_country",
    "label_deadline",
    "label_value",
    "label_other",
    "questions",
    "million",
)
"""The groups of a file; see words/README.md for what each holds."""

_OBLIGATIONS: tuple[Obligation, ...] = ("mandatory", "desired", "optional", "informative")
_LONGEST = 200
_LONGEST_PHRASE = 7
_NO_WORD = re.compile(r"[^\w/]+")


class Words(msgspec.Struct, frozen=True):
    """The folded phrases of each group, what single letters and words in a column of levels mean, and months by name."""

    groups: dict[str, frozenset[str]]
    letters: dict[str, Obligation]
    months: dict[str, int] = {}
    levels: dict[str, Obligation] = {}

    def titles(self, group: str, text: str) -> bool:
        """Tell whether a title begins with a phrase of the group that makes up most of it: `Definitions`, not `Personnel security`."""
        run = folded(text[:_LONGEST]).split(" ")
        return any(" ".join(run[:size]) in self.groups[group] for size in range(len(run) // 2 + 1, len(run) + 1))

    def holds(self, group: str, text: str) -> bool:
        """Tell whether a phrase of the group stands anywhere in a text, as whole words."""
        run = folded(text[:_LONGEST]).split(" ")
        phrases = self.groups[group]
        return any(
            " ".join(run[start:end]) in phrases
            for start in range(len(run))
            for end in range(start + 1, min(start + _LONGEST_PHRASE, len(run)) + 1)
        )

    def is_one(self, group: str, text: str) -> bool:
        """Tell whether a text is a phrase of the group, and nothing else."""
        return len(text) <= _LONGEST and folded(text) in self.groups[group]


def folded(text: str) -> str:
    """Return a text without case, accents and punctuation, its words one space apart; the bar of `A/B` stays."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    return _NO_WORD.sub(" ", plain).strip()


@cache
def words_of(language: str) -> Words:
    """Return the words of a language, none for one without a file."""
    file = files(__package__).joinpath("words", f"{language}.toml")
    read: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")) if language.isalpha() and file.is_file() else {}
    letters = {letter.casefold(): name for name in _OBLIGATIONS for letter in read.get("letters", {}).get(name, ())}
    levels = {folded(phrase): name for name in _OBLIGATIONS for phrase in read.get("levels", {}).get(name, ())}
    months = {folded(name): number for number, names in enumerate(read.get("months", ()), start=1) for name in names.split("|")}
    return Words({group: frozenset(folded(phrase) for phrase in read.get(group, ())) for group in GROUPS}, letters, months, levels)


@cache
def all_words() -> Words:
    """Return the words of all languages together, without the letters, which mean different things."""
    folder = files(__package__).joinpath("words")
    languages = sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    months = {name: number for language in languages for name, number in words_of(language).months.items()}
    return Words({group: frozenset().union(*(words_of(language).groups[group] for language in languages)) for group in GROUPS}, {}, months)
