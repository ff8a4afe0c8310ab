"""Releases of one process become one, and every pointer still leads into the input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checklist_engine.specification.model import Specification
from checklist_engine.specification.pointer import split_pointer
from checklist_engine.specification.reading import read_specifications

DATA = Path(__file__).parents[2] / "data" / "ocds"


def read(value: object) -> Specification:
    """Read a value that holds one process."""
    (found,) = read_specifications(json.dumps(value).encode(), "t.json")
    assert isinstance(found, Specification)
    return found


def follow(value: Any, pointer: str) -> Any:  # noqa: ANN401 - JSON holds any value
    """Return what a pointer leads to."""
    for step in split_pointer(pointer):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def package(*releases: dict[str, Any]) -> dict[str, Any]:
    """Return a package of releases of one process."""
    return {"releases": [{"ocid": "ocds-1", **release} for release in releases]}


@pytest.mark.parametrize(
    "name",
    ["fictional-1.1-all-releases.json", "mexico-cdmx-versioned-release.json", "ukraine-prozorro-one-record.json"],
)
def test_pointers_lead_to_the_texts(name: str) -> None:
    """In merged and in versioned releases each pointer leads to a value that holds the text."""
    data = (DATA / name).read_bytes()
    (specification,) = read_specifications(data, name)
    assert isinstance(specification, Specification)
    assert specification.requirements

    value = json.loads(data)
    for requirement in specification.requirements:
        assert requirement.text in follow(value, requirement.pointer)


def test_the_newest_value_wins_and_the_pointer_leads_to_it() -> None:
    """Objects in lists are the same where their ids are."""
    value = package(
        {
            "date": "2026-02-01",
            "tag": ["tenderUpdate"],
            "tender": {"lots": [{"id": "2", "description": "New second lot."}]},
        },
        {
            "date": "2026-01-01",
            "tag": ["tender"],
            "tender": {
                "title": "Two lots",
                "lots": [{"id": "1", "description": "The first lot."}, {"id": "2", "description": "Old lot."}],
            },
        },
    )

    specification = read(value)

    assert [(lot.id, lot.description) for lot in specification.lots] == [
        ("1", "The first lot."),
        ("2", "New second lot."),
    ]
    assert [(requirement.text, requirement.pointer) for requirement in specification.requirements] == [
        ("The first lot.", "/releases/1/tender/lots/0/description"),
        ("New second lot.", "/releases/0/tender/lots/0/description"),
    ]
    assert specification.published == "2026-01-01"
    assert specification.stage == "running"
    assert specification.notes == ()


def test_releases_without_a_date_are_left_out_with_a_note() -> None:
    """Without a date nobody knows which release is newer."""
    value = package(
        {"date": "2026-01-01", "tender": {"title": "A", "description": "The first text."}},
        {"tender": {"description": "A text without date."}},
    )

    specification = read(value)

    assert [requirement.text for requirement in specification.requirements] == ["The first text."]
    assert specification.notes == ("1 of 2 releases of this process has no date and was left out of the merge.",)


def test_releases_that_contradict_each_other_in_shape_do_not_break_the_reader() -> None:
    """Then the newest stands alone, and the note says so."""
    value = package(
        {"date": "2026-01-01", "tender": "a text"},
        {"date": "2026-02-01", "tender": {"title": "A", "description": "The second text."}},
    )

    specification = read(value)

    assert [requirement.pointer for requirement in specification.requirements] == ["/releases/1/tender/description"]
    assert specification.notes == ("The 2 releases of this process contradict each other in shape; only the newest was read.",)


def test_two_objects_with_one_id_do_not_break_the_merge() -> None:
    """The later wins, as OCDS says."""
    items = [{"id": "1", "description": "First item."}, {"id": "1", "description": "Second item."}]
    value = package(
        {"date": "2026-01-01", "tender": {"title": "A"}},
        {"date": "2026-02-01", "tender": {"items": items}},
    )

    assert [requirement.text for requirement in read(value).requirements] == ["Second item."]


def test_pages_of_a_download_are_merged() -> None:
    """A process may go on from one package of a list to the next."""
    pages = [
        package({"date": "2026-01-01", "tag": ["tender"], "tender": {"title": "A", "description": "Text of page one."}}),
        package({"date": "2026-02-01", "tag": ["award"], "awards": [{"id": "1", "status": "active"}]}),
    ]

    specification = read(pages)

    assert specification.stage == "awarded"
    assert [requirement.pointer for requirement in specification.requirements] == ["/0/releases/0/tender/description"]


def test_a_versioned_release_gives_the_latest_value_of_each_field() -> None:
    """A list that is out of order is read by its dates."""

    def version(day: str, value: str) -> dict[str, object]:
        return {"releaseID": day, "releaseDate": day, "releaseTag": ["tender"], "value": value}

    histories = [version("2026-02-01", "The new text."), version("2026-01-01", "The old text.")]
    value = {"ocid": "ocds-1", "tender": {"id": "1", "title": [version("2026-01-01", "A")], "description": histories}}

    specification = read(value)

    assert specification.format == "ocds-versioned-release"
    assert specification.title == "A"
    assert specification.published == "2026-01-01"
    assert [(requirement.text, requirement.pointer) for requirement in specification.requirements] == [
        ("The new text.", "/tender/description/0/value")
    ]
    assert specification.notes == ("This is a versioned release; the latest value of each field was read.",)
