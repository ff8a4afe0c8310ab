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


def localise_catalog(catalog: Catalog, text_for: Say) -> Catalog:
    """Return the catalogue with every text for readers as `text_for` has it. Clauses are not touched: they follow the specification."""
    return replace(
        catalog,
        standards={key: _standard(standard, text_for) for key, standard in catalog.standards.items()},
        subjects={
            key: replace(item, name=text_for(f"subjects/{key}/name", item.name), plain=text_for(f"subjects/{key}/plain", item.plain))
            for key, item in catalog.subjects.items()
        },
        characteristics={
            key: replace(
                item,
                question=text_for(f"characteristics/{key}/question", item.question),
                plain=text_for(f"characteristics/{key}/plain", item.plain),
            )
            for key, item in catalog.characteristics.items()
        },
        areas={
            key: replace(item, name=text_for(f"areas/{key}/name", item.name), plain=text_for(f"areas/{key}/plain", item.plain))
            for key, item in catalog.areas.items()
        },
        threats={key: replace(item, plain=text_for(f"threats/{key}", item.plain)) for key, item in catalog.threats.items()},
        jurisdictions={key: _jurisdiction(item, text_for) for key, item in catalog.jurisdictions.items()},
    )


def localise_rules(rules: Mapping[str, Rule], text_for: Say) -> dict[str, Rule]:
    """Return the rules with every text for readers as `text_for` has it."""
    return {
        key: replace(
            rule,
            title=text_for(f"rules/{key}/title", rule.title),
            question=text_for(f"rules/{key}/question", rule.question),
            severity_reason=text_for(f"rules/{key}/severity_reason", rule.severity_reason),
            rationale=text_for(f"rules/{key}/rationale", rule.rationale),
        )
        for key, rule in rules.items()
    }


def localise_profiles(profiles: Mapping[str, Profile], text_for: Say) -> dict[str, Profile]:
    """Return the profiles with title and plain text as `text_for` has them."""
    return {
        key: replace(item, title=text_for(f"profiles/{key}/title", item.title), plain=text_for(f"profiles/{key}/plain", item.plain))
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


def _standard(standard: Standard, text_for: Say) -> Standard:
    at = f"standards/{standard.id}"
    small, incident = standard.small_supplier, standard.incident
    return replace(
        standard,
        plain=text_for(f"{at}/plain", standard.plain),
        effort=replace(standard.effort, why=text_for(f"{at}/effort", standard.effort.why)),
        verification=tuple(
            replace(
                step,
                method=text_for(f"{at}/verification/{number}/method", step.method),
                evidence=text_for(f"{at}/verification/{number}/evidence", step.evidence),
            )
            for number, step in enumerate(standard.verification)
        ),
        mandates=tuple(
            replace(mandate, note=text_for(f"{at}/mandates/{mandate.key}", mandate.note)) if mandate.note else mandate
            for mandate in standard.mandates
        ),
        small_supplier=None if small is None else _small_supplier(small, at, text_for),
        incident=None if incident is None else replace(incident, text=text_for(f"{at}/incident", incident.text)),
    )


def _small_supplier(small: SmallSupplier, at: str, text_for: Say) -> SmallSupplier:
    steps = tuple(text_for(f"{at}/small_supplier/steps/{number}", step) for number, step in enumerate(small.steps))
    return replace(small, steps=steps, proof=text_for(f"{at}/small_supplier/proof", small.proof))


def _jurisdiction(item: Jurisdiction, text_for: Say) -> Jurisdiction:
    if item.or_equivalent is None:
        return item
    clause = text_for(f"or_equivalent/{item.id}", item.or_equivalent.clause)
    return replace(item, or_equivalent=replace(item.or_equivalent, clause=clause))
