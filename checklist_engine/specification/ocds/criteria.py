"""Criteria of the OCDS requirements extension, of ESPD profiles and of Prozorro."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.saying import say
from checklist_engine.specification.ocds.node import number_text
from checklist_engine.specification.ocds.statement import Statement, dotted
from checklist_engine.specification.ocds.words import Words, read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.specification.model import Role
    from checklist_engine.specification.ocds.lots import Lots
    from checklist_engine.specification.ocds.node import Node

__all__ = ["join_title", "read_criteria"]

_LEAD_WORDS = 8
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
# Beginnings of the ids of criteria in the ESPD and in Prozorro's dictionaries.
_CRITERION_ROLES: tuple[tuple[str, Role], ...] = (
    ("CRITERION.EXCLUSION", "selection-criterion"),
    ("CRITERION.SELECTION", "selection-criterion"),
    ("CRITERION.OTHER.SUBJECT_OF_PROCUREMENT", "technical-specification"),
    ("CRITERION.OTHER.CONTRACT", "contract-condition"),
    ("CRITERION.OTHER.LIFE_CYCLE_COST", "award-criterion"),
    ("CRITERION.OTHER.BID", "selection-criterion"),
)


def read_criteria(holder: Node, named: tuple[str, ...], lots: Lots) -> Iterator[Statement]:
    """Yield what the criteria of a tender or lot ask for: descriptions of criteria and groups, and each requirement.

    A requirement's title, description and values are joined into one text. `named` are the lots of the holder.
    """
    key = "criteria"
    if not holder.has("criteria") and holder.has("criterion"):
        key = "criterion"
        holder.notes.add(say("'criterion' was read as 'criteria', as OCDS calls it"), (holder, key))
    for criterion in holder.children(key):
        yield from _criterion(criterion, named or lots.of_criterion(criterion))


def _criterion(criterion: Node, lots: tuple[str, ...]) -> Iterator[Statement]:
    role = _role(criterion)
    title, description = read_words(criterion, "title"), read_words(criterion, "description")
    groups = criterion.children("requirementGroups")
    if len(groups) > 1:
        criterion.notes.add(say("its groups of requirements are alternatives; each was read as asked for"), criterion)
    said = {title.text} if title else set()
    name = criterion.text("id")
    if title is not None and title.text == name:
        title = None
    if description is not None and description.text not in said:
        said.add(description.text)
        yield _statement(criterion, description, join_title(title, description.text), lots, role)
    elif title is not None and not groups:
        yield _statement(criterion, title, title.text, lots, role)
    for group in groups:
        words = read_words(group, "description")
        if words is not None and words.text in said:
            words = None
        requirements = group.children("requirements")
        lead = words if words is not None and requirements and _is_lead(words.text) else None
        if words is not None and lead is None:
            said.add(words.text)
            yield _statement(group, words, words.text, lots, role)
        for requirement in requirements:
            yield from _requirement(requirement, title, lead, lots, role)


def _is_lead(text: str) -> bool:
    """Return whether a group's description only begins the sentences of its requirements: "It is confirmed that"."""
    return len(text.split()) <= _LEAD_WORDS and not text.endswith((".", "!", "?", ";"))


def _requirement(requirement: Node, heading: Words | None, lead: Words | None, lots: tuple[str, ...], role: Role) -> Iterator[Statement]:
    title, description = read_words(requirement, "title"), read_words(requirement, "description")
    if title is not None and description is not None and title.text == requirement.text("id"):
        title = None
    values = " ".join(_values(requirement))
    words = description or title
    if words is None:
        # Values alone say nothing without the name of what they measure.
        if heading is not None and values:
            yield _statement(
                requirement,
                Words(heading.text, requirement, heading.language),
                f"{heading.text}: {values}",
                lots,
                role,
            )
        return
    text = join_title(title, description.text) if description else words.text
    if values:
        text = f"{text.rstrip('.')}: {values}" if not text.endswith(":") else f"{text} {values}"
    text = join_title(lead, text)
    alone = text == words.text
    place = Words(words.text, words.place if alone else requirement, words.language)
    yield _statement(requirement, place, text, lots, role)


def join_title(title: Words | None, text: str) -> str:
    """Return the text behind its title, in one sentence where the title is no sentence itself."""
    if title is None or text.casefold().startswith(title.text.casefold()):
        return text
    if title.text.endswith(_SENTENCE_ENDS):
        return f"{title.text} {text}"
    return f"{title.text}: {text}"


def _values(requirement: Node) -> Iterator[str]:
    """Yield what is expected, in signs that need no language. An answer that has to be `true` adds nothing."""
    unit = requirement.child("unit").text("name") if isinstance(requirement.value.get("unit"), dict) else None
    for key, sign in (("expectedValue", ""), ("value", ""), ("minValue", ">= "), ("maxValue", "<= ")):
        shown = _shown(requirement.value.get(key))
        if shown is not None:
            # A lowest value that is no number is an example that somebody put in the wrong field.
            yield f"{sign if shown[:1].isdigit() else ''}{shown}" + (f" {unit}" if unit else "")
    several = requirement.value.get("expectedValues")
    if isinstance(several, list):
        shown_values = [shown for shown in map(_shown, several) if shown is not None]
        if shown_values:
            yield ", ".join(shown_values)


def _shown(value: Any) -> str | None:  # noqa: ANN401 - JSON holds any value
    if value is None or value is True:
        return None
    if value is False:
        return "no"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        parts = [_shown(value.get(key)) for key in ("amount", "currency")]
        return " ".join(part for part in parts if part) or None
    return None


def _role(criterion: Node) -> Role:
    classification = criterion.value.get("classification")
    code = classification.get("id") if isinstance(classification, dict) else None
    if isinstance(code, str):
        for beginning, role in _CRITERION_ROLES:
            if code.upper().startswith(beginning):
                return role
    relates_to = criterion.text("relatesTo") or ""
    if relates_to == "tenderer":
        return "selection-criterion"
    return "award-criterion" if relates_to == "award" else "technical-specification"


def _statement(node: Node, words: Words, text: str, lots: tuple[str, ...], role: Role) -> Statement:
    return Statement(
        name=node.text("id") or dotted(node.pointer),
        text=text,
        place=words.place,
        lots=lots,
        role=role,
        origin="requirement",
        language=words.language,
    )
