"""Real results of small specifications and small rules, for the tests of change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from checklist_engine.check import check
from checklist_engine.specification.model import WHOLE, Lot, Requirement
from tests.builders import TLS, make_knowledge, make_rule, make_specification, make_standard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checklist_engine.knowledge import Knowledge
    from checklist_engine.result import CheckResult
    from checklist_engine.rules.rule import Rule
    from checklist_engine.specification.model import Specification

__all__ = ["DNSSEC", "judged", "knowledge_of", "specification_of"]

DNSSEC = make_standard("dnssec")


def specification_of(*texts: str, key: str = "T1", **fields: Any) -> Specification:  # noqa: ANN401 - any field
    """Return a specification of a website with these requirements, R1 and so on.

    A text may begin with how firm it is, as in `desired: TLS 1.3`, or with `proven:`, since this knowledge knows no language.
    """
    requirements = tuple(_requirement(number, text) for number, text in enumerate(texts, start=1))
    return make_specification(id=key, requirements=requirements, **{"lots": (Lot(id=WHOLE, subjects=("website",)),), **fields})


def _requirement(number: int, text: str) -> Requirement:
    how, colon, rest = text.partition(": ")
    plain = Requirement(id=f"R{number}", text=rest if colon else text, pointer=f"/requirements/{number - 1}/text")
    if how == "proven":
        return msgspec.structs.replace(plain, verification="a test report")
    return msgspec.structs.replace(plain, obligation=how) if colon else plain


def knowledge_of(*rules: Rule, **fields: Any) -> Knowledge:  # noqa: ANN401 - any field
    """Return knowledge with these rules, else one for TLS, one for DNSSEC and one against old TLS."""
    chosen = rules or (make_rule("want-tls", "tls", severity="critical"), make_rule("want-dnssec", "dnssec"))
    return make_knowledge(chosen, (TLS, DNSSEC), **fields)


def judged(texts: Iterable[str], knowledge: Knowledge | None = None, **fields: Any) -> CheckResult:  # noqa: ANN401 - any field
    """Return the check of a specification with these requirements."""
    return check(specification_of(*texts, **fields), knowledge or knowledge_of())
