"""Notes of mandates are told apart by who asks, not by their place in a list: an order that changes mixes nothing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checklist_engine.data import data_folder
from checklist_engine.knowledge import load_knowledge
from checklist_engine.translation.lint import lint_translation
from checklist_engine.translation.localising import localise_catalog
from checklist_engine.translation.store import load_texts

if TYPE_CHECKING:
    from pathlib import Path

KNOWLEDGE = load_knowledge()
DNSSEC = KNOWLEDGE.catalog.standards["dnssec"]


def test_the_order_of_mandates_does_not_matter() -> None:
    """Each keeps its own note in the other language."""
    texts = load_texts("nl")
    turned = {key: msgspec.structs.replace(one, mandates=one.mandates[::-1]) for key, one in KNOWLEDGE.catalog.standards.items()}
    catalog = msgspec.structs.replace(KNOWLEDGE.catalog, standards=turned)

    told, others = (
        {key: {mandate.key: mandate.note for mandate in one.mandates} for key, one in said.standards.items()}
        for said in (localise_catalog(one, lambda key, _: texts[key]) for one in (KNOWLEDGE.catalog, catalog))
    )

    assert told == others
    assert len(DNSSEC.mandates) > 1


def test_no_standard_has_two_mandates_of_one_name() -> None:
    """A note would be that of both."""
    for standard in KNOWLEDGE.catalog.standards.values():
        keys = [mandate.key for mandate in standard.mandates]
        assert len(set(keys)) == len(keys), standard.id


def test_a_note_of_a_mandate_that_is_none_is_noticed(tmp_path: Path) -> None:
    """A misspelt name, a place in a list as before, and a mandate that has no note in English."""
    key = next(mandate.key for mandate in DNSSEC.mandates if mandate.note)
    folder = tmp_path / "translations" / "nl"
    folder.mkdir(parents=True)
    (folder / "naming.yaml").write_text(f'dnssec:\n  mandates:\n    "{key}x": "Een noot."\nspf:\n  mandates:\n    - "Een noot."\n')

    linted = lint_translation("nl", [data_folder("standards_catalog"), tmp_path], [data_folder("rules")], KNOWLEDGE)

    assert [(problem.code, problem.what) for problem in linted.advice] == [
        ("unknown-text", f"there is no English text for standards/dnssec/mandates/{key}x"),
        ("unknown-text", "there is no English text for standards/spf/mandates/0"),
    ]
    assert linted.advice[0].hint == f"did you mean standards/dnssec/mandates/{key}?"
