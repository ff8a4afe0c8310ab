"""The compiled form of all knowledge: what lies in the wheel and in the cache."""

# The annotations are real objects, not text: msgspec would have to compile each of them when a program starts.

import msgspec

from checklist_engine.catalog.standard import Catalog
from checklist_engine.rules.rule import Profile, Rule, Scoring

__all__ = ["CITATIONS", "CompiledKnowledge"]

CITATIONS = "citations"
"""The name of the part beside the compiled knowledge that holds the designations of documents."""


class CompiledKnowledge(msgspec.Struct, frozen=True, kw_only=True):
    """Catalogue, rules and profiles, ready to run. The digests are SHA-256 of the content, whatever its order in files."""

    catalog: Catalog
    rules: dict[str, Rule]
    profiles: dict[str, Profile]
    scoring: Scoring
    catalog_version: str
    catalog_digest: str
    rules_version: str
