"""Sentences and list items of a prepared text, and the line that introduces a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.text.prepared import starts_of
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from checklist_engine.detection.text.prepared import Text

__all__ = ["Sentence", "Stretch", "cut_sentences", "cut_stretches", "is_item", "is_one_sentence"]

_END = re.compile(r"[.!?\n](?:(?<=\n)|[.!?]{0,2}[)\"'\]]{0,3}(?=\s))")
_BULLET = compiled_later(
    r"[ \t]*(?:[-*\u2022\u00b7\u2023\u25aa\u25cf\u25e6\uf0b7+>]|#{1,6}|\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)]|\(?[a-zA-Z]{1,4}[.)])[ \t]+"
)
_INLINE = compiled_later(r"(?<![^\s])(?:-(?=[ \t]+[^\s|])|[\u2022\u00b7\u2023\u25aa\u25cf\u25e6\uf0b7](?=[ \t]*[^\s|]))")
"""What may begin an item of a list within a line."""
_VALUED = compiled_later(r"(?:[;:,.]\s{1,3}|\A\s{0,3})[0-9]{1,4} [^\W\d_]{1,12} \Z")
"""What makes a dash part a value from its meaning, instead of beginning an item: `0 points - none; 5 points - DNSSEC`."""
_VALUE_BEHIND = compiled_later(r"-[ \t]{1,3}[0-9]{1,4} [^\W\d_]{1,12}(?:[;,.)]|\s*\Z|\s*\n)")
_VALUE = 24
_MARKS = (" - ", *"\u2022\u00b7\u2023\u25aa\u25cf\u25e6\uf0b7")
"""Of which a line with such a list has one."""
_FIELD = compiled_later(r"[ \t]{1,4}[^\W\d_]\w{0,24}:\s")
"""How a field begins: `title: Penetration tests`."""
_CLOSE = 12
"""How many characters around a dash are looked at."""
_SURELY_A_LIST = 3
"""So many dashes in a line make a list whatever follows them; two may be those of an aside."""
_NUMBERED = re.compile(r"[ \t]{0,40}\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[a-zA-Z])[.)]{1,2}")
_LAST_WORD = re.compile(r"[^\s(\[]{1,24}\Z")
_RUN = re.compile(r"[^\W_]")
_LEFT_OUT = " \t\n\r[].\u2026"
"""What may stand behind the colon of a lead where a quotation leaves something out."""
_LONGEST = 250
"""Runs in a sentence; what is longer is cut, so that reading stays linear in the length of a text without full stops."""
_EDGES = (" | ", "\t")
_CODE = compiled_later(r"[ \t]{0,4}([A-Z]{1,6})[-.]?(?:[A-Z0-9]{1,6}[-.]){0,3}[0-9]{1,4}(?![^\W_])")
"""The number of a requirement."""
_WRAPPED = 60
"""A line at least this long may go on in the next one."""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: characters `start:end` of the plain text, runs `first:last`, its line, and the sentence that leads its list."""

    start: int
    end: int
    first: int
    last: int
    line: int
    lead: int | None


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """A sentence that is not yet cut into runs: characters `start:end` of the plain text, its line, and the one that leads its list."""

    start: int
    end: int
    line: int
    lead: int | None


def cut_sentences(text: Text, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """Return the sentences in order; `abbreviations` are lower-case words whose full stop ends nothing."""
    sentences: list[Sentence] = []
    last = 0
    for stretch in cut_stretches(text.plain, abbreviations):
        first, last = last, bisect_left(text.starts, stretch.end, last)
        sentences.append(Sentence(stretch.start, stretch.end, first, last, stretch.line, stretch.lead))
    return tuple(sentences)


def is_one_sentence(plain: str) -> bool:
    """Tell of plain characters that they are surely one sentence; quick."""
    return _END.search(plain) is None and len(plain) <= _LONGEST and _RUN.search(plain) is not None and not _inline_items(plain)


def cut_stretches(plain: str, abbreviations: frozenset[str]) -> list[Stretch]:
    """Return the sentences of plain characters in order; each holds at least one run."""
    bounds: list[tuple[int, bool, bool]] = []  # where a sentence begins, whether on a new line, whether as a list item
    inline = _inline_items(plain)
    start_of_line = 0
    for match in _END.finditer(plain):
        start, place = match.span()
        if plain[start] == "\n":
            item = is_item(plain, place)
            if item or _ends_line(plain, start_of_line, start, place):
                bounds.append((place, True, item))
            start_of_line = place
        elif not _NUMBERED.fullmatch(plain, start_of_line, place) and _ends_sentence(plain, start, place, abbreviations):
            bounds.append((place, False, False))
    return _assembled(plain, sorted({*bounds, *((place, False, True) for place in inline)}) if inline else bounds)


def _inline_items(plain: str) -> list[int]:
    """Return where the items of lists begin that stand within a line: `Protection: - TLS 1.3 - HSTS`; no rows of tables, no asides."""
    if not any(mark in plain for mark in _MARKS):
        return []
    found: list[int] = []
    start = 0
    for line in plain.split("\n"):
        if line.count("|") == line.count(": |") and any(mark in line for mark in _MARKS):  # "description: |" begins no cell
            seen = (match.start() for match in _INLINE.finditer(plain, start, start + len(line)))
            places = [place for place in seen if not _parts_value(plain, start, place)]
            opens = bool(places) and not plain[start : places[0]].strip()
            alone = opens and len(line) == len(plain)  # other lines would have their own items, and this one an aside
            within = [place for place in places[1:] if plain[place] == plain[places[0]]] if opens else places
            found += _items_of(plain, within, line.rpartition(" - ")[2], 1 if alone else 2)
        start += len(line) + 1
    return found


def _parts_value(plain: str, start: int, place: int) -> bool:
    """Tell whether a dash parts a value from what it is for, before or behind: `5 points - DNSSEC`, `DNSSEC - 5 points;`."""
    if _VALUED.search(plain[max(start, place - _VALUE) : place]) is not None:
        return True
    return _VALUE_BEHIND.match(plain, place) is not None and _sign_before(plain, place).isalnum()


def _items_of(plain: str, places: list[int], last: str, least: int) -> list[int]:
    """Return those of the marks within a line that begin items, if so many at `least` do; `last` follows the last dash."""
    dashes = [place for place in places if plain[place] == "-"]
    if len(dashes) < len(places):
        return [place for place in places if plain[place] != "-"]
    if len(dashes) >= _SURELY_A_LIST or any(_sign_before(plain, place) == ":" for place in dashes):
        return dashes
    anew = [place for place in dashes if _begins_anew(plain, place)]
    return anew if len(anew) >= least and len(last.split()) > 1 else []  # not "R-7 - MFA - Should"


def _begins_anew(plain: str, place: int) -> bool:
    """Tell whether a capital, a field or a bracket follows a dash, or a number that ends no range, or a semicolon stands before it."""
    if _FIELD.match(plain, place + 1) is not None:
        return True
    following, before = plain[place + 1 : place + _CLOSE].lstrip()[:1], _sign_before(plain, place)
    return following.isupper() or before == ";" or (not following.isalpha() and not (following.isdigit() and before.isdigit()))


def _sign_before(plain: str, place: int) -> str:
    """Return the last sign before a place that is no white space."""
    return plain[max(0, place - _CLOSE) : place].rstrip()[-1:]


def _assembled(plain: str, bounds: list[tuple[int, bool, bool]]) -> list[Stretch]:
    stretches: list[Stretch] = []
    lead: int | None = None
    line = 0
    begin, item = 0, is_item(plain, 0)
    for place, new_line, next_item in [*bounds, (len(plain), True, False)]:
        if _RUN.search(plain, begin, place) is not None:
            if place - begin > _LONGEST:
                starts = starts_of(plain, begin, place)
                for cut in starts[_LONGEST::_LONGEST]:
                    stretches.append(Stretch(begin, cut, line, None))
                    begin = cut
            head = plain[begin:place].rstrip(_LEFT_OUT)
            follows = lead is not None and (item or _continues(plain, stretches, begin))
            unended = new_line and next_item and not item and not follows and head[-1:].isalpha()  # "The supplier should"
            introduces = head.endswith(":") or unended
            stretches.append(Stretch(begin, place, line, lead if follows and not introduces else None))
            if introduces:
                lead = len(stretches) - 1
            elif not follows:
                lead = None
        if new_line:
            line += 1
        if new_line or next_item:
            item = next_item
        begin = place
    return stretches


def is_item(plain: str, place: int) -> bool:
    """Tell whether an item of a list begins at a place; a word is seen to be none without looking for bullets and numbers."""
    if plain[place : place + 1].isalpha() and "." not in (head := plain[place + 1 : place + 5]) and ")" not in head:
        return False
    return _BULLET.match(plain, place) is not None


def _continues(plain: str, sentences: list[Stretch], begin: int) -> bool:
    """Tell whether the text at `begin` still belongs to the list: the lead or an item without full stop stands just before."""
    if not sentences:
        return False
    before = plain[sentences[-1].start : begin]
    return before.rstrip().endswith((":", ";", ",")) or (sentences[-1].lead is not None and not before.endswith("\n\n"))


def _ends_line(plain: str, start: int, end: int, place: int) -> bool:
    """Tell whether the line break at `end` also ends a sentence or an item."""
    line = plain[start:end].rstrip()
    following = plain[place : place + 1]
    if not line or not following.strip():
        return True
    if line.endswith((".", ":", ";", "!", "?", "|")) or _is_numbered_alike(plain, start, place):
        return True
    return (len(line) < _WRAPPED and not following.islower()) or _is_row_above(plain, line, place)


def _is_row_above(plain: str, line: str, place: int) -> bool:
    """Tell whether a line is a row of a table, and the one that begins at a place its next row."""
    edge = next((edge for edge in _EDGES if edge in line), None)
    if edge is None:
        return False
    end = plain.find("\n", place)
    return plain.find(edge, place, len(plain) if end < 0 else end) >= 0


def _is_numbered_alike(plain: str, start: int, place: int) -> bool:
    """Tell whether two lines begin with numbers of one kind, as items of a list do: `NFR-31 ...` and `NFR-32 ...`."""
    number = _CODE.match(plain, place)
    before = None if number is None else _CODE.match(plain, start)
    return number is not None and before is not None and number[1] == before[1]


def _ends_sentence(plain: str, start: int, place: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the full stop, question or exclamation mark at `start` ends a sentence."""
    window = plain[place : place + 40].lstrip()
    if window[:1].islower():
        return False
    if plain[start] != ".":
        return True
    word = _LAST_WORD.search(plain, max(0, start - 24), start)
    if word is None:
        return True
    name = word.group().lower().lstrip("\"'")
    counted = window[:1].isdigit() and f"{name} 1" in abbreviations
    return name not in abbreviations and not counted and not (len(name) == 1 and name.isalpha())
