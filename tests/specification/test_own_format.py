"""The own format is read whole, and every mistake in it is said at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checklist_engine.errors import InputError
from checklist_engine.specification.model import (
    WHOLE,
    Buyer,
    Item,
    Lot,
    ReadableDocument,
    Requirement,
    Specification,
    Value,
    Waiver,
    WantedStandard,
)
from checklist_engine.specification.own_format import looks_like_own_format, read_own_format, specification_schema

SMALL: dict[str, Any] = {"schema_version": "1.0", "id": "2026-017", "title": "Website"}
WHOLE_FILE: dict[str, Any] = {
    **SMALL,
    "language": "en",
    "stage": "draft",
    "dates": {"published": "2026-12-01", "deadline": "2027-01-15", "contract_end": "2031-01-31"},
    "buyer": {"name": "Municipality of Zandvoorde", "country": "NL", "kind": "public"},
    "value": {"amount": 180000, "currency": "EUR"},
    "subjects": ["website"],
    "characteristics": {"personal_data": True, "sends_email": None},
    "items": [{"scheme": "CPV", "id": "72413000-8", "lot": "1"}],
    "lots": [
        {
            "id": "1",
            "title": "Website",
            "characteristics": {"internet_facing": True, "personal_data": False},
            "value": {"amount": 120000, "currency": "EUR"},
        },
        {"id": "2", "subjects": ["email-service"]},
    ],
    "requirements": [
        {
            "id": "R1",
            "lots": ["1"],
            "role": "contract-condition",
            "text": "TLS shall be used.",
            "obligation": "mandatory",
            "standards": [{"id": "tls", "version": ">=1.2"}],
            "verification": "A scan.",
            "language": "en",
        },
        {"id": "R2", "standards": [{"id": "dnssec"}]},
    ],
    "waivers": [{"rule": "tls-version", "lots": ["1"], "reason": "Old tills.", "approved_by": "CISO", "until": "2027-06-30"}],
    "documents": [{"title": "Terms", "url": "https://example.org/terms.pdf", "kind": "contractDraft"}],
}


def problems_of(value: Any) -> str:  # noqa: ANN401 - JSON holds any value
    """Return the whole error text for a value that cannot be read."""
    with pytest.raises(InputError) as caught:
        read_own_format(value, "t.json")
    return str(caught.value)


def test_a_file_that_says_everything() -> None:
    """Every key arrives in the specification, with pointers to where it stands."""
    assert read_own_format(WHOLE_FILE, "t.json") == Specification(
        id="2026-017",
        title="Website",
        format="own",
        source="t.json",
        language="en",
        stage="draft",
        published="2026-12-01",
        deadline="2027-01-15",
        contract_end="2031-01-31",
        buyer=Buyer(name="Municipality of Zandvoorde", country="NL", kind="public"),
        value=Value(amount=180000, currency="EUR"),
        lots=(
            Lot(
                id="1",
                title="Website",
                subjects=("website",),
                characteristics={"personal_data": False, "internet_facing": True},
                value=Value(amount=120000, currency="EUR"),
                pointer="/lots/0",
            ),
            Lot(id="2", subjects=("email-service",), characteristics={"personal_data": True}, pointer="/lots/1"),
        ),
        items=(Item(scheme="CPV", id="72413000", lot="1", pointer="/items/0"),),
        requirements=(
            Requirement(
                id="R1",
                text="TLS shall be used.",
                pointer="/requirements/0/text",
                lots=("1",),
                role="contract-condition",
                obligation="mandatory",
                standards=(WantedStandard(id="tls", version=">=1.2", pointer="/requirements/0/standards/0"),),
                verification="A scan.",
                language="en",
            ),
            Requirement(
                id="R2",
                text="",
                pointer="/requirements/1",
                standards=(WantedStandard(id="dnssec", pointer="/requirements/1/standards/0"),),
            ),
        ),
        waivers=(
            Waiver(
                rule="tls-version",
                reason="Old tills.",
                approved_by="CISO",
                until="2027-06-30",
                lots=("1",),
                pointer="/waivers/0",
            ),
        ),
        documents=(ReadableDocument(title="Terms", url="https://example.org/terms.pdf", kind="contractDraft"),),
    )


def test_a_file_without_lots_is_one_lot() -> None:
    """The lot carries the title and everything that the specification states."""
    value = {**SMALL, "subjects": ["website"], "characteristics": {"personal_data": True}}

    assert read_own_format(value, "t.json", "/3", ("A note.",)) == Specification(
        id="2026-017",
        title="Website",
        format="own",
        source="t.json",
        lots=(
            Lot(
                id=WHOLE,
                title="Website",
                subjects=("website",),
                characteristics={"personal_data": True},
                pointer="/3",
            ),
        ),
        notes=("A note.",),
    )


def test_null_means_left_out() -> None:
    """A program that writes null for what it does not know makes the same specification."""
    optional = specification_schema()["properties"].keys() - SMALL.keys()

    assert read_own_format({**SMALL, **dict.fromkeys(optional)}, "t.json") == read_own_format(SMALL, "t.json")


def test_every_mistake_is_said_at_once() -> None:
    """Mistakes of shape and of meaning stand together, in the order of the file, with hints."""
    value = {
        **SMALL,
        "titel": "x",
        "dates": {"deadline": "2026-02-30"},
        "buyer": {"country": "UK", "kind": "Public"},
        "value": {"amount": -1, "currency": "eur"},
        "lots": [{"id": "lot-1"}, {"id": "lot-1"}],
        "requirements": [
            {"id": "R1", "text": "x", "obligation": "must"},
            {"id": "R1", "lots": ["lot-2"]},
            {"id": 3, "text": " ", "country": "NL"},
            {"text": "y"},
        ],
    }

    assert problems_of(value) == (
        "/titel: 'titel' is not a known key of the file [unknown-key]\n"
        "    expected: one of: schema_version, id, title, $schema, description, language, stage, dates, buyer, value, "
        "subjects, possible_subjects, characteristics, items, lots, requirements, waivers, documents\n"
        "    what to do: did you mean 'title'?\n"
        "/dates/deadline: '2026-02-30' is no day of the calendar [wrong-date]\n"
        "    expected: a real day, as 2026-12-31\n"
        "    what to do: mend the date\n"
        "/buyer/country: 'UK' is no country [unknown-country]\n"
        "    expected: an ISO 3166-1 alpha-2 code, as NL\n"
        "    what to do: write GB\n"
        "/buyer/kind: 'kind' is \"Public\" [wrong-value]\n"
        "    expected: one of: private, public\n"
        "    what to do: did you mean 'public'?\n"
        "/value/amount: 'amount' is -1 [wrong-value]\n"
        "    expected: at least 0\n"
        "    what to do: mend the value\n"
        "/value/currency: 'currency' is \"eur\" [wrong-value]\n"
        "    expected: three capital letters, as EUR\n"
        "    what to do: mend the value\n"
        "/lots/1/id: two lots have the id 'lot-1'; the first is /lots/0 [duplicate-id]\n"
        "    what to do: give each its own id\n"
        "/requirements/0/obligation: 'obligation' is \"must\" [wrong-value]\n"
        "    expected: one of: desired, informative, mandatory, optional, unknown\n"
        "    what to do: take one of these\n"
        "/requirements/1: the requirement asks for nothing [empty-requirement]\n"
        "    expected: 'text', 'standards' or both\n"
        "    what to do: write the requirement in 'text', or remove it\n"
        "/requirements/1/id: two requirements have the id 'R1'; the first is /requirements/0 [duplicate-id]\n"
        "    what to do: give each its own id\n"
        "/requirements/1/lots/0: there is no lot 'lot-2' [unknown-lot]\n"
        "    expected: one of: lot-1, lot-1\n"
        "    what to do: did you mean 'lot-1'?\n"
        "/requirements/2: the requirement asks for nothing [empty-requirement]\n"
        "    expected: 'text', 'standards' or both\n"
        "    what to do: write the requirement in 'text', or remove it\n"
        "/requirements/2/id: 'id' is 3 [wrong-type]\n"
        "    expected: a text in double quotes\n"
        "    what to do: mend the value\n"
        "/requirements/2/country: 'country' is not a known key of number 3 of 'requirements' [unknown-key]\n"
        "    expected: one of: id, text, lots, role, obligation, standards, verification, language, place\n"
        "    what to do: it belongs in 'buyer'\n"
        "/requirements/3: 'id' is missing in number 4 of 'requirements' [missing-key]\n"
        '    what to do: add "id"'
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {"id": "1", "title": "x"},
            '\'schema_version\' is missing in the file [missing-key]\n    what to do: add "schema_version": "1.0"',
        ),
        (
            {**SMALL, "schema_version": "2.0"},
            (
                "/schema_version: 'schema_version' is \"2.0\" [wrong-value]\n"
                "    expected: one of: 1.0\n"
                "    what to do: write the file for version 1.0, or get a newer version of this program"
            ),
        ),
        (
            {**SMALL, "title": "  "},
            "/title: 'title' is \"  \" [wrong-value]\n    expected: a text that is not empty\n    what to do: mend the value",
        ),
        (
            {**SMALL, "waivers": [{"rule": "a", "reason": "b", "approved_by": "c", "until": "2026-13-01"}]},
            (
                "/waivers/0/until: '2026-13-01' is no day of the calendar [wrong-date]\n"
                "    expected: a real day, as 2026-12-31\n"
                "    what to do: mend the date"
            ),
        ),
        (
            {**SMALL, "items": [{"scheme": "CPV", "id": "72413000", "lot": "9"}]},
            (
                "/items/0/lot: there is no lot '9' [unknown-lot]\n"
                "    expected: no lot, as 'lots' names none\n"
                "    what to do: add the lot to 'lots', or mend the id"
            ),
        ),
        (["x"], 'the file is ["x"] [wrong-type]\n    expected: an object in { }\n    what to do: mend the value'),
    ],
)
def test_single_mistakes(value: object, expected: str) -> None:
    """Each mistake says what is wrong, what was expected and what to do."""
    assert problems_of(value) == expected


def test_the_one_lot_of_a_file_without_lots_can_be_named() -> None:
    """`whole` means the same as no lot."""
    named = {**SMALL, "requirements": [{"id": "R1", "text": "x", "lots": [WHOLE]}]}
    unnamed = {**SMALL, "requirements": [{"id": "R1", "text": "x"}]}

    assert read_own_format(named, "t.json") == read_own_format(unnamed, "t.json")


def test_the_schema_is_valid_and_accepts_the_file() -> None:
    """The published schema is JSON Schema 2020-12, knows all keys and describes itself."""
    schema = specification_schema()
    Draft202012Validator.check_schema(schema)

    assert list(Draft202012Validator(schema).iter_errors(WHOLE_FILE)) == []
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:checklist-engine:schema:specification:1.0"
    assert schema["title"] == "Procurement specification"
    assert schema["required"] == ["schema_version", "id", "title"]
    assert all(not part.get("additionalProperties", True) for part in (schema, *schema["$defs"].values()))
    assert all(part.get("description") for part in (schema, *schema["$defs"].values()))
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (SMALL, True),
        ({"requirements": []}, True),
        ({"schema_version": "1.0", "findings": []}, False),
        ({"ocid": "1", "requirements": []}, False),
        ({"title": "x"}, False),
        ([SMALL], False),
    ],
)
def test_the_own_format_is_recognised_by_its_keys(value: object, expected: bool) -> None:  # noqa: FBT001 - a table
    """A file with mistakes is recognised too, so that the mistakes are said."""
    assert looks_like_own_format(value) is expected
