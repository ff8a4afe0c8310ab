"""Refusals of things that use something weak: `reject connections using TLS 1.0`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checklist_engine.detection.language.cues import Cue
    from checklist_engine.detection.sentence.view import View

__all__ = ["LINKS", "uses_weak"]

LINKS = frozenset({"that_words", "accepting"})
"""Groups of the words between a thing and what it uses."""


def uses_weak(view: View, refusing: Cue, first: int, last: int) -> bool:
    """Tell whether what is refused uses something weak: `reject connections using TLS 1.0`; not `block attacks using HSTS`.

    Of a version only what carries it tells that it is not the means of the refusal.
    """
    link = next(cue.first for cue in view.cues_of(*LINKS) if cue.first >= refusing.last)
    if view.gap_has_any(refusing.last, link, ",:") or any(view.hit_at(index) is not None for index in range(refusing.last, link)):
        return False
    hit = view.hit_at(first)
    if hit is not None and view.is_insecure(hit):
        return True
    carriers = view.wording.carriers | view.wording.carriers_before
    numbered = not view.versions.isdisjoint(range(first, last + 1))
    return numbered and not carriers.isdisjoint(view.text.words[refusing.last : first])
