"""The words of a language that decide what a sentence does with the standards it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.text.patterns import Patterns, PatternTable
from checklist_engine.detection.text.prepared import cut
from checklist_engine.detection.text.unmarked import with_unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.written import Run

__all__ = ["Cue", "Wording", "runs_of"]

_FAMILIES = (
    (
        "required", "recommended", "optional", "rewards", "forbidden", "not_required", "situation", "weak_required",
        "weak_recommended", "weak_optional", "on_request", "weak_situation", "besides", "progress", "latest_results", "instead", "owned",
        "ourselves", "indirect", "skills", "references",
        "explains", "defines", "asks", "asks_about", "asks_what", "preferred", "voluntary", "transitional", "negates", "without",
        "refusing", "refused", "accepting", "faults", "such_as", "kinds", "either", "or_other", "conditions", "but_words", "that_words",
        "purpose_words", "using", "nor_words", "or_else", "and_so_on", "neutral", "attributes",
    ),
    (
        "at_least_before", "at_least_after", "below_before", "up_to_before", "up_to_after", "above_before", "version_words",
        "release_words", "revision_words", "latest_words", "current_words", "then_words", "and_words", "or_words", "prescribes",
        "stand_ins", "only_words", "only_if", "gerunds",
    ),
    ("proof", "tests", "certified", "certificates", "proof_for_all", "not_proof"),
    ("or_equivalent",),
    ("concerning", "needed_for", "handing", "penalties", "likened", "traced", "impersonal", "examining", "reviewing", "entries", "beyond"),
)  # fmt: skip
"""Within a family the longest wording counts; wordings of different families may overlap."""
_TYPED = frozenset(name for names in _FAMILIES for name in names) - {"asks", "asks_about", "asks_what", "indirect"}
"""Groups of cues that may be typed without marks; what asks is told from other words by them: Spanish `quién`."""

_LEVELS: dict[str, Stance] = {
    "level_required": "required",
    "level_recommended": "recommended",
    "level_optional": "optional",
    "level_informative": "mentioned",
}


class Cue(msgspec.Struct, frozen=True):
    """A wording of a word group that stands in the runs `first:last`; where it has a gap, its last part begins at `tail`."""

    group: str
    first: int
    last: int
    tail: int

    def runs(self) -> tuple[int, ...]:
        """Return the runs that it takes for itself: all of them, or with a gap the first and the last part."""
        return (self.first, *range(max(self.tail, self.first + 1), self.last))

    def moved(self, runs: int) -> Cue:
        """Return it with its places counted from another run."""
        return Cue(self.group, self.first + runs, self.last + runs, self.tail + runs)


class Wording:
    """The word groups of one language, ready for use; those of `any` are part of every language.

    The attributes declared here are groups of single words: they are no cues, but looked up where a step asks for one.
    """

    yes: frozenset[str]
    no: frozenset[str]
    doing: frozenset[str]
    pronouns: frozenset[str]
    replies: frozenset[str]
    selects: frozenset[str]
    requests: frozenset[str]
    conducting: frozenset[str]
    wants: frozenset[str]
    roles: frozenset[str]
    things: frozenset[str]
    states: frozenset[str]
    adverbs: frozenset[str]
    possessives: frozenset[str]
    legal_forms: frozenset[str]
    titling: frozenset[str]
    columns: frozenset[str]
    column_floors: frozenset[str]
    excluding: frozenset[str]
    unprotected: frozenset[str]
    abilities: frozenset[str]
    ensuring: frozenset[str]
    as_words: frozenset[str]
    for_words: frozenset[str]
    in_words: frozenset[str]
    by_words: frozenset[str]
    carriers: frozenset[str]
    articles: frozenset[str]
    carriers_before: frozenset[str]
    place_words: frozenset[str]
    serving: frozenset[str]
    being: frozenset[str]
    participles: frozenset[str]
    existing: frozenset[str]
    bearing: frozenset[str]
    having: frozenset[str]
    texts: frozenset[str]
    acts: frozenset[str]
    inverting: frozenset[str]
    deploying: frozenset[str]
    replacing: frozenset[str]
    remarks: frozenset[str]
    thus_words: frozenset[str]
    exemplifying: frozenset[str]
    ways_to_verify: frozenset[str]
    score_units: frozenset[str]
    of_today: frozenset[str]
    saying: frozenset[str]
    becoming: frozenset[str]
    such: frozenset[str]
    deeds: frozenset[str]
    asking: frozenset[str]
    to_words: frozenset[str]
    owners: frozenset[str]
    keepsakes: frozenset[str]
    missing: frozenset[str]
    lacking: frozenset[str]
    harming: frozenset[str]
    persons: frozenset[str]
    possessing: frozenset[str]
    infinitive_endings: frozenset[str]

    def __init__(self, languages: Mapping[str, Mapping[str, Sequence[str]]], language: str, table: PatternTable | None = None) -> None:
        """Take the word groups by language, and the compiled form of those of this one where there is one."""
        self.language = language
        groups: dict[str, list[str]] = {}
        for tag in dict.fromkeys(("any", language.partition("-")[0], language)):
            for group, phrases in languages.get(tag, {}).items():
                groups.setdefault(group, []).extend(phrases)
        known = {run for phrases in groups.values() for phrase in phrases for run in runs_of(phrase)}
        groups = {group: _typed(group, phrases, language, known) for group, phrases in groups.items()}
        self._group_of: list[tuple[int, str]] = []
        patterns: list[str] = []
        for family, names in enumerate(_FAMILIES):
            for name in names:
                for phrase in groups.get(name, ()):
                    self._group_of.append((family, name))
                    patterns.append(phrase)
        self.table = table or PatternTable.of(patterns)
        self._patterns = Patterns(patterns, self.table)
        self.abbreviations = frozenset(word.lower() for word in groups.get("abbreviations", ()))
        self.small_words = frozenset(word for phrase in groups.get("small_words", ()) for word in runs_of(phrase))
        self.wishes_in_capitals = frozenset(runs_of(phrase) for phrase in groups.get("wishes_in_capitals", ()))
        self.until_words = sorted({runs_of(phrase) for phrase in groups.get("until_words", ())}, key=len, reverse=True)
        for group in Wording.__annotations__:
            setattr(self, group, frozenset(word.lower() for word in groups.get(group, ())))
        self.masks = tuple(groups.get("not_standards", ()))
        self.levels = {runs_of(phrase): (level, phrase) for group, level in _LEVELS.items() for phrase in groups.get(group, ())}
        self.levels_by_first: dict[str, list[tuple[str, ...]]] = {}
        for runs in self.levels:
            self.levels_by_first.setdefault(runs[0] if runs else "", []).append(runs)
        self.time_units = _amounts(groups.get("time_units", ()))
        self.number_words = _amounts(groups.get("number_words", ()))
        self.answers = {frozenset(runs_of(answer) for answer in pair.split("/")) for pair in groups.get("answers", ())}
        answers = (tuple(run for answer in pair for run in answer) for pair in self.answers)
        self.label_words = self.score_units | {max(runs, key=len) for runs in (*self.levels, *answers) if runs}
        until = {word for runs in self.until_words for word in runs}
        self.score_words = self.score_units | self.small_words | self.abbreviations | until
        self.or_ends = frozenset(run.lower() for phrase in groups.get("or_words", ()) for run in phrase.split()[-1].split("|"))
        telling = [phrase for group in ("ourselves", "progress", "latest_results") for phrase in groups.get(group, ())]
        self.telling_words = frozenset(run.lower() for phrase in telling for run in phrase.split()[-1].split("|"))
        self.level_fields = frozenset(runs_of(phrase) for phrase in groups.get("level_fields", ()))
        self.column_forbidden = frozenset(runs_of(phrase) for phrase in groups.get("column_forbidden", ()))
        self.column_told = frozenset(runs_of(phrase) for phrase in groups.get("column_told", ()))
        self.column_answers = frozenset(runs_of(phrase) for phrase in groups.get("column_answers", ()))
        self.verifying = frozenset(runs_of(phrase) for phrase in groups.get("verifying", ()))
        self.validating = frozenset(runs_of(phrase) for phrase in groups.get("validating", ()))

    def all_words(self) -> Iterator[Run]:
        """Yield every run that means anything in a sentence, and whether it is only the beginning of one."""
        yield from self._patterns.all_words()
        answers = (answer for pair in self.answers for answer in pair)
        until = (run for runs in self.until_words for run in runs)
        columns = (*self.column_forbidden, *self.column_told, *self.column_answers)
        fields = (*self.level_fields, *self.verifying, *self.validating, *columns)
        labels = (run for runs in (*self.levels, *fields, *answers) for run in runs)
        for word in (
            *self.small_words,
            *(word for group in Wording.__annotations__ for word in getattr(self, group)),
            *self.time_units,
            *self.number_words,
            *until,
            *labels,
        ):
            yield word, False

    def cues(self, text: Text, first: int, last: int) -> tuple[tuple[Cue, ...], ...]:
        """Return the cues among the runs `first:last`: a tuple a family, each in the order of the text, none overlapping."""
        found: tuple[list[Cue], ...] = tuple([] for _ in _FAMILIES)
        heads: dict[Cue, int] = {}
        for seen in self._patterns.find(text, first, last):
            family, group = self._group_of[seen.number]
            cue = Cue(group, seen.first, seen.last, seen.tail)
            found[family].append(cue)
            if seen.earlier and seen.earlier[0][1] > seen.first + 1:
                heads[cue] = seen.earlier[0][1]
        main, *others = (_longest(cues) for cues in found)
        main = _without_parts(main, heads) if heads else main
        return (_without_joints(main, others[0]), *others)


def _typed(group: str, phrases: list[str], language: str, known: AbstractSet[str]) -> list[str]:
    """Return the phrases of a group, for cues and single words also as they are typed without accents and umlauts."""
    if group in _TYPED:
        return with_unmarked(phrases, language, known)
    if group in Wording.__annotations__:
        return [choice for phrase in with_unmarked(phrases, language, known) for choice in phrase.split("|")]
    return phrases


def runs_of(phrase: str) -> tuple[str, ...]:
    """Return the runs of a phrase in lower case."""
    return tuple(run.lower() for run in cut(phrase))


def _amounts(phrases: Iterable[str]) -> dict[str, int]:
    """Return the amount that each word stands for: `year|years = 31536000`."""
    pairs = (phrase.rpartition("=") for phrase in phrases)
    return {word.strip().lower(): int(amount) for words, _, amount in pairs for word in words.split("|")}


def _without_parts(cues: tuple[Cue, ...], heads: Mapping[Cue, int]) -> tuple[Cue, ...]:
    """Return the cues without the negations that are part of a longer wording: the `kein` of `noch kein ... durchgeführt`.

    `heads` tells where the words of a wording before its gap end.
    """
    part = {run for cue in cues if cue in heads for run in range(cue.first + 1, heads[cue])}
    return tuple([cue for cue in cues if cue.group != "negates" or cue.first not in part])


def _without_joints(main: tuple[Cue, ...], compare: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Return the cues without the contrasts that are part of a longer word for `and`: Ukrainian `a takozh`."""
    if not any(cue.group == "but_words" for cue in main):
        return main
    joints = {run for cue in compare if cue.group == "and_words" and cue.last - cue.first > 1 for run in cue.runs()}
    return tuple([cue for cue in main if cue.group != "but_words" or not joints.issuperset(cue.runs())])


def _longest(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Return the cues of which none overlaps an earlier or, at the same run, a longer one."""
    end = -1
    for cue in cues:
        if cue.first < end:
            break
        end = cue.last
    else:
        return tuple(cues)
    kept: list[Cue] = []
    taken: set[int] = set()
    for cue in sorted(cues, key=lambda cue: (cue.first, -cue.last)):
        runs = cue.runs()
        if taken.isdisjoint(runs):
            kept.append(cue)
            taken.update(runs)
    return tuple(kept)
