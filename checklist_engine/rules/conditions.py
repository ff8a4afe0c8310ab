"""Conditions of rules: data with closed operators, judged in three-valued (Kleene) logic.

As written: a mapping of characteristics to true or false, all of which must hold; and these operators, also joined by "and":
`all_of: [condition, …]`, `any_of: [condition, …]`, `not: condition`, `buyer_kind: public|private`, `buyer_country: [NL, …]`,
`value_below: 50000 EUR`, `value_at_least: 50000 EUR`.
"""

# The annotations are real objects, not text: msgspec would have to compile each of them when a program starts.

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from checklist_engine.patterns import compiled_later
from checklist_engine.saying import say
from checklist_engine.specification.model import Buyer, Value

__all__ = [
    "AllOf",
    "Amount",
    "AnyOf",
    "BuyerCountry",
    "BuyerKind",
    "Condition",
    "ConditionError",
    "Fact",
    "Facts",
    "Not",
    "TraceStep",
    "Truth",
    "all_true",
    "any_true",
    "characteristics_of",
    "judge",
    "read_condition",
    "trace",
]

Truth = bool | None
"""True, False, or None for unknown."""

_AMOUNT = compiled_later(r"(\d+) ([A-Z]{3})")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a lot. A characteristic that is absent is unknown."""

    characteristics: dict[str, bool]
    buyer: Buyer
    value: Value | None

    def supposing(self, characteristic: str, *, value: bool) -> "Facts":
        """Return the same facts with one more known."""
        return msgspec.structs.replace(self, characteristics={**self.characteristics, characteristic: value})


class Fact(msgspec.Struct, frozen=True, tag="fact"):
    """A characteristic has this value."""

    name: str
    value: bool


class BuyerKind(msgspec.Struct, frozen=True, tag="buyer_kind"):
    """The buyer is public, or private."""

    kind: str


class BuyerCountry(msgspec.Struct, frozen=True, tag="buyer_country"):
    """The buyer's country is one of these."""

    countries: tuple[str, ...]


class Amount(msgspec.Struct, frozen=True, tag="amount"):
    """The value is below an amount, or at least as high; unknown where the currency differs."""

    amount: float
    currency: str
    below: bool


class AllOf(msgspec.Struct, frozen=True, tag="all_of"):
    """Every part holds: false beats unknown."""

    parts: "tuple[Condition, ...]"


class AnyOf(msgspec.Struct, frozen=True, tag="any_of"):
    """At least one part holds: true beats unknown."""

    parts: "tuple[Condition, ...]"


class Not(msgspec.Struct, frozen=True, tag="not"):
    """The part does not hold; unknown stays unknown."""

    part: "Condition"


Condition = Fact | BuyerKind | BuyerCountry | Amount | AllOf | AnyOf | Not


class TraceStep(msgspec.Struct, frozen=True):
    """One step of a judgement: how deep it lies, what was asked, and the answer."""

    depth: int
    text: str
    truth: bool | None


def all_true(answers: tuple[Truth, ...]) -> Truth:
    """Join answers by "and": false beats unknown."""
    if False in answers:
        return False
    return None if None in answers else True


def any_true(answers: tuple[Truth, ...]) -> Truth:
    """Join answers by "or": true beats unknown."""
    if True in answers:
        return True
    return None if None in answers else False


def judge(condition: Condition, facts: Facts) -> Truth:
    """Tell whether the condition holds, or None where the facts do not decide it."""
    match condition:
        case Fact(name, value):
            known = facts.characteristics.get(name)
            return None if known is None else known is value
        case AllOf(parts):
            return all_true(tuple(judge(part, facts) for part in parts))
        case AnyOf(parts):
            return any_true(tuple(judge(part, facts) for part in parts))
        case Not(part):
            answer = judge(part, facts)
            return None if answer is None else not answer
        case BuyerKind(kind):
            return None if facts.buyer.kind is None else facts.buyer.kind == kind
        case BuyerCountry(countries):
            return None if facts.buyer.country is None else facts.buyer.country in countries
        case Amount(amount, currency, below):
            if facts.value is None or facts.value.currency != currency:
                return None
            return (facts.value.amount < amount) is below


def describe(condition: Condition) -> str:
    """Return the condition's own line in the words of the rule file; parts stand apart."""
    match condition:
        case Fact(name, value):
            return f"{name}: {str(value).lower()}"
        case AllOf():
            return "all_of"
        case AnyOf():
            return "any_of"
        case Not():
            return "not"
        case BuyerKind(kind):
            return f"buyer_kind: {kind}"
        case BuyerCountry(countries):
            return f"buyer_country: [{', '.join(countries)}]"
        case Amount(amount, currency, below):
            return f"value_{'below' if below else 'at_least'}: {amount:.0f} {currency}"


def _parts(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()


def trace(condition: Condition, facts: Facts, depth: int = 0) -> Iterator[TraceStep]:
    """Yield the judgement step by step, a whole before its parts."""
    yield TraceStep(depth, describe(condition), judge(condition, facts))
    for part in _parts(condition):
        yield from trace(part, facts, depth + 1)


def characteristics_of(condition: Condition) -> Iterator[str]:
    """Yield the characteristics that the condition reads."""
    if isinstance(condition, Fact):
        yield condition.name
    for part in _parts(condition):
        yield from characteristics_of(part)


class ConditionError(ValueError):
    """A condition as written cannot be read; `path` leads to the part that is wrong."""

    def __init__(self, message: str, path: tuple[str | int, ...]) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def read_condition(written: Mapping[str, Any], path: tuple[str | int, ...] = ()) -> Condition:
    """Read a condition as a rule file writes it.

    Raises:
        ConditionError: an operator has the wrong shape, or a part is empty.

    """
    parts = tuple(_read_part(key, value, (*path, key)) for key, value in written.items())
    if not parts:
        message = say("an empty condition says nothing; give a characteristic")
        raise ConditionError(message, path)
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _read_part(key: str, value: Any, path: tuple[str | int, ...]) -> Condition:  # noqa: ANN401 - as written in YAML
    match key, value:
        case (("all_of" | "any_of"), [*written]) if written and all(isinstance(part, dict) for part in written):
            parts = tuple(read_condition(part, (*path, index)) for index, part in enumerate(written))
            return AllOf(parts) if key == "all_of" else AnyOf(parts)
        case "not", dict():
            return Not(read_condition(value, path))
        case "buyer_kind", "public" | "private":
            return BuyerKind(value)
        case "buyer_country", [*codes] if codes and all(re.fullmatch("[A-Z]{2}", str(code)) for code in codes):
            return BuyerCountry(tuple(codes))
        case (("value_below" | "value_at_least"), str()) if amount := _AMOUNT.fullmatch(value):
            return Amount(float(amount[1]), amount[2], key == "value_below")
        case _, bool() if key not in _SHAPES:
            return Fact(key, value)
    message = say("'{key}' takes {shape}", key=key, shape=_SHAPES.get(key, say("true or false")))
    raise ConditionError(message, path)


_SHAPES = {
    "all_of": say("a list of conditions"),
    "any_of": say("a list of conditions"),
    "not": say("a condition"),
    "buyer_kind": say("public or private"),
    "buyer_country": say("a list of two-letter country codes"),
    "value_below": say("an amount and a currency, such as 50000 EUR"),
    "value_at_least": say("an amount and a currency, such as 50000 EUR"),
}
