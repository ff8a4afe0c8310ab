"""Why a demand was found: the words that made its name, its stance, its version and its proof."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Demand
from checklist_engine.detection.found import Found
from checklist_engine.saying import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.merging import Merged
    from checklist_engine.detection.names.matching import Hit
    from checklist_engine.detection.passage.reading import Reading

__all__ = ["Explained", "Span", "explained"]


class Span(msgspec.Struct, frozen=True):
    """Words of the requirement's text and the characters that they stand in, end exclusive."""

    text: str
    start: int
    end: int


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """A demand and the words it was read from.

    `name` are the words of the name or, for a demand that is only implied, the parts of the wording. `stance` is empty where no word
    decided; then `reason` says what did. `sentence` is the sentence of the name; other words may stand in a sentence beside it.
    """

    demand: Demand
    sentence: Span
    name: tuple[Span, ...]
    stance: tuple[Span, ...]
    version: tuple[Span, ...]
    proof: tuple[Span, ...]
    reason: str


def explained(merged: Merged, reading: Reading, level: Stance | None) -> Explained:
    """Return why a demand was found; `level` is the firmness that a field beside the text states, if any."""
    placed, demand = merged.placed, merged.demand
    found, number = placed.found, placed.number
    verdict = found.verdict
    items = [item for item in (found.item, *found.others) if item is not None] if demand.version is not None else []
    label = verdict.labelled
    cue = None if label else verdict.cue
    lead = reading.lead(number)
    if label:
        reason = N_("the field beside the text") if level is not None else N_("the label beside the text")
    elif cue is not None:
        reason = ""
    elif demand.stance == "optional":
        reason = N_("the text asks a question")
    elif verdict.softened:
        reason = N_("the name stands in a condition")
    else:
        is_required = demand.stance == "required"
        reason = N_("no verb: a line of a list of requirements") if is_required else N_("the sentence explains the name")
    if cue is None:
        stance: tuple[Span, ...] = ()
    elif cue.first < 0 and lead is not None:
        stance = _spans(reading, lead, cue.moved(Found.LEAD).runs())
    else:
        stance = _spans(reading, number, cue.runs())
    original = reading.original
    return Explained(
        demand=demand,
        sentence=_sentence(original, demand),
        name=_spans(reading, number, _named(found.hit)),
        stance=stance,
        version=tuple(span for item in items for span in _spans(reading, placed.value, range(item.first, item.last))),
        proof=_proof(original, demand),
        reason=reason,
    )


def _named(hit: Hit) -> Iterable[int]:
    """Return the runs of a name, or of the wording that implies a standard."""
    return range(hit.first, hit.last) if hit.named else hit.words


def _spans(reading: Reading, number: int, runs: Iterable[int]) -> tuple[Span, ...]:
    """Return the words of some runs of a sentence, each stretch of neighbouring runs as one."""
    spans: list[Span] = []
    for _, stretch in itertools.groupby(enumerate(sorted(runs)), key=lambda pair: pair[1] - pair[0]):
        places = [run for _, run in stretch]
        start, end = reading.span(number, places[0], places[-1] + 1)
        opened = sum(reading.original.count(sign, start, end) for sign in "([") - sum(
            reading.original.count(sign, start, end) for sign in ")]"
        )
        end += opened == 1 and reading.original[end : end + 1] in {")", "]"}  # "Transport Layer Security (TLS)"
        spans.append(Span(reading.original[start:end], start, end))
    return tuple(spans)


def _sentence(original: str, demand: Demand) -> Span:
    start = original.rfind(demand.quote, 0, demand.start + len(demand.quote))
    return Span(demand.quote, start, start + len(demand.quote))


def _proof(original: str, demand: Demand) -> tuple[Span, ...]:
    """Return where the words of proof stand: in the sentence or after it, else before it."""
    if not demand.verification:
        return ()
    sentence = _sentence(original, demand)
    start = original.find(demand.verification, sentence.start)
    if start < 0:
        start = original.rfind(demand.verification, 0, sentence.start)
    return (Span(demand.verification, start, start + len(demand.verification)),)
