"""A quick test whether a text can hold any wording that reveals information technology; where it says no, none is there.

Of every wording one word is looked for, the longest, with one Aho-Corasick automaton over the lower-cased UTF-8. Where one stands, the
other words of its wording are looked for too. Signs that detection drops or joins words over make it say yes.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from checklist_engine.detection.text.prepared import cut
from checklist_engine.errors import Problem, UsageError
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ahocorasick_rs import BytesAhoCorasick

    from checklist_engine.knowledge import Knowledge

__all__ = ["WordFilter", "automaton", "subject_wordings"]

Word = tuple[str, bool, str]
"""A word in lower case, whether a text only needs to begin one with it, and the run that stands before it, if any."""
Element = tuple[Word, ...]

_ASCII = 128
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz")
_DIGITS = frozenset(b"0123456789")
# What `detection.text.prepared` drops, so that a word may stand around it, and marks that it joins with the letter before.
_JOINING = (
    *(sign.encode() for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    b"&shy;",
    b"\xcc",
    b"\xcd",
    *(b"-" + "".join(gap).encode() + end for size in range(4) for gap in product(" \t", repeat=size) for end in (b"\n", b"\r\n")),
)


def subject_wordings(knowledge: Knowledge, *, decisive_only: bool) -> Iterator[str]:
    """Yield the wordings, in any language, that make a lot one of some subject: in a title all, in a description the decisive ones."""
    for subject in knowledge.catalog.subjects.values():
        for words in (subject.decisive_words,) if decisive_only else (subject.decisive_words, subject.title_words):
            for patterns in words.values():
                yield from patterns


def automaton(needles: Iterable[bytes]) -> BytesAhoCorasick:
    """Return what finds any of some needles in one pass, of several that begin at one place the longest.

    Raises:
        UsageError: `missing-library`.

    """
    try:
        from ahocorasick_rs import BytesAhoCorasick, MatchKind  # noqa: PLC0415 - optional
    except ImportError:
        what = say("a batch needs one more library")
        raise UsageError(Problem(code="missing-library", what=what, hint="pip install 'checklist-engine[batch]'")) from None
    return BytesAhoCorasick(list(needles), matchkind=MatchKind.LeftmostLongest)


class WordFilter:
    """Tells of any text whether one of the wordings, as `detection.text.patterns.Patterns` reads them, can stand in it."""

    def __init__(self, patterns: Iterable[str], shortest: int = 3) -> None:
        """Build the automaton; words of fewer than `shortest` letters are only looked for where a wording has no other.

        Raises:
            UsageError: `missing-library`.

        """
        wordings = {_telling(pattern, shortest) for pattern in patterns}
        self._always = () in wordings
        choices = dict.fromkeys(choice for wording in wordings for element in wording for choice in element)
        identities = {choice: number for number, choice in enumerate(choices)}
        words = dict.fromkeys(word for word, _, _ in choices)
        by_word: dict[str, list[Word]] = {}
        for choice in choices:
            by_word.setdefault(choice[0], []).append(choice)
        # What a word stands for when it is found: itself, and every beginning that it goes on from.
        self._stands_for = [
            tuple(
                (identities[choice], choice[1], choice[2].encode())
                for length in range(1, len(word) + 1)
                for choice in by_word.get(word[:length], ())
                if choice[1] or length == len(word)
            )
            for word in words
        ]
        self._count = len(words)
        self._asks: dict[int, list[tuple[frozenset[int], ...]]] = {}
        telling: dict[str, list[tuple[tuple[bytes, ...], ...]]] = {}
        for wording in sorted(wordings):
            elements = [frozenset(identities[choice] for choice in element) for element in wording]
            for identity in elements[0] if elements else ():
                self._asks.setdefault(identity, []).append(tuple(elements[1:]))
            others = tuple(tuple(word.encode() for word, _, _ in element) for element in wording[1:])
            for word, _, _ in wording[0] if wording else ():
                telling.setdefault(word, []).append(others)

        self._first = automaton((*map(str.encode, telling), *_JOINING))
        # Beside a word that was found: what else must stand anywhere, for it or for a word that it goes on from.
        self._beside = [
            tuple({others for length in range(1, len(word) + 1) for others in telling.get(word[:length], ())}) for word in telling
        ]
        self._all = automaton((*map(str.encode, words), *_JOINING))

    def may_occur(self, text: str) -> bool:
        """Return False only where none of the wordings stands in the text."""
        haystack = text.lower().encode("utf-8", "surrogatepass")
        return self._always or (self._may_hold_first(haystack) and self._may_hold_all(haystack))

    def _may_hold_first(self, haystack: bytes) -> bool:
        """Tell whether the first word of a wording begins a word here, and the others stand anywhere."""
        for number, start, _ in self._first.find_matches_as_indexes(haystack):
            if number >= len(self._beside):
                return True
            if start and haystack[start - 1] in (_DIGITS if haystack[start] in _DIGITS else _LETTERS):
                continue
            if any(_all_stand(others, haystack) for others in self._beside[number]):
                return True
        return False

    def _may_hold_all(self, haystack: bytes) -> bool:
        """Tell whether all words of a wording stand here, each from where a word begins to where it may end."""
        present: set[int] = set()
        for number, start, end in self._all.find_matches_as_indexes(haystack):
            if number >= self._count:
                return True
            kind = _DIGITS if haystack[start] in _DIGITS else _LETTERS
            if start and haystack[start - 1] in kind:
                continue
            ends = _ends(haystack, end, kind)
            for identity, is_prefix, before in self._stands_for[number]:
                if (ends or is_prefix) and (not before or _follows(haystack, start, before)):
                    present.add(identity)
        asks = self._asks
        return any(
            all(not element.isdisjoint(present) for element in others)
            for identity in present
            if identity in asks
            for others in asks[identity]
        )


def _all_stand(elements: Iterable[tuple[bytes, ...]], haystack: bytes) -> bool:
    """Tell whether of each element one of the words stands anywhere."""
    for element in elements:
        for word in element:
            if word in haystack:
                break
        else:
            return False
    return True


def _ends(haystack: bytes, end: int, kind: frozenset[int]) -> bool:
    """Tell whether a word may end here; in `TLSv1` the v before a digit is a word of its own."""
    if end >= len(haystack) or haystack[end] not in kind:
        return True
    return haystack[end] == ord("v") and haystack[end + 1 : end + 2].isdigit()


def _follows(haystack: bytes, start: int, run: bytes) -> bool:
    """Tell whether the run before a place may be `run`; of other than ASCII that is left open."""
    end = start
    while end and haystack[end - 1] not in _LETTERS and haystack[end - 1] not in _DIGITS:
        if haystack[end - 1] >= _ASCII:
            return True
        end -= 1
    return haystack[:end].endswith(run)


def _telling(pattern: str, shortest: int) -> tuple[Element, ...]:
    """Return for each element of a wording the words of which one stands in every text that it fits; the longest first."""
    elements: list[Element] = []
    for element in pattern.replace("...", " ").split():
        choices = [choice for choice in element.split("|") if choice]
        if len(choices) == 1:
            elements += [(word,) for word in _runs(choices[0])]
        elif choices:
            elements.append(tuple(sorted(max(_runs(choice), key=lambda word: len(word[0]), default=("", False, "")) for choice in choices)))
    whole = [element for element in elements if all(word for word, _, _ in element)]
    telling = [element for element in whole if all(len(word) >= shortest for word, _, _ in element)]
    return tuple(sorted(set(telling or whole), key=lambda element: (-min(len(word) for word, _, _ in element), element)))


def _runs(choice: str) -> list[Word]:
    runs = [run.lower() for run in cut(choice.rstrip("*"))]
    last = len(runs) - 1
    return [(run, choice.endswith("*") and place == last, runs[place - 1] if place else "") for place, run in enumerate(runs)]
