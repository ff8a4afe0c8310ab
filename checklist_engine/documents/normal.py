"""Makes the blocks of all readers alike: marks in the text become numbers and depths, short bold or numbered lines headings."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.lines import Bullets, depth_of_number, read_line
from checklist_engine.documents.words import all_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checklist_engine.documents.block import Block

__all__ = ["GUESSED", "normal_blocks"]

GUESSED = 8
"""The level of a heading without number that only its bold letters or capitals show: below all others."""

_HASHES = re.compile(r"(#{1,6})[ ]?(?=[^\W\d_])")
_MAX_TITLE = 90
_MAX_TITLE_WORDS = 12
_MAX_HEADING = 160
_SENTENCE_WORDS = 9
_ENDS = (".", ";", ",", "!", "?", ":")
_CAPITALS = 4
_TITLES = ("definitions", "references", "history", "situation", "background", "procedure", "selection", "award", "contract", "scope")
_DEPTHS = 6


def normal_blocks(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with headings, clause numbers and list items made plain; no text is lost but the marks themselves."""
    all_blocks = [part for block in blocks for part in _unframed(block)]
    levels = _levels_by_depth(all_blocks)
    bullets = Bullets()
    result: list[Block] = []
    for block in all_blocks:
        for part in _parts(block, bullets, levels):
            if part.kind != "item":
                bullets.end()
            result.append(part)
    return result


def _unframed(block: Block) -> Iterator[Block]:
    """Yield a row of a single cell as paragraphs: it is a frame around text. In a spreadsheet it stays what it is."""
    if block.kind != "row" or len(block.cells) != 1 or block.sheet:
        yield block
        return
    for line in block.cells[0].split("\n"):
        yield msgspec.structs.replace(block, kind="paragraph", text=line, cells=(), table=0, row=0, header=False)


def _levels_by_depth(blocks: Sequence[Block]) -> dict[int, int]:
    """Return, for each depth of clause numbers, the level that headings of that depth have most often."""
    seen: dict[int, Counter[int]] = {}
    for block in blocks:
        if block.kind == "heading":
            depth = depth_of_number(block.number or read_line(block.text).number)
            seen.setdefault(depth, Counter())[block.level] += 1
    return {depth: counts.most_common(1)[0][0] for depth, counts in seen.items()}


def _parts(block: Block, bullets: Bullets, levels: dict[int, int]) -> Iterator[Block]:
    match block.kind:
        case "heading":
            yield _heading(block)
        case "item":
            yield from _item(block)
        case "paragraph":
            yield from _lines(block, bullets, levels)
        case _:
            yield block


def _heading(block: Block) -> Block:
    text = " ".join(block.text.split())
    line = read_line(text)
    number = block.number or (line.number if depth_of_number(line.number) else "")
    text = line.text if not block.number and number else text
    if len(text) > _MAX_HEADING or (text.endswith(".") and len(text.split()) >= _SENTENCE_WORDS):
        # A whole clause in the style of a heading, as contracts have them.
        return msgspec.structs.replace(block, kind="paragraph", text=text, number=number, level=0)
    return msgspec.structs.replace(block, text=text, number=number)


def _item(block: Block) -> Iterator[Block]:
    line = read_line(block.text)
    # A bullet that was typed in a list item is a second one; a number belongs to it.
    text = line.text if line.bullet or (line.number and not block.number) else block.text
    yield msgspec.structs.replace(block, text=text.strip(), number=block.number or line.number)


def _lines(block: Block, bullets: Bullets, levels: dict[int, int]) -> Iterator[Block]:
    """Yield the lines of a paragraph as what their marks show; lines without marks stay together."""
    held: list[str] = []
    for raw in block.text.split("\n"):
        if not raw.strip():
            continue
        line = read_line(raw)
        if not line.bullet and not line.number:
            held.append(raw.strip())
            continue
        if held:
            yield _plain(block, "\n".join(held), levels)
            held = []
        if line.bullet:
            depth = bullets.depth(line.bullet, line.indent)
            yield msgspec.structs.replace(block, kind="item", text=line.text, number=line.number, level=depth)
        else:
            yield _numbered(block, line.text, line.number, bullets, levels, line.indent)
    if held:
        yield _plain(block, "\n".join(held), levels)


def _numbered(block: Block, text: str, number: str, bullets: Bullets, levels: dict[int, int], indent: int = 0) -> Block:
    depth = depth_of_number(number)
    if depth and _is_title(text) and (depth > 1 or block.strong or text.isupper() or not number.endswith((".", ")"))):
        return msgspec.structs.replace(block, kind="heading", text=text, number=number, level=levels.get(depth, min(depth, _DEPTHS)))
    if depth > 1:
        return msgspec.structs.replace(block, text=text, number=number)
    style = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", number))
    return msgspec.structs.replace(block, kind="item", text=text, number=number, level=bullets.depth(style, indent))


def _plain(block: Block, text: str, levels: dict[int, int]) -> Block:
    if block.number:
        return _numbered(block, text, block.number, Bullets(), levels)
    hashes = _HASHES.match(text)
    if hashes is not None and "\n" not in text:
        return msgspec.structs.replace(block, kind="heading", text=text[hashes.end() :].strip(), level=len(hashes.group(1)))
    letters = sum(character.isalpha() for character in text)
    capitals = letters >= _CAPITALS and text.isupper() and len(text.split()) > 1
    known = "\n" not in text and any(all_words().is_one(group, text.rstrip(":")) for group in _TITLES)
    if (block.strong or capitals or known) and _is_title(text.rstrip(":")) and letters:
        return msgspec.structs.replace(block, kind="heading", text=text, level=GUESSED)
    return msgspec.structs.replace(block, text=text)


def _is_title(text: str) -> bool:
    """Tell whether a line is short and ends as titles do, and so may be a heading."""
    short = len(text) <= _MAX_TITLE and len(text.split()) <= _MAX_TITLE_WORDS and "\n" not in text
    return short and not text.rstrip().endswith(_ENDS) and not text[:1].islower()
