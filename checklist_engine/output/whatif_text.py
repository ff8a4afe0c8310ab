"""A what-if for a terminal: the score now and then, what was put in and taken out, and what else it touches."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from checklist_engine.output.words import EFFORTS, SEVERITIES, number, score_sentence, verdict_words
from checklist_engine.specification.model import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.comparison.whatif import WhatIf
    from checklist_engine.wording import Words

__all__ = ["render_what_if"]

_WIDTH = 80
_FULL = 4
_ROUNDING = 1e-6


def render_what_if(answer: WhatIf, words: Words) -> str:
    """Return the answer in lines of at most 80 columns."""
    return "\n".join(_lines(answer, words)) + "\n"


def _lines(answer: WhatIf, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield from _wrap(f"{answer.title} ({answer.id})", "")
    yield from _wrap(_("Judged as of {day} with profile {profile}.").format(day=words.day(answer.as_of), profile=answer.profile), "")
    yield ""
    now, then = _("NOW"), _("THEN")
    width = max(len(now), len(then)) + 2
    yield from _wrap(f"{now:<{width}}{score_sentence(answer.before, words)}", " " * width)
    yield from _wrap(f"{then:<{width}}{score_sentence(answer.after, words)}", " " * width)
    for cap in answer.after.caps:
        yield from _wrap(f"{' ' * width}! {cap}", " " * (width + 2))
    yield ""
    if not answer.adopted:
        yield _("There is nothing to adopt.")
        return
    yield _("Actions taken: {count}").format(count=len(answer.adopted))
    for action in answer.adopted:
        said = [
            f"  {action.gain:+5.1f}  {action.title} [{_place(action.rule, action.lot, words)}]:",
            f"{_(SEVERITIES[action.severity])}, {_(EFFORTS[action.effort])}",
        ]
        if action.level != _FULL:
            said.append(_("(its clause reaches level {level} only)").format(level=action.level))
        yield from _wrap(" ".join(said), " " * 9)
    if answer.taken_out:
        yield from ("", _("Taken out, since it asks for the opposite:"))
        for gone in answer.taken_out:
            yield from _wrap("  " + _("requirement {id}: {quote}").format(id=gone.requirement, quote=gone.quote), "    ")
    yield from _other(answer, words)


def _place(rule: str, lot: str, words: Words) -> str:
    return rule if lot == WHOLE else words.gettext("{rule}, lot {lot}").format(rule=rule, lot=lot)


def _other(answer: WhatIf, words: Words) -> Iterator[str]:
    """Yield why the score is not simply the sum of the gains, where it is not."""
    _ = words.gettext
    if answer.side_effects:
        yield from ("", _("Other expectations that this touches:"))
        for effect in answer.side_effects:
            verdict = verdict_words(effect.outcome_before, effect.level_before, effect.outcome_after, effect.level_after, words)
            yield from _wrap(f"  {verdict}: {effect.title} [{_place(effect.rule, effect.lot, words)}]", "    ")
    if answer.promised is not None and answer.after.value is not None and abs(answer.promised - answer.after.value) > _ROUNDING:
        yield ""
        said = _("The score and the gains of these actions alone would make {promised}; with everything that they touch it is {score}.")
        yield from _wrap(said.format(promised=number(answer.promised, words), score=number(answer.after.value, words)), "")


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False)
