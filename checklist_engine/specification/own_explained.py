"""Every structural mistake of a hand-written JSON file in plain words, by its schema."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING, Any

from checklist_engine.errors import Problem
from checklist_engine.saying import say, say_counted
from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jsonschema.exceptions import ValidationError

__all__ = ["explain_mistakes", "in_file_order"]

_TYPES = {
    "string": say("a text in double quotes"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "array": say("a list in [ ]"),
    "object": say("an object in { }"),
    "null": "null",
}
_PATTERNS = {
    r"\S": say("a text that is not empty"),
    r"^\d{4}-\d{2}-\d{2}$": say("a day as 2026-12-31"),
    r"^[A-Z]{2}$": say("two capital letters, as NL"),
    r"^[A-Z]{3}$": say("three capital letters, as EUR"),
    r"^\d{2,8}(-\d)?$": say("two to eight digits, as 72413000"),
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": say("a language tag, as en or pt-BR"),
}
_SHOWN_CHARACTERS = 60


def explain_mistakes(value: Any, schema: dict[str, Any], fallback: str, pointer: str = "") -> tuple[Problem, ...]:  # noqa: ANN401
    """Return every way in which `value` breaks `schema`; never empty.

    Codes: `missing-key`, `unknown-key`, `wrong-type`, `wrong-value`. `fallback` is said where the schema finds nothing.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only mistakes need it

    problems = [problem for error in Draft202012Validator(schema).iter_errors(value) for problem in _explained(error, schema, pointer)]
    if not problems:
        problems.append(Problem(code="wrong-value", where=pointer, what=say("the file has a mistake: {fallback}", fallback=fallback)))
    # The schema speaks once for each key that is missing, and each time all of them are told.
    return tuple(dict.fromkeys(problems))


def in_file_order(problems: Iterable[Problem], value: Any, pointer: str) -> tuple[Problem, ...]:  # noqa: ANN401
    """Return the problems by where in the file the values stand that they are about; `pointer` leads to `value`."""
    return tuple(sorted(problems, key=lambda problem: _order(value, problem.where[len(pointer) :])))


def _order(value: Any, pointer: str) -> tuple[int, ...]:  # noqa: ANN401
    """Return where the value that a pointer leads to stands in the file, to sort by."""
    order: list[int] = []
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and key in value:
            order.append(list(value).index(key))
            value = value[key]
        elif isinstance(value, list) and key.isdigit() and int(key) < len(value):
            order.append(int(key))
            value = value[int(key)]
    return tuple(order)


def _explained(error: ValidationError, schema: dict[str, Any], pointer: str) -> Iterator[Problem]:
    rule: Any = error.validator_value
    instance: Any = error.instance
    part_schema: Any = error.schema
    where = join_pointer(pointer, *error.absolute_path)
    name = _name(error)
    if error.validator == "anyOf":
        # Every choice is "this, or null": what is wrong with "this" is what people want to know.
        branches = [part for part in error.context or () if part.schema_path[0] == 0]
        for part in branches:
            yield from _explained(part, schema, pointer)
    elif error.validator == "required":
        for key in (key for key in rule if key not in instance):
            yield Problem(code="missing-key", where=where, what=_is_missing(key, error), hint=_add(key, part_schema))
    elif error.validator == "additionalProperties":
        known = part_schema.get("properties", {})
        for key in (key for key in instance if key not in known):
            yield Problem(
                code="unknown-key",
                where=join_pointer(where, key),
                what=_is_unknown(key, error),
                expected=say("one of: {values}", values=", ".join(known)),
                hint=_near_key(key, known, schema),
            )
    elif error.validator == "type":
        wanted = _TYPES.get(str(rule), str(rule))
        yield Problem(
            code="wrong-type",
            where=where,
            what=say("{name} is {value}", name=name, value=_shown(instance)),
            expected=wanted,
            hint=say("mend the value"),
        )
    elif error.validator == "enum":
        values = [str(value) for value in rule]
        near = difflib.get_close_matches(str(instance).lower(), [value.lower() for value in values], n=1)
        match = next((value for value in values if near and value.lower() == near[0]), None)
        hint = say("did you mean '{near}'?", near=match) if match else say("take one of these")
        if where == join_pointer(pointer, "schema_version"):
            hint = say("write the file for version {version}, or get a newer version of this program", version=values[0])
        yield Problem(
            code="wrong-value",
            where=where,
            what=say("{name} is {value}", name=name, value=_shown(instance)),
            expected=say("one of: {values}", values=", ".join(values)),
            hint=hint,
        )
    else:
        yield Problem(
            code="wrong-value",
            where=where,
            what=say("{name} is {value}", name=name, value=_shown(instance)),
            expected=_limit(error),
            hint=say("mend the value"),
        )


def _is_missing(key: str, error: ValidationError) -> str:
    if not error.absolute_path:
        return say("'{key}' is missing in the file", key=key)
    return say("'{key}' is missing in {name}", key=key, name=_name(error))


def _is_unknown(key: str, error: ValidationError) -> str:
    if not error.absolute_path:
        return say("'{key}' is not a known key of the file", key=key)
    return say("'{key}' is not a known key of {name}", key=key, name=_name(error))


def _limit(error: ValidationError) -> str:
    rule: Any = error.validator_value
    match error.validator:
        case "pattern":
            return _PATTERNS.get(rule, say("a text like {pattern}", pattern=rule))
        case "minimum":
            return say("at least {limit}", limit=rule)
        case "maxLength":
            return say_counted("at most {count} character", "at most {count} characters", rule)
        case "minLength":
            return say_counted("at least {count} character", "at least {count} characters", rule)
        case _:
            return error.message


def _name(error: ValidationError) -> str:
    """Return how people call the value: by its last key."""
    keys = [step for step in error.absolute_path if isinstance(step, str)]
    if not keys:
        return say("the file")
    last = error.absolute_path[-1]
    return f"'{keys[-1]}'" if isinstance(last, str) else say("number {number} of '{key}'", number=last + 1, key=keys[-1])


def _add(key: str, schema: Mapping[str, Any]) -> str:
    rule = schema.get("properties", {}).get(key, {})
    if "enum" in rule:
        return say('add "{key}": {value}', key=key, value=json.dumps(rule["enum"][0]))
    if "description" in rule:
        return say('add "{key}": {value}', key=key, value=say(rule["description"]))
    return say('add "{key}"', key=key)


def _near_key(key: str, known: Mapping[str, Any], schema: dict[str, Any]) -> str:
    spelled = key.strip().lower().replace("-", "_").replace(" ", "_")
    near = difflib.get_close_matches(spelled, list(known), n=1)
    if near:
        return say("did you mean '{near}'?", near=near[0])
    homes = [key_of for key_of, part in _homes(schema) if key in part or (difflib.get_close_matches(spelled, part, n=1))]
    return say("it belongs in '{key}'", key=homes[0]) if homes else say("remove it")


def _homes(schema: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield each key of the top level that holds objects, with the keys of those objects."""
    for key, rule in schema.get("properties", {}).items():
        for choice in rule.get("anyOf", (rule,)):
            reference = choice.get("$ref") or choice.get("items", {}).get("$ref")
            if reference:
                yield key, list(schema["$defs"][reference.rpartition("/")[2]].get("properties", {}))


def _shown(value: Any) -> str:  # noqa: ANN401
    text = json.dumps(value, ensure_ascii=False)
    if len(text) > _SHOWN_CHARACTERS:
        text = text[:_SHOWN_CHARACTERS] + "…"
    return text
