"""Of alternatives one is enough, and only of alternatives."""

from __future__ import annotations

import pytest

from checklist_engine.check import check
from checklist_engine.guidance.asked import gather_asked
from checklist_engine.knowledge import load_knowledge
from tests.guidance.tenders import tender

KNOWLEDGE = load_knowledge()


def choices(text: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return what one requirement leaves to choose, by standard."""
    asked = gather_asked(check(tender(text, language=language), KNOWLEDGE).demands)
    return {one.standard: one.alternatives for one in asked if one.alternatives}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Staff shall sign in with OpenID Connect or SAML 2.0.", "en"),
        ("Staff shall sign in with OpenID Connect, or a SAML 2.0 connection.", "en"),
        ("De oplossing moet inloggen met OpenID Connect of SAML 2.0 ondersteunen.", "nl"),
        ("Le service doit prendre en charge OpenID Connect ou SAML 2.0.", "fr"),
    ],
)
def test_names_joined_by_or_are_alternatives(text: str, language: str) -> None:
    """In the language of the specification."""
    assert choices(text, language) == {"oidc": ("saml",), "saml": ("oidc",)}


def test_a_list_that_ends_in_or_is_one_choice() -> None:
    """Also with versions between the names."""
    assert choices("The list of parts shall be in CycloneDX 1.6, SPDX 2.3 or SBOM form.") == {
        "cyclonedx": ("sbom", "spdx"),
        "spdx": ("cyclonedx", "sbom"),
        "sbom": ("cyclonedx", "spdx"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The website shall use HTTPS and HSTS.",
        "The supplier shall use TLS 1.2 or higher with HSTS.",
        "The supplier shall hold ISO/IEC 27001 or equivalent, and shall use DNSSEC.",
        "The supplier shall use DNSSEC. Or rather, SPF shall be used.",
        "Domains shall have SPF or better; DKIM shall be used.",
        "The website shall use HTTPS, HSTS, CSP.",
        "The website shall use HTTPS or should use HSTS.",
    ],
)
def test_other_sentences_leave_nothing_to_choose(text: str) -> None:
    """A version floor, an equivalent, another sentence and another firmness are no choice."""
    assert choices(text) == {}
