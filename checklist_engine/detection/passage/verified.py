"""Where a text says beside a requirement how it is verified: in a field behind it, a heading above, a column of its table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.language.cues import Cue, runs_of
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.text.sentences import Stretch

__all__ = ["Verified"]

_LONGEST_REQUIREMENT = 16
"""How many sentences before such a field may belong to it; further up stands another requirement."""
_NAMED_FIELD = compiled_later(r"[\s\-*\u2022|]{0,8}([^\W\d_][\w ]{2,30}?)\s?:\s*[^\s|]")
_ENTRY = compiled_later(
    r"[ \t]*(?:[|\-*\u2022\u00b7\u2023\u25aa\u25cf\u25e6\uf0b7+>\u2610\u2611\u25a1]|\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[a-z])[.)]\s)"
)
_HEADING = compiled_later(r"[ \t#*_0-9.)(]*([^\W\d_].{1,50}?)[ \t#*_:]*")
_EDGE = compiled_later(r"[|\t]")
_NOTHING = "-\u2013\u2014 "
_APART = 2
"""Between two rows there may be a line of dashes."""
_LONGEST_CELL = 80
_LONGEST_LINE = 4_000


class Verified:
    """What a text says beside its requirements of how they are verified; looked for only where something needs it."""

    def __init__(self, plain: str, stretches: Sequence[Stretch], wording: Wording) -> None:
        """Take the characters of a text, its sentences, and the words of its language."""
        self._plain = plain
        self._stretches = stretches
        self._wording = wording

    @cached_property
    def is_silent(self) -> bool:
        """Whether the text says nothing of the kind anywhere."""
        leads = any(one.lead is not None for one in self._stretches)
        return not (leads or self._fields or self._headed or _EDGE.search(self._plain) is not None)

    def beside(self, number: int, place: int, *, named: bool) -> tuple[int, Cue] | None:
        """Return the words that say how something is verified that is asked for in a sentence, at a place of the text, and their sentence.

        `Evidence: scan report`, `Verification criteria` over a list, `| Requirement | Evidence |` over a table.
        """
        return self._field_behind(number, named=named) or self._heading_above(number) or self._cell_behind(number, place)

    def _field_behind(self, number: int, *, named: bool) -> tuple[int, Cue] | None:
        """Return the field close behind a sentence that says how what is before it is verified, and its name.

        The sentence may be that field, but what it only implies may be what it demands: `Validation: all input is checked`.
        """
        place = bisect_left(self._fields, (number,))
        behind = self._fields[place : place + 2]
        field = next((one for one in behind if named or one[0] > number or one[1].group == "proof"), None)
        return field if field is not None and field[0] - number <= _LONGEST_REQUIREMENT else None

    @cached_property
    def _fields(self) -> list[tuple[int, Cue]]:
        """The sentences that are such a field, with its name."""
        found: list[tuple[int, Cue]] = []
        fields = self._wording.verifying | self._wording.validating
        for number, one in enumerate(self._stretches if ":" in self._plain else ()):
            field = _NAMED_FIELD.match(self._plain, one.start, one.end)
            runs = runs_of(field[1]) if field is not None else ()
            if field is not None and runs in fields:
                cue = self._cue(number, *field.span(1))
                found.append((number, cue if runs in self._wording.verifying else msgspec.structs.replace(cue, group="tests")))
        return found

    def _heading_above(self, number: int) -> tuple[int, Cue] | None:
        """Return the heading or the line that leads the list in which a sentence stands, if that only says how something is verified."""
        lead = self._stretches[number].lead
        return (None if lead is None else self._heading(lead)) or self._headed.get(self._stretches[number].line)

    def _heading(self, number: int) -> tuple[int, Cue] | None:
        one = self._stretches[number]
        match = _HEADING.fullmatch(self._plain[one.start : one.end].rstrip())
        if match is None or runs_of(match[1]) not in self._wording.verifying:
            return None
        return number, self._cue(number, one.start + match.start(1), one.start + match.end(1))

    @cached_property
    def _headed(self) -> dict[int, tuple[int, Cue]]:
        """The lines of lists and tables under such a heading."""
        headed: dict[int, tuple[int, Cue]] = {}
        heading, line = None, -1
        for number, one in enumerate(self._stretches):
            if one.line == line:
                heading = heading if one.line in headed else None  # a sentence more: no heading
                continue
            line = one.line
            if heading is not None and _ENTRY.match(self._plain, one.start, one.end) is not None:
                headed[line] = heading
            else:
                heading = self._heading(number)
        return headed

    def _cell_behind(self, number: int, place: int) -> tuple[int, Cue] | None:
        """Return the head of a column of ways to verify, where the row of a place has something in it behind that place."""
        line = self._stretches[number].line
        start, end = self._spans[line]
        if end - start > _LONGEST_LINE or _EDGE.search(self._plain, place, end) is None:
            return None
        cells = self._cells(start, end)
        own = bisect_right(cells, (place, end)) - 1
        return self._head_within(cells, own) or self._head_above(line, cells, own)

    def _head_above(self, line: int, cells: Sequence[tuple[int, int]], own: int) -> tuple[int, Cue] | None:
        """Return the head of a column behind a cell that is not empty in its row."""
        top = self._tops.get(line)
        if top is None or top == line:
            return None
        columns = zip(self._cells(*self._spans[top]), cells, strict=False)
        filled = (head for head, cell in list(columns)[own + 1 :] if self._plain[slice(*cell)].strip(_NOTHING))
        head = next((head for head in filled if self._verifies(self._plain[slice(*head)])), None)
        return None if head is None else self._sentence_of(head)

    def _head_within(self, cells: Sequence[tuple[int, int]], own: int) -> tuple[int, Cue] | None:
        """Return such a head where a table lost its line breaks, so that empty cells part the rows: `| Requirement | Proof | | TLS |`."""
        parted = next((index for index, cell in enumerate(cells) if index and not self._plain[slice(*cell)].strip()), len(cells))
        if own <= parted or own + 1 >= len(cells):
            return None
        own_column = (own - parted - 1) % (parted + 1)
        heads = (cell for cell in cells[own_column + 1 : parted] if self._verifies(self._plain[slice(*cell)]))
        head = next(heads, None)
        return None if head is None else self._sentence_of(head)

    def _verifies(self, name: str) -> bool:
        """Tell whether the head of a column says that it tells how something is verified."""
        return len(name) <= _LONGEST_CELL and runs_of(name) in self._wording.verifying

    def _cells(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where the cells of a row begin and end; what stands before the first edge is one where it is not empty."""
        edges = [match.start() for match in _EDGE.finditer(self._plain, start, end)]
        cells = list(zip([start, *(edge + 1 for edge in edges)], [*edges, end], strict=True))
        if cells and not self._plain[slice(*cells[0])].strip():
            del cells[0]
        if cells and not self._plain[slice(*cells[-1])].strip():
            del cells[-1]
        return cells

    def _sentence_of(self, cell: tuple[int, int]) -> tuple[int, Cue]:
        """Return the sentence in which a cell begins, and the runs of the cell in it."""
        start = next((place for place in range(*cell) if self._plain[place].isalnum()), cell[0])
        number = bisect_right(self._begins, start) - 1
        end = min(cell[1], self._stretches[number].end)
        return number, self._cue(number, start, end)

    def _cue(self, number: int, start: int, end: int) -> Cue:
        """Return the words that stand in some characters of the text, as proof."""
        first = len(runs_of(self._plain[self._stretches[number].start : start]))
        return Cue("proof", first, first + len(runs_of(self._plain[start:end])), first)

    @cached_property
    def _begins(self) -> list[int]:
        return [one.start for one in self._stretches]

    @cached_property
    def _spans(self) -> dict[int, tuple[int, int]]:
        """Where each line begins and ends."""
        spans: dict[int, tuple[int, int]] = {}
        for one in self._stretches:
            start, _ = spans.get(one.line, (one.start, 0))
            spans[one.line] = (start, one.end)
        return spans

    @cached_property
    def _tops(self) -> dict[int, int]:
        """The first line of the table that each row stands in."""
        tops: dict[int, int] = {}
        before = -_APART - 1
        for line, (start, end) in self._spans.items():
            if _EDGE.search(self._plain, start, end) is not None:
                tops[line] = tops[before] if line - before <= _APART else line
                before = line
        return tops
