"""Whoever writes a specification in either format gets the same one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checklist_engine.specification.reading import Unreadable, read_specifications

if TYPE_CHECKING:
    from checklist_engine.specification.model import Specification


def read(value: object) -> Specification:
    """Read the one specification that a value holds."""
    (specification,) = read_specifications(json.dumps(value).encode(), "tender.json")
    assert not isinstance(specification, Unreadable)
    return specification


def test_the_own_format_and_ocds_say_the_same() -> None:
    """The same requirements and lots in both formats differ only in where they stand."""
    texts = ["All zones shall be signed with DNSSEC.", "TLS 1.3 should be used."]
    own = {
        "schema_version": "1.0",
        "id": "ocds-1",
        "title": "A",
        "lots": [{"id": "1"}, {"id": "2"}],
        "requirements": [{"id": f"R{index}", "text": text, "lots": [str(index + 1)]} for index, text in enumerate(texts)],
    }
    criteria = [
        {"relatedLot": str(index + 1), "requirementGroups": [{"requirements": [{"id": f"R{index}", "description": text}]}]}
        for index, text in enumerate(texts)
    ]
    ocds = {"ocid": "ocds-1", "tender": {"title": "A", "lots": [{"id": "1"}, {"id": "2"}], "criteria": criteria}}

    def without_places(specification: Specification) -> list[tuple[object, ...]]:
        return [
            (part.id, part.text, part.lots, part.role, part.obligation, part.verification, part.origin)
            for part in specification.requirements
        ]

    assert without_places(read(ocds)) == without_places(read(own))
