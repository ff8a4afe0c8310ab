"""The languages that texts and clauses are promised in."""

from __future__ import annotations

from checklist_engine.wording import LANGUAGES

__all__ = ["CLAUSE_LANGUAGES", "TRANSLATED"]

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
"""Languages that every text for readers is in."""
CLAUSE_LANGUAGES = tuple(language for language in TRANSLATED if language != "ar")
"""Languages that every clause is in, beside English."""
