"""Sentences by their form: the words that mean something to detection as they are, all other words alike.

What a sentence says depends on its form alone, so that it is read once: `The website of Leeds shall support IPv6` says what
`The website of Porto shall support IPv6` says. A form is itself a sentence, and it is the form that is read; where a word that was
written alike would take part in the result, the sentence itself is read instead.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Choice, Demand, Stance
from checklist_engine.detection.forms.recurring import Recurring
from checklist_engine.detection.merging import Placed, stated
from checklist_engine.detection.names.matching import may_be_spelt
from checklist_engine.detection.names.surroundings import BLOCK, beliefs_of
from checklist_engine.detection.passage.continuation import with_designations
from checklist_engine.detection.passage.labels import label_of, levels_of_items, may_be_labelled
from checklist_engine.detection.sentence.beside import ALONE, Beside
from checklist_engine.detection.sentence.listings import may_be_listing
from checklist_engine.detection.statement import Label, Statement
from checklist_engine.detection.text.prepared import cut, whole_of
from checklist_engine.detection.version.versions import BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checklist_engine.detection.lexicon import Lexicon
    from checklist_engine.detection.merging import Stated
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.text.prepared import Whole
    from checklist_engine.detection.version.item import Item

__all__ = ["MOST_PARTS", "Form", "Formed", "Forms", "has_year", "leaves_out", "minds_year", "with_years", "without_space"]

_MOST_FORMS = 2048
_MOST_WORDS = 16_384
_MOST_MET = 32_768
"""How much is remembered: some kilobytes a form, a hundred bytes a word, and what was met once; then remembering begins anew."""
MOST_PARTS = 512
"""Runs, and gaps between them, of a sentence that is worth remembering."""
_LONGEST_WORD = 40
_LONGEST_NUMBER = 4
"""Characters of a word, and digits of a number, that is worth remembering; there are too many longer numbers."""
_TOLD_APART = 20
"""Letters of a word that stands in a form as it is, whatever it says; some limits are counted in letters."""
_UNKNOWN = ("zzqzz", "qqzqq", "zqzqz")
_ADDRESS = re.compile(r"://|@|\bwww|mailto|[\w-]\.[^\W\d_]{2,}")
"""What may be an address. What stands in one depends on all of its letters."""
_YEAR_DIGITS = 4
_YEARS = {"19": "1907", "20": "2097"}
"""How a year of either century is written in a form, unless a name has it."""
_NUMBERS = ("97", "9777", "97777", "977777777777")
"""How other numbers are written that mean nothing: of two or three digits, four, more, and so many that they are no amount."""


_SOME_YEAR = frozenset(_YEARS.values())
_LEFT_OUT = _SOME_YEAR | frozenset(_NUMBERS)


class _Spellings(dict[str, str]):
    """How each run, and each gap between two, is written in a form. What was not met before is looked up once."""

    def __init__(self, words: frozenset[str], beginnings: Iterable[str], endings: Iterable[str]) -> None:
        super().__init__()
        self._words = words
        self._endings = tuple(sorted(endings, key=len, reverse=True))
        self._beginnings = tuple(sorted(set(beginnings)))
        self._numbers = tuple(beginning for beginning in self._beginnings if beginning[0].isdigit())
        self._unknown = next(word for word in _UNKNOWN if word not in words and not word.startswith(self._beginnings))

    def __missing__(self, token: str) -> str:
        """Return how a token is written."""
        spelling = self._spelled(token)
        if len(token) <= (_LONGEST_NUMBER if token.isdigit() else _LONGEST_WORD):
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[token] = spelling
        return spelling

    def _spelled(self, token: str) -> str:
        if not token:
            return token
        if token[0].isalpha():
            word = token.lower()
            is_known = len(token) == 1 or word in self._words or len(token) > _TOLD_APART or word.startswith(self._beginnings)
            if is_known or len(word) != len(token) or not (token[0].islower() or token[0].isascii()):
                return token
            if token.isupper() and len(token) > 1:
                return self._unknown.upper()  # an abbreviation may be somebody's name
            if word.endswith(self._endings):  # an ending that tells a verb decides
                return self._unknown + next(filter(word.endswith, self._endings)) if token == word else token
            if not token[0].isupper():
                return self._unknown
            inner = any(sign.isupper() for sign in token[1:])  # so may what has a capital inside, as `CircleCI`
            return self._unknown.capitalize()[:-1] + self._unknown[-1].upper() if inner else self._unknown.capitalize()
        if not token.isdigit() or not token.isascii() or len(token) == 1 or token in self._words:
            return token
        return self.of_number(token)

    def of_number(self, token: str) -> str:
        """Return how a number is written that is no word of anything."""
        spelling = _number_of(len(token))
        if token.startswith(("19", "20")) and len(token) >= _YEAR_DIGITS:
            spelling = _YEARS[token[:2]] if len(token) == _YEAR_DIGITS else token
        begins_alike = all(token.startswith(beginning) == spelling.startswith(beginning) for beginning in self._begun(token, spelling))
        return spelling if begins_alike else token

    def _begun(self, token: str, spelling: str) -> tuple[str, ...]:
        """Return the beginnings of numbers that mean something, if one of two numbers begins with any."""
        return self._numbers if token.startswith(self._numbers) or spelling.startswith(self._numbers) else ()


def _number_of(size: int) -> str:
    """Return how a number of so many digits is written."""
    two, four, many, endless = _NUMBERS
    if size < len(four):
        return two
    return four if size == len(four) else many if size < len(endless) else endless


class Formed(msgspec.Struct, frozen=True):
    """A demand of texts of one form; `name` and `proof` are the parts of the text that its name and its words of proof stand in."""

    standard: str
    version: str | None
    stance: Stance
    named: bool
    or_equivalent: bool
    name: tuple[int, int]
    proof: tuple[int, int] | None
    choice: Choice | None
    sentence: int = 0

    @classmethod
    def of(cls, demand: Stated, tokens: Callable[[int, int, int], tuple[int, int]]) -> Formed:
        """Return a demand with its places as parts, which are told for a sentence and the first and the last of some of its runs."""
        found, proved = demand.placed.found, demand.proved
        proof = None
        if proved is not None and proved.proof is not None and proved.found.proof is not None:
            proof = tokens(proved.proof, proved.found.proof.first, proved.found.proof.last)
        return cls(
            standard=found.hit.standard,
            version=demand.version,
            stance=found.verdict.stance,
            named=found.hit.named,
            or_equivalent=bool(found.view.equivalent),
            name=tokens(demand.placed.number, found.hit.first, found.hit.last),
            proof=proof,
            choice=found.verdict.choice,
            sentence=demand.placed.number,
        )

    def in_text(self, whole: Whole, ends: Sequence[int], quote: str) -> Demand:
        """Return the demand as it stands in a text, of which is told where its parts end, and the sentence."""
        start, end = whole.original_span(ends[self.name[0]], ends[self.name[1]])
        return Demand(
            standard=self.standard,
            version=self.version,
            stance=self.stance,
            named=self.named,
            verification=None if self.proof is None else whole.original_words(ends[self.proof[0]], ends[self.proof[1]]),
            or_equivalent=self.or_equivalent,
            quote=quote,
            start=start,
            end=end,
            choice=self.choice,
        )


class Form:
    """A form, and what sentences of it say."""

    def __init__(self, plain: str, runs: int, forms: Forms) -> None:
        """Take characters that are written as in a form, how many runs a sentence has that is written so, and the other forms."""
        whole = whole_of(plain)
        self.text = text = whole.piece(0, len(whole.plain))
        self._forms = forms
        self._alone: dict[Label, tuple[Formed, ...]] = {}
        lexicon, language = forms.lexicon, forms.language
        names = lexicon.names(language)
        words = set(text.words)
        self.candidates = names.candidates(text) if names.may_occur(words) else []
        self.beliefs = beliefs_of(text.words, self.candidates)
        self.seen = lexicon.implied_in(text, len(text.words), language)
        self.implied = bool(self.seen)
        self.may_go_on = names.may_go_on(text.words)
        is_same = whole.plain == plain and len(text.words) == runs
        self.is_sure = is_same and lexicon.language_of_sentence(language, words) == language and not _ADDRESS.search(plain)
        if any(may_be_spelt(text, one, self.candidates) for one in self.candidates):
            self.is_sure = False  # the letters of all words beside it count
        if any(may_be_listing(text, one.hit.last) for one in self.candidates):
            self.is_sure = False  # and so do those behind it
        wording = lexicon.wording(language)
        self.may_be_labelled = may_be_labelled(text, wording)
        self.labels = levels_of_items(text, len(text.words), wording)
        """The labels of its items, where it has any, which no unknown word changes."""
        self._has_year = not _SOME_YEAR.isdisjoint(words)
        self.minds_years = any(self.minds(one.hit) for one in self.candidates)
        """Whether it decides which year stands in a sentence, as far as that was found out."""
        self._statements: dict[tuple[bool | None, ...], Statement] = {}

    def minds(self, hit: Hit) -> bool:
        """Tell whether it decides at a name which year stands in the form: one may be a version of the standard, another not."""
        return self._has_year and minds_year(self.text.words, hit, self._forms.lexicon)

    def statement(self, believed: tuple[bool | None, ...], *, implied: bool, beside: Beside = ALONE) -> Statement | None:
        """Return what sentences of the form say with these of the candidates as names, or None where the form leaves out too much."""
        key = (*believed, implied, *beside)
        statement = self._statements.get(key)
        if statement is None:
            named = [one.hit for one, is_name in zip(self.candidates, believed, strict=True) if is_name and one.hit.standard]
            text, forms = self.text, self._forms
            seen = self.seen if implied else ()
            statement = Statement(text, len(text.plain), len(text.words), named, forms.language, forms.lexicon, implied=seen, beside=beside)
            self._statements[key] = statement
            items = statement.items if statement.hits else []
            if any(self.leaves_out(item.first, item.last) for item in items):
                self.is_sure = False
                self.minds_years = self.minds_years or any(has_year(text.words, item) for item in items)
            if any(map(self.minds, statement.hits)):
                self.is_sure = False
        return statement if self.is_sure else None

    def leaves_out(self, first: int, last: int) -> bool:
        """Tell whether a number that the form does not tell stands in some runs."""
        return leaves_out(self.text.words, first, last)

    def alone(self, label: Label) -> tuple[Formed, ...] | None:
        """Return the demands of a text that is one sentence of the form, or None where it has to be read by itself."""
        demands = self._alone.get(label)
        if demands is None:
            if len(self.text.words) > BLOCK:
                return None
            statement = self.statement(tuple(map(bool, self.beliefs)), implied=self.implied)
            if statement is None:
                return None
            found = [Placed(0, one, 0, None if one.proof is None else 0) for one in statement.found(None, label)]
            placed = with_designations(found, lambda _: statement)
            demands = self._alone[label] = tuple(Formed.of(one, _parts_of) for one in stated(placed, self._forms.lexicon.versions))
        return demands


def _parts_of(_sentence: int, first: int, last: int) -> tuple[int, int]:
    """Return the parts of a text of one sentence that some runs are."""
    return 2 * first + 1, 2 * last


class Forms:
    """The forms of the sentences of one language, as far as they are remembered."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.language = language
        known = _Known.of(lexicon, language)
        self._spellings = _Spellings(known.words, known.beginnings, lexicon.wording(language).infinitive_endings)
        self._spelling = self._spellings.__getitem__
        self._numbers = known.numbers
        self._forms: Recurring[Form] = Recurring(_MOST_FORMS, _MOST_MET)

    def form(self, parts: list[str]) -> Form | None:
        """Return the form of a sentence of some parts, or None where it has to be read by itself, as one of a form not met before."""
        if len(parts) > MOST_PARTS:
            return None
        spelled = self.spelled(parts)
        form = self._kept(spelled)
        if form is not None and form.minds_years:
            form = self._kept(with_years(spelled, parts))
        return form if form is not None and form.is_sure else None

    def spelled(self, parts: Sequence[str]) -> list[str]:
        """Return the parts of a text as they are written in a form."""
        spelled = [*map(self._spelling, parts)]
        numbers = self._numbers
        if not numbers.keys().isdisjoint(spelled):
            for place in range(3, len(spelled) - 2, 2):
                beside = numbers.get(spelled[place])
                if beside is not None and parts[place - 2].lower() not in beside[0] and parts[place + 2].lower() not in beside[1]:
                    spelled[place] = self._spellings.of_number(spelled[place])
        return spelled

    def made(self, plain: str, runs: int) -> Form:
        """Return the form that characters are which are written as in a form, of a sentence of so many runs."""
        return self._forms.known(plain) or self._forms.keep(plain, Form(plain, runs, self))

    def _kept(self, spelled: list[str]) -> Form | None:
        """Return a form that was met before; most forms are met but once, so that reading the sentence by itself is less work."""
        key = "".join(spelled)
        return self._forms.again(key, lambda: Form(key, len(spelled) // 2, self))

    def demands(self, whole: Whole, parts: list[str], level: Stance | None) -> tuple[Demand, ...] | None:
        """Return the demands of a text, of some parts, that is one sentence of a known form, else None; the same as a reading finds."""
        plain = whole.plain
        form = self.form(parts)
        if form is None:
            return None
        label: Label = level or form.labels or None
        if label is None and form.may_be_labelled:
            label = label_of(plain, [*map(str.lower, parts[1::2])], self.lexicon.wording(self.language))
        demands = form.alone(label)
        if demands is None:
            return None
        ends = [0, *accumulate(map(len, parts))]
        quote = whole.original_words(*without_space(plain, 0, len(plain)))
        return tuple(one.in_text(whole, ends, quote) for one in demands)


def leaves_out(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a number that a form does not tell stands in some of its runs."""
    return not _LEFT_OUT.isdisjoint(words[first:last])


def has_year(words: Sequence[str], item: Item) -> bool:
    """Tell whether a year that a form does not tell stands in a version."""
    return not _SOME_YEAR.isdisjoint(words[item.first : item.last])


def minds_year(words: Sequence[str], hit: Hit, lexicon: Lexicon) -> bool:
    """Tell whether it decides at a name which year stands in a form with these runs: only before it must a year be one of its versions."""
    reader = lexicon.versions(hit.standard) if hit.standard else None
    if reader is None or not reader.minds_years:
        return False
    return not _SOME_YEAR.isdisjoint(words[max(0, hit.first - BEFORE) : hit.first] if reader.takes_any_year else words)


def with_years(spelled: Iterable[str], parts: Iterable[str]) -> list[str]:
    """Return the parts of a text as they are written in a form, but years as they are written in the text."""
    return [part if spelling in _SOME_YEAR else spelling for spelling, part in zip(spelled, parts, strict=True)]


def without_space(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return the characters `start:end` without the white space around them."""
    piece = plain[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


class _Known(msgspec.Struct, frozen=True):
    """The runs that mean something to detection in a language, and the beginnings of such runs.

    `numbers` are those that mean something only beside other runs of a name, as 448 in `RFC 448`, each with those runs.
    """

    words: frozenset[str]
    beginnings: set[str]
    numbers: dict[str, tuple[frozenset[str], frozenset[str]]]

    @classmethod
    def of(cls, lexicon: Lexicon, language: str) -> _Known:
        """Gather them."""
        vocabulary = lexicon.names(language).vocabulary()
        others: set[str] = set()
        beginnings: set[str] = set()
        for word, is_beginning in (*lexicon.implied.all_words(language), *lexicon.wording(language).all_words()):
            (beginnings if is_beginning else others).add(word)
        for context in vocabulary.contexts:
            runs = [run.lower() for run in cut(context.rstrip("*"))]
            (beginnings if context.endswith("*") else others).update(runs[-1:])
            others.update(runs)
        others |= lexicon.common_words() | lexicon.version_words
        numbers = {run: beside for run, beside in vocabulary.numbers.items() if run not in others and len(run) > 1}
        return cls(frozenset(others | vocabulary.words), beginnings, numbers)
