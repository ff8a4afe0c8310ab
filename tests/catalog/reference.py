"""The extract of public reference tables that the document facts of the catalogue are held against.

`python -m tests.catalog.reference FOLDER` makes `tests/data/reference/documents.jsonl` anew from the tables in FOLDER.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.knowledge import load_knowledge

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge

__all__ = ["EXTRACT", "cited_documents", "make_extract", "read_lines"]

DATA = Path(__file__).parent.parent / "data" / "reference"
EXTRACT = DATA / "documents.jsonl"
BY_HAND = DATA / "by-hand.jsonl"
RFC = re.compile(r"\bRFC ?(\d+)\b")


def read_lines(path: Path) -> dict[str, dict[str, Any]]:
    """Return the objects of a JSON Lines file by their `id`."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row["id"]: row for row in rows}


def cited_documents(knowledge: Knowledge) -> list[str]:
    """Return every document that the catalogue cites, sorted: in its facts, or as an RFC number in any text or rule."""
    cited: set[str] = set()
    for standard in knowledge.catalog.standards.values():
        cited.update(document.id for document in standard.documents)
        cited.update(successor for document in standard.documents for successor in document.obsoleted_by)
        cited.update(version.document for version in standard.versions if version.document)
    text = msgspec.json.encode((knowledge.catalog, knowledge.all_rules)).decode()
    cited.update(f"RFC {number}" for number in RFC.findall(text))
    return sorted(cited)


def _tables(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the rows of both tables in one shape: RFC numbers become designations, statuses kebab-case."""
    rows: dict[str, dict[str, Any]] = {}
    for line in (folder / "rfcs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[f"RFC {row['number']}"] = {
            "title": row["title"],
            "date": row["date"],
            **({"date_index": row["date_index"]} if "date_index" in row else {}),
            "status": _kebab(row["status"]),
            "series": row["std_or_bcp"],
            "obsoleted_by": [f"RFC {number}" for number in row["obsoleted_by"]],
        }
    for row in read_lines(folder / "other-documents.jsonl").values():
        rows[row["id"]] = {
            "title": row["title"],
            "date": row["date"],
            "status": _kebab(row["status"]),
            "series": None,
            "obsoleted_by": row["superseded_by"],
        }
    return rows


def _kebab(words: str) -> str:
    return words.lower().replace(" ", "-")


def make_extract(folder: Path, knowledge: Knowledge) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the extract, and the documents that are neither in the tables nor explained in `by-hand.jsonl`."""
    tables, by_hand = _tables(folder), read_lines(BY_HAND)
    rows: list[dict[str, Any]] = []
    unexplained: list[str] = []
    for document in cited_documents(knowledge):
        written = by_hand.get(document, {})
        row = tables.get(written.get("table_id", document))
        if row is None and "not_covered" not in written:
            unexplained.append(document)
        elif row is None:
            rows.append({"id": document, "not_covered": written["not_covered"]})
        else:
            later: dict[str, Any] = {key: written[key] for key in ("status", "obsoleted_by", "because") if key in written}
            rows.append({"id": document, **row, **later})
    return rows, unexplained


def main(folder: Path) -> int:
    """Write the extract; say what is missing and return 1 where something is."""
    rows, unexplained = make_extract(folder, load_knowledge())
    EXTRACT.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    sys.stderr.write("".join(f"{document}: in no table; explain it in {BY_HAND.name}\n" for document in unexplained))
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
