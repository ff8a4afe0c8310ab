"""The market signal: how many buyers, and how much of their money, demand each standard."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from checklist_engine.comparison.ranking import ranked_score
from checklist_engine.comparison.standards import CONTRADICTED, is_demanded
from checklist_engine.specification.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checklist_engine.comparison.saved import SavedResult
    from checklist_engine.comparison.standards import Asked

__all__ = [
    "Group",
    "GroupKind",
    "Member",
    "Signal",
    "ValueShare",
    "contract_value",
    "group_results",
    "hold_members",
    "signals_of",
    "year_of",
]

GroupKind = Literal["buyer", "country", "year"]
_DIGITS = 6


class ValueShare(msgspec.Struct, frozen=True, kw_only=True):
    """Of the known contract value in one currency, how much asks for a standard. Currencies are never added up."""

    currency: str
    amount: float
    of: float
    share: float


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """Who demands a standard, at level 3 or 4, among `assessed` specifications.

    `expected` counts those where the rules expect it, `demanded_where_expected` those of them that demand it. Shares lie between
    0 and 1 and are null where nothing was counted. `values` has one entry a currency.
    """

    standard: str
    assessed: int
    demanded: int
    share: float | None
    expected: int
    demanded_where_expected: int
    share_where_expected: float | None
    contradicted: int
    values: tuple[ValueShare, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The specifications of one buyer, country or year: how many were assessed, their scores, and the standards that any demands."""

    kind: GroupKind
    name: str
    specifications: int
    assessed: int
    score_lowest: float | None
    score_median: float | None
    score_highest: float | None
    values: tuple[Value, ...]
    signals: tuple[Signal, ...]


class Member(NamedTuple):
    """A result with what it asks for and its contract value, where that is known."""

    result: SavedResult
    asked: Mapping[str, Asked]
    value: Value | None


def contract_value(result: SavedResult) -> Value | None:
    """Return the value of the whole, else the sum of its lots where all are known in one currency."""
    specification = result.specification
    if specification.value is not None:
        return specification.value
    values = [lot.value for lot in specification.lots]
    known = [value for value in values if value is not None]
    if len(known) != len(values) or len({value.currency for value in known}) != 1:
        return None
    return Value(amount=sum(value.amount for value in known), currency=known[0].currency)


def year_of(result: SavedResult) -> str | None:
    """Return the year of publication."""
    return result.specification.published[:4] if result.specification.published else None


def hold_members(results: Iterable[SavedResult], asked: Iterable[Mapping[str, Asked]]) -> tuple[Member, ...]:
    """Return the results, each with what it asks for, as members of a market."""
    return tuple(Member(result, own, contract_value(result)) for result, own in zip(results, asked, strict=True))


def signals_of(standards: Iterable[str], members: Iterable[Member]) -> tuple[Signal, ...]:
    """Return for each standard who demands it among the members that were assessed."""
    assessed = [member for member in members if member.result.assessability.state == "assessed"]
    totals = _amounts(assessed)
    asking: dict[str, list[tuple[Member, Asked]]] = defaultdict(list)
    for member in assessed:
        for standard, asked in member.asked.items():
            asking[standard].append((member, asked))
    return tuple(_signal(standard, asking.get(standard, ()), len(assessed), totals) for standard in standards)


def _signal(standard: str, asking: Sequence[tuple[Member, Asked]], assessed: int, totals: Mapping[str, float]) -> Signal:
    demanding = [member for member, asked in asking if is_demanded(asked.level)]
    expected = [asked for _, asked in asking if asked.expected]
    met = sum(is_demanded(asked.level) for asked in expected)
    amounts = _amounts(demanding)
    return Signal(
        standard=standard,
        assessed=assessed,
        demanded=len(demanding),
        share=_share(len(demanding), assessed),
        expected=len(expected),
        demanded_where_expected=met,
        share_where_expected=_share(met, len(expected)),
        contradicted=sum(asked.level == CONTRADICTED for _, asked in asking),
        values=tuple(
            ValueShare(currency=currency, amount=(amount := amounts.get(currency, 0.0)), of=total, share=round(amount / total, _DIGITS))
            for currency, total in totals.items()
            if total
        ),
    )


def _amounts(members: Iterable[Member]) -> dict[str, float]:
    """Return the known contract value by currency, in alphabetical order."""
    amounts: dict[str, float] = defaultdict(float)
    for member in members:
        if member.value is not None:
            amounts[member.value.currency] += member.value.amount
    return dict(sorted(amounts.items()))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, _DIGITS) if whole else None


def group_results(members: Sequence[Member]) -> tuple[Group, ...]:
    """Return the groups by buyer, country and year, where known; in each kind by name, and years in their order.

    Buyers are the same where their names are, in whatever case and spacing.
    """
    groups: dict[tuple[GroupKind, str], list[Member]] = defaultdict(list)
    names: dict[tuple[GroupKind, str], str] = {}
    for member in members:
        for kind, name in _memberships(member.result):
            key = (kind, " ".join(name.split()).casefold())
            groups[key].append(member)
            names.setdefault(key, name)
    order: list[GroupKind] = ["buyer", "country", "year"]
    return tuple(_group(key[0], names[key], groups[key]) for key in sorted(groups, key=lambda key: (order.index(key[0]), key[1])))


def _memberships(result: SavedResult) -> Iterator[tuple[GroupKind, str]]:
    if result.specification.buyer.name:
        yield "buyer", result.specification.buyer.name
    if result.specification.buyer.country:
        yield "country", result.specification.buyer.country
    year = year_of(result)
    if year:
        yield "year", year


def _group(kind: GroupKind, name: str, members: Sequence[Member]) -> Group:
    scores = [score for member in members if (score := ranked_score(member.result)) is not None]
    assessed = [member for member in members if member.result.assessability.state == "assessed"]
    spoken = sorted({standard for member in assessed for standard, one in member.asked.items() if is_demanded(one.level)})
    return Group(
        kind=kind,
        name=name,
        specifications=len(members),
        assessed=len(assessed),
        score_lowest=min(scores, default=None),
        score_median=median(scores) if scores else None,
        score_highest=max(scores, default=None),
        values=tuple(Value(amount=amount, currency=currency) for currency, amount in _amounts(assessed).items()),
        signals=signals_of(spoken, assessed),
    )
