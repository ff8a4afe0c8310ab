"""What is known of each lot, and whether there is anything to judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine.lots import describe_lots
from checklist_engine.result import Assessability, InferredSubject
from checklist_engine.specification.model import Buyer, Item, Lot, ReadableDocument, Requirement, Value
from tests.builders import make_demand, make_knowledge, make_specification

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import Assessability as State

SAY_OTHERWISE = "if it is one, state what is bought in 'subjects', or give CPV or UNSPSC codes"
WEB = (Item(scheme="CPV", id="72413000"),)
PROSE = Requirement(id="D1", text="A site for the museum.", pointer="/description", origin="description")
ASKED = Requirement(id="R1", text="The site is fast.", pointer="/requirements/0/text")


def state_of(knowledge: Knowledge, **fields: object) -> State:
    """Return whether the only lot can be judged."""
    return describe_lots(make_specification(**fields), (), knowledge)[0].assessability


def test_a_lot_with_requirements_is_assessed(knowledge: Knowledge) -> None:
    """One requirement is enough."""
    assert state_of(knowledge, items=WEB, requirements=(ASKED,)) == Assessability(state="assessed", reason="requirements were found")


def test_prose_alone_is_no_requirement(knowledge: Knowledge) -> None:
    """Most notices say what is bought, and leave the requirements to the documents."""
    assert state_of(knowledge, items=WEB, requirements=(PROSE,)) == Assessability(
        state="no-requirements",
        reason=(
            "only a title, a description and codes were found, no requirements; read the tender documents of the buyer, "
            "or add the requirements to the input"
        ),
    )


def test_documents_to_read_instead_are_named(knowledge: Knowledge) -> None:
    """Title, address, or both."""
    documents = (
        ReadableDocument(title="Annex", url="https://example.org/annex"),
        ReadableDocument(title="Terms"),
        ReadableDocument(kind="notice"),
    )

    assert state_of(knowledge, items=WEB, documents=documents) == Assessability(
        state="no-requirements",
        reason=(
            "only a title, a description and codes were found, no requirements; read the attached documents, "
            "or add the requirements to the input"
        ),
        read_instead=("Annex https://example.org/annex", "Terms"),
    )


def test_prose_that_demands_something_is_assessed(knowledge: Knowledge) -> None:
    """A demand is a requirement, wherever it stands."""
    specification = make_specification(items=WEB, requirements=(PROSE,))

    assert describe_lots(specification, (make_demand("dnssec"),), knowledge)[0].assessability.state == "assessed"
    assert describe_lots(specification, (make_demand("dnssec", "mentioned"),), knowledge)[0].assessability.state == "no-requirements"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"title": "Bridge"}, "the titles, without any code,"),
        (
            {"title": "Bridge", "items": (Item(scheme="CPV", id="45221100"), Item(scheme="UNSPSC", id="72141103"))},
            "the codes (CPV 45221100, UNSPSC 72141103) and the titles",
        ),
        (
            {"title": "Books", "items": tuple(Item(scheme="CPV", id=f"2211{number}000") for number in range(6))},
            "the codes (CPV 22110000, CPV 22111000, CPV 22112000, CPV 22113000, …) and the titles",
        ),
    ],
)
def test_a_tender_that_is_not_ict_is_recognised(fields: dict[str, object], shown: str, knowledge: Knowledge) -> None:
    """The reason says what was looked at and how to say otherwise."""
    assert state_of(knowledge, requirements=(ASKED,), **fields) == Assessability(
        state="not-ict", reason=f"{shown} show no purchase of information technology; {SAY_OTHERWISE}"
    )


def test_demands_make_one_doubt_that_it_is_not_ict(knowledge: Knowledge) -> None:
    """Who asks for DNSSEC buys something with a domain name."""
    demands = (make_demand("dnssec"), make_demand("dnssec"), make_demand("tls", "mentioned"))
    lot = describe_lots(make_specification(title="Tender 7"), demands, knowledge)[0]

    assert lot.assessability == Assessability(
        state="not-ict",
        reason=(
            f"the titles, without any code, show no purchase of information technology; {SAY_OTHERWISE} "
            "(the text asks for 1 standard, so it may well be)"
        ),
    )


def test_each_lot_has_its_own(knowledge: Knowledge) -> None:
    """Requirements and demands without lots hold for all; a value of the lot comes before that of the whole."""
    specification = make_specification(
        title="Two things",
        buyer=Buyer(country="NL", kind="public"),
        value=Value(amount=9.0, currency="EUR"),
        lots=(Lot(id="1", title="New website", value=Value(amount=4.0, currency="EUR")), Lot(id="2", subjects=("saas",))),
        requirements=(
            Requirement(id="R1", text="Personal data is encrypted.", pointer="/requirements/0/text", lots=("2",)),
            Requirement(id="R2", text="Customers pay by credit card.", pointer="/requirements/1/text"),
        ),
    )
    demands = (make_demand("dnssec", lots=("1",)), make_demand("tls"))
    first, second = describe_lots(specification, demands, knowledge)

    assert [demand.standard for demand in first.demands] == ["dnssec", "tls"]
    assert [demand.standard for demand in second.demands] == ["tls"]
    assert (first.title, second.title) == ("New website", "Two things")
    assert (first.facts.value, second.facts.value) == (Value(amount=4.0, currency="EUR"), Value(amount=9.0, currency="EUR"))
    assert first.facts.buyer == Buyer(country="NL", kind="public")
    assert first.subjects == (InferredSubject(id="website", certain=True, reason="the words 'New website' in the title"),)
    assert first.reasons["processes_payments"] == "the words 'credit card' at /requirements/1/text"
    assert "personal_data" not in first.facts.characteristics
    assert second.reasons["personal_data"] == "the words 'Personal data' at /requirements/0/text"


def test_the_language_is_recognised_where_none_is_stated(knowledge: Knowledge) -> None:
    """Words of other languages that only look alike do not count then."""
    texts = ("De leverancier verwerkt de persoonsgegevens van de inwoners.", "Het systeem is met een wachtwoord beveiligd en wordt getest.")
    requirements = tuple(Requirement(id=f"R{number}", text=text, pointer=f"/requirements/{number}") for number, text in enumerate(texts))
    stated = make_specification(title="Vervanging zaaksysteem voor de gemeente", requirements=requirements, language="nl")
    unstated = msgspec.structs.replace(stated, language=None)

    assert describe_lots(unstated, (), knowledge) == describe_lots(stated, (), knowledge)
    assert describe_lots(unstated, (), knowledge)[0].facts.characteristics["personal_data"] is True


def test_a_small_catalogue_is_enough() -> None:
    """Nothing is built on ids of the shipped catalogue."""
    specification = make_specification(title="A web site", requirements=(Requirement(id="R1", text="Personal data.", pointer="/r"),))
    lot = describe_lots(specification, (), make_knowledge([]))[0]

    assert lot.subjects == (InferredSubject(id="website", certain=False, reason="the words 'web site' in the title"),)
    assert lot.reasons == {"personal_data": "the words 'Personal data' at /r"}
