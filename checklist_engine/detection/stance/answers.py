"""A yes or no behind a name: `TLS 1.3: yes, TLS 1.1: no`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.language.verbs import STRONG_VERBS

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.sentence.view import View

__all__ = ["answer_behind"]

_BEFORE = ":=|\t\u274c\u2705\u2713\u2714\u2717\u2718"
"""What parts an answer from its name: a colon, the edge of a cell, a tick or a cross."""
_BEHIND = ",;|()]/.\t\n"
_EDGES = "|\t"
_HELD = frozenset({"certification", "label", "framework"})


def answer_behind(view: View, first: int, last: int) -> tuple[Stance, Cue] | None:
    """Return what a yes or no that alone stands behind a name or version says of it, with the word: `TLS 1.3: yes, TLS 1.1: no`.

    Behind the edge of a cell it answers what a verb says before it: `may support IPv6 | Yes`.
    Nobody refuses a certificate: it is only not there, `ISO 27001: no (planned for 2027)`.
    """
    if last >= view.sentence.last or not view.gap_has(last, _BEFORE):
        return None
    if view.gap_has(last, _EDGES) and any(cue.last <= first for cue in view.cues_of(*STRONG_VERBS)):
        return None
    word, behind = view.text.words[last], last + 1
    if behind < view.sentence.last and not view.gap_has(behind, _BEHIND):
        return None
    cue = Cue("answer", last, behind, last)
    if word in view.wording.yes:
        return "required", cue
    if word not in view.wording.no:
        return None
    if (hit := view.hit_at(first)) is not None and view.kind_of(hit) in _HELD:
        return "mentioned", cue
    versioned = any(index in view.versions or view.text.words[index].isdigit() for index in range(first, last))
    return ("forbidden", cue) if versioned else None
