"""Texts of several sentences by their form: what texts of one form say is read once, as it is for single sentences.

A form of a text is itself a text, and read as one; which sentences it has, and in which lines, is told by the text, since the length of
words decides on that. Where the form of a sentence is not sure, or a sentence may not stand for itself, the text is read by itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from checklist_engine.detection.forms.recurring import Recurring
from checklist_engine.detection.forms.sentences import MOST_PARTS, Formed, has_year, leaves_out, minds_year, with_years, without_space
from checklist_engine.detection.merging import stated
from checklist_engine.detection.names.matching import Hit
from checklist_engine.detection.passage.labels import may_be_labelled
from checklist_engine.detection.passage.legends import may_be_legend
from checklist_engine.detection.passage.reading import Reading
from checklist_engine.detection.text.prepared import whole_of
from checklist_engine.detection.text.sentences import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.detection.demand import Demand, Stance
    from checklist_engine.detection.forms.sentences import Forms
    from checklist_engine.detection.merging import Placed
    from checklist_engine.detection.text.prepared import Text, Whole

__all__ = ["TextForms"]

_MOST_FORMS = 1024
_MOST_MET = 16_384
_MOST_SENTENCES = 24
_NO_LEAD = -1

_Shape = tuple[tuple[int, int, int, int, int, int], ...]
"""Of each sentence the part of the text that it begins in, and how many characters of that come before; its end likewise; line and lead."""


class TextForms:
    """The forms of texts of several sentences in one language, as far as they are remembered."""

    def __init__(self, forms: Forms) -> None:
        """Take the forms of sentences in the language."""
        self._forms = forms
        self._known: Recurring[_TextForm] = Recurring(_MOST_FORMS, _MOST_MET)

    def demands(self, whole: Whole, parts: list[str], stretches: Sequence[Stretch], level: Stance | None) -> tuple[Demand, ...] | None:
        """Return the demands of a text of a known form, with these parts and sentences, else None; the same as a reading finds."""
        plain = whole.plain
        if not 0 < len(stretches) <= _MOST_SENTENCES or len(parts) > MOST_PARTS:
            return None
        ends = [0, *accumulate(map(len, parts))]
        shape = tuple(_shape(stretches, ends))
        spelled = self._forms.spelled(parts)
        form = self._kept(spelled, shape)
        if form is not None and form.minds_years:
            form = self._kept(with_years(spelled, parts), shape)
        demands = None if form is None else form.said(level)
        if demands is None:
            return None
        quotes = {one.sentence: stretches[one.sentence] for one in demands}
        words = {number: whole.original_words(*without_space(plain, one.start, one.end)) for number, one in quotes.items()}
        return tuple(one.in_text(whole, ends, words[one.sentence]) for one in demands)

    def _kept(self, spelled: list[str], shape: _Shape) -> _TextForm | None:
        """Return the form of a text, if it was met before."""
        return self._known.again(("".join(spelled), shape), lambda: _TextForm(spelled, shape, self._forms))


class _TextForm:
    """The form of a text, and what texts of it say."""

    def __init__(self, spelled: list[str], shape: _Shape, forms: Forms) -> None:
        plain = "".join(spelled)
        ends = [0, *accumulate(map(len, spelled))]
        self._forms = forms
        self._whole = whole = whole_of(plain)
        self._stretches = [
            Stretch(ends[first] + before, ends[last] + own, line, None if lead == _NO_LEAD else lead)
            for first, before, last, own, line, lead in shape
        ]
        self._run_starts = ends[1:-1:2]
        self._sentences = [forms.made(plain[one.start : one.end], self._runs_of(one)) for one in self._stretches]
        self._said: dict[Stance | None, tuple[Formed, ...]] = {}
        self.minds_years = any(form.minds_years for form in self._sentences)
        wording = forms.lexicon.wording(forms.language)
        self._is_sure = (
            whole.plain == plain
            and all(form.is_sure for form in self._sentences)
            and not any(map(self._goes_on, range(len(self._sentences) - 1)))
            and not any(may_be_labelled(line, wording) or may_be_legend(line, wording) for line in self._lines())
        )

    def said(self, level: Stance | None) -> tuple[Formed, ...] | None:
        """Return the demands of texts of the form, or None where it leaves out too much."""
        if not self._is_sure:
            return None
        demands = self._said.get(level)
        if demands is None:
            reading = Reading(self._whole, self._forms.language, self._forms.lexicon, stretches=self._stretches)
            placed = reading.found(level)
            if self._leaves_out(reading, placed):
                self._is_sure = False
                return None
            demands = self._said[level] = tuple(Formed.of(one, self._parts_of) for one in stated(placed, self._forms.lexicon.versions))
        return demands

    def _goes_on(self, number: int) -> bool:
        """Tell whether a name begins at the end of a sentence and goes on in the next."""
        if not self._sentences[number].may_go_on:
            return False
        following = [word for form in self._sentences[number + 1 :] for word in form.text.words]
        return self._forms.lexicon.names(self._forms.language).may_go_on(self._sentences[number].text.words, following)

    def _lines(self) -> Iterator[Text]:
        """Yield each line."""
        lines: dict[int, tuple[int, int]] = {}
        for one in self._stretches:
            start, _ = lines.get(one.line, (one.start, 0))
            lines[one.line] = (start, one.end)
        yield from (self._whole.piece(start, end) for start, end in lines.values())

    def _runs_of(self, one: Stretch) -> int:
        """Return how many runs begin in a sentence."""
        return bisect_left(self._run_starts, one.end) - bisect_left(self._run_starts, one.start)

    def _leaves_out(self, reading: Reading, placed: Sequence[Placed]) -> bool:
        """Tell whether a number that the form does not tell takes part in what was found, or may take part in the text."""
        if self._minds_years(reading, placed):
            return True
        items = [(statement, item) for statement in reading.holding.values() if statement.hits for item in statement.items]
        for one in placed:
            if one.value != one.number:
                beside = reading.statement(one.value)
                items += [(beside, item) for item in (one.found.item, *one.found.others) if item is not None]
        left_out = [(statement.text.words, item) for statement, item in items if leaves_out(statement.text.words, item.first, item.last)]
        self.minds_years = self.minds_years or any(has_year(words, item) for words, item in left_out)
        return bool(left_out)

    def _minds_years(self, reading: Reading, placed: Sequence[Placed]) -> bool:
        """Tell whether it decides which year stands at a name, or in a sentence near one."""
        named = [(statement.text.words, hit) for statement in reading.holding.values() for hit in statement.hits]
        if any(minds_year(words, hit, self._forms.lexicon) for words, hit in named):
            return True
        standards = {hit.standard for _, hit in named}.union(one.found.hit.standard for one in placed)
        return any(form.minds(Hit(standard, 0, 0)) for form in self._sentences for standard in standards)

    def _parts_of(self, sentence: int, first: int, last: int) -> tuple[int, int]:
        """Return the parts of the text that some runs of a sentence stand in."""
        own = bisect_left(self._run_starts, self._stretches[sentence].start)
        return 2 * (own + first) + 1, 2 * (own + last)


def _shape(stretches: Sequence[Stretch], ends: Sequence[int]) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Yield the places of sentences, told by parts of the text of which is told where they end."""
    for one in stretches:
        first, last = bisect_right(ends, one.start) - 1, bisect_right(ends, one.end) - 1
        yield first, one.start - ends[first], last, one.end - ends[last], one.line, _NO_LEAD if one.lead is None else one.lead
