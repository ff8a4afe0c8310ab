"""Keys that are nearly those of OCDS: said, not guessed."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING

from checklist_engine.saying import say

if TYPE_CHECKING:
    from checklist_engine.specification.ocds.node import Node

__all__ = ["note_misspelt_keys"]

_READ = (
    *("additionalClassifications", "amendments", "awardCriteria", "awardCriteriaDetails", "classification"),
    *(
        "contractPeriod",
        "contractTerms",
        "criteria",
        "datePublished",
        "description",
        "documents",
        "eligibilityCriteria",
    ),
    *("exclusionGrounds", "items", "lots", "otherRequirements", "procuringEntity", "selectionCriteria", "status"),
    *("submissionMethodDetails", "submissionTerms", "tenderPeriod", "title", "value"),
)
# Close to a key that is read, and something else.
_OTHERS = frozenset(
    (
        *("amendment", "awardPeriod", "criterion", "lotDetails", "lotGroups", "identifiers", "minValue", "maxValue"),
        *("milestones", "submissionMethod", "submissionMethodRationale", "awardCriteriaRationale", "techniques"),
        *("enquiryPeriod", "titles", "features"),
    )
)
_CLOSE = 0.85


def note_misspelt_keys(tender: Node) -> None:
    """Add a note for each key of the tender that is nearly one that would be read."""
    for key in tender.value:
        if key in _READ or key in _OTHERS or "_" in key:
            continue
        near = _near(key)
        if near is not None:
            tender.notes.add(say("this key is not read; did you mean '{near}'?", near=near), (tender, key))


@lru_cache(maxsize=1024)  # many notices share their other keys
def _near(key: str) -> str | None:
    lowered = {name.lower(): name for name in _READ}
    near = difflib.get_close_matches(key.lower(), list(lowered), n=1, cutoff=_CLOSE)
    return lowered[near[0]] if near else None
