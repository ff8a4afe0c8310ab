"""Lists, choices and standards with their versions are said alike everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checklist_engine.phrases import either_of, listed, version_words, with_version
from checklist_engine.wording import ENGLISH

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.3", "1.3"),
        (">=1.2", "1.2 or later"),
        ("1.2,1.3", "1.2 and 1.3"),
        ("2013 or 2022", "2013 or 2022"),
        ("<=1.1", "1.1 or earlier"),
        (">1.1,<2", "later than 1.1 and earlier than 2"),
        ("max-age>=31536000", "max-age at least 31536000"),
        ("level=2", "level 2"),
        ("p=quarantine or p=reject", "p=quarantine or p=reject"),
        ("type 2", "type 2"),
    ],
)
def test_a_range_of_versions_is_said_without_signs(version: str, said: str) -> None:
    """A setting such as p=reject stays, since it has to be typed so."""
    assert version_words(version, ENGLISH) == said


def test_lists_and_choices_are_said_as_people_say_them() -> None:
    """Each once; nothing for none."""
    assert [listed(items, ENGLISH) for items in (["A", "B", "A", "C"], ["A"], [])] == ["A, B and C", "A", ""]
    assert either_of(["A", "B", "C"], ENGLISH) == "A, B or C"


@pytest.mark.parametrize(
    ("standard", "version", "said"),
    [
        ("tls", ">=1.2", "TLS 1.2 or later"),
        ("tls", None, "TLS"),
        ("iso-27001", "2022", "ISO/IEC 27001:2022"),
        ("iso-27001", ">=2013", "ISO/IEC 27001 2013 or later"),
        ("fips-140", "140-3", "FIPS 140-3"),
        ("nist-800-63", "63-4", "NIST SP 800-63-4"),
        ("iec-62443", "3-3", "IEC 62443 3-3"),
        ("soc-2", "type 2", "SOC 2 type 2"),
    ],
)
def test_a_version_is_joined_to_the_name_as_its_publisher_does(knowledge: Knowledge, standard: str, version: str | None, said: str) -> None:
    """A number that the name ends in is not said twice."""
    assert with_version(knowledge.catalog.standards[standard], version, ENGLISH) == said
