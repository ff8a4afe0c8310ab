"""Answers complete a specification of any format, and their mistakes are said at once."""

from __future__ import annotations

import json

import msgspec
import pytest
from jsonschema import Draft202012Validator

from checklist_engine.errors import InputError
from checklist_engine.specification.answers import Answers, LotAnswers, answers_schema, apply_answers, read_answers
from checklist_engine.specification.model import Lot, Specification, Waiver

SPECIFICATION = Specification(
    id="a",
    title="A",
    format="own",
    source="t.json",
    lots=(
        Lot(id="1", subjects=("website",), characteristics={"personal_data": True}),
        Lot(id="2"),
    ),
)
FILE = {
    "schema_version": "1.0",
    "characteristics": {"personal_data": False, "sends_email": True, "user_accounts": None},
    "lots": [{"id": "2", "subjects": ["saas"], "characteristics": {"sends_email": False}}],
    "waivers": [{"rule": "dns-domains-signed", "reason": "Moves in May.", "approved_by": "CIO", "until": "2027-05-31"}],
}


def read(value: object) -> Answers:
    """Read a value as the file answers.json."""
    return read_answers(json.dumps(value).encode(), "answers.json")


def test_answers_are_read() -> None:
    """Facts without an answer (null) are left out; waivers say that they stand in the answers."""
    assert read(FILE) == Answers(
        source="answers.json",
        everywhere=LotAnswers(characteristics={"personal_data": False, "sends_email": True}),
        lots={"2": LotAnswers(subjects=("saas",), characteristics={"sends_email": False})},
        waivers=(
            Waiver(
                rule="dns-domains-signed",
                reason="Moves in May.",
                approved_by="CIO",
                until="2027-05-31",
                pointer="answers.json#/waivers/0",
            ),
        ),
    )


def test_an_answer_wins_over_the_specification_and_one_for_a_lot_over_one_for_all() -> None:
    """Nothing else changes, and the specification that was given stays as it was."""
    answers = read(FILE)

    assert apply_answers(SPECIFICATION, answers) == msgspec.structs.replace(
        SPECIFICATION,
        lots=(
            Lot(id="1", subjects=("website",), characteristics={"personal_data": False, "sends_email": True}),
            Lot(id="2", subjects=("saas",), characteristics={"personal_data": False, "sends_email": False}),
        ),
        waivers=answers.waivers,
    )
    assert SPECIFICATION.lots[0].characteristics == {"personal_data": True}


def test_no_answers_change_nothing() -> None:
    """An empty answers file is the identity."""
    assert apply_answers(SPECIFICATION, read({"schema_version": "1.0"})) == SPECIFICATION


def test_every_mistake_is_said_at_once() -> None:
    """Shape and meaning together."""
    with pytest.raises(InputError) as caught:
        read(
            {
                "characteristic": {},
                "lots": [{"id": "1"}, {"id": "1"}],
                "waivers": [{"rule": "a", "approved_by": "b", "until": "2027-02-29"}],
            }
        )

    assert str(caught.value) == (
        "/characteristic: 'characteristic' is not a known key of the file [unknown-key]\n"
        "    expected: one of: schema_version, $schema, subjects, characteristics, lots, waivers\n"
        "    what to do: did you mean 'characteristics'?\n"
        "/lots/1/id: two lots have the id '1' [duplicate-id]\n"
        "    what to do: put their answers together\n"
        "/waivers/0: 'reason' is missing in number 1 of 'waivers' [missing-key]\n"
        '    what to do: add "reason"\n'
        "/waivers/0/until: '2027-02-29' is no day of the calendar [wrong-date]\n"
        "    expected: a real day, as 2026-12-31\n"
        "    what to do: mend the date"
    )


def test_several_values_are_no_answers() -> None:
    """An answers file is one object."""
    with pytest.raises(InputError) as caught:
        read_answers(b"{}\n{}", "answers.json")

    assert [problem.code for problem in caught.value.problems] == ["several-values"]


def test_an_answer_for_a_lot_that_is_not_there_is_an_error() -> None:
    """So that a slip in an id does not pass in silence."""
    waiver = {"rule": "a", "reason": "b", "approved_by": "c", "lots": ["9"]}
    answers = read({"schema_version": "1.0", "lots": [{"id": "3"}], "waivers": [waiver]})

    with pytest.raises(InputError) as caught:
        apply_answers(SPECIFICATION, answers)

    assert str(caught.value) == (
        "answers.json: lots: the specification has no lot '3' [unknown-lot]\n"
        "    expected: one of: 1, 2\n"
        "    what to do: mend the id\n"
        "answers.json#/waivers/0: the specification has no lot '9' [unknown-lot]\n"
        "    expected: one of: 1, 2\n"
        "    what to do: mend the id"
    )


def test_the_schema_of_answers_accepts_the_file() -> None:
    """The published schema is valid and says what the reader does."""
    Draft202012Validator.check_schema(answers_schema())

    assert Draft202012Validator(answers_schema()).is_valid(FILE)
