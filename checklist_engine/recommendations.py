"""From findings and score to ranked actions: what to paste or ask, why, and exactly what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine.result import Recommendation
from checklist_engine.rules.levels import MENTIONED, PROVEN, RECOMMENDED, REQUIRED
from checklist_engine.scoring import gains

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checklist_engine.catalog.standard import Mandate, Standard
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import Finding
    from checklist_engine.rules.rule import Rule
    from checklist_engine.specification.model import Lot, Specification, Value
    from checklist_engine.wording import Words

__all__ = ["choose_clause", "recommend"]

EUROPEAN_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - one line reads better
)
BINDING = ("law", "comply-or-explain")
SEVERITIES = ("critical", "high", "medium", "low")

Action = Literal["insert-clause", "ask-or-correct", "agree-in-contract"]


def recommend(findings: Sequence[Finding], specification: Specification, knowledge: Knowledge, as_of: str) -> tuple[Recommendation, ...]:
    """Return one action for each applicable finding below level 4, the most important first.

    First what contradicts an expectation, then what law or a comply-or-explain duty binds on this buyer, then the gain per effort;
    ties go by severity, then id. The reason says in words why an action stands where it stands.
    """
    points = gains(findings, knowledge.scoring)
    lots = {lot.id: lot for lot in specification.lots}
    drafts = [
        _draft(finding, lots[finding.lot], specification, knowledge, points[finding.rule, finding.lot], as_of)
        for finding in findings
        if finding.applicability == "yes" and finding.outcome != "waived" and finding.level != PROVEN
    ]
    drafts.sort(key=lambda draft: _rank_key(draft, knowledge))
    return tuple(msgspec.structs.replace(draft, rank=rank) for rank, draft in enumerate(drafts, start=1))


def _rank_key(draft: Recommendation, knowledge: Knowledge) -> tuple[bool, bool, float, int, str, str]:
    effort = knowledge.scoring.effort_points[draft.effort]
    return (
        not draft.contradicted,
        not any(mandate.level in BINDING for mandate in draft.mandates),
        -draft.gain / effort,
        SEVERITIES.index(draft.severity),
        draft.rule,
        draft.lot,
    )


def _draft(finding: Finding, lot: Lot, specification: Specification, knowledge: Knowledge, gain: float, as_of: str) -> Recommendation:
    rule = knowledge.rules[finding.rule]
    standards = _standards_to_ask(rule, finding, knowledge)
    language, clause = choose_clause(standards, specification.language, knowledge)
    mandates = tuple(
        mandate
        for standard in standards
        for mandate in standard.mandates
        if _concerns(mandate, specification, lot.value or specification.value, as_of)
    )
    efforts = sorted((standard.effort for standard in standards), key=lambda effort: -knowledge.scoring.effort_points[effort.level])
    return Recommendation(
        rank=0,
        rule=rule.id,
        lot=lot.id,
        title=rule.title,
        area=rule.area,
        severity=rule.severity,
        reason=_reason(finding, rule, mandates, specification, knowledge.words),
        action=_action(specification),
        standard=standards[0].id,
        clause=clause,
        clause_language=language,
        verification=tuple(step for standard in standards for step in standard.verification),
        effort=efforts[0].level,
        effort_reason=efforts[0].why,
        gain=gain,
        contradicted=finding.outcome == "contradicted",
        mandates=mandates,
        reviewed=all(knowledge.reviewer(standard.id, language) for standard in standards),
    )


def _standards_to_ask(rule: Rule, finding: Finding, knowledge: Knowledge) -> tuple[Standard, ...]:
    """Return what the clause is about: the preferred standard, the one already half asked for, or every part that lacks."""
    assert rule.expects is not None  # noqa: S101 - findings come from such rules
    catalog = knowledge.catalog.standards
    if rule.expects.mode == "all":
        proven = {item.standard for item in finding.evidence if item.level == PROVEN}
        return tuple(catalog[wanted.standard] for wanted in rule.expects.wanted if wanted.standard not in proven)
    asked = [item.standard for item in finding.evidence if item.level in (RECOMMENDED, REQUIRED) and item.standard in rule.standards()]
    return (catalog[asked[0] if asked else rule.expects.prefer],)


def choose_clause(standards: Sequence[Standard], language: str | None, knowledge: Knowledge) -> tuple[str, str]:
    """Return the language and the clauses to paste: the specification's language where all have it, else the reader's, else English."""
    for wanted in dict.fromkeys(((language or "en").split("-")[0], knowledge.words.language, "en")):
        clauses = [clause for standard in standards if (clause := knowledge.clause(standard.id, wanted)) is not None]
        if len(clauses) == len(standards):
            break
    return wanted, "\n".join(clause.must for clause in clauses)


def _concerns(mandate: Mandate, specification: Specification, value: Value | None, as_of: str) -> bool:
    """Tell whether a mandate speaks to this buyer on this day: country, kind of buyer, period and value, where known."""
    buyer = specification.buyer
    if mandate.country is not None and buyer.country is not None:
        if mandate.country == "EU" and buyer.country not in EUROPEAN_UNION:
            return False
        if mandate.country not in ("EU", buyer.country):
            return False
    if mandate.country is not None and buyer.country is None:
        return False
    if mandate.buyer_kinds and buyer.kind is not None and buyer.kind not in mandate.buyer_kinds:
        return False
    if mandate.from_ and as_of < mandate.from_:
        return False
    if mandate.until and as_of[: len(mandate.until)] > mandate.until:
        return False
    if mandate.threshold and value is not None:
        amount, currency = mandate.threshold.split()
        return currency != value.currency or value.amount >= float(amount)
    return True


def _action(specification: Specification) -> Action:
    match specification.stage:
        case "running":
            return "ask-or-correct"
        case "awarded" | "contract" | "ended":
            return "agree-in-contract"
        case _:
            return "insert-clause"


def _reason(finding: Finding, rule: Rule, mandates: Sequence[Mandate], specification: Specification, words: Words) -> str:
    return " ".join((*_why_first(finding, mandates, words), *_why_at_all(finding, rule, words), *_how(specification, words)))


def _why_first(finding: Finding, mandates: Sequence[Mandate], words: Words) -> Iterator[str]:
    _ = words.gettext
    if finding.outcome == "contradicted":
        yield _("It comes first because the specification asks for the opposite.")
    binding = [mandate for mandate in mandates if mandate.level in BINDING]
    if binding:
        authorities = ", ".join(dict.fromkeys(mandate.authority for mandate in binding))
        said = (
            _("You have to ask for it by law ({authorities}).")
            if binding[0].level == "law"
            else _("You have to ask for it, or explain why not ({authorities}).")
        )
        yield said.format(authorities=authorities)


def _why_at_all(finding: Finding, rule: Rule, words: Words) -> Iterator[str]:
    _ = words.gettext
    if finding.outcome == "contradicted":
        yield rule.severity_reason
        return
    if finding.level == REQUIRED:
        yield _("It is required already; say how the supplier proves it, so that it can be checked.")
        return
    if finding.level == RECOMMENDED:
        yield _("The specification only recommends it.")
    elif finding.level == MENTIONED:
        yield _("The specification names it without firmly asking for it, or asks for less.")
    else:
        yield _("The specification does not ask for it.")
    yield rule.severity_reason


def _how(specification: Specification, words: Words) -> Iterator[str]:
    _ = words.gettext
    match _action(specification):
        case "ask-or-correct":
            yield _("The tender is running: publish it as a correction, or ask for it in a clarification.")
        case "agree-in-contract":
            yield _("The contract is awarded: agree it with the supplier, or keep it for the renewal.")
