"""A small buyer gets a short list of what to ask for."""

from __future__ import annotations

from typing import Any

from checklist_engine.guidance.buying import BuyingGuide, Wish, make_buying_guide
from checklist_engine.knowledge import load_knowledge
from tests.guidance.tenders import judged

STARTER = load_knowledge("starter")


def buying(*texts: str, **fields: Any) -> BuyingGuide:  # noqa: ANN401 - any field of a specification
    """Return the list for a purchase with these requirements."""
    return make_buying_guide(judged(*texts, knowledge=STARTER, **fields), STARTER)


def test_a_wish_holds_the_sentence_to_paste_and_the_way_to_check_it() -> None:
    """The easiest and weightiest first."""
    (wish,) = [wish for wish in buying().wishes if wish.rule == "web-hsts"]

    assert wish == Wish(
        number=wish.number,
        rule="web-hsts",
        title="Browsers refuse unprotected visits",
        names=("HSTS",),
        plain=STARTER.catalog.standards["hsts"].plain,
        lots=(),
        effort="low",
        effort_reason="One line in the settings of the web server, once the whole site works over the protected connection.",
        clause=STARTER.catalog.standards["hsts"].clause["en"].must,
        clause_language="en",
        reviewed=False,
        check="Read the header on every name of the site.",
        tool="internet.nl",
        proof="The report of a free public test for each name of the site.",
        contradicted=False,
        if_true=(),
    )


def test_a_subject_alone_is_enough() -> None:
    """A buyer who has written no requirement yet gets the whole list, numbered through, with what depends on a question at its end."""
    made = buying()

    assert made.bought == ("Website",)
    assert [wish.number for wish in (*made.wishes, *made.only_if)] == list(range(1, len(made.wishes) + len(made.only_if) + 1))
    assert {wish.rule for wish in made.wishes} >= {"web-hsts", "web-https-only", "dns-domains-signed"}
    assert all(wish.if_true for wish in made.only_if)
    assert made.already == ()


def test_what_is_asked_for_already_is_not_asked_again() -> None:
    """And what the specification has the wrong way round says so."""
    made = buying("The website shall use HSTS for a year.", "TLS 1.0 shall be supported.")

    assert made.already == ("Browsers refuse unprotected visits",)
    assert [wish.rule for wish in made.wishes if wish.contradicted] == ["transport-tls-on-services"]


def test_wishes_for_some_lots_name_them() -> None:
    """Where the lots buy different things."""
    made = buying(lots=[{"id": "1", "subjects": ["website"]}, {"id": "2", "subjects": ["network-equipment"]}])

    assert {wish.lots for wish in made.wishes if wish.rule.startswith("web-")} == {("1",)}


def test_a_certificate_that_shuts_out_small_suppliers_is_told() -> None:
    """With the proof to accept instead."""
    made = buying(
        "The supplier shall hold an ISO/IEC 27001:2022 certificate.",
        value={"amount": 20000, "currency": "EUR"},
        characteristics={"sensitive_data": False, "essential_service": False},
    )

    (message,) = made.too_much
    assert message.startswith("For a purchase of this size, requiring ISO/IEC 27001 may ask more than needed. Accept a lighter proof.")
