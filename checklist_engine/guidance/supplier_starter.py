"""A starter profile: the standards of a tender, for a supplier to say of each whether it meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.phrases import listed, version_words

if TYPE_CHECKING:
    from checklist_engine.catalog.standard import Standard
    from checklist_engine.guidance.guide import Guide, Task
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.wording import Words

__all__ = ["make_supplier_starter"]


def make_supplier_starter(guide: Guide, knowledge: Knowledge) -> dict[str, Any]:
    """Return a profile for JSON with every standard that the tender asks for; `state` is null until the supplier says it.

    `version` stands only where the standard has versions or parameters.
    """
    words = knowledge.words
    return {
        "schema_version": "1.0",
        "name": words.gettext("[your company]"),
        "standards": [_entry(task, knowledge.catalog.standards[task.standard], words) for task in guide.tasks],
    }


def _entry(task: Task, standard: Standard, words: Words) -> dict[str, Any]:
    version: dict[str, None] = {"version": None} if standard.versions or standard.parameters else {}
    about = f"{standard.name}: {standard.plain}"
    if task.versions:
        asked = listed((version_words(one, words) for one in task.versions), words)
        about += " " + words.gettext("Asked for: {version}.").format(version=asked)
    return {"id": standard.id, "about": about, "state": None, **version, "proof": []}
