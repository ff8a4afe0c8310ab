"""From a specification to its demands: places, structured fields, firmness and shared proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.detection.demand import Demand
from checklist_engine.detection.demands import detect_demands
from checklist_engine.specification.model import WHOLE, Lot, Requirement, Specification, WantedStandard

if TYPE_CHECKING:
    from checklist_engine.knowledge import Knowledge


def demands(knowledge: Knowledge, *requirements: dict[str, Any]) -> list[Demand]:
    """Return the demands of a specification with these requirements, in English."""
    specification = Specification(
        id="s",
        title="Website",
        format="own",
        source="s.json",
        lots=(Lot(id=WHOLE),),
        language="en",
        requirements=tuple(
            Requirement(**{"id": f"R{number}", "text": "", "pointer": f"/requirements/{number}", **fields})
            for number, fields in enumerate(requirements)
        ),
    )
    return list(detect_demands(specification, knowledge.detector))


def brief(found: list[Demand]) -> list[tuple[str, str | None, str, str | None]]:
    """Return standard, version, stance and proof of each."""
    return [(demand.standard, demand.version, demand.stance, demand.verification) for demand in found]


def test_a_demand_of_a_text_is_placed_in_its_requirement(knowledge: Knowledge) -> None:
    """With its pointer, lots and role."""
    (demand,) = demands(knowledge, {"text": "All zones shall be signed with DNSSEC.", "lots": ("1",), "role": "award-criterion"})

    assert (demand.requirement, demand.pointer, demand.lots, demand.role) == ("R0", "/requirements/0", ("1",), "award-criterion")


def test_a_structured_field_is_a_demand_of_its_own(knowledge: Knowledge) -> None:
    """Its stance comes from the obligation; the words of the same demand are not counted twice."""
    (demand,) = demands(
        knowledge,
        {
            "text": "TLS shall be used, or equivalent.",
            "obligation": "mandatory",
            "standards": (WantedStandard(id="tls", version=">=1.2", pointer="/requirements/0/standards/0"),),
            "verification": "A scan report.",
        },
    )

    assert demand == Demand(
        standard="tls",
        version=">=1.2",
        stance="required",
        named=True,
        verification="A scan report.",
        or_equivalent=True,
        quote="TLS shall be used, or equivalent.",
        start=0,
        end=0,
        requirement="R0",
        pointer="/requirements/0/standards/0",
        lots=(),
        role="technical-specification",
    )


def test_an_obligation_sets_the_firmness_only(knowledge: Knowledge) -> None:
    """What the text forbids, merely mentions or gives as an example stays so."""
    found = demands(
        knowledge,
        {"text": "DNSSEC shall be used.", "obligation": "desired"},
        {"text": "DNSSEC should be used.", "obligation": "mandatory"},
        {"text": "SSL shall not be used.", "obligation": "mandatory"},
        {"text": "The city currently uses SAML.", "obligation": "mandatory"},
        {"text": "HSTS shall be used.", "obligation": "informative"},
        {"text": "Secure protocols such as SFTP shall be used.", "obligation": "mandatory"},
    )

    assert [(demand.standard, demand.stance) for demand in found] == [
        ("dnssec", "recommended"),
        ("dnssec", "required"),
        ("ssl", "forbidden"),
        ("saml", "mentioned"),
        ("hsts", "mentioned"),
        ("sftp", "optional"),
    ]


def test_proof_is_shared_within_a_lot(knowledge: Knowledge) -> None:
    """A requirement that proves the same standard, or all requirements, proves it for the others of its lot, not of other lots."""
    found = demands(
        knowledge,
        {"text": "All zones shall be signed with DNSSEC.", "lots": ("1",)},
        {"text": "All zones shall be signed with DNSSEC.", "lots": ("2",)},
        {"text": "HSTS shall be used.", "lots": ("2",)},
        {"text": "The bidder shall demonstrate compliance with all requirements.", "lots": ("2",)},
        {"text": "A test report on DNSSEC shall be handed over.", "lots": ("1",)},
    )

    assert brief(found) == [
        ("dnssec", None, "required", "test report"),
        ("dnssec", None, "required", "demonstrate"),
        ("hsts", None, "required", "demonstrate"),
        ("dnssec", None, "required", "test report"),
    ]


def test_the_language_of_a_requirement_wins(knowledge: Knowledge) -> None:
    """Else that of the specification holds."""
    assert brief(demands(knowledge, {"text": "SSL mag niet worden gebruikt.", "language": "nl"})) == [("ssl", None, "forbidden", None)]
