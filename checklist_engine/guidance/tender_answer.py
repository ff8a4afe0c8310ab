"""The answer of a supplier to a tender, as a value: what every output format is made from, and what is published as a schema."""

from __future__ import annotations

from typing import Literal

import msgspec

from checklist_engine.guidance.asked import Firmness
from checklist_engine.guidance.buyer_questions import BuyerQuestion
from checklist_engine.guidance.supplier import Proof
from checklist_engine.result import Digest

__all__ = ["ANSWER_SCHEMA_VERSION", "AnswerLine", "Forbidden", "TenderAnswer", "Verdict"]

ANSWER_SCHEMA_VERSION = "1.0"

Verdict = Literal[
    "met",
    "renew",
    "proof-missing",
    "one-is-enough",
    "successor",
    "version-not-said",
    "not-said",
    "planned",
    "older-version",
    "not-met",
]
"""How a supplier stands with a demand, the best first; `renew` is met with a proof that runs out during the contract."""


class AnswerLine(msgspec.Struct, frozen=True, kw_only=True):
    """One demand and how the supplier stands with it. `proof` is at hand; `next_step` says what to do, empty where nothing is.

    `light_proof` and `steps` are those of the catalogue, given where something is missing; `questions` are numbers of `questions`.
    """

    number: int
    standard: str
    name: str
    firmness: Firmness
    requirements: tuple[str, ...]
    lots: tuple[str, ...]
    verdict: Verdict
    reason: str
    next_step: str
    proof: tuple[Proof, ...]
    light_proof: str | None
    steps: tuple[str, ...]
    questions: tuple[int, ...]


class Forbidden(msgspec.Struct, frozen=True, kw_only=True):
    """What the tender forbids, and whether the profile says that the supplier uses it."""

    standard: str
    name: str
    requirements: tuple[str, ...]
    used: bool


class TenderAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a supplier can answer, with what it was made from. `specification` is its id.

    `deadline` and `contract_end` are None where the tender names none; `counts` says how many demands have each verdict.
    """

    schema_version: str
    engine: str
    catalog: Digest
    rules: Digest
    profile: str
    as_of: str
    language: str
    specification: str
    title: str
    supplier: str
    deadline: str | None
    contract_end: str | None
    counts: dict[str, int]
    lines: tuple[AnswerLine, ...]
    forbidden: tuple[Forbidden, ...]
    ask_first: tuple[str, ...]
    questions: tuple[BuyerQuestion, ...]

    def of(self, *verdicts: Verdict) -> tuple[AnswerLine, ...]:
        """Return the lines with one of these verdicts."""
        return tuple(line for line in self.lines if line.verdict in verdicts)
