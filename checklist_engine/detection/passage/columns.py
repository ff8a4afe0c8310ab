"""What the head of a table says of the names below it: `Current state`, `Recommended`, and a mark in a column `Mandatory`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from checklist_engine.detection.language.cues import runs_of
from checklist_engine.detection.passage.headings import heading_row
from checklist_engine.detection.passage.labels import cell_level
from checklist_engine.detection.stance.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.merging import Placed
    from checklist_engine.detection.text.sentences import Stretch

__all__ = ["Columns"]

_EDGES = "|\t"
_STRONG = frozenset({"required", "recommended", "forbidden"})
_MARKS = frozenset({"x", "\u2713", "\u2714", "\u2705", "\u25cf", "\u2611", "[x]"})
_SOFTER: dict[Stance, int] = {"required": 3, "recommended": 2, "optional": 1, "mentioned": 0}
_MOST_COLUMNS = 30
_LONGEST_ROW = 4_000


class _Head(NamedTuple):
    """What a column says of what stands in it; whether its head asks for at least that much, and whether it holds answers or points."""

    stance: Stance | None = None
    floor: bool = False
    answers: bool = False
    points: bool = False


class Columns:
    """The tables of a text, each head read once."""

    def __init__(self, plain: str, stretches: Sequence[Stretch], wording: Wording) -> None:
        """Take the characters of a text, its sentences, and the words of its language."""
        self._plain = plain
        self._stretches = stretches
        self._wording = wording
        self._heads: dict[int, tuple[_Head, ...]] = {}

    def applied(self, one: Placed, place: int) -> Placed:
        """Return what was found at a character of the text as the column says that it stands in, and a mark in a column of levels."""
        row = self._row(one.number, place)
        if row is None:
            return one
        cells, index, heads = row
        verdict, found = one.found.verdict, one.found
        head = heads[index] if index < len(heads) else _Head()
        stance = _marked(cells, heads, self._wording) or head.stance
        if head.floor and found.item is not None and not found.item.operator and verdict.stance == "required":
            found = msgspec.structs.replace(found, item=msgspec.structs.replace(found.item, operator=">="))
        if stance is not None and _softens(stance, verdict):
            keeps = stance not in {"mentioned", "forbidden"}
            found = msgspec.structs.replace(found, verdict=Verdict(stance, labelled=True), proof=found.proof if keeps else None)
            one = msgspec.structs.replace(one, proof=one.proof if keeps else None)
        return one if found is one.found else msgspec.structs.replace(one, found=found)

    def _row(self, number: int, place: int) -> tuple[list[str], int, tuple[_Head, ...]] | None:
        """Return the cells of the row around a character, the number of its cell, and the heads of the columns, if there is a head."""
        start, line = self._line(place)
        edge = next((sign for sign in _EDGES if sign in line), None)
        top = None if edge is None else heading_row(self._plain, self._stretches, number)
        if edge is None or top is None:
            return None
        if top not in self._heads:
            self._heads[top] = self._read(top, edge)
        leading = line.lstrip(" ").startswith(edge)
        return line.split(edge)[leading:], line.count(edge, 0, place - start) - leading, self._heads[top]

    def _line(self, place: int) -> tuple[int, str]:
        """Return where the line around a character begins, and its characters; of a very long one those near."""
        start = self._plain.rfind("\n", max(0, place - _LONGEST_ROW), place) + 1 or max(0, place - _LONGEST_ROW)
        end = self._plain.find("\n", place, place + _LONGEST_ROW)
        return start, self._plain[start : end if end >= 0 else place + _LONGEST_ROW]

    def _read(self, top: int, edge: str) -> tuple[_Head, ...]:
        """Return what each cell of a head says."""
        plain, own = self._plain, self._stretches[top]
        _, line = self._line(own.end - len(plain[own.start : own.end].lstrip()))
        cells = line.strip(" ").removeprefix(edge).split(edge)
        heads = [_head(cell, self._wording) for cell in cells[:_MOST_COLUMNS]]
        return (heads[0]._replace(points=False), *heads[1:])  # the first column numbers the rows: "Point | 18"


def _head(cell: str, wording: Wording) -> _Head:
    """Return what the head of a column says of what stands below it."""
    runs = runs_of(cell)
    stance: Stance | None = "forbidden" if runs in wording.column_forbidden else "mentioned" if runs in wording.column_told else None
    stance = stance or cell_level(cell, wording)
    points = bool(runs) and (runs[0] in wording.score_units or _are_points(runs, wording))
    return _Head(stance, not wording.column_floors.isdisjoint(runs), runs in wording.column_answers, points)


def _are_points(runs: tuple[str, ...], wording: Wording) -> bool:
    """Tell whether the head of a column says no more than that it holds points: `Max. points`, `Points (T)`."""
    return not wording.score_units.isdisjoint(runs) and all(run in wording.score_words or len(run) == 1 for run in runs)


def _marked(cells: Sequence[str], heads: Sequence[_Head], wording: Wording) -> Stance | None:
    """Return the level of the one column of levels in which a row has a mark, or that a no denies: `x` below `Desirable`."""
    marked: list[Stance] = []
    for cell, head in zip(cells, heads, strict=False):
        mark = cell.strip(" *_").lower()
        if head.answers and _is_answer(mark, wording):
            marked.append("mentioned")
        elif head.points and mark[:1].isdigit():
            marked.append("optional")
        elif head.stance in {"required", "recommended", "optional"} and (mark in _MARKS or mark in wording.yes):
            marked.append(head.stance)
        elif head.stance == "required" and mark in wording.no:
            marked.append("optional")
    return marked[0] if len(marked) == 1 else None


def _is_answer(cell: str, wording: Wording) -> bool:
    """Tell whether a cell begins with a yes or no; not with both, to choose from."""
    runs = runs_of(cell)
    return bool(runs) and runs[0] in wording.replies and wording.replies.isdisjoint(runs[1:])


def _softens(stance: Stance, verdict: Verdict) -> bool:
    """Tell whether a column changes a verdict: no firmer than a word beside the name made it, nor against a firm verb."""
    if stance in {"required", verdict.stance}:
        return False
    if stance == "forbidden":
        return verdict.stance in _SOFTER and not verdict.stated
    told = verdict.stance in _SOFTER and _SOFTER[stance] < _SOFTER[verdict.stance]
    firm = verdict.cue is not None and verdict.cue.group in _STRONG
    return (told and not firm) or (stance == "mentioned" and verdict.stance == "forbidden" and not firm)
