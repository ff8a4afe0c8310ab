"""Reading a supplier profile: a file to a `Supplier`, or every mistake in it at once, with what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.catalog.versions import parse_range
from checklist_engine.errors import InputError, Problem
from checklist_engine.guidance.supplier import Held, Proof, Supplier
from checklist_engine.guidance.supplier_authored import AuthoredHeld, AuthoredSupplier, supplier_schema
from checklist_engine.saying import say
from checklist_engine.specification.countries import is_country
from checklist_engine.specification.decode import decode_text
from checklist_engine.specification.json_values import JsonValue, read_json_values
from checklist_engine.specification.own_meaning import date_problems
from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checklist_engine.catalog.standard import Standard

__all__ = ["read_supplier"]


def read_supplier(data: bytes, source: str, standards: Mapping[str, Standard]) -> Supplier:
    """Return the supplier profile in a JSON file.

    Raises:
        InputError: with every mistake, by JSON pointer. Codes beside those of a specification: `unknown-standard`, `unknown-version`,
            `days-reversed`, `no-profile` for a file that is a specification.

    """
    values = read_json_values(decode_text(data, source).text, source)
    if len(values) != 1 or not isinstance(values[0], JsonValue):
        what = say("the file holds several JSON values; a supplier profile is one object")
        raise InputError(Problem(code="several-values", where=source, what=what, hint=say("give one file")))
    value = values[0].value
    if isinstance(value, dict) and "standards" not in value and not {"requirements", "ocid", "tender", "releases"}.isdisjoint(value):
        what = say("this file is a specification, not a supplier profile")
        hint = say("make a profile with `checklist-engine answer FILE --starter -o profile.json`, fill it in and give that")
        raise InputError(Problem(code="no-profile", where=source, what=what, hint=hint))
    mistakes = tuple(_mistakes_of_meaning(value, standards))
    try:
        authored = msgspec.convert(value, AuthoredSupplier)
    except msgspec.ValidationError as error:
        from checklist_engine.specification import own_explained  # noqa: PLC0415 - only mistakes need it

        problems = own_explained.explain_mistakes(value, supplier_schema(), str(error)) + mistakes
        raise InputError(_located(own_explained.in_file_order(problems, value, ""), source)) from error
    if mistakes:
        raise InputError(_located(mistakes, source))
    return Supplier(
        name=authored.name.strip(),
        source=source,
        country=authored.country,
        held={held.id: _held(held) for held in authored.standards},
    )


def _held(authored: AuthoredHeld) -> Held:
    return Held(
        standard=authored.id,
        state=authored.state,
        version=authored.version,
        proof=tuple(
            Proof(title=proof.title, kind=proof.kind, issued=proof.issued, valid_until=proof.valid_until, file=proof.file)
            for proof in authored.proof or ()
        ),
        ready_by=authored.ready_by,
        note=authored.note,
    )


def _located(problems: tuple[Problem, ...], source: str) -> tuple[Problem, ...]:
    """Return the problems with the file before the pointer: two files are read, and both have requirements of a kind."""
    return tuple(msgspec.structs.replace(problem, where=f"{source}#{problem.where}") for problem in problems)


def _mistakes_of_meaning(value: Any, standards: Mapping[str, Standard]) -> Iterator[Problem]:  # noqa: ANN401 - JSON holds any value
    """Yield what a schema cannot say; parts of the wrong shape are passed over."""
    if not isinstance(value, dict):
        return
    country = value.get("country")
    if isinstance(country, str) and len(country) == 2 and country.isupper() and not is_country(country):  # noqa: PLR2004 - the schema says so
        expected = say("an ISO 3166-1 alpha-2 code, as NL")
        yield Problem(
            code="unknown-country",
            where="/country",
            what=say("'{country}' is no country", country=country),
            expected=expected,
            hint=say("look it up"),
        )
    first: dict[str, str] = {}
    entries = value.get("standards")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(entry, dict):
            continue
        where = join_pointer("", "standards", index)
        key = entry.get("id")
        if isinstance(key, str):
            yield from _standard(key, where, first, standards)
            yield from _version(entry.get("version"), join_pointer(where, "version"), standards.get(key))
        yield from date_problems(entry.get("ready_by"), join_pointer(where, "ready_by"))
        proofs = entry.get("proof")
        for position, proof in enumerate(proofs if isinstance(proofs, list) else ()):
            if isinstance(proof, dict):
                yield from _days(proof, join_pointer(where, "proof", position))


def _standard(key: str, where: str, first: dict[str, str], standards: Mapping[str, Standard]) -> Iterator[Problem]:
    if key in first:
        what = say("'{key}' stands twice; the first is {first}", key=key, first=first[key])
        yield Problem(code="duplicate-id", where=join_pointer(where, "id"), what=what, hint=say("put both together"))
    first.setdefault(key, where)
    if key in standards:
        return
    import difflib  # noqa: PLC0415 - only a mistake needs it

    by_name = {standard.name.casefold(): standard.id for standard in standards.values()}
    close = difflib.get_close_matches(key, standards, n=1)
    named = by_name.get(key.casefold()) or (close[0] if close else None)
    yield Problem(
        code="unknown-standard",
        where=join_pointer(where, "id"),
        what=say("there is no standard '{key}'", key=key),
        expected=say("an id from `checklist-engine catalog list`"),
        hint=say("did you mean '{near}'?", near=named) if named else say("choose a standard from the catalogue, or remove the entry"),
    )


def _version(version: Any, where: str, standard: Standard | None) -> Iterator[Problem]:  # noqa: ANN401 - JSON holds any value
    if standard is None or not isinstance(version, str) or not version.strip():
        return
    if not standard.versions and not standard.parameters:
        what = say("{name} has no versions", name=standard.name)
        yield Problem(code="unknown-version", where=where, what=what, hint=say("leave 'version' out"))
        return
    read = parse_range(version, standard)
    lost = [part.value for alternative in read.alternatives for part in alternative if part.order is None]
    if not lost:
        return
    import difflib  # noqa: PLC0415 - only a mistake needs it

    known = [*(one.id for one in standard.versions), *(f"{name}=NUMBER" for name in standard.parameters)]
    names = {name.casefold(): one.id for one in standard.versions for name in one.names}
    close = difflib.get_close_matches(lost[0], known, n=1)
    meant = names.get(lost[0].casefold()) or (close[0] if close else None)
    yield Problem(
        code="unknown-version",
        where=where,
        what=say("{name} has no version '{lost}'", name=standard.name, lost=lost[0]),
        expected=say("one of: {values}; several with ' or ' between them", values=", ".join(known)),
        hint=say("did you mean '{near}'?", near=meant) if meant else say("take one of these"),
    )


def _days(proof: dict[str, Any], where: str) -> Iterator[Problem]:
    issued, until = proof.get("issued"), proof.get("valid_until")
    problems = [problem for key in ("issued", "valid_until") for problem in date_problems(proof.get(key), join_pointer(where, key))]
    yield from problems
    if not problems and isinstance(issued, str) and isinstance(until, str) and until < issued:
        what = say("the proof runs out on {until}, before {issued}, the day it counts from", until=until, issued=issued)
        yield Problem(code="days-reversed", where=join_pointer(where, "valid_until"), what=what, hint=say("mend one of the two days"))
