"""Tenders for the tests of guides: written as people write them, judged by the shipped rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.specification.model import Specification
from checklist_engine.specification.reading import read_specifications

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult

__all__ = ["judged", "tender", "wordy_tender"]


def tender(*texts: str, **fields: Any) -> Specification:  # noqa: ANN401 - any field of a specification
    """Return a specification with these requirement texts, numbered from R1."""
    value = {
        "schema_version": "1.0",
        "id": "T-1",
        "title": "Website for the library",
        "language": "en",
        "dates": {"published": "2026-12-01", "deadline": "2027-01-15", "contract_end": "2029-01-31"},
        "buyer": {"name": "Library of Example", "country": "NL", "kind": "public"},
        "subjects": ["website"],
        "requirements": [{"id": f"R{number}", "text": text} for number, text in enumerate(texts, start=1)],
        **fields,
    }
    (read,) = read_specifications(json.dumps(value).encode(), "tender.json")
    assert isinstance(read, Specification)
    return read


def judged(*texts: str, knowledge: Knowledge | None = None, **fields: Any) -> CheckResult:  # noqa: ANN401 - any field of a specification
    """Return the result of checking such a specification."""
    return check(tender(*texts, **fields), knowledge or load_knowledge())


def wordy_tender(demands: int) -> CheckResult:
    """Return the result of a tender that asks for so many standards, those about which the catalogue has the most to say."""
    told = {
        standard.id: len(" ".join((*small.steps, small.proof, standard.effort.why, standard.title)))
        for standard in load_knowledge().catalog.standards.values()
        if (small := standard.small_supplier) is not None and standard.status == "current"
    }
    requirements = [
        {
            "id": f"REQ-{number}",
            "text": f"The supplier shall do what is written in the annex about number {number}, to the satisfaction of the buyer.",
            "standards": [{"id": standard}],
        }
        for number, standard in enumerate(sorted(told, key=lambda key: -told[key])[:demands], start=1)
    ]
    return judged(title="Framework agreement for the development, hosting and upkeep of a portal " * 3, requirements=requirements)
