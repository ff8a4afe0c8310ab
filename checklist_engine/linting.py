"""Everything that should be mended in the shipped folders and in one's own, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.authoring import read_authored
from checklist_engine.catalog.lint import lint_catalog
from checklist_engine.compiling import compile_knowledge
from checklist_engine.data import data_folder
from checklist_engine.errors import Problem
from checklist_engine.rules.lint import lint_rules

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Linted", "lint_folders"]


class Linted(msgspec.Struct, frozen=True, kw_only=True):
    """How much was read, and the advice on the catalogue and on the rules."""

    standards: int
    rules: int
    catalog_advice: tuple[Problem, ...]
    rule_advice: tuple[Problem, ...]


def lint_folders(catalogs: Sequence[Path], rules: Sequence[Path], today: dt.date) -> Linted:
    """Return advice on the shipped folders together with own ones; `today` decides which entries are stale.

    Raises:
        KnowledgeError: a file cannot be used; every mistake of every file at once.

    """
    authored = read_authored([data_folder("standards_catalog"), *catalogs], [data_folder("rules"), *rules])
    compiled = compile_knowledge(authored, catalog_version="", rules_version="")
    return Linted(
        standards=len(compiled.catalog.standards),
        rules=len(compiled.rules),
        catalog_advice=tuple(lint_catalog(authored, today)),
        rule_advice=tuple(lint_rules(authored, compiled)),
    )
