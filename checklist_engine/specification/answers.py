"""Answers that people give beside a specification of any format: facts, subjects and waivers."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from checklist_engine.errors import InputError, Problem
from checklist_engine.saying import say
from checklist_engine.specification.decode import decode_text
from checklist_engine.specification.json_values import JsonValue, read_json_values
from checklist_engine.specification.model import Lot, Specification, Waiver
from checklist_engine.specification.own_authored import (
    Authored,
    AuthoredWaiver,
    Characteristics,
    Id,
    Subjects,
    schema_of,
    stated,
)
from checklist_engine.specification.own_format import read_waivers
from checklist_engine.specification.own_meaning import date_problems
from checklist_engine.specification.pointer import join_pointer

__all__ = ["ANSWERS_SCHEMA_ID", "Answers", "LotAnswers", "answers_schema", "apply_answers", "read_answers"]

ANSWERS_SCHEMA_ID = "urn:checklist-engine:schema:answers:1.0"


class LotAnswers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is answered for one lot; `subjects` None leaves those of the specification."""

    subjects: tuple[str, ...] | None = None
    characteristics: dict[str, bool] = {}


class Answers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Answers for all lots, for single lots by id, and waivers. `source` is the file as the user named it."""

    source: str
    everywhere: LotAnswers = LotAnswers()
    lots: dict[str, LotAnswers] = {}
    waivers: tuple[Waiver, ...] = ()


class AuthoredLotAnswers(Authored, frozen=True, kw_only=True):
    """Answers for one lot; they win over the answers for all."""

    id: Annotated[Id, Meta(description="The id of a lot of the specification.")]
    subjects: Subjects | None = None
    characteristics: Characteristics | None = None


class AuthoredAnswers(Authored, frozen=True, kw_only=True):
    """Facts, subjects and waivers that hold for a specification of any format."""

    schema_version: Annotated[Literal["1.0"], Meta(description="The version of this format.")] = "1.0"
    schema: Annotated[str | None, Meta(description="The schema, for editors that check while one types.")] = msgspec.field(
        name="$schema", default=None
    )
    subjects: Subjects | None = None
    characteristics: Characteristics | None = None
    lots: tuple[AuthoredLotAnswers, ...] | None = None
    waivers: tuple[AuthoredWaiver, ...] | None = None


def answers_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an answers file."""
    return schema_of(AuthoredAnswers, ANSWERS_SCHEMA_ID, "Answers to open questions")


def read_answers(data: bytes, source: str) -> Answers:
    """Return the answers in a JSON file.

    Raises:
        InputError: with every mistake, by JSON pointer.

    """
    values = read_json_values(decode_text(data, source).text, source)
    if len(values) != 1 or not isinstance(values[0], JsonValue):
        what = say("the file holds several JSON values; an answers file is one object")
        raise InputError(Problem(code="several-values", where=source, what=what, hint=say("give one file")))
    value = values[0].value
    mistakes = _mistakes_of_meaning(value)
    try:
        authored = msgspec.convert(value, AuthoredAnswers)
    except msgspec.ValidationError as error:
        from checklist_engine.specification import own_explained  # noqa: PLC0415 - only mistakes need it

        problems = own_explained.explain_mistakes(value, answers_schema(), str(error)) + mistakes
        raise InputError(own_explained.in_file_order(problems, value, "")) from error
    if mistakes:
        raise InputError(mistakes)
    return Answers(
        source=source,
        everywhere=LotAnswers(subjects=authored.subjects, characteristics=stated(authored.characteristics)),
        lots={lot.id: LotAnswers(subjects=lot.subjects, characteristics=stated(lot.characteristics)) for lot in authored.lots or ()},
        # The pointer says that the waiver stands in the answers, not in the specification.
        waivers=read_waivers(authored.waivers or (), f"{source}#"),
    )


def _mistakes_of_meaning(value: Any) -> tuple[Problem, ...]:  # noqa: ANN401 - JSON holds any value
    if not isinstance(value, dict):
        return ()
    problems: list[Problem] = []
    waivers = value.get("waivers")
    for index, waiver in enumerate(waivers if isinstance(waivers, list) else ()):
        if isinstance(waiver, dict):
            problems += date_problems(waiver.get("until"), join_pointer("", "waivers", index, "until"))
    seen: set[str] = set()
    lots = value.get("lots")
    for index, lot in enumerate(lots if isinstance(lots, list) else ()):
        name = lot.get("id") if isinstance(lot, dict) else None
        if isinstance(name, str) and name in seen:
            where = join_pointer("", "lots", index, "id")
            problems.append(
                Problem(
                    code="duplicate-id",
                    where=where,
                    what=say("two lots have the id '{name}'", name=name),
                    hint=say("put their answers together"),
                )
            )
        if isinstance(name, str):
            seen.add(name)
    return tuple(problems)


def apply_answers(specification: Specification, answers: Answers) -> Specification:
    """Return the specification with the answers in it.

    An answer wins over what the specification says, one for a lot over one for all.

    Raises:
        InputError: `unknown-lot`, for each answer or waiver for a lot that the specification does not have.

    """
    problems = tuple(_unknown_lots(specification, answers))
    if problems:
        raise InputError(problems)
    return msgspec.structs.replace(
        specification,
        lots=tuple(_answered(lot, answers) for lot in specification.lots),
        waivers=(*specification.waivers, *answers.waivers),
    )


def _answered(lot: Lot, answers: Answers) -> Lot:
    own = answers.lots.get(lot.id, LotAnswers())
    subjects = own.subjects if own.subjects is not None else answers.everywhere.subjects
    return msgspec.structs.replace(
        lot,
        subjects=lot.subjects if subjects is None else subjects,
        clues=lot.clues if subjects is None else (),
        characteristics={**lot.characteristics, **answers.everywhere.characteristics, **own.characteristics},
    )


def _unknown_lots(specification: Specification, answers: Answers) -> list[Problem]:
    known = [lot.id for lot in specification.lots]
    named = [(name, f"{answers.source}: lots") for name in answers.lots]
    named += [(lot, waiver.pointer) for waiver in answers.waivers for lot in waiver.lots]
    problems = []
    for lot, where in named:
        if lot not in known:
            import difflib  # noqa: PLC0415 - only a slip needs it

            near = difflib.get_close_matches(lot, known, n=1)
            problems.append(
                Problem(
                    code="unknown-lot",
                    where=where,
                    what=say("the specification has no lot '{lot}'", lot=lot),
                    expected=say("one of: {values}", values=", ".join(known)),
                    hint=say("did you mean '{near}'?", near=near[0]) if near else say("mend the id"),
                )
            )
    return problems
