"""What a demand is worth to a rule, case by case as DESIGN and docs/scoring.md say."""

from __future__ import annotations

from typing import Any

import pytest

from checklist_engine.detection.demand import Choice
from checklist_engine.rules.levels import demands_by_standard, judge_expectation
from tests.builders import FTP, ISO, OLD, SSL, TLS, all_of, any_of, make_demand, make_rule

STANDARDS = {standard.id: standard for standard in (TLS, SSL, FTP, ISO, OLD)}
CONTRADICTED = "contradicted"


def level(expects: Any, *demands: Any) -> int | str:  # noqa: ANN401 - an expectation in either form
    """Return the level of an expectation, or 'contradicted'."""
    rule = make_rule("r", expects)
    assert rule.expects is not None
    judged = judge_expectation(rule.expects, demands_by_standard(demands, STANDARDS), STANDARDS)
    return CONTRADICTED if judged.contradicted else judged.level


@pytest.mark.parametrize(
    ("demand", "expected"),
    [
        (make_demand("tls", "required", ">=1.2", verification="a scan"), 4),
        (make_demand("tls", "required", ">=1.2"), 3),
        (make_demand("tls", "required"), 3),
        (make_demand("tls", "recommended", "1.3", verification="a scan"), 2),
        (make_demand("tls", "optional", "1.3"), 1),
        (make_demand("tls", "mentioned", "1.0"), 1),
        (make_demand("tls", "required", "1.0"), CONTRADICTED),
        (make_demand("tls", "required", ">=1.0"), CONTRADICTED),
        (make_demand("tls", "optional", "1.1"), CONTRADICTED),
        (make_demand("tls", "forbidden", "1.0,1.1"), 0),
        (make_demand("tls", "forbidden", "1.3"), CONTRADICTED),
        (make_demand("tls", "forbidden"), CONTRADICTED),
        (make_demand("ssl", "required"), 3),
        (make_demand("ssl", "required", "3.0"), CONTRADICTED),
        (make_demand("ssl", "forbidden"), 0),
        (make_demand("ssl", "forbidden", "3.0"), 0),
        (make_demand("ftp", "required"), 0),
        (make_demand("tls", "required", ">=1.2", verification="a scan", role="award-criterion"), 2),
        (make_demand("tls", "required", ">=1.2", role="selection-criterion"), 1),
        (make_demand("tls", "required", ">=1.2", role="contract-condition"), 3),
    ],
)
def test_one_demand_gives_its_level(demand: Any, expected: int | str) -> None:  # noqa: ANN401 - a demand
    """The rule wants TLS 1.2 or higher."""
    assert level("tls >=1.2", demand) == expected


def test_short_of_the_floor_is_level_one() -> None:
    """A secure version below what is wanted is worth little."""
    assert level("tls >=1.3", make_demand("tls", "required", "1.2", verification="a scan")) == 1


def test_a_version_that_is_being_replaced_reaches_level_three_at_most() -> None:
    """Proof does not lift it."""
    assert level("wpa2", make_demand("wpa2", "required", "1", verification="a test")) == 3


def test_a_certificate_of_the_organisation_counts_as_a_selection_criterion() -> None:
    """Where the expectation is about the supplier, that is where it is asked."""
    assert level("iso-27001", make_demand("iso-27001", "required", role="selection-criterion", verification="certificate")) == 4


def test_the_best_demand_counts_unless_one_contradicts() -> None:
    """A specification that asks for both asks for the wrong thing."""
    good, weak = make_demand("tls", "required", "1.3"), make_demand("tls", "mentioned")

    assert level("tls", weak, good) == 3
    assert level("tls", weak, good, make_demand("tls", "required", "1.0")) == CONTRADICTED


def test_of_any_the_best_counts_and_all_must_contradict() -> None:
    """One good alternative is enough."""
    assert level(any_of("tls", "iso-27001"), make_demand("iso-27001")) == 3
    assert level(any_of("tls", "iso-27001"), make_demand("iso-27001"), make_demand("tls", "required", "1.0")) == 3
    assert level(any_of("tls", "iso-27001"), make_demand("iso-27001", "forbidden"), make_demand("tls", "required", "1.0")) == CONTRADICTED


def test_of_all_the_lowest_counts_and_one_contradicts() -> None:
    """A chain is as strong as its weakest link."""
    assert level(all_of("tls", "iso-27001"), make_demand("iso-27001")) == 0
    assert level(all_of("tls", "iso-27001"), make_demand("iso-27001"), make_demand("tls", verification="a scan")) == 3
    assert level(all_of("tls", "iso-27001"), make_demand("iso-27001"), make_demand("tls", "required", "1.0")) == CONTRADICTED


def test_a_choice_counts_in_full_where_every_way_is_wanted() -> None:
    """Of "TLS or ISO 27001" one suffices: a rule that wants either is met, a rule that wants one of them alone is not."""
    choice = Choice(("iso-27001", "tls"), "required")
    either = (make_demand("tls", "optional", choice=choice), make_demand("iso-27001", "optional", choice=choice))

    assert level(any_of("tls", "iso-27001"), *either) == 3
    assert level(all_of("tls", "iso-27001"), *either) == 1
    assert level(all_of("tls"), *either) == 1


def test_a_choice_with_a_way_that_is_not_wanted_counts_as_optional() -> None:
    """The supplier may take the other way."""
    choice = Choice(("ftp", "tls"), "required")

    assert level(any_of("tls", "iso-27001"), make_demand("tls", "optional", choice=choice)) == 1
