"""One call reads every format, gives one result a process, and never breaks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checklist_engine.errors import InputError, Problem, UsageError
from checklist_engine.specification.model import Specification, Unreadable
from checklist_engine.specification.reading import read_specifications

EXAMPLES = Path(__file__).parents[2] / "examples"
OWN: dict[str, Any] = {"schema_version": "1.0", "id": "a", "title": "Website"}
RELEASE: dict[str, Any] = {"ocid": "ocds-1", "tender": {"title": "Website"}}


def read(value: object, input_format: str | None = None) -> tuple[Specification | Unreadable, ...]:
    """Read a value as the file t.json."""
    return read_specifications(json.dumps(value).encode(), "t.json", input_format=input_format)


def formats(found: tuple[Specification | Unreadable, ...]) -> list[str]:
    """Return the format of each specification, or the code of why it is none."""
    return [part.format if isinstance(part, Specification) else part.problems[0].code for part in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (OWN, ["own"]),
        ([OWN, {**OWN, "id": "b"}], ["own", "own"]),
        ([OWN, {**OWN, "unknown": 1}], ["own", "unknown-key"]),
        ([OWN, RELEASE], ["own", "ocds-release"]),
        (RELEASE, ["ocds-release"]),
        ({"tender": {"title": "x"}}, ["ocds-release"]),
        ({"releases": [RELEASE]}, ["ocds-release-package"]),
        ({"releases": [RELEASE, 3]}, ["ocds-release-package", "not-ocds"]),
        ([RELEASE, {**RELEASE, "ocid": "ocds-2"}], ["ocds-releases", "ocds-releases"]),
        ({"records": [{"ocid": "ocds-1", "compiledRelease": RELEASE}]}, ["ocds-record-package"]),
        ({"ocid": "ocds-1", "compiledRelease": RELEASE}, ["ocds-record"]),
        ({"ocid": "ocds-1", "releases": [RELEASE]}, ["ocds-record"]),
        ({**RELEASE, "tag": ["compiled"]}, ["ocds-compiled-release"]),
        ({"data": {"tenderID": "UA-1", "title": "x", "items": []}}, ["prozorro-tender"]),
        ({"data": [{"title": "x", "requirementGroups": []}]}, ["ocds-criteria"]),
    ],
)
def test_the_format_is_recognised(value: object, expected: list[str]) -> None:
    """Own format and OCDS in all their packages, alone and in lists."""
    assert formats(read(value)) == expected


@pytest.mark.parametrize(
    ("value", "input_format", "expected"),
    [
        (RELEASE, "own", "missing-key"),
        (OWN, "ocds", "not-ocds"),
        ({"findings": [], "score": {}, "specification": {}}, None, "not-a-specification"),
        ([], None, "not-a-specification"),
        ({}, None, "not-a-specification"),
        (3, None, "not-a-specification"),
        ({"bids": {"details": []}}, None, "not-ocds"),
        ({"releases": []}, None, "ocds-empty"),
        ({"data": {"x": 1}}, None, "not-ocds"),
    ],
)
def test_what_is_no_specification_is_an_error(value: object, input_format: str | None, expected: str) -> None:
    """The code says why; a format that is named is not second-guessed."""
    with pytest.raises(InputError) as caught:
        read(value, input_format)

    assert caught.value.problems[0].code == expected


def test_links_to_releases_have_to_be_downloaded_first() -> None:
    """A record that only links gets an error that says what to do."""
    with pytest.raises(InputError) as caught:
        read({"records": [{"ocid": "1", "releases": [{"url": "https://example.org/1.json", "date": "2026-01-01"}]}]})

    assert caught.value.problems == (
        Problem(
            code="ocds-linked-releases",
            where="/records/0/releases/0",
            what="only a link to a release stands here, not the release itself",
            hint="download the releases themselves, and check those; a check never uses the network",
        ),
    )


def test_an_unreadable_part_does_not_hide_the_others() -> None:
    """A line that cannot be read stands in the result, in its place."""
    lines = [json.dumps(RELEASE), '{"ocid": ', json.dumps(OWN), "7"]

    found = read_specifications("\n".join(lines).encode(), "t.jsonl")

    assert formats(found) == ["ocds-release", "json-syntax", "own", "not-a-specification"]


def test_an_unknown_format_is_wrong_usage() -> None:
    """The error names the formats and the nearest one."""
    with pytest.raises(UsageError) as caught:
        read(OWN, "ocsd")

    assert str(caught.value) == (
        "there is no input format 'ocsd' [unknown-input-format]\n    expected: one of: own, ocds\n    what to do: did you mean 'ocds'?"
    )


def test_the_note_on_the_encoding_reaches_the_specification() -> None:
    """What was assumed about the file is said with its result."""
    data = json.dumps({**OWN, "title": "Één"}, ensure_ascii=False).encode("cp1252")

    (specification,) = read_specifications(data, "t.json")

    assert isinstance(specification, Specification)
    assert specification.title == "Één"
    assert specification.notes[0].startswith("The file is not UTF-8. It was read as Windows-1252")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.name)
def test_every_example_is_read_without_a_note(path: Path) -> None:
    """The examples are faultless, and have twelve to forty requirements each."""
    (specification,) = read_specifications(path.read_bytes(), path.name)

    assert isinstance(specification, Specification)
    assert specification.notes == ()
    assert 12 <= len(specification.requirements) <= 40
