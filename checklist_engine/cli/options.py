"""The options that mean the same on every command."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from checklist_engine.cli.language import INTERFACE_LANGUAGES, interface_words
from checklist_engine.errors import InputError, Problem, UsageError
from checklist_engine.files import INPUT_ENDINGS, read_input
from checklist_engine.knowledge import DEFAULT_PROFILE, load_knowledge
from checklist_engine.saying import OR, say, say_joined
from checklist_engine.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult
    from checklist_engine.specification.model import Specification, Unreadable

__all__ = [
    "Judging",
    "echo",
    "echo_problem",
    "ending_of",
    "interface_option",
    "judging_options",
    "kind_of",
    "knowledge_for_buyer",
    "knowledge_options",
    "language_option",
    "output_option",
    "read_one",
    "read_sources",
    "spoken_knowledge",
]

_NO_TEXTS = (".pdf", ".html", ".htm", ".doc", ".docx", ".odt", ".ods", ".xls", ".xlsx", ".parquet", ".gz", ".zip")

Function = TypeVar("Function", bound="Callable[..., Any]")


class Judging(msgspec.Struct, frozen=True, kw_only=True):
    """How to judge: the choices of the judging options."""

    profile: str
    rules: tuple[str, ...]
    catalog: tuple[str, ...]
    answers: str | None = None
    as_of: str | None = None
    input_format: str | None = None
    language: str = "en"

    def knowledge(self) -> Knowledge:
        """Load the knowledge that was chosen."""
        if not self.rules and not self.catalog:
            return load_knowledge(self.profile, language=self.language)
        from pathlib import Path  # noqa: PLC0415 - only own folders need it

        return load_knowledge(
            self.profile,
            rule_folders=tuple(Path(folder) for folder in self.rules),
            catalog_folders=tuple(Path(folder) for folder in self.catalog),
            language=self.language,
        )


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    del context
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        message = say("'{value}' is not a day. Write it as YYYY-MM-DD, such as 2026-12-01.", value=value)
        raise click.BadParameter(interface_words().said(message), param=parameter) from None


def knowledge_options(function: Function) -> Function:
    """Add --profile, --rules and --catalog."""
    for option in (
        click.option("--catalog", metavar="DIR", multiple=True, help="Add own standards from this folder."),
        click.option("--rules", metavar="DIR", multiple=True, help="Add own rules and profiles from this folder."),
        click.option(
            "--profile",
            metavar="NAME|FILE",
            default=DEFAULT_PROFILE,
            show_default=True,
            help="Judge with this choice of rules and weights.",
        ),
    ):
        function = option(function)
    return function


def spoken_knowledge(judging: dict[str, Any]) -> Knowledge:
    """Load the knowledge chosen by the knowledge options, with its texts in the language of the interface: for what people are shown."""
    return Judging(**judging, language=interface_words().language).knowledge()


def language_option(function: Function) -> Function:
    """Add --lang, as `language`."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(list(LANGUAGES)),
        default="en",
        show_default=True,
        help="The language of what is written. Clauses are in the language of the specification.",
    )(function)


def interface_option(function: Function) -> Function:
    """Add --lang where nothing is written in a language: for help and messages alone, which are found before it is read."""
    return click.option("--lang", type=click.Choice(INTERFACE_LANGUAGES), expose_value=False, help="The language of help and messages.")(
        function
    )


def judging_options(function: Function) -> Function:
    """Add the knowledge options, --answers, --as-of, --input-format and --lang."""
    function = language_option(function)
    for option in (
        click.option(
            "--input-format",
            type=click.Choice(["own", "ocds"]),
            default=None,
            help="Read the input as this format. By default it is recognised.",
        ),
        click.option(
            "--as-of",
            metavar="DATE",
            callback=_day,
            default=None,
            help="Judge as on this day (YYYY-MM-DD). By default the day of publication, else today.",
        ),
        click.option(
            "--answers",
            metavar="FILE",
            default=None,
            help="Add characteristics, subjects and waivers from this JSON file, or waivers from an explain sheet (.xlsx).",
        ),
    ):
        function = option(function)
    return knowledge_options(function)


def output_option(function: Function) -> Function:
    """Add -o/--output."""
    return click.option("-o", "--output", metavar="FILE", default=None, help="Write to this file instead of stdout.")(function)


def ending_of(output: str, endings: Sequence[str]) -> str:
    """Return the ending of an output file, in lower case.

    Raises:
        UsageError: it is none of `endings`.

    """
    ending = os.path.splitext(output)[1].lower()  # noqa: PTH122 - pathlib is slow to import, and a check needs none of it
    if ending not in endings:
        expected = say(
            "a name that ends in {endings}",
            endings=say_joined(endings, OR),
        )
        raise UsageError(
            Problem(code="unknown-ending", where=output, what=say("'{ending}' is not written here", ending=ending), expected=expected)
        )
    return ending


def kind_of(output: str | None, kinds: Mapping[str, str]) -> str:
    """Return what the ending of an output file is in `kinds`, else `text`.

    Raises:
        UsageError: the name is that of a file that no text can be, such as a PDF.

    """
    ending = os.path.splitext(output or "")[1].lower()  # noqa: PTH122 - as above
    if output is not None and ending in _NO_TEXTS and ending not in kinds:
        expected = say("a name that ends in {endings}", endings=say_joined((".txt", *kinds), OR))
        raise UsageError(
            Problem(code="unknown-ending", where=output, what=say("'{ending}' is not written here", ending=ending), expected=expected)
        )
    return kinds.get(ending, "text")


def echo(text: str) -> None:
    """Say something beside the result, in the language of the interface: on stderr, so that stdout carries the result alone."""
    click.echo(interface_words().said(text), err=True)


def echo_problem(problem: Problem) -> None:
    """Tell a mistake in the language of the interface, on stderr."""
    click.echo(problem.told(interface_words()), err=True)


def read_sources(source: str, judging: Judging, data: bytes | None = None) -> Iterator[Specification | InputError]:
    """Yield every specification in one input, with the answers applied; what cannot be read is yielded as its error.

    `data` are the bytes of the input where they have been read already.
    """
    from checklist_engine.specification.reading import Unreadable  # noqa: PLC0415

    add = _answering(judging)
    try:
        items = _read_items(source, judging, read_input(source) if data is None else data)
    except InputError as error:
        yield error
        return
    for item in items:
        if isinstance(item, Unreadable):
            yield InputError(item.problems)
        else:
            yield add(item)


def knowledge_for_buyer(result: CheckResult, judging: Judging, knowledge: Knowledge) -> Knowledge:
    """Return the knowledge in the language of the tender, for what is sent to the buyer.

    Where the program does not speak it, or the tender does not name it, that is the reader's.
    """
    language = (result.specification.language or "").partition("-")[0]
    if language == knowledge.words.language or language not in LANGUAGES:
        return knowledge
    return msgspec.structs.replace(judging, language=language).knowledge()


def _answering(judging: Judging) -> Callable[[Specification], Specification]:
    """Return what adds the answers of a file to a specification; without a file it changes nothing."""
    source = judging.answers
    if source is None:
        return lambda specification: specification
    from checklist_engine.documents.answers import read_answers_file  # noqa: PLC0415 - most checks have none
    from checklist_engine.specification.answers import apply_answers  # noqa: PLC0415

    try:
        answers = read_answers_file(read_input(source), source, lambda: judging.knowledge().all_rules)
    except InputError as error:
        # Two files are read: it has to be told which of them is wrong.
        raise InputError(problem.placed(source) for problem in error.problems) from None
    return lambda specification: apply_answers(specification, answers)


def _read_items(source: str, judging: Judging, data: bytes) -> tuple[Specification | Unreadable, ...]:
    """Return what JSON or a document holds; a format that the user names is one of JSON."""
    from checklist_engine.specification.reading import read_specifications  # noqa: PLC0415

    looks_like_json = source.lower().endswith(INPUT_ENDINGS) and data.lstrip()[:1] in (b"{", b"[")
    if judging.input_format is not None or looks_like_json:
        return read_specifications(data, source, input_format=judging.input_format)
    from checklist_engine.documents.kinds import document_kind  # noqa: PLC0415 - JSON needs none of it

    kind = document_kind(source, data)
    if kind is None:
        return read_specifications(data, source)
    from checklist_engine.documents.reading import read_document  # noqa: PLC0415 - JSON needs none of it

    knowledge = judging.knowledge()
    return (read_document(data, source, kind, knowledge.catalog.languages, knowledge.subject_words),)


def read_one(source: str, judging: Judging) -> Specification:
    """Return the one specification in an input.

    Raises:
        InputError: it cannot be read.
        UsageError: it holds several.

    """
    items = list(read_sources(source, judging))
    for item in items:
        if isinstance(item, InputError):
            raise item
    specifications = [item for item in items if not isinstance(item, InputError)]
    if len(specifications) != 1:
        names = ", ".join(item.id for item in specifications[:5])
        raise UsageError(
            Problem(
                code="several-specifications",
                where=source,
                what=say("this input holds {number} procurement processes ({names} …)", number=len(specifications), names=names),
                expected=say("one"),
                hint=say("use `check` for all of them, or split the file"),
            )
        )
    return specifications[0]
