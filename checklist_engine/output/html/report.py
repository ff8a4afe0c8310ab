"""The officer's report as one HTML page: no request, one style sheet and one script, both pinned by their hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.output.html.charts import bar_styles
from checklist_engine.output.html.environment import make_environment
from checklist_engine.output.html.page import put_inside
from checklist_engine.output.html.view import make_view
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult

__all__ = ["render_html"]


def render_html(result: CheckResult, *, paper: bool = False, attached: bool = False, created: str | None = None) -> str:
    """Return the report on `result` as one self-contained page.

    With `paper` the page is for the PDF: no script, and nothing to press. `attached` says that result.json goes with it;
    `created` is the moment (W3C date and time, UTC) that the metadata names, else the day of judgement.
    """
    bars = [area.score for area in result.areas] + [lot.score.value for lot in result.lots]
    return (
        make_environment(result.language)
        .get_template("report.html.j2")
        .render(
            view=make_view(result),
            result=result,
            inside=put_inside(("report",), bar_styles(bars), paper=paper),
            interactive=not paper,
            attached=attached,
            created=created or f"{result.as_of}T00:00:00Z",
            language=result.language,
            direction=words_for(result.language).direction,
        )
    )
