"""Reading one text: its sentences in turn, and what they say about one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Choice
from checklist_engine.detection.designations import designated
from checklist_engine.detection.evidence import OPPOSITE
from checklist_engine.detection.labels import level_of
from checklist_engine.detection.listings import is_listing
from checklist_engine.detection.merging import Found
from checklist_engine.detection.names import Hit
from checklist_engine.detection.proof import is_certificate, is_check, proof_in
from checklist_engine.detection.sentences import cut_sentences
from checklist_engine.detection.stance import Verdict, stance_at
from checklist_engine.detection.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.cues import Cue
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.lexicon import Lexicon
    from checklist_engine.detection.sentences import Sentence
    from checklist_engine.detection.text import Text
    from checklist_engine.detection.versions import Item

__all__ = ["Reading"]

_NEAR = 3
"""How many sentences away the same requirement may go on."""
_FIRM = frozenset({"required", "recommended", "optional"})
_CIPHERS = "data"


class Reading:
    """A text while it is read: its sentences, each looked at only when something needs it."""

    def __init__(self, text: Text, language: str, lexicon: Lexicon) -> None:
        self._text = text
        self._language = language
        self._lexicon = lexicon
        self.sentences = cut_sentences(text, lexicon.wording(language).abbreviations)
        self._hits: dict[int, tuple[Hit, ...]] = {}
        self._views: dict[int, View] = {}
        self._levels: dict[int, Stance | None] = {}
        self._leads: dict[int, Verdict | None] = {}
        self._values: dict[tuple[str, int], list[Item]] = {}
        self._lines: dict[int, tuple[int, int]] = {}

    def place(self, hits: Sequence[Hit], *, implied: bool) -> None:
        """Sort the names found into the sentences, and add what a sentence implies if `implied` is set."""
        place = 0
        for number, sentence in enumerate(self.sentences):
            own: list[Hit] = []
            while place < len(hits) and hits[place].first < sentence.last:
                own.append(hits[place])
                place += 1
            if implied:
                own += self._implications(sentence, own)
            if own:
                self._hits[number] = tuple(own)

    def found(self, level: Stance | None) -> list[Found]:
        """Return what the text says about each name, in order; `level` is a firmness that wins over the verbs."""
        result: list[tuple[int, Found]] = []
        for number in self._hits:
            view = self.view(number)
            lead = self._lead(view.sentence.lead)
            label = level or self._level(number)
            read = [(hit, self._versions(view, hit)) for hit in view.hits]
            view.hide([(item.first, item.last) for _, items in read for item in items])
            seen = [one for hit, items in read for one in _stances(view, hit, items, lead, label)]
            result += [(number, one) for one in seen if not self._is_said(one, seen)]
        result = _with_explanations(result)
        versioned = {one.hit.standard for _, one in result if one.item is not None}
        versions = [one if one.hit.standard in versioned else self._with_parameter(number, one) for number, one in result]
        versioned = {one.hit.standard for one in versions if one.item is not None}
        versions = [one if one.hit.standard in versioned else self._with_designation(one) for one in versions]
        return [self._with_proof(number, one) for (number, _), one in zip(result, versions, strict=True)]

    def view(self, number: int) -> View:
        """Return a sentence with its cues, in the language that it is written in."""
        view = self._views.get(number)
        if view is None:
            sentence = self.sentences[number]
            words = self._text.words[sentence.first : sentence.last]
            language = self._lexicon.language_of_sentence(self._language, words)
            hits, wording, asked = self._hits.get(number, ()), self._lexicon.wording(language), self._goes_on_asking(number)
            view = View(self._text, sentence, hits, wording, kin=self._lexicon.kin, asked=asked)
            self._views[number] = view
            view.chosen = self._choice(number, view)
        return view

    def _choice(self, number: int, view: View) -> Cue | None:
        """Return the `or` with which a sentence, or the item before it in a list, ends: `1. a certificate, or` and `2. a report`."""
        own = next((cue for cue in view.compare if cue.group == "or_words" and cue.last == view.sentence.last), None)
        if own is not None or not number:
            return own
        before, word = self.sentences[number - 1], view.sentence.first - 1
        ends = self._text.plain[self._text.ends[word] : self._text.starts[view.sentence.first]]
        if before.line == view.sentence.line or "\n" not in ends or "\n\n" in ends:
            return None
        return self.view(number - 1).chosen if self._ends_with_or(number - 1) else None

    def _ends_with_or(self, number: int) -> bool:
        view = self.view(number)
        return any(cue.group == "or_words" and cue.last == view.sentence.last for cue in view.compare)

    def _goes_on_asking(self, number: int) -> bool:
        """Tell whether a sentence only adds to the question before it on the same line: `How is it encrypted? (TLS version)`."""
        plain, sentence = self._text.plain, self.sentences[number]
        if not number or self.sentences[number - 1].line != sentence.line:
            return False
        before = self.sentences[number - 1]
        rest = plain[sentence.start : sentence.end].lstrip()
        return plain[before.start : before.end].rstrip(" \"')]|").endswith("?") and (rest[:1] in "([|" or rest[:1].islower())

    def _implications(self, sentence: Sentence, named: Sequence[Hit]) -> list[Hit]:
        """Return what the sentence implies; a practice adds nothing beside an Internet standard that puts it into effect.

        Of several wordings of a standard the one with the most words counts, and one of its opposite only where there is no other.
        """
        standards = self._lexicon.standards
        found: dict[str, Hit] = {}
        for key, pattern, seen in self._lexicon.implied.seen_in(self._text, self._language, sentence.first, sentence.last):
            hit = Hit(key, seen.first, seen.last, named=False, words=seen.runs(), opposite=pattern.startswith(OPPOSITE))
            if key not in found or _weight(hit) > _weight(found[key]):
                found[key] = hit
        present = {*found, *(hit.standard for hit in named)}
        return [
            hit
            for key, hit in found.items()
            if all(hit.standard != other.standard for other in named)
            and not any(_puts_into_effect(standards[other], standards[key]) for other in present)
        ]

    def _is_said(self, one: Found, beside: Sequence[Found]) -> bool:
        """Tell whether a demand of what puts a practice into effect says all of it: `single sign-on with SAML`."""
        realising = self._lexicon.standards[one.hit.standard].realised_by
        return bool(realising) and any(other.hit.standard in realising and other.verdict.stance == one.verdict.stance for other in beside)

    def _versions(self, view: View, hit: Hit) -> list[Item]:
        if not hit.named and not self._lexicon.versions(hit.standard).has_versions:
            return []
        reader = self._lexicon.versions(hit.standard)
        end = min((other.first for other in view.hits if other.named and other.first >= hit.last), default=view.sentence.last)
        return reader.near(view, hit, end)

    def _lead(self, number: int | None) -> Verdict | None:
        """Return the stance that a line such as `The supplier shall:` hands down to its list."""
        if number is None:
            return None
        if number not in self._leads:
            label = self._level(number)
            sentence = self.sentences[number]
            view = self.view(number)
            verdict = Verdict(label, softened=True) if label else stance_at(view, sentence.last - 1, sentence.last)
            if (choice := next(iter(view.cues_of("either")), None)) is not None and verdict.stance in {"required", "recommended"}:
                verdict = Verdict("optional", choice, softened=True)
            self._leads[number] = verdict if verdict.stated else None
        return self._leads[number]

    def _level(self, number: int) -> Stance | None:
        """Return the level label of the line that a sentence stands in."""
        line = self.sentences[number].line
        if line not in self._levels:
            if not self._lines:
                for sentence in self.sentences:
                    start, _ = self._lines.get(sentence.line, (sentence.start, 0))
                    self._lines[sentence.line] = (start, sentence.end)
            start, end = self._lines[line]
            self._levels[line] = level_of(self._text.plain[start:end], self.view(number).wording)
        return self._levels[line]

    def _near(self, number: int) -> Iterator[int]:
        """Yield the sentences around one, nearest first, the following before the preceding."""
        line = self.sentences[number].line
        for distance in range(1, _NEAR + 1):
            for other in (number + distance, number - distance):
                if 0 <= other < len(self.sentences) and abs(self.sentences[other].line - line) <= _NEAR:
                    yield other

    def _with_parameter(self, number: int, one: Found) -> Found:
        """Give a standard that the text names without a value the parameter value of a sentence nearby."""
        standard = self._lexicon.standards[one.hit.standard]
        if standard.version_scheme != "parameter" and not standard.parameters:
            return one
        for other in self._near(number):
            items = self._values.get((standard.id, other))
            if items is None:
                items = self._values[standard.id, other] = self._lexicon.versions(standard.id).anywhere(self.view(other))
            if items:
                return msgspec.structs.replace(one, item=items[0], others=tuple(items[1:]))
        return one

    def _with_designation(self, one: Found) -> Found:
        """Give a standard without a version of its own scheme the revision, year or document by which the text designates it."""
        item = designated(one.view, one.hit, self._lexicon.standards[one.hit.standard])
        return one if item is None else msgspec.structs.replace(one, item=item)

    def _with_proof(self, number: int, one: Found) -> Found:
        """Attach the words of proof: those of the same sentence, else of one nearby that names nothing itself."""
        if one.verdict.stance in {"forbidden", "mentioned"}:
            return one
        standards = self._lexicon.standards
        standard = standards[one.hit.standard]
        certificate, check = is_certificate(standard), one.hit.named and is_check(standard)
        certificates = [hit for hit in one.view.hits if hit.named and standards[hit.standard].kind == "certification"]
        words = proof_in(one.view, one.hit, certificate=certificate, check=check, certificates=certificates)
        for other in self._near(number):
            if words is not None:
                break
            lines = abs(self.sentences[other].line - self.sentences[number].line)
            if other not in self._hits and lines <= 1:
                words = proof_in(self.view(other), None, certificate=certificate and not lines, check=check)
        return msgspec.structs.replace(one, proof=words)


def _with_explanations(found: Sequence[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Return what was found, where a sentence without a verb of demand goes on explaining what the one before it explains."""
    result: list[tuple[int, Found]] = []
    explained: set[tuple[int, str]] = set()
    for number, one in found:
        verdict = one.verdict
        if not verdict.stated and verdict.stance == "required" and (number - 1, one.hit.standard) in explained:
            verdict = Verdict("mentioned", stated=False)
        if not verdict.stated and verdict.stance == "mentioned":
            explained.add((number, one.hit.standard))
        result.append((number, msgspec.structs.replace(one, verdict=verdict)))
    return result


def _puts_into_effect(standard: Standard, practice: Standard) -> bool:
    """Tell whether a standard is the way in which a practice is done: TLS is encryption in transit. A cipher is only part of one."""
    if practice.kind != "best-practice" or standard.kind != "internet-standard" or standard.area == _CIPHERS:
        return False
    return 2 * len(set(standard.stops) & set(practice.stops)) > len(practice.stops)


def _weight(hit: Hit) -> tuple[bool, int]:
    """Return what makes one wording of a standard count before another."""
    return not hit.opposite, len(hit.words)


def _stances(view: View, hit: Hit, items: Sequence[Item], inherited: Verdict | None, label: Stance | None) -> list[Found]:
    """Return what is found at a name: one for each version, or one without."""
    if not items:
        verdict = stance_at(view.beside(hit), hit.first, hit.last, inherited=inherited)
        verdict = _listed(view, hit, _opposed(view, hit, verdict) if hit.opposite else verdict)
        return [Found(view, hit, None, _with_label(verdict, label))]
    found: list[Found] = []
    for item in items:
        if item is items[0]:
            verdict = stance_at(view, hit.first, max(hit.last, item.last), inherited=inherited)
            if item.first > hit.last + 1:
                verdict = _closer(view, item, verdict, inherited)
        else:
            verdict = stance_at(view, item.first, item.last, inherited=inherited)
        found.append(Found(view, hit, item, _with_label(_listed(view, hit, verdict), label)))
    return found


def _listed(view: View, hit: Hit, verdict: Verdict) -> Verdict:
    """Return the verdict, where no verb decided it and the line only lists words or documents: `AES: Advanced Encryption Standard`."""
    if verdict.stated or verdict.stance != "required" or not is_listing(view, hit):
        return verdict
    return Verdict("mentioned", stated=False)


def _opposed(view: View, hit: Hit, verdict: Verdict) -> Verdict:
    """Return the stance towards a standard of words for its opposite: to refuse them is to demand it, to ask for them forbids it."""
    if verdict.stance == "mentioned":
        return verdict
    if verdict.stance == "forbidden":
        return Verdict("required", verdict.cue)
    clause = view.clause_of(hit.first)
    denial = next((cue for cue in view.cues_of("negates") if cue.first < hit.last and view.clause_of(cue.first) == clause), None)
    if denial is not None:
        return Verdict("recommended" if verdict.stance == "recommended" else "required", denial)
    return Verdict("forbidden", verdict.cue)


def _closer(view: View, item: Item, verdict: Verdict, inherited: Verdict | None) -> Verdict:
    """Return the stance at the first version itself, where a word beside it softens it or the name stands in a condition."""
    if verdict.stance == "forbidden":
        return verdict
    own = stance_at(view, item.first, item.last, inherited=inherited)
    if own.softened and not verdict.softened:
        return own
    return own if verdict.stance == "mentioned" and verdict.softened and own.stated else verdict


def _with_label(verdict: Verdict, label: Stance | None) -> Verdict:
    """Return the verdict with the firmness of a label; what is forbidden, merely mentioned or softened stays so."""
    if label is None or verdict.stance not in _FIRM:
        return verdict
    choice = None if verdict.choice is None or label not in _FIRM else Choice(verdict.choice.standards, label)
    if verdict.softened and label == "required":
        return msgspec.structs.replace(verdict, choice=choice)
    return Verdict(label, verdict.cue, labelled=True, choice=choice)
