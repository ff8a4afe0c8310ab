"""The guides for small suppliers and small buyers as one HTML page each: no request, no script, styles pinned by their hash."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.data import data_folder
from checklist_engine.guidance.speaking import requirement_words
from checklist_engine.output.html.environment import make_environment
from checklist_engine.phrases import either_of, listed, version_words
from checklist_engine.specification.model import WHOLE
from checklist_engine.wording import N_, words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checklist_engine.guidance.buying import BuyingGuide
    from checklist_engine.guidance.guide import Guide, Task
    from checklist_engine.result import CheckResult
    from checklist_engine.wording import Words

__all__ = ["render_buying_guide", "render_guide"]

_CHAPTERS = {
    "asked": N_("What this tender asks of you"),
    "tasks": N_("What to do, in this order"),
    "avoided": N_("What you may not use"),
    "questions": N_("What you may ask the buyer"),
    "wishes": N_("What to ask for"),
    "only-if": N_("What to ask for in some cases"),
    "already": N_("What you ask for already"),
    "about": N_("About this guide"),
    "about-list": N_("About this list"),
}
_FIRST_STEPS = 3
_MOST_REQUIREMENTS = 6
"""How many requirements are named one by one."""


def render_guide(guide: Guide, result: CheckResult, *, attached: bool = False, created: str | None = None) -> str:
    """Return the guide for a supplier as one self-contained page, for browsers, printers and the PDF.

    `attached` says that result.json goes with it; `created` is the moment (W3C date and time, UTC) that the metadata names.
    """
    words = words_for(result.language)
    tasks = [_spoken(task, words) for task in guide.tasks]
    present = {"asked": guide.tasks, "tasks": guide.tasks, "avoided": guide.avoided, "questions": guide.questions, "about": True}
    return _render(
        "guide.html.j2",
        result,
        words,
        [key for key, there in present.items() if there],
        guide=guide,
        avoided=[(one.name, requirement_words(one.requirements, words, _MOST_REQUIREMENTS)) for one in guide.avoided],
        stages={stage: [task for task in tasks if task["stage"] == stage] for stage in ("low", "medium", "high")},
        begin_with=listed((task.name for task in guide.tasks[:_FIRST_STEPS] if task.stage == guide.tasks[0].stage), words),
        work=_work(guide, words),
        needed_to_take_part=listed((task.name for task in guide.tasks if _admits(task)), words),
        choices=dict.fromkeys(task["choice"] for task in tasks if task["choice"]),
        ask_first=listed(guide.ask_first, words),
        attached=attached,
        created=created,
    )


def render_buying_guide(guide: BuyingGuide, result: CheckResult, *, attached: bool = False, created: str | None = None) -> str:
    """Return the short list for a small buyer as one self-contained page, as `render_guide` does."""
    present = {"wishes": guide.wishes, "only-if": guide.only_if, "already": guide.already, "about-list": True}
    return _render(
        "starter-list.html.j2",
        result,
        words_for(result.language),
        [key for key, there in present.items() if there],
        guide=guide,
        unreviewed=any(not wish.reviewed for wish in (*guide.wishes, *guide.only_if)),
        attached=attached,
        created=created,
    )


def _admits(task: Task) -> bool:
    """Tell whether a supplier may not take part without it."""
    return task.role == "selection-criterion" and task.firmness == "must"


def _work(guide: Guide, words: Words) -> str:
    """Return how many measures there are of each amount of work, such as `2 with little work and 1 with months of work`."""
    _ = words.gettext
    said = {
        "low": _("{number} with little work"),
        "medium": _("{number} with some weeks of work"),
        "high": _("{number} with months of work"),
    }
    counts = {effort: sum(task.effort == effort for task in guide.tasks) for effort in said}
    return listed((said[effort].format(number=count) for effort, count in counts.items() if count), words)


def _spoken(task: Task, words: Words) -> dict[str, Any]:
    """Return a task with its requirements, its versions, and the names of which one is enough, in words."""
    return {
        **msgspec.structs.asdict(task),
        "places": requirement_words(task.requirements, words, _MOST_REQUIREMENTS),
        "version_words": listed((version_words(version, words) for version in task.versions), words),
        "choice": either_of(sorted((task.name, *task.alternatives)), words) if task.alternatives else "",
    }


def _render(
    template: str,
    result: CheckResult,
    words: Words,
    chapters: list[str],
    *,
    created: str | None,
    **values: Any,  # noqa: ANN401 - what the templates show
) -> str:
    from markupsafe import Markup  # noqa: PLC0415  Jinja2's helper stays off the path of `check`.

    style = _style_sheets()
    names = {key: words.gettext(name) for key, name in _CHAPTERS.items()}
    return (
        make_environment(result.language)
        .get_template(template)
        .render(
            result=result,
            CHAPTER=names,
            chapters=[(key, names[key]) for key in chapters],
            lot_titles=_lot_titles(result),
            style=Markup(style),  # noqa: S704  Our own style sheets.
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            created=created or f"{result.as_of}T00:00:00Z",
            language=result.language,
            direction=words.direction,
            over=result.specification.deadline is not None and result.specification.deadline < result.as_of,
            **values,
        )
    )


def _lot_titles(result: CheckResult) -> Mapping[str, str]:
    """Return the titles of the lots; none for a specification without lots."""
    lots = result.specification.lots
    return {} if [lot.id for lot in lots] == [WHOLE] else {lot.id: lot.title or lot.id for lot in lots}


@cache
def _style_sheets() -> str:
    folder = data_folder("reports") / "styles"

    def sheets(*names: str) -> str:
        return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)

    screen, paper = sheets("screen.css"), sheets("print.css", "guide-print.css")
    return f"{sheets('report.css', 'guide.css')}\n@media screen {{\n{screen}}}\n@media print {{\n{paper}}}"
