"""What can go wrong, said so that the reader can mend it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ChecklistError", "ExitCode", "InputError", "KnowledgeError", "Problem", "UsageError"]


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
        """Return the problem as people read it, one clause a line."""
        head = f"{self.where}: {self.what} [{self.code}]" if self.where else f"{self.what} [{self.code}]"
        lines = [head]
        if self.excerpt:
            lines += [f"    {line}" for line in self.excerpt.splitlines()]
        if self.expected:
            lines.append(f"    expected: {self.expected}")
        if self.hint:
            lines.append(f"    what to do: {self.hint}")
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
