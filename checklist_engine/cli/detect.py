"""`detect`: requirement texts in, demands out, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from checklist_engine.cli.language import interface_words
from checklist_engine.cli.options import Judging, interface_option, knowledge_options, output_option
from checklist_engine.detection.remembering import RememberingDetector
from checklist_engine.errors import InputError, Problem
from checklist_engine.files import read_input, write_output
from checklist_engine.output.explanation_text import explanation_text
from checklist_engine.saying import say

if TYPE_CHECKING:
    from checklist_engine.detection.demand import Demand

__all__ = ["command"]


class Line(msgspec.Struct, frozen=True):
    """One line of the input; further keys are ignored."""

    id: str | int
    text: str
    language: str | None = None


@click.command()
@click.argument("source", metavar="FILE.jsonl")
@click.option("--explain", is_flag=True, help="Show the words that decided, for people instead of programs.")
@output_option
@knowledge_options
@interface_option
def command(*, source: str, output: str | None, explain: bool, **judging: Any) -> None:  # noqa: ANN401 - the knowledge options
    """Find the demands in requirement texts.

    FILE holds one JSON object a line: id, text, and language if known.
    The output has one object a line: id, language, demands.
    With --explain it is text: for each demand the words that made name (n), stance (s), version (v) and proof (p).

    \b
    Examples:
      checklist-engine detect texts.jsonl -o demands.jsonl
      checklist-engine detect texts.jsonl --explain
    """
    lines = _read(read_input(source), source)
    knowledge = Judging(**judging).knowledge()
    if explain:
        detector = knowledge.detector
        parts = (explanation_text(str(line.id), detector.explain(line.text, line.language), interface_words()) for line in lines)
        write_output("\n".join(parts).encode(), output, never=(source,))
        return
    detector = RememberingDetector(knowledge.catalog, knowledge.lexicon)
    encoder = msgspec.json.Encoder()
    written = [
        encoder.encode(
            {
                "id": line.id,
                "language": line.language,
                "demands": [_shown(demand) for demand in detector.detect(line.text, line.language)],
            }
        )
        for line in lines
    ]
    write_output(b"".join(line + b"\n" for line in written), output, never=(source,))


def _read(data: bytes, source: str) -> list[Line]:
    problems: list[Problem] = []
    lines: list[Line] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        if not raw.strip():
            continue
        try:
            lines.append(msgspec.json.decode(raw, type=Line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(
                Problem(
                    code="wrong-line",
                    where=f"{source}:{number}",
                    what=str(error),
                    expected=say('an object such as {"id": "1", "text": "The supplier shall …"}'),
                    hint=say("mend the line"),
                )
            )
    if len(problems) > 1 and not any(map(_is_object, data.splitlines())):
        raise InputError(
            Problem(
                code="wrong-line",
                where=source,
                what=say("no line of this file is a text to look through"),
                expected=problems[0].expected,
                hint=say("write one such object a line; for a tender or a document use `check`"),
            )
        )
    if problems:
        raise InputError(problems)
    return lines


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _shown(demand: Demand) -> dict[str, object]:
    return {
        "standard": demand.standard,
        "version": demand.version,
        "stance": demand.stance,
        "choice": demand.choice,
        "named": demand.named,
        "verification": demand.verification,
        "quote": demand.quote,
        "start": demand.start,
        "end": demand.end,
    }
