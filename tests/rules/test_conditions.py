"""Conditions are judged in three-valued logic: what is unknown stays unknown unless the rest decides."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist_engine.rules.conditions import (
    AllOf,
    Amount,
    AnyOf,
    BuyerCountry,
    BuyerKind,
    Condition,
    ConditionError,
    Fact,
    Facts,
    Not,
    TraceStep,
    judge,
    read_condition,
    trace,
)
from checklist_engine.specification.model import Buyer, Value

NAMES = ("a", "b", "c")


def facts(**characteristics: bool) -> Facts:
    """Return facts about an unknown buyer."""
    return Facts(characteristics=characteristics, buyer=Buyer(), value=None)


CONDITIONS = st.recursive(
    st.builds(Fact, st.sampled_from(NAMES), st.booleans()),
    lambda inner: st.one_of(
        st.builds(AllOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=8,
)


@given(CONDITIONS, st.dictionaries(st.sampled_from(NAMES), st.booleans()))
def test_a_decided_answer_holds_however_the_unknown_falls(condition: Condition, known: dict[str, bool]) -> None:
    """Kleene logic never decides too early: true or false stays so for every completion of the facts."""
    answer = judge(condition, facts(**known))
    missing = [name for name in NAMES if name not in known]
    completions = [{**known, **dict(zip(missing, values, strict=True))} for values in product((True, False), repeat=len(missing))]
    answers = {judge(condition, facts(**completion)) for completion in completions}

    assert None not in answers
    if answer is not None:
        assert answers == {answer}


def test_false_beats_unknown_in_all_of_and_true_beats_unknown_in_any_of() -> None:
    """One part can decide while another is unknown."""
    parts = (Fact("a", value=True), Fact("b", value=True))

    assert judge(AllOf(parts), facts(a=False)) is False
    assert judge(AllOf(parts), facts(a=True)) is None
    assert judge(AnyOf(parts), facts(a=True)) is True
    assert judge(AnyOf(parts), facts(a=False)) is None
    assert judge(Not(parts[0]), facts()) is None


def test_a_condition_is_read_as_written() -> None:
    """A mapping joins its parts by "and"; operators nest."""
    written = {
        "a": True,
        "any_of": [{"b": False}, {"not": {"c": True}}],
        "buyer_kind": "public",
        "buyer_country": ["NL", "BE"],
        "value_below": "50000 EUR",
    }

    assert read_condition(written) == AllOf(
        (
            Fact("a", value=True),
            AnyOf((Fact("b", value=False), Not(Fact("c", value=True)))),
            BuyerKind("public"),
            BuyerCountry(("NL", "BE")),
            Amount(50000.0, "EUR", below=True),
        )
    )


@pytest.mark.parametrize(
    ("written", "message", "path"),
    [
        ({}, "an empty condition says nothing; give a characteristic", ()),
        ({"a": "yes"}, "'a' takes true or false", ("a",)),
        ({"any_of": {"a": True}}, "'any_of' takes a list of conditions", ("any_of",)),
        ({"all_of": [{"not": True}]}, "'not' takes a condition", ("all_of", 0, "not")),
        ({"buyer_kind": "state"}, "'buyer_kind' takes public or private", ("buyer_kind",)),
        ({"buyer_country": ["nl"]}, "'buyer_country' takes a list of two-letter country codes", ("buyer_country",)),
        ({"value_below": 50000}, "'value_below' takes an amount and a currency, such as 50000 EUR", ("value_below",)),
    ],
)
def test_a_condition_that_cannot_be_read_says_where(written: dict[str, object], message: str, path: tuple[str | int, ...]) -> None:
    """The error leads to the part that is wrong."""
    with pytest.raises(ConditionError) as caught:
        read_condition(written)

    assert (str(caught.value), caught.value.path) == (message, path)


def test_conditions_on_buyer_and_value_are_unknown_without_them() -> None:
    """Another currency is as unknown as no value at all."""
    nothing = facts()
    known = Facts(characteristics={}, buyer=Buyer(kind="public", country="NL"), value=Value(amount=50000, currency="EUR"))

    for condition in (BuyerKind("public"), BuyerCountry(("NL",)), Amount(60000, "EUR", below=True)):
        assert judge(condition, nothing) is None
        assert judge(condition, known) is True
    assert judge(Amount(60000, "USD", below=True), known) is None
    assert judge(Amount(50000, "EUR", below=True), known) is False
    assert judge(Amount(50000, "EUR", below=False), known) is True


def test_a_trace_shows_every_part_with_its_answer() -> None:
    """`explain` prints these steps."""
    condition = read_condition({"a": True, "not": {"b": True}})

    assert list(trace(condition, facts(a=True))) == [
        TraceStep(0, "all_of", None),
        TraceStep(1, "a: true", truth=True),
        TraceStep(1, "not", None),
        TraceStep(2, "b: true", None),
    ]
