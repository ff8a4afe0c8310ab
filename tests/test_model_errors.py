"""Mistakes in YAML files are told in the words of the library, and in those of the reader's language."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from checklist_engine.model_errors import mistake
from checklist_engine.saying import say
from checklist_engine.wording import words_for


class _Inner(BaseModel):
    model_config = ConfigDict(strict=True)


class _Model(BaseModel):
    model_config = ConfigDict(strict=True)

    boolean: bool = True
    choice: Literal["a", "b"] = "a"
    date: dt.date = dt.date.min
    few: tuple[str, ...] = Field(default=(), min_length=2)
    high: float = Field(default=0, le=1)
    inner: _Inner = _Inner()
    low: float = Field(default=1, gt=0)
    lowest: float = Field(default=1, ge=0)
    number: int = 1
    own: str = ""
    pattern: str = Field(default="a", pattern="^a$")
    share: float = 0
    short: str = Field(default="a", min_length=1)
    table: dict[str, str] = {}
    text: str = ""

    @field_validator("own")
    @classmethod
    def refuse(cls, value: str) -> str:
        if value:
            raise ValueError(say("give a document, a mandate or a url"))
        return value


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        ({"boolean": 1}, "Input should be a valid boolean", "hier hoort true of false"),
        ({"choice": "c"}, "Input should be 'a' or 'b'", "hier hoort: 'a' or 'b'"),
        ({"date": 1}, "Input should be a valid date", "hier hoort een datum"),
        ({"few": 1}, "Input should be a valid tuple", "hier hoort een lijst"),
        ({"few": ("a",)}, "Tuple should have at least 2 items after validation, not 1", "hier horen minstens 2 dingen te staan, niet 1"),
        ({"high": 2.0}, "Input should be less than or equal to 1", "de waarde mag hoogstens 1 zijn"),
        ({"inner": 1}, "Input should be a valid dictionary or instance of _Inner", "hier horen sleutels met waarden (_Inner)"),
        ({"low": 0.0}, "Input should be greater than 0", "de waarde moet groter zijn dan 0"),
        ({"lowest": -1.0}, "Input should be greater than or equal to 0", "de waarde moet minstens 0 zijn"),
        ({"number": "1"}, "Input should be a valid integer", "hier hoort een geheel getal"),
        ({"own": "a"}, "Value error, give a document, a mandate or a url", "geef een document, een verplichting (mandate) of een url"),
        ({"pattern": "b"}, "String should match pattern '^a$'", "de tekst past niet op het patroon '^a$'"),
        ({"share": "a"}, "Input should be a valid number", "hier hoort een getal"),
        ({"short": ""}, "String should have at least 1 character", "de tekst moet minstens 1 teken hebben"),
        ({"table": 1}, "Input should be a valid dictionary", "hier horen sleutels met waarden"),
        ({"text": 1}, "Input should be a valid string", "hier hoort een tekst"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_mistake_is_told_in_each_language(value: dict[str, Any], english: str, dutch: str) -> None:
    """The English is that of the library."""
    with pytest.raises(ValidationError) as raised:
        _Model.model_validate(value)
    (detail,) = raised.value.errors()

    assert mistake(detail) == detail["msg"] == english
    assert words_for("nl").said(mistake(detail)) == dutch


def test_what_is_not_known_is_told_in_the_words_of_the_library() -> None:
    """Another kind of mistake, or the words of another version."""
    unknown = {"type": "url_parsing", "loc": (), "msg": "Input should be a valid URL", "input": "x"}
    reworded = {"type": "int_type", "loc": (), "msg": "Not a whole number", "input": "x"}

    assert mistake(unknown) == "Input should be a valid URL"  # type: ignore[arg-type] # without what no message needs
    assert mistake(reworded) == "Not a whole number"  # type: ignore[arg-type]
