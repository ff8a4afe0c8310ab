"""The figures of `benchmarks/detection`: each counts what its name says."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def _load() -> ModuleType:
    """Return the scorer, which is no part of the package."""
    path = Path(__file__).parents[2] / "benchmarks" / "detection" / "scorer.py"
    spec = importlib.util.spec_from_file_location("detection_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORER = _load()


def test_all_right_is_one_everywhere() -> None:
    """A text without labels in which nothing was found counts as a clean negative."""
    mark = SCORER.Mark("tls", ">=1.2", "required", proof=True)
    figures = SCORER.score([SCORER.Item("en", (mark,), (mark,)), SCORER.Item("nl-NL", (), ())])

    one = {"precision": 1.0, "recall": 1.0, "f1": 1.0, "stance": 1.0, "version": 1.0, "proof": 1.0, "negatives_hit": 0.0}
    assert list(figures) == ["all", "en", "nl"]
    assert figures["all"] == SCORER.Score(texts=2, labels=1, **one)
    assert figures["nl"] == SCORER.Score(texts=1, labels=0, **one)


def test_each_mistake_lowers_its_own_figure() -> None:
    """Stance, version and proof are judged only where the standard was found; what is also right is no mistake."""
    wanted = (SCORER.Mark("tls", "1.2", "required", proof=True), SCORER.Mark("dnssec", "", "required", proof=False))
    found = (
        SCORER.Mark("tls", "1.3", "recommended", proof=False),
        SCORER.Mark("ssl", "", "required", proof=False),
        SCORER.Mark("ftp", "", "required", proof=False),
    )
    figures = SCORER.score([SCORER.Item("en", wanted, found, frozenset({"ssl"})), SCORER.Item("en", (), found[2:])])

    assert figures["all"] == SCORER.Score(
        texts=2, labels=2, precision=1 / 3, recall=0.5, f1=0.4, stance=0.0, version=0.0, proof=0.0, negatives_hit=1.0
    )


def test_of_several_labels_of_a_standard_each_looks_for_its_own_demand() -> None:
    """TLS 1.2 is required, TLS 1.0 forbidden."""
    marks = (SCORER.Mark("tls", ">=1.2", "required", proof=False), SCORER.Mark("tls", "1.0", "forbidden", proof=False))
    figures = SCORER.score([SCORER.Item("en", marks, (marks[0],))])

    assert (figures["all"].stance, figures["all"].version, figures["all"].recall) == (0.5, 0.5, 1.0)
