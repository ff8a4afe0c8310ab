"""Give glyphs that stand for no letter of their own a character, as PDF/UA-1 wants one for each (ISO 14289-1, 7.21.7).

Where letters are drawn as several glyphs, as in shaped Arabic, WeasyPrint gives all the text to one of them and none to the others.
"""

from __future__ import annotations

import re
from typing import Any

import pydyf

__all__ = ["give_every_glyph_a_character"]

_SILENT = re.compile(rb"(<[0-9a-f]{4}>) <>")
_UNSEEN = rb"\1 <200c>"
"""U+200C, which is neither seen nor read out. U+FEFF would say the same and is not allowed."""


def give_every_glyph_a_character(pdf: Any) -> None:  # noqa: ANN401  WeasyPrint publishes no types.
    """Mend the tables from glyphs to text in `pdf`, in place, before it is written."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and b"begincmap" in item.stream:
            item.stream[:] = [_SILENT.sub(_UNSEEN, line) if isinstance(line, bytes) else line for line in item.stream]
