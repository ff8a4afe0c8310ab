"""Level labels beside a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.detection.language.cues import Wording
from checklist_engine.detection.passage.labels import label_of, level_of
from checklist_engine.detection.text.prepared import prepare

WORDING = Wording(
    {
        "en": {
            "level_required": ("must", "mandatory", "M", "E"),
            "level_recommended": ("should", "nice wish", "W"),
            "level_optional": ("could",),
            "level_informative": ("background",),
            "level_fields": ("priority",),
        }
    },
    "en",
)


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("Sign all zones | Must", "required"),
        ("Should | Sign all zones", "recommended"),
        ("M\tSign all zones", "required"),
        ("E-12 | Sign all zones", "required"),
        ("E-12 | Sign all zones | Should", "recommended"),
        ("DNSSEC | Mandatory (comply or explain) | all domains", "required"),
        ("[MUST] Sign all zones", "required"),
        ("Sign all zones (could)", "optional"),
        ("(W) Sign all zones", "recommended"),
        ("Mandatory: sign all zones", "required"),
        ("R12 Background: zones", "mentioned"),
        ("Sign all zones. Priority: should", "recommended"),
        ("Sign all zones; priority = must", "required"),
        ("All zones must be signed", None),
        ("Sign (M) zones of the group", None),
        ("The zones: all must be signed", None),
        ("", None),
    ],
)
def test_a_label_makes_the_row_as_firm_as_it_says(row: str, level: str | None) -> None:
    """Cells, brackets, beginnings and fields; a verb is no label, and one letter counts only at an end."""
    assert level_of(row, WORDING) == level


PIECES = [
    "must",
    "Nice wish",
    "M",
    "W",
    "priority",
    "sign",
    "zones",
    "R",
    "A",
    "|",
    ":",
    " - ",
    "(",
    ")",
    "[",
    "]",
    ". ",
    " ",
    " ",
    "/",
    "\t",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_most_rows_are_seen_to_have_no_label(row: str) -> None:
    """The others are looked at; both ways give the same."""
    assert label_of(row, prepare(row).words, WORDING) == level_of(row, WORDING)
