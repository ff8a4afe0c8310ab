"""The comparison as one HTML page: no request, one style sheet and one script, both pinned by their hash."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from checklist_engine.data import data_folder
from checklist_engine.output.html.charts import bar_styles
from checklist_engine.output.html.comparison_view import ComparisonView, make_comparison_view
from checklist_engine.output.html.environment import make_environment
from checklist_engine.wording import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.comparison.compare import Comparison

__all__ = ["last_day", "render_comparison"]

_SHEETS = ("report.css", "compare.css")
_MEDIA = {"screen": ("screen.css", "compare-screen.css"), "print": ("print.css", "compare-print.css")}


def render_comparison(comparison: Comparison, *, paper: bool = False, attached: bool = False, created: str | None = None) -> str:
    """Return the comparison as one self-contained page.

    With `paper` the page is for the PDF: no script, and tables cut to what can be read on paper. `attached` says that
    comparison.json goes with it; `created` is the moment (W3C date and time, UTC) that the metadata names.
    """
    from markupsafe import Markup  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    view = make_comparison_view(comparison, paper=paper)
    style = "\n".join([*_style_sheets(), bar_styles(_bars(view))])
    script = "" if paper else _script()
    return (
        make_environment(comparison.language)
        .get_template("compare.html.j2")
        .render(
            view=view,
            comparison=comparison,
            style=Markup(style),  # noqa: S704  Our own style sheets and bars made from numbers.
            style_hash=_hash(style),
            script=Markup(script),  # noqa: S704  Our own script.
            script_hash=_hash(script),
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
    yield from (100 * share for matrix in view.group_matrices for _, shares in matrix.rows for share in shares if share is not None)


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _style_sheets() -> tuple[str, ...]:
    folder = data_folder("reports") / "styles"
    shared = [(folder / name).read_text(encoding="utf-8") for name in _SHEETS]
    media = [
        f"@media {medium} {{\n{''.join((folder / name).read_text(encoding='utf-8') for name in names)}}}"
        for medium, names in _MEDIA.items()
    ]
    return (*shared, *media)


@cache
def _script() -> str:
    return (data_folder("reports") / "scripts" / "tables.js").read_text(encoding="utf-8")
