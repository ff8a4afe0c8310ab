"""What one line becomes: rows, or a rejection that says why. What is cheap to decide is decided first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.memory import with_memory
from checklist_engine.batch.plain_row import rows_without_ict
from checklist_engine.batch.plain_values import known_of
from checklist_engine.batch.prefilter import WordFilter, subject_wordings
from checklist_engine.batch.released import release_dates
from checklist_engine.batch.row import Place, Row, row_of, rows_of
from checklist_engine.batch.rules import RuleTable
from checklist_engine.batch.wanted import NotPlain, ReleaseDecoder, codes_of, described, descriptions_of, stripped, titles_of
from checklist_engine.check import check, judge
from checklist_engine.detection.demands import detect_demands
from checklist_engine.errors import InputError, Problem
from checklist_engine.known_ids import check_ids
from checklist_engine.lots import describe_lots
from checklist_engine.result import CheckResult
from checklist_engine.saying import say
from checklist_engine.specification.answers import apply_answers
from checklist_engine.specification.json_values import read_json_value
from checklist_engine.specification.model import Unreadable
from checklist_engine.specification.ocds.process import Process, below
from checklist_engine.specification.ocds.specification import read_process, read_what_is_judged
from checklist_engine.specification.own_format import looks_like_own_format
from checklist_engine.specification.reading import read_specifications
from checklist_engine.subjects import infer_subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.batch.settings import Settings
    from checklist_engine.batch.wanted import Code, Release
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
        self._rules = RuleTable(knowledge)
        self._codes: dict[Code, bool | None] = {}
        self._decoder: ReleaseDecoder | None = None
        self._words: tuple[WordFilter, ...] = ()
        may_skip = self._answers is None and settings.input_format != "own" and settings.output == "parquet"
        if may_skip and not settings.thorough:
            self._decoder = ReleaseDecoder()
            # Titles are short, so that looking for short words too costs little.
            self._words = (
                WordFilter(subject_wordings(knowledge, decisive_only=False), shortest=2),
                WordFilter(subject_wordings(knowledge, decisive_only=True)),
            )

    def judge(self, line: bytes, source: str, offset: int) -> Outcome:
        """Return what a line becomes; `source` is the file as the user named it, `offset` where the line begins in it."""
        try:
            rows, release = self.quick(line, source, offset)
            if not rows and release is not None:
                rows = self._of_release(release, line, source, offset)
            return Outcome(1, rows) if rows else self._whole(line, source, offset)
        except InputError as error:
            return Outcome(0, rejected=error.problems[:1])
        except Exception as error:  # noqa: BLE001 - one line must not end a batch of millions; it is told, and gates can see it
            what = say("this line met a bug in checklist-engine: {error}", error=f"{type(error).__name__}: {error}")
            return Outcome(0, rejected=(Problem(code="internal-error", what=what, hint=say("please report it with this line")),))

    def quick(self, line: bytes, source: str, offset: int) -> tuple[tuple[Row, ...], Release | None]:
        """Return the rows of a release that surely shows no information technology, else none and the release that may show some."""
        if self._decoder is None:
            return (), None
        try:
            release = self._decoder.decode(line)
            may_buy_ict = self._may_buy_ict(release, line)
            rows = () if may_buy_ict else rows_without_ict(release, line, source, offset)
        except NotPlain:
            return (), None
        if not line.isascii() and not _is_utf_8(line):
            return (), None
        return rows, release if may_buy_ict else None

    def _of_release(self, release: Release, line: bytes, source: str, offset: int) -> tuple[Row, ...]:
        """Return the rows of a line that is one plain release; none where it has to be read with more care."""
        value = read_json_value(line)
        if value is None or looks_like_own_format(value[0]):
            return ()
        try:
            known = known_of(release, line)
        except NotPlain:
            return ()
        specification = read_what_is_judged(Process(value[0], below(), "ocds-release"), source, known)
        place = Place(source, offset, 0, stripped(release.date) if stripped(release.ocid) else None)
        return tuple(self._rows(specification, place, may_buy_ict=True))

    def _may_buy_ict(self, release: Release, line: bytes) -> bool:
        own, others = codes_of(release)
        of_whole = [self._code(code) for code in own]
        if True in of_whole or any(self._code(code) for code in others):
            return True
        of_titles, of_descriptions = self._words
        may_buy = of_titles.may_occur(titles_of(release, line))
        if not may_buy and (False not in of_whole or (release.tender.lots and b'"relatedLot' in line)):
            # Beside a code of something else that holds for every lot, descriptions count for nothing.
            may_buy = of_descriptions.may_occur(descriptions_of(release, line))
        return may_buy and self._buys_ict(described(release, line))

    def _code(self, code: Code) -> bool | None:
        """Tell whether a code is of information technology, or None where it is no code that is known."""
        known = self._codes
        if code not in known:
            if len(known) >= _MOST_CODES:
                known.clear()
            known[code] = self._asked(code)
        return known[code]

    def _buys_ict(self, specification: Specification) -> bool:
        return any(infer_subjects(lot, specification, self.knowledge) for lot in specification.lots)

    def _asked(self, code: Code) -> bool | None:
        """Ask the line of every check what a tender with only this code buys."""
        item = {"classification": {"scheme": code.scheme, "id": code.id}}
        process = Process({"ocid": "code", "tender": {"items": [item]}}, below(), "ocds-release")
        specification = read_process(process, "")
        return bool(infer_subjects(specification.lots[0], specification, self.knowledge)) if specification.items else None

    def _whole(self, line: bytes, source: str, offset: int) -> Outcome:
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
                    place = Place(source, offset, number, dates.get(specification.id))
                    rows += self._rows(specification, place, may_buy_ict=False)
            except InputError as error:
                rejected.append(error.problems[0])
        return Outcome(len(parts) - len(rejected), tuple(rows), tuple(results), tuple(rejected))

    def _rows(self, specification: Specification, place: Place, *, may_buy_ict: bool) -> Iterator[Row]:
        """Return the rows of a specification, as `check` would judge it; the sentences for people are left unsaid."""
        if not may_buy_ict and specification.language is not None and not self._buys_ict(specification):
            # Nothing is judged then, whatever the requirements say; they tell nothing more than the language.
            specification = msgspec.structs.replace(specification, requirements=())
        day = self._day(specification)
        if specification.waivers:
            return rows_of(judge(specification, self.knowledge, as_of=day), self.knowledge, place)
        check_ids(specification, self.knowledge)
        demands = detect_demands(specification, self.knowledge.detector)
        lots = describe_lots(specification, demands, self.knowledge, only_assessed=True)
        as_of = day or specification.published or self.settings.today
        return (
            row_of(
                specification,
                lot.lot,
                lot.assessability.state,
                [subject.id for subject in lot.subjects],
                lot.demands,
                self._rules.numbers(lot),
                as_of,
                place,
            )
            for lot in lots
        )

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
