"""The examples give the results that somebody has read and agreed with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from checklist_engine.schemas import schema_of
from tests.golden import GOLDEN, examples, golden_text

if TYPE_CHECKING:
    from pathlib import Path

    from checklist_engine.knowledge import Knowledge


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_an_example_gives_its_golden_result(path: Path, knowledge: Knowledge) -> None:
    """Every change of a verdict is a visible line."""
    assert golden_text(path, knowledge) == (GOLDEN / path.name).read_text(encoding="utf-8")


def test_every_golden_result_has_its_example() -> None:
    """Nothing is left behind."""
    assert [path.name for path in sorted(GOLDEN.glob("*.json"))] == [path.name for path in examples()]


@pytest.mark.parametrize("path", [path for path in examples() if not path.name.startswith("ocds")], ids=lambda path: path.stem)
def test_examples_in_the_own_format_follow_the_published_schema(path: Path) -> None:
    """The examples teach the format."""
    jsonschema.Draft202012Validator(schema_of("specification")).validate(json.loads(path.read_text(encoding="utf-8")))
