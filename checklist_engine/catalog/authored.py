"""What a file of `standards_catalog/` may say: the shape that people write and that is published as a schema."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "ID_PATTERN",
    "AuthoredStandard",
    "Characteristic",
    "Clause",
    "Document",
    "Effort",
    "Framework",
    "HelpsToMeet",
    "Incident",
    "Jurisdiction",
    "Kind",
    "Mandate",
    "Name",
    "OrEquivalent",
    "SmallSupplier",
    "Subject",
    "Threat",
    "VerificationStep",
    "Version",
    "VocabularyArea",
]

ID_PATTERN = r"^[a-z0-9]+([._-][a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=ID_PATTERN, description="Kebab-case, stable, never reused.")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="BCP 47 language tag.")]
NameLanguage = Annotated[str, Field(pattern=r"^(any|[a-z]{2}(-[A-Z]{2})?)$", description="A language tag, or `any`.")]
Month = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$", description="YYYY, YYYY-MM or YYYY-MM-DD.")]
Text = Annotated[str, Field(min_length=1)]
Url = Annotated[str, Field(pattern=r"^https?://")]
Kind = Literal["internet-standard", "best-practice", "certification", "label", "framework"]


class Authored(BaseModel):
    """Unknown keys are errors; nothing is converted silently."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Document(Authored):
    """What publishes a standard. Every fact agrees with a reference table that was read."""

    id: Text = Field(description="The designation, as people cite it: `RFC 9364`, `ISO/IEC 27001:2022`.")
    title: Text
    date: Month | None = None
    series: str | None = Field(default=None, description="`BCP 237`, `STD 95`.")
    status: str | None = Field(
        default=None,
        description="As the publisher says, kebab-case: internet-standard, proposed-standard, best-current-practice, historic.",
    )
    obsoleted_by: tuple[str, ...] = Field(default=(), description="Documents that replace this one.")
    url: Url | None = None


class Version(Authored):
    """One version, edition or parameter value of a standard, listed from the weakest to the strongest."""

    id: Text = Field(description="`1.2`, `2022`, `140-3`, `type 2`, `p=reject`.")
    status: Literal["current", "being-replaced", "insecure"]
    document: str | None = Field(default=None, description="The document that defines it or says that it is insecure.")
    names: tuple[Text, ...] = Field(default=(), description="Other wordings that mean this value: `policy of reject`.")


class Name(Authored):
    """What real texts call a standard, where a plain string does not say enough."""

    text: Text
    exact_case: bool = Field(default=False, description="Match upper and lower case exactly, as for `DANE`.")
    context: tuple[Text, ...] = Field(
        default=(),
        description="The name also has other meanings: one of these words has to stand in the same requirement.",
    )
    unless: tuple[Text, ...] = Field(default=(), description="Words that show another meaning: where one stands nearby, nothing is named.")


class Clause(Authored):
    """A sentence to paste into a specification; placeholders stand in [square brackets]."""

    must: Text
    should: Text | None = None


class VerificationStep(Authored):
    """How a buyer checks that the standard is met."""

    when: Literal["bid", "acceptance", "contract"] = "acceptance"
    method: Text
    tool: str | None = Field(default=None, description="A free public tool, by name.")
    evidence: Text


class Effort(Authored):
    """What meeting the standard costs a small supplier."""

    level: Literal["low", "medium", "high"]
    why: Text


class SmallSupplier(Authored):
    """What a small supplier does, and how it proves it without a paid certificate."""

    steps: tuple[Text, ...] = Field(min_length=1)
    proof: Text


class Incident(Authored):
    """A known public incident that shows what goes wrong without the standard."""

    text: Text
    source: Url


class Mandate(Authored):
    """Who requires or recommends the standard, read in a source, not recalled."""

    authority: Text
    country: Annotated[str, Field(pattern=r"^([A-Z]{2}|EU)$")] | None = Field(
        default=None,
        description="ISO 3166 code or EU; null for an international body.",
    )
    buyer_kinds: tuple[Literal["public", "private"], ...] = ("public",)
    level: Literal["law", "comply-or-explain", "policy", "guidance"]
    threshold: Annotated[str, Field(pattern=r"^\d+ [A-Z]{3}$")] | None = Field(
        default=None, description="Contract value from which it binds: `50000 EUR`."
    )
    from_: Month | None = Field(default=None, alias="from")
    until: Month | None = None
    note: str | None = None
    source: Url
    checked: dt.date


class HelpsToMeet(Authored):
    """A clause of technology-neutral law or a framework that the standard helps to meet; it never requires it."""

    framework: Id
    clause: Text


class AuthoredStandard(Authored):
    """One file of `standards_catalog/standards/`: an Internet standard, a practice, a certificate or a label."""

    id: Id
    name: Text
    title: Text
    kind: Kind
    area: Id
    status: Literal["current", "emerging", "being-replaced", "obsolete", "insecure"]
    replaced_by: tuple[Id, ...] = ()
    plain: Text = Field(description="One plain sentence: what it does, or what goes wrong without it.")
    incident: Incident | None = None
    stops: tuple[Id, ...] = Field(default=(), description="Threats of `threats.yaml`.")
    version_scheme: Literal["none", "numeric", "year", "edition", "parameter"] = "none"
    parameters: tuple[Text, ...] = Field(default=(), description="Parameters with a number: `max-age`, `level`.")
    versions: tuple[Version, ...] = ()
    unversioned_means: Id | None = Field(
        default=None,
        description="Named without a version, it is judged as this standard (bare `SSL` is judged as `tls`).",
    )
    realised_by: tuple[Id, ...] = Field(
        default=(), description="Standards that put a practice into effect: a demand of one in the same words says it all."
    )
    rivals: tuple[Id, ...] = Field(
        default=(),
        description="Standards that do the same in another way; each is named by one of the two. "
        "A slash between the names, or a list of them as a means, leaves the choice: `over SFTP/FTPS`.",
    )
    documents: tuple[Document, ...] = ()
    names: dict[NameLanguage, tuple[Text | Name, ...]] = Field(min_length=1)
    implied_by: dict[NameLanguage, tuple[Text, ...]] = Field(
        default_factory=dict,
        description="Functional wordings that demand it without the name; see CONTRIBUTING for the pattern words. "
        "Those under `any` are made of concepts, and hold in each language that has words for all of them. "
        "One that begins with `!` words the opposite: to refuse it is to demand the standard, to ask for it forbids the standard.",
    )
    clause: dict[Language, Clause] = Field(default_factory=dict)
    verification: tuple[VerificationStep, ...] = ()
    small_supplier: SmallSupplier | None = None
    builds_on: tuple[Id, ...] = Field(default=(), description="Standards that a supplier has to have in order first; no circles.")
    effort: Effort
    access: Literal["free", "paid"] = "free"
    mandates: tuple[Mandate, ...] = ()
    helps_to_meet: tuple[HelpsToMeet, ...] = ()
    reviewed_by: dict[Language, str | None] = Field(default_factory=dict)
    checked: dt.date = Field(description="When somebody last held this entry against its sources.")


class Subject(Authored):
    """What can be bought, and what reveals it: codes are certain, words are a hint unless decisive."""

    id: Id
    name: Text
    plain: Text
    cpv: tuple[Annotated[str, Field(pattern=r"^\d{2,8}$")], ...] = Field(default=(), description="CPV code prefixes.")
    unspsc: tuple[Annotated[str, Field(pattern=r"^\d{2,8}$")], ...] = Field(default=(), description="UNSPSC prefixes.")
    title_words: dict[NameLanguage, tuple[Text, ...]] = Field(
        default_factory=dict, description="Words of a title that make it possible; certain where they open the title."
    )
    decisive_words: dict[NameLanguage, tuple[Text, ...]] = Field(
        default_factory=dict, description="Words that make it certain in a title, and possible in a description."
    )
    implies: dict[Id, bool] = Field(default_factory=dict, description="Characteristics that hold for every such purchase.")


class Characteristic(Authored):
    """A fact on a lot that decides whether rules apply: true, false or unknown."""

    id: Id
    question: Text
    plain: Text
    evidence: dict[NameLanguage, tuple[Text, ...]] = Field(
        default_factory=dict, description="Wordings in the specification that show that it is true."
    )


class VocabularyArea(Authored):
    """A secure-by-design expectation that rules belong to."""

    id: Id
    name: Text
    plain: Text


class Threat(Authored):
    """What an attacker does, in plain words."""

    id: Id
    plain: Text


class Framework(Authored):
    """A law, regulation or framework that standards help to meet."""

    id: Id
    name: Text
    title: Text
    country: str | None = None
    url: Url | None = None


class OrEquivalent(Authored):
    """What procurement law wants said beside a reference: that equivalents are accepted."""

    kinds: tuple[Kind, ...] = Field(default=(), description="Kinds of catalogue entries beside which the words always have to stand.")
    named_kinds: tuple[Kind, ...] = Field(
        default=(), description="Kinds beside which they have to stand where the text names the entry, and does not only describe it."
    )
    clause: Text = Field(description="The act and the articles, as people cite them.")
    source: Url
    checked: dt.date


class Jurisdiction(Authored):
    """A place with procurement law of its own, and what that law wants of a specification."""

    id: Id
    name: Text
    countries: tuple[Annotated[str, Field(pattern=r"^[A-Z]{2}$")], ...] = Field(min_length=1, description="ISO 3166 codes.")
    buyer_kinds: tuple[Literal["public", "private"], ...] = ("public",)
    or_equivalent: OrEquivalent | None = Field(default=None, description="Absent: the law does not ask for it, or nobody has checked.")
    note: str | None = None
