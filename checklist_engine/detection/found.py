"""What is found at one place of a sentence."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from checklist_engine.detection.language.cues import Cue
from checklist_engine.detection.names.matching import Hit
from checklist_engine.detection.sentence.view import View
from checklist_engine.detection.stance.verdict import Verdict
from checklist_engine.detection.version.item import Item

__all__ = ["Found"]


class Found(msgspec.Struct, frozen=True):
    """A standard at one place: its name, at most one version (and others that are as good), its stance and its proof.

    All places are numbers of runs of the sentence; the cue of a stance that a leading line hands down counts from `-LEAD`.
    """

    LEAD: ClassVar[int] = 1 << 30

    view: View
    hit: Hit
    item: Item | None
    verdict: Verdict
    others: tuple[Item, ...] = ()
    proof: Cue | None = None
