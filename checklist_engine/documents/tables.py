"""Tables of requirements: which column holds the number, the text, the level, the proof and the lot, and what each row asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.documents.block import Block
from checklist_engine.documents.levels import level_key
from checklist_engine.documents.sections import lots_in
from checklist_engine.documents.words import folded
from checklist_engine.specification.model import Obligation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.documents.levels import Levels
    from checklist_engine.documents.words import Words

__all__ = ["TableRow", "read_table"]

_Role = Literal["id", "text", "name", "level", "proof", "lot", "answer", "note", "term", "ticked", "other"]

# An exact name counts before one that a name merely ends or begins with; among them this order.
_ROLES: tuple[_Role, ...] = ("id", "level", "proof", "lot", "answer", "term", "text", "name", "note")
_CODE = re.compile(r"[^\W\d_]{0,8}[-_. ]{0,2}\d{1,5}(?:[.\-_]\d{1,4}){0,4}[a-z]?\.?|(?:[^\W\d_]{1,5}[-.]){1,3}\d{1,4}", re.IGNORECASE)
_SEARCHED_ROWS = 15
_MAX_NAME = 90
_MAX_NAME_WORDS = 8
_MAX_CODE = 40
_BAND_WORDS = 8
_OWN_TEXT_WORDS = 6
_CARD_WIDTH = 2


class TableRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a row asks: `code` is its printed number, `text` is empty where it asks nothing.

    `defines` marks a row of terms, `whole` one that was read as a whole, since no column is known to hold the requirement.
    """

    block: Block
    code: str = ""
    text: str = ""
    obligation: Obligation = "unknown"
    verification: str | None = None
    lots: tuple[str, ...] | None = None
    defines: bool = False
    whole: bool = False


class _Columns(msgspec.Struct, frozen=True):
    """What each column is, and what the cells of those with levels mean."""

    roles: tuple[_Role, ...]
    meanings: dict[int, dict[str, Obligation]]
    ticks: dict[int, Obligation]

    def of(self, role: _Role, cells: Sequence[str]) -> list[str]:
        """Return the filled cells of the columns with a role."""
        return [cell for cell, own in zip(cells, self.roles, strict=False) if own == role and cell.strip()]


def read_table(rows: Sequence[Block], words: Words, levels: Levels) -> Iterator[TableRow]:
    """Yield the rows of one table below the names of its columns; rows above them and titles across the table as they are."""
    width = max(len(row.cells) for row in rows)
    padded = [(row, (*row.cells, *[""] * (width - len(row.cells)))) for row in rows]
    if width == _CARD_WIDTH and _is_card([cells for _, cells in padded], words):
        yield from _cards(padded, words, levels)
        return
    place, names = _header([cells for _, cells in padded], words, levels, flagged=rows[0].header)
    for row, cells in padded[: place + 1 if names else 0]:
        # A single short cell above the names is the title of the table.
        is_title = len([cell for cell in cells if cell.strip()]) == 1 and len(_joined(cells).split()) < _BAND_WORDS
        if cells != names and not row.header and not is_title:
            yield TableRow(block=row, text=_joined(cells))
    body = [(row, cells) for row, cells in padded[place + 1 if names else 0 :] if cells != names and not row.header]
    columns = _columns(names or ("",) * width, [cells for _, cells in body], words, levels)
    if sum(role == "term" for role in columns.roles) > 1 and "text" not in columns.roles:
        yield from (TableRow(block=row, defines=True) for row, _ in body)
        return
    for row, cells in body:
        if not _is_band(cells, columns):
            yield _row(row, cells, columns, words)


def _header(rows: Sequence[tuple[str, ...]], words: Words, levels: Levels, *, flagged: bool) -> tuple[int, tuple[str, ...] | None]:
    """Return the place and the names of the columns: the first row with two known names, else one marked so or above crosses."""
    for place, cells in enumerate(rows[:_SEARCHED_ROWS]):
        known = {role for cell in cells if cell and (role := _role_by_name(cell, words)) is not None}
        if len(known) > 1 and all(len(cell) <= _MAX_NAME * 2 for cell in cells):
            return place, cells
    return (0, rows[0]) if flagged or _is_above_crosses(rows, levels) else (-1, None)


def _is_above_crosses(rows: Sequence[tuple[str, ...]], levels: Levels) -> bool:
    """Tell whether the first row has names only, and a column below it crosses only: they mean nothing without a name."""
    first = rows[0]
    are_names = all(cell.strip() and len(cell.split()) <= _MAX_NAME_WORDS and not levels.is_cross(cell) for cell in first)
    return are_names and any(_is_ticked([row[place] for row in rows[1:]], levels) for place in range(1, len(first)))


def _is_card(rows: Sequence[tuple[str, ...]], words: Words) -> bool:
    """Tell whether a table of two columns has the names in its first one: a card for one requirement, or several below each other."""
    roles = [_role_by_name(cells[0], words) for cells in rows]
    named = [role for role in roles if role is not None]
    firm = set(named) & {"id", "level", "proof"} and set(named) & {"text", "name", "proof"}
    return len(set(named)) > 1 and bool(firm) and len(named) > len(rows) // 2 and not _is_name(rows[0][1], words)


def _is_name(cell: str, words: Words) -> bool:
    """Tell whether a cell is the name of a column and nothing more."""
    return any(words.is_one(f"column_{role}", cell) for role in _ROLES)


def _cards(rows: Sequence[tuple[Block, tuple[str, ...]]], words: Words, levels: Levels) -> Iterator[TableRow]:
    """Yield the requirement of each card; a name that comes again begins the next one."""
    card: list[tuple[Block, tuple[str, ...]]] = []
    for row in (*rows, None):
        again = row is not None and any(folded(row[1][0]) == folded(cells[0]) for _, cells in card)
        if card and (row is None or again):
            names, cells = tuple(pair[0] for _, pair in card), tuple(pair[1] for _, pair in card)
            yield _row(card[0][0], cells, _columns(names, [cells], words, levels), words)
            card = []
        if row is not None:
            card.append(row)


def _role_by_name(name: str, words: Words) -> _Role | None:
    run = folded(name.strip().split("\n", 1)[0]).split(" ")
    if len(run) > _MAX_NAME_WORDS or not run[0]:
        return None
    tails = [" ".join(run[start:]) for start in range(1, len(run))]
    heads = [" ".join(run[:size]) for size in range(len(run) - 1, 0, -1)]
    for tries in ([" ".join(run)], tails, heads):
        for role in _ROLES:
            if any(phrase in words.groups[f"column_{role}"] for phrase in tries):
                return role
    return None


def _columns(names: Sequence[str], rows: Sequence[tuple[str, ...]], words: Words, levels: Levels) -> _Columns:
    roles: list[_Role] = []
    meanings: dict[int, dict[str, Obligation]] = {}
    ticks: dict[int, Obligation] = {}
    letters = levels.of_letters([name for place, name in enumerate(names) if _is_ticked([row[place] for row in rows], levels)])
    for place, name in enumerate(names):
        cells = [row[place] for row in rows]
        filled = [cell for cell in cells if cell.strip()]
        role: _Role = "level" if levels.names_levels(name) else _role_by_name(name, words) or "other"
        own_level = (levels.of_word(name) or letters.get(name)) if name else None
        meaning = levels.of_column(filled, named=role == "level" or own_level is not None, yes_no=own_level is not None)
        if own_level is not None and _is_ticked(cells, levels):
            ticks[place] = own_level
            role = "ticked"
        elif role == "other" and place and name and _is_ticked(cells, levels):
            # A cross says nothing of a requirement where the name above it is no level.
            role = "ticked"
        elif meaning and role in {"level", "other", "text", "answer", "name"} and _are_short(filled):
            meanings[place] = meaning
            role = "level"
        elif role == "level":
            role = "other"
        elif role == "id" and not _are_codes(filled):
            role = "name"
        elif role == "other" and not name and place == 0 and _are_codes(filled):
            role = "id"
        roles.append(role)
    ids = [place for place, role in enumerate(roles) if role == "id"]
    # Of several numbers the one that tells most rows apart is the own one: `1`, `1.2` and `1.2.3` of a chapter, a part and a row.
    own = max(ids, key=lambda place: len({row[place] for row in rows}), default=0)
    roles = ["other" if place in ids and place != own else role for place, role in enumerate(roles)]
    return _Columns(tuple(roles), meanings, ticks)


def _is_ticked(cells: Sequence[str], levels: Levels) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and len(filled) < len(cells) and all(levels.is_cross(cell) for cell in filled)


def _are_short(cells: Sequence[str]) -> bool:
    return sum(len(cell) <= _MAX_CODE for cell in cells) >= 0.9 * len(cells)


def _are_codes(cells: Sequence[str]) -> bool:
    """Tell whether the filled cells of a column are numbers or codes, mostly."""
    return bool(cells) and sum(_CODE.fullmatch(cell.strip()) is not None for cell in cells) >= 0.5 * len(cells)


def _is_band(cells: Sequence[str], columns: _Columns) -> bool:
    """Tell whether a row is a title across the table: one short cell, where rows have several."""
    filled = [cell for cell in cells if cell.strip()]
    distinct = set(filled)
    alone = len(distinct) == 1 and len(cells) > 1
    in_text = len(filled) == 1 and bool(columns.of("text", cells))
    return alone and not in_text and len(filled[0].split()) < _BAND_WORDS


def _row(block: Block, cells: Sequence[str], columns: _Columns, words: Words) -> TableRow:
    codes = [cell.strip() for cell in columns.of("id", cells) if len(cell.strip()) <= _MAX_CODE]
    lots = columns.of("lot", cells)
    proof = columns.of("proof", cells)
    return TableRow(
        block=block,
        code=codes[0] if codes else "",
        text="\n".join(filter(None, (_text(cells, columns), *(part for part in proof if len(part.split()) >= _OWN_TEXT_WORDS)))),
        obligation=_obligation(cells, columns),
        verification="; ".join(" ".join(part.split()) for part in proof) or None,
        lots=None if not lots or words.is_one("all_lots", lots[0]) else lots_in(lots[0]) or None,
        whole="text" not in columns.roles and len(cells) > 1,
    )


def _text(cells: Sequence[str], columns: _Columns) -> str:
    """Return the requirement with its short title before it; what other columns say at length goes with it."""
    texts, names, others = columns.of("text", cells), columns.of("name", cells), columns.of("other", cells)
    if not texts:
        return _joined([*names, *others])
    long = [cell for cell in others if len(cell.split()) >= _OWN_TEXT_WORDS and cell not in texts]
    body = "\n".join((*texts, *long))
    title = " ".join(" ".join(names).split()).rstrip(":")
    return f"{title}: {body}" if title and title not in body and len(title) <= _MAX_NAME else body


def _joined(cells: Sequence[str]) -> str:
    """Return cells of no known column: `name: text` where it is a pair, else with bars between."""
    filled = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
    if len(filled) == 2 and len(filled[0].split()) <= _BAND_WORDS:  # noqa: PLR2004 - a pair
        return f"{filled[0].rstrip(':')}: {filled[1]}"
    return " | ".join(filled)


def _obligation(cells: Sequence[str], columns: _Columns) -> Obligation:
    ticked = [obligation for place, obligation in columns.ticks.items() if cells[place].strip()]
    if ticked:
        return ticked[0]
    for place, meaning in columns.meanings.items():
        found = meaning.get(level_key(cells[place]))
        if found is not None:
            return found
    return "unknown"
