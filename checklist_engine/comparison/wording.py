"""Which requirements were added, taken out or worded anew between two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.specification.model import Requirement

__all__ = ["RequirementChange", "requirement_changes"]


class RequirementChange(msgspec.Struct, frozen=True, kw_only=True):
    """A requirement that differs; `before` or `after` is null where it was not there."""

    kind: Literal["added", "removed", "reworded", "restated"]
    id: str
    before: str | None
    after: str | None


def requirement_changes(before: Sequence[Requirement], after: Sequence[Requirement]) -> tuple[RequirementChange, ...]:
    """Return the differences in the order of the newer version, what was taken out last.

    Requirements are the same by their id; one whose id changed and whose text did not is no change. `restated` has the same
    text, and other fields: obligation, role, lots, standards or proof.
    """
    old = {requirement.id: requirement for requirement in before}
    new = {requirement.id: requirement for requirement in after}
    moved = {_words(requirement) for key, requirement in old.items() if key not in new}
    kept = {_words(requirement) for key, requirement in new.items() if key not in old}
    changes: list[RequirementChange] = []
    for key, requirement in new.items():
        if key not in old:
            if _words(requirement) not in moved:
                changes.append(RequirementChange(kind="added", id=key, before=None, after=_shown(requirement)))
        elif _words(old[key]) != _words(requirement):
            changes.append(RequirementChange(kind="reworded", id=key, before=_shown(old[key]), after=_shown(requirement)))
        elif _fields(old[key]) != _fields(requirement):
            changes.append(RequirementChange(kind="restated", id=key, before=_shown(old[key]), after=_shown(requirement)))
    changes += [
        RequirementChange(kind="removed", id=key, before=_shown(requirement), after=None)
        for key, requirement in old.items()
        if key not in new and _words(requirement) not in kept
    ]
    return tuple(changes)


def _words(requirement: Requirement) -> str:
    return " ".join(requirement.text.split())


def _fields(requirement: Requirement) -> tuple[object, ...]:
    standards = tuple((wanted.id, wanted.version) for wanted in requirement.standards)
    return requirement.obligation, requirement.role, requirement.lots, standards, requirement.verification


def _shown(requirement: Requirement) -> str:
    """Return the text, or the standards where it has none."""
    return requirement.text or ", ".join(" ".join(part for part in (wanted.id, wanted.version) if part) for wanted in requirement.standards)
