"""The sections of a document: what each heading says of the blocks below it, and which lot they are for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.block import Block
from checklist_engine.documents.lines import comes_after, depth_of_number, is_below
from checklist_engine.documents.normal import GUESSED
from checklist_engine.documents.titles import Skipped, Told, is_numbered, read_title
from checklist_engine.specification.model import Obligation, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.documents.levels import Levels
    from checklist_engine.documents.words import Words

__all__ = ["Placed", "Section", "lots_in", "placed_blocks"]

_LOT_ID = r"(?:[0-9]{1,3}[a-z]?|[ivx]{1,5}|[a-h])"
_AND = r"(?:\s*(?:,|/|&|\+|and|en|et|und|y|e|та|\u0456|\u0439)\s*)"
_LOT_IDS = rf"({_LOT_ID}(?:{_AND}{_LOT_ID})*)"
_ENTRY = re.compile(r"(?:\.{3,10}|\s)\s{0,4}\d{1,4}$|^\d{1,4}$")
_TAIL = 40


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the blocks under a heading; `titles` are those of the headings above, the highest first.

    `number` is the printed number of the nearest heading that has one; `path` is that number and, where it is another's, its own title.
    `skipped` says why nothing in it is a requirement, '' where it is read; `told` what it tells where it asks nothing: of the present
    situation, of the background, or of how to tender. `obligation` is how firm a title says that all below it is: `Optional requirements`.
    """

    number: str = ""
    titles: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    skipped: Skipped = ""
    told: Told = ""
    obligation: Obligation = "unknown"
    role: Role = "technical-specification"
    lots: tuple[str, ...] = ()
    lot_title: str = ""
    level: int = 0


class Placed(msgspec.Struct, frozen=True):
    """A block and the section in which it stands; a heading stands in the section that it opens."""

    block: Block
    section: Section


def placed_blocks(blocks: Iterable[Block], words: Words, levels: Levels, lot_words: Iterable[str]) -> Iterator[Placed]:
    """Yield the blocks with their sections."""
    lot = _lot_pattern(lot_words)
    stack = [Section()]
    in_contents = False
    for block in blocks:
        if block.kind == "heading":
            in_contents = False
            while len(stack) > 1 and _ends(block, stack[-1]):
                stack.pop()
            stack.append(_section(block, stack[-1], words, levels, lot))
        elif block.kind == "paragraph" and words.is_one("contents", block.text):
            in_contents = True
        elif in_contents and not _ENTRY.search(block.text[-_TAIL:]):
            in_contents = False
        section = msgspec.structs.replace(stack[-1], skipped="contents") if in_contents else stack[-1]
        yield Placed(block, section)


def _ends(heading: Block, section: Section) -> bool:
    """Tell whether a section ends where a heading stands. Its number counts before its level: in print, `1` may be smaller than `1.1`."""
    number = section.number if section.path == (section.number,) else ""
    if number and heading.number and is_below(heading.number, number):
        return False
    return section.level >= heading.level or bool(number and heading.number and comes_after(heading.number, number))


def _section(heading: Block, above: Section, words: Words, levels: Levels, lot: re.Pattern[str]) -> Section:
    title = heading.text
    says = read_title(title, words, levels)
    found = lot.match(title) or lot.match(says.bare)
    number = heading.number.strip(" .)")
    if heading.level == GUESSED and above.level < GUESSED and above.skipped in {"references", "history"} and title.isupper():
        # A title in capitals ends a list of references, whatever the style of the one above it.
        above = msgspec.structs.replace(above, skipped="")
    if not above.number and depth_of_number(number) == 1 and not (above.titles and is_numbered(above.titles[-1], words)):
        # A first chapter below a loose title: what that title tells is over.
        above = msgspec.structs.replace(above, skipped="", told="", obligation="unknown")
    return Section(
        number=number or above.number,
        titles=(*above.titles, title),
        path=(number,) if number else (above.number, title) if above.number else (title,),
        skipped=says.skipped or above.skipped,
        # Requirements under a heading that tells of something are requirements, but for those of the present situation.
        told=says.told or ("" if says.asks and above.told != "situation" else above.told),
        obligation=says.obligation or above.obligation,
        role=says.role or above.role,
        lots=lots_in(found.group(1)) if found else above.lots,
        lot_title=(found.group(2) or "").strip() if found else above.lot_title,
        level=heading.level,
    )


def _lot_pattern(lot_words: Iterable[str]) -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(word) for word in lot_words), key=len, reverse=True)) or "(?!)"
    number = r"(?:\s*(?:nr|no|n|num|number|nummer)?[.\u00b0\u00ba]{0,2}\s*|\s*\u2116\s*|\s+#?)"
    return re.compile(
        rf"(?:[\d.]+\s+)?(?:{names}){number}{_LOT_IDS}(?![\w])\s*(?:[:.,\u2013\u2014-]\s*(.*)|\((.*)\)|$|\s(.*))", re.IGNORECASE
    )


def lots_in(written: str) -> tuple[str, ...]:
    """Return the ids of lots in `1, 2 and 3`, in capitals where they are letters."""
    return tuple(dict.fromkeys(part.upper() for part in re.findall(rf"(?<!\w){_LOT_ID}(?!\w)", written, re.IGNORECASE)))
