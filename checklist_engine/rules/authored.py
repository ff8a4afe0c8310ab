"""What a file of `rules/` may say: the shape that policymakers write and that is published as a schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from checklist_engine.catalog.authored import Authored, Id, Language, Text, Url
from checklist_engine.saying import say

__all__ = [
    "AppliesTo",
    "AsksOfDemands",
    "AuthoredProfile",
    "AuthoredRule",
    "AuthoredScoring",
    "Beside",
    "Example",
    "Exclusion",
    "Expectation",
    "Refusal",
    "Source",
    "Wanted",
]

Severity = Literal["critical", "high", "medium", "low"]
Level = Annotated[int, Field(ge=0, le=4)]


class Wanted(Authored):
    """A standard that should be asked for, with the version floor: `>=1.2`, `p=reject or p=quarantine`."""

    standard: Id
    version: Text | None = None


class Expectation(Authored):
    """A demand that should be there: one standard, any of several, or all of several."""

    standard: Id | None = None
    version: Text | None = None
    any_of: tuple[Wanted, ...] = ()
    all_of: tuple[Wanted, ...] = ()
    prefer: Id | None = Field(default=None, description="Of `any_of`, the standard whose clause is handed out.")

    @model_validator(mode="after")
    def one_form(self) -> Self:
        """Hold that exactly one of the three forms is used."""
        forms = (self.standard is not None) + bool(self.any_of) + bool(self.all_of)
        if forms != 1:
            message = say("give exactly one of: standard, any_of, all_of")
            raise ValueError(message)
        if self.version is not None and self.standard is None:
            message = say("version goes with standard; inside any_of and all_of each entry has its own")
            raise ValueError(message)
        if self.prefer is not None and self.prefer not in {wanted.standard for wanted in self.any_of}:
            message = say("prefer must name one of the standards in any_of")
            raise ValueError(message)
        return self


class Refusal(Authored):
    """A demand that must not be there: a withdrawn standard or an insecure version."""

    standard: Id
    version: Text | None = Field(default=None, description="The refused versions, `<1.2`; absent: any version.")
    instead: Id | None = Field(default=None, description="The standard to ask for instead.")


class AsksOfDemands(Authored):
    """A quality that the demands of the specification should have."""

    quality: Literal["verifiable", "version-stated", "or-equivalent", "proportionate", "newer-welcome", "one-is-enough", "fitting"]
    standards: tuple[Id, ...] = Field(default=(), description="Only demands of these standards; empty: of every kind below.")
    kinds: tuple[Literal["internet-standard", "best-practice", "certification", "label", "framework"], ...] = ()


class AppliesTo(Authored):
    """Where the rule applies: the subjects bought, and a condition on characteristics."""

    subjects: tuple[Id, ...] = Field(default=(), description="Any of these; empty: every subject.")
    when: dict[str, Any] = Field(
        default_factory=dict,
        description="Characteristics with true or false, and all_of, any_of, not; see `checklist_engine.rules.conditions`.",
    )


class Source(Authored):
    """Why an officer can defend the rule: a document, a mandate or a page."""

    document: Text | None = None
    mandate: Text | None = None
    url: Url | None = None
    note: str | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Hold that a source names a document, a mandate or a page."""
        if not (self.document or self.mandate or self.url):
            message = say("give a document, a mandate or a url")
            raise ValueError(message)
        return self


class Example(Authored):
    """A requirement text and what the rule makes of it: documentation and test in one."""

    text: Text
    level: Level | None = Field(default=None, description="For `expects`: the level of the finding.")
    contradicted: bool = False
    hit: bool | None = Field(default=None, description="For `refuses` and `asks_of_demands`: whether it is reported.")
    language: Language = "en"
    subjects: tuple[Id, ...] = Field(default=(), description="What is bought, where that decides.")
    note: str | None = Field(default=None, description="Why; a hard negative says here what makes it hard.")


class Beside(Authored):
    """A rule that may count the same gap too, and why that is meant."""

    rule: Id
    reason: Text


class AuthoredRule(Authored):
    """One file of `rules/`: where it applies and which demand should be there."""

    id: Id
    title: Text
    question: Text
    area: Id
    severity: Severity
    severity_reason: Text
    applies_to: AppliesTo = Field(default_factory=AppliesTo)
    expects: Expectation | None = None
    refuses: Refusal | None = None
    asks_of_demands: AsksOfDemands | None = None
    rationale: Text
    beside: tuple[Beside, ...] = Field(default=(), description="Rules that overlap with this one on purpose; lint accepts only these.")
    sources: tuple[Source, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def one_kind(self) -> Self:
        """Hold that a rule is of exactly one kind and that its examples say what that kind gives."""
        kinds = [self.expects, self.refuses, self.asks_of_demands]
        if sum(kind is not None for kind in kinds) != 1:
            message = say("give exactly one of: expects, refuses, asks_of_demands")
            raise ValueError(message)
        for example in self.examples:
            if self.expects is not None and example.level is None:
                message = say("each example of an expects rule gives a level")
                raise ValueError(message)
            if self.expects is None and example.hit is None:
                message = say("each example of a refuses or asks_of_demands rule gives hit: true or false")
                raise ValueError(message)
        return self


class Exclusion(Authored):
    """A rule or standard that a profile leaves out, with the reason."""

    rule: Id | None = None
    standard: Id | None = None
    reason: Text


class AuthoredProfile(Authored):
    """A named choice of rules and weights, for a jurisdiction or an audience."""

    id: Id
    title: Text
    plain: Text
    extends: Id | None = None
    include: Literal["all"] | tuple[Id, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    factors: dict[Id, Annotated[float, Field(gt=0, le=10)]] = Field(
        default_factory=dict, description="Multiplies the severity points of a rule."
    )
    national_list: str | None = Field(default=None, description="The mandatory list that coverage may be compared with; absent: none.")


class AuthoredScoring(Authored):
    """`rules/scoring.yaml`: every number of the score."""

    severity_points: dict[Severity, Annotated[float, Field(gt=0)]]
    credit: dict[Annotated[int, Field(ge=0, le=4)], Annotated[float, Field(ge=0, le=1)]]
    grades: dict[Literal["A", "B", "C", "D", "E", "F"], Annotated[float, Field(ge=0, le=100)]]
    caps: dict[
        Literal["critical_missed", "critical_contradicted", "critical_alert", "alert"],
        Literal["A", "B", "C", "D", "E", "F"],
    ]
    effort_points: dict[Literal["low", "medium", "high"], Annotated[float, Field(gt=0)]]
