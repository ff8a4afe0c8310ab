"""The guide for a supplier that answers a tender: what is asked, what to do, in which order, and what to ask the buyer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.guidance.asked import Firmness, gather_asked, gather_forbidden, is_insecure
from checklist_engine.guidance.buyer_questions import BuyerQuestion, ask_buyer
from checklist_engine.guidance.ordering import Placed, put_in_order
from checklist_engine.guidance.speaking import clipped
from checklist_engine.guidance.successors import named_version
from checklist_engine.phrases import listed
from checklist_engine.specification.model import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checklist_engine.catalog.standard import Standard
    from checklist_engine.detection.demand import Demand
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["Avoided", "Guide", "Task", "make_guide"]


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. `versions` are ranges as in rules; `alternatives` are names, and one of them is enough instead.

    `proof_asked` are the tender's own words, `proof` the light proof of the catalogue; `role` is the weightiest of the requirements.
    `stage` is the most work that it takes to get there, `effort` the work that it takes by itself.
    """

    number: int
    standard: str
    name: str
    title: str
    plain: str
    firmness: Firmness
    role: str
    requirements: tuple[str, ...]
    lots: tuple[str, ...]
    versions: tuple[str, ...]
    alternatives: tuple[str, ...]
    stage: str
    effort: str
    effort_reason: str
    order_reason: str
    steps: tuple[str, ...]
    proof: str | None
    proof_asked: tuple[str, ...]
    accepts_equivalent: bool
    tools: tuple[str, ...]
    free_to_read: bool
    questions: tuple[int, ...]


class Avoided(msgspec.Struct, frozen=True, kw_only=True):
    """What the tender forbids, with the version, and where."""

    name: str
    requirements: tuple[str, ...]


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """Everything for a supplier. `ask_first` are the names of what is asked for and no longer secure: not to be built before an answer."""

    tasks: tuple[Task, ...]
    ask_first: tuple[str, ...]
    avoided: tuple[Avoided, ...]
    questions: tuple[BuyerQuestion, ...]

    @property
    def musts(self) -> int:
        """How many tasks have to be met."""
        return sum(task.firmness == "must" for task in self.tasks)

    def of_stage(self, stage: str) -> tuple[Task, ...]:
        """Return the tasks of a stage: low, medium or high."""
        return tuple(task for task in self.tasks if task.stage == stage)


_FEW_WORDS = 2

ROLES = ("selection-criterion", "technical-specification", "contract-condition", "award-criterion")
"""What a requirement is for, the one first that decides whether a supplier may take part."""


def make_guide(result: CheckResult, knowledge: Knowledge, to_buyer: Knowledge | None = None) -> Guide:
    """Return the guide on what `result` found, in the words of `knowledge`; what is to be sent to the buyer in those of `to_buyer`."""
    standards = knowledge.catalog.standards
    questions = ask_buyer(result, knowledge, to_buyer or knowledge)
    asked = gather_asked(result.demands)
    first = [one for one in asked if standards[one.standard].status in ("insecure", "obsolete")]
    doable = put_in_order([one for one in asked if one not in first], standards)
    return Guide(
        tasks=tuple(_task(number, placed, result, standards, questions, knowledge.words) for number, placed in enumerate(doable, start=1)),
        ask_first=tuple(standards[one.standard].name for one in first),
        avoided=_avoided(result, standards, knowledge.words),
        questions=questions,
    )


def _task(
    number: int,
    placed: Placed,
    result: CheckResult,
    standards: Mapping[str, Standard],
    questions: Sequence[BuyerQuestion],
    words: Words,
) -> Task:
    asked, standard = placed.asked, standards[placed.asked.standard]
    small = standard.small_supplier
    # A version that is no longer secure is not what to build: the question says what is instead.
    versions = dict.fromkeys(demand.version for demand in asked.demands if demand.version and not is_insecure(demand, standard))
    return Task(
        number=number,
        standard=standard.id,
        name=standard.name,
        title=standard.title,
        plain=standard.plain,
        firmness=asked.firmness,
        role=min((demand.role for demand in asked.demands), key=ROLES.index),
        requirements=tuple(dict.fromkeys(demand.requirement for demand in asked.demands if demand.requirement)),
        lots=_lots(placed, result),
        versions=tuple(versions),
        alternatives=tuple(standards[key].name for key in asked.alternatives),
        stage=placed.stage,
        effort=standard.effort.level,
        effort_reason=standard.effort.why,
        order_reason=_order_reason(placed, standards, words),
        steps=small.steps if small else (),
        proof=small.proof if small else None,
        proof_asked=tuple(dict.fromkeys(_proof_words(demand) for demand in asked.demands if demand.verification)),
        accepts_equivalent=all(demand.or_equivalent for demand in asked.demands),
        tools=tuple(dict.fromkeys(step.tool for step in standard.verification if step.tool)),
        free_to_read=standard.access == "free",
        questions=tuple(question.number for question in questions if standard.id in question.standards),
    )


def _proof_words(demand: Demand) -> str:
    """Return the words that demand proof; the whole sentence where they are a word or two and stand in it."""
    words = demand.verification or ""
    short = len(words.split()) <= _FEW_WORDS and words in demand.quote
    return clipped(demand.quote if short else words).rstrip(".;")


def _lots(placed: Placed, result: CheckResult) -> tuple[str, ...]:
    """Return the lots for which it is asked; none where it holds for all, or where there is but one."""
    all_lots = [lot.id for lot in result.specification.lots]
    named = {lot for demand in placed.asked.demands for lot in (demand.lots or all_lots)}
    return () if all_lots == [WHOLE] or len(named) == len(all_lots) else tuple(lot for lot in all_lots if lot in named)


def _order_reason(placed: Placed, standards: Mapping[str, Standard], words: Words) -> str:
    """Return in a sentence or two why it stands where it stands within its stage; nothing where it might stand anywhere in it."""
    _ = words.gettext
    said = []
    if placed.builds_on:
        names = listed((standards[key].name for key in placed.builds_on), words)
        said.append(_("It comes after {names}, because it builds on that.").format(names=names))
    if placed.carries:
        names = listed((standards[key].name for key in placed.carries), words)
        said.append(_("Do not put it off, because this builds on it: {names}.").format(names=names))
    return " ".join(said)


def _avoided(result: CheckResult, standards: Mapping[str, Standard], words: Words) -> tuple[Avoided, ...]:
    where: dict[str, list[str]] = {}
    for demand in gather_forbidden(result.demands, standards):
        where.setdefault(named_version(demand, standards, words), []).append(demand.requirement)
    return tuple(Avoided(name=name, requirements=tuple(dict.fromkeys(filter(None, found)))) for name, found in where.items())
