"""Amounts of money."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checklist_engine.saying import say
from checklist_engine.specification.model import Value

if TYPE_CHECKING:
    from checklist_engine.specification.ocds.node import Node

__all__ = ["read_value"]

_CURRENCY = re.compile(r"[A-Z]{3}")


def read_value(node: Node, key: str) -> Value | None:
    """Return the amount at `key`; None, where needed with a note, unless amount and currency are both sure."""
    money = node.child(key)
    if not money:
        return None
    amount = money.amount("amount")
    if amount is None:
        return None
    currency = (money.text("currency") or "").upper()
    if not _CURRENCY.fullmatch(currency):
        money.notes.add(say("the amount has no currency that is known by a code of three letters; it was left out"), money)
        return None
    return Value(amount=amount, currency=currency)
