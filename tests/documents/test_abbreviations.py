"""Abbreviations that a document explains."""

from __future__ import annotations

from tests.documents.drafts import lines, subjects, text_draft

_OFFICE = """# Statement of Requirements

The purpose of this contract is a case database that the IOT hosts for us, the {office} (IOT).

## Requirements

{terms}

- The supplier shall work with the IOT to install the database.
- The database shall follow the standards of the IOT.
- The database shall be documented.
"""
_TERMS = "IOT \u2013 Internal Office of Technology\n\nMFA - Multi-factor authentication\n\nSEA: Senate Enrolled Act"


def test_an_abbreviation_that_stands_for_something_else_shows_no_purchase() -> None:
    """`IOT` may be an office; where it is the Internet of Things, it counts."""
    made = text_draft(_OFFICE.format(office="Internal Office of Technology", terms=""))

    assert "consumer-iot" not in subjects(made)
    assert made.description is not None
    assert "IOT" not in made.description
    assert "consumer-iot" in subjects(text_draft(_OFFICE.format(office="Internet of Things", terms="")))


def test_a_list_of_abbreviations_is_left_out_and_a_single_one_is_not() -> None:
    """Three in a row explain; one may name what is wanted."""
    made = text_draft(_OFFICE.format(office="Internal Office of Technology", terms=_TERMS))

    assert not any("Multi-factor" in line.text for line in lines(made))
    assert "Left out: definitions and abbreviations (3 parts)." in made.notes
    alone = text_draft("The supplier offers:\n\nMFA - Multi-factor authentication")
    assert [line.text for line in lines(alone)] == ["The supplier offers:\n- MFA - Multi-factor authentication"]


def test_a_title_of_two_kinds_of_definitions_is_one() -> None:
    """`Acronyms/Definitions`."""
    made = text_draft("# Acronyms/Definitions\n\nA party signs the contract.\n\n# Requirements\n\nThe supplier shall use TLS 1.3.")

    assert [line.text for line in lines(made)] == ["The supplier shall use TLS 1.3."]


def test_a_title_in_capitals_ends_the_references_above_it() -> None:
    """It may be set as a paragraph, in a document where the references have the style of a heading."""
    made = text_draft("# References\n\nSupplier, city, year\n\nRESPONSE OF THE SUPPLIER\n\nThe supplier shall use TLS 1.3.")

    assert [line.text for line in lines(made)] == ["The supplier shall use TLS 1.3."]
