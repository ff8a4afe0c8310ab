"""What a report selects from a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from checklist_engine.output.html.view import make_view
from tests.output.results import KINDS, large, not_assessed, plain, two_lots

if TYPE_CHECKING:
    from checklist_engine.result import CheckResult


@pytest.mark.parametrize("kind", KINDS)
def test_every_finding_is_shown_once_or_named_as_not_relevant(kind: str) -> None:
    """Nothing that was judged is lost between the result and the report."""
    result: CheckResult = KINDS[kind]()
    view = make_view(result)
    shown = [msgspec.structs.replace(shared.item, lot=lot) for area in view.areas for shared in area.findings for lot in shared.lots]
    left = [finding for finding in result.findings if finding.outcome == "not-applicable"]
    assert sorted(map(repr, [*shown, *left])) == sorted(map(repr, result.findings))
    judged = {finding.rule for finding in shown}
    assert {view.rule_titles[finding.rule] for finding in left if finding.rule not in judged} == set(view.not_applicable)


def test_areas_stand_in_the_order_of_the_result() -> None:
    """The order of areas is the catalogue's, not that of the findings."""
    result = large()
    wanted = [area.id for area in result.areas]
    view = make_view(msgspec.structs.replace(result, findings=tuple(reversed(result.findings))))
    assert [area.id for area in view.areas] == [area for area in wanted if area != "operations"]


def test_the_best_words_stand_for_what_is_good() -> None:
    """An expectation that is met in several lots is one line, with the strongest evidence."""
    result = two_lots()
    good = make_view(result).good
    assert [(one.title, one.lots) for one in good] == [
        ("Expectation 1 about RPKI", ("1", "2")),
        ("Expectation 6 about No default passwords", ("1", "2")),
    ]
    assert all(one.evidence and one.evidence.level == 3 for one in good)


def test_a_demand_that_nothing_rests_on_is_still_shown() -> None:
    """A result lists everything that was detected, and so does the report."""
    assert [demand.standard for demand in make_view(plain()).other_demands] == ["iso-27001"]


def test_a_demand_that_is_repeated_is_shown_once_with_how_often() -> None:
    """Four hundred requirements that name a standard do not fill pages; another stance is another line."""
    (demand,) = plain().demands
    again = tuple(msgspec.structs.replace(demand, pointer=f"/requirements/{number}/text", quote=f"Quote {number}") for number in range(3))
    other = msgspec.structs.replace(demand, stance="required")
    shown = make_view(msgspec.structs.replace(plain(), demands=(*again, again[0], other))).other_demands

    assert [(one.stance, one.quote, one.pointer, one.more) for one in shown] == [
        ("mentioned", "Quote 0", "/requirements/0/text", 2),
        ("required", demand.quote, demand.pointer, 0),
    ]


def test_the_weakest_lot_is_named_only_where_lots_can_be_compared() -> None:
    """A single lot is not the weakest one."""
    lowest = make_view(two_lots()).lowest_lot
    assert (lowest.id if lowest else None) == "2"
    assert make_view(plain()).lowest_lot is None


def test_chapters_without_content_are_left_out() -> None:
    """The list of contents names what there is."""
    assert make_view(plain()).chapters == (
        "actions", "problems", "over-asking", "remarks", "questions", "good", "waivers", "lots", "findings", "method",
    )  # fmt: skip
    assert make_view(not_assessed()).chapters == ("lots", "findings", "method")


@pytest.mark.parametrize("source", ["/home/anna/tender.json", "C:\\tenders\\tender.json", "tender.json"])
def test_a_report_that_is_handed_on_names_no_folder(source: str) -> None:
    """Where the file lay on somebody's machine is nobody's business."""
    result = plain()
    specification = msgspec.structs.replace(result.specification, source=source)
    assert make_view(msgspec.structs.replace(result, specification=specification)).source == "tender.json"


def test_a_result_without_titles_shows_the_words_of_its_ids() -> None:
    """A saved result of an older version still gives a readable report."""
    result = plain(10)
    bare = msgspec.structs.replace(result, findings=tuple(msgspec.structs.replace(finding, title="") for finding in result.findings))
    assert make_view(bare).rule_titles["routing-rpki-1"] == "Routing rpki 1"
