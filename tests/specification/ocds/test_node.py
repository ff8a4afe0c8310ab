"""What has the wrong shape is left out with a note, never a crash."""

from __future__ import annotations

import pytest

from checklist_engine.specification.ocds.node import Node, Notes


def node(value: dict[str, object]) -> Node:
    """Return a node whose pointers begin with /tender."""
    return Node(value, "/tender", Notes(lambda pointer: pointer))


@pytest.mark.parametrize(
    ("value", "text", "notes"),
    [
        (" x ", "x", ()),
        (12, "12", ()),
        (1.5, "1.5", ()),
        (2.0, "2", ()),
        ("", None, ()),
        (None, None, ()),
        (True, None, ("/tender/a: true stands where a text was expected; it was left out",)),
        (["x"], None, ("/tender/a: a list stands where a text was expected; it was left out",)),
    ],
)
def test_texts(value: object, text: str | None, notes: tuple[str, ...]) -> None:
    """Numbers are texts too; the rest is noted."""
    tested = node({"a": value})

    assert tested.text("a") == text
    assert tested.notes.all() == notes


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (250000, 250000.0),
        ("250000.00", 250000.0),
        ("250,000.50", 250000.5),
        ("250 000,50", 250000.5),
        ("250.000,50", 250000.5),
        ("1.234.567", 1234567.0),
        (0, None),
        (-5, None),
        ("about 5", None),
        (10**350, None),
        (True, None),
        ({}, None),
    ],
)
def test_amounts(value: object, amount: float | None) -> None:
    """Amounts as text are read where there is one way to read them."""
    assert node({"a": value}).amount("a") == amount


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-12-01", "2026-12-01"),
        ("2026-12-01T09:00:00+01:00", "2026-12-01"),
        ("20261201", "2026-12-01"),
        ("2026-02-30", None),
        ("01/12/2026", None),
        ("soon", None),
        (None, None),
    ],
)
def test_days(value: object, day: str | None) -> None:
    """A day is taken as it is written, without its time."""
    assert node({"a": value}).day("a") == day


def test_lists_of_objects() -> None:
    """An object alone is a list of one; what is no object is noted."""
    tested = node({"one": {"id": "1"}, "many": [{"id": "1"}, "x", None, {}], "text": "x"})

    assert [part.pointer for part in tested.children("one")] == ["/tender/one"]
    assert [part.pointer for part in tested.children("many")] == ["/tender/many/0"]
    assert tested.children("text") == ()
    assert tested.notes.all() == (
        "/tender/one: an object stands where a list was expected; it was read as a list of one",
        "/tender/many/1: the text 'x' stands where an object was expected; it was left out",
        "/tender/text: the text 'x' stands where a list was expected; it was left out",
    )


def test_notes_do_not_flood() -> None:
    """Each note stands once, and beyond forty only their number."""
    notes = Notes(lambda pointer: pointer)
    for index in range(60):
        notes.add("wrong", f"/{index % 50}")

    assert len(notes.all()) == 41
    assert notes.all()[-1] == "10 more notes of this kind are left out."
