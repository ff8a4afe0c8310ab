"""Requirements that changed."""

from __future__ import annotations

from checklist_engine.comparison.wording import RequirementChange, requirement_changes
from checklist_engine.specification.model import Requirement, WantedStandard


def requirement(key: str, text: str = "", **fields: object) -> Requirement:
    """Return a requirement."""
    return Requirement(id=key, text=text, pointer=f"/{key}", **fields)  # type: ignore[arg-type] # any field


def test_what_was_added_taken_out_reworded_and_restated() -> None:
    """In the order of the newer version; new line breaks and new ids are no change."""
    before = [
        requirement("1", "Same  words."),
        requirement("2", "Old."),
        requirement("3", "Gone."),
        requirement("4", "Firm."),
        requirement("5", "Moved."),
    ]
    after = [
        requirement("6", "Moved."),
        requirement("1", "Same\nwords."),
        requirement("4", "Firm.", obligation="desired"),
        requirement("2", "New."),
        requirement("7", standards=(WantedStandard(id="tls", version=">=1.2"),)),
    ]

    assert requirement_changes(before, after) == (
        RequirementChange(kind="restated", id="4", before="Firm.", after="Firm."),
        RequirementChange(kind="reworded", id="2", before="Old.", after="New."),
        RequirementChange(kind="added", id="7", before=None, after="tls >=1.2"),
        RequirementChange(kind="removed", id="3", before="Gone.", after=None),
    )
