"""What lines become: rows, or rejections that say why. What is cheap to decide is decided first.

Lines are taken through the stages together: each stage for some lines, then the next one. What a stage needs of the program and of the
knowledge stays in the fast memory of the processor, which one line through all stages would leave by its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from checklist_engine.batch.ict import IctSigns, buys_ict
from checklist_engine.batch.memory import with_memory
from checklist_engine.batch.plain_row import rows_without_ict
from checklist_engine.batch.plain_values import known_of
from checklist_engine.batch.released import release_dates
from checklist_engine.batch.row import Place, Row, row_of, rows_of
from checklist_engine.batch.rules import RuleTable
from checklist_engine.batch.stream import Unit
from checklist_engine.batch.wanted import NotPlain, ReleaseDecoder, stripped
from checklist_engine.check import check, judge
from checklist_engine.detection.demands import detect_demands
from checklist_engine.errors import InputError, Problem
from checklist_engine.known_ids import check_ids
from checklist_engine.lots import describe_lots
from checklist_engine.result import CheckResult
from checklist_engine.saying import say
from checklist_engine.specification.answers import apply_answers
from checklist_engine.specification.decode import MAX_BYTES
from checklist_engine.specification.json_values import read_json_value
from checklist_engine.specification.model import Unreadable
from checklist_engine.specification.ocds.process import Process, below
from checklist_engine.specification.ocds.specification import read_what_is_judged
from checklist_engine.specification.own_format import looks_like_own_format
from checklist_engine.specification.reading import read_specifications

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from checklist_engine.batch.settings import Settings
    from checklist_engine.batch.wanted import Release
    from checklist_engine.detection.demand import Demand
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.lots import LotFacts
    from checklist_engine.specification.model import Specification

__all__ = ["LineJudge", "Outcome"]

_DECODED_TOGETHER = 16
_JUDGED_TOGETHER = 64
"""How many lines are taken through the stages together: more of them no longer fit into the fast memory of the processor."""


class Outcome(msgspec.Struct, frozen=True):
    """What a line became: how many processes were read, their rows or full results, and what could not be read."""

    processes: int
    rows: tuple[Row, ...] = ()
    results: tuple[CheckResult, ...] = ()
    rejected: tuple[Problem, ...] = ()


class _Line(msgspec.Struct):
    """A line on its way through the stages, which ends with its outcome; `released` is the date of the release in it."""

    data: bytes
    offset: int
    source: str
    released: str | None = None
    outcome: Outcome | None = None


_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class _FirstStages:
    """The stages that most lines end in: they leave all but a few fields unread."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._decoder = ReleaseDecoder()
        self._signs = IctSigns(knowledge)

    def decode(self, line: _Line, _given: None) -> Release:
        """Return the fields of a plain release that tell what is bought, and by whom."""
        if len(line.data) > MAX_BYTES:
            raise NotPlain
        return self._decoder.decode(line.data)

    def ask(self, line: _Line, release: Release) -> tuple[Release, bool]:
        """Tell whether the release may buy information technology."""
        return release, self._signs.stand_in(release, line.data)

    def leave(self, line: _Line, release: Release) -> None:
        """Make the rows of a release that surely buys none."""
        line.outcome = Outcome(1, rows_without_ict(release, line.data, line.source, line.offset))


class LineJudge:
    """Judges lines with the same knowledge; keeps nothing of a line but what codes and rules come to."""

    def __init__(self, settings: Settings, knowledge: Knowledge) -> None:
        self.settings = settings
        self.knowledge = knowledge = with_memory(knowledge)
        self._answers = settings.read_answers()
        self._rules = RuleTable(knowledge)
        may_skip = self._answers is None and settings.input_format != "own" and settings.output == "parquet"
        self._first = _FirstStages(knowledge) if may_skip and not settings.thorough else None

    def judge(self, line: bytes, source: str, offset: int) -> Outcome:
        """Return what a line becomes; `source` is the file as the user named it, `offset` where the line begins in it."""
        return self.judge_all([Unit(line, 0, offset)], source)[0]

    def judge_all(self, units: Iterable[Unit], source: str) -> list[Outcome]:
        """Return what lines of a file become, in their order."""
        lines = [_Line(unit.data, unit.offset, source) for unit in units]
        if self._first is None:
            self._through(self._judge_whole, [(line, None) for line in lines])
        else:
            self._judge_by_stages(lines, self._first)
        return [line.outcome for line in lines if line.outcome is not None]

    def _judge_by_stages(self, lines: Sequence[_Line], first: _FirstStages) -> None:
        asked: list[tuple[_Line, Release]] = []
        for start in range(0, len(lines), _DECODED_TOGETHER):
            decoded = self._through(first.decode, [(line, None) for line in lines[start : start + _DECODED_TOGETHER]])
            told = self._through(first.ask, decoded)
            self._through(first.leave, [(line, release) for line, (release, may_buy) in told if not may_buy])
            asked += [(line, release) for line, (release, may_buy) in told if may_buy]
        for start in range(0, len(asked), _JUDGED_TOGETHER):
            read = self._through(self._read, asked[start : start + _JUDGED_TOGETHER])
            demanded = self._through(self._detect, read)
            described = self._through(self._describe, demanded)
            self._through(self._score, described)

    def _through(self, stage: Callable[[_Line, _Given], _Made], given: Iterable[tuple[_Line, _Given]]) -> list[tuple[_Line, _Made]]:
        """Take lines, each with what the stage before made of it, through a stage; return those that have no outcome then."""
        left: list[tuple[_Line, _Made]] = []
        for line, before in given:
            try:
                made = stage(line, before)
            except NotPlain:
                self._through(self._judge_whole, ((line, None),))
            except InputError as error:
                line.outcome = Outcome(0, rejected=error.problems[:1])
            except Exception as error:  # noqa: BLE001 - one line must not end a batch of millions; it is told, and gates can see it
                what = say("this line met a bug in checklist-engine: {error}", error=f"{type(error).__name__}: {error}")
                problem = Problem(code="internal-error", what=what, hint=say("please report it with this line"))
                line.outcome = Outcome(0, rejected=(problem,))
            else:
                if line.outcome is None:
                    left.append((line, made))
        return left

    def _read(self, line: _Line, release: Release) -> Specification:
        """Read what is judged of a plain release."""
        value = read_json_value(line.data)
        if value is None or looks_like_own_format(value[0]):
            raise NotPlain
        line.released = stripped(release.date) if stripped(release.ocid) else None
        return read_what_is_judged(Process(value[0], below(), "ocds-release"), line.source, known_of(release, line.data))

    def _detect(self, _line: _Line, specification: Specification) -> tuple[Specification, tuple[Demand, ...]]:
        check_ids(specification, self.knowledge)
        return specification, detect_demands(specification, self.knowledge.detector)

    def _describe(self, _line: _Line, given: tuple[Specification, tuple[Demand, ...]]) -> tuple[Specification, tuple[LotFacts, ...]]:
        specification, demands = given
        return specification, describe_lots(specification, demands, self.knowledge, only_assessed=True)

    def _score(self, line: _Line, given: tuple[Specification, tuple[LotFacts, ...]]) -> None:
        rows = self._scored(*given, Place(line.source, line.offset, 0, line.released))
        line.outcome = Outcome(1, tuple(rows))

    def _judge_whole(self, line: _Line, _given: object) -> None:
        """Read a line as `check` does, whatever it is, and judge all that stands in it."""
        if len(line.data) > MAX_BYTES:
            what = say("the line has more than {most:,} bytes", most=MAX_BYTES)
            raise InputError(Problem(code="too-large", what=what, hint=say("one process a line")))
        parts = read_specifications(line.data, line.source, input_format=self.settings.input_format)
        dates = release_dates(line.data)
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
                    rows += self._rows(specification, Place(line.source, line.offset, number, dates.get(specification.id)))
            except InputError as error:
                rejected.append(error.problems[0])
        line.outcome = Outcome(len(parts) - len(rejected), tuple(rows), tuple(results), tuple(rejected))

    def _rows(self, specification: Specification, place: Place) -> Iterator[Row]:
        """Return the rows of a specification, as `check` would judge it; the sentences for people are left unsaid."""
        if specification.language is not None and not buys_ict(specification, self.knowledge):
            # Nothing is judged then, whatever the requirements say; they tell nothing more than the language.
            specification = msgspec.structs.replace(specification, requirements=())
        if specification.waivers:
            return rows_of(judge(specification, self.knowledge, as_of=self._day(specification)), self.knowledge, place)
        check_ids(specification, self.knowledge)
        demands = detect_demands(specification, self.knowledge.detector)
        return self._scored(specification, describe_lots(specification, demands, self.knowledge, only_assessed=True), place)

    def _scored(self, specification: Specification, lots: Sequence[LotFacts], place: Place) -> Iterator[Row]:
        """Return the rows of described lots."""
        as_of = self._day(specification) or specification.published or self.settings.today
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
