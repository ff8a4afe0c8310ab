"""Reading one text: its sentences in turn, and what they say about one another."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from checklist_engine.detection.demand import Choice
from checklist_engine.detection.merging import Placed
from checklist_engine.detection.names.matching import Hit, spelt_otherwise
from checklist_engine.detection.names.surroundings import OtherMeanings, Surroundings, beliefs_of
from checklist_engine.detection.passage.columns import Columns
from checklist_engine.detection.passage.continuation import (
    version_subject,
    with_designations,
    with_endings,
    with_explanations,
    with_names,
    with_tellings,
    with_today,
)
from checklist_engine.detection.passage.leads import Leads
from checklist_engine.detection.passage.lines import Lines
from checklist_engine.detection.passage.proving import Proving
from checklist_engine.detection.sentence.beside import what_is_beside
from checklist_engine.detection.stance.verdict import Verdict
from checklist_engine.detection.statement import Statement
from checklist_engine.detection.text.prepared import parts_of, prepare
from checklist_engine.detection.text.sentences import cut_stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.forms.sentences import Form, Forms
    from checklist_engine.detection.lexicon import Lexicon
    from checklist_engine.detection.names.matching import Candidate
    from checklist_engine.detection.sentence.beside import Beside
    from checklist_engine.detection.text.phrases import Implied
    from checklist_engine.detection.text.prepared import Text, Whole
    from checklist_engine.detection.text.sentences import Stretch
    from checklist_engine.detection.version.item import Item

__all__ = ["Reading"]

_NEAR = 3
"""How many sentences away the same requirement may go on."""
_TOLD = 5
"""So many sentences before one at most are looked through for what is so today."""
_LONGEST_NAME = 120
"""No name, in characters, goes on further than this into the next sentence."""


class _Sentence(NamedTuple):
    """A sentence in which something may stand: its form or, where it is read by itself, its text; how many runs it has."""

    form: Form | None
    candidates: list[Candidate]
    beliefs: tuple[bool | None, ...]
    implied: Sequence[Implied]
    last: int


class Reading:
    """A text while it is read: its sentences, each looked at only when something needs it."""

    def __init__(
        self,
        whole: Whole,
        language: str,
        lexicon: Lexicon,
        forms: Forms | None = None,
        stretches: Sequence[Stretch] | None = None,
        text: Text | None = None,
    ) -> None:
        """Take a text, its language, what is known of the forms of sentences, if that is kept, and its sentences and runs, if it is cut."""
        self._whole = whole
        self._all = text
        self.language = language
        self._lexicon = lexicon
        self._forms = forms
        self._stretches = cut_stretches(whole.plain, lexicon.wording(language).abbreviations) if stretches is None else stretches
        self._asks = "?" in whole.plain
        self._texts: dict[int, Text] = {}
        self._parts_of: dict[int, list[str]] = {}
        self._form_of: dict[int, Form | None] = {}
        self._statements: dict[int, Statement] = {}
        self._holding: dict[int, Statement] = {}
        self._lines = Lines(whole.plain, self._stretches, self.statement, lexicon.wording(language))
        self._leads = Leads(whole.plain, self._stretches, self.statement)
        self._ways: dict[int, tuple[str, ...]] = {}
        self._values_near: dict[tuple[int, str], tuple[int, list[Item]] | None] = {}

    def __len__(self) -> int:
        """Return how many sentences there are."""
        return len(self._stretches)

    @property
    def original(self) -> str:
        """The text as it is written."""
        return self._whole.original

    @property
    def holding(self) -> Mapping[int, Statement]:
        """What the sentences say that name or imply something, by number; known once it was asked what is found."""
        return self._holding

    def statement(self, number: int) -> Statement:
        """Return what a sentence says."""
        statement = self._holding.get(number) or self._statements.get(number)
        if statement is None:
            form = self._form(number)
            beside = self._beside(number)
            statement = None if form is None else form.statement((False,) * len(form.candidates), implied=False, beside=beside)
            self._statements[number] = statement = statement or self._by_itself(number, (), ())
        return statement

    def lead(self, number: int) -> int | None:
        """Return the sentence that introduces the list that a sentence stands in."""
        return self._leads.of(number)

    def place(self, number: int, run: int) -> int:
        """Return the place in the plain text at which a run of a sentence begins."""
        return self._stretches[number].start + self._text(number).starts[run]

    def span(self, number: int, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the original that the runs `first:last` of a sentence stand in."""
        text = self._text(number)
        return text.original_span(text.starts[first], text.ends[last - 1])

    def words(self, number: int, first: int, last: int) -> str:
        """Return the runs `first:last` of a sentence, and what stands between, as they are written."""
        start, end = self.span(number, first, last)
        return self._whole.original[start:end]

    def quote(self, number: int) -> str:
        """Return a sentence as it is written."""
        whole, stretch = self._whole, self._stretches[number]
        plain = whole.plain[stretch.start : stretch.end]
        begin = stretch.start + len(plain) - len(plain.lstrip())
        end = stretch.start + len(plain.rstrip())
        if whole.places is not None:
            begin, end = whole.places[begin], whole.places[end - 1] + 1
        return whole.original[begin:end]

    def found(self, level: Stance | None, may_hold: Callable[[str], bool] | None = None) -> list[Placed]:
        """Return what the text says about each name, in order; `level` is a firmness that wins over the verbs.

        `may_hold` tells quickly of a piece of text that it surely holds nothing.
        """
        self._place(range(len(self._stretches)) if may_hold is None else self._worth_a_look(may_hold))
        self._carry_versions_on()
        placed = [
            Placed(number, one, number, None if one.proof is None else number)
            for number, statement in self._holding.items()
            for one in statement.found(self._handed_down(number), level or self._lines.labels(number))
        ]
        if len(self._stretches) > 1:
            placed = self._in_columns(placed)
            placed = with_tellings(with_explanations(with_names(placed)), self.near, self.statement)
            placed = [
                self._with_ways(one) for one in with_today(with_endings(placed, self.near, self.statement), self._before, self.statement)
            ]
            versioned = {one.found.hit.standard for one in placed if one.found.item is not None}
            placed = [one if one.found.hit.standard in versioned else self._with_parameter(one) for one in placed]
        placed = with_designations(placed, self._holding.__getitem__)
        if len(self._stretches) == 1:
            return placed
        proving = Proving(self, self._whole.plain, self._stretches, self._lexicon)
        return [proving.proved(one) for one in placed]

    def _in_columns(self, placed: list[Placed]) -> list[Placed]:
        """Return what was found as the heads of the tables that it stands in say of it."""
        if "|" not in self._whole.plain and "\t" not in self._whole.plain:
            return placed
        columns = Columns(self._whole.plain, self._stretches, self._lexicon.wording(self.language))
        firsts = ((one, (one.found.item or one.found.hit).first) for one in placed)  # "| TLS | 1.2 | 1.3 |"
        return [columns.applied(one, self.place(one.number, first)) for one, first in firsts]

    def _text(self, number: int) -> Text:
        text = self._texts.get(number)
        if text is None:
            stretch = self._stretches[number]
            start, end, whole = stretch.start, stretch.end, self._all
            text = whole.piece(start, end) if whole else self._whole.piece(start, end, self._parts_of.get(number))
            self._texts[number] = text
        return text

    def _parts(self, number: int) -> list[str]:
        """Return all that a sentence consists of; of most sentences nothing else is looked at."""
        if self._all is not None:
            return self._text(number).parts
        self._parts_of[number] = parts = parts_of(self._whole.plain[self._stretches[number].start : self._stretches[number].end])
        return parts

    def _form(self, number: int) -> Form | None:
        if self._forms is None:
            return None
        if number not in self._form_of:
            self._form_of[number] = self._forms.form(self._parts(number))
        return self._form_of[number]

    def _worth_a_look(self, may_hold: Callable[[str], bool]) -> Iterator[int]:
        """Yield the sentences that may hold something, alone or with the beginning of the next."""
        plain = self._whole.plain
        for number, stretch in enumerate(self._stretches):
            if may_hold(plain[stretch.start : stretch.end + _LONGEST_NAME]):
                yield number

    def _place(self, numbers: Iterable[int]) -> None:
        """Find the sentences, of those given, that name or imply something."""
        looked: dict[int, _Sentence] = {}
        taken = after = 0
        for number in numbers:
            sentence = self._look(number, taken if number == after else 0)
            if sentence is not None:
                looked[number] = sentence
                last = sentence.candidates[-1].hit.last if sentence.candidates else 0
                taken, after = max(0, last - sentence.last), number + 1
        surroundings: Callable[[int, Candidate], bool] | None = None
        meanings = OtherMeanings(self._whole.plain)
        others = self._spelt_otherwise(looked)
        for number, sentence in looked.items():
            believed = sentence.beliefs
            if others:
                pairs = zip(sentence.candidates, believed, strict=True)
                believed = tuple(False if one.words in others else is_name for one, is_name in pairs)
            stretch = self._stretches[number]
            if None in believed or meanings.may_stand_around(stretch.start, stretch.end, sentence.candidates):
                surroundings = surroundings or self._surroundings(looked)
                pairs = zip(sentence.candidates, believed, strict=True)
                believed = tuple(
                    surroundings(number, one) if is_name is None or (is_name and one.unless) else is_name for one, is_name in pairs
                )
            statement = (
                None
                if sentence.form is None
                else sentence.form.statement(believed, implied=bool(sentence.implied), beside=self._beside(number))
            )
            if statement is None:
                named = [one.hit for one, is_name in zip(sentence.candidates, believed, strict=True) if is_name and one.hit.standard]
                statement = self._by_itself(number, named, self._implied(number) if sentence.form else sentence.implied)
            if statement.hits:
                self._holding[number] = statement

    def _carry_versions_on(self) -> None:
        """Find the sentences that speak of versions of what the one before names: `TLS is required. Versions 1.0 and 1.1 are forbidden`."""
        for number in sorted(self._holding):
            following = number + 1
            if following < len(self._stretches) and following not in self._holding and any(map(str.isdigit, self._text(following).words)):
                standards = sorted({hit.standard for hit in self._holding[number].hits if hit.named})
                hit = version_subject(self.statement(following).view, {one: self._lexicon.versions(one) for one in standards})
                if hit is not None:
                    self._holding[following] = self._by_itself(following, [hit], implied=())

    def _spelt_otherwise(self, looked: dict[int, _Sentence]) -> set[tuple[str, ...]]:
        """Return the abbreviations, as runs, that the text spells as something else; no sentence that is read by its form does."""
        found: set[tuple[str, ...]] = set()
        for number, sentence in looked.items():
            if sentence.form is None:
                found |= spelt_otherwise(self._text(number), sentence.candidates, self._lexicon.names(self.language))
        return found

    def _look(self, number: int, taken: int) -> _Sentence | None:
        """Return a sentence if anything may stand in it; `taken` of its runs are part of a name that begins before it."""
        is_last = number + 1 == len(self._stretches)
        form = None if taken else self._form(number)
        if form is not None and (is_last or not form.may_go_on or not self._goes_on(number, form.text.words)):
            if not form.candidates and not form.implied:
                return None
            return _Sentence(form, form.candidates, form.beliefs, form.seen, len(form.text.words))
        names, text = self._lexicon.names(self.language), self._text(number)
        words, last = set(text.words), len(text.words)
        candidates = names.candidates(text, taken) if names.may_occur(words) else []
        if not is_last and names.may_go_on(text.words):
            longer = self._whole.piece(self._stretches[number].start, self._stretches[number + 1].end)
            candidates = [one for one in names.candidates(longer, taken) if one.hit.first < last]
            if candidates and candidates[-1].hit.last > last:
                self._texts[number] = longer
        implied = self._lexicon.implied_in(text, last, self.language)
        if not candidates and not implied:
            return None
        return _Sentence(None, candidates, beliefs_of(text.words, candidates), implied, last)

    def _goes_on(self, number: int, words: list[str]) -> bool:
        """Tell whether a name may begin at the end of a sentence with these runs and go on in the next."""
        following = self._whole.piece(self._stretches[number].end, self._stretches[number].end + _LONGEST_NAME)
        return self._lexicon.names(self.language).may_go_on(words, following.words)

    def _surroundings(self, looked: dict[int, _Sentence]) -> Callable[[int, Candidate], bool]:
        """Return what tells whether the words around a sentence make something in it a name."""
        prepared = prepare(self._whole.original)
        offsets = {number: bisect_left(prepared.starts, self._stretches[number].start) for number in looked}
        surroundings = Surroundings(prepared.words)
        for number, sentence in looked.items():
            for candidate in sentence.candidates:
                surroundings.add(candidate, offsets[number])
        return lambda number, candidate: surroundings.speak_for(candidate, offsets[number])

    def _implied(self, number: int) -> list[Implied]:
        """Return the wordings of standards in a sentence, read as it is."""
        stretch, text = self._stretches[number], self._text(number)
        return self._lexicon.implied_in(text, bisect_left(text.starts, stretch.end - stretch.start), self.language)

    def _by_itself(self, number: int, named: Sequence[Hit], implied: Sequence[Implied]) -> Statement:
        """Return what a sentence says, read as it is, with these names and wordings of standards."""
        stretch, text = self._stretches[number], self._text(number)
        size = stretch.end - stretch.start
        return Statement(
            text,
            size,
            bisect_left(text.starts, size),
            named,
            self.language,
            self._lexicon,
            implied=implied,
            beside=self._beside(number),
        )

    def _beside(self, number: int) -> Beside:
        """Return what the sentences before one say of it."""
        return what_is_beside(self._whole.plain, self._stretches, number, self._lexicon.wording(self.language), asks=self._asks)

    def _handed_down(self, number: int) -> Verdict | None:
        """Return the stance that the line before a list, or the heading above it, hands down to a sentence in it."""
        lead = self._leads.of(number)
        verdict = None if lead is None else self.statement(lead).handed_down(self._lines.level(lead))
        if verdict is None and len(self._stretches) > 1 and self._lines.is_under_references(number):
            return Verdict("mentioned")
        return verdict

    def _before(self, number: int) -> Iterator[int]:
        """Yield the sentences before one in its line, nearest first."""
        for other in range(number - 1, max(-1, number - 1 - _TOLD), -1):
            if self._stretches[other].line != self._stretches[number].line:
                break
            yield other

    def near(self, number: int) -> Iterator[int]:
        """Yield the sentences around one, nearest first, the following before the preceding."""
        line = self._stretches[number].line
        for distance in range(1, _NEAR + 1):
            for other in (number + distance, number - distance):
                if 0 <= other < len(self._stretches) and abs(self._stretches[other].line - line) <= _NEAR:
                    yield other

    def _with_ways(self, one: Placed) -> Placed:
        """Tell of which standards one suffices, where the line before a list says so and each item of the list names one."""
        choice, lead = one.found.verdict.choice, self._stretches[one.number].lead
        if choice is None or choice.standards or lead is None:
            return one
        if lead not in self._ways:
            self._ways[lead] = self._named_in_list(lead)
        ways = self._ways[lead]
        verdict = msgspec.structs.replace(one.found.verdict, choice=Choice(ways, choice.stance) if len(ways) > 1 else None)
        return msgspec.structs.replace(one, found=msgspec.structs.replace(one.found, verdict=verdict))

    def _named_in_list(self, lead: int) -> tuple[str, ...]:
        """Return the standards that the items of a list name, or none where an item names none."""
        standards: set[str] = set()
        for number in range(lead + 1, len(self._stretches)):
            if self._stretches[number].lead != lead:
                break
            if number not in self._holding:
                return ()
            standards.update(hit.standard for hit in self._holding[number].hits)
        return tuple(sorted(standards))

    def _with_parameter(self, one: Placed) -> Placed:
        """Give a standard that the text names without a value the parameter value of a sentence nearby."""
        standard = self._lexicon.standards[one.found.hit.standard]
        if standard.version_scheme != "parameter" and not standard.parameters:
            return one
        key = (one.number, standard.id)
        if key not in self._values_near:
            nearby = ((other, self._values(other, standard.id)) for other in self.near(one.number))
            self._values_near[key] = next(((other, items) for other, items in nearby if items), None)
        near = self._values_near[key]
        if near is None:
            return one
        found = msgspec.structs.replace(one.found, item=near[1][0], others=tuple(near[1][1:]))
        return msgspec.structs.replace(one, found=found, value=near[0])

    def _values(self, number: int, standard: str) -> list[Item]:
        """Return the values of a parameter that a sentence states."""
        statement = self.statement(number)
        items = statement.values(standard)
        form = self._form(number)
        if form is None or statement.text is not form.text:
            return items
        if form.minds(Hit(standard, 0, 0)) or any(form.leaves_out(item.first, item.last) for item in items):
            hits = statement.hits
            implied = self._implied(number) if hits else ()
            self._statements[number] = statement = self._by_itself(number, [hit for hit in hits if hit.named], implied)
            if number in self._holding:
                self._holding[number] = statement
            items = statement.values(standard)
        return items
