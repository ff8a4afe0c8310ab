"""Facts on a lot: characteristics from what is stated, from wordings of the text, and from what is bought."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from checklist_engine.detection.index import phrase_index
from checklist_engine.detection.lexicon import Lexicon
from checklist_engine.detection.sentence.view import View
from checklist_engine.detection.text.prepared import prepare
from checklist_engine.detection.text.sentences import cut_sentences
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.sentences import Sentence
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import InferredSubject
    from checklist_engine.specification.model import Lot, Requirement, Specification

__all__ = ["FactFinder", "infer_characteristics"]

_DENYING = frozenset({"negates", "not_required", "forbidden"})
_REACH = {"negates": 5, "without": 5, "not_required": 5, "forbidden": 5, "conditions": 6, "skills": 8, "such_as": 3}
"""How many words may stand between a word that casts doubt and the place: `does not itself store any personal data`."""
_BLANK_LINE = compiled_later(r"\n\s*\n")
_AFTER = 3
_RESTRICTS = 3
"""This many words after a prohibition tell how, not whether: personal data must not `be transferred to third countries`."""


class FactFinder:
    """Finds the characteristics that a text shows; made once from a catalogue, it changes nothing and keeps no text."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon | None = None, evidence: PhraseIndex | None = None) -> None:
        """Take a catalogue, and its lexicon and wordings where they have been made already."""
        self._lexicon = lexicon or Lexicon(catalog)
        self._evidence = evidence or phrase_index(catalog, "evidence")

    def find(self, text: str, language: str | None = None) -> tuple[tuple[str, str], ...]:
        """Return (characteristic, words) for each that the text shows and does not deny, ask or put on a condition, in its order.

        `language` is a BCP 47 tag, else the language is recognised.
        """
        if "\n" not in text or self._lexicon.known(language) is None:
            return self.find_in_paragraph(text, language)
        return tuple(chain.from_iterable(self.find_in_paragraph(part, language) for part in _BLANK_LINE.split(text)))

    def find_in_paragraph(self, text: str, language: str | None) -> tuple[tuple[str, str], ...]:
        """Return the same for a text without blank lines: no sentence and no wording goes on beyond one."""
        if not self._evidence.may_hold(text, language):
            return ()
        return tuple((key, text[start:end]) for key, start, end in self.places(text, language))

    def places(self, text: str, language: str | None) -> tuple[tuple[str, int, int], ...]:
        """Return (characteristic, start, end) likewise, without a quick look at the text first."""
        prepared = prepare(text)
        starts, ends = prepared.starts, prepared.ends
        return tuple((key, *prepared.original_span(starts[first], ends[last - 1])) for key, first, last in self._shown(prepared, language))

    def _shown(self, prepared: Text, language: str | None) -> tuple[tuple[str, int, int], ...]:
        """Return (characteristic, first run, end run) likewise."""
        words = set(prepared.words)
        if not self._evidence.may_occur(words, language):
            return ()
        language = self._lexicon.language(language, words)
        hits = [(first, last, key) for key, _, first, last in self._evidence.find_in(prepared, language, 0, len(prepared.words))]
        return tuple(self._believed(prepared, sorted(hits), language)) if hits else ()

    def _believed(self, text: Text, hits: Sequence[tuple[int, int, str]], language: str) -> Iterator[tuple[str, int, int]]:
        wording = self._lexicon.wording(language)
        sentences = iter(cut_sentences(text, wording.abbreviations))
        sentence: Sentence | None = next(sentences, None)
        view: View | None = None
        for first, last, key in hits:
            while sentence is not None and sentence.last <= first:
                sentence, view = next(sentences, None), None
            if sentence is None:
                return
            view = view or View(text, sentence, (), wording)
            if not _is_doubtful(view, first, last):
                yield key, first, last


def infer_characteristics(
    lot: Lot,
    subjects: Iterable[InferredSubject],
    requirements: Iterable[Requirement],
    specification: Specification,
    knowledge: Knowledge,
) -> tuple[dict[str, bool], dict[str, str]]:
    """Return what is known and why, in the order of the catalogue.

    The lot's own value wins, then what the requirements and descriptions show to be true, then what certain subjects imply.
    Criteria on the supplier say nothing about what is bought.
    """
    _, catalog = knowledge.words.gettext, knowledge.catalog
    known: dict[str, bool] = {}
    reasons: dict[str, str] = {}
    for subject in subjects:
        if subject.certain:
            for name, value in catalog.subjects[subject.id].implies.items():
                if value or name not in known:
                    known[name] = value
                    reasons[name] = _("follows from the subject '{subject}'").format(subject=catalog.subjects[subject.id].name)
    shown: dict[str, str] = {}
    for text, language, pointer in _texts(lot, requirements, specification):
        for name, words in knowledge.fact_finder.find(text, language):
            said = _("the words '{words}' in the description") if pointer is None else _("the words '{words}' at {pointer}")
            shown.setdefault(name, said.format(words=words, pointer=pointer))
    stated = dict.fromkeys(lot.characteristics, _("stated in the specification"))
    known |= dict.fromkeys(shown, True) | lot.characteristics
    reasons |= shown | stated
    ordered = [name for name in catalog.characteristics if name in known]
    return {name: known[name] for name in ordered}, {name: reasons[name] for name in ordered}


def _texts(lot: Lot, requirements: Iterable[Requirement], specification: Specification) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield the texts that speak of what the lot buys, with their language and place; the place of a description is None.

    The whole is described for a single lot only.
    """
    is_only = len(specification.lots) == 1
    for requirement in requirements:
        is_of_lot = is_only or requirement.origin == "requirement" or bool(requirement.lots)
        if is_of_lot and requirement.role != "selection-criterion":
            yield requirement.text, requirement.language or specification.language, requirement.pointer
    for description in (lot.description, specification.description if is_only else None):
        if description:
            yield description, specification.language, None


def _is_doubtful(view: View, first: int, last: int) -> bool:
    """Tell whether the sentence denies what stands in the runs `first:last`, asks for it, or puts it on a condition."""
    if view.plain().rstrip().endswith("?"):
        return True
    return any(_casts_doubt(view, cue, first, last) for cue in view.main if view.clause_of(cue.first) == view.clause_of(first))


def _casts_doubt(view: View, cue: Cue, first: int, last: int) -> bool:
    """Tell whether a cue of the same clause denies the place or makes it conditional, from before, from behind or from within."""
    before, after = first - cue.last, cue.first - last
    if before >= 0:
        if cue.group not in _REACH or before > _REACH[cue.group] or _parted(view, cue.last, first):
            return False
        return cue.group != "forbidden" or _rest(view, last) < _RESTRICTS
    if cue.group not in _DENYING or after > _AFTER or _parted(view, last, cue.first):
        return False
    return cue.group != "forbidden" or _rest(view, max(cue.last, last)) < _RESTRICTS


def _parted(view: View, start: int, end: int) -> bool:
    """Tell whether a comma or a colon stands between run `start - 1` and run `end`."""
    return any(view.gap_has(index, ",:") for index in range(start, min(end + 1, view.sentence.last)))


def _rest(view: View, start: int) -> int:
    """Return how many runs of the clause stand from run `start` on."""
    if start >= view.sentence.last:
        return 0
    clause = view.clause_of(start - 1)
    return sum(view.clause_of(index) == clause for index in range(start, view.sentence.last))
