"""Rules, profiles and the scoring table at run time: frozen plain values, compiled from the authored files."""

# The annotations are real objects, not text: msgspec would have to compile each of them when a program starts.

from typing import Literal

import msgspec

from checklist_engine.rules.conditions import Condition

__all__ = [
    "AsksOfDemands",
    "Beside",
    "Example",
    "Exclusion",
    "Expectation",
    "Profile",
    "Refusal",
    "Rule",
    "Scoring",
    "Source",
    "Wanted",
]


Grade = Literal["A", "B", "C", "D", "E", "F"]


class Wanted(msgspec.Struct, frozen=True):
    """A standard with its version floor."""

    standard: str
    version: str | None = None


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """A demand that should be there. `mode` is `one`, `any` or `all` of `wanted`; `prefer` hands out the clause."""

    mode: str
    wanted: tuple[Wanted, ...]
    prefer: str


class Refusal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A demand that must not be there."""

    standard: str
    version: str | None = None
    instead: str | None = None


class AsksOfDemands(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quality that demands should have."""

    quality: str
    standards: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Beside(msgspec.Struct, frozen=True):
    """A rule that may count the same gap too, and why that is meant."""

    rule: str
    reason: str


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why an officer can defend the rule."""

    document: str | None = None
    mandate: str | None = None
    url: str | None = None
    note: str | None = None


class Example(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A requirement text and what the rule makes of it."""

    text: str
    level: int | None = None
    contradicted: bool = False
    hit: bool | None = None
    language: str = "en"
    subjects: tuple[str, ...] = ()
    note: str | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One expectation; the fields are those of `AuthoredRule`."""

    id: str
    title: str
    question: str
    area: str
    severity: str
    severity_reason: str
    rationale: str
    subjects: tuple[str, ...] = ()
    when: Condition | None = None
    expects: Expectation | None = None
    refuses: Refusal | None = None
    asks_of_demands: AsksOfDemands | None = None
    beside: tuple[Beside, ...] = ()
    sources: tuple[Source, ...] = ()
    examples: tuple[Example, ...] = ()

    def standards(self) -> tuple[str, ...]:
        """Return the standards that the rule speaks of."""
        if self.expects:
            return tuple(wanted.standard for wanted in self.expects.wanted)
        if self.refuses:
            return (self.refuses.standard,)
        return self.asks_of_demands.standards if self.asks_of_demands else ()


class Exclusion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a profile leaves out, and why."""

    reason: str
    rule: str | None = None
    standard: str | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A named choice of rules and factors, with what it extends already taken in: `rules` is sorted.

    `digest` is the SHA-256 of what it judges with: the chosen rules, the factors and the numbers of the score.
    """

    id: str
    title: str
    plain: str
    rules: tuple[str, ...]
    exclude: tuple[Exclusion, ...] = ()
    factors: dict[str, float] = {}
    national_list: str | None = None
    digest: str = ""


class Scoring(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of `rules/scoring.yaml`; `credit` is by level 0 to 4, `grades` from the best."""

    severity_points: dict[str, float]
    credit: tuple[float, float, float, float, float]
    grades: tuple[tuple[Grade, float], ...]
    caps: dict[str, Grade]
    effort_points: dict[str, float]
