"""Which language a text is in: by the small words that the catalogue's language files list, so a further language is a further file."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from checklist_engine.documents.words import folded, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Languages"]

_WORD = re.compile(r"[^\W\d_]+")
_MAX_CHARACTERS = 200_000
# Of the words of running text in a language, about every third is one of its small words; in another language far fewer.
_LEAST_SHARE = 0.10
_LEAST_WORDS = 5
_LEAD = 1.25
# A list of requirements without sentences has few small words, but names what it is.
_LEAST_TENDER_WORDS = 3
_TENDER_LEAD = 2
_LONG = 4
_OTHER_WORDS = 8
_OTHER_LEAD = 2.5


class Languages:
    """Recognises the languages of the catalogue; made once from its language files."""

    def __init__(self, groups: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._common = {tag: frozenset(words.get("common_words", ())) for tag, words in groups.items() if tag != "any"}
        self._tags: dict[str, list[str]] = {}
        for tag, common in self._common.items():
            for word in common:
                self._tags.setdefault(word, []).append(tag)

    def of_document(self, texts: Iterable[str]) -> str | None:
        """Return the language of most of the text, or None where no known language is clearly it."""
        counts: Counter[str] = Counter()
        characters = 0
        for text in texts:
            counts.update(_WORD.findall(text.casefold()))
            characters += len(text)
            if characters > _MAX_CHARACTERS:
                break
        scores = self._scores(counts)
        total = counts.total()
        (best, score), (_, second) = (*scores[:2], ("", 0), ("", 0))[:2]
        clear = score >= _LEAST_WORDS and score >= _LEAST_SHARE * total and score >= _LEAD * second
        return best if clear else self._by_tender_words(counts, dict(scores))

    def _by_tender_words(self, counts: Counter[str], scores: Mapping[str, int]) -> str | None:
        """Return the language of a short list, in which the words for requirements, levels and parts of a tender tell it."""
        plain: Counter[str] = Counter()
        for word, count in counts.items():
            plain[folded(word)] += count
        own = {tag: sum(plain[word] for word in words) + scores[tag] for tag, words in self._tender_words.items()}
        best = max(own, key=lambda tag: own[tag], default="")
        second = max((score for tag, score in own.items() if tag != best), default=0)
        return best if own.get(best, 0) >= _LEAST_TENDER_WORDS and own[best] >= _TENDER_LEAD * second else None

    @cached_property
    def _tender_words(self) -> dict[str, frozenset[str]]:
        """The words of tenders that belong to one language alone."""
        every = {
            tag: {word for phrases in words_of(tag).groups.values() for phrase in phrases for word in phrase.split() if len(word) >= _LONG}
            for tag in self._common
        }
        shared = Counter(word for words in every.values() for word in words)
        return {tag: frozenset(word for word in words if shared[word] == 1) for tag, words in every.items()}

    def of_part(self, text: str, language: str | None) -> str | None:
        """Return the language of a part where it is clearly another than that of its document, else None."""
        counts = Counter(_WORD.findall(text.casefold()))
        scores = dict(self._scores(counts))
        if not scores:
            return None
        best = max(scores, key=lambda tag: scores[tag])
        own = scores.get((language or "").split("-")[0], 0)
        clear = scores[best] >= _OTHER_WORDS and scores[best] >= _OTHER_LEAD * max(1, own) and scores[best] >= _LEAST_SHARE * counts.total()
        return best if clear and best != (language or "").split("-")[0] else None

    def _scores(self, counts: Counter[str]) -> list[tuple[str, int]]:
        """Return how many words are small words of each language, the most first."""
        scores = dict.fromkeys(self._common, 0)
        for word, count in counts.items():
            for tag in self._tags.get(word, ()):
                scores[tag] += count
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
