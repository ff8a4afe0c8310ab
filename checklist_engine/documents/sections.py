"""The sections of a document: what each heading says of the blocks below it, and which lot they are for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.documents.block import Block
from checklist_engine.documents.words import folded
from checklist_engine.specification.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.documents.words import Words

__all__ = ["Placed", "Section", "Skipped", "lots_in", "placed_blocks"]

Skipped = Literal["", "contents", "definitions", "references", "history"]

_SKIPPED: tuple[Skipped, ...] = ("contents", "definitions", "references", "history")
_ROLES: tuple[tuple[str, Role], ...] = (
    ("selection", "selection-criterion"),
    ("award", "award-criterion"),
    ("contract", "contract-condition"),
)
_LOT_ID = r"(?:[0-9]{1,3}[a-z]?|[ivx]{1,5}|[a-h])"
_AND = r"(?:\s*(?:,|/|&|\+|and|en|et|und|y|e|та|\u0456|\u0439)\s*)"
_LOT_IDS = rf"({_LOT_ID}(?:{_AND}{_LOT_ID})*)"
_ENTRY = re.compile(r"(?:\.{3,10}|\s)\s{0,4}\d{1,4}$|^\d{1,4}$")
_TAIL = 40
_NUMBERED = re.compile(r"[\divxlc.]+|[a-z]", re.IGNORECASE)


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the blocks under a heading; `titles` are those of the headings above, the highest first.

    `number` is the printed number of the nearest heading that has one; `path` is that number and, where it is another's, its own title.
    `skipped` says why nothing in it is a requirement, '' where it is read.
    """

    number: str = ""
    titles: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    skipped: Skipped = ""
    informative: bool = False
    role: Role = "technical-specification"
    lots: tuple[str, ...] = ()
    lot_title: str = ""
    level: int = 0


class Placed(msgspec.Struct, frozen=True):
    """A block and the section in which it stands; a heading stands in the section that it opens."""

    block: Block
    section: Section


def placed_blocks(blocks: Iterable[Block], words: Words, lot_words: Iterable[str]) -> Iterator[Placed]:
    """Yield the blocks with their sections."""
    lot = _lot_pattern(lot_words)
    stack = [Section()]
    in_contents = False
    for block in blocks:
        if block.kind == "heading":
            in_contents = False
            while len(stack) > 1 and stack[-1].level >= block.level:
                stack.pop()
            stack.append(_section(block, stack[-1], words, lot))
        elif block.kind == "paragraph" and words.is_one("contents", block.text):
            in_contents = True
        elif in_contents and not _ENTRY.search(block.text[-_TAIL:]):
            in_contents = False
        section = msgspec.structs.replace(stack[-1], skipped="contents") if in_contents else stack[-1]
        yield Placed(block, section)


def _section(heading: Block, above: Section, words: Words, lot: re.Pattern[str]) -> Section:
    title = heading.text
    bare = _without_numbering(title, words)
    found = lot.match(title) or lot.match(bare)
    skipped = next((group for group in _SKIPPED if words.titles(group, bare)), above.skipped)
    role = next((role for group, role in _ROLES if words.titles(group, bare)), above.role)
    number = heading.number.strip(" .)")
    return Section(
        number=number or above.number,
        titles=(*above.titles, title),
        path=(number,) if number else (above.number, title) if above.number else (title,),
        skipped=skipped,
        informative=above.informative or words.titles("situation", bare),
        role=role,
        lots=lots_in(found.group(1)) if found else above.lots,
        lot_title=(found.group(2) or "").strip() if found else above.lot_title,
        level=heading.level,
    )


def _without_numbering(title: str, words: Words) -> str:
    """Return a title without the words that number it: `Annex A: Definitions` is `Definitions`."""
    run = title.split(maxsplit=2)
    if len(run) == 3 and folded(run[0]) in words.groups["numbered"] and _NUMBERED.fullmatch(run[1].strip(":.-\u2013)")):  # noqa: PLR2004 - three parts
        return run[2].lstrip(" :-\u2013\u2014.")
    return title


def _lot_pattern(lot_words: Iterable[str]) -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(word) for word in lot_words), key=len, reverse=True)) or "(?!)"
    number = r"(?:\s*(?:nr|no|n|num|number|nummer)?[.\u00b0\u00ba]{0,2}\s*|\s*\u2116\s*|\s+#?)"
    return re.compile(
        rf"(?:[\d.]+\s+)?(?:{names}){number}{_LOT_IDS}(?![\w])\s*(?:[:.,\u2013\u2014-]\s*(.*)|\((.*)\)|$|\s(.*))", re.IGNORECASE
    )


def lots_in(written: str) -> tuple[str, ...]:
    """Return the ids of lots in `1, 2 and 3`, in capitals where they are letters."""
    return tuple(dict.fromkeys(part.upper() for part in re.findall(rf"(?<!\w){_LOT_ID}(?!\w)", written, re.IGNORECASE)))
