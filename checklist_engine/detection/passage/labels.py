"""Level labels beside a text: `[MUST]`, `Eis:`, a priority column. They win over the verb."""

from __future__ import annotations

import itertools
import re
from itertools import islice
from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import runs_of
from checklist_engine.patterns import compiled_later

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.language.cues import Wording
    from checklist_engine.detection.text.prepared import Text

__all__ = ["cell_level", "field_level", "label_of", "level_of", "levels_of_items", "may_be_labelled", "sentence_level"]

_CELL = compiled_later(r"[|\t]")
_BRACKETED = compiled_later(r"[\[({]([^\[\](){}|\n,;]{1,24})(?:[,;][^\[\](){}|\n]{0,100})?[\])}]")
"""Brackets with a label, and perhaps what is said of it behind a comma: `(optional, at the discretion of the buyer)`."""
_PREFIX = compiled_later(r"\s{0,8}(?:[A-Z]{0,4}[-.]?\d{1,4}[.):]?\s{1,4})?([^:|\n\[\](){}.]{1,32}?)(?:\s{0,2}:|\s[-]\s|\s?\[\u2026\])")
_CODE = r"\s{0,8}[A-Z]{1,6}[-. ]?[0-9]{1,4}(?:\.[0-9]{1,3})?"
_CODED = compiled_later(_CODE + r"\s{1,3}([A-Z]{1,2})\s{1,3}(?=[A-Z0-9])")
"""A letter behind the number of a requirement: `NET-4 M Access points`."""
_BEHIND_CODE = compiled_later(_CODE + r"\s{1,3}([^\W\d_][^\W\d_ ]{0,14}(?: [^\W\d_]{1,14})?)\s*\Z")
_ENCLOSED = compiled_later(
    r"(?:" + _CODE + r"|\s{0,8}[A-Z][a-z]{2,12}\.? [0-9]{1,4}|\s{0,8}[0-9.]{0,8})\s{0,3}[\[({]([^\[\](){}|\n]{1,24})[\])}]"
)
_LAST_SENTENCE = compiled_later(r"[.;:\]\u2026][ \t\"'*_]{1,4}([^\W\d_][^.;:|\n\[\](){}]{2,31})\.?[ \t*_]{0,4}\Z")
_REPLY = compiled_later(r"\s{0,3}[^\W\d_]{1,12}(?=\s{0,3}(?:[^\w\s]|\Z|\n))")
"""A word that is all of what is answered, or what it begins with."""
_ENDED = compiled_later(r"[.;!?]\s+[^\W\d_]{2}")
"""What ends a sentence that another one follows."""
_ANSWER = compiled_later(r"[/|()\[\]\u2610\u2611\u25a1\t,;:?]|\s-\s")
_BOX = compiled_later(r"(?<![-*\u2022] )(?:[\u2610\u2611\u25a1]|\[[ ]?\])")
_ROLES = compiled_later(r"[RACIS](?:[/, ]{0,2}[RACIS]){0,3}")
_SIGNS_OF_ROWS = frozenset("|\t\u2026")
"""What stands in rows with cells, or with something left out behind a heading."""
_SIGN = compiled_later(r"[|\t\[\](){}=:;\u2026\u2610\u2611\u25a1/,?]")
_DASH = compiled_later(r"[-.](?:(?<=\s-)(?=\s)|(?<=\.)(?=[ \t\"'*_]))")
"""What every label has beside it: one of some signs, a dash, or a full stop before the last words of a line."""
_LONGEST_ROW = 4_000
_MOST_BRACKETS = 20
_REMARK = 3
"""How many runs may follow two answers that end a row: `(Yes / No / N/A)`."""
_OPENS = "|\t[({:=.;]\u2026"
_CLOSES = "|\t])}(:-,;"
_NUMBER_RUNS = 4
"""How many runs a number such as `REQ-12` or `R-3.1` may have before the label."""


def level_of(row: str, wording: Wording) -> Stance | None:
    """Return the stance that a label in this line or table row gives to all of it, or None."""
    if len(row) > _LONGEST_ROW:
        row = row[:_LONGEST_ROW]
    if _CELL.search(row) and (level := _of_cells(_CELL.split(row), wording)) is not None:
        return level
    if _asks(row, wording) or _is_ticked(row):
        return "optional"
    level = _of_brackets(row, wording) or _coded_level(row, wording)
    if level is not None:
        return level
    prefix = _prefix_of(row.lstrip("-*#> \t(["))
    if prefix is not None:
        level = _level(prefix.group(1), wording, letters=True, numbered=True)
        if level is not None:
            return level
    last = _LAST_SENTENCE.search(row)
    level = _level(last.group(1), wording, letters=False) if last is not None else None
    return level or field_level(row, wording)


def label_of(row: str, words: list[str] | None, wording: Wording) -> Stance | None:
    """Return what `level_of` does for a row with these runs, and others perhaps, if they are known; most rows are seen to have no label."""
    if words is not None and wording.label_words.isdisjoint(words) and len(row) <= _LONGEST_ROW and "|" not in row and "\t" not in row:
        return "optional" if _is_ticked(row) else None
    return level_of(row, wording) if _SIGN.search(row) or _DASH.search(row) or _CODED.match(row) else None


def cell_level(cell: str, wording: Wording) -> Stance | None:
    """Return the level that a cell states, words in brackets behind it left out."""
    return _level(cell, wording, letters=True) or _level(cell.split("(", 1)[0], wording, letters=True)


def sentence_level(sentence: str, wording: Wording) -> Stance | None:
    """Return the stance that a label gives to a sentence of several in a line: the `Desirable:` in `Required: HTTPS. Desirable: DANE.`.

    It stands at the head, behind a number perhaps, or is a field: `[M] Web pages use HTTPS.`, `DANE / Status: desirable.`.
    """
    prefix = _prefix_of(sentence.lstrip())
    level = None if prefix is None else _level(prefix.group(1), wording, letters=False, numbered=True)
    return level or _coded_level(sentence, wording) or field_level(sentence, wording)


def levels_of_items(text: Text, last: int, wording: Wording) -> tuple[tuple[int, Stance], ...]:
    """Return the labels of the items that semicolons part in a sentence of so many runs, each with the run at which its item ends.

    `INT-7 M SFTP for exports; INT-8 (Should) AS2`, `SFTP, level: must; AS2, level: could`, `ISO 27001 - 3 marks; SOC 2 - 2 marks`; none
    where fewer than two items have one.
    """
    plain = text.plain
    if ";" not in plain or "|" in plain or wording.label_words.isdisjoint(text.words):
        return ()
    found: list[tuple[int, Stance]] = []
    start = 0
    for index in range(1, last + 1):
        if index == last or ";" in text.gap(index):
            item = plain[text.ends[start - 1] if start else 0 : text.starts[index] if index < len(text.words) else len(plain)].strip(" ;")
            level = _coded_level(item, wording) or field_level(item, wording) or _score_behind(item, wording)
            found += [] if level is None else [(index, level)]
            start = index
    return tuple(found) if len(found) > 1 else ()


def _coded_level(item: str, wording: Wording) -> Stance | None:
    """Return the level of a letter behind the number of a requirement, or of the brackets that it begins with."""
    coded = _CODED.match(item) or _ENCLOSED.match(item)
    return None if coded is None else _level(coded[1], wording, letters=True)


def _score_behind(item: str, wording: Wording) -> Stance | None:
    """Return that an item is optional where a dash or a colon and nothing but a score end it: `SOC 2 report - 3 marks`."""
    head, _, score = item.replace(" - ", ":").rpartition(":")
    return "optional" if head and _is_score(runs_of(score), wording) else None


def _prefix_of(row: str) -> re.Match[str] | None:
    """Return the words at the head of a row before a colon, a dash or something left out; most rows have none of these."""
    return _PREFIX.match(row) if ":" in row or "-" in row or "\u2026" in row else None


def may_be_labelled(text: Text, wording: Wording) -> bool:
    """Tell whether a label can stand in a line, given as text, or in another whose unknown words differ; never false where one does.

    What `levels_of_items` finds does not count: it depends on known words alone. A label stands in brackets or a cell, at the start
    before a colon or a dash, after a colon, or at the end after a full stop; or there are two answers to choose from.
    """
    words, plain = text.words, text.plain
    present = set(words)
    coded = _CODED.match(plain) is not None and not wording.label_words.isdisjoint(present)
    if coded or not _SIGNS_OF_ROWS.isdisjoint(plain) or _is_ticked(plain):
        return True
    if not wording.score_units.isdisjoint(present) or any(
        present.issuperset(itertools.chain.from_iterable(pair)) for pair in wording.answers
    ):
        return True
    fields = wording.level_fields | wording.column_answers
    for place, word in enumerate(words):
        before = plain[text.ends[place - 1] : text.starts[place]] if place else plain[: text.starts[0]]
        if any(sign in before for sign in ":=") and any(tuple(words[max(0, place - size) : place]) in fields for size in (1, 2)):
            return True
        if place > _NUMBER_RUNS and not any(sign in before for sign in _OPENS):
            continue
        for runs in wording.levels_by_first.get(word, ()):
            last = place + len(runs)
            if tuple(words[place:last]) == runs and _closes(text, last):
                return True
    return False


def _closes(text: Text, last: int) -> bool:
    """Tell whether a label that ends before a run is over there, or behind numbers and letters that belong to it: `Option A 2:`."""
    words = text.words
    while last < len(words):
        if any(sign in text.plain[text.ends[last - 1] : text.starts[last]] for sign in _CLOSES):
            return True
        if not (words[last].isdigit() or len(words[last]) == 1):
            return False
        last += 1
    return True


def _of_cells(cells: list[str], wording: Wording) -> Stance | None:
    """Return the level that a cell of a row states."""
    if _is_responsibility(cells):
        return "mentioned"
    for cell in cells:
        level = cell_level(cell, wording) or field_level(cell, wording)
        if level is not None:
            return "optional" if level == "recommended" and _is_scored(cells, wording) else level
    if any((head := _prefix_of(cell.lstrip())) and _level(head[1], wording, letters=False) == "required" for cell in cells):
        return "required"  # "Required: TLS 1.3 | Offered: ... | Complies (yes/no)"
    coded = _BEHIND_CODE.match(cells[0])  # "SR-12 Should |"
    level = None if coded is None else _level(coded[1], wording, letters=True)
    return level or _level(cells[0], wording, letters=True, numbered=True)


def _of_brackets(row: str, wording: Wording) -> Stance | None:
    """Return the level that brackets state: at an edge of the row, or the first ones inside it, if they are the only label.

    `SOC 2 (each year), ISO 27001 (preferred), others` labels but one name of several.
    """
    found: list[Stance] = []
    for place, match in enumerate(islice(_BRACKETED.finditer(row), _MOST_BRACKETS)):
        if row.count("|", 0, match.start()) > 1 and row.count("|", match.end()) > 1:
            continue  # a remark on the one cell: "| MFA | TOTP (optional) | SAML |"
        before, after = row[: match.start()].strip(" -*#>\t0123456789."), row[match.end() :].strip(" .")
        level = _level(match.group(1), wording, letters=not before or not after)
        if level is not None and after and _ENDED.search(before):
            continue  # it labels but one sentence of several
        if level is not None and not before:
            return level
        if level is not None and (not place or not after):
            found.append(level)
        elif level is not None:
            return None
    return found[0] if len(found) == 1 else None


def _asks(row: str, wording: Wording) -> bool:
    """Tell whether a row offers two answers to choose from: `(Required / Not required)`, `☐ yes ☐ no`."""
    given = [runs for part in _ANSWER.split(row) if (runs := runs_of(part))]
    return any(
        frozenset(pair) in wording.answers and (not place or sum(map(len, given[place + 2 :])) <= _REMARK or _CELL.search(row) is not None)
        for place, pair in enumerate(itertools.pairwise(given))
    )


def _is_ticked(row: str) -> bool:
    """Tell whether a row offers several boxes, to be ticked where they fit: `[ ] ISO 27001 [ ] SOC 2`; not the items of a checklist."""
    return len(_BOX.findall(row)) > 1


def _is_responsibility(cells: list[str]) -> bool:
    """Tell whether a row says who is responsible, accountable, consulted and informed."""
    roles = [cell.strip() for cell in cells if _ROLES.fullmatch(cell.strip())]
    return len(set(roles)) > 1 and any("R" in role for role in roles)


def _level(cell: str, wording: Wording, *, letters: bool, numbered: bool = False) -> Stance | None:
    """Return the level that a cell states; `letters` allows one-letter labels, `numbered` a number or letter after the label."""
    runs = runs_of(cell)
    while numbered and len(runs) > 1 and (runs[-1].isdigit() or len(runs[-1]) == 1):
        runs = runs[:-1]
    found = wording.levels.get(runs)
    if found is None:
        return "optional" if _is_score(runs, wording) else None
    level, phrase = found
    if phrase.isupper():
        return level if letters and phrase in cell else None
    return level


def _is_scored(cells: list[str], wording: Wording) -> bool:
    """Tell whether a cell of a row, or brackets in one, say how many points it is worth: `W-3 | Wish (max. 15 points) | SCIM`."""
    return any(_is_score(runs_of(part), wording) for cell in cells for part in re.split(r"[()\[\]]", cell))


def _is_score(runs: tuple[str, ...], wording: Wording) -> bool:
    """Tell whether a cell says how many points a criterion is worth, and nothing else: `5 points`, `max. 10 punti`."""
    if not runs or wording.score_units.isdisjoint(runs):
        return False
    return any(run.isdigit() for run in runs) and all(run.isdigit() or run in wording.score_words for run in runs)


def field_level(row: str, wording: Wording) -> Stance | None:
    """Return the level of `priority: must`; what somebody has answered is only told: `implemented: yes`."""
    for place in _colons(row):
        name = () if row[:place][-1:].isdigit() else _whole_runs(row, max(0, place - 24), place)
        if "?" not in row and any(name[-size:] in wording.column_answers for size in (1, 2) if len(name) >= size):
            answer = _whole_runs(row, place + 1, min(len(row), place + 24))
            alone = _REPLY.match(row, place + 1) is not None  # not "Answer: yes on the day of signature"
            if alone and answer[:1] and answer[0] in wording.replies and wording.replies.isdisjoint(answer[1:]):
                return "mentioned"
        if not any(name[-size:] in wording.level_fields for size in (1, 2) if len(name) >= size):
            continue
        value = _whole_runs(row, place + 1, min(len(row), place + 24))
        for size in (2, 1):
            found = wording.levels.get(value[:size])
            if found is not None:
                return found[0]
    return None


def _whole_runs(row: str, start: int, end: int) -> tuple[str, ...]:
    """Return the runs among some characters, but for those that go on outside."""
    while 0 < start < end and row[start - 1].isalnum() and row[start].isalnum():
        start += 1
    while start < end < len(row) and row[end].isalnum() and row[end - 1].isalnum():
        end -= 1
    return runs_of(row[start:end])


def _colons(row: str) -> list[int]:
    return [match.start() for match in re.finditer(r"[:=]", row)][:40]
