"""The market signal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.comparison.market import Signal, ValueShare, contract_value, group_results, hold_members, signals_of
from checklist_engine.comparison.standards import asked_standards
from checklist_engine.specification.model import Buyer, Lot, Value
from tests.comparison.saved_results import evidence, expecting, finding, not_assessed, saved

if TYPE_CHECKING:
    from checklist_engine.comparison.saved import SavedResult


def asking(key: str, level: int, amount: float | None = None, currency: str = "EUR", **fields: Any) -> SavedResult:  # noqa: ANN401 - any field
    """Return a result that asks for TLS at a level."""
    value = None if amount is None else Value(amount=amount, currency=currency)
    return saved(
        key, [finding("r", level, evidence=(evidence("tls", level),))], expectations={"r": expecting("tls")}, value=value, **fields
    )


def test_shares_count_specifications_and_money_by_currency() -> None:
    """Currencies are never added up; unknown values and what was not assessed do not count."""
    results = [
        asking("a", 4, 100),
        asking("b", 2, 300),
        asking("c", 3, 50, "SEK"),
        asking("d", 0),
        not_assessed("e", value=Value(amount=1000, currency="EUR")),
        saved("f", value=Value(amount=600, currency="EUR")),
    ]

    assert signals_of(["tls"], hold_members(results, map(asked_standards, results))) == (
        Signal(
            standard="tls",
            assessed=5,
            demanded=2,
            share=0.4,
            expected=4,
            demanded_where_expected=2,
            share_where_expected=0.5,
            contradicted=0,
            values=(
                ValueShare(currency="EUR", amount=100, of=1000, share=0.1),
                ValueShare(currency="SEK", amount=50, of=50, share=1.0),
            ),
        ),
    )


def test_nothing_assessed_gives_no_share() -> None:
    """Null, not 0."""
    results = [not_assessed("a")]
    (signal,) = signals_of(["tls"], hold_members(results, map(asked_standards, results)))

    assert (signal.assessed, signal.share, signal.share_where_expected, signal.values) == (0, None, None, ())


def test_the_value_is_that_of_the_whole_else_the_sum_of_the_lots() -> None:
    """Only where every lot has one, in one currency."""
    euro, krona = Value(amount=10, currency="EUR"), Value(amount=10, currency="SEK")

    def of_lots(*values: Value | None) -> Value | None:
        result = saved("a")
        lots = tuple(Lot(id=str(index), value=value) for index, value in enumerate(values))
        return contract_value(msgspec.structs.replace(result, specification=msgspec.structs.replace(result.specification, lots=lots)))

    assert contract_value(saved("a", value=krona)) == krona
    assert of_lots(euro, euro) == Value(amount=20, currency="EUR")
    assert of_lots(euro, None) is None
    assert of_lots(euro, krona) is None


def test_groups_are_by_buyer_country_and_year_where_known() -> None:
    """A buyer is the same in any case and spacing; n assessed of m."""
    buyer = Buyer(name="City of  Example", country="NL")
    results = [
        asking("a", 4, 100, buyer=buyer, published="2025-03-01"),
        asking("b", 0, 300, buyer=Buyer(name="city of example", country="NL"), published="2026-03-01"),
        not_assessed("c", buyer=buyer),
        asking("d", 4),
    ]
    groups = group_results(hold_members(results, map(asked_standards, results)))

    assert [(group.kind, group.name, group.assessed, group.specifications, group.score_median) for group in groups] == [
        ("buyer", "City of  Example", 2, 3, 50.0),
        ("country", "NL", 2, 3, 50.0),
        ("year", "2025", 1, 1, 100.0),
        ("year", "2026", 1, 1, 0.0),
    ]
    assert groups[0].values == (Value(amount=400, currency="EUR"),)
    assert [(signal.standard, signal.share, signal.values[0].share) for signal in groups[0].signals] == [("tls", 0.5, 0.25)]
    assert groups[3].signals == ()
