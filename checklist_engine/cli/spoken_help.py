"""Help texts in another language: a copy of a command that explains itself in it.

The texts stand in English where the command is written. What is said here is also what goes into the message catalogues: paragraph by
paragraph, without the lines of examples, which are commands to type.
"""

from __future__ import annotations

import copy
import inspect
import re
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SomeCommand = TypeVar("SomeCommand", bound=click.Command)
SomeParameter = TypeVar("SomeParameter", bound=click.Parameter)

__all__ = ["explained_in", "help_texts"]

_AS_IT_STANDS = "\b\n"
"""Begins a paragraph whose lines click does not fill: here always a heading with commands under it."""
_NAME = re.compile(r"[A-Z]{2,}")
_KEPT_NAMES = frozenset({"ID", "MB"})


def explained_in(gettext: Callable[[str], str], command: SomeCommand) -> SomeCommand:
    """Return a copy of a command whose help is said by `gettext`, with all that it explains: commands, options, names of values."""
    said = copy.copy(command)
    said._help_option = None  # noqa: SLF001 - click keeps it once it was asked for, in the language of then
    said.help = _paragraphs(gettext, command.help)
    said.epilog = _paragraphs(gettext, command.epilog)
    said.options_metavar = _value_name(gettext, command.options_metavar)
    said.params = [_parameter(gettext, parameter) for parameter in command.params]
    if isinstance(said, click.Group):
        said.subcommand_metavar = _value_name(gettext, said.subcommand_metavar) or ""
        said.commands = {name: explained_in(gettext, inner) for name, inner in said.commands.items()}
    return said


def _paragraphs(gettext: Callable[[str], str], text: str | None) -> str | None:
    return text and "\n\n".join(_paragraph(gettext, paragraph) for paragraph in inspect.cleandoc(text).split("\n\n"))


def _paragraph(gettext: Callable[[str], str], paragraph: str) -> str:
    if not paragraph.startswith(_AS_IT_STANDS):
        filled = " ".join(paragraph.split())
        return gettext(filled)
    heading, commands = paragraph.removeprefix(_AS_IT_STANDS).split("\n", maxsplit=1)
    return f"{_AS_IT_STANDS}{gettext(heading)}\n{commands}"


def _value_name(gettext: Callable[[str], str], name: str | None) -> str | None:
    """Return the name of a value such as `NAME|FILE`, word by word."""
    return name and _NAME.sub(lambda found: found[0] if found[0] in _KEPT_NAMES else gettext(found[0]), name)


def _parameter(gettext: Callable[[str], str], parameter: SomeParameter) -> SomeParameter:
    said = copy.copy(parameter)
    said.metavar = _value_name(gettext, said.metavar)
    if isinstance(said, click.Option):
        said.help = said.help and gettext(said.help)
        if said.metavar is None and not said.is_flag and not isinstance(said.type, click.Choice):
            said.metavar = _value_name(gettext, said.type.name.upper())
    return said


def help_texts(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """Yield every text that the help of a command and of those under it says, in its order, with the module that says it."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    explained_in(note, command)
    module = command.callback.__module__ if command.callback is not None else __name__
    yield from ((module, text) for text in found)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and name not in command.commands:
                yield from help_texts(inner, context)
