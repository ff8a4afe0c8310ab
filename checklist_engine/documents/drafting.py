"""From a document to a specification: the line through sections, levels and requirements, and the words about what was left out."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.abbreviations import of_other_things, without_lists
from checklist_engine.documents.bought import Asked, find_clues
from checklist_engine.documents.codes import find_items
from checklist_engine.documents.counted import Noun, counted
from checklist_engine.documents.facts import find_facts
from checklist_engine.documents.firm import Firmness
from checklist_engine.documents.front import cover_length, description_of, title_of
from checklist_engine.documents.language import Languages
from checklist_engine.documents.levels import Levels, read_legend
from checklist_engine.documents.normal import normal_blocks
from checklist_engine.documents.places import Places
from checklist_engine.documents.requirements import find_requirements
from checklist_engine.documents.sections import Placed, placed_blocks
from checklist_engine.documents.words import all_words, words_of
from checklist_engine.errors import InputError, Problem
from checklist_engine.files import STANDARD_INPUT
from checklist_engine.saying import say, say_joined
from checklist_engine.specification.languages import language_tag
from checklist_engine.specification.model import WHOLE, Lot, Specification
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checklist_engine.detection.text.phrases import PhraseIndex
    from checklist_engine.documents.block import Document
    from checklist_engine.documents.facts import Facts
    from checklist_engine.documents.requirements import Findings
    from checklist_engine.documents.titles import Skipped, Told
    from checklist_engine.documents.words import Words
    from checklist_engine.specification.model import Clue, Item, Requirement

__all__ = ["MAX_BLOCKS", "draft_specification"]

MAX_BLOCKS = 100_000
"""The most paragraphs, list items and table rows that a document may hold."""

_SKIPPED: dict[Skipped, tuple[str, Noun]] = {
    "contents": (say("the table of contents"), "line"),
    "definitions": (say("definitions and abbreviations"), "part"),
    "references": (say("references"), "part"),
    "history": (say("the history of the document"), "part"),
    "cover": (say("the cover page"), "line"),
}
_TOLD: dict[Told, str] = {
    "situation": N_("Read as information, as the heading says that it tells of the present situation: {count}."),
    "background": N_("Read as information, as the heading says that it tells of the background: {count}."),
    "procedure": N_("Read as information, as the heading says that it tells of how to tender: {count}."),
}
_TABLES = ("csv", "xlsx")
"""Kinds of files that are tables and nothing else."""
_MAX_ID = 100


def draft_specification(
    document: Document, source: str, groups: Mapping[str, Mapping[str, Sequence[str]]], wordings: PhraseIndex
) -> Specification:
    """Return the specification that a document makes; pointers are as `places` says, lots have clues to what is bought.

    `groups` are the language files of the catalogue: small words tell the language, level words what a column of levels says.
    `wordings` are those by which the catalogue knows its subjects.

    Raises:
        InputError: `no-requirements`, where the document holds no text to read, or `too-large`.

    """
    blocks = normal_blocks(document.blocks)
    if len(blocks) > MAX_BLOCKS:
        what = say("the document holds {number:,} paragraphs and rows; at most {most:,} are read", number=len(blocks), most=MAX_BLOCKS)
        raise InputError(
            Problem(code="too-large", where=source, what=what, hint=say("give the part with the requirements as a document of its own"))
        )
    languages = Languages(groups)
    recognised = languages.of_document(block.text for block in blocks)
    language = recognised or language_tag(document.language or "")
    own, words = words_of((language or "").split("-")[0]), all_words()
    levels = Levels(groups, language, own.letters)
    levels = levels.with_legend(read_legend(blocks, levels))
    placed = list(placed_blocks(blocks, words, levels, own.groups["lot"] or words_of("en").groups["lot"]))
    cover = cover_length(placed, words)
    facts = find_facts(placed, cover, words)
    read = list(without_lists([*map(_of_cover, placed[:cover]), *placed[cover:]]))
    findings = find_requirements(read, words, levels, languages, Firmness(groups, language), language)
    if not findings.requirements:
        what = say("the document holds no text from which requirements could be made")
        hint = (
            say("see whether it is the right table; the column with the requirements is best headed 'Requirement'")
            if document.kind in _TABLES
            else say("see whether it is the right document; from a scan, make text first (OCR)")
        )
        raise InputError(Problem(code="no-requirements", where=source, what=what, hint=hint))
    places = Places()
    items = find_items(placed, [places.next_pointer(part) for part in placed])
    others = of_other_things((part.block.text for part in placed), language, wordings)
    title = others.spelled_out(title_of((facts.title, document.title), placed, words, source, facts.buyer.name))
    lots = _lots(findings.requirements, placed) or (Lot(id=WHOLE, title=title),)
    requirements, items = _with_lots(findings.requirements, items, lots)
    spelled = (msgspec.structs.replace(requirement, text=others.spelled_out(requirement.text)) for requirement in requirements)
    asked = [Asked(*pair) for pair in zip(spelled, findings.sections, strict=True)]
    return Specification(
        id=_id(source),
        title=title,
        format=document.kind,
        source=source,
        language=language,
        description=others.spelled_out(description_of(placed, words) or "") or None,
        deadline=facts.deadline,
        buyer=facts.buyer,
        value=facts.value,
        lots=tuple(msgspec.structs.replace(lot, clues=_clues(lot, asked, language, words, wordings)) for lot in lots),
        items=items,
        requirements=requirements,
        notes=(*document.notes, *_unnamed_column(findings, document.kind), *_notes(findings, recognised, language), *_told(facts)),
    )


def _of_cover(placed: Placed) -> Placed:
    return placed if placed.section.skipped else Placed(placed.block, msgspec.structs.replace(placed.section, skipped="cover"))


def _told(facts: Facts) -> Iterator[str]:
    if facts.told:
        yield say("Read from the first pages: {told}. Please check.", told=say_joined(facts.told))


def _id(source: str) -> str:
    """Return an id from the name of the file: it stays the same where the document is drafted again."""
    stem = "" if source == STANDARD_INPUT else PurePath(source).stem
    return re.sub(r"[^\w.-]+", "-", stem).strip("-")[:_MAX_ID] or "draft"


def _lots(requirements: Sequence[Requirement], placed: Sequence[Placed]) -> tuple[Lot, ...]:
    """Return the lots that requirements are for, in the order of the document; one alone is none."""
    ids = list(dict.fromkeys(lot for requirement in requirements for lot in requirement.lots))
    titles: dict[str, str] = {}
    for part in placed:
        if len(part.section.lots) == 1 and part.section.lot_title:
            titles.setdefault(part.section.lots[0], part.section.lot_title)
    return tuple(Lot(id=lot, title=titles.get(lot)) for lot in ids) if len(ids) > 1 else ()


def _clues(lot: Lot, asked: Sequence[Asked], language: str | None, words: Words, wordings: PhraseIndex) -> tuple[Clue, ...]:
    """Return what the requirements of a lot show to be bought; where they leave it open, those for all lots count."""
    own = [one for one in asked if lot.id in one.requirement.lots]
    clues = find_clues(own, language, words, wordings)
    if any(clue.certain for clue in clues):
        return clues
    return find_clues([one for one in asked if not one.requirement.lots or one in own], language, words, wordings)


def _with_lots(
    requirements: Sequence[Requirement], items: Sequence[Item], lots: Sequence[Lot]
) -> tuple[tuple[Requirement, ...], tuple[Item, ...]]:
    """Return requirements and items without lots where the document has none."""
    known = {lot.id for lot in lots}
    if known != {WHOLE}:
        return tuple(requirements), tuple(msgspec.structs.replace(item, lot=item.lot if item.lot in known else None) for item in items)
    return (
        tuple(msgspec.structs.replace(requirement, lots=()) for requirement in requirements),
        tuple(msgspec.structs.replace(item, lot=None) for item in items),
    )


def _unnamed_column(findings: Findings, kind: str) -> Iterator[str]:
    """Say of a file of tables that none of its columns is known to hold the requirements: a price list is none."""
    if kind in _TABLES and findings.whole and findings.whole >= len(findings.requirements):
        yield say(
            "No column is headed as the one with the requirements, so each row was read as a whole."
            " Head that column 'Requirement', or see whether it is the right table."
        )


def _notes(findings: Findings, recognised: str | None, language: str | None) -> Iterator[str]:
    for reason, (what, unit) in _SKIPPED.items():
        if count := findings.skipped.get(reason, 0):
            yield say("Left out: {what} ({count}).", what=what, count=counted(count, unit))
    for told, message in _TOLD.items():
        if count := findings.told.get(told, 0):
            yield say(message, count=counted(count, "part"))
    if findings.levelled:
        yield say("Levels read from a column of a table: {count}.", count=counted(findings.levelled, "requirement"))
    if findings.titled:
        yield say("Levels read from the heading above: {count}.", count=counted(findings.titled, "requirement"))
    if recognised is None:
        if language:
            yield say(
                "The language was not recognised. The file states '{language}'."
                " State it with 'language' in a draft if requirements are missed.",
                language=language,
            )
        else:
            yield say("The language was not recognised. State it with 'language' in a draft if requirements are missed.")
