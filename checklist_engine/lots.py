"""What is known of each lot: what is bought, which facts hold, which demands stand in it, and whether there is anything to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.characteristics import infer_characteristics
from checklist_engine.detection.demand import Demand
from checklist_engine.detection.text.prepared import prepare
from checklist_engine.result import Assessability, InferredSubject
from checklist_engine.rules.conditions import Facts
from checklist_engine.specification.model import Lot
from checklist_engine.subjects import infer_subjects
from checklist_engine.wording import N_

if TYPE_CHECKING:
    from checklist_engine.catalog.standard import Catalog
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Requirement, Specification
    from checklist_engine.wording import Words

__all__ = ["ICT_HINT", "LotFacts", "describe_lots"]

ICT_HINT = N_("state what is bought in 'subjects', or give CPV or UNSPSC codes")
ON_WHAT_IS_BOUGHT = ("technical-specification", "contract-condition")
"""Roles of requirements about the purchase itself; criteria about the supplier or the bid alone leave nothing to judge."""
_MANY_CODES = 4
_ENOUGH = 20
"""So many requirements tell the language."""


class LotFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One lot with everything that judgement needs. `reasons` says for each characteristic where its value comes from."""

    lot: Lot
    title: str
    subjects: tuple[InferredSubject, ...]
    facts: Facts
    reasons: dict[str, str]
    demands: tuple[Demand, ...]
    assessability: Assessability


def describe_lots(
    specification: Specification, demands: tuple[Demand, ...], knowledge: Knowledge, *, only_assessed: bool = False
) -> tuple[LotFacts, ...]:
    """Return the lots in the order of the specification; where it states no language, the one that it is written in is recognised.

    With `only_assessed`, no facts are looked for on lots that leave nothing to judge.
    """
    if specification.language is None:
        specification = msgspec.structs.replace(specification, language=_language_of(specification, knowledge.catalog))
    return tuple(_describe_lot(lot, specification, demands, knowledge, only_assessed=only_assessed) for lot in specification.lots)


def _language_of(specification: Specification, catalog: Catalog) -> str | None:
    """Return the language of most of the common words, or None where none is clear."""
    texts = (requirement.text for requirement in specification.requirements[:_ENOUGH])
    words = set(prepare(" ".join((specification.title, specification.description or "", *texts))).words)
    common = {tag: len(words.intersection(groups.get("common_words", ()))) for tag, groups in catalog.languages.items()}
    best = max(common, key=lambda tag: common[tag], default=None)
    return best if best is not None and list(common.values()).count(common[best]) == 1 else None


def _holds_for(lots: tuple[str, ...], lot: Lot) -> bool:
    return not lots or lot.id in lots


def _describe_lot(
    lot: Lot, specification: Specification, demands: tuple[Demand, ...], knowledge: Knowledge, *, only_assessed: bool
) -> LotFacts:
    own_demands = tuple(demand for demand in demands if _holds_for(demand.lots, lot))
    requirements = [requirement for requirement in specification.requirements if _holds_for(requirement.lots, lot)]
    subjects = infer_subjects(lot, specification, knowledge)
    assessability = _assessability(lot, specification, subjects, requirements, own_demands, knowledge.words)
    characteristics: dict[str, bool] = {}
    reasons: dict[str, str] = {}
    if not only_assessed or assessability.state == "assessed":
        characteristics, reasons = infer_characteristics(lot, subjects, requirements, specification, knowledge)
    return LotFacts(
        lot=lot,
        title=lot.title or specification.title,
        subjects=subjects,
        facts=Facts(characteristics=characteristics, buyer=specification.buyer, value=lot.value or specification.value),
        reasons=reasons,
        demands=own_demands,
        assessability=assessability,
    )


def _assessability(
    lot: Lot,
    specification: Specification,
    subjects: tuple[InferredSubject, ...],
    requirements: list[Requirement],
    demands: tuple[Demand, ...],
    words: Words,
) -> Assessability:
    """Tell whether a lot can be judged. Prose descriptions count only when they demand something."""
    _ = words.gettext
    if not subjects:
        return Assessability(state="not-ict", reason=_why_not_ict(lot, specification, demands, words))
    read_instead = tuple(
        " ".join(part for part in (document.title, document.url) if part)
        for document in specification.documents
        if document.title or document.url
    )
    has_text = any(requirement.origin == "requirement" and requirement.role in ON_WHAT_IS_BOUGHT for requirement in requirements)
    if has_text or any(demand.stance != "mentioned" for demand in demands):
        return Assessability(state="assessed", reason=_("requirements were found"))
    if read_instead:
        reason = _(
            "only a title, a description and codes were found, no requirements; read the attached documents, "
            "or add the requirements to the input"
        )
    else:
        reason = _(
            "only a title, a description and codes were found, no requirements; read the tender documents of the buyer, "
            "or add the requirements to the input"
        )
    return Assessability(state="no-requirements", reason=reason, read_instead=read_instead)


def _why_not_ict(lot: Lot, specification: Specification, demands: tuple[Demand, ...], words: Words) -> str:
    _ = words.gettext
    codes = [f"{item.scheme} {item.id}" for item in specification.items if item.lot in (None, lot.id)]
    named = ", ".join(dict.fromkeys(codes[:_MANY_CODES])) + (", …" if len(codes) > _MANY_CODES else "")
    if codes:
        said = _("the codes ({codes}) and the titles show no purchase of information technology; if it is one, {hint}")
    else:
        said = _("the titles, without any code, show no purchase of information technology; if it is one, {hint}")
    reason = said.format(codes=named, hint=_(ICT_HINT))
    asked = len({demand.standard for demand in demands if demand.stance != "mentioned"})
    if asked:
        may_be = words.ngettext(
            "the text asks for {count} standard, so it may well be", "the text asks for {count} standards, so it may well be", asked
        )
        return f"{reason} ({may_be.format(count=asked)})"
    return reason
