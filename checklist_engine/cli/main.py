"""The command `checklist-engine`: finds the subcommand, and turns every error into words and an exit code."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from checklist_engine import __version__
from checklist_engine.cli.language import VARIABLE, interface_language, interface_words, speaking
from checklist_engine.errors import ChecklistError, ExitCode
from checklist_engine.saying import say
from checklist_engine.wording import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["application", "main"]

COMMANDS = (
    "check",
    "draft",
    "report",
    "clauses",
    "response",
    "answer",
    "explain-sheet",
    "compare",
    "whatif",
    "explain",
    "new",
    "catalog",
    "rules",
    "schema",
    "detect",
    "batch",
    "summarize",
    "doctor",
)


COLLECT_AFTER = 100_000
"""Objects between two collections of garbage: loading knowledge makes many that stay, and looking through them again is lost time."""


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called: start-up is most of the time of a check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, in the language of the interface, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"checklist_engine.cli.{cmd_name.replace('-', '_')}").command
        words = ctx.find_object(Words)
        return command if words is None else _in_language(words, command)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command named first in `args`, with a near match in the error where there is none."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            import difflib  # noqa: PLC0415 - only a mistake needs it

            close = difflib.get_close_matches(args[0], COMMANDS, n=1)
            if close:
                wrong = say("There is no command '{name}'. Did you mean '{near}'?", name=args[0], near=close[0])
            else:
                wrong = say("There is no command '{name}'. The commands are: {commands}.", name=args[0], commands=", ".join(COMMANDS))
            ctx.fail(interface_words().said(wrong))
        return super().resolve_command(ctx, args)


def _in_language(words: Words, command: click.Command) -> click.Command:
    if words.language == "en":
        return command
    from checklist_engine.cli.spoken_help import explained_in  # noqa: PLC0415 - English does without

    return explained_in(words.gettext, command)


def _for_every_command(context: click.Context, parameter: click.Parameter, language: str | None) -> None:
    """Let a language that is given before the command stand for one after it."""
    del parameter
    if language is not None:
        context.default_map = {name: {"language": language} for name in COMMANDS}


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog=("Exit codes: 0 done, 1 a gate asked for was not met, 2 wrong usage, 3 invalid input, 4 invalid rules or catalogue, 70 a bug."),
)
@click.option(
    "--lang",
    type=click.Choice(list(LANGUAGES)),
    envvar=VARIABLE,
    default=None,
    expose_value=False,
    callback=_for_every_command,
    help="The language of help, messages and what is written.",
)
@click.version_option(__version__, prog_name="checklist-engine")
def application() -> None:
    """Check a procurement specification for Internet security standards.

    It reads a tender, says which security standards it asks for and which it
    forgets, gives a score, and hands over the sentence to paste for each gap.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code; no traceback reaches a user.

    Without `arguments` it is the whole process, with those of the command line.
    """
    gc.set_threshold(COLLECT_AFTER)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    with speaking(interface_language(sys.argv[1:] if arguments is None else arguments, os.environ)) as words:
        code = _run(arguments, words)
    if arguments is None:
        _end_process(code)
    sys.exit(code)


def _end_process(code: int) -> None:
    """End the process without taking everything apart that it holds: for a check that is a tenth of its time.

    What is written is handed over first. A run that other processes took part in, and one that is looked into, ends in the ordinary way.
    """
    if "multiprocessing" in sys.modules or os.environ.get("CHECKLIST_ENGINE_DEBUG"):
        return
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return  # the ordinary end says what went wrong
    os._exit(code)


def _run(arguments: Sequence[str] | None, words: Words) -> int:
    _ = words.gettext
    try:
        code = _in_language(words, application).main(arguments, prog_name="checklist-engine", standalone_mode=False, obj=words)
    except ChecklistError as error:
        for problem in error.problems:
            click.echo(problem.told(words), err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return ExitCode.WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("stopped"), err=True)
        return 130
    except BrokenPipeError:
        _silence_stdout()
        return ExitCode.DONE
    except Exception as error:
        if os.environ.get("CHECKLIST_ENGINE_DEBUG"):
            raise
        bug = _("This is a bug in checklist-engine {version}: {error}").format(
            version=__version__, error=f"{type(error).__name__}: {error}"
        )
        advice = _("please report it with the command you typed; CHECKLIST_ENGINE_DEBUG=1 shows where it happened")
        click.echo(f"{bug}\n    " + _("what to do: {text}").format(text=advice), err=True)
        return ExitCode.BUG
    return int(code) if isinstance(code, int) else ExitCode.DONE


def _silence_stdout() -> None:
    """Point stdout at nothing, so that closing it says nothing more: the reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
