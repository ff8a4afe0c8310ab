"""Facts are read from the text, unless the text denies them, asks for them or puts them on a condition."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checklist_engine.catalog.standard import Catalog
from checklist_engine.characteristics import FactFinder, infer_characteristics
from checklist_engine.result import InferredSubject
from checklist_engine.specification.model import WHOLE, Lot, Requirement
from tests.builders import make_specification

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

SENTENCES = Path(__file__).parent / "data" / "characteristic-sentences.tsv"


def rows() -> list[dict[str, str]]:
    """Return the sentences, each with the facts that it shows."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def infer(
    specification: Specification, knowledge: Knowledge, *subjects: InferredSubject, lot: int = 0
) -> tuple[dict[str, bool], dict[str, str]]:
    """Return the facts of a lot and where they come from."""
    own = specification.lots[lot]
    requirements = [one for one in specification.requirements if not one.lots or own.id in one.lots]
    return infer_characteristics(own, subjects, requirements, specification, knowledge)


def requirement(text: str, **fields: object) -> Requirement:
    """Return a requirement with this text."""
    return Requirement(id="R1", text=text, pointer="/requirements/0/text", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["sentence"])
def test_a_sentence_shows_its_facts(row: dict[str, str], knowledge: Knowledge) -> None:
    """In eight languages, affirmed and denied."""
    found = knowledge.fact_finder.find(row["sentence"], row["language"])

    assert {name for name, _ in found} == set((row["shows"] or "").split())


@pytest.mark.parametrize("language", ["en", "nl", "fr", "es", "de", "pt", "it", "uk"])
def test_every_fact_has_wordings_in_every_language(language: str, knowledge: Knowledge) -> None:
    """A fact is found in the language of the buyer."""
    silent = {key for key, fact in knowledge.catalog.characteristics.items() if language not in fact.evidence}

    assert silent == set()


def test_a_denial_leaves_other_sentences_alone(knowledge: Knowledge) -> None:
    """Only the sentence that denies is left out."""
    text = "No personal data is written to the log. Case files with personal data are closed after ten years."

    assert knowledge.fact_finder.find(text, "en") == (("personal_data", "personal data"),)


def test_a_comma_ends_a_denial(knowledge: Knowledge) -> None:
    """What follows stands for itself."""
    text = "Where the supplier does not agree, personal data is deleted at once."

    assert knowledge.fact_finder.find(text, "en") == (("personal_data", "personal data"),)


def test_a_prohibition_that_tells_how_affirms_that(knowledge: Knowledge) -> None:
    """What must not leave the country is there; what must not be processed is not."""
    assert knowledge.fact_finder.find("Personal data shall not be stored outside the European Union.", "en") != ()
    assert knowledge.fact_finder.find("Personal data shall not be processed.", "en") == ()


def test_words_are_given_as_they_are_written(knowledge: Knowledge) -> None:
    """Spaces, hyphens and capitals are those of the text."""
    found = knowledge.fact_finder.find("WIFI\u00a0for\u00a0Visitors", "en")

    assert found == (("wireless", "WIFI"), ("guest_wifi", "WIFI\u00a0for\u00a0Visitors"))


def test_a_language_without_words_gives_nothing_wrong(knowledge: Knowledge) -> None:
    """Text in another language is no evidence."""
    assert knowledge.fact_finder.find("Leverandøren behandler personopplysninger.", "nb") == ()


def test_what_is_stated_wins_then_text_then_subject(knowledge: Knowledge) -> None:
    """The reason says which of them it was."""
    specification = make_specification(
        lots=(Lot(id=WHOLE, characteristics={"user_accounts": False, "sends_email": True}),),
        requirements=(requirement("Users sign in and pay by credit card. Personal data is encrypted."),),
    )
    known, reasons = infer(specification, knowledge, InferredSubject(id="web-application", certain=True, reason=""))

    assert known == {
        "personal_data": True,
        "sends_email": True,
        "user_accounts": False,
        "includes_software": True,
        "processes_payments": True,
    }
    assert reasons == {
        "personal_data": "the words 'Personal data' at /requirements/0/text",
        "sends_email": "stated in the specification",
        "user_accounts": "stated in the specification",
        "includes_software": "follows from the subject 'Web application'",
        "processes_payments": "the words 'credit card' at /requirements/0/text",
    }


def test_a_possible_subject_implies_nothing(knowledge: Knowledge) -> None:
    """The question about the subject comes first."""
    assert infer(make_specification(), knowledge, InferredSubject(id="website", certain=False, reason="")) == ({}, {})


def test_criteria_on_the_supplier_say_nothing_of_the_purchase(knowledge: Knowledge) -> None:
    """Experience with payments is not a payment service."""
    text = "The tenderer shows three websites with card payments."
    specification = make_specification(requirements=(requirement(text, role="selection-criterion"),))

    assert infer(specification, knowledge) == ({}, {})


def test_descriptions_count_as_well(knowledge: Knowledge) -> None:
    """Prose tells what is bought."""
    specification = make_specification(description="A portal with personal data of pupils.")

    assert infer(specification, knowledge) == (
        {"personal_data": True},
        {"personal_data": "the words 'personal data' in the description"},
    )


def test_the_description_of_the_whole_is_no_fact_of_each_lot(knowledge: Knowledge) -> None:
    """Lot 2 may be the furniture."""
    prose = requirement("The system processes personal data.", origin="description")
    lots = (Lot(id="1"), Lot(id="2", description="Card payments at the desk"))
    specification = make_specification(lots=lots, description="Personal data is processed.", requirements=(prose,))

    assert infer(specification, knowledge, lot=0) == ({}, {})
    assert infer(specification, knowledge, lot=1)[0] == {"processes_payments": True}


def test_a_catalogue_without_wordings_finds_nothing() -> None:
    """Nothing is found where nothing is known."""
    empty = Catalog(standards={}, subjects={}, characteristics={}, areas={}, threats={}, frameworks={}, jurisdictions={}, languages={})

    assert FactFinder(empty).find("personal data") == ()
