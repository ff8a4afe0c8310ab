"""The word groups that act as verbs: what each makes of a place that it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance

__all__ = ["ALL_VERBS", "STRONG_VERBS", "SUBJECT_REACH", "WEAK_VERBS"]

STRONG_VERBS: dict[str, Stance] = {
    "required": "required",
    "recommended": "recommended",
    "optional": "optional",
    "on_request": "optional",
    "forbidden": "forbidden",
    "not_required": "mentioned",
    "situation": "mentioned",
}
WEAK_VERBS: dict[str, Stance] = {
    "weak_required": "required",
    "weak_recommended": "recommended",
    "weak_optional": "optional",
    "weak_situation": "mentioned",
    "besides": "mentioned",
    "progress": "mentioned",
}
ALL_VERBS: dict[str, Stance] = {**STRONG_VERBS, **WEAK_VERBS}

SUBJECT_REACH = 3
"""A verb at most this many runs behind a name, with nothing that separates them, has the name as its subject."""
