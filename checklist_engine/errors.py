"""What can go wrong, said so that the reader can mend it."""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.saying import say
from checklist_engine.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.wording import Words

__all__ = ["ChecklistError", "ExitCode", "InputError", "KnowledgeError", "Problem", "UsageError", "system_reason"]


_SYSTEM = {
    errno.ENOENT: say("No such file or directory"),
    errno.EACCES: say("Permission denied"),
    errno.EPERM: say("Operation not permitted"),
    errno.EEXIST: say("File exists"),
    errno.ENOTDIR: say("Not a directory"),
    errno.EISDIR: say("Is a directory"),
    errno.ENOSPC: say("No space left on device"),
    errno.EROFS: say("Read-only file system"),
}


def system_reason(error: OSError) -> str:
    """Return why the system refuses, in words that can be translated where they are common ones."""
    return (error.errno and _SYSTEM.get(error.errno)) or error.strerror or str(error)


class ExitCode(IntEnum):
    """The exit codes that every command keeps."""

    DONE = 0
    GATE_NOT_MET = 1
    WRONG_USAGE = 2
    INVALID_INPUT = 3
    INVALID_KNOWLEDGE = 4
    BUG = 70


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One mistake: what it is, where it stands, what was expected and what to do next.

    `where` is `file:line:column` in files that people write by hand, else a JSON pointer;
    `code` is stable, so that scripts may rely on it.
    """

    code: str
    what: str
    where: str = ""
    expected: str = ""
    hint: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        """Return the problem as people read it in English."""
        return self.told(ENGLISH)

    def placed(self, source: str) -> Problem:
        """Return it with the file before a JSON pointer, for where several files are read."""
        if self.where and (not self.where.startswith("/") or self.where.startswith(source)):
            return self
        return msgspec.structs.replace(self, where=f"{source}#{self.where}" if self.where else source)

    def told(self, words: Words) -> str:
        """Return the problem as people read it, one clause a line. The code is the same in every language."""
        _ = words.gettext
        what = words.said(self.what)
        lines = [f"{words.said(self.where)}: {what} [{self.code}]" if self.where else f"{what} [{self.code}]"]
        if self.excerpt:
            lines += [f"    {line}" for line in self.excerpt.splitlines()]
        if self.expected:
            lines.append("    " + _("expected: {text}").format(text=words.said(self.expected)))
        if self.hint:
            lines.append("    " + _("what to do: {text}").format(text=words.said(self.hint)))
        return "\n".join(lines)


class ChecklistError(Exception):
    """All mistakes of one file or call at once. Never empty."""

    exit_code = ExitCode.BUG

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InputError(ChecklistError):
    """A specification, an answers file or another input cannot be used."""

    exit_code = ExitCode.INVALID_INPUT


class KnowledgeError(ChecklistError):
    """The catalogue, a rule or a profile cannot be used."""

    exit_code = ExitCode.INVALID_KNOWLEDGE


class UsageError(ChecklistError):
    """The call itself is wrong: an unknown name, or options that exclude each other."""

    exit_code = ExitCode.WRONG_USAGE
