"""What a document is about: its title and the sentences that tell what is bought, from which subjects are inferred."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from checklist_engine.documents.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.documents.sections import Placed
    from checklist_engine.documents.words import Words

__all__ = ["description_of", "title_of"]

_NO_TITLE = re.compile(
    r"microsoft word|untitled|document\s?\d*$|unnamed|.*\.(?:docx?|pdf|odt|xlsx?|html?|md|txt)$|[\W\d_]*$|titel$|title$|template",
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


def title_of(stated: str | None, placed: Sequence[Placed], words: Words, source: str) -> str:
    """Return the title: the one that the file states, else the first lines as far as they say more than the kind of document.

    Where they do not, the name of the file goes with them.
    """
    if stated and not _NO_TITLE.match(stated.strip()) and len(stated.split()) >= _LEAST_TITLE_WORDS:
        return " ".join(stated.split())[:_MAX_TITLE]
    parts: list[str] = []
    told = 0
    for line in _cover(placed, titles_only=True):
        parts += [line] if line not in parts else []
        told += 0 if _is_generic(line, words) else len(line.split())
        # The name of the buyer alone says too little.
        if told > _TELLING_WORDS or sum(map(len, parts)) > _MAX_TITLE // 2:
            break
    if not told:
        parts.append(re.sub(r"[-_\s]+", " ", PurePath(source).stem).strip())
    return " \u2013 ".join(filter(None, parts))[:_MAX_TITLE] or "document"


def _is_generic(line: str, words: Words) -> bool:
    """Tell whether a title names the kind of document and hardly more: `Request for Quote #18-0018`."""
    run = [word for word in folded(line).split(" ") if not any(character.isdigit() for character in word)]
    return not run or words.titles("document", " ".join(run)) or len(run) < _LEAST_TITLE_WORDS


def _cover(placed: Sequence[Placed], *, titles_only: bool = False) -> Iterator[str]:
    """Yield the short lines before the first real paragraph: titles and headings, or all of them."""
    for part in placed[:_COVER_BLOCKS]:
        block = part.block
        if part.section.skipped or (block.kind == "heading" and block.number):
            continue
        if block.kind not in {"title", "heading", "paragraph"} or len(block.text) > _COVER_LINE or _is_sentence(block.text):
            return
        if not titles_only or block.kind in {"title", "heading"}:
            yield " ".join(block.text.split())


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and len(text.split()) >= _SENTENCE_WORDS


def description_of(placed: Sequence[Placed], words: Words) -> str | None:
    """Return the lines of the cover and the first paragraphs of the parts that tell what is bought, None where there are none."""
    lines = list(_cover(placed))
    scope = [
        part.block.text
        for part in placed
        if part.block.kind == "paragraph"
        and not part.section.skipped
        and any(words.titles("scope", _bare(title)) for title in part.section.titles[-2:])
    ]
    if not scope:
        scope = [part.block.text for part in placed if part.block.kind == "paragraph" and len(part.block.text) > _COVER_LINE]
    lines += [" ".join(text.split())[:_MAX_PARAGRAPH] for text in scope[:_SCOPE_PARAGRAPHS]]
    return "\n".join(dict.fromkeys(lines))[:_MAX_DESCRIPTION] or None


def _bare(title: str) -> str:
    return title.strip(" :.0123456789")
