"""What pydantic finds wrong with a value, in words that can be said in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.saying import N_, say, say_counted

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["mistake"]

_MESSAGES = {
    "bool_type": N_("Input should be a valid boolean"),
    "date_type": N_("Input should be a valid date"),
    "dict_type": N_("Input should be a valid dictionary"),
    "float_type": N_("Input should be a valid number"),
    "greater_than": N_("Input should be greater than {gt}"),
    "greater_than_equal": N_("Input should be greater than or equal to {ge}"),
    "int_type": N_("Input should be a valid integer"),
    "less_than_equal": N_("Input should be less than or equal to {le}"),
    "literal_error": N_("Input should be {expected}"),
    "model_type": N_("Input should be a valid dictionary or instance of {class_name}"),
    "string_pattern_mismatch": N_("String should match pattern '{pattern}'"),
    "string_type": N_("Input should be a valid string"),
    "tuple_type": N_("Input should be a valid tuple"),
    "value_error": N_("Value error, {error}"),
}
"""The messages of the library for what our models hold, by its name of the mistake."""


def mistake(detail: ErrorDetails) -> str:
    """Return what is wrong, in the words of the library."""
    said = _said(detail["type"], dict(detail.get("ctx", {})))
    # Another version of the library may say it otherwise; then its own words are better than ours.
    return said if said == detail["msg"] else detail["msg"]


def _said(kind: str, context: dict[str, object]) -> str | None:
    match kind, context:
        case "value_error", {"error": ValueError(args=(reason, *_))}:
            context = {"error": reason}
        case "string_too_short", {"min_length": int(count)}:
            return say_counted("String should have at least {count} character", "String should have at least {count} characters", count)
        case "too_short", {"min_length": int(count), "field_type": field_type, "actual_length": actual}:
            return say_counted(
                "{field_type} should have at least {count} item after validation, not {actual}",
                "{field_type} should have at least {count} items after validation, not {actual}",
                count,
                field_type=field_type,
                actual=actual,
            )
    message = _MESSAGES.get(kind)
    if message is None:
        return None
    return say(message, **{name: f"{value:g}" if isinstance(value, float) else value for name, value in context.items()})
