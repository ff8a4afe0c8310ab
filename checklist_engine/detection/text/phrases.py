"""Authored wordings by what they stand for: where a text uses the patterns of standards, facts or subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.text.patterns import Patterns, PatternTable
from checklist_engine.detection.text.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from checklist_engine.detection.text.prefilter import Choice, Prefilter
    from checklist_engine.detection.text.prepared import Text
    from checklist_engine.detection.text.seen import Seen
    from checklist_engine.detection.text.written import Run

__all__ = ["NAMES", "OPPOSITE", "Implied", "PhraseIndex"]

OPPOSITE = "!"
"""Begins a pattern that words the opposite of what its key stands for."""
NAMES = "="
"""Begins a pattern that says as much as a name does."""

_WORTH_A_LOOK = 200
"""Texts after which it pays to make the quick look ready."""

Implied = tuple[str, str, "Seen"]
"""A wording among some runs: its key, its pattern, and where each of its parts stands."""


class PhraseIndex:
    """Authored wordings by key and language; `find` tells where a text uses them.

    `patterns` maps a key to its patterns by language tag; those under `any` hold in every language.
    `tables` gives the compiled form for a language, or None where there is none yet.
    """

    def __init__(
        self, patterns: Mapping[str, Mapping[str, Sequence[str]]], tables: Callable[[str | None], PatternTable | None] = lambda _: None
    ) -> None:
        self._patterns = patterns
        self._tables = tables
        self._compiled: dict[str | None, tuple[tuple[tuple[str, str], ...], Patterns]] = {}
        self._prefilters: dict[str | None, Prefilter] = {}
        self._texts = 0

    def find(self, text: str, language: str | None = None) -> tuple[tuple[str, str, int, int], ...]:
        """Return (key, pattern, start, end) for every wording found, in the order of the text; without a language, of all."""
        prepared = prepare(text)
        found = []
        for key, pattern, first, last in self.find_in(prepared, language, 0, len(prepared.words)):
            start, end = prepared.original_span(prepared.starts[first], prepared.ends[last - 1])
            found.append((key, pattern, start, end))
        return tuple(sorted(found, key=lambda one: (one[2], one[3], one[0])))

    def find_in(self, text: Text, language: str | None, first: int, last: int) -> Iterator[tuple[str, str, int, int]]:
        """Yield (key, pattern, first run, end run) for every wording among the runs `first:last` of a prepared text."""
        for key, pattern, seen in self.seen_in(text, language, first, last):
            yield key, pattern, seen.first, seen.last

    def seen_in(self, text: Text, language: str | None, first: int, last: int) -> Iterator[Implied]:
        """Yield (key, pattern, where each of its parts stands) likewise."""
        names, patterns = self._for(language)
        for seen in patterns.find(text, first, last):
            key, pattern = names[seen.number]
            yield key, pattern, seen

    def may_occur(self, words: set[str], language: str | None) -> bool:
        """Tell whether a text with these runs, in lower case, can hold any wording; quick."""
        return self._for(language)[1].may_occur(words)

    def may_hold(self, text: str, language: str | None) -> bool:
        """Tell quickly whether a text can hold any wording; made ready only after so many texts that it pays."""
        self._texts += 1
        if self._texts < _WORTH_A_LOOK:
            return True
        prefilter = self._prefilters.get(language)
        if prefilter is None:
            from checklist_engine.detection.text.prefilter import Prefilter  # noqa: PLC0415 - only many texts need it

            prefilter = self._prefilters[language] = Prefilter((), self.choices(language), frozenset())
        return prefilter.may_hold(text)

    def choices(self, language: str | None) -> list[list[Choice]]:
        """Return for the wordings, of those alike for one, what each of their words may be, for a quick look at a text."""
        return self._for(language)[1].choices()

    def all_words(self, language: str | None) -> Iterator[Run]:
        """Yield every run of every wording, and whether it is only the beginning of one."""
        return self._for(language)[1].all_words()

    def table(self, language: str | None) -> PatternTable:
        """Return the compiled form for a language, to be kept."""
        return PatternTable.of(_patterns_of(self._names(language)))

    def _for(self, language: str | None) -> tuple[tuple[tuple[str, str], ...], Patterns]:
        compiled = self._compiled.get(language)
        if compiled is None:
            names = self._names(language)
            compiled = self._compiled[language] = (names, Patterns(_patterns_of(names), self._tables(language)))
        return compiled

    def _names(self, language: str | None) -> tuple[tuple[str, str], ...]:
        """Return (key, pattern) for every pattern that holds in a language."""
        wanted = None if language is None else {"any", language, language.split("-")[0]}
        return tuple(
            (key, pattern)
            for key, languages in self._patterns.items()
            for tag, patterns in languages.items()
            if wanted is None or tag in wanted
            for pattern in patterns
        )


def _patterns_of(names: Iterable[tuple[str, str]]) -> list[str]:
    return [pattern.removeprefix(OPPOSITE).removeprefix(NAMES) for _, pattern in names]
