"""The styles of a Word document: which are headings, titles, lists or lines of a table of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.documents.elements import attribute, child, children, whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Style", "is_on", "list_of", "read_styles"]

# The names of built-in styles are English in the file, whatever the language of Word.
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc (?:[1-9]|heading)|table of (?:figures|authorities)|index [1-9]", re.IGNORECASE)
_LIST = re.compile(r"list(?: bullet| number| paragraph)?(?: ([2-5]))?", re.IGNORECASE)
_BODY_LEVEL = 9
_MAX_ANCESTORS = 20


class Style(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a paragraph style means. `heading` is 1 to 9, 0 for none; `numbering` is a list and its level, or None.

    `depth` is that of a list by the name of its style: 1 for `List Bullet 2`.
    """

    heading: int = 0
    title: bool = False
    contents: bool = False
    bullet: bool = False
    depth: int = 0
    strong: bool = False
    hidden: bool = False
    numbering: tuple[str, int] | None = None


def read_styles(root: Element | None) -> dict[str, Style]:
    """Return the paragraph styles by their ids, with what they inherit; `None` stands for a document without styles."""
    found = {attribute(style, "styleId") or "": style for style in children(root, "style")}
    return {key: _style(key, found) for key in found}


def _style(key: str, found: dict[str, Element]) -> Style:
    ancestors: list[Element] = []
    step: str | None = key
    while step in found and len(ancestors) < _MAX_ANCESTORS:
        ancestors.append(found[step])
        step = attribute(child(found[step], "basedOn"), "val")
    name = attribute(child(ancestors[0], "name"), "val") or ""
    listed = _LIST.fullmatch(name)
    outlines = [attribute(child(style, "pPr", "outlineLvl"), "val") for style in ancestors]
    outline = next((whole_number(level, _BODY_LEVEL) for level in outlines if level is not None), _BODY_LEVEL)
    names = [attribute(child(style, "name"), "val") or "" for style in ancestors]
    named = next((match for match in map(_HEADING.fullmatch, names) if match), None)
    bold = next((state for state in (is_on(child(style, "rPr"), "b") for style in ancestors) if state is not None), False)
    hidden = next((state for state in (is_on(child(style, "rPr"), "vanish") for style in ancestors) if state is not None), False)
    numberings = [numbering for style in ancestors if (numbering := list_of(child(style, "pPr"))) is not None]
    contents = any(_CONTENTS.match(other) for other in names)
    return Style(
        heading=0 if contents else outline + 1 if outline < _BODY_LEVEL else int(named.group(1)) if named else 0,
        title=name.casefold() in {"title", "subtitle"},
        contents=contents,
        bullet=listed is not None and name.casefold() != "list paragraph",
        depth=int(listed.group(1)) - 1 if listed is not None and listed.group(1) else 0,
        strong=bold,
        hidden=hidden,
        numbering=_joined(numberings),
    )


def _joined(numberings: list[tuple[str, int]]) -> tuple[str, int] | None:
    """Return list and level: a style may state the level and inherit the list."""
    key = next((key for key, _ in numberings if key), None)
    return None if key is None else (key, numberings[0][1])


def list_of(properties: Element | None) -> tuple[str, int] | None:
    """Return the list and the level (from 0) that paragraph properties state; the list '0' means none."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    key = attribute(child(numbering, "numId"), "val") or ""
    return key, whole_number(attribute(child(numbering, "ilvl"), "val"), 0, 8)


def is_on(properties: Element | None, name: str) -> bool | None:
    """Return whether run properties switch something on or off, None where they say nothing."""
    switch = child(properties, name)
    if switch is None:
        return None
    return (attribute(switch, "val") or "true") not in {"0", "false", "off", "none"}
