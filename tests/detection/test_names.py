"""Finding names: whole runs, longest first, case and context where the catalogue asks for them, never in addresses."""

from __future__ import annotations

import pytest

from checklist_engine.catalog.standard import Name
from checklist_engine.detection.names.matching import NameIndex
from checklist_engine.detection.text.prepared import prepare
from tests.builders import make_standard

STANDARDS = [
    make_standard("iso-27001", names={"any": (Name(text="ISO 27001"), Name(text="ISO/IEC 27001"))}),
    make_standard("tls", names={"any": (Name(text="TLS"), Name(text="SSL/TLS"))}),
    make_standard("ssl", names={"any": (Name(text="SSL"),)}),
    make_standard("eap-tls", names={"any": (Name(text="EAP-TLS"),)}),
    make_standard("ftp", names={"any": (Name(text="FTP"),)}),
    make_standard("https", names={"any": (Name(text="HTTPS"),)}),
    make_standard("dane", area="mail", names={"any": (Name(text="DANE", exact_case=True, context=("TLSA", "mail*")),)}),
    make_standard("dkim", area="mail", names={"any": (Name(text="DKIM"),), "nl": (Name(text="mailhandtekening"),)}),
    make_standard("internet-nl-score", names={"any": (Name(text="internet.nl"),)}),
]


def names(text: str, *languages: str) -> list[str]:
    """Return the standards named in the text, in order."""
    return [hit.standard for hit in NameIndex(STANDARDS, ("any", *languages), ("SSL Labs",)).find(prepare(text))]


@pytest.mark.parametrize(
    ("text", "standards"),
    [
        ("ISO27001, ISO-IEC 27001 and iso_27001", ["iso-27001", "iso-27001", "iso-27001"]),
        ("ISO 27001 and ISO, 27001", ["iso-27001"]),
        ("SFTP is not a match, ftp is", ["ftp"]),
        ("EAP-TLS is one name, TLS another", ["eap-tls", "tls"]),
        ("SSL/TLS names both", ["ssl", "tls"]),
        ("SSL Labs is a test, SSL a protocol", ["ssl"]),
        ("TLS1.2 and TLSv1.3", ["tls", "tls"]),
    ],
)
def test_names_match_whole_runs_and_the_longest_wins(text: str, standards: list[str]) -> None:
    """Space, hyphen, slash, dot, underscore or nothing between runs is alike."""
    assert names(text) == standards


@pytest.mark.parametrize(
    ("text", "standards"),
    [
        ("DANE for the mail server", ["dane"]),
        ("dane for the mail server", []),
        ("DANE publishes statistics", []),
        ("DANE and DKIM", ["dane", "dkim"]),
        ("DANE is far from it. " + "Nothing here. " * 120 + "DKIM", ["dkim"]),
    ],
)
def test_ambiguous_names_need_their_case_and_context(text: str, standards: list[str]) -> None:
    """A context word, or a sure standard of the same area, close by."""
    assert names(text) == standards


@pytest.mark.parametrize(
    ("text", "standards"),
    [
        ("See https://example.org/tls/dkim.html for more", []),
        ("See www.tls.example", []),
        ("Write to dkim@example.org", []),
        ("The host tls.example.com", []),
        ("Score 100 on internet.nl.", ["internet-nl-score"]),
        ("[TLS](https://example.org/tls)", ["tls"]),
        ("TLS/HTTPS", ["tls", "https"]),
    ],
)
def test_addresses_hold_no_names(text: str, standards: list[str]) -> None:
    """A host name that is a name from first to last is one."""
    assert names(text) == standards


def test_names_of_other_languages_stay_out() -> None:
    """Only the languages asked for are read."""
    assert names("De mailhandtekening", "nl") == ["dkim"]
    assert names("De mailhandtekening") == []
