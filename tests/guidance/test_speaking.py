"""Requirements and quotes are said in words that can be read aloud."""

from __future__ import annotations

from checklist_engine.guidance.speaking import clipped, count_places, requirement_words
from checklist_engine.wording import ENGLISH


def test_requirements_are_said_as_people_say_them() -> None:
    """Each once; nothing for none."""
    assert (requirement_words(["R1"], ENGLISH), requirement_words(["R1", "R2"], ENGLISH)) == ("requirement R1", "requirements R1 and R2")
    assert requirement_words(["", ""], ENGLISH) == ""


def test_a_text_without_a_number_is_told_by_where_it_stands() -> None:
    """Nobody can read an address in the data aloud."""
    addresses = [
        "K1",
        "tender.contractTerms.performanceTerms.2",
        "tender.lots.2.description.2",
        "tender.description",
        "tender.description.2",
    ]

    assert requirement_words(addresses, ENGLISH) == (
        "requirement K1, the terms of the contract, the description of a lot and the description of the tender"
    )
    assert count_places(addresses) == 4


def test_of_very_many_requirements_only_the_first_is_named() -> None:
    """Where a limit is set."""
    ids = [f"R{number}" for number in range(1, 8)]

    assert requirement_words(ids, ENGLISH, 6) == "7 requirements, the first of them R1"
    assert requirement_words(ids[:6], ENGLISH, 6) == "requirements R1, R2, R3, R4, R5 and R6"


def test_a_long_quote_is_cut_between_words() -> None:
    """In one line."""
    assert clipped("One \n two.") == "One two."
    assert len(clipped("word " * 100)) <= 260
    assert clipped("word " * 100).endswith("word …")
