"""Work is put in an order that a small supplier can follow."""

from __future__ import annotations

from checklist_engine.catalog.standard import Effort
from checklist_engine.guidance.asked import Asked, Firmness
from checklist_engine.guidance.ordering import Placed, put_in_order
from checklist_engine.knowledge import load_knowledge
from tests.builders import make_demand, make_standard


def asked(key: str, firmness: Firmness = "must") -> Asked:
    """Return a standard that is asked for."""
    return Asked(standard=key, firmness=firmness, demands=(make_demand(key),))


STANDARDS = {
    standard.id: standard
    for standard in (
        make_standard("seal"),
        make_standard("list"),
        make_standard("policy", effort=Effort(level="medium", why="Weeks."), builds_on=("seal", "list")),
        make_standard("report", builds_on=("policy",)),
        make_standard("audit", effort=Effort(level="high", why="Months.")),
        make_standard("header", builds_on=("site",)),
        make_standard("site", builds_on=("seal",)),
        make_standard("wish"),
    )
}


def test_nothing_comes_before_what_it_builds_on_and_little_work_comes_first() -> None:
    """What is little work but builds on weeks of work belongs to the weeks; a wish comes after what is a must."""
    placed = put_in_order(
        [asked("audit"), asked("report"), asked("policy"), asked("wish", "should"), asked("list"), asked("seal"), asked("header")],
        STANDARDS,
    )

    assert placed == (
        Placed(asked=asked("seal"), stage="low", builds_on=(), carries=("policy", "header")),
        Placed(asked=asked("list"), stage="low", builds_on=(), carries=("policy",)),
        Placed(asked=asked("header"), stage="low", builds_on=("seal",), carries=()),
        Placed(asked=asked("wish", "should"), stage="low", builds_on=(), carries=()),
        Placed(asked=asked("policy"), stage="medium", builds_on=("seal", "list"), carries=("report",)),
        Placed(asked=asked("report"), stage="medium", builds_on=("policy",), carries=()),
        Placed(asked=asked("audit"), stage="high", builds_on=(), carries=()),
    )


def test_every_shipped_standard_finds_its_place() -> None:
    """All of the catalogue at once: each once, and after all that it builds on."""
    standards = load_knowledge().catalog.standards
    placed = put_in_order([asked(key) for key in standards], standards)
    place = {one.asked.standard: number for number, one in enumerate(placed)}

    assert sorted(place) == sorted(standards)
    assert [key for key, standard in standards.items() for below in standard.builds_on if place[below] > place[key]] == []
