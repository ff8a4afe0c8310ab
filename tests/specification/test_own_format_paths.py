"""The fast reader and the published schema accept the same files."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checklist_engine.specification.answers import AuthoredAnswers, answers_schema
from checklist_engine.specification.own_authored import AuthoredSpecification
from checklist_engine.specification.own_explained import explain_mistakes
from checklist_engine.specification.own_format import specification_schema

SPECIFICATION_SCHEMA = specification_schema()
ANSWERS_SCHEMA = answers_schema()

words = st.sampled_from(
    ["", " ", "x", "1.0", "CPV", "72413000-8", "2026-12-01", "2026-12-1", "NL", "EUR", "eur", "en", "pt-BR", "draft", "public"]
)
scalars = st.one_of(words, st.none(), st.booleans(), st.integers(-5, 10**20), st.floats(allow_nan=False, allow_infinity=False))
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2), max_leaves=4)


def made_by(schema: dict[str, Any], rule: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return values that a rule of the schema mostly accepts."""
    if "$ref" in rule:
        return made_by(schema, schema["$defs"][rule["$ref"].rpartition("/")[2]])
    if "anyOf" in rule:
        return st.one_of([made_by(schema, choice) for choice in rule["anyOf"]])
    if "enum" in rule:
        return st.sampled_from(rule["enum"])
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "string": words,
        "number": st.one_of(st.integers(0, 10**6), st.floats(0, 1e6)),
        "boolean": st.booleans(),
        "null": st.none(),
    }
    if rule["type"] in kinds:
        return kinds[rule["type"]]
    if rule["type"] == "array":
        return st.lists(st.deferred(lambda: made_by(schema, rule["items"])), max_size=2)
    if "properties" not in rule:
        return st.dictionaries(words, made_by(schema, rule["additionalProperties"]), max_size=2)
    required = set(rule.get("required", ()))
    parts = {name: made_by(schema, part) for name, part in rule["properties"].items()}
    return st.fixed_dictionaries(
        {name: part for name, part in parts.items() if name in required},
        optional={name: part for name, part in parts.items() if name not in required},
    )


@st.composite
def damaged(draw: st.DrawFn, schema: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON holds any value
    """Return a value that fits the schema, or nearly does."""
    value = draw(made_by(schema, schema))
    places: list[Any] = [value]
    for place in places:
        places.extend(part for part in (place.values() if isinstance(place, dict) else place) if isinstance(part, dict | list))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.sampled_from(places))
        if isinstance(place, dict):
            key = draw(st.one_of(st.sampled_from([*place, "unknown"]), words))
            if draw(st.booleans()):
                place[key] = draw(anything)
            else:
                place.pop(key, None)
        elif place:
            place[draw(st.integers(0, len(place) - 1))] = draw(anything)
    return value


def held_against_both(value: Any, shape: type[Any], schema: dict[str, Any]) -> None:  # noqa: ANN401 - JSON holds any value
    """Hold that both readers agree, and that what they reject is explained."""
    accepted = True
    try:
        msgspec.convert(value, shape)
    except msgspec.ValidationError:
        accepted = False

    assert Draft202012Validator(schema).is_valid(value) is accepted
    if not accepted:
        problems = explain_mistakes(value, schema, "the schema finds nothing")
        assert problems
        assert not any("the schema finds nothing" in problem.what for problem in problems)


@settings(max_examples=300, deadline=None)
@given(damaged(SPECIFICATION_SCHEMA))
def test_specifications(value: Any) -> None:  # noqa: ANN401 - JSON holds any value
    """What msgspec accepts the schema accepts, and the other way round."""
    held_against_both(value, AuthoredSpecification, SPECIFICATION_SCHEMA)


@settings(max_examples=100, deadline=None)
@given(damaged(ANSWERS_SCHEMA))
def test_answers(value: Any) -> None:  # noqa: ANN401 - JSON holds any value
    """The same holds for answers."""
    held_against_both(value, AuthoredAnswers, ANSWERS_SCHEMA)
