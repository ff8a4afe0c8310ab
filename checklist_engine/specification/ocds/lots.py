"""The lots of a tender, and which lot other parts of it speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.saying import say
from checklist_engine.specification.model import WHOLE, Lot
from checklist_engine.specification.ocds.value import read_value
from checklist_engine.specification.ocds.words import read_text

if TYPE_CHECKING:
    from checklist_engine.specification.ocds.node import Node

__all__ = ["Lots", "read_lots"]


class Lots:
    """The lots by id, their nodes, the items of the tender, and the lot of each of them."""

    def __init__(self, tender: Node) -> None:
        self.tender = tender
        self.nodes: dict[str, Node] = {}
        self.item_lots: dict[str, tuple[str, ...]] = {}
        for index, node in enumerate(tender.children("lots")):
            name = node.text("id")
            if name is None:
                name = str(index + 1)
                tender.notes.add(say("the lot has no id; it is called '{name}' here", name=name), node)
            if name in self.nodes:
                tender.notes.add(say("there already is a lot '{name}'; this one was read as part of it", name=name), node)
            self.nodes.setdefault(name, node)
        self.items = tender.children("items")
        for item in self.items:
            identifier = item.text("id")
            if identifier is not None:
                self.item_lots[identifier] = self.named_by(item)

    def named_by(self, node: Node) -> tuple[str, ...]:
        """Return the lots that a part names with `relatedLot` or `relatedLots`; none where it holds for all."""
        if "relatedLot" not in node.value and "relatedLots" not in node.value:
            return ()
        named: list[str] = []
        for key in ("relatedLot", "relatedLots"):
            for lot, pointer in node.texts(key):
                if lot not in self.nodes:
                    self.tender.notes.add(say("there is no lot '{lot}'; this was read as holding for all lots", lot=lot), pointer)
                elif lot not in named:
                    named.append(lot)
        return tuple(named)

    def of_criterion(self, criterion: Node) -> tuple[str, ...]:
        """Return the lots that a criterion speaks of, also by an item that it relates to."""
        named = self.named_by(criterion)
        related = criterion.text("relatedItem")
        if named or related is None:
            return named
        if related in self.nodes:
            return (related,)
        return self.item_lots.get(related, ())


def read_lots(lots: Lots, title: str) -> tuple[Lot, ...]:
    """Return the lots of the model; one for the whole where the tender has none."""
    if not lots.nodes:
        return (Lot(id=WHOLE, title=title, value=read_value(lots.tender, "value"), pointer=lots.tender.notes.place("")),)
    found: list[Lot] = []
    for name, node in lots.nodes.items():
        found.append(
            Lot(
                id=name,
                title=read_text(node, "title"),
                description=read_text(node, "description"),
                value=read_value(node, "value"),
                pointer=node.notes.place(node),
            )
        )
    return tuple(found)
