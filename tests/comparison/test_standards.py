"""How firmly a specification asks for each standard."""

from __future__ import annotations

import msgspec
import pytest

from checklist_engine.comparison.standards import Asked, asked_standards, is_demanded
from checklist_engine.result import Alert
from tests.builders import make_demand
from tests.comparison.saved_results import evidence, expecting, finding, lot_result, not_assessed, saved


def test_the_strongest_demand_of_a_lot_counts() -> None:
    """Two rules may judge one demand by different floors."""
    result = saved(
        "a",
        [finding("r", 3, evidence=(evidence("tls", 3), evidence("tls", 1))), finding("s", 1, evidence=(evidence("tls", 1),))],
        expectations={"r": expecting("tls"), "s": expecting("tls")},
    )

    assert asked_standards(result) == {"tls": Asked(3, expected=True, area="web")}


def test_what_is_expected_and_not_there_is_level_0() -> None:
    """What is neither expected nor there is not in the list at all."""
    result = saved(
        "a",
        [finding("r", 0), finding("s", 0, applicability="unknown", outcome="unknown"), finding("t", 0, applicability="no")],
        expectations={"r": expecting("dnssec"), "s": expecting("caa"), "t": expecting("ipv6")},
    )

    assert asked_standards(result) == {"dnssec": Asked(0, expected=True, area="web")}


def test_of_lots_the_weakest_counts() -> None:
    """A demand for one lot is none for the other; a lot that does not need it does not count."""
    findings = [
        finding("r", 4, lot="1", evidence=(evidence("tls", 4),)),
        finding("r", 2, lot="2", evidence=(evidence("tls", 2),)),
        finding("s", 4, lot="1", evidence=(evidence("dmarc", 4),)),
    ]
    result = saved("a", findings, expectations={"r": expecting("tls"), "s": expecting("dmarc")}, lots=("1", "2"))

    assert asked_standards(result) == {"dmarc": Asked(4, expected=True, area="web"), "tls": Asked(2, expected=True, area="web")}


def test_of_alternatives_only_the_chosen_or_the_preferred_is_expected() -> None:
    """Nobody is blamed for not asking for all of them."""
    chosen = saved("a", [finding("r", 3, evidence=(evidence("saml", 3),))], expectations={"r": expecting("oidc", "saml", mode="any")})
    nothing = saved("b", [finding("r", 0)], expectations={"r": expecting("oidc", "saml", mode="any")})
    parts = saved("c", [finding("r", 0, evidence=(evidence("spf", 3),))], expectations={"r": expecting("spf", "dkim", mode="all")})

    assert asked_standards(chosen) == {"saml": Asked(3, expected=True, area="web")}
    assert asked_standards(nothing) == {"oidc": Asked(0, expected=True, area="web")}
    assert asked_standards(parts) == {"dkim": Asked(0, expected=True, area="web"), "spf": Asked(3, expected=True, area="web")}


def test_what_contradicts_wins_over_what_asks() -> None:
    """By evidence, by the finding, and by an alert about what nobody expects."""
    alert = Alert(
        rule="no-ftp", lot="whole", title="", severity="high", caps_grade=True, evidence=(evidence("ftp", None),), message="", instead=None
    )
    result = saved(
        "a",
        [finding("r", None, evidence=(evidence("ssl", None), evidence("tls", 3)))],
        expectations={"r": expecting("tls")},
        alerts=(alert,),
    )

    assert asked_standards(result) == {
        "ftp": Asked("contradicted", expected=False, area=None),
        "ssl": Asked("contradicted", expected=False, area=None),
        "tls": Asked("contradicted", expected=True, area="web"),
    }


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({}, 3),
        ({"verification": "a test report"}, 4),
        ({"stance": "recommended", "verification": "a test report"}, 2),
        ({"stance": "mentioned"}, 1),
        ({"role": "award-criterion"}, 2),
        ({"role": "selection-criterion"}, 1),
    ],
)
def test_without_a_rule_the_words_alone_count(fields: dict[str, str], level: int) -> None:
    """A demand that no rule expects is part of the market signal too."""
    assert asked_standards(saved("a", demands=(make_demand("openpgp", **fields),))) == {"openpgp": Asked(level, expected=False, area=None)}


def test_what_is_forbidden_or_stands_in_a_lot_that_was_not_assessed_does_not_count() -> None:
    """Nothing is counted that was not judged."""
    result = saved(
        "a",
        [finding("r", 4, lot="2", evidence=(evidence("tls", 4),))],
        expectations={"r": expecting("tls")},
        demands=(make_demand("openpgp", stance="forbidden"), make_demand("dnssec", lots=("2",))),
        lots=("1", "2"),
    )
    half = msgspec.structs.replace(result, lots=(lot_result("1"), lot_result("2", "not-ict")))

    assert asked_standards(half) == {}
    assert asked_standards(not_assessed("c")) == {}


def test_a_demand_is_level_3_or_4() -> None:
    """Nothing softer moves a market."""
    assert [level for level in (None, 0, 1, 2, 3, 4, "contradicted") if is_demanded(level)] == [3, 4]
