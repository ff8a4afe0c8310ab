"""Texts in the language of the notice, or in another where only a translation is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.specification.languages import language_tag
from checklist_engine.specification.ocds.node import Place

if TYPE_CHECKING:
    from checklist_engine.specification.ocds.node import Node

__all__ = ["Words", "read_text", "read_words"]

_SUFFIX = re.compile(r"_([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)")


class Words(msgspec.Struct, frozen=True):
    """A text, where it stands, and its language where its key says so."""

    text: str
    place: Place
    language: str | None = None


def read_text(node: Node, key: str) -> str | None:
    """Return the same text as `read_words`, where nobody asks for its place."""
    text = node.text(key)
    if text is not None or not node.keys_with_suffix():
        return text
    words = read_words(node, key)
    return words.text if words else None


def read_words(node: Node, key: str) -> Words | None:
    """Return the text at `key`, else its first translation (`description_es`), else None."""
    text = node.text(key)
    if text is not None:
        return Words(text, (node, key))
    for other in node.keys_with_suffix():
        suffix = _SUFFIX.fullmatch(other, len(key)) if other.startswith(key) else None
        language = language_tag(suffix.group(1)) if suffix else None
        translation = node.text(other) if language else None
        if translation is not None:
            return Words(translation, (node, other), language)
    return None
