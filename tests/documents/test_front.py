"""The front of a document: its title, and who buys."""

from __future__ import annotations

import pytest

from tests.documents.drafts import draft, text_draft
from tests.documents.office import docx, docx_table, paragraph


@pytest.mark.parametrize(("title", "language"), [("Supplier SOW Template", "en-GB"), ("Sjabloon programma van eisen", "nl-NL")])
def test_a_title_that_still_names_the_template_is_no_title(title: str, language: str) -> None:
    """The properties of a file are often those of what it was made from."""
    core = f"<dc:title>{title}</dc:title><dc:language>{language}</dc:language>"
    titles = (paragraph("{Delete this line}", "Title"), paragraph("A new grant management system", "Title"))

    assert draft(docx(*titles, paragraph("The supplier shall use TLS 1.3."), core=core), "docx").title == "A new grant management system"


def test_a_row_of_a_table_of_roles_names_no_buyer() -> None:
    """`Client staff` begins with a label, and stands among others."""
    roles = docx_table([["Role", "Task", "Time"], ["Client staff", "Reviews deliverables", "As needed"], ["Client", "", "One day a week"]])
    table = docx_table([["Client", "City of Example"]], header=False)

    assert draft(docx(roles, paragraph("The supplier shall use TLS 1.3.")), "docx").buyer.name is None
    assert draft(docx(roles, table, paragraph("The supplier shall use TLS 1.3.")), "docx").buyer.name == "City of Example"


@pytest.mark.parametrize(
    ("text", "buyer", "title"),
    [
        (
            "Agency: City of Example Project Name: A new website Date: 5 August 2026",
            "City of Example",
            "A new website",
        ),
        ("Contracting authority: City of Example.", "City of Example", "a"),
        ("Contracting authority: Example Grid B.V.", "Example Grid B.V.", "a"),
        ("Contracting authority: means the City of Example.", None, "a"),
    ],
)
def test_a_label_ends_what_stands_before_it_and_a_sentence_is_no_name(text: str, buyer: str | None, title: str) -> None:
    """Print runs several labelled lines into one; a list of terms says what a party means."""
    made = text_draft(f"# Request for Proposal\n\n{text}\n\nThe supplier shall use TLS 1.3.")

    assert made.buyer.name == buyer
    assert title in made.title
