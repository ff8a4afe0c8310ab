"""Catalogue, rules and profiles with their texts in another language. Names, ids and facts stay as they are.

Every text has a key, such as `standards/dmarc/plain` or `rules/web-hsts/title`; the keys are named here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist_engine.catalog.standard import Catalog, Jurisdiction, SmallSupplier, Standard
    from checklist_engine.rules.rule import Profile, Rule

__all__ = ["Say", "clause_key", "english_texts", "localise_catalog", "localise_profiles", "localise_rules", "reviewer_key"]

replace = msgspec.structs.replace


class Say(Protocol):
    """Returns what to say for a key, given the English text."""

    def __call__(self, key: str, english: str, /) -> str:
        """Return the text."""
        ...


def clause_key(standard: str, form: str) -> str:
    """Return the key of a clause; `form` is `must` or `should`."""
    return f"standards/{standard}/clause/{form}"


def reviewer_key(standard: str) -> str:
    """Return the key under which stands who has read the clauses of a standard."""
    return f"standards/{standard}/reviewed_by"


def localise_catalog(catalog: Catalog, say: Say) -> Catalog:
    """Return the catalogue with every text for readers as `say` has it. Clauses are not touched: they follow the specification."""
    return replace(
        catalog,
        standards={key: _standard(standard, say) for key, standard in catalog.standards.items()},
        subjects={
            key: replace(item, name=say(f"subjects/{key}/name", item.name), plain=say(f"subjects/{key}/plain", item.plain))
            for key, item in catalog.subjects.items()
        },
        characteristics={
            key: replace(
                item,
                question=say(f"characteristics/{key}/question", item.question),
                plain=say(f"characteristics/{key}/plain", item.plain),
            )
            for key, item in catalog.characteristics.items()
        },
        areas={
            key: replace(item, name=say(f"areas/{key}/name", item.name), plain=say(f"areas/{key}/plain", item.plain))
            for key, item in catalog.areas.items()
        },
        threats={key: replace(item, plain=say(f"threats/{key}", item.plain)) for key, item in catalog.threats.items()},
        jurisdictions={key: _jurisdiction(item, say) for key, item in catalog.jurisdictions.items()},
    )


def localise_rules(rules: Mapping[str, Rule], say: Say) -> dict[str, Rule]:
    """Return the rules with every text for readers as `say` has it."""
    return {
        key: replace(
            rule,
            title=say(f"rules/{key}/title", rule.title),
            question=say(f"rules/{key}/question", rule.question),
            severity_reason=say(f"rules/{key}/severity_reason", rule.severity_reason),
            rationale=say(f"rules/{key}/rationale", rule.rationale),
        )
        for key, rule in rules.items()
    }


def localise_profiles(profiles: Mapping[str, Profile], say: Say) -> dict[str, Profile]:
    """Return the profiles with title and plain text as `say` has them."""
    return {
        key: replace(item, title=say(f"profiles/{key}/title", item.title), plain=say(f"profiles/{key}/plain", item.plain))
        for key, item in profiles.items()
    }


def english_texts(catalog: Catalog, rules: Mapping[str, Rule], profiles: Mapping[str, Profile]) -> dict[str, str]:
    """Return every text that a translation has to hold, by key: those of readers, and the clauses."""
    texts: dict[str, str] = {}

    def keep(key: str, english: str) -> str:
        texts[key] = english
        return english

    localise_catalog(catalog, keep)
    localise_rules(rules, keep)
    localise_profiles(profiles, keep)
    for standard in catalog.standards.values():
        clause = standard.clause.get("en")
        if clause is not None:
            keep(clause_key(standard.id, "must"), clause.must)
            if clause.should is not None:
                keep(clause_key(standard.id, "should"), clause.should)
    return texts


def _standard(standard: Standard, say: Say) -> Standard:
    at = f"standards/{standard.id}"
    small, incident = standard.small_supplier, standard.incident
    return replace(
        standard,
        plain=say(f"{at}/plain", standard.plain),
        effort=replace(standard.effort, why=say(f"{at}/effort", standard.effort.why)),
        verification=tuple(
            replace(
                step,
                method=say(f"{at}/verification/{number}/method", step.method),
                evidence=say(f"{at}/verification/{number}/evidence", step.evidence),
            )
            for number, step in enumerate(standard.verification)
        ),
        mandates=tuple(
            replace(mandate, note=say(f"{at}/mandates/{number}", mandate.note)) if mandate.note else mandate
            for number, mandate in enumerate(standard.mandates)
        ),
        small_supplier=None if small is None else _small_supplier(small, at, say),
        incident=None if incident is None else replace(incident, text=say(f"{at}/incident", incident.text)),
    )


def _small_supplier(small: SmallSupplier, at: str, say: Say) -> SmallSupplier:
    steps = tuple(say(f"{at}/small_supplier/steps/{number}", step) for number, step in enumerate(small.steps))
    return replace(small, steps=steps, proof=say(f"{at}/small_supplier/proof", small.proof))


def _jurisdiction(item: Jurisdiction, say: Say) -> Jurisdiction:
    if item.or_equivalent is None:
        return item
    clause = say(f"or_equivalent/{item.id}", item.or_equivalent.clause)
    return replace(item, or_equivalent=replace(item.or_equivalent, clause=clause))
