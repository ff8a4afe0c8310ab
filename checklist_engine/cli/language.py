"""In which language the program speaks with the person at the keyboard, and making click speak it too."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

import click

from checklist_engine.wording import DOMAIN, ENGLISH, LANGUAGES, Words, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["INTERFACE_LANGUAGES", "VARIABLE", "interface_language", "interface_words", "speaking"]

VARIABLE = "CHECKLIST_ENGINE_LANG"
"""The environment variable that stands for --lang where it is not given."""

INTERFACE_LANGUAGES = tuple(language for language in LANGUAGES if language != "ar")
"""Reports are in Arabic too; help and messages then are in English: terminals differ in how they show a line of both directions."""

_OPTION = "--lang"
_WITHOUT_LANGUAGE = frozenset({"C", "POSIX"})


def interface_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language of help, errors and hints: that of --lang, else of CHECKLIST_ENGINE_LANG, else of the system, else English.

    It is found before the arguments are understood, since help and the errors about them are said in it as well.
    """
    for named in (_named_last(arguments), environment.get(VARIABLE)):
        if named in LANGUAGES:
            return named if named in INTERFACE_LANGUAGES else "en"
    return next((language for language in _of_system(environment) if language in INTERFACE_LANGUAGES), "en")


def _named_last(arguments: Sequence[str]) -> str | None:
    """Return what the last --lang names, as click does."""
    named = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == _OPTION:
            named = arguments[place + 1] if place + 1 < len(arguments) else None
        elif argument.startswith(f"{_OPTION}="):
            named = argument.partition("=")[2]
    return named


def _of_system(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the languages that the environment asks for, the first choice first, as gettext reads it."""
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C").partition(".")[0]
    if locale in _WITHOUT_LANGUAGE:
        return
    for choice in (*environment.get("LANGUAGE", "").split(":"), locale):
        yield choice.partition(".")[0].partition("@")[0].partition("_")[0].lower()


def interface_words() -> Words:
    """Return the words in which the command that runs speaks; outside a command, English."""
    context = click.get_current_context(silent=True)
    return ENGLISH if context is None else context.find_object(Words) or ENGLISH


@contextlib.contextmanager
def speaking(language: str) -> Iterator[Words]:
    """Give the words of a language, and let click take its own from the same catalogue meanwhile. English loads nothing."""
    if language == "en":
        yield ENGLISH
        return
    import gettext  # noqa: PLC0415 - English does without

    from checklist_engine.data import data_folder  # noqa: PLC0415

    # Click asks the gettext module itself, which looks where these three say.
    before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, data_folder("reports") / "locale")
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        yield words_for(language)
    finally:
        gettext.textdomain(before[0])
        if before[1] is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before[1]
