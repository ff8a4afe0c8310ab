"""An OCDS process becomes a specification: who buys what when, and what is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checklist_engine.specification.model import (
    WHOLE,
    Buyer,
    Item,
    Lot,
    ReadableDocument,
    Requirement,
    Specification,
    Value,
)
from checklist_engine.specification.reading import read_specifications

DATA = Path(__file__).parents[2] / "data" / "ocds"


def read(value: object) -> Specification:
    """Read a value that holds one process."""
    (found,) = read_specifications(json.dumps(value).encode(), "t.json")
    assert isinstance(found, Specification)
    return found


def read_file(name: str) -> Specification:
    """Read a file of the test data that holds one process."""
    (found,) = read_specifications((DATA / name).read_bytes(), name)
    assert isinstance(found, Specification)
    return found


def asked(value: dict[str, Any]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Return text, role, origin and lots of what a tender asks for."""
    specification = read({"ocid": "ocds-1", "tender": {"title": "A", **value}})
    return [(part.text, part.role, part.origin, part.lots) for part in specification.requirements]


def test_a_release_of_ocds_1_0() -> None:
    """The whole specification of a real file: no parties, no version, buyer embedded."""

    def prose(field: str, text: str, role: Any = "technical-specification") -> Requirement:  # noqa: ANN401 - a literal
        return Requirement(
            id=field.replace("/", "."),
            text=text,
            pointer=f"/releases/0/{field}",
            role=role,
            origin="description",
        )

    assert read_file("fictional-1.0-tender.json") == Specification(
        id="ocds-213czf-000-00001",
        title="Planned cycle lane improvements",
        format="ocds-release-package",
        source="fictional-1.0-tender.json",
        description="Tenders solicited for work to build new cycle lanes in the centre of town.",
        language="en",
        stage="running",
        published="2010-03-15",
        deadline="2011-04-01",
        buyer=Buyer(name="London Borough of Barnet", country="GB", kind="public"),
        value=Value(amount=1100000.0, currency="GBP"),
        lots=(
            Lot(
                id=WHOLE,
                title="Planned cycle lane improvements",
                value=Value(amount=1100000.0, currency="GBP"),
                pointer="/releases/0",
            ),
        ),
        items=(
            Item(
                scheme="CPV",
                id="45233130",
                description="string",
                pointer="/releases/0/tender/items/0/classification",
            ),
            Item(
                scheme="CPV",
                id="45233162",
                description="string",
                pointer="/releases/0/tender/items/0/additionalClassifications/0",
            ),
        ),
        requirements=(
            prose("tender/description", "Tenders solicited for work to build new cycle lanes in the centre of town."),
            prose(
                "tender/awardCriteriaDetails",
                "The best proposal, subject to value for money requirements, will be accepted.",
                "award-criterion",
            ),
            prose(
                "tender/submissionMethodDetails",
                "Submit through the online portal at http://example.com/submissions/ocds-213czf-000-00001-01/",
                "selection-criterion",
            ),
            prose("tender/documents/0/description", "Official tender notice."),
        ),
        documents=(
            ReadableDocument(
                title="Tender Notice",
                url="http://example.com/tender-notices/ocds-213czf-000-00001-01.html",
                kind="notice",
            ),
        ),
    )


def test_criteria_of_the_requirements_extension() -> None:
    """Title, description and values are one text; the note says that groups are alternatives."""
    specification = read_file("requirements-ext-criteria-example.json")

    assert [(part.id, part.text) for part in specification.requirements] == [
        ("0001", "Air intake: The vacuum cleaner air intake must be at least 100W"),
        ("0001-001-01", "Air intake: Power of vacuum cleaner air intake in W: >= 100"),
        ("0002", "Warranty: The vacuum cleaner must have warranty support options for at least 36 months"),
        ("0002-001", "The standard warranty period for the vacuum cleaner must be at least 36 months"),
        (
            "0002-001-01",
            "Standard warranty period: Length of the vacuum cleaner standard warranty period in months: >= 36",
        ),
        (
            "0002-002",
            "The standard warranty period for the vacuum cleaner must be at least 12 months with an option to extend to 36 months",
        ),
        (
            "0002-002-01",
            "Standard warranty period: Length of the vacuum cleaner standard warranty period in months: >= 12",
        ),
        (
            "0002-002-02",
            "Extended warranty option: There is an extended warranty option for at least 36 months",
        ),
        ("0003", "Years trading: Number of years the tenderer has been trading"),
        ("0003-001-01", "Years trading: Number of years the tenderer has been trading: >= 3"),
    ]
    assert specification.notes == (
        "The process has no title; its id stands in for one.",
        "The process has no id; the name of the file stands in for one.",
        "/tender/criteria/1: its groups of requirements are alternatives; each was read as asked for",
    )


def test_criteria_of_prozorro() -> None:
    """A list of criteria is read as those of a tender, and pointers lead into the list."""
    specification = read_file("prozorro-tech-criteria-request.json")

    assert specification.format == "ocds-criteria"
    assert {part.role for part in specification.requirements} == {"technical-specification"}
    screen = next(part for part in specification.requirements if part.text.endswith(">= 23.8 дюйм"))
    assert screen.text == "Підтверджується, що: Діагональ екрану: >= 23.8 дюйм"
    assert screen.pointer == "/data/0/requirementGroups/0/requirements/0"


def test_a_record_of_prozorro() -> None:
    """Country by the register of the identifier, codes of ДК 021 as CPV, Ukrainian text."""
    specification = read_file("ukraine-prozorro-one-record.json")

    assert specification.buyer.country == "UA"
    assert specification.language == "uk"
    assert [(item.scheme, item.id) for item in specification.items] == [("CPV", "33140000")]


def test_a_file_in_iso_8859_1() -> None:
    """A real file in another encoding keeps its accents."""
    specification = read_file("mexico-cdmx-iso-8859-1.json")

    assert specification.title == "MANTENIMIENTO A MÁQUINA CORTADORA"
    assert specification.buyer == Buyer(name="SECRETARÍA DE FINANZAS", country="MX", kind="public")
    assert specification.value == Value(amount=193817.39, currency="MXN")
    assert specification.notes[0].startswith("The file is not UTF-8.")


@pytest.mark.parametrize(
    ("tender", "expected"),
    [
        (
            {"criteria": [{"relatesTo": "tenderer", "description": "ISO 27001 is held."}]},
            [("ISO 27001 is held.", "selection-criterion", "requirement", ())],
        ),
        (
            {"criteria": [{"classification": {"id": "CRITERION.OTHER.CONTRACT.GUARANTEE"}, "title": "A guarantee"}]},
            [("A guarantee", "contract-condition", "requirement", ())],
        ),
        (
            {"selectionCriteria": {"criteria": [{"title": "Turnover", "description": "One million."}]}},
            [("Turnover: One million.", "selection-criterion", "requirement", ())],
        ),
        (
            {"selectionCriteria": "Two references.\n\nOne certificate."},
            [
                ("Two references.", "selection-criterion", "requirement", ()),
                ("One certificate.", "selection-criterion", "requirement", ()),
            ],
        ),
        ({"awardCriteria": "priceOnly"}, []),
        (
            {"awardCriteria": {"criteria": [{"name": "Quality of service", "description": "70"}]}},
            [("Quality of service", "award-criterion", "requirement", ())],
        ),
        (
            {"eligibilityCriteria": "Only registered firms."},
            [("Only registered firms.", "selection-criterion", "requirement", ())],
        ),
        (
            {"contractTerms": {"electronicInvoicingPolicy": "allowed", "performanceTerms": "TLS shall be used."}},
            [("TLS shall be used.", "contract-condition", "requirement", ())],
        ),
        (
            {"otherRequirements": {"securityClearance": "Staff are vetted.", "requiresStaffNames": True}},
            [("Staff are vetted.", "selection-criterion", "requirement", ())],
        ),
        (
            {"description": "First part.\n\nSecond part."},
            [
                ("First part.", "technical-specification", "description", ()),
                ("Second part.", "technical-specification", "description", ()),
            ],
        ),
        (
            {"description_es": "Texto en español."},
            [("Texto en español.", "technical-specification", "description", ())],
        ),
        (
            {"amendments": [{"rationale": "The date has moved."}]},
            [("The date has moved.", "technical-specification", "description", ())],
        ),
        (
            {"lots": [{"id": 1, "description": "A first lot."}], "items": [{"relatedLot": 1, "description": "An item."}]},
            [
                ("A first lot.", "technical-specification", "description", ("1",)),
                ("An item.", "technical-specification", "description", ("1",)),
            ],
        ),
        (
            {"items": [{"attributes": [{"name": "Encryption", "value": "AES 256"}, {"name": "x", "value": True}]}]},
            [("Encryption: AES 256", "technical-specification", "requirement", ())],
        ),
    ],
)
def test_where_demands_stand(tender: dict[str, Any], expected: list[tuple[object, ...]]) -> None:
    """Every field where notices put demands gives requirements with the right role and origin."""
    assert asked(tender) == expected


def test_a_criterion_finds_its_lot() -> None:
    """By the lot it names, or by the item it relates to, or by being the lot's own."""
    tender = {
        "lots": [{"id": "A", "criteria": [{"title": "Own criterion"}]}, {"id": "B"}],
        "items": [{"id": "1", "relatedLot": "B"}],
        "criteria": [
            {"title": "By item", "relatedItem": "1"},
            {"title": "By lot", "relatesTo": "lot", "relatedItem": "A"},
            {"title": "By name", "relatedLots": ["A", "B"]},
            {"title": "For all"},
            {"title": "By slip", "relatedLot": "C"},
        ],
    }

    assert [(text, lots) for text, _, _, lots in asked(tender)] == [
        ("By item", ("B",)),
        ("By lot", ("A",)),
        ("By name", ("A", "B")),
        ("For all", ()),
        ("By slip", ()),
        ("Own criterion", ("A",)),
    ]


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("CPV", "72413000-8", ("CPV", "72413000")),
        ("cpv", "72413000", ("CPV", "72413000")),
        ("CPV 2008", 72413000, ("CPV", "72413000")),
        ("CPV", "72413000.0", ("CPV", "72413000")),
        ("\u0414\u041a021", "72413000-8", ("CPV", "72413000")),
        ("", "72413000-8", ("CPV", "72413000")),
        ("UNSPSC", "81162000", ("UNSPSC", "81162000")),
        ("x_UNSPSC", "8116200001", ("UNSPSC", "81162000")),
        ("x_catalogoNivel5DNCP", "43211711-001", ("UNSPSC", "43211711")),
        ("CPVS", "AA01-1", None),
        ("GSIN", "D302A", None),
        ("CPV", "software", None),
    ],
)
def test_codes_in_all_spellings(scheme: str, code: object, expected: tuple[str, str] | None) -> None:
    """Schemes are spelled in many ways; other schemes are passed over."""
    item = {"id": "1", "classification": {"scheme": scheme, "id": code}}
    found = read({"ocid": "ocds-1", "tender": {"title": "A", "items": [item]}}).items

    assert [(part.scheme, part.id) for part in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("release", "stage"),
    [
        ({"tag": ["planning"], "planning": {"rationale": "x"}}, "planning"),
        ({"tag": ["tender"]}, "running"),
        ({"tender": {"status": "planned"}}, "draft"),
        ({"tender": {"status": "active.tendering"}}, "running"),
        ({"tender": {"status": "complete"}}, "awarded"),
        ({"tender": {"status": "cancelled"}, "tag": ["tender"]}, "ended"),
        ({"tender": {"status": "active"}, "awards": [{"status": "active"}]}, "awarded"),
        ({"awards": [{"status": "unsuccessful"}]}, "ended"),
        ({"contracts": [{"status": "active"}]}, "contract"),
        ({"contracts": [{"status": "terminated"}]}, "ended"),
        ({"contracts": [{"status": "pending"}]}, "awarded"),
        ({}, None),
    ],
)
def test_stages(release: dict[str, Any], stage: str | None) -> None:
    """How far a process is follows from contracts, awards, status and tags, in this order."""
    assert read({"ocid": "ocds-1", **release}).stage == stage


def test_dates() -> None:
    """A compiled release that changed after the deadline was published before it."""
    specification = read(
        {
            "ocid": "ocds-1",
            "date": "2027-05-01T00:00:00Z",
            "tender": {
                "tenderPeriod": {"startDate": "2026-12-01", "endDate": "2027-01-15T12:00:00Z"},
                "contractPeriod": {"startDate": "2027-02-01", "durationInDays": 365},
            },
        }
    )

    assert (specification.published, specification.deadline, specification.contract_end) == (
        "2026-12-01",
        "2027-01-15",
        "2028-02-01",
    )


def test_wrong_shapes_are_notes() -> None:
    """Nulls, wrong types, missing and doubled ids leave a specification, and notes that say what was left out."""
    specification = read(
        {
            "ocid": "ocds-1",
            "language": "some words",
            "buyer": "Municipality of Zandvoorde",
            "parties": None,
            "tender": {
                "title": "Website",
                "value": {"amount": "a lot", "currency": "EUR"},
                "criterias": [],
                "lots": [{"title": "No id"}, {"id": "1"}, "x"],
                "documents": [None, {"title": None, "url": ""}],
            },
        }
    )

    assert specification.buyer == Buyer(name="Municipality of Zandvoorde", kind="public")
    assert [lot.id for lot in specification.lots] == ["1"]
    assert specification.value is None
    assert specification.documents == ()
    assert specification.notes == (
        "/tender/criterias: this key is not read; did you mean 'criteria'?",
        "/tender/lots/2: the text 'x' stands where an object was expected; it was left out",
        "/tender/lots/0: the lot has no id; it is called '1' here",
        "/tender/lots/1: there already is a lot '1'; this one was read as part of it",
        "/language: 'some words' is no language that is known; it was left out",
        "/tender/value/amount: 'a lot' is no amount that can be read; it was left out",
    )


def test_requirement_ids_are_unique() -> None:
    """Criteria that share an id keep it with a number behind."""
    tender = {"criteria": [{"id": "1", "title": "One thing"}, {"id": "1", "title": "Two things"}, {"id": "1.2", "title": "C"}]}
    specification = read({"ocid": "ocds-1", "tender": tender})

    assert [part.id for part in specification.requirements] == ["1", "1.2", "1.2.2"]
