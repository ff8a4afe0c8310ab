"""The formats of `check`: which one is meant, and the bytes of the results in it."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

import click

from checklist_engine.cli.options import kind_of
from checklist_engine.errors import InputError, Problem, UsageError
from checklist_engine.result import CheckResult
from checklist_engine.saying import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.output.json_result import Failure
    from checklist_engine.specification.json_places import JsonPlaces

__all__ = ["FORMATS", "choose_format", "render_results", "wants_colour"]

FORMATS = ("text", "json", "markdown", "csv", "xlsx", "sarif", "junit", "oscal")
_ENDINGS = {".json": "json", ".md": "markdown", ".csv": "csv", ".xlsx": "xlsx", ".sarif": "sarif"}


def choose_format(named: str | None, output: str | None) -> str:
    """Return the format that is named, else that of the ending of the output file, else text.

    Raises:
        UsageError: a workbook would be written to a terminal, or the ending is that of a file that is not written here.

    """
    chosen = named or kind_of(output, _ENDINGS)
    if chosen == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError(
            Problem(
                code="not-for-a-terminal", what=say("a workbook cannot be shown in a terminal"), hint=say("name a file: -o result.xlsx")
            )
        )
    return chosen


def wants_colour(output: str | None) -> bool:
    """Tell whether the text goes to a terminal that shows colours."""
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def render_results(results: Sequence[CheckResult | Failure], chosen: str, *, top: int, colour: bool) -> bytes:
    """Return the results in a format; `top` is how many actions the text shows."""
    read = [item for item in results if isinstance(item, CheckResult)]
    match chosen:
        case "json":
            from checklist_engine.output.json_result import encode_results  # noqa: PLC0415

            return encode_results(results)
        case "csv":
            from checklist_engine.output.csv_table import write_csv  # noqa: PLC0415

            return write_csv(read).encode()
        case "markdown":
            from checklist_engine.output.markdown import render_markdown  # noqa: PLC0415

            return "\n".join(render_markdown(result) for result in read).encode()
        case "xlsx":
            from checklist_engine.output.office.workbook import write_workbook  # noqa: PLC0415 - an optional library

            return write_workbook(read)
        case "sarif":
            from checklist_engine.output.sarif import write_sarif  # noqa: PLC0415

            return write_sarif(results, _places(read))
        case "junit":
            from checklist_engine.output.junit import write_junit  # noqa: PLC0415

            return write_junit(results)
        case "oscal":
            from checklist_engine.output.oscal_results import write_oscal_results  # noqa: PLC0415

            return write_oscal_results(read)
        case _:
            from checklist_engine.output.terminal import render_text  # noqa: PLC0415

            text = ("\n" + "=" * 80 + "\n\n").join(render_text(result, top=top) for result in read)
            return (text if colour else click.unstyle(text)).encode()


def _places(results: Sequence[CheckResult]) -> dict[str, JsonPlaces]:
    """Return where the values that the results speak of stand in their files; a file that is no JSON, or gone, is left out."""
    from checklist_engine.files import INPUT_ENDINGS, read_input  # noqa: PLC0415
    from checklist_engine.output.sarif import cited_pointers  # noqa: PLC0415
    from checklist_engine.specification.decode import decode_text  # noqa: PLC0415
    from checklist_engine.specification.json_places import find_json_places  # noqa: PLC0415

    cited: dict[str, set[str]] = {}
    for result in results:
        if result.specification.source.lower().endswith(INPUT_ENDINGS):
            cited.setdefault(result.specification.source, set()).update(cited_pointers(result))
    places: dict[str, JsonPlaces] = {}
    for source, pointers in cited.items():
        with contextlib.suppress(InputError):
            places[source] = find_json_places(decode_text(read_input(source), source).text, pointers)
    return places
