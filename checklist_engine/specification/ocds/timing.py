"""When things happen, and how far the process is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.specification.ocds.node import Node

if TYPE_CHECKING:
    from checklist_engine.specification.model import Stage

__all__ = ["Days", "read_contract_end", "read_days", "read_stage"]

_ENDED = {"cancelled", "unsuccessful", "withdrawn"}
_STATUS: dict[str, Stage] = {
    "planning": "planning",
    "planned": "draft",
    "draft": "draft",
    "active": "running",
    "complete": "awarded",
}
_TAGS: dict[str, Stage] = {
    "planning": "planning",
    "planningUpdate": "planning",
    "tender": "running",
    "tenderAmendment": "running",
    "tenderUpdate": "running",
    "tenderCancellation": "ended",
    "award": "awarded",
    "awardUpdate": "awarded",
    "awardCancellation": "ended",
    "contract": "contract",
    "contractUpdate": "contract",
    "contractAmendment": "contract",
    "implementation": "contract",
    "implementationUpdate": "contract",
    "contractTermination": "ended",
}


class Days(msgspec.Struct, frozen=True):
    """Days as YYYY-MM-DD; None where none is sure."""

    published: str | None
    deadline: str | None


def read_days(release: Node, tender: Node, first_published: str | None) -> Days:
    """Return when a tender was published and when it closes. `first_published` is the date of its earliest release, if known."""
    period = tender.child("tenderPeriod")
    deadline = period.day("endDate")
    first = Node({"date": first_published}, release.pointer, release.notes).day("date") if first_published else None
    published = first or tender.day("datePublished") or release.day("date")
    start = period.day("startDate")
    if published and deadline and start and start <= deadline < published:
        # A compiled release carries the date of its last change.
        published = start
    return Days(published, deadline)


def read_contract_end(release: Node, tender: Node) -> str | None:
    """Return, as YYYY-MM-DD, the last end of a contract that was signed, else of one that is planned."""
    signed = [_end(contract.child("period")) for contract in release.children("contracts")]
    awarded = [_end(award.child("contractPeriod")) for award in release.children("awards")]
    planned = [
        _end(tender.child("contractPeriod")),
        *(_end(lot.child("contractPeriod")) for lot in tender.children("lots")),
    ]
    for ends in (signed, planned, awarded):
        known = [end for end in ends if end is not None]
        if known:
            return max(known)
    return None


def _end(period: Node) -> str | None:
    end = period.day("endDate")
    if end is not None:
        return end
    start, days = period.day("startDate"), period.value.get("durationInDays")
    if start is None or not isinstance(days, int) or isinstance(days, bool) or days <= 0:
        return None
    try:
        return (dt.date.fromisoformat(start) + dt.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def read_stage(release: Node, tender: Node) -> Stage | None:
    """Return how far the process is: by contracts, awards, the tender's status, then the release's tags."""
    status = (tender.text("status") or "").lower()
    if status in _ENDED:
        return "ended"
    return _stage_of_results(release) or _stage_of_status(status) or _stage_of_tags(release, tender)


def _stage_of_results(release: Node) -> Stage | None:
    contracts = [(node.text("status") or "active").lower() for node in release.children("contracts")]
    awards = [(node.text("status") or "active").lower() for node in release.children("awards")]
    if "active" in contracts:
        return "contract"
    if contracts and all(state in {"terminated", "cancelled"} for state in contracts):
        return "ended"
    if contracts or not {"active", "pending"}.isdisjoint(awards):
        return "awarded"
    return "ended" if awards else None


def _stage_of_status(status: str) -> Stage | None:
    # Prozorro writes `active.tendering`.
    return "awarded" if status == "active.awarded" else _STATUS.get(status.partition(".")[0])


def _stage_of_tags(release: Node, tender: Node) -> Stage | None:
    stages = [_TAGS[tag] for tag, _ in release.texts("tag") if tag in _TAGS]
    if stages:
        return stages[-1]
    return "planning" if not tender and release.child("planning") else None
