"""What the front of a document says plainly: who buys, in which country, until when tenders may come, and the estimated value."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.amounts import find_amount
from checklist_engine.documents.days import find_days
from checklist_engine.saying import say
from checklist_engine.specification.countries import country_code, is_country
from checklist_engine.specification.model import Buyer, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.documents.sections import Placed
    from checklist_engine.documents.words import Words

__all__ = ["LABELS", "Facts", "Field", "fields_of", "find_facts"]

LABELS = ("label_title", "label_buyer", "label_country", "label_deadline", "label_value", "label_other")
"""The groups of words that label what stands on a cover."""

_FRONT_BLOCKS = 150
_MAX_LABEL_WORDS = 8
_MAX_LABEL = 80
_MAX_NAME = 160
_PAIRED = 2
# Up to four words before a colon, of which the last ones may be a label.
_LABEL_WITHIN = re.compile(r"(?<!\S)((?:[^\W\d_][^\s:]{0,30} ){0,3}[^\W\d_][^\s:]{0,30}):(?=\s)")
_PAIR = re.compile(r"([^\W\d_][^:|\t\n]{1,80}?)\s{0,3}(?::|\t)\s{0,3}(\S[^\n]{0,400})")
# What a sentence says of a party: `Contracting authority: means the City of Example.`
_SAID = re.compile(r"[^\W\d_A-Z].{0,400}\.$", re.DOTALL)
_STOPPED = re.compile(r"[^\W\d_]{5}\.$")
_BLANK = re.compile(r"[\[<{(_.\u2026x#-]|insert\b|tbd\b|n/?a\b|to be ", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,5}([a-z]{2,6})\b", re.IGNORECASE)
_LONGEST_COUNTRY = 5
_LEAST_COUNTRY = 4
_CAPITALS = {"USA", "UK"}
_OF_THE_USA = {"gov", "mil"}
# Country codes that anybody may use, whatever the country.
_ANYWHERE = {"IO", "CO", "ME", "TV", "AI", "EU", "LY", "CC", "TO"}


class Facts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was found, and each of it in words for the user; what is not plainly there is left out."""

    buyer: Buyer = Buyer()
    deadline: str | None = None
    value: Value | None = None
    title: str | None = None
    told: tuple[str, ...] = ()


class Field(msgspec.Struct, frozen=True):
    """A label and what stands beside or below it: `Client: City of Example`. `alone` is false in a row of more cells than these two."""

    label: str
    value: str
    alone: bool = True


def fields_of(placed: Placed, after: Placed | None, words: Words) -> Iterator[Field]:
    """Yield the labels with their values in a block; `after` is the block below, where a label that stands alone has its value."""
    block = placed.block
    if block.kind == "row":
        places = [place for place, cell in enumerate(block.cells) if cell.strip()]
        filled = [block.cells[place].strip() for place in places]
        if len(filled) > 1 and len(filled[0]) <= _MAX_LABEL:
            # `Client staff | Reviews | As needed` is a row of a table of roles.
            alone = filled[0].endswith(":") or (len(filled) == _PAIRED and places[1] == places[0] + 1)
            yield Field(filled[0].rstrip(" :"), " ".join(filled[1].split()), alone)
        return
    for part in (part for line in block.text.split("\n") for part in _labelled_parts(line, words)):
        match = _PAIR.match(part.strip())
        if match is not None and len(match.group(1).split()) <= _MAX_LABEL_WORDS:
            yield Field(match.group(1).strip(), match.group(2).strip())
    bare = block.text.strip()
    if bare.endswith(":") and len(bare) <= _MAX_LABEL and after is not None and after.block.kind != "row" and "\n" not in bare:
        yield Field(bare.rstrip(" :"), after.block.text.split("\n", 1)[0].strip())


def _labelled_parts(line: str, words: Words) -> Iterator[str]:
    """Yield the parts of a line, each with its label: print may have `Agency: City of Example Project name: Website` in one."""
    start = 0
    for match in _LABEL_WITHIN.finditer(line[: 4 * _MAX_NAME]):
        run = match.group(1).split()
        sizes = (size for size in range(len(run), 0, -1) if run[-size][0].isupper())
        found = next((size for size in sizes if any(words.is_one(group, " ".join(run[-size:])) for group in LABELS)), 0)
        before = match.end(1) - len(" ".join(run[-found:])) if found else start
        if before > start and line[start:before].strip():
            yield line[start:before]
            start = before
    yield line[start:]


def find_facts(placed: Sequence[Placed], cover: int, words: Words) -> Facts:
    """Return what labels, rows and plain sentences of the first blocks say; `cover` is how many of them are the cover.

    A label counts before a sentence, the first before a later one. Questions before the deadline are no deadline.
    """
    front = placed[:_FRONT_BLOCKS]
    fields = [field for part, after in zip_longest(front, front[1:]) for field in fields_of(part, after, words)]
    fields = [field for field in fields if not _BLANK.match(field.value)]
    sentences = [sentence for part in front if part.block.kind != "row" for sentence in _SENTENCE.split(part.block.text)]
    named = [field for field in fields if field.alone and len(field.value) <= _MAX_NAME and _names(field, "label_buyer", words)]
    name = next((_bare_name(field.value) for field in named if not _SAID.match(field.value)), None)
    title = next((field.value for field in fields if words.is_one("label_title", field.label) and len(field.value) <= _MAX_NAME), None)
    lines = [part.block.text for part in placed[:cover]]
    country = _country(fields, [*lines, name or ""], words)
    deadline = _deadline(fields, sentences, words)
    value = _value(fields, sentences, words, country)
    told = [
        say("the buyer '{name}'", name=name) if name else "",
        say("the country {country}", country=country) if country else "",
        say("the deadline {deadline}", deadline=deadline) if deadline else "",
        say("the value {amount:,.0f} {currency}", amount=value.amount, currency=value.currency) if value else "",
    ]
    return Facts(buyer=Buyer(name=name, country=country), deadline=deadline, value=value, title=title, told=tuple(filter(None, told)))


def _bare_name(name: str) -> str:
    """Return a name without the full stop of its sentence: `City of Example.`, but `Example B.V.`."""
    return name[:-1] if _STOPPED.search(name) else name


def _names(field: Field, group: str, words: Words) -> bool:
    """Tell whether a label is a phrase of the group, or ends or begins with one."""
    run = field.label.split("(", 1)[0].split()
    sizes = range(len(run), 0, -1)
    return any(words.is_one(group, " ".join(part)) for size in sizes for part in (run[:size], run[-size:]) if size * 2 >= len(run))


def _deadline(fields: Sequence[Field], sentences: Sequence[str], words: Words) -> str | None:
    for field in fields:
        if words.holds("label_deadline", field.label) and not words.holds("questions", field.label):
            days = find_days(field.value, words.months)
            if days:
                return days[-1]
    for sentence in sentences:
        days = find_days(sentence, words.months)
        if len(days) == 1 and _holds(sentence, "label_deadline", words) and not _holds(sentence, "questions", words):
            return days[0]
    return None


def _holds(sentence: str, group: str, words: Words) -> bool:
    """Tell whether a phrase of at least two words, or a long one, stands in a sentence: `Frist` alone says too little there."""
    return len(sentence) <= _MAX_NAME * 3 and any(phrase in f" {sentence.casefold()} " for phrase in _telling(words, group))


def _telling(words: Words, group: str) -> Iterator[str]:
    return (f" {phrase}" for phrase in words.groups[group] if group == "questions" or " " in phrase)


def _value(fields: Sequence[Field], sentences: Sequence[str], words: Words, country: str | None) -> Value | None:
    for field in fields:
        if _names(field, "label_value", words) and (found := find_amount(field.value, words.groups["million"], country)) is not None:
            return found
    for sentence in sentences:
        if _holds(sentence, "label_value", words) and (found := find_amount(sentence, words.groups["million"], country)) is not None:
            return found
    return None


def _country(fields: Sequence[Field], lines: Sequence[str], words: Words) -> str | None:
    """Return the country that a label, the lines of the cover or the buyer's name say, else that of the addresses, where it is but one."""
    stated = [code for field in fields if words.is_one("label_country", field.label) and (code := country_code(field.value)) is not None]
    if stated:
        return stated[0]
    named = {code for line in lines for code in _countries_in(line)}
    if named:
        return named.pop() if len(named) == 1 else None
    ends = [match.group(1) for text in (*lines, *(field.value for field in fields)) for match in _ADDRESS.finditer(text)]
    codes = {"US" if end.lower() in _OF_THE_USA else "GB" if end.lower() == "uk" else end.upper() for end in ends}
    known = {code for code in codes if is_country(code) and code not in _ANYWHERE}
    return known.pop() if len(known) == 1 else None


def _countries_in(line: str) -> Iterator[str]:
    run = re.findall(r"[\w'\u2019-]+", line[:_MAX_NAME])
    for start in range(len(run)):
        for end in range(start + 1, min(start + _LONGEST_COUNTRY, len(run)) + 1):
            name = " ".join(run[start:end])
            sure = name in _CAPITALS or (len(name) >= _LEAST_COUNTRY and name[0].isupper())
            if sure and (code := country_code(name)) is not None and code != "EU":
                yield code
