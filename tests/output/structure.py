"""Read the structure tree of a PDF, as a screen reader meets it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import msgspec
import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Tag", "read_structure"]

_CONTENT = re.compile(rb"/(?P<tag>\w+)\s*<<[^>]*?/MCID (?P<id>\d+)[^>]*>>\s*BDC")


class Tag(msgspec.Struct):
    """A structure element: kind, attributes, kids, and the marked contents (page from 0, id) that it owns itself."""

    kind: str
    attributes: dict[str, Any]
    language: str | None
    alternative: str | None
    kids: list[Tag]
    contents: list[tuple[int, int]]

    def walk(self) -> Iterator[Tag]:
        """Return this tag and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def find(self, *kinds: str) -> list[Tag]:
        """Return the tags of these kinds, in the order of reading."""
        return [tag for tag in self.walk() if tag.kind in kinds]


def read_structure(pdf: bytes) -> tuple[Tag, list[set[int]]]:
    """Return the tree, and of each page the ids of the marked contents that its stream holds."""
    document: Any = pikepdf.open(io.BytesIO(pdf))
    pages = {page.objgen: number for number, page in enumerate(document.pages)}
    marked = [{int(found["id"]) for found in _CONTENT.finditer(page.Contents.read_bytes())} for page in document.pages]
    root = document.Root["/StructTreeRoot"]["/K"]
    return _tag(root[0] if isinstance(root, pikepdf.Array) else root, pages), marked


def _tag(element: Any, pages: dict[tuple[int, int], int]) -> Tag:  # noqa: ANN401  pikepdf's objects are of any kind.
    attributes = element.get("/A")
    tag = Tag(
        kind=str(element["/S"])[1:],
        attributes={} if attributes is None else {str(key)[1:]: attributes[key] for key in attributes.keys()},  # noqa: SIM118  pikepdf
        language=str(element["/Lang"]) if "/Lang" in element else None,
        alternative=str(element["/Alt"]) if "/Alt" in element else None,
        kids=[],
        contents=[],
    )
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            tag.contents.append((pages[element["/Pg"].objgen], kid))
        elif kid.get("/Type") == pikepdf.Name("/MCR"):
            tag.contents.append((pages[kid["/Pg"].objgen], int(kid["/MCID"])))
        elif kid.get("/Type") == pikepdf.Name("/StructElem"):
            tag.kids.append(_tag(kid, pages))
    return tag
