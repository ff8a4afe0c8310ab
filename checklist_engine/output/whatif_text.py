"""A what-if for a terminal: the score now and then, what was put in and taken out, and what else it touches."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from checklist_engine.output.words import OUTCOMES, number, score_sentence
from checklist_engine.specification.model import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.comparison.whatif import SideEffect, WhatIf

__all__ = ["render_what_if"]

_WIDTH = 80
_FULL = 4
_ROUNDING = 1e-6


def render_what_if(answer: WhatIf) -> str:
    """Return the answer in lines of at most 80 columns."""
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: WhatIf) -> Iterator[str]:
    yield from _wrap(f"{answer.title} ({answer.id})", "")
    yield from _wrap(f"Judged as of {answer.as_of} with profile {answer.profile}.", "")
    yield ""
    yield from _wrap(f"NOW   {score_sentence(answer.before)}", "      ")
    yield from _wrap(f"THEN  {score_sentence(answer.after)}", "      ")
    for cap in answer.after.caps:
        yield from _wrap(f"      ! {cap}", "        ")
    yield ""
    if not answer.adopted:
        yield "There is nothing to adopt."
        return
    yield f"Actions taken: {len(answer.adopted)}"
    for action in answer.adopted:
        lot = "" if action.lot == WHOLE else f", lot {action.lot}"
        short = "" if action.level == _FULL else f"; its clause reaches level {action.level} only"
        yield from _wrap(
            f"  {action.gain:+5.1f}  {action.title} [{action.rule}{lot}]: {action.severity}, {action.effort} effort{short}", " " * 9
        )
    if answer.taken_out:
        yield from ("", "Taken out, since it asks for the opposite:")
        for gone in answer.taken_out:
            yield from _wrap(f"  requirement {gone.requirement}: {gone.quote}", "    ")
    yield from _other(answer)


def _other(answer: WhatIf) -> Iterator[str]:
    """Yield why the score is not simply the sum of the gains, where it is not."""
    if answer.side_effects:
        yield from ("", "Other expectations that this touches:")
        for effect in answer.side_effects:
            lot = "" if effect.lot == WHOLE else f", lot {effect.lot}"
            yield from _wrap(f"  {_verdicts(effect)}: {effect.title} [{effect.rule}{lot}]", "    ")
    if answer.promised is not None and answer.after.value is not None and abs(answer.promised - answer.after.value) > _ROUNDING:
        yield ""
        yield from _wrap(
            f"The score and the gains of these actions alone would make {number(answer.promised)}; "
            f"with everything that they touch it is {number(answer.after.value)}.",
            "",
        )


def _verdicts(effect: SideEffect) -> str:
    before = OUTCOMES[effect.outcome_before] if effect.outcome_before else "not there"
    after = OUTCOMES[effect.outcome_after] if effect.outcome_after else "not there"
    if before == after:
        return f"{before}, level {effect.level_before} to {effect.level_after}"
    return f"{before} to {after}"


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent)
