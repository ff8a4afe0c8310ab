"""The compiled form of all knowledge: what lies in the wheel and in the cache."""

from __future__ import annotations

import msgspec

from checklist_engine.catalog.standard import Catalog
from checklist_engine.rules.rule import Profile, Rule, Scoring

__all__ = ["CompiledKnowledge"]


class CompiledKnowledge(msgspec.Struct, frozen=True, kw_only=True):
    """Catalogue, rules and profiles, ready to run. The digests are SHA-256 of the content, whatever its order in files."""

    catalog: Catalog
    rules: dict[str, Rule]
    profiles: dict[str, Profile]
    scoring: Scoring
    catalog_version: str
    catalog_digest: str
    rules_version: str
