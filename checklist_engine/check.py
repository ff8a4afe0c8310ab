"""The line of the whole program: a specification and knowledge go in, a result comes out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from checklist_engine import __version__
from checklist_engine.blanks import blanks_of
from checklist_engine.detection.demand import Demand
from checklist_engine.detection.demands import detect_demands
from checklist_engine.detection.names.citations import citation_notes, superseded_citations
from checklist_engine.known_ids import check_ids
from checklist_engine.lots import LotFacts, describe_lots
from checklist_engine.questions import ask_questions
from checklist_engine.recommendations import recommend
from checklist_engine.result import (
    RESULT_SCHEMA_VERSION,
    Assessability,
    CheckResult,
    Digest,
    Finding,
    LotResult,
    Score,
    WaiverResult,
)
from checklist_engine.rules.evaluation import Judgement, evaluate
from checklist_engine.scoring import NO_SCORE, score_areas, score_coverage, score_findings
from checklist_engine.specification.model import Specification
from checklist_engine.waivers import apply_waivers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.rules.rule import Expectation
    from checklist_engine.wording import Words

__all__ = ["Judged", "check", "judge"]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What a specification comes to before anything is advised: what `check` builds on, and all that a table of scores needs."""

    specification: Specification
    as_of: str
    facts: tuple[LotFacts, ...]
    demands: tuple[Demand, ...]
    judgement: Judgement
    findings: tuple[Finding, ...]
    waivers: tuple[WaiverResult, ...]
    lots: tuple[LotResult, ...]
    notes: tuple[str, ...]
    day_notes: tuple[str, ...]


def judge(
    specification: Specification,
    knowledge: Knowledge,
    *,
    as_of: str | None = None,
    hold: Callable[[tuple[LotFacts, ...], Knowledge], Judgement] = evaluate,
) -> Judged:
    """Judge one specification, as `check` does, without advice. `hold` may be another way to the same judgement of the rules.

    Raises:
        InputError: as `check`.

    """
    notes = (*specification.notes, *check_ids(specification, knowledge))
    day, day_notes = _day_of_judgement(specification, as_of, knowledge.words)
    demands = detect_demands(specification, knowledge.detector)
    facts = describe_lots(specification, demands, knowledge)
    judgement = hold(facts, knowledge)
    findings, waivers = apply_waivers(specification.waivers, judgement.findings, knowledge.all_rules, day)
    return Judged(
        specification=specification,
        as_of=day,
        facts=facts,
        demands=demands,
        judgement=judgement,
        findings=findings,
        waivers=waivers,
        lots=tuple(_lot_result(lot, findings, judgement, knowledge) for lot in facts),
        notes=notes,
        day_notes=day_notes,
    )


def check(specification: Specification, knowledge: Knowledge, *, as_of: str | None = None) -> CheckResult:
    """Judge one specification.

    `as_of` (YYYY-MM-DD) is the day of judgement; without it the day of publication counts, else today, and a note says so.

    Raises:
        InputError: the specification names subjects, characteristics or standards that the catalogue does not have.

    """
    judged = judge(specification, knowledge, as_of=as_of)
    cited = citation_notes(superseded_citations(specification, knowledge.citation_index))
    lots, demands, judgement, findings, day = judged.facts, judged.demands, judged.judgement, judged.findings, judged.as_of
    assessability = _overall(lots)
    assessed = assessability.state == "assessed"
    return CheckResult(
        schema_version=RESULT_SCHEMA_VERSION,
        engine=__version__,
        catalog=Digest(version=knowledge.catalog_version, digest=knowledge.catalog_digest),
        rules=Digest(version=knowledge.rules_version, digest=knowledge.rules_digest),
        profile=knowledge.profile.id,
        as_of=day,
        specification=specification,
        assessability=assessability,
        score=_score(findings, judgement, knowledge) if assessed else NO_SCORE,
        coverage=score_coverage(findings, knowledge.rules, knowledge.catalog, knowledge.profile.national_list) if assessed else None,
        lots=judged.lots,
        areas=score_areas(findings, knowledge.catalog, knowledge.scoring),
        demands=demands,
        findings=findings,
        recommendations=recommend(findings, specification, knowledge, day),
        questions=ask_questions(lots, findings, specification.waivers, knowledge, day),
        alerts=judgement.alerts,
        remarks=judgement.remarks,
        waivers=judged.waivers,
        notes=tuple(map(knowledge.words.said, (*judged.notes, *cited, *judged.day_notes))),
        weights={rule.id: knowledge.weight(rule) for rule in knowledge.rules.values() if rule.expects},
        scoring=knowledge.scoring,
        standard_names=_standard_names(demands, judgement, knowledge),
        characteristic_questions={
            name: knowledge.catalog.characteristics[name].question
            for name in knowledge.catalog.characteristics
            if any(name in lot.facts.characteristics for lot in lots)
        },
        expectations=_expectations(findings, knowledge),
        language=knowledge.words.language,
        blanks=blanks_of(specification, knowledge),
    )


def _expectations(findings: Sequence[Finding], knowledge: Knowledge) -> dict[str, Expectation]:
    """Return what each rule expects that applies, or may apply, in the order of the findings."""
    rules = dict.fromkeys(finding.rule for finding in findings if finding.applicability != "no")
    return {rule: expects for rule in rules if (expects := knowledge.rules[rule].expects)}


def _standard_names(demands: Sequence[Demand], judgement: Judgement, knowledge: Knowledge) -> dict[str, str]:
    """Return the names for people of every standard that the result speaks of."""
    spoken = {demand.standard for demand in demands}
    spoken |= {key for finding in judgement.findings for key in knowledge.rules[finding.rule].standards()}
    spoken |= {alert.instead for alert in judgement.alerts if alert.instead}
    return {key: standard.name for key, standard in knowledge.catalog.standards.items() if key in spoken}


def _score(findings: Sequence[Finding], judgement: Judgement, knowledge: Knowledge) -> Score:
    return score_findings(findings, judgement.findings, judgement.alerts, knowledge.rules, knowledge.scoring, knowledge.words)


def _day_of_judgement(specification: Specification, as_of: str | None, words: Words) -> tuple[str, tuple[str, ...]]:
    _ = words.gettext
    if as_of is not None:
        return as_of, ()
    if specification.published is not None:
        return specification.published, ()
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    note = _("No date of publication is stated, so today ({today}) is the day of judgement. Use --as-of to choose another.")
    return today, (note.format(today=today),)


def _overall(lots: Sequence[LotFacts]) -> Assessability:
    """Return the state of the whole: assessed if any lot is, else the first lot that at least buys information technology."""
    for state in ("assessed", "no-requirements", "not-ict"):
        for lot in lots:
            if lot.assessability.state == state:
                return lot.assessability
    message = "a specification has at least one lot"
    raise ValueError(message)


def _lot_result(lot: LotFacts, findings: Sequence[Finding], judgement: Judgement, knowledge: Knowledge) -> LotResult:
    own = [finding for finding in findings if finding.lot == lot.lot.id]
    assessed = lot.assessability.state == "assessed"
    return LotResult(
        id=lot.lot.id,
        title=lot.title,
        assessability=lot.assessability,
        subjects=tuple(msgspec.structs.replace(subject, name=knowledge.catalog.subjects[subject.id].name) for subject in lot.subjects),
        characteristics=lot.facts.characteristics,
        score=_score(own, judgement.of_lot(lot.lot.id), knowledge) if assessed else NO_SCORE,
        coverage=score_coverage(own, knowledge.rules, knowledge.catalog, knowledge.profile.national_list) if assessed else None,
    )
