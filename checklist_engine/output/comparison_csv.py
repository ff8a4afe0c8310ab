"""The comparison as CSV: one row a specification, one column an area and a standard, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from checklist_engine.output.csv_table import safe_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.comparison.compare import Compared, Comparison

__all__ = ["COMPARISON_COLUMNS", "write_comparison_csv"]

COMPARISON_COLUMNS = (
    "number",
    "id",
    "title",
    "buyer",
    "country",
    "year",
    "value",
    "currency",
    "source",
    "judged_as_of",
    "state",
    "rank",
    "rank_low",
    "rank_high",
    "score",
    "score_low",
    "score_high",
    "grade",
    "score_with_waivers",
    "standards_relevant",
    "standards_demanded",
)


def write_comparison_csv(comparison: Comparison) -> str:
    """Return one row a specification in the order of the ranking; lines end with CRLF as RFC 4180 says.

    Columns `area:ID` hold scores. Columns `standard:ID` hold 0 to 4, `contradicted`, or nothing where the standard is neither
    expected nor asked for. The last column names the standards of which one is enough: `oidc or saml`, each group on its own line.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    areas = [f"area:{area.id}" for area in comparison.areas]
    standards = [f"standard:{row.id}" for row in comparison.standards]
    writer.writerow([*COMPARISON_COLUMNS, *areas, *standards, "one_of"])
    for position, compared in enumerate(comparison.specifications):
        levels = ("" if row.levels[position] is None else str(row.levels[position]) for row in comparison.standards)
        writer.writerow(
            [*(safe_cell(cell) for cell in _cells(compared)), *map(_number, compared.areas), *levels, _one_of(comparison, compared.number)]
        )
    return buffer.getvalue()


def _cells(one: Compared) -> Iterator[str]:
    yield str(one.number)
    yield from (one.id, one.title, one.buyer or "", one.country or "", one.year or "")
    yield from (f"{one.value.amount:.2f}", one.value.currency) if one.value else ("", "")
    yield from (one.source, one.as_of, one.state)
    yield from ("" if rank is None else str(rank) for rank in (one.rank, one.rank_low, one.rank_high))
    yield from map(_number, (one.score, one.low, one.high))
    yield one.grade or ""
    yield _number(one.score_with_waivers)
    yield from (str(one.coverage.relevant), str(one.coverage.demanded)) if one.coverage else ("", "")


def _one_of(comparison: Comparison, number: int) -> str:
    """Return the groups of standards of which one is enough for a specification, by id."""
    groups = (sorted({row.id, *one.others}) for row in comparison.standards for one in row.one_of if one.number == number)
    return "\n".join(dict.fromkeys(" or ".join(group) for group in groups))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
