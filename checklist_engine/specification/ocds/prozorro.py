"""Bodies of the Prozorro interface, and lists of criteria: not OCDS, but with the same words for what is asked."""

from __future__ import annotations

from typing import Any

from checklist_engine.errors import Problem
from checklist_engine.saying import say
from checklist_engine.specification.ocds.process import Process

__all__ = ["looks_like_criteria", "read_prozorro"]

_TENDER_KEYS = {"tenderID", "procuringEntity", "items", "criteria", "procurementMethodType", "lots"}
_CRITERIA_NOTE = say("This is a list of criteria without a tender; it was read as the criteria of one.")
_TENDER_NOTE = say("This is a tender of the Prozorro interface, not OCDS; it was read by the names that both share.")


def looks_like_criteria(value: Any) -> bool:  # noqa: ANN401 - JSON holds any value
    """Return whether a JSON value is a list of criteria, each with groups of requirements."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(part, dict) and isinstance(part.get("requirementGroups"), list) for part in value)
    )


def read_prozorro(data: Any, pointer: str) -> Process | Problem:  # noqa: ANN401 - JSON holds any value
    """Return the process that `data`, at `pointer`, can be read as."""
    if isinstance(data, dict) and isinstance(data.get("requirementGroups"), list):
        return Process(
            {"tender": {"criteria": [data]}},
            _without("/tender/criteria/0", pointer),
            "ocds-criteria",
            (_CRITERIA_NOTE,),
        )
    if looks_like_criteria(data):
        return Process({"tender": {"criteria": data}}, _without("/tender/criteria", pointer), "ocds-criteria", (_CRITERIA_NOTE,))
    if isinstance(data, dict) and not _TENDER_KEYS.isdisjoint(data) and ("title" in data or "description" in data):
        release = {
            "ocid": data.get("tenderID"),
            "tender": data,
            "date": data.get("noticePublicationDate") or data.get("date"),
        }
        return Process(release, _without("/tender", pointer), "prozorro-tender", (_TENDER_NOTE,))
    what = say("the 'data' here is neither a tender nor a list of criteria")
    return Problem(code="not-ocds", where=pointer, what=what, expected=say("a tender, or criteria with 'requirementGroups'"))


def _without(prefix: str, pointer: str) -> Any:  # noqa: ANN401 - a function
    def translate(inside: str) -> str:
        return pointer + inside.removeprefix(prefix)

    return translate
