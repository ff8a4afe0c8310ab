"""The officer's report as one HTML page: no request, no script, styles pinned by their hash."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from checklist_engine.data import data_folder
from checklist_engine.output.html.charts import bar_styles
from checklist_engine.output.html.environment import make_environment
from checklist_engine.output.html.view import make_view
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult

__all__ = ["render_html"]


def render_html(result: CheckResult, *, attached: bool = False, created: str | None = None) -> str:
    """Return the report on `result` as one self-contained page.

    The same page is shown by a browser, printed, and turned into the PDF. `attached` says that result.json
    goes with it; `created` is the moment (W3C date and time, UTC) that the metadata names, else the day of judgement.
    """
    from markupsafe import Markup  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    bars = [area.score for area in result.areas] + [lot.score.value for lot in result.lots]
    style = "\n".join([*_style_sheets(), bar_styles(bars)])
    return (
        make_environment(result.language)
        .get_template("report.html.j2")
        .render(
            view=make_view(result),
            result=result,
            style=Markup(style),  # noqa: S704  Our own style sheets and bars made from numbers.
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            attached=attached,
            created=created or f"{result.as_of}T00:00:00Z",
            language=result.language,
            direction=words_for(result.language).direction,
        )
    )


@cache
def _style_sheets() -> tuple[str, str, str]:
    folder = data_folder("reports") / "styles"
    shared, screen, paper = ((folder / name).read_text(encoding="utf-8") for name in ("report.css", "screen.css", "print.css"))
    return shared, f"@media screen {{\n{screen}}}", f"@media print {{\n{paper}}}"
