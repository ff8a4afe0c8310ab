"""Another list of standards is held against ours: what it lacks, what is outdated, what only it has."""

from __future__ import annotations

import pytest

from checklist_engine.errors import InputError
from checklist_engine.gap import ListedStandard, Row, compare_list, read_list
from checklist_engine.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()


def listed(standard: str, version: str | None = None) -> list[tuple[str | None, str, str]]:
    """Return what is said about one line: standard, state, reason."""
    row = Row(line=2, standard=standard, version=version)
    return [(item.standard, item.state, item.reason) for item in compare_list([row], KNOWLEDGE).listed]


@pytest.mark.parametrize(
    ("standard", "version", "known", "state", "reason"),
    [
        ("dnssec", None, "dnssec", "shared", ""),
        ("Domain Name System Security Extensions", None, "dnssec", "shared", ""),
        ("ISO-IEC 27001", "2022", "iso-27001", "shared", ""),
        ("ISO/IEC 27001", "2013", "iso-27001", "outdated", "version 2013 is being-replaced; current: 2022"),
        ("TLS 1.1", None, "tls", "outdated", "version 1.1 is insecure; current: 1.2, 1.3"),
        ("Telnet", None, "telnet", "outdated", "Telnet is insecure, replaced by ssh"),
        ("RFC 7489", None, "dmarc", "outdated", "RFC 7489 is replaced by RFC 9989, RFC 9990, RFC 9991"),
        ("Digikoppeling", None, None, "unique", "not in the catalogue"),
    ],
)
def test_a_line_is_known_by_any_of_its_names(standard: str, version: str | None, known: str | None, state: str, reason: str) -> None:
    """Ids, names, titles, documents; and whether anybody should still list it."""
    assert listed(standard, version) == [(known, state, reason)]


def test_one_line_may_name_two_standards() -> None:
    """As national lists do."""
    assert listed("HTTPS and HSTS") == [("https", "shared", ""), ("hsts", "shared", "")]


def test_what_the_rules_expect_and_the_list_lacks_is_missing() -> None:
    """The weightiest first; where any of several will do, one of them is enough."""
    nothing = compare_list([], KNOWLEDGE).missing
    tls = compare_list([Row(line=2, standard="https")], KNOWLEDGE).missing

    assert nothing[0].severity == "critical"
    assert "tls" in {item.standard for item in nothing}
    assert "transport-tls-on-services" not in {item.rule for item in tls}
    assert len({item.standard for item in nothing}) == len(nothing)


def test_a_full_list_lacks_nothing() -> None:
    """Every id of the catalogue covers every expectation."""
    rows = [Row(line=number, standard=key) for number, key in enumerate(KNOWLEDGE.catalog.standards, start=2)]

    found = compare_list(rows, KNOWLEDGE)

    assert found.missing == ()
    assert [item.standard for item in found.listed] == list(KNOWLEDGE.catalog.standards)


@pytest.mark.parametrize(
    "text",
    [
        "standard,version\nTLS,1.2\n\nHSTS,\n",
        "Standard;Version;Note\r\nTLS;1.2;x\r\n;;\r\nHSTS;;\r\n",
        "\ufeffversion\tSTANDARD\n1.2\tTLS\n\tHSTS\n",
    ],
)
def test_lists_are_read_as_spreadsheets_write_them(text: str) -> None:
    """Comma, semicolon or tab; any case; a byte order mark; empty lines."""
    rows = read_list(text.encode(), "list.csv")

    assert [(row.standard, row.version) for row in rows] == [("TLS", "1.2"), ("HSTS", None)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"name,version\nTLS,1.2\n",
            (
                "list.csv:1: the list has no column 'standard' [list-columns]\n"
                "    expected: a heading such as: standard,version\n"
                "    what to do: name the column with the standards 'standard'"
            ),
        ),
        (b"", "list.csv:1: the list has no column 'standard' [list-columns]\n"),
        (b"standard\n\xff\n", "list.csv: byte 9 is not UTF-8 [list-encoding]\n    what to do: save the list as CSV in UTF-8"),
        (b'standard\n"TLS\n', "list.csv:2: not valid CSV: unexpected end of data [list-csv]"),
    ],
)
def test_a_list_that_cannot_be_read_says_why(data: bytes, said: str) -> None:
    """What, where, and what to do."""
    with pytest.raises(InputError) as caught:
        read_list(data, "list.csv")

    assert str(caught.value).startswith(said)


def test_the_line_of_the_file_is_kept() -> None:
    """So that the author finds it."""
    rows = read_list(b'standard\n"one\ntwo"\nTLS\n', "list.csv")

    assert compare_list(rows, KNOWLEDGE).listed[1] == ListedStandard(line=4, written="TLS", version=None, state="shared", standard="tls")
