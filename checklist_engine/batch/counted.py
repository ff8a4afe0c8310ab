"""How many lots were assessed, said in whole words: of one lot as of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.saying import say_counted

if TYPE_CHECKING:
    from checklist_engine.saying import Saying

__all__ = ["assessed_lots", "lots_not_ict", "lots_without_requirements"]


def assessed_lots(assessed: int, lots: int) -> Saying:
    """Return `3 of 8 lots assessed`."""
    return say_counted("{assessed:,} of {count:,} lot assessed", "{assessed:,} of {count:,} lots assessed", lots, assessed=assessed)


def lots_not_ict(lots: int) -> Saying:
    """Return how many lots buy something else."""
    return say_counted("{count:,} buys no information technology", "{count:,} buy no information technology", lots)


def lots_without_requirements(lots: int) -> Saying:
    """Return how many lots state nothing that could be assessed."""
    return say_counted("{count:,} states no requirements", "{count:,} state no requirements", lots)
