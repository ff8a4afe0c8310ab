"""Abbreviations that a document explains: lists of them, and those that stand for something else than usual."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.sections import Placed
from checklist_engine.documents.shown import read_heading, read_requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checklist_engine.detection.text.phrases import PhraseIndex

__all__ = ["Others", "of_other_things", "without_lists"]

# So many lines in a row that explain abbreviations are a list of them; a single one may name what is wanted: `SSO - Single sign-on`.
_LEAST = 3
_LONGEST = 100
_SHORT = r"[A-Z][A-Za-z&]{0,6}[A-Z]"
_LINE = re.compile(rf"({_SHORT})\s?[-\u2013\u2014:=|]\s?([^\n]{{4,{_LONGEST}}})")
_IN_BRACKETS = re.compile(rf"((?:[^\W\d_][\w'\u2019-]* ){{1,7}}[^\W\d_][\w'\u2019-]*) \(({_SHORT})\)")
_WORD = re.compile(r"[^\W\d_]+")


def without_lists(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the blocks, those of lists of abbreviations as definitions."""
    run: list[Placed] = []
    for part in (*placed, None):
        if part is not None and part.block.kind in {"item", "paragraph"} and _explains(part.block.text.strip()):
            run.append(part)
            continue
        for held in run:
            section = (
                held.section if len(run) < _LEAST or held.section.skipped else msgspec.structs.replace(held.section, skipped="definitions")
            )
            yield Placed(held.block, section)
        run = []
        if part is not None:
            yield part


def _explained(texts: Iterable[str]) -> dict[str, str]:
    """Return what the abbreviations stand for that a document explains, in a line or in brackets: `Office of Technology (IOT)`."""
    found: dict[str, str] = {}
    for text in texts:
        for line in text.split("\n"):
            match = _LINE.fullmatch(line.strip(" -"))
            if match is not None and _stands_for(match.group(1), match.group(2)):
                found.setdefault(match.group(1), match.group(2))
        for match in _IN_BRACKETS.finditer(text):
            run = match.group(1).split(" ")
            long = next(
                (" ".join(run[start:]) for start in range(len(run) - 1) if _stands_for(match.group(2), " ".join(run[start:]))), None
            )
            if long is not None:
                found.setdefault(match.group(2), long)
    return found


class Others(msgspec.Struct, frozen=True):
    """The abbreviations that name a subject, and stand for something else in a document: `Internal Office of Technology (IOT)`."""

    stated: dict[str, str] = {}

    def spelled_out(self, text: str) -> str:
        """Return a text with what they stand for in their place."""
        for short, long in self.stated.items():
            once = text.replace(f"{long} ({short})", long)
            text = long.join(re.split(rf"(?<!\w){re.escape(short)}(?!\w)", once))
        return text


def of_other_things(texts: Iterable[str], language: str | None, wordings: PhraseIndex) -> Others:
    """Return the abbreviations of a document that stand for other things than usual."""

    def subjects(text: str) -> set[str]:
        shown = read_requirement(text, language, wordings)
        return {*read_heading(text, language, wordings), *shown.named, *shown.hinted}

    return Others({short: long for short, long in _explained(texts).items() if (named := subjects(short)) and not named & subjects(long)})


def _explains(line: str) -> bool:
    match = _LINE.fullmatch(line)
    return match is not None and not line.endswith(".") and _stands_for(match.group(1), match.group(2))


def _stands_for(short: str, long: str) -> bool:
    """Tell whether words begin with the letters of an abbreviation: all of them, or those with a capital."""
    words = _WORD.findall(long)
    letters = "".join(character for character in short if character.isalpha()).casefold()
    every = "".join(word[0] for word in words).casefold()
    capitals = "".join(word[0] for word in words if word[0].isupper()).casefold()
    return letters in {every, capitals}
