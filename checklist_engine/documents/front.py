"""What a document is about: its title and the sentences that tell what is bought, from which subjects are inferred."""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from checklist_engine.documents.days import find_days
from checklist_engine.documents.facts import LABELS, fields_of
from checklist_engine.documents.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checklist_engine.documents.sections import Placed
    from checklist_engine.documents.words import Words

__all__ = ["bare_title", "cover_length", "description_of", "title_of"]

_NO_TITLE = re.compile(
    r"(?:microsoft )?word(?: document)?\b|untitled|document\s?\d*$|unnamed|"
    r".*\.(?:docx?|pdf|odt|xlsx?|html?|md|txt)$|[\W\d_]*$|titel$|title$|template",
    re.IGNORECASE,
)
_COVER_BLOCKS = 25
_COVER_LINE = 160
_SENTENCE_WORDS = 10
_MAX_TITLE = 200
_LEAST_TITLE_WORDS = 2
_TELLING_WORDS = 5
_MAX_DESCRIPTION = 1_200
_MAX_PARAGRAPH = 600
_SCOPE_PARAGRAPHS = 3
_TELLING_LINE = 3
_LEAD = 1.25
_ROW_OF_COVER = 2
_LEAST_BELOW = 5
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIELD = re.compile(r"[^:]{1,40}:")
# What a template has to be filled in: `{Delete this paragraph}`, `Version {number}`.
_TO_FILL_IN = re.compile(r".{0,200}\{[^{}]{1,200}\}.*|\[[^\[\]]*\]|<[^<>]*>")
# An e-mail address, a telephone number. A year, or an address of the web, stands in requirements as well.
_OF_COVER = re.compile(r"[\w.+-]@[\w-]|\(?\+\d[\d ()-]{8,}")


def title_of(stated: Iterable[str | None], placed: Sequence[Placed], words: Words, source: str, buyer: str | None = None) -> str:
    """Return the title: the first that is stated and says what is bought, else the first lines as far as they say more than the kind.

    Of several lines on a cover, the one of which the words come most often below goes first: it names what is bought, not the buyer.
    Where no line says more, the name of the file goes with them.
    """
    for title in stated:
        if title and not _NO_TITLE.match(title.strip()) and len(title.split()) >= _LEAST_TITLE_WORDS and not _names_nothing(title, words):
            return " ".join(title.split())[:_MAX_TITLE]
    parts: list[str] = []
    told = 0
    for line in _cover(placed, words, titles_only=True):
        if told and words.holds("column_text", line):
            # The heading of the requirements is the title of a part.
            break
        if words.titles("scope", bare_title(line)):
            continue
        parts += [line] if line not in parts else []
        told += 0 if _is_generic(line, words) else len(line.split())
        # The name of the buyer alone says too little.
        if told > _TELLING_WORDS or sum(map(len, parts)) > _MAX_TITLE // 2:
            break
    if (best := _best_line(placed, words, parts, buyer)) is not None:
        return (best if told else " \u2013 ".join((*parts, best)))[:_MAX_TITLE]
    if not told:
        parts.append(re.sub(r"[-_\s]+", " ", PurePath(source).stem).strip())
    return " \u2013 ".join(filter(None, parts))[:_MAX_TITLE] or "document"


def _best_line(placed: Sequence[Placed], words: Words, parts: Sequence[str], buyer: str | None) -> str | None:
    """Return a line of the cover that says more of what stands below than the lines of a title do, None where there is none."""
    lines = list(_cover(placed, words))
    counts = Counter(word for part in placed[len(lines) :] for word in set(_WORD.findall(part.block.text.casefold())))

    def weight(line: str) -> float:
        return sum(math.log1p(counts[word]) for word in set(_WORD.findall(line.casefold())))

    known = max((weight(part) for part in parts), default=0.0)
    others = [
        line
        for line in lines
        if line not in parts
        and line != buyer
        and not line.endswith(".")
        and not _is_generic(line, words)
        and not _FIELD.match(line)
        and not _is_of_day(line, words)
    ]
    telling = [line for line in others if len(set(_WORD.findall(line))) >= _TELLING_LINE and weight(line) > _LEAD * known]
    return max(telling, default=None, key=weight)


def _is_of_day(line: str, words: Words) -> bool:
    return _OF_COVER.search(line) is not None or bool(find_days(line, words.months))


def cover_length(placed: Sequence[Placed], words: Words) -> int:
    """Return how many of the first blocks are a cover page: short lines up to the last one that is plainly of a cover.

    That is a label with its value, the kind of document, an e-mail address, a telephone number or a day. Below it, short lines may be
    requirements.
    """
    last = 0
    for place, part in enumerate(placed[:_COVER_BLOCKS]):
        block = part.block
        after = placed[place + 1] if place + 1 < len(placed) else None
        if block.kind == "item" or (block.kind == "heading" and block.number) or part.section.skipped:
            break
        labelled = [field for field in fields_of(part, after, words) if any(words.is_one(group, field.label) for group in LABELS)]
        filled = [cell for cell in block.cells if cell.strip()]
        if block.kind == "row" and len(filled) > 1:
            if not labelled or len(filled) > _ROW_OF_COVER:
                break
        elif len(block.text) > _COVER_LINE * (1 + len(labelled)) or (_is_sentence(block.text) and not labelled):
            break
        kind = block.kind != "heading" and words.titles("document", block.text)
        if labelled or kind or _is_of_day(block.text, words):
            last = place + 1
    enough = len(placed) - last >= _LEAST_BELOW
    return last if enough else 0


def _names_nothing(title: str, words: Words) -> bool:
    """Tell whether a stated title names the kind of document, or the template from which it was made."""
    return _is_generic(title, words) or words.holds("template", title)


def _is_generic(line: str, words: Words) -> bool:
    """Tell whether a title names the kind of document and hardly more: `Request for Quote #18-0018`."""
    run = [word for word in folded(line).split(" ") if not any(character.isdigit() for character in word)]
    return not run or words.titles("document", " ".join(run)) or len(run) < _LEAST_TITLE_WORDS


def _cover(placed: Sequence[Placed], words: Words, *, titles_only: bool = False) -> Iterator[str]:
    """Yield the short lines before the first real paragraph: titles and headings, or all of them."""
    for part in placed[:_COVER_BLOCKS]:
        block = part.block
        if part.section.skipped or (block.kind == "heading" and block.number):
            continue
        alone = block.kind == "row" and len([cell for cell in block.cells if cell.strip()]) == 1
        if not (alone or block.kind in {"title", "heading", "paragraph"}) or len(block.text) > _COVER_LINE or _is_sentence(block.text):
            return
        if not titles_only or alone or block.kind in {"title", "heading"}:
            line = " ".join(block.text.split())
            if _TO_FILL_IN.fullmatch(line):
                continue
            label = _FIELD.match(line)
            named = label is None or words.titles("document", label.group().rstrip(":"))
            if not alone or (named and "=" not in line and not line.endswith(("!", "?"))):
                yield line


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and len(text.split()) >= _SENTENCE_WORDS


def description_of(placed: Sequence[Placed], words: Words) -> str | None:
    """Return the lines of the cover and the first paragraphs of the parts that tell what is bought, None where there are none."""
    lines = list(_cover(placed, words))
    scope = [
        part.block.text
        for part in placed
        if part.block.kind == "paragraph"
        and not part.section.skipped
        and any(words.titles("scope", bare_title(title)) for title in part.section.titles[-2:])
    ]
    if not scope:
        scope = [part.block.text for part in placed if part.block.kind == "paragraph" and len(part.block.text) > _COVER_LINE]
    lines += [" ".join(text.split())[:_MAX_PARAGRAPH] for text in scope[:_SCOPE_PARAGRAPHS]]
    return "\n".join(dict.fromkeys(lines))[:_MAX_DESCRIPTION] or None


def bare_title(title: str) -> str:
    """Return a title without its number and marks."""
    return title.strip(" :.0123456789")
