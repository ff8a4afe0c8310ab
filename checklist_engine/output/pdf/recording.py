"""Learn which HTML element each PDF tag came from, while WeasyPrint makes the tags.

WeasyPrint offers no public way to know this, so one private function is watched for the time of one report.
WeasyPrint is pinned for that reason, and a test holds the function's name and signature.
"""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Made", "Recording", "can_record", "recording"]

_WATCHED = "_build_box_tree"
_PARAMETERS = ["box", "parent", "pdf", "page_number", "nums", "annotations", "tags"]


class Made:
    """One tag: the structure element, the box it came from, and the page (from 0)."""

    __slots__ = ("box", "element", "page")

    def __init__(self, element: Any, box: Any, page: int) -> None:  # noqa: ANN401  WeasyPrint publishes no types.
        self.element = element
        self.box = box
        self.page = page


class Recording:
    """The tags of the text body in the order of reading, and the marked content of each page that is no body text."""

    def __init__(self) -> None:
        self.made: list[Made] = []
        self.artifacts: dict[int, set[int]] = {}


def can_record() -> bool:
    """Return whether this WeasyPrint still has the watched function with the signature that is known here."""
    watched = getattr(tags, _WATCHED, None)
    return watched is not None and list(inspect.signature(watched).parameters) == _PARAMETERS


@contextmanager
def recording() -> Iterator[Recording]:
    """Record the tags that WeasyPrint makes inside the block. One report at a time."""
    build, seen, record = getattr(tags, _WATCHED), set(), Recording()
    margins = 0

    def watch(  # noqa: PLR0913, PLR0917  The signature is WeasyPrint's.
        box: Any,  # noqa: ANN401
        parent: Any,  # noqa: ANN401
        pdf: Any,  # noqa: ANN401
        page_number: int,
        nums: dict[int, Any],
        annotations: list[Any],
        streams: Any,  # noqa: ANN401
    ) -> Iterator[Any]:
        nonlocal margins
        in_margin = isinstance(box, boxes.MarginBox)
        before = set(nums) if in_margin else set()
        margins += in_margin
        for element in build(box, parent, pdf, page_number, nums, annotations, streams):
            if id(element) not in seen and not margins:
                seen.add(id(element))
                record.made.append(Made(element, getattr(box, "_box", box), page_number))
            yield element
        if in_margin:
            margins -= 1
            record.artifacts.setdefault(page_number, set()).update(set(nums) - before)

    setattr(tags, _WATCHED, watch)
    try:
        yield record
    finally:
        setattr(tags, _WATCHED, build)
