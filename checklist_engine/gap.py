"""Holding another list of standards, such as a national one, against the catalogue: what it lacks, what is outdated, what only it has."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.catalog.succession import replaced_documents
from checklist_engine.catalog.versions import parse_range, status_of_lowest
from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import N_, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checklist_engine.catalog.standard import Catalog, Standard
    from checklist_engine.knowledge import Knowledge

__all__ = ["Gap", "ListedStandard", "Missing", "Row", "compare_list", "read_list"]

_RUN = re.compile(r"[^\W\d_]+|\d+")
State = Literal["shared", "outdated", "unique"]
_STATUSES = {
    "emerging": N_("emerging"),
    "being-replaced": N_("being-replaced"),
    "obsolete": N_("obsolete"),
    "insecure": N_("insecure"),
}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the list as it was written: the line number in the file, the standard and its version."""

    line: int
    standard: str
    version: str | None = None


class ListedStandard(msgspec.Struct, frozen=True, kw_only=True):
    """A standard that a line of the list names, and what the catalogue says of it; `standard` is null where only the list has it."""

    line: int
    written: str
    version: str | None
    state: State
    standard: str | None = None
    reason: str = ""


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A standard that the list lacks, and the rule that expects it; where the rule takes any of several, none of them is listed."""

    standard: str
    rule: str
    severity: str


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """The whole comparison: every line of the list, and what the rules of the profile expect and the list lacks."""

    listed: tuple[ListedStandard, ...]
    missing: tuple[Missing, ...]


def read_list(data: bytes, source: str) -> tuple[Row, ...]:
    """Read a CSV list: a heading with a column `standard` and, if wanted, `version`; separated by comma, semicolon or tab.

    Raises:
        InputError: it is not UTF-8, has no such column, or is no CSV.

    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            Problem(
                code="list-encoding",
                where=source,
                what=say("byte {number} is not UTF-8", number=error.start),
                hint=say("save the list as CSV in UTF-8"),
            )
        ) from None
    heading = text.split("\n", maxsplit=1)[0]
    separator = max(",;\t", key=heading.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = {(name or "").strip().casefold(): name for name in reader.fieldnames or ()}
        if "standard" not in columns:
            raise InputError(
                Problem(
                    code="list-columns",
                    where=f"{source}:1",
                    what=say("the list has no column 'standard'"),
                    expected=say("a heading such as: standard,version"),
                    hint=say("name the column with the standards 'standard'"),
                )
            )
        return tuple(
            Row(line=reader.line_num, standard=name, version=version or None)
            for row in reader
            if (name := (row.get(columns["standard"]) or "").strip())
            for version in [(row.get(columns.get("version", "")) or "").strip()]
        )
    except csv.Error as error:
        raise InputError(
            Problem(
                code="list-csv",
                where=f"{source}:{reader.reader.line_num}",
                what=say("not valid CSV: {error}", error=str(error)),
                hint=say("close every quotation mark, and save the list as CSV"),
            )
        ) from None


def compare_list(rows: Iterable[Row], knowledge: Knowledge) -> Gap:
    """Hold a list against the catalogue and the rules of the profile.

    A line is known by an id, name, title or document of the catalogue, else by what the detector finds in it: `HTTPS and HSTS` is two.
    """
    names, replaced = _names(knowledge.catalog), replaced_documents(knowledge.catalog)
    listed = tuple(item for row in rows for item in _place(row, knowledge, names, replaced))
    have = {item.standard for item in listed if item.standard}
    return Gap(listed=listed, missing=tuple(_missing(have, knowledge)))


def _missing(have: set[str], knowledge: Knowledge) -> Iterator[Missing]:
    told: set[str] = set()
    for rule in sorted(knowledge.rules.values(), key=lambda rule: (-knowledge.weight(rule), rule.id)):
        if rule.expects is None:
            continue
        wanted = rule.standards()
        if rule.expects.mode == "any":
            lacking = [] if have & {*wanted} else [rule.expects.prefer]
        else:
            lacking = [key for key in wanted if key not in have]
        for key in lacking:
            if key not in told:
                told.add(key)
                yield Missing(standard=key, rule=rule.id, severity=rule.severity)


def _key(text: str) -> str:
    return " ".join(_RUN.findall(text.casefold()))


def _names(catalog: Catalog) -> dict[str, str]:
    """Return every way to write a standard, as runs of letters and digits; a first owner keeps a name."""
    names: dict[str, str] = {}
    for key, standard in catalog.standards.items():
        spellings = [key, standard.name, standard.title, *(document.id for document in standard.documents)]
        spellings += [name.text for entries in standard.names.values() for name in entries]
        for spelling in spellings:
            names.setdefault(_key(spelling), key)
    return names


def _place(row: Row, knowledge: Knowledge, names: Mapping[str, str], replaced: Mapping[str, object]) -> Iterator[ListedStandard]:
    key = names.get(_key(row.standard))
    found: dict[str, str | None] = {}
    if key is not None:
        found[key] = row.version
    else:
        for demand in knowledge.detector.detect(f"{row.standard} {row.version or ''}", None):
            found.setdefault(demand.standard, row.version or demand.version)
    for standard, version in found.items():
        reason = _outdated(row.standard, version, knowledge.catalog.standards[standard], replaced)
        yield ListedStandard(
            line=row.line,
            written=row.standard,
            version=version,
            state="outdated" if reason else "shared",
            standard=standard,
            reason=reason,
        )
    if not found:
        reason = say("not in the catalogue")
        yield ListedStandard(line=row.line, written=row.standard, version=row.version, state="unique", reason=reason)


def _outdated(written: str, version: str | None, standard: Standard, replaced: Mapping[str, object]) -> str:
    """Return why nobody should list this any more, or nothing."""
    if standard.status in ("insecure", "obsolete", "being-replaced"):
        if standard.replaced_by:
            by = ", ".join(standard.replaced_by)
            return say("{name} is {status}, replaced by {by}", name=standard.name, status=say(_STATUSES[standard.status]), by=by)
        return say("{name} is {status}", name=standard.name, status=say(_STATUSES[standard.status]))
    if version is not None:
        status = status_of_lowest(parse_range(version, standard), standard)
        if status != "current":
            newest = [item.id for item in standard.versions if item.status == "current"]
            return say(
                "version {version} is {status}; current: {newest}", version=version, status=say(_STATUSES[status]), newest=", ".join(newest)
            )
    document = next((document for document in standard.documents if _key(document.id) == _key(written)), None)
    if document is not None and document.id in replaced:
        return say("{document} is replaced by {by}", document=document.id, by=", ".join(document.obsoleted_by))
    return ""
