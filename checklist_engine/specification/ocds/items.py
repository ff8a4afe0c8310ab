"""Classification codes: CPV and UNSPSC in all their spellings."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checklist_engine.saying import say
from checklist_engine.specification.model import Item
from checklist_engine.specification.ocds.words import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.specification.ocds.lots import Lots
    from checklist_engine.specification.ocds.node import Node

__all__ = ["read_items"]

_NO_LETTER = re.compile(r"[\W_]+")
# ДК 021:2015 is the CPV as a national standard of Ukraine. Paraguay's catalogue, at level five, puts three digits
# behind UNSPSC codes.
_CPV_SCHEMES = {
    "cpv",
    "cpv2003",
    "cpv2008",
    "eucpv",
    "cpvcode",
    "commonprocurementvocabulary",
    "дк021",
    "дк0212015",
    "dk021",
    "dk0212015",
}
_UNSPSC_SCHEMES = {"unspsc", "xunspsc", "ununspsc", "unspsccode", "xcatalogonivel5dncp", "catalogonivel5dncp"}
# Spreadsheets turn codes into numbers: 45233130.0.
_CPV_CODE = re.compile(r"(\d{2,8})(?:-\d|\.0)?")
_CPV_WITH_CHECK_DIGIT = re.compile(r"\d{8}-\d")
_UNSPSC_CODE = re.compile(r"(\d{2,8})(?:\d{2}|-\d{1,3}|\.0)?")


def read_items(release: Node, tender: Node, lots: Lots) -> tuple[Item, ...]:
    """Return the codes of what is bought, once for each lot: of the tender, else of its awards or contracts."""
    found: dict[tuple[str, str, str | None], Item] = {}
    for item in _all(release, tender, lots):
        found.setdefault((item.scheme, item.id, item.lot), item)
    return tuple(found.values())


def _all(release: Node, tender: Node, lots: Lots) -> Iterator[Item]:
    yield from _of(tender, (), None)
    for name, lot in lots.nodes.items():
        yield from _of(lot, (name,), None)
        for part in lot.children("items"):
            yield from _of_item(part, (name,))
    for part in lots.items:
        yield from _of_item(part, lots.named_by(part))
    if not lots.items:
        for key in ("awards", "contracts"):
            for holder in release.children(key):
                for part in holder.children("items"):
                    yield from _of_item(part, ())


def _of_item(part: Node, lots: tuple[str, ...]) -> Iterator[Item]:
    yield from _of(part, lots, read_text(part, "description"))


def _of(node: Node, lots: tuple[str, ...], description: str | None) -> Iterator[Item]:
    classification = node.child("classification") if isinstance(node.value.get("classification"), dict) else None
    codes = (*((classification,) if classification else ()), *node.children("additionalClassifications"))
    for code in codes:
        for lot in lots or (None,):
            item = _item(code, lot, description)
            if item is not None:
                yield item


def _item(code: Node, lot: str | None, description: str | None) -> Item | None:
    written = code.text("id")
    scheme, digits = _read_code(code.text("scheme") or "", written or "")
    if scheme is None or written is None:
        return None
    if digits is None:
        code.notes.add(say("'{written}' is no {scheme} code; it was left out", written=written[:40], scheme=scheme), code)
        return None
    own = read_text(code, "description")
    return Item(
        scheme=scheme,
        id=digits,
        description=description or own,
        lot=lot,
        pointer=code.notes.place(code),
    )


@lru_cache(maxsize=8192)  # notices share their codes
def _read_code(scheme: str, written: str) -> tuple[str | None, str | None]:
    """Return the scheme and the digits of a code; None for a scheme that is not known, and for what is no code of it."""
    known = _scheme(scheme, written)
    if known is None:
        return None, None
    match = (_CPV_CODE if known == "CPV" else _UNSPSC_CODE).fullmatch(_compact(written))
    return known, None if match is None else match.group(1)


def _compact(written: str) -> str:
    return "".join(written.split())


def _scheme(written: str, code: str) -> str | None:
    name = _NO_LETTER.sub("", written.casefold())
    if name in _CPV_SCHEMES or (not name and _CPV_WITH_CHECK_DIGIT.fullmatch(_compact(code))):
        return "CPV"
    if name in _UNSPSC_SCHEMES or re.fullmatch(r"unspscv?\d*", name):
        return "UNSPSC"
    return None
