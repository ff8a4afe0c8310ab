"""What many tests need: the shipped knowledge, loaded once."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

from checklist_engine.knowledge import Knowledge, load_knowledge

os.environ["CHECKLIST_ENGINE_LANG"] = "en"
"""The tests read what the program says in English, whatever the language of the machine; programs that they start inherit it."""

hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")
"""No test fails because the machine is busy: speed is measured in benchmarks."""

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Load the shipped catalogue and rules with the default profile."""
    return load_knowledge()
