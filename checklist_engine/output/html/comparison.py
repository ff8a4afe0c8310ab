"""The comparison as one HTML page: no request, one style sheet and one script, both pinned by their hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.output.html.charts import bar_styles
from checklist_engine.output.html.comparison_view import ComparisonView, make_comparison_view
from checklist_engine.output.html.environment import make_environment
from checklist_engine.output.html.page import put_inside
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.comparison.compare import Comparison

__all__ = ["last_day", "render_comparison"]


def render_comparison(comparison: Comparison, *, paper: bool = False, attached: bool = False, created: str | None = None) -> str:
    """Return the comparison as one self-contained page.

    With `paper` the page is for the PDF: no script, and tables cut to what can be read on paper. `attached` says that
    comparison.json goes with it; `created` is the moment (W3C date and time, UTC) that the metadata names.
    """
    view = make_comparison_view(comparison, paper=paper)
    return (
        make_environment(comparison.language)
        .get_template("compare.html.j2")
        .render(
            view=view,
            comparison=comparison,
            inside=put_inside(("report", "compare"), bar_styles(_bars(view)), paper=paper),
            interactive=not paper,
            attached=attached,
            created=created or f"{last_day(comparison)}T00:00:00Z",
            language=comparison.language,
            direction=words_for(comparison.language).direction,
        )
    )


def last_day(comparison: Comparison) -> str:
    """Return the last day of judgement (YYYY-MM-DD), which dates the page: nothing here reads the clock."""
    return max(one.as_of for one in comparison.specifications)


def _bars(view: ComparisonView) -> Iterator[float | None]:
    yield from (one.score for one in view.ranked)
    yield from (100 * row.signal.share for row in view.market if row.signal.share is not None)
