"""A supplier profile is read strictly: every mistake at once, with its place and what was probably meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checklist_engine.errors import InputError
from checklist_engine.guidance.guide import make_guide
from checklist_engine.guidance.supplier import Held, Proof, Supplier
from checklist_engine.guidance.supplier_authored import supplier_schema
from checklist_engine.guidance.supplier_reading import read_supplier
from checklist_engine.guidance.supplier_starter import make_supplier_starter
from checklist_engine.knowledge import load_knowledge
from tests.guidance.tenders import judged

KNOWLEDGE = load_knowledge()
STANDARDS = KNOWLEDGE.catalog.standards
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples" / "suppliers").glob("*.json"))


def read(value: Any) -> Supplier:  # noqa: ANN401 - JSON holds any value
    """Read a profile that is written as JSON."""
    return read_supplier(json.dumps(value).encode(), "profile.json", STANDARDS)


def profile(*standards: dict[str, Any], **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a profile
    """Return a profile with these standards."""
    return {"schema_version": "1.0", "name": "Small Ltd", "standards": list(standards), **fields}


def mistakes(value: Any) -> list[str]:  # noqa: ANN401 - JSON holds any value
    """Return every mistake as people read it; the schema says no where the shape is wrong."""
    with pytest.raises(InputError) as caught:
        read(value)
    return [str(problem) for problem in caught.value.problems]


def test_a_profile_says_what_is_met_and_what_shows_it() -> None:
    """State, version, proofs with their days, and when something will be ready; nothing is lost."""
    held = {
        "id": "iso-27001",
        "state": "met",
        "version": "2022",
        "proof": [{"title": "Certificate 1", "kind": "certificate", "issued": "2025-01-01", "valid_until": "2027-12-31", "file": "c.pdf"}],
        "note": "Site A.",
        "about": "Ignored.",
    }
    planned = {"id": "dnssec", "state": "planned", "ready_by": "2027-03-01"}

    assert read(profile(held, planned, {"id": "tls", "state": None}, country="NL")) == Supplier(
        name="Small Ltd",
        source="profile.json",
        country="NL",
        held={
            "iso-27001": Held(
                standard="iso-27001",
                state="met",
                version="2022",
                proof=(Proof(title="Certificate 1", kind="certificate", issued="2025-01-01", valid_until="2027-12-31", file="c.pdf"),),
                note="Site A.",
            ),
            "dnssec": Held(standard="dnssec", state="planned", ready_by="2027-03-01"),
            "tls": Held(standard="tls"),
        },
    )


def test_all_mistakes_are_told_at_once_with_what_was_meant() -> None:
    """Keys, values, ids, versions, days: in the order of the file."""
    value = profile(
        {"id": "dnsec", "state": "met"},
        {"id": "TLS", "state": "Met"},
        {"id": "iso-27001", "versoin": "2022"},
        {"id": "iso-27001", "version": "2o22"},
        {"id": "dkim", "version": "1"},
        {"id": "dmarc", "version": "quarantine", "ready_by": "2027-02-30"},
        {"id": "spf", "proof": [{"kind": "report"}, {"title": "T", "issued": "2027-02-01", "valid_until": "2027-01-01"}]},
        country="UK",
    )

    assert mistakes(value) == [
        (
            "profile.json#/standards/0/id: there is no standard 'dnsec' [unknown-standard]\n"
            "    expected: an id from `checklist-engine catalog list`\n"
            "    what to do: did you mean 'dnssec'?"
        ),
        (
            "profile.json#/standards/1/id: there is no standard 'TLS' [unknown-standard]\n"
            "    expected: an id from `checklist-engine catalog list`\n"
            "    what to do: did you mean 'tls'?"
        ),
        (
            "profile.json#/standards/1/state: 'state' is \"Met\" [wrong-value]\n"
            "    expected: one of: met, not-met, planned\n"
            "    what to do: did you mean 'met'?"
        ),
        (
            "profile.json#/standards/2/versoin: 'versoin' is not a known key of number 3 of 'standards' [unknown-key]\n"
            "    expected: one of: id, state, version, proof, ready_by, note, about\n"
            "    what to do: did you mean 'version'?"
        ),
        (
            "profile.json#/standards/3/id: 'iso-27001' stands twice; the first is /standards/2 [duplicate-id]\n"
            "    what to do: put both together"
        ),
        (
            "profile.json#/standards/3/version: ISO/IEC 27001 has no version '2o22' [unknown-version]\n"
            "    expected: one of: 2005, 2013, 2022; several with ' or ' between them\n"
            "    what to do: did you mean '2022'?"
        ),
        "profile.json#/standards/4/version: DKIM has no versions [unknown-version]\n    what to do: leave 'version' out",
        (
            "profile.json#/standards/5/version: DMARC has no version 'quarantine' [unknown-version]\n"
            "    expected: one of: p=none, p=quarantine, p=reject; several with ' or ' between them\n"
            "    what to do: did you mean 'p=quarantine'?"
        ),
        (
            "profile.json#/standards/5/ready_by: '2027-02-30' is no day of the calendar [wrong-date]\n"
            "    expected: a real day, as 2026-12-31\n"
            "    what to do: mend the date"
        ),
        (
            "profile.json#/standards/6/proof/0: 'title' is missing in number 1 of 'proof' [missing-key]\n"
            '    what to do: add "title": What it is, as you would call it in an offer: `Certificate 2024-118`.'
        ),
        (
            "profile.json#/standards/6/proof/1/valid_until: the proof runs out on 2027-01-01, before 2027-02-01, the day it counts from "
            "[days-reversed]\n"
            "    what to do: mend one of the two days"
        ),
        (
            "profile.json#/country: 'UK' is no country [unknown-country]\n"
            "    expected: an ISO 3166-1 alpha-2 code, as NL\n"
            "    what to do: look it up"
        ),
    ]


def test_a_specification_in_its_place_is_told_apart() -> None:
    """With the command that makes a profile."""
    assert mistakes({"schema_version": "1.0", "id": "1", "title": "T", "requirements": []}) == [
        (
            "profile.json: this file is a specification, not a supplier profile [no-profile]\n"
            "    what to do: make a profile with `checklist-engine answer FILE --starter -o profile.json`, fill it in and give that"
        )
    ]


@pytest.mark.parametrize("text", ["[]", '{"schema_version": "1.0"}', '"profile"', "{} {}", "{", '{"a": 1, "a": 2}'])
def test_anything_else_is_an_error_and_never_a_bug(text: str) -> None:
    """Input is hostile until read."""
    with pytest.raises(InputError):
        read_supplier(text.encode(), "profile.json", STANDARDS)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_valid_by_program_and_schema(path: Path) -> None:
    """What is published is what is read."""
    data = path.read_bytes()

    assert read_supplier(data, path.name, STANDARDS).held
    jsonschema.Draft202012Validator(supplier_schema()).validate(json.loads(data))


def test_a_starter_can_be_read_as_it_is_and_says_nothing_yet() -> None:
    """Every standard of the tender once, with what it is and what is asked; a version only where there are versions."""
    result = judged("The supplier shall use TLS 1.2 or higher and DNSSEC. Files shall be sent by FTP.")
    starter = make_supplier_starter(make_guide(result, KNOWLEDGE), KNOWLEDGE)

    assert starter == {
        "schema_version": "1.0",
        "name": "[your company]",
        "standards": [
            {"id": "tls", "about": f"TLS: {STANDARDS['tls'].plain} Asked for: 1.2 or later.", "state": None, "version": None, "proof": []},
            {"id": "dnssec", "about": f"DNSSEC: {STANDARDS['dnssec'].plain}", "state": None, "proof": []},
        ],
    }
    assert {held.state for held in read(starter).held.values()} == {None}


@pytest.mark.parametrize(
    ("value", "good"),
    [
        (profile(), True),
        (profile({"id": "tls"}), True),
        (profile({"id": "tls", "state": None, "version": None, "proof": None, "ready_by": None, "note": None, "about": None}), True),
        (profile({"id": "tls", "proof": [{"title": "T", "kind": None, "issued": None, "valid_until": None, "file": None}]}), True),
        (profile(**{"$schema": "supplier.schema.json"}), True),
        (profile({"id": ""}), False),
        (profile({"id": 1}), False),
        (profile({"state": "met"}), False),
        (profile({"id": "tls", "state": "yes"}), False),
        (profile({"id": "tls", "ready_by": "soon"}), False),
        (profile({"id": "tls", "proof": ["a letter"]}), False),
        (profile({"id": "tls", "proof": [{"title": " "}]}), False),
        (profile({"id": "tls", "proof": [{"title": "T", "kind": "rumour"}]}), False),
        (profile(country="Netherlands"), False),
        (profile(schema_version="2.0"), False),
        (profile(name=None), False),
        (profile(extra=1), False),
        ({"schema_version": "1.0", "name": "A"}, False),
    ],
)
def test_program_and_schema_accept_the_same_files(value: Any, *, good: bool) -> None:  # noqa: ANN401 - JSON holds any value
    """An editor that checks while one types tells the truth."""
    assert jsonschema.Draft202012Validator(supplier_schema()).is_valid(value) is good
    if good:
        assert read(value).name == "Small Ltd"
    else:
        assert mistakes(value)
