"""Quotes as a page shows them."""

from __future__ import annotations

import msgspec

from checklist_engine.detection.demand import Choice
from checklist_engine.output.html.citing import Citation, cite
from checklist_engine.wording import ENGLISH
from tests.output.pieces import evidence

NAMES = {"tls": "TLS", "saml": "SAML", "oidc": "OpenID Connect"}


def test_a_sentence_stands_once_with_all_that_it_asks_for() -> None:
    """Standards that are asked for alike stand together, with their versions in words."""
    tls = msgspec.structs.replace(evidence(3, "tls", "TLS 1.2 and SAML, preferably OpenID Connect."), version=">=1.2")
    saml = msgspec.structs.replace(tls, standard="saml", version=None)
    wish = msgspec.structs.replace(tls, standard="oidc", version=None, stance="recommended")

    assert cite((tls, saml, tls, wish), NAMES, ENGLISH) == (
        Citation(tls.quote, tls.pointer, ((("TLS 1.2 or later", "SAML"), "required"), (("OpenID Connect",), "recommended"))),
    )


def test_the_ways_of_a_choice_are_named_once() -> None:
    """The words that say how firmly name them already; a version is said before these."""
    saml = msgspec.structs.replace(
        evidence(3, "saml", "SAML 2.0 or OpenID Connect."), stance="optional", version=None, choice=Choice(("oidc", "saml"), "required")
    )
    oidc = msgspec.structs.replace(saml, standard="oidc")
    said = "one of OpenID Connect or SAML is required"

    assert [one.asked for one in cite((saml, oidc), NAMES, ENGLISH)] == [(((), said),)]
    assert [one.asked for one in cite((msgspec.structs.replace(saml, version="2.0"), oidc), NAMES, ENGLISH)] == [((("SAML 2.0",), said),)]


def test_the_same_words_in_two_places_are_two_quotes() -> None:
    """Each place has to be changed."""
    first = evidence(3, "tls", "TLS shall be used.")
    second = msgspec.structs.replace(first, pointer="/requirements/9/text")

    assert [one.pointer for one in cite((first, second), NAMES, ENGLISH)] == [first.pointer, second.pointer]
