"""Small phrases of plain language that guides and answers share: requirements and quotes in words."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from checklist_engine.phrases import listed
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.wording import Words

__all__ = ["EFFORT", "FIRM", "clipped", "count_places", "one_sentence", "requirement_words"]

FIRM = {
    "must": N_("You must meet it."),
    "should": N_("It is a wish of the buyer: meeting it helps you."),
    "may": N_("You may offer it; you do not have to."),
}
EFFORT = {"low": N_("little work"), "medium": N_("some weeks of work"), "high": N_("months of work")}

_LONGEST_QUOTE = 260
_ADDRESS = re.compile(r"(?:tender|planning)\.")
_PLACES = {
    "terms": N_("the terms of the contract"),
    ".lots.": N_("the description of a lot"),
    ".items.": N_("the description of an item"),
    ".documents.": N_("the description of a document"),
    "criteri": N_("the criteria"),
}


def requirement_words(requirements: Iterable[str], words: Words, most: int | None = None) -> str:
    """Return which requirements are meant: `requirement 4` or `requirements 4, 7 and 9`; nothing for none.

    A text without a number of its own, which a reader named by its address in the data, is told by where it stands. With more than `most`
    requirements only the first is named.
    """
    ids = list(dict.fromkeys(key for key in requirements if key))
    numbered = [key for key in ids if not _ADDRESS.match(key)]
    said = []
    if most is not None and len(numbered) > most:
        many = words.ngettext("{count} requirement, the first of them {id}", "{count} requirements, the first of them {id}", len(numbered))
        said.append(many.format(count=words.number(len(numbered)), id=numbered[0]))
    elif numbered:
        said.append(words.ngettext("requirement {ids}", "requirements {ids}", len(numbered)).format(ids=listed(numbered, words)))
    said += dict.fromkeys(words.gettext(_place(key)) for key in ids if _ADDRESS.match(key))
    return listed(said, words)


def count_places(requirements: Iterable[str]) -> int:
    """Return how many places `requirement_words` names."""
    return len({_place(key) if _ADDRESS.match(key) else key for key in requirements})


def _place(address: str) -> str:
    """Return where a text stands, by its address: the part that says most comes first."""
    return next((said for part, said in _PLACES.items() if part in address.casefold()), N_("the description of the tender"))


def clipped(quote: str) -> str:
    """Return a quote in one line that is short enough to be read aloud, cut between words."""
    return textwrap.shorten(quote, _LONGEST_QUOTE, placeholder=" …")


def one_sentence(text: str) -> str:
    """Return a text with a full stop at its end."""
    stripped = text.rstrip()
    return stripped if stripped.endswith((".", "?", "!")) else f"{stripped}."
