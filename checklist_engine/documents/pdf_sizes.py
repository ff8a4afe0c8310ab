"""How large the letters of a PDF are: those of its text, and those that make a heading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.documents.pdf_fragments import Page

__all__ = ["Sizes", "sizes_of"]

# Letters this much higher than those of the text make a heading; the classes say of which level.
_LARGER = ((1.75, 1), (1.35, 2), (1.12, 3))
# Letters in which so much is set, mostly in lines that follow one another, are those of text, however high: headings are few and short.
_SHARE = 0.08
_FOLLOWING = 0.5
_SAME = 0.04


class Sizes(msgspec.Struct, frozen=True):
    """The height of the letters in which most of a document is set, and all heights in which a good part of its text is."""

    body: float
    text: tuple[float, ...]

    def level(self, height: float) -> int:
        """Return the level of a heading whose letters are so high, 0 where text is set in them."""
        if any(abs(height - known) <= _SAME * known for known in self.text):
            return 0
        ratio = height / max(1.0, self.body)
        return next((level for least, level in _LARGER if ratio >= least), 0)


def sizes_of(pages: Sequence[Page]) -> Sizes:
    """Return the sizes of the letters on pages with text."""
    letters: Counter[float] = Counter()
    lines: Counter[float] = Counter()
    following: Counter[float] = Counter()
    for page in pages:
        before = 0.0
        for fragment in page.fragments:
            height = round(fragment.height * 2) / 2
            letters[height] += len(fragment.text)
            lines[height] += 1
            following[height] += abs(height - before) <= _SAME * height
            before = height
    whole = letters.total()
    text = (height for height, number in letters.items() if number >= _SHARE * whole and following[height] >= _FOLLOWING * lines[height])
    return Sizes(body=letters.most_common(1)[0][0], text=tuple(sorted(text)))
