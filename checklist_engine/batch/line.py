"""What one line becomes: rows, or a rejection that says why. What is cheap to decide is decided first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.memory import with_memory
from checklist_engine.batch.prefilter import WordFilter, subject_wordings
from checklist_engine.batch.released import release_dates
from checklist_engine.batch.row import Row, rows_of
from checklist_engine.batch.rules import RuleMemory
from checklist_engine.batch.wanted import NotPlain, codes_of, decode_release, described, rows_without_ict, texts_of
from checklist_engine.check import Judged, check, judge
from checklist_engine.errors import InputError, Problem
from checklist_engine.result import CheckResult
from checklist_engine.specification.answers import apply_answers
from checklist_engine.specification.model import Unreadable
from checklist_engine.specification.ocds.process import Process, below
from checklist_engine.specification.ocds.specification import read_process
from checklist_engine.specification.reading import read_specifications
from checklist_engine.subjects import infer_subjects

if TYPE_CHECKING:
    from checklist_engine.batch.settings import Settings
    from checklist_engine.batch.wanted import Release
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

__all__ = ["LineJudge", "Outcome"]

_MOST_CODES = 65536


class Outcome(msgspec.Struct, frozen=True):
    """What a line became: how many processes were read, their rows or full results, and what could not be read."""

    processes: int
    rows: tuple[Row, ...] = ()
    results: tuple[CheckResult, ...] = ()
    rejected: tuple[Problem, ...] = ()


class LineJudge:
    """Judges line after line with the same knowledge; keeps nothing of a line but what codes and rules come to."""

    def __init__(self, settings: Settings, knowledge: Knowledge) -> None:
        self.settings = settings
        self.knowledge = knowledge = with_memory(knowledge)
        self._answers = settings.read_answers()
        self._rules = RuleMemory(knowledge)
        self._codes: dict[tuple[str | None, str | int | None], bool] = {}
        self._words: tuple[WordFilter, ...] = ()
        may_skip = self._answers is None and settings.input_format != "own" and settings.output == "parquet"
        if may_skip and not settings.thorough:
            # Titles are short, so that looking for short words too costs little.
            self._words = (
                WordFilter(subject_wordings(knowledge, decisive_only=False), shortest=2),
                WordFilter(subject_wordings(knowledge, decisive_only=True)),
            )

    def judge(self, line: bytes, source: str, offset: int) -> Outcome:
        """Return what a line becomes; `source` is the file as the user named it, `offset` where the line begins in it."""
        try:
            rows, may_buy_ict = self.quick(line, source, offset)
            return Outcome(1, rows) if rows else self._whole(line, source, offset, may_buy_ict=may_buy_ict)
        except InputError as error:
            return Outcome(0, rejected=error.problems[:1])
        except Exception as error:  # noqa: BLE001 - one line must not end a batch of millions; it is told, and gates can see it
            what = f"this line met a bug in checklist-engine: {type(error).__name__}: {error}"
            return Outcome(0, rejected=(Problem(code="internal-error", what=what, hint="please report it with this line"),))

    def quick(self, line: bytes, source: str, offset: int) -> tuple[tuple[Row, ...], bool]:
        """Return the rows of a release that surely shows no information technology, else none and whether it shows some."""
        if not self._words:
            return (), False
        try:
            release = decode_release(line)
            if self._may_buy_ict(release, line):
                return (), True
            rows = rows_without_ict(release, line, source, offset)
        except NotPlain:
            return (), False
        return (rows, False) if line.isascii() or _is_utf_8(line) else ((), False)

    def _may_buy_ict(self, release: Release, line: bytes) -> bool:
        codes = self._codes
        for code in codes_of(release):
            known = codes.get((code.scheme, code.id))
            if known is None:
                if len(codes) >= _MOST_CODES:
                    codes.clear()
                known = codes[code.scheme, code.id] = self._is_ict(code.scheme, code.id)
            if known:
                return True
        if not any(words.may_occur(text) for words, text in zip(self._words, texts_of(release, line), strict=True) if text):
            return False
        return self._buys_ict(described(release))

    def _buys_ict(self, specification: Specification) -> bool:
        return any(infer_subjects(lot, specification, self.knowledge) for lot in specification.lots)

    def _is_ict(self, scheme: str | None, code: str | int | None) -> bool:
        """Ask the line of every check what a tender with only this code buys."""
        item = {"classification": {"scheme": scheme, "id": code}}
        process = Process({"ocid": "code", "tender": {"items": [item]}}, below(), "ocds-release")
        specification = read_process(process, "")
        return bool(infer_subjects(specification.lots[0], specification, self.knowledge))

    def _whole(self, line: bytes, source: str, offset: int, *, may_buy_ict: bool) -> Outcome:
        parts = read_specifications(line, source, input_format=self.settings.input_format)
        dates = release_dates(line)
        rows: list[Row] = []
        results: list[CheckResult] = []
        rejected: list[Problem] = []
        for number, part in enumerate(parts):
            if isinstance(part, Unreadable):
                rejected.append(part.problems[0])
                continue
            try:
                specification = apply_answers(part, self._answers) if self._answers else part
                if self.settings.output == "jsonl":
                    results.append(check(specification, self.knowledge, as_of=self._day(specification)))
                else:
                    judged = self._judged(specification, may_buy_ict=may_buy_ict)
                    released = dates.get(specification.id)
                    rows += [
                        msgspec.structs.replace(row, file=source, offset=offset, part=number, released=released)
                        for row in rows_of(judged, self.knowledge)
                    ]
            except InputError as error:
                rejected.append(error.problems[0])
        return Outcome(len(parts) - len(rejected), tuple(rows), tuple(results), tuple(rejected))

    def _judged(self, specification: Specification, *, may_buy_ict: bool) -> Judged:
        if not may_buy_ict and specification.language is not None and not self._buys_ict(specification):
            # Nothing is judged then, whatever the requirements say; they tell nothing more than the language.
            specification = msgspec.structs.replace(specification, requirements=())
        return judge(specification, self.knowledge, as_of=self._day(specification), hold=self._rules.hold)

    def _day(self, specification: Specification) -> str | None:
        if self.settings.as_of is not None or specification.published is not None:
            return self.settings.as_of
        return self.settings.today


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
