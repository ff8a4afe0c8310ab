"""The comparison as a whole."""

from __future__ import annotations

import msgspec

from checklist_engine import __version__
from checklist_engine.comparison.compare import AreaHeading, Compared, Comparison, StandardRow, compare
from checklist_engine.comparison.market import signals_of
from checklist_engine.comparison.perturbation import Perturbation
from checklist_engine.comparison.strengths import Strength
from checklist_engine.result import Coverage, Digest, InferredSubject
from checklist_engine.specification.model import Buyer, Value
from tests.comparison.saved_results import evidence, expecting, finding, not_assessed, saved

FEW = Perturbation(draws=10)


def test_a_comparison_holds_everything_in_the_order_of_the_ranking() -> None:
    """Whole, with numbers that the tables share."""
    weak = saved("weak", [finding("r", 0)], expectations={"r": expecting("tls")}, standard_names={"tls": "TLS"})
    strong = saved(
        "strong",
        [finding("r", 4, evidence=(evidence("tls", 4),))],
        expectations={"r": expecting("tls")},
        standard_names={"tls": "TLS"},
        buyer=Buyer(name="City", country="NL"),
        published="2026-05-01",
        value=Value(amount=10, currency="EUR"),
    )
    comparison = compare([not_assessed("none"), weak, strong], perturbation=FEW)
    row = comparison.standards[0]

    assert comparison == Comparison(
        schema_version="1.0",
        engine=__version__,
        catalog=Digest(version="1", digest="c" * 64),
        rules=Digest(version="1", digest="r" * 64),
        profile="test",
        perturbation=FEW,
        total=3,
        assessed=2,
        specifications=(
            Compared(
                number=1, number_in_input=3, id="strong", title="Tender strong", source="strong.json", as_of="2026-12-01", buyer="City",
                country="NL", year="2026", value=Value(amount=10, currency="EUR"), subjects=("Website",), state="assessed",
                reason="requirements were found", score=100.0, score_with_waivers=100.0, low=100.0, high=100.0, grade="C", rank=1,
                rank_low=1, rank_high=1, above_next=1.0, coverage=Coverage(relevant=2, demanded=1, explained=0), areas=(100.0,),
            ),
            Compared(
                number=2, number_in_input=2, id="weak", title="Tender weak", source="weak.json", as_of="2026-12-01", buyer=None,
                country=None, year=None, value=None, subjects=("Website",), state="assessed", reason="requirements were found", score=0.0,
                score_with_waivers=0.0, low=0.0, high=0.0, grade="C", rank=2, rank_low=2, rank_high=2, above_next=None,
                coverage=Coverage(relevant=2, demanded=1, explained=0), areas=(0.0,),
            ),
            Compared(
                number=3, number_in_input=1, id="none", title="Tender none", source="none.json", as_of="2026-12-01", buyer=None,
                country=None, year=None, value=None, subjects=(), state="no-requirements", reason="only a title was found", score=None,
                score_with_waivers=None, low=None, high=None, grade=None, rank=None, rank_low=None, rank_high=None, above_next=None,
                coverage=None, areas=(None,),
            ),
        ),
        areas=(AreaHeading(id="web", name="Web", plain="Web."),),
        standards=(StandardRow(id="tls", name="TLS", area="web", levels=(4, 0, None), signal=row.signal),),
        strengths=(
            Strength(
                rule="r", title="Title of r", area="web", severity="medium", standards=("TLS",), quote="The words.",
                pointer="/requirements/0/text", applicable=1, lacking=(2,),
            ),
        ),
        asked_by_nobody=(),
        groups=comparison.groups,
        changes=None,
        unread=(),
        notes=(),
    )  # fmt: skip
    assert (row.signal.demanded, row.signal.assessed, row.signal.values[0].share) == (1, 2, 1.0)
    assert [(group.kind, group.name) for group in comparison.groups] == [("buyer", "City"), ("country", "NL"), ("year", "2026")]
    assert signals_of([], ()) == ()


def test_a_reader_is_told_what_makes_scores_less_alike() -> None:
    """Other purchases, other days, other programs, and the same one twice."""
    other = saved("b", [finding("r", 3)], engine="0.2.0", as_of="2027-01-01")
    bought = (InferredSubject(id="saas", certain=True, reason="stated", name="SaaS"),)
    elsewhere = msgspec.structs.replace(other, lots=(msgspec.structs.replace(other.lots[0], subjects=bought),))

    assert compare([saved("a", [finding("r", 3)]), elsewhere, other], perturbation=FEW).notes == (
        "The results were made with different versions of the program: 0.1.0, 0.2.0.",
        (
            "The specifications buy different things, so different expectations apply to them. "
            "A score says how well each asks for what matters to its own purchase."
        ),
        "The days of judgement lie between 1 December 2026 and 1 January 2027.",
        "Some specifications have the same id; they may be versions of one another and count more than once.",
    )


def test_without_a_score_there_is_no_ranking_and_no_best() -> None:
    """A comparison of notices is still one: n assessed of m."""
    comparison = compare([not_assessed("a"), not_assessed("b")], perturbation=FEW)

    assert (comparison.assessed, comparison.total, comparison.strengths, comparison.standards) == (0, 2, (), ())
    assert [one.number for one in comparison.specifications] == [1, 2]
