"""What many tests need: the shipped knowledge, loaded once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checklist_engine.knowledge import Knowledge, load_knowledge

os.environ["CHECKLIST_ENGINE_LANG"] = "en"
"""The tests read what the program says in English, whatever the language of the machine; programs that they start inherit it."""

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Load the shipped catalogue and rules with the default profile."""
    return load_knowledge()
