"""Words as Markdown: nothing that an author writes becomes markup by accident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["cell", "code", "link", "quote", "table", "text"]

_MARKUP = re.compile(r"([\\*<>`|]|(?<![^\W_])_|_(?![^\W_]))")


def text(words: str) -> str:
    """Return words on one line with every character that Markdown would read as markup made plain."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))


def code(words: str) -> str:
    """Return words as code."""
    plain = words.replace("`", "'")
    return f"`{plain}`"


def link(words: str, target: str) -> str:
    """Return a link, with the words made plain."""
    shown = text(words).replace("[", "\\[").replace("]", "\\]")
    return f"[{shown}](<{target}>)" if re.search(r"[\s()<>]", target) else f"[{shown}]({target})"


def quote(words: str) -> str:
    """Return words as a quotation."""
    return f"> {text(words)}"


def cell(marked: str) -> str:
    """Return marked words as a cell of a table."""
    return " ".join(marked.split())


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; cells are marked words."""
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(cell(part) for part in row)} |"
