"""Terms and criteria outside the requirements extension: selection, award, exclusion, submission and contract."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checklist_engine.specification.ocds.criteria import join_title
from checklist_engine.specification.ocds.node import Node, number_text
from checklist_engine.specification.ocds.paragraphs import is_prose, split_paragraphs
from checklist_engine.specification.ocds.statement import Statement
from checklist_engine.specification.ocds.words import Words, read_words
from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.specification.model import Role

__all__ = ["read_terms"]

_LISTS: tuple[tuple[str, Role], ...] = (
    ("selectionCriteria", "selection-criterion"),
    ("eligibilityCriteria", "selection-criterion"),
    ("exclusionGrounds", "selection-criterion"),
    ("awardCriteria", "award-criterion"),
    ("features", "award-criterion"),
)
_TERMS: tuple[tuple[str, Role], ...] = (
    ("otherRequirements", "selection-criterion"),
    ("submissionTerms", "selection-criterion"),
    ("contractTerms", "contract-condition"),
    ("performanceTerms", "contract-condition"),
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NO_PROSE = {
    "id",
    "type",
    "scheme",
    "url",
    "uri",
    "language",
    "languages",
    "currency",
    "status",
    "appliesTo",
    "forReduction",
}


def read_terms(holder: Node, lots: tuple[str, ...], items: Iterable[Node]) -> Iterator[Statement]:
    """Yield what the terms of a tender or lot, and the attributes of its items, ask for. Codes, dates and addresses ask for nothing."""
    for key, role in _LISTS:
        if key in holder.value:
            yield from _listed(holder, key, lots, role)
    for key, role in _TERMS:
        if key in holder.value:
            yield from _texts(holder, holder.value[key], holder.at(key), lots, role)
    for item in items:
        for attribute in item.children("attributes"):
            yield from _attribute(attribute, lots)


def _listed(holder: Node, key: str, lots: tuple[str, ...], role: Role) -> Iterator[Statement]:
    value = holder.value.get(key)
    if isinstance(value, str):
        yield from _prose(Words(value, (holder, key)), lots, role)
    elif isinstance(value, list):
        yield from _entries(holder, key, lots, role)
    elif isinstance(value, dict):
        node = holder.child(key)
        words = read_words(node, "description")
        if words is not None:
            yield from _prose(words, lots, role)
        yield from _entries(node, "criteria", lots, role)


def _entries(holder: Node, key: str, lots: tuple[str, ...], role: Role) -> Iterator[Statement]:
    value = holder.value.get(key)
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        for text, pointer in holder.texts(key):
            yield from _prose(Words(text, pointer), lots, role)
        return
    for node in holder.children(key):
        title = read_words(node, "title") or read_words(node, "name")
        words = read_words(node, "description")
        if words is not None and not _LETTERS.search(words.text):
            # Notices write the weight of an award criterion here.
            words = None
        if words is not None:
            paragraphs = split_paragraphs(words.text)
            for position, paragraph in enumerate(paragraphs):
                text = join_title(title, paragraph) if position == 0 else paragraph
                yield _statement(Words(text, words.place, words.language), lots, role)
        elif title is not None:
            yield from _prose(title, lots, role)
        minimum = read_words(node, "minimum") if isinstance(node.value.get("minimum"), str) else None
        if minimum is not None and (words is None or minimum.text != words.text):
            yield from _prose(minimum, lots, role)


def _texts(holder: Node, value: Any, pointer: str, lots: tuple[str, ...], role: Role) -> Iterator[Statement]:  # noqa: ANN401
    """Yield the prose anywhere in an object of terms, in its order."""
    if isinstance(value, str):
        yield from _prose(Words(value.strip(), pointer), lots, role)
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in _NO_PROSE:
                yield from _texts(holder, part, join_pointer(pointer, key), lots, role)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(holder, part, join_pointer(pointer, index), lots, role)


def _attribute(attribute: Node, lots: tuple[str, ...]) -> Iterator[Statement]:
    """Yield a property of an item, as `Encryption: AES 256`."""
    name = read_words(attribute, "name")
    value = attribute.value.get("value")
    if name is None or isinstance(value, bool | dict | list) or value is None:
        return
    shown = value.strip() if isinstance(value, str) else number_text(value)
    unit = attribute.child("unit").text("name") if isinstance(attribute.value.get("unit"), dict) else None
    text = f"{name.text}: {shown}" + (f" {unit}" if unit else "")
    yield _statement(Words(text, attribute, name.language), lots, "technical-specification")


def _prose(words: Words, lots: tuple[str, ...], role: Role) -> Iterator[Statement]:
    """Yield the paragraphs of a text; a single word is a code of a list, not prose."""
    if not is_prose(words.text):
        return
    for paragraph in split_paragraphs(words.text):
        yield _statement(Words(paragraph, words.place, words.language), lots, role)


def _statement(words: Words, lots: tuple[str, ...], role: Role) -> Statement:
    return Statement(
        text=words.text,
        place=words.place,
        lots=lots,
        role=role,
        origin="requirement",
        language=words.language,
    )
