"""Small helpers for XML elements, whatever the version of their namespace."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["attribute", "child", "children", "inner_text", "local", "whole_number"]


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """Return a tag or attribute name without its namespace: formats have several for the same words."""
    return tag.rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute by its local name, or None."""
    if element is None:
        return None
    for key, value in element.items():
        if local(key) == name:
            return value
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """Return what lies under `element` by a path of local names, or None."""
    for name in names:
        if element is None:
            return None
        element = next((part for part in element if local(part.tag) == name), None)
    return element


def children(element: Element | None, name: str) -> list[Element]:
    """Return the direct children with this local name."""
    return [] if element is None else [part for part in element if local(part.tag) == name]


def inner_text(element: Element | None) -> str:
    """Return all text in an element, with single spaces; empty for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def whole_number(written: str | None, default: int = 0, most: int = 1_000_000) -> int:
    """Return a number written in decimal digits, between 0 and `most`; else the default."""
    if written is None or not written.isascii() or not written.isdigit() or len(written) > len(str(most)):
        return default
    return min(int(written), most)
