"""What a lot buys is read from codes and words, with the reason shown."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checklist_engine.lots import describe_lots
from checklist_engine.result import InferredSubject
from checklist_engine.specification.model import WHOLE, Item, Lot
from checklist_engine.subjects import infer_subjects, subjects_of_code
from tests.builders import make_specification

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.model import Specification

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "nl", "fr", "es", "de", "pt", "it", "uk")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in tests/data, as text."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        if name.endswith(".tsv"):
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        return list(csv.DictReader(file))


def codes(name: str) -> dict[str, str]:
    """Return the subjects of each code, digits only."""
    return {row["code"].partition("-")[0]: row["subjects"] for row in rows(name)}


def buy(title: str, *items: tuple[str, str], **fields: object) -> Specification:
    """Return a purchase of one lot with this title and these codes."""
    return make_specification(title=title, items=tuple(Item(scheme=scheme, id=code) for scheme, code in items), **fields)


def subjects(specification: Specification, knowledge: Knowledge, lot: int = 0) -> tuple[InferredSubject, ...]:
    """Return the subjects of one lot."""
    return infer_subjects(specification.lots[lot], specification, knowledge)


def found(specification: Specification, knowledge: Knowledge, lot: int = 0) -> dict[str, bool]:
    """Return the ids of the subjects of a lot, each with whether it is certain."""
    return {subject.id: subject.certain for subject in subjects(specification, knowledge, lot)}


@pytest.mark.parametrize(("scheme", "name"), [("CPV", "cpv-ict.csv"), ("UNSPSC", "unspsc-ict.csv")])
def test_every_code_of_the_extract_gives_its_subjects(scheme: str, name: str, knowledge: Knowledge) -> None:
    """The extract holds codes of ICT, and codes near them that are not."""
    got = {code: " ".join(subjects_of_code(scheme, code, knowledge)[0]) or "not ICT" for code in codes(name)}

    assert got == codes(name)


@pytest.mark.parametrize(("scheme", "name"), [("cpv", "cpv-ict.csv"), ("unspsc", "unspsc-ict.csv")])
def test_every_prefix_is_a_code_of_the_list(scheme: str, name: str, knowledge: Knowledge) -> None:
    """No prefix is written from memory: filled up with zeros it stands in the official list."""
    known = codes(name)
    prefixes = {prefix for subject in knowledge.catalog.subjects.values() for prefix in getattr(subject, scheme)}

    assert {prefix for prefix in prefixes if prefix.ljust(8, "0") not in known} == set()


def test_the_extract_has_many_codes_that_are_not_ict() -> None:
    """Toner, loudspeakers, cables and cash-in-transit stay out."""
    outside = {code for code, subject in codes("cpv-ict.csv").items() if subject == "not ICT"}

    assert len(outside) > 150
    assert {"30190000", "30125100", "32340000", "32421000", "39134100", "45314320", "34927100"} <= outside


@pytest.mark.parametrize("row", rows("subject-titles.tsv"), ids=lambda row: row["title"])
def test_a_title_gives_its_subjects(row: dict[str, str], knowledge: Knowledge) -> None:
    """Titles as notices say them, in eight languages, of ICT and of things that only sound like it."""
    got = found(buy(row["title"], language=row["language"]), knowledge)

    assert {key for key, certain in got.items() if certain} == set(row["certain"].split())
    assert {key for key, certain in got.items() if not certain} == set((row["possible"] or "").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_titles_of_both_kinds(language: str) -> None:
    """What is not tested in a language does not work in it."""
    own = [row for row in rows("subject-titles.tsv") if row["language"] == language]

    assert len([row for row in own if row["certain"] or row["possible"]]) >= 15
    assert len([row for row in own if not row["certain"] and not row["possible"]]) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_subjects_have_words_in_every_language(language: str, knowledge: Knowledge) -> None:
    """A subject is found in the language of the buyer."""
    silent = {key for key, subject in knowledge.catalog.subjects.items() if language not in subject.title_words}

    assert silent == set()


def test_titles_without_a_language_are_mostly_read_right(knowledge: Knowledge) -> None:
    """The language of a title is recognised from its common words; where it is not, words of all languages count."""
    outside = [row for row in rows("subject-titles.tsv") if not row["certain"] and not row["possible"]]
    wrong = [row["title"] for row in outside if describe_lots(buy(row["title"], language=None), (), knowledge)[0].subjects]

    assert len(wrong) / len(outside) < 0.1


def test_codes_are_certain_and_say_so(knowledge: Knowledge) -> None:
    """The reason names scheme, code and description."""
    specification = make_specification(title="Tender 7", items=(Item(scheme="CPV", id="72413000", description="Web site design"),))

    assert subjects(specification, knowledge) == (
        InferredSubject(id="website", certain=True, reason="CPV code 72413000 (Web site design)"),
    )


def test_decisive_words_of_a_title_are_certain(knowledge: Knowledge) -> None:
    """They have no other likely meaning."""
    assert subjects(buy("A new website for the museum"), knowledge) == (
        InferredSubject(id="website", certain=True, reason="the words 'new website' in the title"),
    )


def test_words_alone_make_a_subject_possible(knowledge: Knowledge) -> None:
    """A question is asked."""
    assert subjects(buy("Photographs for the website of the museum"), knowledge) == (
        InferredSubject(id="website", certain=False, reason="the words 'website' in the title"),
    )


@pytest.mark.parametrize("title", ["Website of the museum", "Lot 2: Website of the museum", "2026-17 - website of the museum"])
def test_a_word_that_opens_a_title_is_certain(title: str, knowledge: Knowledge) -> None:
    """Titles begin with what is bought."""
    assert found(buy(title), knowledge) == {"website": True}


def test_words_of_two_subjects_leave_open_which(knowledge: Knowledge) -> None:
    """An information system may be run by the supplier or by the buyer."""
    assert found(buy("Informatiesysteem jeugdzorg", language="nl"), knowledge) == {"saas": False, "packaged-software": False}


def test_the_longer_wording_wins(knowledge: Knowledge) -> None:
    """A firewall for web applications is no web application, and a web portal no portal of customers."""
    assert found(buy("Web application firewall"), knowledge) == {"network-equipment": True}
    assert found(buy("Web portal of the province"), knowledge) == {"website": True}


def test_a_description_shows_only_possibilities(knowledge: Knowledge) -> None:
    """It also tells how to hand in tenders."""
    text = "The documents stand on our website; tenders are uploaded to the portal. Design of a new website with hosting."

    assert subjects(buy("Tender 7", description=text), knowledge) == (
        InferredSubject(id="website", certain=False, reason="the words 'Design of a new website' in the description"),
    )


def test_codes_of_other_things_outweigh_words(knowledge: Knowledge) -> None:
    """Insurance of computers is no ICT; a website under a code of advertising may be one."""
    assert found(buy("Insurance of works and computers", ("CPV", "66515200")), knowledge) == {}
    assert found(buy("Design of the website", ("CPV", "79341000")), knowledge) == {"website": False}


def test_the_longest_prefix_wins(knowledge: Knowledge) -> None:
    """32420000 is network equipment, 32421000 the cabling of it, 48223000 e-mail software."""
    assert subjects_of_code("CPV", "32420000", knowledge) == (("network-equipment",), 8)
    assert subjects_of_code("CPV", "32421000", knowledge) == ((), 0)
    assert subjects_of_code("CPV", "48223000", knowledge) == (("email-service", "packaged-software"), 5)


@pytest.mark.parametrize("code", ["72413", "72413000"])
def test_codes_may_be_short(code: str, knowledge: Knowledge) -> None:
    """Zeros at the end are left out by some."""
    assert found(buy("Tender 7", ("CPV", code)), knowledge) == {"website": True}


def test_a_broad_code_gives_way_to_anything_more_exact(knowledge: Knowledge) -> None:
    """72000000 stands for all IT services; most buyers put it beside the code that they mean."""
    assert found(buy("Tender 7", ("CPV", "72000000")), knowledge) == {"managed-services": True}
    assert found(buy("Tender 7", ("CPV", "72000000"), ("CPV", "72413000")), knowledge) == {"website": True}
    assert found(buy("New website", ("CPV", "72000000")), knowledge) == {"website": True}
    assert found(buy("Photographs for the website", ("CPV", "72000000")), knowledge) == {"managed-services": True, "website": False}


def test_stated_subjects_are_not_second_guessed(knowledge: Knowledge) -> None:
    """Who states what is bought knows best."""
    lot = Lot(id=WHOLE, subjects=("saas",))

    assert subjects(make_specification(title="New website", lots=(lot,)), knowledge) == (
        InferredSubject(id="saas", certain=True, reason="stated in the specification"),
    )


def test_lots_are_told_apart(knowledge: Knowledge) -> None:
    """A title of the whole counts for a lot only where the lot itself leaves it open."""
    lots = (Lot(id="1", title="Laptops"), Lot(id="2", title="Wi-Fi"), Lot(id="3", title="Transition"))
    specification = make_specification(
        title="Laptops, servers and storage, and Wi-Fi", lots=lots, items=(Item(scheme="CPV", id="30213100", lot="1"),)
    )

    assert found(specification, knowledge, 0) == {"end-user-devices": True}
    assert found(specification, knowledge, 1) == {"wifi": True}
    assert found(specification, knowledge, 2) == {"end-user-devices": True, "wifi": True, "data-centre": True}


def test_subjects_stand_in_the_order_of_the_catalogue(knowledge: Knowledge) -> None:
    """The order of codes does not matter."""
    one = subjects(buy("Tender", ("CPV", "72413000"), ("CPV", "30213100")), knowledge)
    other = subjects(buy("Tender", ("CPV", "30213100"), ("CPV", "72413000")), knowledge)

    assert one == other
    assert [subject.id for subject in one] == ["website", "end-user-devices"]
