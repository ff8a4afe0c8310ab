"""From a specification to all its demands: texts and structured fields of every requirement, and proof that one states for others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.detection.demand import Demand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checklist_engine.detection.demand import Stance
    from checklist_engine.detection.detector import Detector
    from checklist_engine.specification.model import Obligation, Requirement, Specification

__all__ = ["detect_demands"]

_FIRMNESS: dict[Obligation, Stance | None] = {
    "mandatory": "required",
    "desired": "recommended",
    "optional": "optional",
    "informative": "mentioned",
    "unknown": None,
}


def detect_demands(specification: Specification, detector: Detector) -> tuple[Demand, ...]:
    """Return every demand of the specification, in the order of its requirements.

    A demand of a text is placed in its requirement; a structured field is a demand with the stance of the obligation.
    Proof in a structured field holds for its requirement; proof that a requirement of the same lot states for all, or with
    the same standard, holds there too.
    """
    demands: list[Demand] = []
    silent: list[tuple[tuple[str, ...], str, str | None]] = []
    for requirement in specification.requirements:
        language = requirement.language or specification.language
        own = _of_requirement(requirement, language, detector)
        demands += own
        if not own and requirement.text:
            silent.append((requirement.lots, requirement.text, language))
    return _with_shared_proof(demands, _General(silent, detector))


class _General:
    """Proof that a requirement without a demand states for all others; looked for only where a demand lacks proof."""

    def __init__(self, silent: Sequence[tuple[tuple[str, ...], str, str | None]], detector: Detector) -> None:
        self._silent = silent
        self._detector = detector

    @cached_property
    def _stated(self) -> list[tuple[tuple[str, ...], str]]:
        stated = ((lots, self._detector.proves_all(text, language)) for lots, text, language in self._silent)
        return [(lots, words) for lots, words in stated if words is not None]

    def proof(self, lots: tuple[str, ...]) -> str | None:
        """Return the first words of proof that hold for some of the lots."""
        return next((words for others, words in self._stated if _meet(others, lots)), None)


def _of_requirement(requirement: Requirement, language: str | None, detector: Detector) -> list[Demand]:
    firmness = _FIRMNESS[requirement.obligation]
    found = detector.detect(requirement.text, language, level=firmness) if requirement.text else ()
    structured = [
        Demand(
            standard=wanted.id,
            version=wanted.version,
            stance=firmness or "required",
            named=True,
            verification=None,
            or_equivalent=any(demand.standard == wanted.id and demand.or_equivalent for demand in found),
            quote=requirement.text,
            start=0,
            end=0,
            pointer=wanted.pointer or requirement.pointer,
        )
        for wanted in requirement.standards
    ]
    kept = [demand for demand in found if not any(_says_as_much(field, demand) for field in structured)]
    proof = {
        field.standard: next((demand.verification for demand in found if demand.standard == field.standard), None) for field in structured
    }
    return [
        msgspec.structs.replace(
            demand,
            requirement=requirement.id,
            pointer=demand.pointer or requirement.pointer,
            lots=requirement.lots,
            role=requirement.role,
            verification=demand.verification or proof.get(demand.standard) or _stated(requirement, demand),
        )
        for demand in (*structured, *kept)
    ]


def _says_as_much(field: Demand, demand: Demand) -> bool:
    """Tell whether a structured field makes a demand of the text superfluous."""
    same = field.standard == demand.standard and field.stance == demand.stance
    return same and demand.version in {None, field.version}


def _stated(requirement: Requirement, demand: Demand) -> str | None:
    """Return the proof that the requirement's own field states; what is forbidden or only mentioned needs none."""
    return None if demand.stance in {"forbidden", "mentioned"} else requirement.verification


def _with_shared_proof(demands: Sequence[Demand], general: _General) -> tuple[Demand, ...]:
    """Give demands without proof that of a requirement of the same lot."""
    named: dict[str, list[Demand]] = {}
    for demand in demands:
        if demand.verification is not None and demand.stance != "forbidden":
            named.setdefault(demand.standard, []).append(demand)
    result = []
    for demand in demands:
        words = demand.verification
        if words is None and demand.stance in {"required", "recommended"}:
            words = next((other.verification for other in named.get(demand.standard, ()) if _meet(other.lots, demand.lots)), None)
            words = words or general.proof(demand.lots)
        result.append(demand if words is demand.verification else msgspec.structs.replace(demand, verification=words))
    return tuple(result)


def _meet(lots: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether two requirements hold for a common lot; without lots they hold for all."""
    return not lots or not others or not set(lots).isdisjoint(others)
