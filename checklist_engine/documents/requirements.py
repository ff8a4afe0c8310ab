"""From placed blocks to requirements: paragraphs, clauses, lists with their introductions and table rows."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.lines import is_below, is_contents_line
from checklist_engine.documents.lists import introduces, is_line, list_end, list_entries
from checklist_engine.documents.places import Places
from checklist_engine.documents.sections import Placed, Section
from checklist_engine.documents.tables import read_table
from checklist_engine.documents.titles import Skipped, Told
from checklist_engine.specification.model import Obligation, Requirement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checklist_engine.documents.block import Block
    from checklist_engine.documents.firm import Firmness
    from checklist_engine.documents.language import Languages
    from checklist_engine.documents.levels import Levels
    from checklist_engine.documents.words import Words

__all__ = ["Findings", "find_requirements"]

_CODE = re.compile(r"\[?((?:[A-Z]{1,6}[-_.]?|(?:[A-Z][A-Za-z]{0,8}[._]){1,3})\d{1,4}(?:[.-]\d{1,4}){0,3})\]?\s?[:.)\t\]\u2013-]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\s*")
_EMPTY_LINES = re.compile(r"\n\s*\n")
_LETTERS = re.compile(r"[^\W\d_](?:[\W\d_]*[^\W\d_]){2}")
_LEAF_WORDS = 3
_MAX_ID = 60


class _Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a requirement says beside its place; `lots` None leaves those of its section."""

    text: str
    number: str = ""
    obligation: Obligation = "unknown"
    verification: str | None = None
    lots: tuple[str, ...] | None = None


class Findings(msgspec.Struct):
    """What a document asks, and in which section each requirement stands.

    How many blocks were skipped and read as information stands by reason, and how many levels come from columns and from titles;
    `whole` counts rows of tables in which no column is known to hold the requirement.
    """

    requirements: list[Requirement] = []
    sections: list[Section] = []
    skipped: dict[Skipped, int] = {}
    told: dict[Told, int] = {}
    levelled: int = 0
    titled: int = 0
    whole: int = 0


class _Reader:
    """Makes the requirements of one document in its order."""

    def __init__(self, words: Words, levels: Levels, languages: Languages, firmness: Firmness, language: str | None) -> None:
        self._words, self._levels, self._languages, self._language = words, levels, languages, language
        self._firmness = firmness
        self._ids: set[str] = set()
        self._again: Counter[str] = Counter()
        self._in_section: Counter[str] = Counter()
        self.findings = Findings()

    def add(self, asked: _Asked, pointer: str, section: Section) -> None:
        """Add a requirement, unless its text says nothing."""
        if not _says_something(asked.text) or is_contents_line(asked.text):
            return
        self.findings.sections.append(section)
        self.findings.requirements.append(
            Requirement(
                id=self._next_id(asked, section),
                text=_EMPTY_LINES.sub("\n", asked.text),
                pointer=pointer,
                lots=section.lots if asked.lots is None else asked.lots,
                role=section.role,
                obligation=self._obligation(asked, section),
                verification=asked.verification,
                language=self._languages.of_part(asked.text, self._language),
            )
        )

    def _obligation(self, asked: _Asked, section: Section) -> Obligation:
        """Return what a column says, else what the title above says; what a title says to be information is counted."""
        if asked.obligation != "unknown":
            return asked.obligation
        # Background has demands here and there; how things are today, and how to tender, has none on what is bought.
        if section.told and not (section.told == "background" and self._firmness.demands([asked.text])):
            self.findings.told[section.told] = self.findings.told.get(section.told, 0) + 1
            return "informative"
        self.findings.titled += section.obligation != "unknown"
        return section.obligation

    def _next_id(self, asked: _Asked, section: Section) -> str:
        """Return the printed number, else the number of the section and a count in it, else a running number; none is given twice."""
        number = asked.number.strip(" .")
        code = _CODE.match(asked.text)
        if number and section.number and (not any(map(str.isdigit, number)) or number.isdigit()):
            # `a)` and `3.` say little without the section in which they stand.
            number = f"{section.number}({number.strip('()')})"
        elif not number and code is not None:
            number = code.group(1)
        elif not number and section.number:
            self._in_section[section.number] += 1
            number = f"{section.number}-{self._in_section[section.number]}"
        elif not number:
            number = f"R{len(self.findings.requirements) + 1}"
        number = number[:_MAX_ID]
        chosen = number
        while chosen in self._ids:
            self._again[number] += 1
            chosen = f"{number}#{self._again[number] + 1}"
        self._ids.add(chosen)
        return chosen

    def skip(self, reason: Skipped) -> None:
        """Count a block that is no requirement."""
        self.findings.skipped[reason] = self.findings.skipped.get(reason, 0) + 1

    def add_rows(self, rows: Sequence[tuple[Placed, str]]) -> None:
        """Add the requirements of a table."""
        pointers = {id(placed.block): (placed, pointer) for placed, pointer in rows}
        for row in read_table([placed.block for placed, _ in rows], self._words, self._levels):
            placed, pointer = pointers[id(row.block)]
            if row.defines:
                self.skip("definitions")
                continue
            self.findings.levelled += row.obligation != "unknown"
            self.findings.whole += row.whole
            asked = _Asked(text=row.text, number=row.code, obligation=row.obligation, verification=row.verification, lots=row.lots)
            self.add(asked, pointer, placed.section)


def find_requirements(
    placed: Sequence[Placed], words: Words, levels: Levels, languages: Languages, firmness: Firmness, language: str | None
) -> Findings:
    """Return the requirements of a document in its order.

    Nothing that is read is lost: what is not skipped by its section, is a title of the document or says nothing, stands in one of them.
    """
    reader = _Reader(words, levels, languages, firmness, language)
    places = Places()
    pointed = [(block, places.next_pointer(block)) for block in placed]
    pointer_of = {id(block): pointer for block, pointer in pointed}
    for group in _grouped(placed):
        first = group[0]
        section = first.section
        if section.skipped:
            for block in group:
                if block.block.kind not in {"heading", "title"}:
                    reader.skip(section.skipped)
        elif first.block.kind == "row":
            reader.add_rows([(block, pointer_of[id(block)]) for block in group])
        elif len(group) > 1 or first.block.kind == "item":
            lead = first if first.block.kind != "item" else None
            for entry in list_entries(lead, group[1:] if lead is not None else group):
                reader.add(_Asked(text=entry.text, number=entry.number), pointer_of[id(entry.placed)], entry.placed.section)
        else:
            reader.add(_Asked(text=first.block.text, number=first.block.number), pointer_of[id(first)], section)
    return reader.findings


def _grouped(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield what belongs together: the rows of a table, list items with what introduces them, else single blocks.

    Headings with something below them are left out: a title demands nothing. One without is a clause in the style of a heading.
    """
    place = 0
    begun = False
    while place < len(placed):
        end = _group_end(placed, place)
        kind = placed[place].block.kind
        begun = begun or kind in {"paragraph", "item", "row"}
        is_title = kind == "heading" and end == place + 1 and not (begun and _is_leaf(placed, place))
        if kind != "title" and not is_title:
            yield list(placed[place:end])
        place = end


def _group_end(placed: Sequence[Placed], place: int) -> int:
    """Return the place behind the group that begins at `place`."""
    first = placed[place].block
    if first.kind == "row":
        table = (first.table, first.sheet)
        return _first_not(placed, place + 1, lambda block: block.kind == "row" and (block.table, block.sheet) == table)
    items_end = list_end(placed, place + (first.kind != "item"))
    colon = first.text.rstrip().endswith(":")
    leads = introduces(first.text) if first.kind == "paragraph" else first.kind == "item" or colon
    if leads and items_end > place + 1 and first.kind != "title" and placed[place].section.skipped == placed[place + 1].section.skipped:
        return items_end
    # Lines without marks after a colon are a list as well; a single paragraph there says what the colon announces.
    lines_end = _first_not(placed, place + 1, is_line) if colon and first.kind == "paragraph" else place + 1
    return max(lines_end, place + 2 if colon and _is_paragraph(placed, place + 1) and first.kind == "paragraph" else place + 1)


def _is_paragraph(placed: Sequence[Placed], place: int) -> bool:
    """Tell whether a paragraph stands at a place, without a colon and without a number of its own."""
    block = placed[place].block if place < len(placed) else None
    return block is not None and block.kind == "paragraph" and not block.text.rstrip().endswith(":") and _CODE.match(block.text) is None


def _first_not(placed: Sequence[Placed], start: int, belongs: Callable[[Block], bool]) -> int:
    """Return the place of the first block from `start` that does not belong."""
    while start < len(placed) and belongs(placed[start].block):
        start += 1
    return start


def _is_leaf(placed: Sequence[Placed], place: int) -> bool:
    """Tell whether nothing stands under a heading, and it says more than a title of two words."""
    heading = placed[place].block
    after = placed[place + 1].block if place + 1 < len(placed) else None
    empty = after is None or (after.kind == "heading" and after.level <= heading.level and not is_below(after.number, heading.number))
    return empty and len(heading.text.split()) >= _LEAF_WORDS


def _says_something(text: str) -> bool:
    bare = _ADDRESS.sub("", text)
    return _LETTERS.search(bare) is not None
