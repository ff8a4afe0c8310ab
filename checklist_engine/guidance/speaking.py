"""Small phrases of plain language that guides and answers share: versions, requirements, lists and quotes in words."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.wording import Words

__all__ = ["EFFORT", "FIRM", "clipped", "count_places", "either_of", "listed", "one_sentence", "requirement_words", "version_words"]

FIRM = {
    "must": N_("You must meet it."),
    "should": N_("It is a wish of the buyer: meeting it helps you."),
    "may": N_("You may offer it; you do not have to."),
}
EFFORT = {"low": N_("little work"), "medium": N_("some weeks of work"), "high": N_("months of work")}

_LONGEST_QUOTE = 260
_NAMED = re.compile(r"([A-Za-z][A-Za-z-]*?)\s*(>=|<=|>|<|=)\s*(\d+)")
_OPERATOR = re.compile(r"(>=|<=|>|<|=)\s*(.+)", re.DOTALL)
_ADDRESS = re.compile(r"(?:tender|planning)\.")
_PLACES = {
    "terms": N_("the terms of the contract"),
    ".lots.": N_("the description of a lot"),
    ".items.": N_("the description of an item"),
    ".documents.": N_("the description of a document"),
    "criteri": N_("the criteria"),
}
_COMPARED = {
    ">=": N_("{value} or later"),
    ">": N_("later than {value}"),
    "<=": N_("{value} or earlier"),
    "<": N_("earlier than {value}"),
    "=": N_("{value}"),
}
_MEASURED = {
    ">=": N_("{name} at least {value}"),
    ">": N_("{name} above {value}"),
    "<=": N_("{name} at most {value}"),
    "<": N_("{name} below {value}"),
    "=": N_("{name} {value}"),
}


def listed(items: Iterable[str], words: Words) -> str:
    """Return a list as people say it: `A, B and C`."""
    return _joined(list(dict.fromkeys(items)), words.gettext("{others} and {last}"), words)


def either_of(items: Iterable[str], words: Words) -> str:
    """Return a choice as people say it: `A, B or C`."""
    return _joined(list(dict.fromkeys(items)), words.gettext("{others} or {last}"), words)


def _joined(items: list[str], pattern: str, words: Words) -> str:
    if len(items) < 2:  # noqa: PLR2004 - one is no list
        return "".join(items)
    return pattern.format(others=words.gettext(", ").join(items[:-1]), last=items[-1])


def version_words(version: str, words: Words) -> str:
    """Return a range of versions without signs: `>=1.2` is `1.2 or later`, `1.2,1.3` is `1.2 and 1.3`."""
    choices = (listed((_constraint(piece, words) for piece in part.split(",")), words) for part in re.split(r"\s+or\s+", version))
    return either_of(choices, words)


def _constraint(piece: str, words: Words) -> str:
    text = piece.strip()
    named = _NAMED.fullmatch(text)
    if named:
        return words.gettext(_MEASURED[named[2]]).format(name=named[1], value=named[3])
    compared = _OPERATOR.fullmatch(text)
    if compared:
        return words.gettext(_COMPARED[compared[1]]).format(value=compared[2].strip())
    return text


def requirement_words(requirements: Iterable[str], words: Words, most: int | None = None) -> str:
    """Return which requirements are meant: `requirement 4` or `requirements 4, 7 and 9`; nothing for none.

    A text without a number of its own, which a reader named by its address in the data, is told by where it stands. With more than `most`
    requirements only the first is named.
    """
    ids = list(dict.fromkeys(key for key in requirements if key))
    numbered = [key for key in ids if not _ADDRESS.match(key)]
    said = []
    if most is not None and len(numbered) > most:
        many = words.gettext("{count} requirements, the first of them {id}")
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
