"""Real notices: what is bought is told with its reason, and what holds no requirements is not scored."""

from __future__ import annotations

import pytest

from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.specification.model import Specification
from checklist_engine.specification.reading import read_specifications
from tests.conftest import EXAMPLES


@pytest.mark.parametrize(
    ("name", "state", "subjects"),
    [
        ("uk-public-cctv", "no-requirements", {"consumer-iot", "network-equipment"}),
        ("uk-cycle-count-sensors", "no-requirements", {"consumer-iot", "managed-services"}),
        ("uk-insurance", "not-ict", set()),
    ],
)
def test_a_notice_is_told_for_what_it_is(name: str, state: str, subjects: set[str]) -> None:
    """Never scored, whatever its words."""
    path = EXAMPLES / "notices" / f"{name}.json"
    (specification,) = read_specifications(path.read_bytes(), str(path))
    assert isinstance(specification, Specification)
    result = check(specification, load_knowledge())

    assert (result.assessability.state, result.score.value) == (state, None)
    assert {subject.id for lot in result.lots for subject in lot.subjects if subject.certain} == subjects
    assert all(subject.reason for lot in result.lots for subject in lot.subjects)
