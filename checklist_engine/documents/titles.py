"""What the title of a part says of all that stands below it: that it is skipped, tells, selects, rewards, or how firm it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.documents.words import folded
from checklist_engine.specification.model import Obligation, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.documents.levels import Levels
    from checklist_engine.documents.words import Words

__all__ = ["Skipped", "Title", "Told", "is_numbered", "read_title"]

Skipped = Literal["", "contents", "definitions", "references", "history", "cover"]
Told = Literal["", "situation", "background", "procedure"]

_SKIPPED: tuple[Skipped, ...] = ("contents", "definitions", "references", "history")
_TOLD: tuple[Told, ...] = ("situation", "background", "procedure")
_ROLES: dict[str, Role] = {"selection": "selection-criterion", "award": "award-criterion", "contract": "contract-condition"}
_AND = re.compile(r"\s*(?:[,/&+;]|\s(?:and|en|et|und|y|e|\u0442\u0430|\u0456|\u0439)\s)\s*", re.IGNORECASE)
# `Phase 2 - Price`, `Factor 1: Approach`.
_COUNTED = re.compile(r"[^\W\d_]{3,12}\s\d{1,2}\s?[-\u2013\u2014:.]\s?")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_NUMBERED = re.compile(r"[\divxlc.]+|[a-z]", re.IGNORECASE)
_SITUATION_WORDS = 5


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """What a title says; '' and None where it says nothing. `asks` tells that it names requirements."""

    bare: str
    skipped: Skipped = ""
    told: Told = ""
    role: Role | None = None
    obligation: Obligation | None = None
    asks: bool = False


def read_title(text: str, words: Words, levels: Levels) -> Title:
    """Return what a title says. Of a title of several parts, each must be of a known kind: `Evaluation and requirements` says nothing."""
    bare = _COUNTED.sub("", _without_numbering(text, words), count=1)
    asks = any(word in words.groups["column_text"] for word in folded(bare).split(" "))
    parts = [part for part in _AND.split(_IN_BRACKETS.sub(" ", bare)) if part.strip()]
    skipped: Skipped = next((group for group in _SKIPPED if words.titles(group, bare) or _all_title(parts, group, words)), "")
    kinds = [_kinds(part, words, asks=asks) for part in (bare, *parts)]
    # The whole title first: a known phrase may hold an `and` of its own.
    found = kinds[0] or (set().union(*kinds[1:]) if all(kinds[1:]) else set())
    told: Told = next((group for group in ("procedure", "background", "situation") if group in found), "")
    if kinds[0] and "situation" in kinds[0]:
        told = "situation"
    role = next((own for group, own in _ROLES.items() if group in found), None)
    return Title(bare=bare, skipped=skipped, told=told, role=role, obligation=levels.of_title(bare, words), asks=asks)


def _all_title(parts: Sequence[str], group: str, words: Words) -> bool:
    """Tell whether each part of a title is of one group: `Acronyms/definitions`."""
    return len(parts) > 1 and all(words.titles(group, part) for part in parts)


def _kinds(title: str, words: Words, *, asks: bool) -> set[str]:
    run = folded(title).split(" ")
    kinds = {group for group in (*_TOLD, *_ROLES) if words.titles(group, title)}
    edges = {run[0], run[-1]} & words.groups["situation_words"]
    return kinds | ({"situation"} if edges and 1 < len(run) <= _SITUATION_WORDS and not asks else set())


def is_numbered(title: str, words: Words) -> bool:
    """Tell whether words number a title: `Annex A: Definitions`."""
    return _without_numbering(f"{title} x", words) != f"{title} x"


def _without_numbering(title: str, words: Words) -> str:
    """Return a title without the words that number it: `Annex A: Definitions` is `Definitions`."""
    run = title.split(maxsplit=2)
    if len(run) == 3 and folded(run[0]) in words.groups["numbered"] and _NUMBERED.fullmatch(run[1].strip(":.-\u2013)")):  # noqa: PLR2004 - three parts
        return run[2].lstrip(" :-\u2013\u2014.")
    return title
