"""Reading the same words once: tenders of one buyer repeat their terms, the lots of one tender share its requirements, titles are alike.

What a text says depends on the text and its language alone, so it is remembered for the texts that came last; which wordings stand in
it depends on its shape alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.batch.shapes import Shapes
from checklist_engine.characteristics import FactFinder
from checklist_engine.detection.index import phrase_index
from checklist_engine.detection.language.cues import runs_of
from checklist_engine.detection.remembering import LONGEST_REMEMBERED, TEXTS_REMEMBERED, RememberingDetector
from checklist_engine.detection.text.prepared import prepare, whole_of
from checklist_engine.subject_finder import SubjectFinder, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checklist_engine.batch.shapes import Shape
    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.detection.lexicon import Lexicon
    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.detection.text.written import Run
    from checklist_engine.knowledge import Knowledge

__all__ = ["RememberingFactFinder", "RememberingSubjectFinder", "with_memory"]

_MOST_SHAPES = 3072
"""How many shapes are remembered, about a kilobyte each; then remembering begins anew."""


class RememberingSubjectFinder(SubjectFinder):
    """A finder of subjects that looks once through all plain characters of the same shape."""

    def __init__(self, words: PhraseIndex, shapes: Shapes) -> None:
        """Take what a `SubjectFinder` takes, and what tells shapes."""
        super().__init__(words)
        self._shapes = shapes
        self._known: dict[Shape, tuple[Wording, ...]] = {}

    def in_plain(self, plain: str, language: str | None) -> tuple[Wording, ...]:
        """Return what `SubjectFinder.in_plain` returns."""
        shaped = self._shapes.of(plain, language)
        if shaped is None:
            return super().in_plain(plain, language)
        known = self._known.get(shaped.shape)
        if known is None:
            if len(self._known) >= _MOST_SHAPES:
                self._known.clear()
            found = super().in_plain(plain, language)
            self._known[shaped.shape] = _placed(found, shaped.tokens_at)
            return found
        return _placed(known, shaped.span)


def _placed(found: tuple[Wording, ...], place: Callable[[int, int], tuple[int, int]]) -> tuple[Wording, ...]:
    """Return wordings whose characters, or tokens, are told in the other way."""
    return tuple([Wording(one.subject, one.is_decisive, one.is_shared, *place(one.start, one.end)) for one in found])


class RememberingFactFinder(FactFinder):
    """A finder of characteristics that gives for a text it has read lately, or one of the same shape, what it gave then."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon, evidence: PhraseIndex, shapes: Shapes) -> None:
        """Take what a `FactFinder` takes, and what tells shapes."""
        super().__init__(catalog, lexicon, evidence)
        self._shapes = shapes
        self._known: dict[Shape, tuple[tuple[str, int, int], ...]] = {}
        self._found = lru_cache(TEXTS_REMEMBERED)(super().find_in_paragraph)

    def find_in_paragraph(self, text: str, language: str | None) -> tuple[tuple[str, str], ...]:
        """Return what `FactFinder.find_in_paragraph` returns."""
        return super().find_in_paragraph(text, language) if len(text) > LONGEST_REMEMBERED else self._found(text, language)

    def places(self, text: str, language: str | None) -> tuple[tuple[str, int, int], ...]:
        """Return what `FactFinder.places` returns."""
        whole = whole_of(text)
        # How long a line is decides whether a sentence goes on in the next one.
        is_known = language is not None and self._lexicon.known(language) is not None and "\n" not in whole.plain
        shaped = self._shapes.of(whole.plain, language) if is_known else None
        if shaped is None:
            return super().places(text, language)
        known = self._known.get(shaped.shape)
        if known is None:
            if len(self._known) >= _MOST_SHAPES:
                self._known.clear()
            prepared = prepare(text)
            known = self._known[shaped.shape] = tuple(
                (key, *shaped.tokens_at(prepared.starts[first], prepared.ends[last - 1]))
                for key, first, last in self._shown(prepared, language)
            )
        return tuple([(key, *whole.original_span(*shaped.span(first, last))) for key, first, last in known])


def with_memory(knowledge: Knowledge) -> Knowledge:
    """Return the same knowledge with readers that remember; it judges alike."""
    catalog, index, lexicon = knowledge.catalog, knowledge.index, knowledge.lexicon

    evidence = phrase_index(catalog, "evidence", index)
    subjects = phrase_index(catalog, "subjects", index)

    def of_facts(language: str | None) -> Iterator[Run]:
        """Yield every run that decides which facts are found in a text, or what its sentences do with them."""
        yield from evidence.all_words(language)
        known = lexicon.known(language)
        if known is not None:
            wording = lexicon.wording(known)
            yield from wording.all_words()
            for abbreviation in wording.abbreviations:
                yield from ((run, False) for run in runs_of(abbreviation))

    remembering = msgspec.structs.replace(knowledge)
    # Properties that are made once can be given beforehand.
    vars(remembering).update(
        detector=RememberingDetector(catalog, lexicon),
        fact_finder=RememberingFactFinder(catalog, lexicon, evidence, Shapes(of_facts)),
        subject_words=subjects,
        subject_finder=RememberingSubjectFinder(subjects, Shapes(subjects.all_words)),
    )
    return remembering
