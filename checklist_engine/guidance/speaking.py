"""Small phrases of plain language that guides and answers share: versions, requirements, lists and quotes in words."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.wording import Words

__all__ = ["EFFORT", "FIRM", "clipped", "either_of", "listed", "one_sentence", "requirement_words", "version_words"]

FIRM = {
    "must": N_("You must meet it."),
    "should": N_("It is a wish of the buyer: meeting it helps you."),
    "may": N_("You may offer it; you do not have to."),
}
EFFORT = {"low": N_("little work"), "medium": N_("some weeks of work"), "high": N_("months of work")}

_LONGEST_QUOTE = 260
_NAMED = re.compile(r"([A-Za-z][A-Za-z-]*?)\s*(>=|<=|>|<|=)\s*(\d+)")
_OPERATOR = re.compile(r"(>=|<=|>|<|=)\s*(.+)", re.DOTALL)
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


def requirement_words(requirements: Iterable[str], words: Words) -> str:
    """Return which requirements are meant: `requirement 4` or `requirements 4, 7 and 9`; nothing for none."""
    named = list(dict.fromkeys(key for key in requirements if key))
    if not named:
        return ""
    return words.ngettext("requirement {ids}", "requirements {ids}", len(named)).format(ids=listed(named, words))


def clipped(quote: str) -> str:
    """Return a quote in one line that is short enough to be read aloud, cut between words."""
    return textwrap.shorten(quote, _LONGEST_QUOTE, placeholder=" …")


def one_sentence(text: str) -> str:
    """Return a text with a full stop at its end."""
    stripped = text.rstrip()
    return stripped if stripped.endswith((".", "?", "!")) else f"{stripped}."
