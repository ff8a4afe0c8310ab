"""What people write in a supplier profile: these shapes decode the file and make the published JSON Schema."""

# The annotations are real objects, not text: msgspec would have to compile each of them when a program starts.

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from checklist_engine.saying import N_
from checklist_engine.specification.own_authored import Authored, Day, Id, Text, schema_of

__all__ = ["SUPPLIER_SCHEMA_ID", "AuthoredHeld", "AuthoredProof", "AuthoredSupplier", "supplier_schema"]

SUPPLIER_SCHEMA_ID = "urn:checklist-engine:schema:supplier:1.0"


class AuthoredProof(Authored, frozen=True, kw_only=True):
    """Something that shows that a standard is met: a certificate, a report, a test, a screenshot, a signed statement."""

    title: Annotated[Text, Meta(description=N_("What it is, as you would call it in an offer: `Certificate 2024-118`."))]
    kind: Literal["certificate", "report", "test", "screenshot", "statement", "document"] | None = None
    issued: Annotated[Day | None, Meta(description="The day from which it counts.")] = None
    valid_until: Annotated[Day | None, Meta(description="The last day on which it counts. Left out: it does not run out.")] = None
    file: Annotated[Text | None, Meta(description="Where you keep it, for yourself.")] = None


class AuthoredHeld(Authored, frozen=True, kw_only=True):
    """What you say of one standard."""

    id: Annotated[Id, Meta(description=N_("The id of the standard in the catalogue: `iso-27001`."))]
    state: Annotated[
        Literal["met", "planned", "not-met"] | None,
        Meta(description="Whether you meet it. null or left out: you have not said yet."),
    ] = None
    version: Annotated[
        Text | None,
        Meta(description="The version that you meet, or several: `2022`, `1.2 or 1.3`, `p=reject`, `level=2`."),
    ] = None
    proof: Annotated[tuple[AuthoredProof, ...] | None, Meta(description="What shows it.")] = None
    ready_by: Annotated[Day | None, Meta(description="The day on which you will meet it, where it is planned.")] = None
    note: Annotated[str | None, Meta(description="For yourself.")] = None
    about: Annotated[str | None, Meta(description="What the standard is; the starter writes it, and nothing reads it.")] = None


class AuthoredSupplier(Authored, frozen=True, kw_only=True):
    """Which security standards a supplier meets, and what shows it."""

    schema_version: Annotated[Literal["1.0"], Meta(description="The version of this format.")]
    name: Annotated[Text, Meta(description=N_("The name of your company."))]
    schema: Annotated[str | None, Meta(description="The schema, for editors that check while one types.")] = msgspec.field(
        name="$schema", default=None
    )
    country: Annotated[Annotated[str, Meta(pattern=r"^[A-Z]{2}$")] | None, Meta(description="ISO 3166-1 alpha-2 code: `NL`.")] = None
    standards: tuple[AuthoredHeld, ...]


def supplier_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a supplier profile, made from the shapes that decode it."""
    return schema_of(AuthoredSupplier, SUPPLIER_SCHEMA_ID, "Supplier profile")
