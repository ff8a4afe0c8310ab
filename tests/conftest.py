"""What many tests need: the shipped knowledge, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from checklist_engine.knowledge import Knowledge, load_knowledge

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Load the shipped catalogue and rules with the default profile."""
    return load_knowledge()
