"""Codes of countries and languages are given only where they are sure."""

from __future__ import annotations

import pytest

from checklist_engine.specification.countries import country_code, is_country
from checklist_engine.specification.languages import language_tag


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("NL", "NL"),
        ("nl", "NL"),
        ("NLD", "NL"),
        ("The Netherlands", "NL"),
        ("Nederland", "NL"),
        ("UK", "GB"),
        ("EL", "GR"),
        ("United Kingdom", "GB"),
        ("Україна", "UA"),
        ("MEXICO", "MX"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Kosovo", "XK"),
        ("EU", "EU"),
        ("ZZ", None),
        ("Example Country", None),
        ("-", None),
        ("", None),
    ],
)
def test_countries(written: str, code: str | None) -> None:
    """Codes of two or three letters, and names in the languages that notices are written in."""
    assert country_code(written) == code


def test_only_codes_are_countries() -> None:
    """The own format takes codes alone."""
    assert is_country("NL")
    assert not is_country("UK")
    assert not is_country("nl")


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("English", "en"),
        ("ENG", "en"),
        ("pt_br", "pt-BR"),
        ("en-gb", "en-GB"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("en_GB.UTF-8", "en-GB"),
        ("nb", "nb"),
        ("Español", "es"),
        ("xyz", None),
        ("no language at all", None),
        ("", None),
    ],
)
def test_languages(written: str, tag: str | None) -> None:
    """BCP 47 tags in their usual case, from codes and names."""
    assert language_tag(written) == tag
