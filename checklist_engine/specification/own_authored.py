"""What people write in the own format: these shapes decode files and make the published JSON Schema."""

# The annotations are real objects, not text: msgspec would have to compile each of them when a program starts.

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from checklist_engine.saying import N_

__all__ = [
    "SPECIFICATION_SCHEMA_ID",
    "SPECIFICATION_SCHEMA_VERSION",
    "AuthoredBuyer",
    "AuthoredDates",
    "AuthoredDocument",
    "AuthoredItem",
    "AuthoredLot",
    "AuthoredRequirement",
    "AuthoredSpecification",
    "AuthoredValue",
    "AuthoredWaiver",
    "AuthoredWantedStandard",
    "schema_of",
    "specification_schema",
    "stated",
]

SPECIFICATION_SCHEMA_VERSION = "1.0"
SPECIFICATION_SCHEMA_ID = "urn:checklist-engine:schema:specification:1.0"

Text = Annotated[str, Meta(pattern=r"\S")]
Id = Annotated[str, Meta(pattern=r"\S", max_length=200)]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day of the calendar: YYYY-MM-DD.")]
LanguageTag = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="BCP 47 language tag: `en`, `nl`, `pt-BR`."),
]
LotIds = Annotated[tuple[Id, ...], Meta(description="Ids of `lots`. None: it holds for all lots.")]
Subjects = Annotated[
    tuple[Id, ...],
    Meta(description="What is bought: ids of the catalogue's subjects. Left out: inferred from items and title."),
]
PossibleSubjects = Annotated[
    tuple[Id, ...],
    Meta(description="What may be bought as well: `draft` writes what the text hints at. Move each to `subjects`, or remove it."),
]
Characteristics = Annotated[
    dict[str, bool | None],
    Meta(description="Facts that decide which rules apply, by the catalogue's id; null or left out is unknown."),
]


class Authored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Unknown keys are errors; null means that the key is left out."""


class AuthoredDates(Authored, frozen=True, kw_only=True):
    """The days that matter."""

    published: Day | None = None
    deadline: Annotated[Day | None, Meta(description="The last day to hand in tenders.")] = None
    contract_end: Annotated[Day | None, Meta(description="The last day of the contract.")] = None


class AuthoredBuyer(Authored, frozen=True, kw_only=True):
    """Who buys; country and kind decide which mandates bind."""

    name: Text | None = None
    country: Annotated[Annotated[str, Meta(pattern=r"^[A-Z]{2}$")] | None, Meta(description="ISO 3166-1 alpha-2 code: `NL`.")] = None
    kind: Literal["public", "private"] | None = None


class AuthoredValue(Authored, frozen=True, kw_only=True):
    """The estimated value."""

    amount: Annotated[float, Meta(ge=0, description=N_("In units of the currency."))]
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$", description=N_("ISO 4217 code: `EUR`."))]


class AuthoredItem(Authored, frozen=True, kw_only=True):
    """A classification code of what is bought."""

    scheme: Literal["CPV", "UNSPSC"]
    id: Annotated[str, Meta(pattern=r"^\d{2,8}(-\d)?$", description=N_("The code, with or without check digit: `72413000-8`."))]
    description: str | None = None
    lot: Annotated[Id | None, Meta(description="The id of a lot. None: it holds for all.")] = None


class AuthoredLot(Authored, frozen=True, kw_only=True):
    """A separately awarded part. Its own subjects replace those of the whole; each of its characteristics wins."""

    id: Id
    title: Text | None = None
    description: str | None = None
    subjects: Subjects | None = None
    possible_subjects: PossibleSubjects | None = None
    characteristics: Characteristics | None = None
    value: AuthoredValue | None = None


class AuthoredWantedStandard(Authored, frozen=True, kw_only=True):
    """A standard of the catalogue that the requirement asks for."""

    id: Id
    version: Annotated[Text | None, Meta(description="`1.3`, `>=1.2`, `p=quarantine or p=reject`.")] = None


class AuthoredRequirement(Authored, frozen=True, kw_only=True):
    """One requirement, as `text`, as `standards` or both."""

    id: Id
    text: Annotated[str | None, Meta(description="The requirement as the supplier reads it.")] = None
    lots: LotIds | None = None
    role: Annotated[
        Literal["technical-specification", "selection-criterion", "award-criterion", "contract-condition"] | None,
        Meta(description="What the requirement is for. Left out: technical-specification."),
    ] = None
    obligation: Annotated[
        Literal["mandatory", "desired", "optional", "informative", "unknown"] | None,
        Meta(description="How firm it is, where the tender says so beside the text. Left out: the text says it."),
    ] = None
    standards: tuple[AuthoredWantedStandard, ...] | None = None
    verification: Annotated[str | None, Meta(description="How the supplier proves it.")] = None
    language: LanguageTag | None = None
    place: Annotated[
        str | None, Meta(description="Where it stands in the document that it was drafted from, for people: `/sections/4.2/paragraphs/1`.")
    ] = None


class AuthoredWaiver(Authored, frozen=True, kw_only=True):
    """A justified exception to a rule."""

    rule: Annotated[Id, Meta(description=N_("The id of the rule."))]
    reason: Text
    approved_by: Text
    until: Annotated[Day | None, Meta(description="The last day on which it counts.")] = None
    lots: LotIds | None = None


class AuthoredDocument(Authored, frozen=True, kw_only=True):
    """A document that belongs to the specification."""

    title: Text | None = None
    url: Text | None = None
    kind: Text | None = None


class AuthoredSpecification(Authored, frozen=True, kw_only=True):
    """A procurement specification in the own format."""

    schema_version: Annotated[Literal["1.0"], Meta(description="The version of this format.")]
    id: Annotated[Id, Meta(description=N_("The reference number of the tender."))]
    title: Text
    schema: Annotated[str | None, Meta(description="The schema, for editors that check while one types.")] = msgspec.field(
        name="$schema", default=None
    )
    description: str | None = None
    language: LanguageTag | None = None
    stage: Literal["planning", "draft", "running", "awarded", "contract", "ended"] | None = None
    dates: AuthoredDates | None = None
    buyer: AuthoredBuyer | None = None
    value: AuthoredValue | None = None
    subjects: Subjects | None = None
    possible_subjects: PossibleSubjects | None = None
    characteristics: Characteristics | None = None
    items: tuple[AuthoredItem, ...] | None = None
    lots: tuple[AuthoredLot, ...] | None = None
    requirements: tuple[AuthoredRequirement, ...] | None = None
    waivers: tuple[AuthoredWaiver, ...] | None = None
    documents: tuple[AuthoredDocument, ...] | None = None


def stated(characteristics: dict[str, bool | None] | None) -> dict[str, bool]:
    """Return the facts that somebody stated, without those that wait for an answer."""
    return {name: fact for name, fact in (characteristics or {}).items() if fact is not None}


def schema_of(shape: type[Authored], schema_id: str, title: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an authored shape."""
    (_, components) = msgspec.json.schema_components((shape,), ref_template="#/$defs/{name}")
    top = components.pop(shape.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": schema_id,
        **top,
        "title": title,
        "$defs": dict(sorted(components.items())),
    }


def specification_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a specification in the own format, made from the shapes that decode it."""
    return schema_of(AuthoredSpecification, SPECIFICATION_SCHEMA_ID, "Procurement specification")
