"""YAML is read with the meaning of YAML 1.2, and every mistake has its place."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from checklist_engine.yaml_source import YamlFile, read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, text: str) -> YamlFile:
    """Read a text as the file `x.yaml`."""
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path, "x.yaml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("NO", "NO"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("12", 12),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("12:30", "12:30"),
        ("010", 10),
        ("0o14", "0o14"),
        ("2026-11-24", dt.date(2026, 11, 24)),
        ("'12'", "12"),
        ('"true"', "true"),
        ("=", "="),
    ],
)
def test_plain_words_mean_what_yaml_1_2_says(tmp_path: Path, written: str, value: object) -> None:
    """The Norway problem and sexagesimal numbers do not happen."""
    file = read(tmp_path, f"key: {written}\n")

    assert file.value == {"key": value}
    assert file.problems == []


def test_every_duplicate_key_is_told_with_its_place(tmp_path: Path) -> None:
    """All mistakes at once, with line, column, the line itself and a caret."""
    file = read(tmp_path, "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")

    assert [str(problem) for problem in file.problems] == [
        "x.yaml:4:3: the key 'c' stands twice; first in line 3 [yaml-duplicate-key]\n      c: 2\n      ^\n    what to do: keep one of them",
        "x.yaml:5:1: the key 'a' stands twice; first in line 1 [yaml-duplicate-key]\n    a: 3\n    ^\n    what to do: keep one of them",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "yaml-empty"),
        ("a: [1\n", "yaml-syntax"),
        ("a: &x 1\nb: *x\n", "yaml-alias"),
        ("a: !!python/object:os.system x\n", "yaml-tag"),
        ("? [1]\n: 2\n", "yaml-key"),
        ("a: 2026-13-01\n", "yaml-date"),
        ("a: \x07\n", "yaml-syntax"),
    ],
)
def test_what_a_file_must_not_hold_is_an_error(tmp_path: Path, text: str, code: str) -> None:
    """Tags, aliases and broken syntax never pass silently."""
    assert [problem.code for problem in read(tmp_path, text).problems] == [code]


def test_bytes_that_are_not_utf_8_are_an_error(tmp_path: Path) -> None:
    """The message says which byte."""
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: \xff\n")

    assert [str(problem) for problem in read_yaml(path, "x.yaml").problems] == [
        "x.yaml: byte 3 is not UTF-8 [yaml-encoding]\n    what to do: save the file as UTF-8"
    ]


class Model(BaseModel):
    """Something to hold a file against."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    count: int = 0


def test_mistakes_of_a_model_have_their_place_and_a_near_match(tmp_path: Path) -> None:
    """Unknown keys, wrong types and missing keys are told together."""
    file = read(tmp_path, "nam: x\ncount: many\n")
    with pytest.raises(ValidationError) as caught:
        Model.model_validate(file.value)
    file.take_errors(caught.value, Model)

    assert [(problem.where, problem.code, problem.what) for problem in file.problems] == [
        ("x.yaml:1:1", "missing-key", "'name' is missing"),
        ("x.yaml:2:1", "wrong-value", "'count': Input should be a valid integer"),
        ("x.yaml:1:1", "unknown-key", "'nam' is not a known key"),
    ]
    assert file.problems[2].hint == "did you mean 'name'?"
