"""Any specification, written in the own format."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from checklist_engine.check import check
from checklist_engine.knowledge import load_knowledge
from checklist_engine.specification.model import (
    WHOLE,
    Buyer,
    Clue,
    Item,
    Lot,
    ReadableDocument,
    Requirement,
    Specification,
    Value,
    Waiver,
    WantedStandard,
)
from checklist_engine.specification.own_writer import write_own_format
from checklist_engine.specification.reading import Unreadable, read_specifications
from checklist_engine.subjects import infer_subjects

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.json"))

POSSIBLE = Clue("saas", certain=False, reason="stated as possible in the specification")
FULL = Specification(
    id="T1",
    title="A purchase",
    format="own",
    source="tender.json",
    description="What it is about.",
    language="en",
    stage="draft",
    published="2026-12-01",
    deadline="2027-01-15",
    contract_end="2031-01-31",
    buyer=Buyer(name="City", country="NL", kind="public"),
    value=Value(amount=180000, currency="EUR"),
    lots=(
        Lot(
            id="1", title="Website", subjects=("website",), characteristics={"personal_data": True},
            value=Value(amount=1, currency="EUR"), pointer="/lots/0",
        ),
        Lot(id="2", description="The rest.", pointer="/lots/1", clues=(POSSIBLE,)),
    ),
    items=(Item(scheme="CPV", id="72413000", description="Web sites", lot="1", pointer="/items/0"),),
    requirements=(
        Requirement(
            id="R1", text="Use TLS.", pointer="/requirements/0/text", lots=("1",), role="contract-condition", obligation="desired",
            standards=(WantedStandard(id="tls", version=">=1.2", pointer="/requirements/0/standards/0"),), verification="A scan.",
            language="nl",
        ),
        Requirement(
            id="R2", text="", pointer="/requirements/1",
            standards=(WantedStandard(id="dnssec", pointer="/requirements/1/standards/0"),),
        ),
    ),
    waivers=(Waiver(rule="r", reason="Why.", approved_by="Who", until="2027-06-30", lots=("1",), pointer="/waivers/0"),),
    documents=(ReadableDocument(title="Annex", url="https://example.org/annex", kind="technical"),),
)  # fmt: skip


def read_back(data: bytes) -> Specification:
    """Return the one specification that was written."""
    (specification,) = read_specifications(data, "tender.json")
    assert not isinstance(specification, Unreadable)
    return specification


def test_what_is_written_is_read_back_as_it_was() -> None:
    """Every field, and the places too."""
    assert read_back(write_own_format(FULL)) == FULL


def test_a_specification_without_lots_has_none_in_the_file() -> None:
    """Its subjects and characteristics stand at the top; nothing empty is written."""
    lot = Lot(id=WHOLE, title="A purchase", subjects=("website",), characteristics={"personal_data": False})
    plain = Specification(id="T1", title="A purchase", format="own", source="tender.json", lots=(lot,))

    assert read_back(write_own_format(plain)) == plain
    assert json.loads(write_own_format(plain)) == {
        "schema_version": "1.0",
        "id": "T1",
        "title": "A purchase",
        "subjects": ["website"],
        "characteristics": {"personal_data": False},
    }


def test_a_subject_that_is_possible_is_written_as_such() -> None:
    """Only what is neither certain nor in doubt: a check of the copy asks about it, as a check of the document did."""
    clues = (
        Clue("wifi", certain=True, reason="a"),
        Clue("hosting", certain=False, reason="b"),
        Clue("saas", certain=False, reason="c", doubts=True),
    )
    lot = Lot(id=WHOLE, title="A purchase", subjects=("wifi",), clues=clues)
    written = write_own_format(Specification(id="T1", title="A purchase", format="own", source="tender.json", lots=(lot,)))

    assert json.loads(written)["possible_subjects"] == ["hosting"]
    copy = read_back(written)
    assert [(subject.id, subject.certain, subject.reason) for subject in infer_subjects(copy.lots[0], copy, load_knowledge())] == [
        ("wifi", True, "stated in the specification"),
        ("hosting", False, "stated as possible in the specification"),
    ]


def test_prose_becomes_requirements_only_of_lots_that_have_some() -> None:
    """A description must not make a lot look as if it had requirements."""
    holding: dict[str, tuple[str, ...]] = {"all": (), "one": ("1",), "two": ("2",)}
    prose = [Requirement(id=key, text=key, pointer="/d", origin="description", lots=lots) for key, lots in holding.items()]
    specification = msgspec.structs.replace(FULL, requirements=(*prose, *FULL.requirements))
    written = json.loads(write_own_format(specification, ["1"]))["requirements"]

    assert [(one["id"], one.get("lots")) for one in written] == [("all", ["1"]), ("one", ["1"]), ("R1", ["1"]), ("R2", None)]
    assert len(json.loads(write_own_format(specification))["requirements"]) == 5


def test_ids_stay_apart_when_they_are_cut() -> None:
    """The own format has ids of at most 200 characters, each once."""
    long = "x" * 300
    requirements = tuple(Requirement(id=long + end, text=end, pointer=end) for end in ("a", "b", "c"))
    written = json.loads(write_own_format(msgspec.structs.replace(FULL, requirements=requirements)))["requirements"]

    assert [one["id"] for one in written] == ["x" * 200, "x" * 192 + ".2", "x" * 192 + ".3"]


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_a_copy_of_any_format_checks_to_the_same(path: Path) -> None:
    """Score, grade, coverage and verdicts of every example, also of one in OCDS."""
    knowledge = load_knowledge()
    for specification in read_specifications(path.read_bytes(), path.name):
        assert not isinstance(specification, Unreadable)
        before = check(specification, knowledge)
        assessed = [lot.id for lot in before.lots if lot.assessability.state == "assessed"]
        after = check(read_back(write_own_format(specification, assessed)), knowledge, as_of=before.as_of)

        assert (after.score, after.coverage) == (before.score, before.coverage)
        assert [(one.rule, one.lot, one.outcome, one.level) for one in after.findings] == [
            (one.rule, one.lot, one.outcome, one.level) for one in before.findings
        ]
