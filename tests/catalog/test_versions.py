"""Version ranges read and compare as the scheme of their standard says."""

from __future__ import annotations

import pytest

from checklist_engine.catalog.standard import Effort, Name, Standard, Version
from checklist_engine.catalog.versions import (
    accepts_insecure,
    forbids_current,
    meets_floor,
    offers,
    overlaps,
    parse_range,
    status_of_lowest,
)


def make(scheme: str, *versions: tuple[str, str], parameters: tuple[str, ...] = ()) -> Standard:
    """Return a standard with these versions, weakest first."""
    return Standard(
        id="s",
        name="S",
        title="S",
        kind="internet-standard",
        area="transport",
        status="current",
        plain="S.",
        names={"any": (Name(text="S"),)},
        effort=Effort(level="low", why="It is."),
        checked="2026-11-24",
        version_scheme=scheme,
        versions=tuple(Version(id=key, status=status) for key, status in versions),
        parameters=parameters,
    )


TLS = make("numeric", ("1.0", "insecure"), ("1.1", "insecure"), ("1.2", "current"), ("1.3", "current"))
DMARC = make("parameter", ("p=none", "being-replaced"), ("p=quarantine", "current"), ("p=reject", "current"))
ISO = make("year", ("2005", "insecure"), ("2013", "being-replaced"), ("2022", "current"))
HSTS = make("parameter", parameters=("max-age",))
FIPS = make("edition", ("140-2", "being-replaced"), ("140-3", "current"))


@pytest.mark.parametrize(
    ("standard", "asked", "floor", "expected"),
    [
        (TLS, ">=1.2", ">=1.2", True),
        (TLS, "1.2", ">=1.2", True),
        (TLS, "1.3", ">=1.2", True),
        (TLS, ">=1.2", ">=1.3", False),
        (TLS, "1.2 or 1.3", ">=1.3", False),
        (TLS, "1.2,1.3", ">=1.2", True),
        (TLS, ">1.1", ">=1.2", False),
        (TLS, "<1.2", ">=1.2", False),
        (TLS, "latest", ">=1.2", True),
        (DMARC, "p=reject", ">=p=quarantine", True),
        (DMARC, "p=reject or p=quarantine", ">=p=quarantine", True),
        (DMARC, "p=none", ">=p=quarantine", False),
        (ISO, "2013", ">=2022", False),
        (ISO, "2022", ">=2022", True),
        (HSTS, "max-age>=31536000", "max-age>=31536000", True),
        (HSTS, "max-age>=300", "max-age>=31536000", False),
        (FIPS, "140-2", ">=140-3", False),
        (FIPS, "140-3", ">=140-3", True),
    ],
)
def test_the_lowest_accepted_version_is_held_against_the_floor(standard: Standard, asked: str, floor: str, *, expected: bool) -> None:
    """The floor is met when even the lowest version that the demand accepts reaches it."""
    assert meets_floor(parse_range(asked, standard), parse_range(floor, standard)) is expected


def test_a_demand_without_version_means_the_current_one() -> None:
    """No version stated meets every floor and is not insecure."""
    assert meets_floor(None, parse_range(">=1.3", TLS))
    assert status_of_lowest(None, TLS) == "current"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("1.0", True),
        (">=1.0", True),
        ("<1.2", True),
        ("1.1 or 1.2", True),
        ("1.2", False),
        (">=1.2", False),
        ("1.3", False),
    ],
)
def test_accepting_an_insecure_version_is_noticed(asked: str, *, expected: bool) -> None:
    """What counts is the lowest version that is accepted, not the best."""
    assert accepts_insecure(parse_range(asked, TLS), TLS) is expected


def test_a_version_between_listed_ones_has_the_status_of_the_older() -> None:
    """An edition that the catalogue does not list is judged by the nearest older one."""
    assert status_of_lowest(parse_range("2017", ISO), ISO) == "being-replaced"
    assert status_of_lowest(parse_range("1999", ISO), ISO) == "insecure"


@pytest.mark.parametrize(
    ("forbidden", "expected"), [("1.0,1.1", False), ("<1.2", False), ("1.3", True), ("<=1.2", True), ("1.0,1.2", True)]
)
def test_forbidding_contradicts_only_where_a_current_version_is_meant(forbidden: str, *, expected: bool) -> None:
    """Forbidding what is insecure is no contradiction."""
    assert forbids_current(parse_range(forbidden, TLS), TLS) is expected


def test_forbidding_the_standard_itself_contradicts() -> None:
    """A prohibition without version meets the whole standard."""
    assert forbids_current(None, TLS)


@pytest.mark.parametrize(
    ("asked", "refused", "expected"),
    [
        ("1.0", "<1.2", True),
        (">=1.0", "<1.2", True),
        (">=1.2", "<1.2", False),
        ("1.3", "<1.2", False),
        (None, "<1.2", False),
        (None, None, True),
    ],
)
def test_a_refused_version_is_found_in_a_demand(asked: str | None, refused: str | None, *, expected: bool) -> None:
    """A demand is hit when it asks for or accepts a refused version; without a version, only when all are refused."""
    asked_range = parse_range(asked, TLS) if asked else None
    assert overlaps(asked_range, parse_range(refused, TLS) if refused else None) is expected


@pytest.mark.parametrize(
    ("standard", "offered", "asked", "enough"),
    [
        (ISO, "2013", "2022", False),
        (ISO, "2022", "2013", True),
        (ISO, "2013 or 2022", ">=2022", True),
        (ISO, "2013", None, False),
        (ISO, "2022", None, True),
        (TLS, "1.2 or 1.3", ">=1.2", True),
        (TLS, "1.2", "1.3", False),
        (TLS, "1.1", None, False),
        (TLS, "1.2", "1.2,1.3", True),
        (DMARC, "p=quarantine", "p=reject", False),
        (DMARC, "p=reject", "p=quarantine or p=reject", True),
        (HSTS, "max-age=31536000", "max-age>=31536000", True),
        (HSTS, "max-age=300", "max-age>=31536000", False),
        (HSTS, "max-age=300", None, True),
    ],
)
def test_what_is_offered_is_enough_where_its_highest_version_reaches_the_lowest_asked(
    standard: Standard,
    offered: str,
    asked: str | None,
    enough: bool,  # noqa: FBT001 - the expected verdict
) -> None:
    """Where no version is asked for, a current one is."""
    assert offers(parse_range(offered, standard), parse_range(asked, standard) if asked else None, standard) is enough
