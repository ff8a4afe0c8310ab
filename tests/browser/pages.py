"""The pages that are looked at: made-up ones of every kind, real examples, and an Arabic one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.output.html.comparison import render_comparison
from checklist_engine.output.html.report import render_html
from checklist_engine.specification.reading import Unreadable, read_specifications
from tests.output import comparisons, results

if TYPE_CHECKING:
    from collections.abc import Callable

    from checklist_engine.result import CheckResult

__all__ = ["PAGES", "example", "page_of"]

_EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@cache
def example(name: str) -> CheckResult:
    """Return the result of a shipped example."""
    (specification,) = read_specifications((_EXAMPLES / f"{name}.json").read_bytes(), f"{name}.json")
    assert not isinstance(specification, Unreadable)
    return check(specification, load_knowledge())


PAGES: dict[str, Callable[[], str]] = {
    "report": lambda: render_html(results.plain(10, 4)),
    "report of lots": lambda: render_html(results.two_lots()),
    "report without score": lambda: render_html(results.no_score()),
    "report not assessed": lambda: render_html(results.not_assessed()),
    "report of ugly words": lambda: render_html(results.ugly()),
    "report in Arabic": lambda: render_html(msgspec.structs.replace(results.two_lots(), language="ar")),
    "report of a good example": lambda: render_html(example("municipal-website-good")),
    "report of a poor example": lambda: render_html(example("municipal-website-poor")),
    "report of an example with lots": lambda: render_html(example("ocds-digital-workplace")),
    "comparison": lambda: render_comparison(comparisons.plain()),
    "comparison of many": lambda: render_comparison(comparisons.many()),
    "comparison of versions": lambda: render_comparison(comparisons.versions()),
    "comparison without scores": lambda: render_comparison(comparisons.none()),
    "comparison of ugly words": lambda: render_comparison(comparisons.ugly()),
    "comparison in Arabic": lambda: render_comparison(msgspec.structs.replace(comparisons.plain(), language="ar")),
}


@cache
def page_of(name: str) -> str:
    """Return a page by its name."""
    return PAGES[name]()
