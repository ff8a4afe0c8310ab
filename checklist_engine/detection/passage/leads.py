"""Lines before a list that say what becomes of its items: they end with a colon, or in the middle of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.detection.language.verbs import ALL_VERBS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checklist_engine.detection.sentence.view import View
    from checklist_engine.detection.statement import Statement
    from checklist_engine.detection.text.sentences import Stretch

__all__ = ["Leads"]

_ENDS = frozenset({*ALL_VERBS, "accepting", "explains"})
_LEFT_OUT = " \t\n\r[].\u2026"
"""What may stand behind the colon where a quotation leaves something out."""


class Leads:
    """The lines before the lists of a text, each looked at once."""

    def __init__(self, plain: str, stretches: Sequence[Stretch], statement: Callable[[int], Statement]) -> None:
        """Take the characters of a text, its sentences, and what each says."""
        self._plain = plain
        self._stretches = stretches
        self._statement = statement
        self._introducing: dict[int, bool] = {}

    def of(self, number: int) -> int | None:
        """Return the line that introduces the list which a sentence stands in; not a mere heading."""
        lead = self._stretches[number].lead
        if lead is None:
            return None
        if lead not in self._introducing:
            colon = self._plain[self._stretches[lead].start : self._stretches[lead].end].rstrip(_LEFT_OUT).endswith(":")
            self._introducing[lead] = colon or _is_unfinished(self._statement(lead).view)
        return lead if self._introducing[lead] else None


def _is_unfinished(view: View) -> bool:
    """Tell whether a sentence ends where something must follow, or has a word for what follows: `The supplier should`, `sent via`."""
    last, wording = view.sentence.last, view.wording
    if view.text.words[last - 1] in wording.by_words | wording.for_words | wording.in_words | wording.place_words:
        return True
    if not view.cues_of(*ALL_VERBS):
        return False
    return any(cue.last == last and cue.group in _ENDS for cue in view.main) or any(cue.group == "stand_ins" for cue in view.compare)
