"""What one sentence says of standards, read once, and shared by all sentences of the same form."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from checklist_engine.detection.demand import Choice
from checklist_engine.detection.exemplified import is_softer_said
from checklist_engine.detection.found import Found
from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.names.belongings import with_abbreviations, with_wordings
from checklist_engine.detection.names.matching import Hit
from checklist_engine.detection.proof import proof_in
from checklist_engine.detection.sentence.cells import ways_to_verify
from checklist_engine.detection.sentence.listings import is_listing
from checklist_engine.detection.sentence.view import View
from checklist_engine.detection.stance.refusal import REFUSES
from checklist_engine.detection.stance.verdict import Verdict, handed_down, stance_at
from checklist_engine.detection.text.phrases import NAMES, OPPOSITE
from checklist_engine.detection.text.sentences import Sentence
from checklist_engine.detection.text.written import is_joint
from checklist_engine.detection.version.designations import designated, header_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.lexicon import Lexicon
    from checklist_engine.detection.sentence.beside import Beside
    from checklist_engine.detection.text.phrases import Implied
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.version.item import Item

__all__ = ["Label", "Statement"]

Label: TypeAlias = "Stance | tuple[tuple[int, Stance], ...] | None"
"""A firmness that a label states, or one for each item of a sentence, with the run at which the item ends."""

_CIPHERS = "data"
_PROTOCOL = "internet-standard"
_FIRM: dict[Stance, int] = {"required": 3, "recommended": 2, "optional": 1}
_UNPROVED = frozenset({"forbidden", "mentioned"})
_ASKED = frozenset({"required", "recommended"})
_ASKING = frozenset({"required", "recommended", "forbidden"})
_BEGUN_IN = frozenset({"conditions", "such_as"})
_QUESTIONS = frozenset({"asks", "asks_what", "asks_about"})


class Statement:
    """One sentence with what it says. It is looked at only as far as somebody asks; all places are numbers of its own runs."""

    def __init__(  # noqa: PLR0913 - what a sentence is
        self,
        text: Text,
        end: int,
        last: int,
        named: Sequence[Hit],
        language: str,
        lexicon: Lexicon,
        *,
        implied: Sequence[Implied],
        beside: Beside,
    ) -> None:
        """Take the text of a sentence, how many characters and runs of it are part of the sentence, the names in it, and the language.

        `implied` are the wordings of standards in it that count.
        """
        self.text = text
        self._beside = beside
        self._lexicon = lexicon
        self._sentence = Sentence(0, end, 0, last, 0, None)
        named = with_abbreviations(text, named)
        self.hits = (*with_wordings(named, implied), *self._implications(named, implied)) if implied else tuple(named)
        self._certificates = [hit for hit in named if lexicon.standards[hit.standard].kind == "certification"]
        self._checks = [hit for hit in named if lexicon.proven_by(hit) == (False, True)]
        self.language = lexicon.language_of_sentence(language, text.words[:last])
        self._view: View | None = None
        self._items: list[tuple[Hit, list[Item]]] = []
        self._found: dict[tuple[Verdict | None, Label], tuple[Found, ...]] = {}
        self._proof: dict[tuple[bool, bool], Cue | None] = {}
        self._designations: dict[Hit, Item | None] = {}
        self._values: dict[str, list[Item]] = {}
        self._handed_down: Verdict | None = None
        self._knows_handed_down = False

    @property
    def wording(self) -> Wording:
        """The word groups of the language of the sentence."""
        return self._lexicon.wording(self.language)

    @property
    def view(self) -> View:
        """The sentence with its cues, but for those that are part of a version."""
        if self._view is None:
            view = self._view = View(
                self.text,
                self._sentence,
                self.hits,
                self.wording,
                kin=self._lexicon.kin,
                kinds=self._lexicon.kinds,
                insecure=self._lexicon.insecure,
                rivals=self._lexicon.rivals,
                neighbours=self._beside,
            )
            self._items = [(hit, self._versions(view, hit)) for hit in self.hits]
            items = [item for _, items in self._items for item in items]
            view.hide([(item.first, item.last) for item in (*items, *self._header_values(view))])
            view.chosen = self._choice(view)
        return self._view

    def _header_values(self, view: View) -> Iterator[Item]:
        """Yield the values of header fields, whose words say nothing else: the `DENY` of `X-Frame-Options: DENY`."""
        if ":" in view.plain() and not view.lacks(REFUSES):
            values = (header_value(view, hit) for hit, items in self._items if hit.named and not items)
            yield from (value for value in values if value is not None)

    def _choice(self, view: View) -> Cue | None:
        """Return the `or` with which the sentence, or the item before it in a list, ends; of the latter the first run of this one."""
        ends = (cue for cue in view.compare if cue.group == "or_words" and cue.last == view.sentence.last)
        own = next((cue for cue in ends if not view.gap_has(cue.first, "|")), None)  # not the code of a level in Spanish, "| O"
        return Cue("or_words", 0, 1, 0) if own is None and self._beside.chosen and view.sentence.last else own

    @property
    def items(self) -> list[Item]:
        """All versions written at the names, and designations of those without."""
        _ = self.view
        items = [item for _, items in self._items for item in items]
        designations = (self.designation(hit) for hit, own in self._items if not own)
        return [*items, *(item for item in designations if item is not None)]

    def found(self, lead: Verdict | None, label: Label) -> tuple[Found, ...]:
        """Return what the sentence says of each name, with its own words of proof.

        `lead` is the stance of the line that introduces its list, `label` a firmness that wins over the verbs, or one for each item.
        """
        key = (lead, label)
        found = self._found.get(key)
        if found is None:
            view = self.view
            seen = [one for hit, items in self._items for one in _stances(view, hit, items, lead, _label_at(label, hit))]
            said = [one for one in seen if not self._is_said(one, seen) and not self._is_softer_said(one, seen)]
            found = self._found[key] = tuple(self._with_proof(one) for one in said)
        return found

    def handed_down(self, label: Stance | None) -> Verdict | None:
        """Return the stance that a line such as `The supplier shall:` hands down to its list; its places count backwards from it."""
        if label:
            return Verdict(label, softened=True)
        if not self._knows_handed_down:
            verdict = handed_down(self.view)
            if verdict is not None and verdict.cue is not None:
                verdict = msgspec.structs.replace(verdict, cue=verdict.cue.moved(-Found.LEAD))
            self._handed_down = verdict
            self._knows_handed_down = True
        return self._handed_down

    def proof(self, *, certificate: bool, check: bool) -> Cue | None:
        """Return the words that ask proof for what a sentence beside it names; the nature of that is as `proof_in` takes it."""
        key = (certificate, check)
        if key not in self._proof:
            self._proof[key] = proof_in(self.view, None, certificate=certificate, check=check)
        return self._proof[key]

    def ways_to_verify(self, after: int = -1) -> Cue | None:
        """Return the words of a cell behind a run that only says how its row is verified."""
        if "|" not in self.text.plain and "\t" not in self.text.plain:
            return None
        cell = ways_to_verify(self.text, self._sentence, after, self.wording)
        return None if cell is None else Cue("proof", *cell, cell[0])

    def designation(self, hit: Hit) -> Item | None:
        """Return the version by which a name is designated where its own scheme finds none."""
        if hit not in self._designations:
            self._designations[hit] = designated(self.view, hit, self._lexicon.standards[hit.standard])
        return self._designations[hit]

    def values(self, standard: str) -> list[Item]:
        """Return the parameter values of a standard that a sentence beside it may name."""
        items = self._values.get(standard)
        if items is None:
            items = self._values[standard] = self._lexicon.versions(standard).anywhere(self.view)
        return items

    def _implications(self, named: Sequence[Hit], implied: Sequence[Implied]) -> list[Hit]:
        """Return what the sentence implies; a practice adds nothing beside an Internet standard that puts it into effect.

        Nor does what is read in any order where another wording says it too.
        """
        standards = self._lexicon.standards
        found: dict[str, Hit] = {}
        loose: set[str] = set()
        for key, pattern, seen in implied:
            hit = Hit(key, seen.first, seen.last, pattern.startswith(NAMES), seen.runs(), pattern.startswith(OPPOSITE))
            if key not in found or _says_more(hit, found[key], joint=is_joint(pattern), after_joint=key in loose):
                found[key] = hit
                (loose.add if is_joint(pattern) else loose.discard)(key)
        return [
            hit
            for key, hit in found.items()
            if all(hit.standard != other.standard for other in named)
            and not any(_puts_into_effect(standards[other], standards[key]) for other in found)
            and not (key in loose and any(_covers(found[other], hit, standards[other]) for other in found))
        ]

    def _is_said(self, one: Found, beside: Sequence[Found]) -> bool:
        """Tell whether a demand of what puts a practice into effect says all of it: `single sign-on with SAML`.

        A mere example of what does says no more than an example: `encrypted connections, for example with TLS`.
        """
        standards = self._lexicon.standards
        practice = standards[one.hit.standard]
        if any(
            other.hit.standard in practice.realised_by and other.verdict.stance == one.verdict.stance and not _is_apart(one, other)
            for other in beside
        ):
            return True
        return not one.hit.named and any(
            other.hit.named
            and _puts_into_effect(standards[other.hit.standard], practice)
            and not (other.verdict.stance == "optional" and other.verdict.choice is None and one.verdict.stance in _ASKED)
            for other in beside
        )

    def _is_softer_said(self, one: Found, beside: Sequence[Found]) -> bool:
        """Tell whether another name only wishes or exemplifies it; a practice that is named stays demanded whatever does it."""
        protocol = self._lexicon.standards[one.hit.standard].kind == _PROTOCOL
        return is_softer_said(one, beside, kinds=protocol)

    def _versions(self, view: View, hit: Hit) -> list[Item]:
        reader = self._lexicon.versions(hit.standard)
        if not hit.named and not reader.has_versions:
            return []
        following = [other for other in view.hits if other.named and other.first >= hit.last]
        items = reader.near(view, hit, following[0].first if following else view.sentence.last)
        if items or not following or following[0].first > hit.last or view.kin(following[0]) != view.kin(hit):
            return items
        old_name, end = following[0], following[1].first if len(following) > 1 else view.sentence.last  # "TLS/SSL: version 1.2"
        return [
            item
            for item in reader.near(view, msgspec.structs.replace(hit, first=old_name.first, last=old_name.last), end)
            if reader.knows(item.value)
        ]

    def _with_proof(self, one: Found) -> Found:
        if one.verdict.stance in _UNPROVED:
            return one
        certificate, check = self._lexicon.proven_by(one.hit)
        protocol = self._lexicon.standards[one.hit.standard].kind == _PROTOCOL
        proof = proof_in(
            one.view,
            one.hit,
            certificate=certificate,
            check=check,
            protocol=protocol,
            certificates=self._certificates,
            checks=self._checks,
        )
        proof = proof or self.ways_to_verify(one.hit.last - 1)
        return one if proof is None else msgspec.structs.replace(one, proof=proof)


def _label_at(label: Label, hit: Hit) -> Stance | None:
    """Return the label that counts for a name: of several the one of its item."""
    return next((level for end, level in label if hit.first < end), None) if isinstance(label, tuple) else label


def _is_apart(one: Found, other: Found) -> bool:
    """Tell whether a slash joins a name to the next, or a comma parts it from those behind it: `SSO/SAML`, `SSO, LDAP or SAML`."""
    gap = one.view.text.gap(one.hit.last) if one.hit.named and one.hit.last <= other.hit.first else ""
    return gap.strip() == "/" if one.hit.last == other.hit.first else gap.startswith(",") and other.hit.first - one.hit.last > 1


def _puts_into_effect(standard: Standard, practice: Standard) -> bool:
    """Tell whether a standard is the way in which a practice is done: TLS is encryption in transit. A cipher is only part of one."""
    if practice.kind != "best-practice" or standard.kind != _PROTOCOL or standard.area == _CIPHERS:
        return False
    return 2 * len(set(standard.stops) & set(practice.stops)) > len(practice.stops)


def _says_more(one: Hit, other: Hit, *, joint: bool, after_joint: bool) -> bool:
    """Tell whether a wording of a standard counts before one that was found earlier: it has more words, and does not say the opposite.

    One in any order counts before one in a fixed order only where it has all of its words and more.
    """
    if one.opposite != other.opposite:
        return other.opposite
    return one.words > other.words if joint and not after_joint else len(one.words) > len(other.words)


def _covers(one: Hit, other: Hit, standard: Standard) -> bool:
    """Tell whether a wording of a standard says what another one says: with more words, or because it builds on it."""
    shares = one.words != other.words and not one.words.isdisjoint(other.words)
    return one.words > other.words or (shares and other.standard in standard.builds_on)


def _stances(view: View, hit: Hit, items: Sequence[Item], inherited: Verdict | None, label: Stance | None) -> list[Found]:
    """Return what is found at a name: one for each version, or one without."""
    if not items:
        verdict = stance_at(view.beside(hit), _deciding(view, hit), hit.last, inherited=inherited)
        verdict = _listed(view, hit, _opposed(view, hit, verdict) if hit.opposite else verdict)
        return [Found(view, hit, None, _with_label(view, verdict, label))]
    found: list[Found] = []
    for item in items:
        if item is items[0]:
            around = view if hit.named else view.beside(hit)
            verdict = stance_at(around, hit.first, max(hit.last, item.last), inherited=inherited)
            if item.first > hit.last + 1:
                verdict = _closer(view, item, verdict, inherited)
        else:
            verdict = stance_at(view, item.first, item.last, inherited=inherited)
        if verdict.stance == "forbidden" and item.operator == ">=":
            verdict = Verdict("required", stated=False)  # "at least TLS 1.2, TLS 1.0 and 1.1 disabled": nobody refuses the higher ones
        if verdict.stance == "optional" and item.operator == ">=" and _is_last_way(view, hit, item):
            item = msgspec.structs.replace(item, operator="")  # noqa: PLW2901 - it takes its place
        found.append(Found(view, hit, item, _with_label(view, _listed(view, hit, verdict), label)))
    return found


def _deciding(view: View, hit: Hit) -> int:
    """Return where a wording says what is demanded: at its end, where it begins in a condition or in examples that are over by then.

    `If data crosses the Internet, it shall be encrypted`, `media, such as tablets, must be encrypted`.
    """
    if hit.named or view.lacks(_BEGUN_IN):
        return hit.first
    comma = next((index for index in range(hit.last - 1, hit.first, -1) if view.gap_has(index, ",")), None)
    clause = view.clause_of(hit.first)
    begun = comma is not None and any(cue.first <= hit.first and view.clause_of(cue.first) == clause for cue in view.cues_of(*_BEGUN_IN))
    return hit.last - 1 if begun else hit.first


def _is_last_way(view: View, hit: Hit, item: Item) -> bool:
    """Tell whether `at least` before a name only makes it the last of several ways: `OAuth 2.0 or at least SAML 2.0`."""
    before = any(cue.group == "at_least_before" and 0 <= hit.first - cue.last <= 1 for cue in view.compare)
    return (
        before and view.text.words[item.last - 1].isdigit() and any(view.kin(other) != view.kin(hit) for other in view.hits if other.named)
    )


def _listed(view: View, hit: Hit, verdict: Verdict) -> Verdict:
    """Return the verdict, where no verb decided it and the line only lists words or documents: `AES: Advanced Encryption Standard`."""
    if verdict.stated or verdict.stance != "required" or not is_listing(view, hit):
        return verdict
    return Verdict("mentioned", stated=False)


def _opposed(view: View, hit: Hit, verdict: Verdict) -> Verdict:
    """Return the stance towards a standard of words for its opposite: to refuse them is to demand it, to ask for them forbids it."""
    asked = verdict.stance == "optional" and (verdict.cue is None or verdict.cue.group in _QUESTIONS)
    if verdict.stance == "mentioned" or asked:
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


def _with_label(view: View, verdict: Verdict, label: Stance | None) -> Verdict:
    """Return the verdict with the firmness of a label; what is forbidden or merely mentioned stays so, and what is softened no firmer.

    Nor does a wish in capitals get firmer: `| MUST | TLS 1.2 or higher. TLS 1.3 is RECOMMENDED. |`.
    """
    if label is None or verdict.stance not in _FIRM:
        return verdict
    first, words = view.sentence.first, view.text.words
    remark = label == "mentioned" and words[first] in view.wording.remarks and view.wording.replies.isdisjoint(words[first + 1 : first + 2])
    if remark and verdict.cue is not None and verdict.cue.group in _ASKING:
        return verdict  # "Note: suppliers must use TLS"
    choice = None if verdict.choice is None or label not in _FIRM else Choice(verdict.choice.standards, label)
    if (verdict.softened or _is_in_capitals(view, verdict.cue)) and _FIRM.get(label, 0) >= _FIRM[verdict.stance]:
        return msgspec.structs.replace(verdict, choice=choice)
    return Verdict(label, verdict.cue, labelled=True, choice=choice)


def _is_in_capitals(view: View, cue: Cue | None) -> bool:
    """Tell whether the last word of a cue is written in capitals."""
    if cue is None or cue.first < 0:
        return False
    word = view.text.plain[view.text.starts[cue.last - 1] : view.text.ends[cue.last - 1]]
    return len(word) > 1 and word.isupper()
