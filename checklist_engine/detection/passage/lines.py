"""What the lines of a text say of the sentences in them: a label in the line, and a heading or the head of a table above it."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import runs_of
from checklist_engine.detection.passage.labels import field_level, label_of, levels_of_items, sentence_level
from checklist_engine.detection.passage.legends import legend_of, level_by_legend
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.statement import Label, Statement
    from checklist_engine.detection.text.sentences import Stretch

__all__ = ["Lines"]

_SIGNS = " \t#*_:"
_NUMBERS = _SIGNS + "0123456789.)("
_ENTRY = compiled_later(r"\||(?:[-*\u2022\u00b7\u2023\u25aa\u25cf\u25e6\uf0b7+>]|\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)]|\[[0-9]{1,3}\])\s")
"""How a row of a table begins, or an item of a list, of documents perhaps."""
_PAGE = compiled_later(r"(?:\.[ ]?){4}[. ]*[0-9]{1,4}\Z")
"""How a line of a table of contents ends."""
_RECORD = compiled_later(r"-(?<!\S-) [^\W\d_][\w ]{0,24}:(?=\s)")
"""How a record begins that is a list of fields: `- title: Penetration tests`."""
_LONGEST_RECORD = 2_000
_FIELD = compiled_later(r"\s{0,4}[A-Z][^\W\d_]{2,20}(?: [^\W\d_]{2,20})?:\s")
"""How a sentence begins that is a field of its own: `Measure: MFA.` behind `Risk: ...`."""
_TAIL = 120
_FIRST_WORD = compiled_later(r"[^\w|]{0,12}([^\W\d_]{2,24})")
_REPLY = compiled_later(r"\s?:\s{1,3}([^\W\d_]{1,12})")
_ASKING = ("required", "recommended", "forbidden")
_LONGEST_HEADING = 60
_FEWEST_COLUMNS = 2


class Lines:
    """The lines of a text, each looked at only when something needs it."""

    def __init__(self, plain: str, stretches: Sequence[Stretch], statement: Callable[[int], Statement], wording: Wording) -> None:
        """Take the characters of a text, its sentences, what each says, and the words of its language."""
        self._plain = plain
        self._stretches = stretches
        self._statement = statement
        self._wording = wording
        self._levels: dict[int, Stance | None] = {}
        self._items: dict[Statement, tuple[tuple[int, Stance], ...]] = {}
        self._labelled: dict[int, dict[int, Stance]] = {}
        self._headed: dict[int, tuple[bool, bool]] = {}
        self._headed_within: dict[int, bool] = {}

    def labels(self, number: int) -> Label:
        """Return the level of a sentence, or the labels of its items."""
        statement = self._statement(number)
        labels = self._items.get(statement)
        if labels is None:
            labels = self._items[statement] = levels_of_items(statement.text, statement.view.sentence.last, statement.wording)
        return labels or self.level(number)

    def level(self, number: int) -> Stance | None:
        """Return the level that the record of a sentence states, or its own label, or that of its item, or else that of its line."""
        own = self._stretches[number]
        if (recorded := self._recorded.get(number)) is not None:
            return recorded
        start, end = self._spans[own.line]
        statement = self._statement(number)
        if own.line not in self._levels:
            words = statement.text.words if (own.start, own.end) == (start, end) else None
            row = self._plain[start:end]
            self._levels[own.line] = level_by_legend(row, self._legend, self._wording) or label_of(row, words, statement.wording)
        level = self._levels[own.line] or ("mentioned" if self._is_in_glossary(own.line) else None)
        if level == "mentioned" and own.start > start and self._asks_in_remark(start, statement):
            level = None
        if (own.start, own.end) == (start, end):
            return level
        other_field = level == "mentioned" and own.start > start and _FIELD.match(self._plain, own.start, own.end) is not None
        return self._level_within(number) or (None if other_field else level)

    def _level_within(self, number: int) -> Stance | None:
        """Return the label of a sentence in a line of several, or of the item that it is part of, where several sentences have one.

        Labels stand at the end of their items where the line does not begin with one: `HTTPS. Priority: must. DANE. Priority: could.`
        """
        line = self._stretches[number].line
        if line not in self._labelled:
            first, labelled = self._starts[line], {}
            for other in range(first, len(self._stretches)):
                one = self._stretches[other]
                if one.line != line:
                    break
                if (level := sentence_level(self._plain[one.start : one.end], self._wording)) is not None:
                    labelled[other] = level
            self._labelled[line] = labelled
        labelled = self._labelled[line]
        if number in labelled or len(labelled) < 2:  # noqa: PLR2004 - one label may be that of the line
            return labelled.get(number)
        numbers = list(labelled)
        trail = self._starts[line] not in labelled
        place = bisect_left(numbers, number) - (not trail)
        return labelled[numbers[place]] if place < len(numbers) else None

    def _asks_in_remark(self, start: int, statement: Statement) -> bool:
        """Tell whether a later sentence of a line that is but a remark demands something: `Note: see annex C. TLS must be used.`."""
        word = _FIRST_WORD.match(self._plain, start)
        if word is None or word[1].lower() not in self._wording.remarks or not statement.view.cues_of(*_ASKING):
            return False
        reply = _REPLY.match(self._plain, word.end())
        return reply is None or reply[1].lower() not in self._wording.replies

    def is_under_references(self, number: int) -> bool:
        """Tell whether a sentence is an entry of a list that only names documents or explains words, or of a table of contents."""
        line = self._stretches[number].line
        if self._starts[line] < number and self._is_headed_within(line):
            return True
        text = self._text(line)
        if _ENTRY.match(text) is None:
            return _PAGE.search(text, max(0, len(text) - _TAIL)) is not None
        return self._below(line)[0]

    def _is_headed_within(self, line: int) -> bool:
        """Tell whether a line begins with such a heading: `Normative references - OWASP ASVS - ISO 27001`, `Background. FTP is used.`."""
        if line not in self._headed_within:
            head, item = self._stretches[self._starts[line] : self._starts[line] + 2]
            heading = self._plain[head.start : head.end].strip(" -")
            parted = heading.endswith(".") or "- " in self._plain[max(head.start, head.end - 2) : item.start + 2]
            self._headed_within[line] = parted and self._is_heading(heading.rstrip("."))
        return self._headed_within[line]

    def _is_in_glossary(self, line: int) -> bool:
        """Tell whether a line is a row of a table with a head such as `| Term | Meaning |` or `| Standard | Title | Date |`."""
        return self._text(line).startswith("|") and self._below(line)[1]

    @cached_property
    def _legend(self) -> dict[str, Stance]:
        """What the letters of a table stand for, where a line says so."""
        return legend_of(self._plain, self._wording) if len(self._stretches) > 1 else {}

    @cached_property
    def _recorded(self) -> dict[int, Stance]:
        """The level of each sentence of a record that states one: `- title: Tests`, `level: SHOULD`, `description: There are tests.`."""
        begun = [match.start() for match in _RECORD.finditer(self._plain)] if "- " in self._plain else []
        if not begun:
            return {}
        levels: dict[int, Stance] = {}
        starts = [one.start for one in self._stretches]
        numbers = sorted({bisect_right(starts, place) - 1 for place in begun})
        begins = [number for number in numbers if not self._plain[starts[number] : begun[bisect_left(begun, starts[number])]].strip()]
        for first, last in itertools.pairwise([*begins, len(self._stretches)]):
            record = self._plain[self._stretches[first].start : self._stretches[last - 1].end]
            level = field_level(record[:_LONGEST_RECORD], self._wording)
            levels.update(dict.fromkeys(range(first, last), level) if level is not None else {})
        return levels

    @cached_property
    def _spans(self) -> dict[int, tuple[int, int]]:
        """Where each line begins and ends."""
        spans: dict[int, tuple[int, int]] = {}
        for stretch in self._stretches:
            start, _ = spans.get(stretch.line, (stretch.start, 0))
            spans[stretch.line] = (start, stretch.end)
        return spans

    @cached_property
    def _starts(self) -> dict[int, int]:
        """The first sentence of each line."""
        starts: dict[int, int] = {}
        for number, stretch in enumerate(self._stretches):
            starts.setdefault(stretch.line, number)
        return starts

    @cached_property
    def _before(self) -> dict[int, int]:
        """The line before each, of those that hold a sentence."""
        return {line: before for before, line in itertools.pairwise(self._spans)}

    def _text(self, line: int) -> str:
        start, end = self._spans[line]
        return self._plain[start:end].strip()

    def _below(self, line: int) -> tuple[bool, bool]:
        """Tell of a line whether the list that it is an entry of has a heading such as `References`, and its table such a head."""
        entries: list[int] = []
        while line in self._spans and line not in self._headed:
            text = self._text(line)
            if self._is_heading(text):
                self._headed[line] = True, False
            elif _ENTRY.match(text) is not None:
                entries.append(line)
                line = self._before.get(line, -1)
            else:
                self._headed[line] = False, False
        headed, tabled = self._headed.get(line, (False, False))
        for entry in reversed(entries):
            text = self._text(entry)
            tabled = text.startswith("|") and (tabled or self._is_head(text))
            self._headed[entry] = headed, tabled
        return headed, tabled

    def _is_heading(self, text: str) -> bool:
        """Tell whether a line is nothing but a word for what only informs: `Normative references`."""
        heading = text.lstrip(_NUMBERS).rstrip(_SIGNS)
        level = self._wording.levels.get(runs_of(heading)) if len(heading) <= _LONGEST_HEADING else None
        return level is not None and level[0] == "mentioned"

    def _is_head(self, text: str) -> bool:
        """Tell whether a row is the head of a table of documents or words: one column holds titles or meanings, none anything asked for."""
        wording = self._wording
        cells = [cell.split() for cell in text.lower().strip("| \t").split("|")]
        names = {cell[-1].strip("*_:.") for cell in cells if cell}
        return len(names) >= _FEWEST_COLUMNS and not names.isdisjoint(wording.titling) and names <= wording.titling | wording.columns
