"""One sentence as the readers of stance, version and proof see it: its names, its cues and its clauses."""

from __future__ import annotations

import re
from bisect import bisect_left
from copy import copy
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.language.verbs import ALL_VERBS
from checklist_engine.detection.sentence.beside import ALONE
from checklist_engine.detection.sentence.cells import cells_apart
from checklist_engine.detection.sentence.contexts import in_context, with_examples, without_loose_and
from checklist_engine.detection.sentence.gerunds import gerund_breaks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.detection.language.cues import Cue, Wording
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.beside import Beside
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.sentences import Sentence

__all__ = ["View"]

_PARTS = re.compile(r"[()\[\];|\t]")
"""What parts a sentence into clauses and brackets."""
_NEGATIVE = frozenset({"forbidden", "negates", "refusing", "refused", "without", "not_required", "instead"})
"""Cues that turn a demand; those that are part of a wording do not turn it."""
_SAYS = frozenset({*ALL_VERBS, *_NEGATIVE, "accepting", "preferred", "voluntary", "explains", "asks", "such_as"})
"""Cues that make a cell say something by itself."""
_LIFTING = frozenset({"optional", "weak_optional", "weak_situation", "besides"})
"""Cues that lift a demand; those that are part of a wording belong to it: `states which servers may send`, `besides the password`."""
_TURNING = _NEGATIVE | _LIFTING


class View:
    """A sentence with everything found in it. Places are numbers of runs of the whole text.

    `chosen` is the `or` that makes the whole sentence one item of several of which one suffices; `compared` are the groups of comparisons.
    """

    def __init__(  # noqa: PLR0913 - what a sentence is read with
        self,
        text: Text,
        sentence: Sentence,
        hits: tuple[Hit, ...],
        wording: Wording,
        *,
        kin: Mapping[str, str] | None = None,
        kinds: Mapping[str, str] | None = None,
        rivals: Mapping[str, frozenset[str]] | None = None,
        insecure: frozenset[str] = frozenset(),
        neighbours: Beside = ALONE,
    ) -> None:
        """Read a sentence; `kin` says which standard another one is an old name of, `neighbours` what the sentences before it say of it.

        `kinds` tells of each standard whether it is a protocol, a practice or something else, `rivals` which others would do instead,
        and `insecure` are those that nobody should use any more.
        """
        self._kin = kin or {}
        self._kinds = kinds or {}
        self._rivals = rivals or {}
        self._insecure = insecure
        self.neighbours = neighbours
        self.chosen: Cue | None = None
        self.versions: frozenset[int] = frozenset()
        self.text = text
        self.sentence = sentence
        self.hits = hits
        self.wording = wording
        self._named_at = {index: hit for hit in hits if hit.named for index in range(hit.first, hit.last)}
        main, compare, proof, self.equivalent, self.roles = wording.cues(text, sentence.first, sentence.last)
        main = in_context(main, compare, text, sentence, wording)
        if wording.exemplifying:
            main = with_examples(main, text, self._named_at, wording)
        self._turning = tuple([cue for cue in main if cue.group in _TURNING])
        self.faults = tuple([cue for cue in main if cue.group == "faults"])
        self.compare = without_loose_and(self._outside_names(compare))
        self.compared = frozenset([cue.group for cue in self.compare])
        self.proof = self._outside_names(proof)
        self.proof_in_names = tuple(cue for cue in proof if cue not in self.proof) if len(self.proof) < len(proof) else ()
        self.take(self._outside_names(main))
        self._ors: list[int] | None = None
        self._numbers: list[int] | None = None
        self._gaps: dict[str, list[int]] = {}
        self._replacements: list[int] | None = None
        self._clause: list[int] = []
        self._said: set[int] = set()
        self._bracket: list[int] = []
        self._outer: list[int] = [0]
        self._parts: dict[tuple[int, int], View] = {}
        self._cut_clauses()

    def take(self, main: tuple[Cue, ...]) -> None:
        """Read the sentence with these cues from now on."""
        self.main = main
        self._firsts = [cue.first for cue in main]
        self._by_group: dict[str, list[Cue]] = {}
        self._by_groups: dict[tuple[str, ...], list[Cue]] = {}
        for cue in main:
            self._by_group.setdefault(cue.group, []).append(cue)
        self._in_verb: set[int] | None = None

    def _outside_names(self, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
        """Return the cues that are not part of a name."""
        named = self._named_at
        if not named or not cues:
            return cues
        return tuple([cue for cue in cues if cue.first not in named or named[cue.first] is not named.get(cue.last - 1)])

    def _cut_clauses(self) -> None:
        """Give every run the number of its clause and of its bracketed part."""
        text, first, last = self.text, self.sentence.first, self.sentence.last
        breaks = {cue.first for cue in self._by_group.get("but_words", ())}
        if "gerunds" in self.compared:
            breaks |= gerund_breaks(text, self.sentence, self.compare, self._named_at.keys())
        if not breaks and _PARTS.search(text.plain, self.sentence.start, self.sentence.end) is None:
            self._clause = self._bracket = [0] * (last - first)
            return
        clause, bracket, brackets = 0, 0, 0
        stack: list[int] = []
        verbs = {cue.first for cue in self.main if cue.group in _SAYS}
        says = names = False
        row = "|" in text.plain or "\t" in text.plain
        own = cells_apart(text, self.sentence, self.hits, verbs, self.kin) if row else set()
        for index in range(first, last):
            low = text.ends[index - 1] if index > first else self.sentence.start
            for sign in text.plain[low : text.starts[index]]:
                if sign in "([":
                    brackets += 1
                    stack.append(bracket)
                    self._outer.append(bracket)
                    bracket = brackets
                elif sign in ")]" and stack:
                    bracket = stack.pop()
                elif sign in ";|\t":
                    # a cell with names alone is the subject of the next: `TLS 1.0 | must be disabled`
                    ends = says or sign == ";" or index in own
                    if ends and sign != ";" and names:
                        self._said.add(clause)
                    clause, names = clause + ends, names and not ends
                    says = False
                    stack.clear()
                    bracket = 0
            clause += index in breaks
            says = (says or index in verbs) and index not in breaks
            names = names or index in self._named_at
            self._clause.append(clause)
            self._bracket.append(bracket)

    def hide(self, spans: Sequence[tuple[int, int]]) -> None:
        """Leave out cues that are part of a version, as the `reject` of `p=reject`."""
        hidden = {index for first, last in spans for index in range(first, last)}
        self.versions = frozenset(hidden)
        if hidden:
            self.take(tuple(cue for cue in self.main if not (cue.first in hidden and cue.last - 1 in hidden)))

    def beside(self, hit: Hit) -> View:
        """Return the sentence without the refusals and permissions that belong to the wording of a hit, and the faults it speaks of.

        `Users get no more rights than they need` demands; what may be had no more of is demanded as well.
        """
        if not self._turning and not self.faults:
            return self
        words = hit.words or frozenset(range(hit.first, hit.last))
        faults = tuple(cue for cue in self.faults if words.isdisjoint(cue.runs())) if hit.opposite else self.faults
        own = () if hit.opposite else tuple(cue for cue in self._turning if not words.isdisjoint(cue.runs()))
        if hit.named and any(cue.group in _NEGATIVE and cue not in own for cue in self._turning):
            own = ()  # "users must not disable disk encryption": two refusals make a demand
        if not own and len(faults) == len(self.faults):
            return self
        view = copy(self)
        view.faults = faults
        clauses = {self.clause_of(cue.first) for cue in own if cue.group == "negates"}
        view.take(
            tuple(cue for cue in self.main if cue not in own and not (cue.group == "optional" and self.clause_of(cue.first) in clauses))
        )
        return view

    def part(self, first: int, last: int) -> View:
        """Return the runs `first:last` of the sentence as a sentence of their own, with the same clauses and brackets."""
        view = self._parts.get((first, last))
        if view is None:
            view = self._parts[first, last] = copy(self)
            view.keep(first, last)
        return view

    def keep(self, first: int, last: int) -> None:
        """Read only the runs `first:last` from now on."""
        own, begin, end = self.sentence, first - self.sentence.first, last - self.sentence.first
        start = self.text.starts[first] if begin else own.start
        stop = self.text.starts[last] if last < own.last else own.end
        self.sentence = msgspec.structs.replace(own, start=start, end=stop, first=first, last=last)
        self.hits = tuple([hit for hit in self.hits if first <= hit.first < last])
        self.compare = tuple([cue for cue in self.compare if first <= cue.first < last])
        self.compared = frozenset([cue.group for cue in self.compare])
        self.roles = tuple([cue for cue in self.roles if first <= cue.first < last])
        self._clause, self._bracket = self._clause[begin:end], self._bracket[begin:end]
        self._parts, self._gaps = {}, {}
        self._ors = self._replacements = None
        self.take(tuple([cue for cue in self.main if first <= cue.first < last]))

    def clause_of(self, index: int) -> int:
        """Return the number of the clause of a run."""
        return self._clause[index - self.sentence.first]

    def is_said(self, clause: int) -> bool:
        """Tell whether a clause is over with the cells that it stands in, and has a name of which it says something: `MFA | optional |`."""
        return clause in self._said

    def bracket_of(self, index: int) -> int:
        """Return the number of the bracketed part that a run stands in, 0 outside brackets."""
        return self._bracket[index - self.sentence.first]

    def encloses(self, outer: int, inner: int) -> bool:
        """Tell whether run `inner` stands in the bracketed part of run `outer`, or in brackets within it."""
        wanted, bracket = self.bracket_of(outer), self.bracket_of(inner)
        while bracket > wanted:  # an inner part has the higher number
            bracket = self._outer[bracket]
        return bracket == wanted

    def cues_of(self, *groups: str) -> list[Cue]:
        """Return the main cues of some groups, in order; nobody changes the list."""
        if len(groups) == 1:
            return self._by_group.get(groups[0], [])
        found = self._by_groups.get(groups)
        if found is None:
            found = self._by_groups[groups] = [cue for group in groups for cue in self._by_group.get(group, ())]
            found.sort(key=lambda cue: cue.first)
        return found

    def lacks(self, groups: frozenset[str]) -> bool:
        """Tell whether no main cue is of one of some groups."""
        return self._by_group.keys().isdisjoint(groups)

    def says_or(self, start: int, end: int) -> bool:
        """Tell whether a word for `or` begins in the runs `start:end`."""
        if self._ors is None:
            self._ors = [cue.first for cue in self.compare if cue.group == "or_words"]
        place = bisect_left(self._ors, start)
        return place < len(self._ors) and self._ors[place] < end

    def replacements(self) -> list[int]:
        """Return the runs of the sentence that are verbs of replacement."""
        if self._replacements is None:
            words, verbs = self.text.words, self.wording.replacing
            self._replacements = [index for index in range(self.sentence.first, self.sentence.last) if words[index] in verbs]
        return self._replacements

    def has_number(self, start: int, end: int) -> bool:
        """Tell whether one of the runs `start:end` of the sentence is a number."""
        if self._numbers is None:
            self._numbers = [index for index, word in enumerate(self.text.words) if word.isdigit()]
        place = bisect_left(self._numbers, start)
        return place < len(self._numbers) and self._numbers[place] < end

    def groups_between(self, start: int, end: int) -> set[str]:
        """Return the groups of the main cues that begin in the runs `start:end`."""
        return {cue.group for cue in self.main[bisect_left(self._firsts, start) : bisect_left(self._firsts, end)]}

    def hit_at(self, index: int) -> Hit | None:
        """Return the named standard that a run is part of."""
        return self._named_at.get(index)

    def kin(self, hit: Hit) -> str:
        """Return the standard that a name means: `SSL` is an old name of TLS."""
        return self._kin.get(hit.standard, hit.standard)

    def are_rivals(self, one: Hit, other: Hit) -> bool:
        """Tell whether two names are ways to put the same practice into effect: SAML and OpenID Connect."""
        return other.standard in self._rivals.get(one.standard, ())

    def is_insecure(self, hit: Hit) -> bool:
        """Tell whether a name names what nobody should use any more: Telnet, MD5."""
        return hit.standard in self._insecure

    def kind_of(self, hit: Hit) -> str:
        """Return what kind of thing a name names: a protocol, a practice, a certificate."""
        return self._kinds.get(hit.standard, "")

    def is_plain_between(self, index: int) -> bool:
        """Tell whether a run may stand between a name and its verb: a name, a number, a small word or part of a verb."""
        word = self.text.words[index]
        if word in self.wording.small_words or word.isdigit() or word == "v" or index in self._named_at:
            return True
        if self._in_verb is None:
            self._in_verb = {place for cue in self.main if cue.group in ALL_VERBS for place in cue.runs()}
        return index in self._in_verb

    def strange_between(self, start: int, end: int) -> int:
        """Return how many of the runs `start:end` are anything else."""
        return sum(not self.is_plain_between(index) for index in range(start, end))

    def gap_has(self, index: int, signs: str) -> bool:
        """Tell whether one of `signs` stands just before a run."""
        return index > self.sentence.first and any(sign in signs for sign in self.text.gap(index))

    def parted(self, index: int) -> bool:
        """Tell whether a comma, a colon or a dash between spaces stands just before a run."""
        return self.gap_has(index, ",:") or (index > self.sentence.first and " - " in self.text.gap(index))

    def gap_has_any(self, start: int, end: int, signs: str) -> bool:
        """Tell whether one of `signs` stands just before one of the runs `start` to `end`, that one included."""
        return self.first_gap(start, end, signs) is not None

    def first_gap(self, start: int, end: int, signs: str) -> int | None:
        """Return the first of the runs `start` to `end`, that one included, just before which one of `signs` stands."""
        places = self._gaps.get(signs)
        if places is None:
            runs = range(self.sentence.first + 1, self.sentence.last + 1)
            places = self._gaps[signs] = [index for index in runs if any(sign in signs for sign in self.text.gap(index))]
        place = bisect_left(places, start)
        return places[place] if place < len(places) and places[place] <= end else None

    def plain(self) -> str:
        """Return the characters of the sentence."""
        return self.text.plain[self.sentence.start : self.sentence.end]
