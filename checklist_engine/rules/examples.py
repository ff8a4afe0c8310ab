"""Running the examples in rule files: documentation that is also a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.catalog.versions import parse_range
from checklist_engine.detection.demands import detect_demands
from checklist_engine.lots import describe_lots
from checklist_engine.rules.evaluation import is_refused
from checklist_engine.rules.levels import demands_by_standard, judge_expectation
from checklist_engine.rules.qualities import lacking_demands
from checklist_engine.saying import say
from checklist_engine.specification.model import WHOLE, Lot, Requirement, Specification

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.rules.rule import Example, Rule

__all__ = ["ExampleOutcome", "run_examples"]


class ExampleOutcome(msgspec.Struct, frozen=True):
    """What an example says and what the engine made of it, in the same words."""

    rule: str
    text: str
    expected: str
    actual: str


def run_examples(rule: Rule, knowledge: Knowledge) -> Iterator[ExampleOutcome]:
    """Yield the outcome of every example of a rule, judged as the only requirement of a specification."""
    for example in rule.examples:
        yield ExampleOutcome(rule.id, example.text, _expected(example), _actual(rule, _specification(example), knowledge))


def _specification(example: Example) -> Specification:
    requirement = Requirement(id="example", text=example.text, pointer="", language=example.language)
    return Specification(
        id="example",
        title="example",
        format="own",
        source="example",
        lots=(Lot(id=WHOLE, subjects=example.subjects),),
        requirements=(requirement,),
        language=example.language,
    )


def _expected(example: Example) -> str:
    if example.hit is not None:
        return say("hit") if example.hit else say("no hit")
    return say("contradicted") if example.contradicted else say("level {level}", level=example.level)


def _actual(rule: Rule, specification: Specification, knowledge: Knowledge) -> str:
    standards = knowledge.catalog.standards
    demands = detect_demands(specification, knowledge.detector)
    if rule.expects:
        judged = judge_expectation(rule.expects, demands_by_standard(demands, standards), standards)
        return say("contradicted") if judged.contradicted else say("level {level}", level=judged.level)
    if rule.refuses:
        standard = standards[rule.refuses.standard]
        refused = parse_range(rule.refuses.version, standard) if rule.refuses.version else None
        return say("hit") if any(is_refused(demand, refused, standard) for demand in demands) else say("no hit")
    (lot,) = describe_lots(specification, demands, knowledge)
    return say("hit") if any(lacking_demands(rule, lot, knowledge)) else say("no hit")
