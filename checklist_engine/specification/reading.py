"""Bytes to specifications, whatever the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from checklist_engine.errors import InputError, Problem, UsageError
from checklist_engine.saying import say
from checklist_engine.specification.decode import decode_text
from checklist_engine.specification.json_values import read_json_values
from checklist_engine.specification.model import Specification, Unreadable
from checklist_engine.specification.own_format import is_supplier, looks_like_own_format, read_own_format
from checklist_engine.specification.pointer import join_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["INPUT_FORMATS", "InputFormat", "Unreadable", "read_specifications"]

InputFormat = Literal["own", "ocds"]
INPUT_FORMATS: tuple[InputFormat, ...] = ("own", "ocds")
# A check, a comparison and an answer name the program; a what-if what was adopted.
_OWN_RESULTS = {"engine", "adopted"}
_EXPECTED = say("a specification in the own format, or an OCDS release or record")


def read_specifications(data: bytes, source: str, *, input_format: str | None = None) -> tuple[Specification | Unreadable, ...]:
    """Return one specification for each contracting process in `data`, in the order of the input.

    `source` is the file as the user named it, or `-`. `input_format` is `own` or `ocds`; None recognises it. A part
    that cannot be read while others can stands in the result as `Unreadable`. Pointers lead into the input as it was
    given; where a file holds several JSON values, their first step is the number of the value, from 0.

    Raises:
        InputError: when nothing can be read, with every mistake.
        UsageError: `unknown-input-format`.

    """
    if input_format is not None and input_format not in INPUT_FORMATS:
        import difflib  # noqa: PLC0415 - only a slip needs it

        near = difflib.get_close_matches(input_format, INPUT_FORMATS, n=1)
        raise UsageError(
            Problem(
                code="unknown-input-format",
                what=say("there is no input format '{input_format}'", input_format=input_format),
                expected=say("one of: {values}", values=", ".join(INPUT_FORMATS)),
                hint=say("did you mean '{near}'?", near=near[0]) if near else say("leave it out, and the format is recognised"),
            )
        )
    decoded = decode_text(data, source)
    found: list[Specification | Unreadable] = []
    for value in read_json_values(decoded.text, source):
        if isinstance(value, Unreadable):
            found.append(value)
        else:
            found += _read_value(value.value, value.pointer, source, input_format, decoded.notes)
    if not any(isinstance(part, Specification) for part in found):
        raise InputError(problem for part in found if isinstance(part, Unreadable) for problem in part.problems)
    return tuple(found)


def _read_value(
    value: Any,  # noqa: ANN401 - JSON holds any value
    pointer: str,
    source: str,
    input_format: str | None,
    notes: tuple[str, ...],
) -> Iterator[Specification | Unreadable]:
    parts = value if isinstance(value, list) and value else [value]
    if input_format == "ocds" or (input_format is None and not any(looks_like_own_format(part) for part in parts)):
        yield from _read_ocds(value, pointer, source, input_format, notes)
        return
    for index, part in enumerate(parts):
        place = pointer if part is value or value == [] else join_pointer(pointer, index)
        if input_format is None and not looks_like_own_format(part):
            yield from _read_ocds(part, place, source, input_format, notes)
            continue
        try:
            yield read_own_format(part, source, place, notes)
        except InputError as error:
            yield Unreadable(source=source, problems=error.problems)


def _read_ocds(
    value: Any,  # noqa: ANN401 - JSON holds any value
    pointer: str,
    source: str,
    input_format: str | None,
    notes: tuple[str, ...],
) -> Iterator[Specification | Unreadable]:
    # Own format, which most calls read, needs none of these.
    from checklist_engine.specification.ocds.package import find_processes, looks_like_ocds  # noqa: PLC0415
    from checklist_engine.specification.ocds.specification import read_process  # noqa: PLC0415

    if input_format is None and not looks_like_ocds(value):
        yield Unreadable(source=source, problems=(_unknown(value, pointer),))
        return
    for process in find_processes(value, pointer):
        if isinstance(process, Problem):
            yield Unreadable(source=source, problems=(process,))
        else:
            yield read_process(process, source, notes)


def _unknown(value: Any, pointer: str) -> Problem:  # noqa: ANN401 - JSON holds any value
    if any(isinstance(part, dict) and not _OWN_RESULTS.isdisjoint(part) for part in (value if isinstance(value, list) else [value])):
        what = say("this is a result that this program wrote, not a specification")
        return Problem(code="not-a-specification", where=pointer, what=what, hint=say("give the specification that was checked"))
    if isinstance(value, dict) and is_supplier(value):
        what = say("this is the profile of a supplier, not a specification")
        return Problem(
            code="not-a-specification", where=pointer, what=what, hint=say("give the tender; `answer` takes the profile with --supplier")
        )
    if isinstance(value, dict):
        keys = ", ".join(f"'{key}'" for key in list(value)[:5]) or say("no keys")
        what = say("this object is no specification: it has {keys}", keys=keys)
    elif isinstance(value, list):
        what = say("this list holds no specification")
    else:
        what = say("a single value stands here, no specification")
    hint = say("see `schema specification` for the own format, or name the format with --input-format")
    return Problem(code="not-a-specification", where=pointer, what=what, expected=_EXPECTED, hint=hint)
