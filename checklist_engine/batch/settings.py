"""How a batch judges: everything that a worker needs to know, in a form that can be sent to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from checklist_engine import __version__
from checklist_engine.errors import InputError, Problem
from checklist_engine.files import read_input
from checklist_engine.knowledge import DEFAULT_PROFILE, load_knowledge
from checklist_engine.saying import say

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge
    from checklist_engine.specification.answers import Answers

__all__ = ["Fingerprint", "OutputKind", "Settings"]

OutputKind = Literal["parquet", "jsonl"]


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """What decides a verdict beside the input: two workers with the same fingerprint give the same."""

    engine: str
    catalog_digest: str
    rules_digest: str
    answers: str = ""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The choices of the user; `today` is the day of judgement where neither `as_of` nor the notice gives one (YYYY-MM-DD).

    `thorough` reads every line in full, also what nothing is decided by.
    """

    today: str
    profile: str = DEFAULT_PROFILE
    rules: tuple[str, ...] = ()
    catalog: tuple[str, ...] = ()
    answers: str | None = None
    as_of: str | None = None
    input_format: str | None = None
    output: OutputKind = "parquet"
    thorough: bool = False

    def knowledge(self) -> Knowledge:
        """Load the knowledge that was chosen."""
        return load_knowledge(
            self.profile,
            rule_folders=tuple(Path(folder) for folder in self.rules),
            catalog_folders=tuple(Path(folder) for folder in self.catalog),
        )

    def read_answers(self) -> Answers | None:
        """Return the answers for every specification.

        Raises:
            InputError: they cannot be read, or name lots: those of one tender mean nothing in another.

        """
        if self.answers is None:
            return None
        from checklist_engine.documents.answers import read_answers_file  # noqa: PLC0415 - few batches have any

        answers = read_answers_file(read_input(self.answers), self.answers, lambda: self.knowledge().all_rules)
        if answers.lots:
            what = say("answers for single lots cannot hold for every tender")
            raise InputError(Problem(code="answers-for-lots", where=self.answers, what=what, hint=say("leave out 'lots'")))
        return answers

    def fingerprint(self, knowledge: Knowledge) -> Fingerprint:
        """Return what decides a verdict beside the input."""
        import hashlib  # noqa: PLC0415

        answers = hashlib.sha256(read_input(self.answers)).hexdigest() if self.answers else ""
        return Fingerprint(
            engine=__version__, catalog_digest=knowledge.catalog_digest, rules_digest=knowledge.rules_digest, answers=answers
        )
