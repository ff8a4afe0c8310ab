"""Profiles: what a named choice of rules comes to once everything it extends is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.errors import KnowledgeError, Problem
from checklist_engine.rules.rule import Exclusion, Profile
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist_engine.authoring import Authored
    from checklist_engine.rules.authored import AuthoredProfile
    from checklist_engine.rules.rule import Rule

__all__ = ["resolve_profile", "resolve_profiles", "take_in"]


def resolve_profiles(authored: Authored, rules: Mapping[str, Rule]) -> dict[str, Profile]:
    """Return every profile with what it extends taken in, by id.

    Raises:
        KnowledgeError: a profile extends itself.

    """
    written = {key: entry.model for key, entry in authored.profiles.items()}
    return {key: resolve_profile(model, written, rules) for key, model in sorted(written.items())}


def resolve_profile(
    model: AuthoredProfile,
    written: Mapping[str, AuthoredProfile],
    rules: Mapping[str, Rule],
    below: tuple[str, ...] = (),
) -> Profile:
    """Return one profile with what it extends taken in."""
    if model.id in below:
        chain = " extends ".join((*below, model.id))
        raise KnowledgeError(
            Problem(code="profile-circle", what=say("the profile extends itself: {chain}", chain=chain), hint=say("remove one 'extends'"))
        )
    base = resolve_profile(written[model.extends], written, rules, (*below, model.id)) if model.extends else None
    return take_in(model, base, rules)


def take_in(model: AuthoredProfile, base: Profile | None, rules: Mapping[str, Rule]) -> Profile:
    """Return the profile on top of its base: own inclusions, exclusions and factors win over those of the base."""
    chosen = set(base.rules) if base else set()
    chosen |= set(rules) if model.include == "all" else set(model.include)
    for exclusion in model.exclude:
        chosen -= {key for key in chosen if _is_excluded(rules[key], exclusion.rule, exclusion.standard)}
    exclusions = tuple(Exclusion(reason=item.reason, rule=item.rule, standard=item.standard) for item in model.exclude)
    return Profile(
        id=model.id,
        title=model.title,
        plain=model.plain,
        rules=tuple(sorted(chosen)),
        exclude=(*(base.exclude if base else ()), *exclusions),
        factors={**(base.factors if base else {}), **model.factors},
        national_list=model.national_list,
    )


def _is_excluded(rule: Rule, rule_id: str | None, standard: str | None) -> bool:
    """Tell whether a rule leaves: by its id, or because the only standard it expects leaves."""
    if rule.id == rule_id:
        return True
    return standard is not None and rule.expects is not None and set(rule.standards()) == {standard}
