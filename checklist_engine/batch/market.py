"""The market view: what many tenders ask for, by country, year or any other column, from a table of any size."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.table import COLUMNS, connect
from checklist_engine.errors import InputError, Problem, UsageError
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

__all__ = ["GROUPINGS", "Group", "Market", "StandardCount", "summarise_market"]

GROUPINGS: dict[str, str] = {
    "buyer": "buyer",
    "buyer.country": "buyer_country",
    "buyer.kind": "buyer_kind",
    "year": "CAST(year(published) AS VARCHAR)",
    "month": "strftime(published, '%Y-%m')",
    "currency": "currency",
    "grade": "grade",
    "subject": "subject",
    "profile": "profile",
}
"""What one may group by, and the expression over the table for it. `subject` counts a lot once for each of its subjects."""

_MEMORY = "400MB"
_MOST_STANDARDS = 40


class StandardCount(msgspec.Struct, frozen=True, kw_only=True):
    """A standard, and in how many assessed lots it is demanded, missing or contradicted."""

    standard: str
    demanded: int
    missing: int
    contradicted: int


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """One group: how many lots, how many of them assessed, and the scores of those; nulls where none is."""

    by: tuple[str | None, ...]
    lots: int
    assessed: int
    not_ict: int
    no_requirements: int
    mean_score: float | None
    median_score: float | None
    lowest: float | None
    highest: float | None
    mean_decided: float | None
    coverage: float | None
    grades: dict[str, int]


class Market(msgspec.Struct, frozen=True, kw_only=True):
    """The market view. `superseded` rows were older versions of a process and lot and count nowhere."""

    schema_version: str
    by: tuple[str, ...]
    rows: int
    superseded: int
    engines: tuple[str, ...]
    catalog_digests: tuple[str, ...]
    rules_digests: tuple[str, ...]
    profiles: tuple[str, ...]
    total: Group
    groups: tuple[Group, ...]
    standards: tuple[StandardCount, ...]


def summarise_market(folders: Sequence[Path], by: Sequence[str]) -> Market:
    """Return the market view of the tables in some folders, the newest row for each process and lot.

    Raises:
        InputError: a folder holds no table.
        UsageError: `by` names no grouping, or DuckDB is not installed.

    """
    unknown = [name for name in by if name not in GROUPINGS]
    if unknown:
        import difflib  # noqa: PLC0415 - only a slip needs it

        near = difflib.get_close_matches(unknown[0], GROUPINGS, n=1)
        hint = say("did you mean '{near}'?", near=near[0]) if near else ""
        what = say("nothing is known as '{name}'", name=unknown[0])
        raise UsageError(
            Problem(code="unknown-grouping", what=what, expected=say("one of {values}", values=", ".join(GROUPINGS)), hint=hint)
        )
    files = [file for folder in folders for file in _tables(folder)]
    with tempfile.TemporaryDirectory(prefix="checklist-engine-") as spill, connect(Path(spill), memory=_MEMORY, threads=2) as database:
        database.execute("SET preserve_insertion_order = false")
        database.execute(_newest(files))
        rows = _one(database, "SELECT count(*) FROM given")[0]
        kept = _one(database, "SELECT count(*) FROM newest")[0]
        total = _groups(database, ())[0]
        return Market(
            schema_version="1.0",
            by=tuple(by),
            rows=int(rows),
            superseded=int(rows) - int(kept),
            engines=_distinct(database, "engine"),
            catalog_digests=_distinct(database, "catalog_digest"),
            rules_digests=_distinct(database, "rules_digest"),
            profiles=_distinct(database, "profile"),
            total=total,
            groups=_groups(database, tuple(by)) if by else (),
            standards=_standards(database),
        )


def _tables(folder: Path) -> list[str]:
    found = sorted(str(path) for path in folder.glob("part-*.parquet"))
    if not found:
        what = say("no table of a batch lies in this folder")
        raise InputError(Problem(code="no-table", where=str(folder), what=what, hint=say("run `checklist-engine batch FILE -o DIR` first")))
    return found


def _newest(files: Sequence[str]) -> str:
    names = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    chosen = ", ".join(f'"{name}"' for name in (*COLUMNS, "engine", "catalog_digest", "rules_digest", "profile"))
    # Where the publisher told no date, or the same twice, what stands later in the input is newer.
    return f"""
        CREATE TEMP VIEW given AS SELECT {chosen}, filename AS table_file
            FROM read_parquet([{names}], union_by_name=true, filename=true);
        CREATE TEMP TABLE newest AS SELECT * FROM given
            QUALIFY row_number() OVER (
                PARTITION BY process, lot ORDER BY released DESC NULLS LAST, table_file DESC, "offset" DESC, part DESC) = 1;
    """  # noqa: S608 - names of our own


def _one(database: DuckDBPyConnection, query: str) -> tuple[int, ...]:
    row = database.execute(query).fetchone()
    return row or ()


def _distinct(database: DuckDBPyConnection, column: str) -> tuple[str, ...]:
    return tuple(row[0] for row in database.execute(f"SELECT DISTINCT {column} FROM newest ORDER BY 1").fetchall())  # noqa: S608


def _groups(database: DuckDBPyConnection, by: tuple[str, ...]) -> tuple[Group, ...]:
    keys = ", ".join(f"{GROUPINGS[name]} AS key{number}" for number, name in enumerate(by))
    source = "(SELECT * , unnest(subjects) AS subject FROM newest)" if "subject" in by else "newest"
    places = ", ".join(str(number + 1) for number in range(len(by)))
    grades = ", ".join(f"count(*) FILTER (grade = '{grade}')" for grade in "ABCDEF")
    rows = database.execute(
        f"""
        SELECT {keys + ", " if keys else ""} count(*), count(*) FILTER (state = 'assessed'), count(*) FILTER (state = 'not-ict'),
            count(*) FILTER (state = 'no-requirements'), avg(score), median(score), min(score), max(score), avg(decided),
            sum(coverage_demanded) / nullif(sum(coverage_relevant), 0), {grades}
        FROM {source} {f"GROUP BY {places} ORDER BY {places}" if by else ""}
        """  # noqa: S608 - expressions of our own
    ).fetchall()
    width = len(by)
    return tuple(
        Group(
            by=row[:width],
            lots=row[width],
            assessed=row[width + 1],
            not_ict=row[width + 2],
            no_requirements=row[width + 3],
            mean_score=row[width + 4],
            median_score=row[width + 5],
            lowest=row[width + 6],
            highest=row[width + 7],
            mean_decided=row[width + 8],
            coverage=row[width + 9],
            grades=dict(zip("ABCDEF", row[width + 10 :], strict=True)),
        )
        for row in rows
    )


def _standards(database: DuckDBPyConnection) -> tuple[StandardCount, ...]:
    parts = " UNION ALL ".join(
        f"SELECT unnest({column}) AS standard, '{column}' AS how FROM newest WHERE state = 'assessed'"  # noqa: S608
        for column in ("demanded", "missing", "contradicted")
    )
    rows = database.execute(
        f"""
        SELECT standard, count(*) FILTER (how = 'demanded'), count(*) FILTER (how = 'missing'), count(*) FILTER (how = 'contradicted')
        FROM ({parts}) GROUP BY standard ORDER BY count(*) DESC, standard LIMIT {_MOST_STANDARDS}
        """  # noqa: S608
    ).fetchall()
    return tuple(StandardCount(standard=row[0], demanded=row[1], missing=row[2], contradicted=row[3]) for row in rows)
