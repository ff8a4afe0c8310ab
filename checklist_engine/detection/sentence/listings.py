"""Lines that list words or documents instead of demanding them: abbreviations with their meaning, documents with their title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.sentence.view import View
    from checklist_engine.detection.text.prepared import Text

__all__ = ["is_listing", "may_be_listing"]

_MEANS = compiled_later(r"[\s\"'*)\]]{0,4}(?:[:=|]|\s-)[\s\"'*|]{1,4}\Z")
"""What stands between a word and its meaning, or a document and its title: a colon, a dash, the edge of a cell."""
_TITLE = compiled_later(r"[\s\"'*)\]]{0,4}(?:[:,|]|\s-)[\s\"'*|]{1,4}\Z")
_LEAD = compiled_later(r"[\s\-*\u2022\u00b7|#>.()\[\]0-9a-z\u2026\"']{0,16}\Z")
_ARTICLES = frozenset(
    {
        "a",
        "an",
        "the",
        "ein",
        "eine",
        "der",
        "die",
        "das",
        "un",
        "une",
        "le",
        "la",
        "el",
        "una",
        "il",
        "lo",
        "um",
        "uma",
        "o",
        "een",
        "de",
        "het",
    }
)
_FEWEST_LETTERS = 2
_MOST_LETTERS = 8
_TITLE_WORDS = 3


def is_listing(view: View, hit: Hit) -> bool:
    """Tell whether the sentence is an entry of a list of abbreviations or of documents, and says nothing else."""
    if view.cues_of(*ALL_VERBS, "preferred", "voluntary", "accepting", "refusing", "refused"):
        return False
    named = [other for other in view.hits if other.named]
    if any(_spelled_after(view, other) or _spelled_before(view, other) for other in named):
        return True
    return hit.named and len(named) == 1 and _titled(view, hit)


def may_be_listing(text: Text, last: int) -> bool:
    """Tell whether the letters of what follows a name that ends before run `last` may matter: a meaning, a title or a value."""
    while last < len(text.words) and text.words[last].isdigit():
        last += 1
    return last < len(text.words) and _TITLE.fullmatch(text.gap(last)) is not None and text.gap(last).strip() != ","


def _spelled_after(view: View, hit: Hit) -> bool:
    """Tell whether the meaning of an abbreviation follows it: `AES: Advanced Encryption Standard`, `| MFA | Multi-factor ... |`."""
    written = _written(view, hit.first, hit.last)
    if hit.last != hit.first + 1 or not _FEWEST_LETTERS <= len(written) <= _MOST_LETTERS or not written[0].isupper():
        return False
    return _MEANS.fullmatch(_gap(view, hit.last)) is not None and _spells(view, hit.last, written)


def _spells(view: View, index: int, abbreviation: str) -> bool:
    """Tell whether the words from a run on spell an abbreviation by how they begin; a long word may hold several of its letters."""
    letters = abbreviation.lower()
    words = view.text.words[index : min(index + len(letters) + 2, view.sentence.last)]
    return _fit(words, letters, view.wording.small_words, first=True)


def _fit(words: Sequence[str], letters: str, small: frozenset[str], *, first: bool) -> bool:
    if not letters:
        return True
    if not words:
        return False
    word, rest = words[0], words[1:]
    if not first and word in small and _fit(rest, letters, small, first=False):
        return True
    if not word.startswith(letters[0]):
        return False
    taken, place = 1, 0
    while True:
        if _fit(rest, letters[taken:], small, first=False):
            return True
        place = word.find(letters[taken], place + 1) if taken < len(letters) else -1
        if place < 0:
            return False
        taken += 1


def _spelled_before(view: View, hit: Hit) -> bool:
    """Tell whether an entry begins with a name in full and its abbreviation in brackets, and an article follows: `... (SSL) An older`."""
    if hit.last >= view.sentence.last or view.bracket_of(hit.last) == view.bracket_of(hit.last - 1) or not _begins(view, hit.first):
        return False
    if view.bracket_of(hit.first) or not view.bracket_of(hit.last - 1):
        return False
    word = _written(view, hit.last, hit.last + 1)
    return word[:1].isupper() and word.lower() in _ARTICLES and view.text.gap(hit.last).strip() == ")"


def _titled(view: View, hit: Hit) -> bool:
    """Tell whether the line is the number of a document with its title: `ISO/IEC 27001:2022, Information security - ...`."""
    number = next((index for index in range(hit.first, hit.last) if view.text.words[index].isdigit()), None)
    if number is None or not _begins(view, hit.first):
        return False
    title = hit.last
    while title < view.sentence.last and (view.text.words[title].isdigit() or len(view.text.words[title]) == 1):
        title += 1
    if view.sentence.last - title < _TITLE_WORDS or _TITLE.fullmatch(_gap(view, title)) is None:
        return False
    return _written(view, title, title + 1)[:1].isupper() and not any(cue.group != "not_proof" for cue in view.proof)


def _begins(view: View, index: int) -> bool:
    """Tell whether nothing but a bullet, a number or a publisher stands before a run in its line."""
    before = view.text.plain[view.sentence.start : view.text.starts[index]]
    publishers = re.sub(r"\b[A-Z]{2,5}\b", "", before)
    return _LEAD.fullmatch(publishers) is not None


def _gap(view: View, index: int) -> str:
    return view.text.gap(index) if index < view.sentence.last else ""


def _written(view: View, first: int, last: int) -> str:
    return view.text.plain[view.text.starts[first] : view.text.ends[last - 1]]
