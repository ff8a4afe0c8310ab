"""Two rules that punish one gap twice are found; conditions that exclude each other keep them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from checklist_engine.data import data_folder
from checklist_engine.knowledge import compile_folders
from checklist_engine.rules.conditions import read_condition
from checklist_engine.rules.overlap import Overlap, both_may_apply, find_overlaps, fulfils
from checklist_engine.rules.rule import Expectation, Profile, Refusal, Rule, Wanted

if TYPE_CHECKING:
    from checklist_engine.compiled import CompiledKnowledge

COMPILED = compile_folders([data_folder("standards_catalog")], [data_folder("rules")])
STANDARDS = COMPILED.catalog.standards


def expectation(*wanted: str, mode: str = "one", prefer: str = "") -> Expectation:
    """Return an expectation of standards written as `tls` or `tls >=1.2`."""
    parts = [text.split(" ", maxsplit=1) for text in wanted]
    return Expectation(
        mode=mode,
        wanted=tuple(Wanted(part[0], part[1] if len(part) > 1 else None) for part in parts),
        prefer=prefer or parts[0][0],
    )


def rule(key: str, **changes: Any) -> Rule:  # noqa: ANN401 - any field
    """Return a rule that expects HSTS of a website, with changes; `when` as written in YAML."""
    when = changes.pop("when", None)
    fields: dict[str, Any] = {"subjects": ("website",), "expects": expectation("hsts"), **changes}
    return Rule(
        id=key,
        title="t",
        question="q?",
        area="web",
        severity="low",
        severity_reason="r",
        rationale="r",
        when=read_condition(when) if when else None,
        **fields,
    )


def overlaps_of(*rules: Rule, profiles: dict[str, tuple[str, ...]] | None = None) -> list[Overlap]:
    """Return the overlaps between these rules alone."""
    chosen = {key: Profile(id=key, title="t", plain="p", rules=names) for key, names in (profiles or {}).items()}
    knowledge: CompiledKnowledge = msgspec.structs.replace(COMPILED, rules={item.id: item for item in rules}, profiles=chosen)
    return list(find_overlaps(knowledge))


def test_two_rules_that_expect_the_same_overlap() -> None:
    """The first subject that both speak of is named."""
    assert overlaps_of(rule("a"), rule("b", subjects=("api", "website"))) == [
        Overlap(first="a", second="b", standards=("hsts",), subject="website")
    ]


def test_every_subject_is_named_where_neither_rule_has_one() -> None:
    """Rules without subjects are about every purchase."""
    assert overlaps_of(rule("a", subjects=()), rule("b", subjects=()))[0].subject == "every subject"
    assert overlaps_of(rule("a", subjects=()), rule("b"))[0].subject == "website"


def test_other_subjects_keep_rules_apart() -> None:
    """A lot that buys both is two purchases in one."""
    assert overlaps_of(rule("a"), rule("b", subjects=("api",))) == []


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ({"personal_data": True}, {"personal_data": False}, True),
        ({"personal_data": True}, {"sensitive_data": True}, False),
        ({"personal_data": True}, {"not": {"any_of": [{"personal_data": True}, {"sensitive_data": True}]}}, True),
        ({"any_of": [{"personal_data": True}, {"sensitive_data": True}]}, {"all_of": [{"personal_data": False}]}, False),
        ({"value_below": "50000 EUR"}, {"value_at_least": "50000 EUR"}, True),
        ({"value_below": "50000 EUR"}, {"value_at_least": "40000 EUR"}, False),
        ({"value_below": "50000 EUR"}, {"value_at_least": "50000 USD"}, True),
        ({"buyer_kind": "public"}, {"buyer_kind": "private"}, True),
        ({"buyer_kind": "public"}, {"buyer_country": ["NL"]}, False),
        ({"buyer_country": ["NL", "DE"]}, {"buyer_country": ["FR"]}, True),
        ({"buyer_country": ["NL", "DE"]}, {"not": {"buyer_country": ["NL"]}}, False),
        ({"internet_facing": False}, {"personal_data": True}, True),
    ],
)
def test_conditions_are_tried_out(first: dict[str, Any], second: dict[str, Any], *, apart: bool) -> None:
    """Facts, amounts, buyers and countries; what a subject implies is given: a website faces the Internet."""
    found = overlaps_of(rule("a", when=first), rule("b", when=second))

    assert (found == []) is apart


@pytest.mark.parametrize(
    ("given", "wanted", "met"),
    [
        (expectation("tls >=1.3"), expectation("tls >=1.2"), True),
        (expectation("tls >=1.2"), expectation("tls >=1.3"), False),
        (expectation("tls"), expectation("tls >=1.3"), True),
        (expectation("tls"), expectation("hsts"), False),
        (expectation("tls"), expectation("hsts", "tls", mode="any"), True),
        (expectation("hsts", "tls", mode="any", prefer="hsts"), expectation("tls"), False),
        (expectation("hsts", "tls", mode="any", prefer="tls"), expectation("tls"), True),
        (expectation("hsts", "tls", mode="all"), expectation("tls"), True),
        (expectation("tls"), expectation("hsts", "tls", mode="all"), False),
    ],
)
def test_one_clause_may_fulfil_another_expectation(given: Expectation, wanted: Expectation, *, met: bool) -> None:
    """What counts is the clause that is handed out: all of `all`, the preferred of `any`, at its version."""
    assert fulfils(given, wanted, STANDARDS) is met


def test_floors_of_one_standard_overlap() -> None:
    """Whoever forgot TLS loses the points of both."""
    first, second = rule("a", expects=expectation("tls >=1.2")), rule("b", expects=expectation("tls >=1.3"))

    assert [item.standards for item in overlaps_of(first, second)] == [("tls",)]


def test_alternatives_with_other_clauses_are_two_gaps() -> None:
    """Neither clause closes the other gap, though a third standard would close both."""
    first = rule("a", expects=expectation("hsts", "tls", mode="any", prefer="hsts"))
    second = rule("b", expects=expectation("csp", "tls", mode="any", prefer="csp"))

    assert overlaps_of(first, second) == []


def test_rules_that_no_profile_joins_do_not_overlap() -> None:
    """A purchase is judged by one profile."""
    both = (rule("a"), rule("b"))

    assert overlaps_of(*both, profiles={"one": ("a",), "two": ("b",)}) == []
    assert len(overlaps_of(*both, profiles={"one": ("a", "b")})) == 1
    assert len(overlaps_of(*both, profiles={"one": ("a",)})) == 1


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (Refusal(standard="tls", version="<1.2"), Refusal(standard="tls", version="=1.1"), 1),
        (Refusal(standard="tls", version="=1.0"), Refusal(standard="tls", version="=1.1"), 0),
        (Refusal(standard="tls"), Refusal(standard="tls", version="=1.1"), 1),
        (Refusal(standard="ftp"), Refusal(standard="telnet"), 0),
    ],
)
def test_two_rules_may_refuse_the_same_demand(first: Refusal, second: Refusal, count: int) -> None:
    """One demand would then raise two alerts."""
    assert len(overlaps_of(rule("a", expects=None, refuses=first), rule("b", expects=None, refuses=second))) == count


def test_an_expectation_and_a_refusal_do_not_overlap() -> None:
    """They speak of different demands."""
    assert overlaps_of(rule("a"), rule("b", expects=None, refuses=Refusal(standard="hsts"))) == []


def test_the_subject_that_joins_two_rules_is_told() -> None:
    """The condition has to hold for the subject itself, not only for some subject."""
    subjects = ("website", "industrial-control")
    first = rule("a", subjects=subjects, when={"internet_facing": False})

    assert both_may_apply(first, rule("b", subjects=subjects), COMPILED.catalog) == "industrial-control"
