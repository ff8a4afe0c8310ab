"""What a page shows of a comparison: selections, groups and cells, no new judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.comparison.compare import Compared, Comparison, StandardRow
from checklist_engine.comparison.market import Group, GroupKind
from checklist_engine.output.html.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checklist_engine.comparison.standards import AskedLevel

__all__ = ["ComparisonView", "GroupMatrix", "GroupTable", "HeatRow", "MatrixBlock", "MatrixRow", "make_comparison_view"]

_PAPER_COLUMNS = 12
_PAPER_MATRIX = 24
_PAPER_ROWS = 40
_SCREEN_GROUPS = 12
_PAPER_GROUPS = 8
_BAND = 20
_TOP_BAND = 4
_KINDS: tuple[GroupKind, ...] = ("country", "year", "buyer")


class HeatRow(msgspec.Struct, frozen=True):
    """A specification and its cells, one an area."""

    compared: Compared
    cells: str


class MatrixRow(msgspec.Struct, frozen=True):
    """A standard, the name of its area, and its cells, one a specification."""

    standard: StandardRow
    area: str
    cells: str


class MatrixBlock(msgspec.Struct, frozen=True):
    """As many specifications as stand beside each other, and a row a standard that any of them asks for or should."""

    columns: tuple[Compared, ...]
    rows: tuple[MatrixRow, ...]


class GroupTable(msgspec.Struct, frozen=True):
    """The groups of one kind, the largest first, and how many are not shown."""

    kind: GroupKind
    groups: tuple[Group, ...]
    more: int


class GroupMatrix(msgspec.Struct, frozen=True):
    """Standards by groups of one kind: the share of the assessed specifications of the group that demands the standard."""

    kind: GroupKind
    groups: tuple[Group, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]
    more: int


class ComparisonView(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison, ready for the templates."""

    comparison: Comparison
    paper: bool
    ranked: tuple[Compared, ...]
    not_ranked: tuple[Compared, ...]
    heat: tuple[HeatRow, ...]
    matrix: tuple[MatrixBlock, ...]
    matrix_left_out: bool
    has_choices: bool
    market: tuple[StandardRow, ...]
    wanted_by_none: tuple[str, ...]
    group_tables: tuple[GroupTable, ...]
    group_matrices: tuple[GroupMatrix, ...]
    area_names: dict[str, str]
    titles: dict[int, str]
    most_rows: int
    chapters: tuple[str, ...]


def make_comparison_view(comparison: Comparison, *, paper: bool) -> ComparisonView:
    """Return what a page shows; on paper, tables are cut to what can be read there, and the page says so."""
    names = {area.id: area.name for area in comparison.areas}
    ranked = tuple(one for one in comparison.specifications if one.rank is not None)
    assessed = [position for position, one in enumerate(comparison.specifications) if one.state == "assessed"]
    left_out = paper and len(assessed) > _PAPER_MATRIX
    width = _PAPER_COLUMNS if paper else max(len(assessed), 1)
    blocks = () if left_out else tuple(_block(comparison, assessed[at : at + width], names) for at in range(0, len(assessed), width))
    view = ComparisonView(
        comparison=comparison,
        paper=paper,
        ranked=ranked,
        not_ranked=tuple(one for one in comparison.specifications if one.rank is None),
        heat=tuple(HeatRow(one, _joined(map(_area_cell, one.areas))) for one in comparison.specifications if one.state == "assessed"),
        matrix=blocks,
        matrix_left_out=left_out,
        has_choices=any(row.one_of for row in comparison.standards),
        market=tuple(sorted(_spoken_of(comparison), key=lambda row: (-row.signal.demanded, -row.signal.expected, row.name.casefold()))),
        wanted_by_none=tuple(row.name for row in comparison.standards if row.signal.expected and not row.signal.demanded),
        group_tables=tuple(_group_tables(comparison.groups, paper=paper)),
        group_matrices=tuple(_group_matrices(comparison, paper=paper)),
        area_names=names,
        titles={one.number: one.title for one in comparison.specifications},
        most_rows=_PAPER_ROWS if paper else max(len(comparison.strengths), len(comparison.asked_by_nobody), 1),
        chapters=(),
    )
    return msgspec.structs.replace(view, chapters=tuple(_chapters(view)))


def _chapters(view: ComparisonView) -> Iterator[str]:
    """Yield the chapters that the page has, in order."""
    comparison = view.comparison
    several = len(view.ranked) > 1
    present = {
        "ranking": True,
        "changes": comparison.changes is not None,
        "areas": bool(view.heat),
        "standards": bool(view.matrix) or view.matrix_left_out,
        "best": several and bool(comparison.strengths),
        "nobody": bool(comparison.asked_by_nobody),
        "market": bool(view.market),
        "groups": bool(view.group_tables),
        "method": True,
    }
    yield from (chapter for chapter, there in present.items() if there)


def _spoken_of(comparison: Comparison) -> Iterator[StandardRow]:
    return (row for row in comparison.standards if row.signal.demanded or row.signal.expected or row.signal.contradicted)


def _block(comparison: Comparison, positions: Sequence[int], names: Mapping[str, str]) -> MatrixBlock:
    rows = []
    for row in comparison.standards:
        levels = [row.levels[position] for position in positions]
        if any(level is not None for level in levels):
            chosen = {one.number for one in row.one_of}
            one_of = [comparison.specifications[position].number in chosen for position in positions]
            rows.append(MatrixRow(row, names.get(row.area or "", ""), _joined(map(_level_cell, levels, one_of))))
    return MatrixBlock(tuple(comparison.specifications[position] for position in positions), tuple(rows))


_NO_CELL = "<td class='cell level-none'>\u2013</td>"
_CONTRADICTED_CELL = "<td class='cell level-contradicted' data-value='-1'>X</td>"


def _level_cell(level: AskedLevel | None, one_of: bool) -> str:  # noqa: FBT001 - it is mapped over
    if level is None:
        return _NO_CELL
    if level == "contradicted":
        return _CONTRADICTED_CELL
    if one_of:
        return f"<td class='cell level-{level}' data-value='{level}'>{level}*</td>"
    return f"<td class='cell level-{level}'>{level}</td>"


def _area_cell(score: float | None) -> str:
    """Return a score as a cell; five bands of 20 points fill the symbol."""
    if score is None:
        return _NO_CELL
    return f"<td class='cell level-{min(int(score // _BAND), _TOP_BAND)}'>{format_number(score, 0)}</td>"


def _joined(cells: Iterable[str]) -> str:
    from markupsafe import Markup  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    return Markup("".join(cells))  # noqa: S704  Cells are made here, of numbers.


def _group_tables(groups: Sequence[Group], *, paper: bool) -> Iterator[GroupTable]:
    for kind in _KINDS:
        own = _in_order(kind, groups)
        most = _PAPER_ROWS if paper else len(own)
        if len(own) > 1:
            yield GroupTable(kind, own[:most], max(len(own) - most, 0))


def _in_order(kind: GroupKind, groups: Iterable[Group]) -> tuple[Group, ...]:
    """Return the groups of a kind: years in their order, others the largest first."""
    own = [group for group in groups if group.kind == kind]
    return tuple(own if kind == "year" else sorted(own, key=lambda group: -group.assessed))


def _group_matrices(comparison: Comparison, *, paper: bool) -> Iterator[GroupMatrix]:
    """Yield the shares by group, for groups of at least two specifications, lest one tender looks like a policy."""
    most = _PAPER_GROUPS if paper else _SCREEN_GROUPS
    for kind in _KINDS:
        own = [group for group in _in_order(kind, comparison.groups) if group.assessed > 1]
        shown = own[:most]
        if len(shown) < 2:  # noqa: PLR2004 - one group is no comparison
            continue
        shares = [{signal.standard: signal.share for signal in group.signals} for group in shown]
        rows = [
            (row, tuple(share.get(row.id, 0.0) for share in shares))
            for row in comparison.standards
            if any(row.id in share for share in shares)
        ]
        rows.sort(key=lambda pair: (-pair[0].signal.demanded, pair[0].name.casefold()))
        limit = _PAPER_ROWS if paper else len(rows)
        yield GroupMatrix(kind, tuple(shown), tuple((row.name, own_shares) for row, own_shares in rows[:limit]), len(own) - len(shown))
