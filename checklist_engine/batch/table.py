"""The table of results as Parquet: its columns, and writing a part of it whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from checklist_engine.errors import Problem, UsageError
from checklist_engine.files import write_whole
from checklist_engine.result import RESULT_SCHEMA_VERSION
from checklist_engine.saying import say

if TYPE_CHECKING:
    from types import TracebackType

    from duckdb import DuckDBPyConnection

    from checklist_engine.batch.settings import Fingerprint, Settings
    from checklist_engine.knowledge import Knowledge

__all__ = ["COLUMNS", "TableWriter", "connect"]

COLUMNS: dict[str, str] = {
    "process": "VARCHAR",
    "lot": "VARCHAR",
    "state": "VARCHAR",
    "title": "VARCHAR",
    "buyer": "VARCHAR",
    "buyer_country": "VARCHAR",
    "buyer_kind": "VARCHAR",
    "published": "DATE",
    "deadline": "DATE",
    "released": "VARCHAR",
    "amount": "DOUBLE",
    "currency": "VARCHAR",
    "subjects": "VARCHAR[]",
    "score": "DOUBLE",
    "low": "DOUBLE",
    "high": "DOUBLE",
    "grade": "VARCHAR",
    "grade_low": "VARCHAR",
    "grade_high": "VARCHAR",
    "decided": "DOUBLE",
    "without_waivers": "DOUBLE",
    "coverage_relevant": "INTEGER",
    "coverage_demanded": "INTEGER",
    "coverage_explained": "INTEGER",
    "demanded": "VARCHAR[]",
    "missing": "VARCHAR[]",
    "contradicted": "VARCHAR[]",
    "as_of": "DATE",
    "file": "VARCHAR",
    "offset": "BIGINT",
    "part": "INTEGER",
}
"""The columns, with DuckDB's types, in their order; then one `area_ID` (DOUBLE) an area, and what judged, the same in every row."""

_LISTS = tuple(name for name, kind in COLUMNS.items() if kind.endswith("[]"))
_ZERO = ("offset", "part")


def connect(folder: Path | None = None, *, memory: str = "100MB", threads: int = 1) -> DuckDBPyConnection:
    """Return a DuckDB of this process, which touches no network and spills into `folder`.

    Raises:
        UsageError: DuckDB is not installed.

    """
    try:
        import duckdb  # noqa: PLC0415 - optional, and slow to import
    except ImportError:
        what = say("Parquet needs one more library")
        hint = say("{command}, or use --format jsonl", command="pip install 'checklist-engine[batch]'")
        raise UsageError(Problem(code="missing-library", what=what, hint=hint)) from None
    options: dict[str, str | bool | int | float | list[str]] = {
        "threads": threads,
        "memory_limit": memory,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if folder is not None:
        options["temp_directory"] = str(folder)
    return duckdb.connect(":memory:", config=options)


class TableWriter:
    """Writes the parts of a table, as Parquet or JSON Lines."""

    def __init__(self, folder: Path, settings: Settings, fingerprint: Fingerprint, knowledge: Knowledge) -> None:
        self._folder = folder
        self._kind = settings.output
        self._database = connect(memory="64MB") if settings.output == "parquet" else None
        self._areas = tuple(knowledge.catalog.areas)
        self._constants = {
            "schema_version": RESULT_SCHEMA_VERSION,
            "engine": fingerprint.engine,
            "catalog_digest": fingerprint.catalog_digest,
            "rules_digest": fingerprint.rules_digest,
            "profile": knowledge.profile.id,
        }

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the database."""
        if self._database is not None:
            self._database.close()

    def write(self, name: str, lines: bytes) -> Path:
        """Write the rows or results, given as JSON Lines, to the file of a part; return its path.

        Raises:
            OSError: the folder cannot be written.

        """
        path = self._folder / f"{name}.{self._kind}"
        if self._database is None:
            write_whole(path, lines)
            return path
        with tempfile.TemporaryDirectory(prefix=f".{name}.", dir=self._folder) as temporary:
            raw, packed = Path(temporary) / "rows.jsonl", Path(temporary) / "rows.parquet"
            raw.write_bytes(lines)
            self._database.execute(self._copy(raw, packed))
            packed.replace(path)
        return path

    def _copy(self, raw: Path, packed: Path) -> str:
        areas = ", ".join(f"{_name(area)} DOUBLE" for area in self._areas)
        read = {**COLUMNS, "areas": f"STRUCT({areas})"}
        columns = ", ".join(f"{_name(name)}: {_text(kind)}" for name, kind in read.items())
        chosen = [_column(name) for name in COLUMNS]
        chosen += [f"areas[{_text(area)}] AS {_name('area_' + area.replace('-', '_'))}" for area in self._areas]
        chosen += [f"{_text(value)} AS {name}" for name, value in self._constants.items()]
        source = f"read_json({_text(str(raw))}, format='newline_delimited', columns={{{columns}}}, maximum_object_size={1 << 24})"
        return f"COPY (SELECT {', '.join(chosen)} FROM {source}) TO {_text(str(packed))} (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608 - names of our own


def _column(name: str) -> str:
    if name in _LISTS:
        return f"coalesce({_name(name)}, []) AS {_name(name)}"
    return f"coalesce({_name(name)}, 0) AS {_name(name)}" if name in _ZERO else _name(name)


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
