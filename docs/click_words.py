"""What the library click says to the person at the keyboard, in the words of its messages.

Click asks gettext for these and has no translations of its own; ours stand in the catalogues of the program. A test tells when a
newer click says something that stands in neither list.
"""

from __future__ import annotations

__all__ = ["CLICK_WORDS", "NEVER_SAID"]

CLICK_WORDS: tuple[str | tuple[str, str], ...] = (
    "Usage:",
    "Options",
    "Commands",
    "required",
    "default: {default}",
    "Show the version and exit.",
    "Show this message and exit.",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "Choose from:\n\t{choices}",
    "No such command {name!r}.",
    "No such option {name!r}.",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    "Option {name!r} does not take a value.",
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}."),
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
)
"""Messages that commands of this program can come to; a pair is what is said of one and of many."""

NEVER_SAID = frozenset(
    {
        # to programmers, about a command that is declared wrongly
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
        "Could not determine name for option with declarations {decls!r}",
        "Invalid start character for option ({option})",
        "Name '{name}' defined twice",
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to pass '--{name}'?",
        "Value must be an iterable.",
        # of kinds of parameters and features that no command has
        "%(prog)s, version %(version)s",
        "(dynamic)",
        "Aborted!",
        "Argument {name!r} takes {nargs} values.",
        "Choice({choices})",
        "Confirm the action without prompting.",
        "Could not open file {filename!r}: {message}",
        "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
        "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
        "Do you want to continue?",
        "Missing parameter",
        "Missing parameter: {param_name}",
        "Missing {param_type}",
        "Positional arguments",
        "Takes {nargs} values but 1 was given.",
        "deprecated",
        "directory",
        "env var: {var}",
        "file",
        "path",
        "unknown error",
        "{len_type} values are required, but {len_value} was given.",
        "{name} {filename!r} does not exist.",
        "{name} {filename!r} is a directory.",
        "{name} {filename!r} is a file.",
        "{name} {filename!r} is not executable.",
        "{name} {filename!r} is not readable.",
        "{name} {filename!r} is not writable.",
        "{value!r} is not a valid UUID.",
        "{value!r} is not a valid boolean. Recognized values: {states}",
    }
)
"""Messages of the same modules that no command of this program can come to."""
