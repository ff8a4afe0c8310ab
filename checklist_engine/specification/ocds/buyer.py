"""Who buys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.saying import say
from checklist_engine.specification.countries import country_code, is_country
from checklist_engine.specification.model import Buyer
from checklist_engine.specification.ocds.words import read_text, read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checklist_engine.specification.ocds.node import Node

__all__ = ["read_buyer"]

# Lists of organisation identifiers are named by country: GB-COH, UA-EDR (org-id.guide). XI, XM, XR are no country.
_IDENTIFIER_SCHEME = re.compile(r"([A-Z]{2})-[A-Z0-9_]{2,}")


def read_buyer(release: Node, tender: Node) -> Buyer:
    """Return the buyer; its kind is public, as OCDS publishes public contracting. The country only when it is sure."""
    parties = release.children("parties")
    named = [node for node in _named(release, tender) if node]
    identifiers = {identifier for node in named for identifier in (node.text("id"),) if identifier}
    roles = _with_role(parties, "buyer") or _with_role(parties, "procuringEntity")
    same = [node for node in parties if node.text("id") in identifiers and node not in roles]
    nodes = (*named, *roles, *same)
    name = next((text for node in nodes for text in (read_text(node, "name"),) if text), None)
    if name is None and isinstance(release.value.get("buyer"), str):
        name = release.text("buyer")
    country = next((code for node in nodes for code in _countries(node)), None)
    return Buyer(name=name, country=country, kind="public")


def _with_role(parties: Iterable[Node], role: str) -> list[Node]:
    return [node for node in parties if node.holds("roles", role)]


def _named(release: Node, tender: Node) -> Iterator[Node]:
    if not isinstance(release.value.get("buyer"), str):
        yield release.child("buyer")
    yield tender.child("procuringEntity")


def _countries(node: Node) -> Iterator[str]:
    address = node.child("address")
    for key in ("countryCode", "country", "countryName"):
        written = read_text(address, key) if isinstance(address.value.get(key), str) or key == "countryName" else None
        code = country_code(written) if written else None
        if code is not None:
            yield code
        elif written is not None:
            words = read_words(address, key)
            node.notes.add(
                say("'{written}' is no country that is known; it was left out", written=written[:40]), words.place if words else None
            )
    identifiers = (node.child("identifier"), *node.children("additionalIdentifiers"))
    for identifier in identifiers:
        scheme = _IDENTIFIER_SCHEME.fullmatch(identifier.text("scheme") or "")
        if scheme is not None and is_country(scheme.group(1)):
            yield scheme.group(1)
