"""The explain sheet that people filled in: its rows with a reason become waivers."""

from __future__ import annotations

import datetime as dt
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from checklist_engine.documents.archive import Archive, parse_xml
from checklist_engine.documents.workbook import open_workbook, rows_of
from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say
from checklist_engine.specification.answers import Answers
from checklist_engine.specification.decode import MAX_BYTES
from checklist_engine.specification.model import Waiver
from checklist_engine.wording import LANGUAGES, N_, words_for

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["EXPLAIN_HEADINGS", "read_explain_sheet"]

EXPLAIN_HEADINGS = {
    "rule": N_("Rule"),
    "title": N_("Expectation"),
    "lots": N_("Lots (empty: all)"),
    "mandate": N_("Mandate"),
    "authority": N_("Authority"),
    "source": N_("Source"),
    "reason": N_("Reason why not"),
    "approved_by": N_("Approved by"),
    "until": N_("Valid until"),
}
"""The headings of an explain sheet, by what stands under them. A sheet in any of our languages is read back."""

_NEEDED = ("rule", "reason", "approved_by", "until")
_HEADER_AMONG = 20
_MAX_ROWS = 10_000
_MAX_COLUMNS = 64
_BETWEEN_LOTS = re.compile(r"[\n;,]")

_Row = tuple[Any, ...]


def read_explain_sheet(data: bytes, source: str, rules: Collection[str]) -> Answers:
    """Return a waiver for each row that has a reason; `rules` are the ids that may be named.

    Raises:
        InputError: every mistake, by sheet and cell; or the file is no explain sheet, or a library is missing.

    """
    if len(data) > MAX_BYTES:
        what = say("the file has {size:,} bytes; at most {most:,} are read", size=len(data), most=MAX_BYTES)
        raise InputError(Problem(code="too-large", where=source, what=what, hint=say("give the explain sheet alone")))
    title, columns, first, rows = _find_sheet(data, source)
    waivers: list[Waiver] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, start=first):
        reader = _RowReader(row, columns, f"{source}: {title}", number, rules)
        waiver = reader.waiver(f"{source}#{title}!{number}")
        problems += reader.problems
        if waiver is not None:
            waivers.append(waiver)
    if problems:
        raise InputError(problems)
    return Answers(source=source, waivers=tuple(waivers))


def _find_sheet(data: bytes, source: str) -> tuple[str, dict[str, int], int, list[_Row]]:
    """Return the title of the sheet with our headings, the place of each, the number of the row below them, and the rows."""
    try:
        import openpyxl  # noqa: F401, PLC0415 - an optional library
    except ImportError:
        what = say("reading an explain sheet needs the library openpyxl, which is not installed")
        raise InputError(
            Problem(code="missing-library", where=source, what=what, hint="pip install 'checklist-engine[documents]'")
        ) from None
    archive = Archive(data, source)
    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")):
            # The library trusts its parts; this does not: it refuses document types and endless nesting.
            parse_xml(archive.read(name), source, name)
    with open_workbook(data, source) as workbook:
        for sheet in workbook.worksheets:
            rows = list(islice(rows_of(sheet, source, _MAX_COLUMNS), _MAX_ROWS))
            for number, row in enumerate(rows[:_HEADER_AMONG], start=1):
                columns = _columns(row)
                if all(key in columns for key in _NEEDED):
                    return sheet.title, columns, number + 1, rows[number:]
    headings = ", ".join(f"'{EXPLAIN_HEADINGS[key]}'" for key in _NEEDED)
    raise InputError(
        Problem(
            code="no-explain-sheet",
            where=source,
            what=say("no sheet of this workbook has the headings of an explain sheet"),
            expected=say("a row with {headings}", headings=headings),
            hint=say("write a new one with `checklist-engine explain-sheet`, and leave its headings as they are"),
        )
    )


def _columns(row: _Row) -> dict[str, int]:
    """Return where each of our headings stands in a row, in whatever language."""
    known = _known_headings()
    found: dict[str, int] = {}
    for place, value in enumerate(row):
        key = known.get(" ".join(value.split()).casefold()) if isinstance(value, str) else None
        if key is not None:
            found.setdefault(key, place)
    return found


def _known_headings() -> Mapping[str, str]:
    return {words_for(tag).gettext(heading).casefold(): key for tag in reversed(LANGUAGES) for key, heading in EXPLAIN_HEADINGS.items()}


class _RowReader:
    """Reads one row, and keeps what is wrong with it."""

    def __init__(self, row: _Row, columns: Mapping[str, int], where: str, number: int, rules: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self._row = row
        self._columns = columns
        self._where = where
        self._number = number
        self._rules = rules

    def waiver(self, pointer: str) -> Waiver | None:
        """Return the waiver of the row; None where there is no reason, or where something is wrong."""
        reason = self._text("reason")
        if not reason:
            if self._text("approved_by") or self._text("until"):
                self._tell(
                    "reason",
                    "missing-reason",
                    say("the row is approved but gives no reason"),
                    hint=say("write the reason, or empty the row"),
                )
            return None
        rule, approver, until = self._rule(), self._approver(), self._until()
        if self.problems:
            return None
        return Waiver(rule=rule, reason=reason, approved_by=approver, until=until, lots=self._lots(), pointer=pointer)

    def _rule(self) -> str:
        rule = self._text("rule")
        if rule not in self._rules:
            import difflib  # noqa: PLC0415 - only a slip needs it

            near = difflib.get_close_matches(rule, self._rules, n=1)
            what = say("there is no rule '{key}'", key=rule[:80]) if rule else say("the row has a reason but names no rule")
            hint = say("did you mean '{near}'?", near=near[0]) if near else say("see `checklist-engine rules list`")
            self._tell("rule", "unknown-rule", what, hint=hint)
        return rule

    def _approver(self) -> str:
        approver = self._text("approved_by")
        if not approver:
            self._tell(
                "approved_by", "missing-approver", say("nobody has approved this reason"), hint=say("write who did, by name or role")
            )
        return approver

    def _until(self) -> str | None:
        value = self._value("until")
        if isinstance(value, dt.datetime | dt.date):
            return value.isoformat()[:10]
        text = self._text("until")
        if not text:
            return None
        try:
            return dt.date.fromisoformat(text).isoformat()
        except ValueError:
            self._tell(
                "until",
                "wrong-date",
                say("'{text}' is no date", text=text[:40]),
                expected=say("a date, as 2026-12-31, or nothing"),
                hint=say("mend the date"),
            )
            return None

    def _lots(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (part.strip() for part in _BETWEEN_LOTS.split(self._text("lots"))))))

    def _value(self, key: str) -> object:
        place = self._columns.get(key)
        return self._row[place] if place is not None and place < len(self._row) else None

    def _text(self, key: str) -> str:
        value = self._value(key)
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip()

    def _tell(self, key: str, code: str, what: str, *, expected: str = "", hint: str = "") -> None:
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - an optional library

        where = f"{self._where}!{get_column_letter(self._columns[key] + 1)}{self._number}"
        self.problems.append(Problem(code=code, where=where, what=what, expected=expected, hint=hint))
