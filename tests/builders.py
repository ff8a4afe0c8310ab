"""Small values for tests, so that each test states only what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checklist_engine.catalog.standard import (
    Area,
    Catalog,
    Characteristic,
    Clause,
    Effort,
    Jurisdiction,
    Mandate,
    Name,
    OrEquivalent,
    SmallSupplier,
    Standard,
    Subject,
    Version,
)
from checklist_engine.detection.demand import Demand
from checklist_engine.knowledge import Knowledge
from checklist_engine.lots import LotFacts
from checklist_engine.result import Assessability, InferredSubject
from checklist_engine.rules.conditions import Facts
from checklist_engine.rules.rule import AsksOfDemands, Expectation, Profile, Refusal, Rule, Scoring, Wanted
from checklist_engine.specification.model import WHOLE, Buyer, Lot, Specification

if TYPE_CHECKING:
    from collections.abc import Iterable

SCORING = Scoring(
    severity_points={"critical": 10, "high": 7.5, "medium": 5, "low": 2.5},
    credit=(0.0, 0.1, 0.4, 0.8, 1.0),
    grades=(("A", 90), ("B", 75), ("C", 60), ("D", 40), ("E", 20), ("F", 0)),
    caps={"critical_missed": "C", "critical_contradicted": "D", "critical_alert": "D", "alert": "C"},
    effort_points={"low": 1, "medium": 3, "high": 9},
)


def make_standard(key: str, **fields: Any) -> Standard:  # noqa: ANN401 - any field of a standard
    """Return a standard named after its id in capitals, with a clause in English."""
    values: dict[str, Any] = {
        "id": key,
        "name": key.upper(),
        "title": f"Title of {key}",
        "kind": "internet-standard",
        "area": "web",
        "status": "current",
        "plain": f"{key} is good.",
        "names": {"any": (Name(text=key.upper()),)},
        "effort": Effort(level="low", why="A setting."),
        "checked": "2026-11-24",
        "clause": {"en": Clause(must=f"The supplier shall use {key.upper()}.")},
    }
    return Standard(**{**values, **fields})


TLS = make_standard(
    "tls",
    version_scheme="numeric",
    versions=(
        Version(id="1.0", status="insecure"),
        Version(id="1.1", status="insecure"),
        Version(id="1.2", status="current"),
        Version(id="1.3", status="current"),
    ),
)
SSL = make_standard(
    "ssl",
    status="insecure",
    version_scheme="numeric",
    versions=(Version(id="3.0", status="insecure"),),
    unversioned_means="tls",
)
FTP = make_standard("ftp", status="insecure")
ISO = make_standard(
    "iso-27001",
    kind="certification",
    area="operations",
    version_scheme="year",
    versions=(Version(id="2022", status="current"),),
    small_supplier=SmallSupplier(steps=("Fill it in.",), proof="A filled-in questionnaire."),
)
OLD = make_standard("wpa2", version_scheme="none", versions=(Version(id="1", status="being-replaced"),))


def make_mandate(**fields: Any) -> Mandate:  # noqa: ANN401 - any field of a mandate
    """Return a Dutch comply-or-explain mandate on public buyers."""
    values: dict[str, Any] = {
        "authority": "The Authority",
        "level": "comply-or-explain",
        "country": "NL",
        "buyer_kinds": ("public",),
        "source": "https://example.org/list",
        "checked": "2026-11-24",
    }
    return Mandate(**{**values, **fields})


def make_rule(key: str, expects: Expectation | str | None = None, **fields: Any) -> Rule:  # noqa: ANN401 - any field of a rule
    """Return a rule that expects a standard, or is of another kind by `refuses` or `asks_of_demands`."""
    if isinstance(expects, str):
        standard, _, version = expects.partition(" ")
        expects = Expectation(mode="one", wanted=(Wanted(standard, version or None),), prefer=standard)
    values: dict[str, Any] = {
        "id": key,
        "title": f"Title of {key}",
        "question": "Is it there?",
        "area": "web",
        "severity": "medium",
        "severity_reason": "It matters.",
        "rationale": "Because.",
        "expects": expects,
    }
    return Rule(**{**values, **fields})


def any_of(*standards: str) -> Expectation:
    """Return an expectation of any of these."""
    return Expectation(mode="any", wanted=tuple(Wanted(key) for key in standards), prefer=standards[0])


def all_of(*standards: str) -> Expectation:
    """Return an expectation of all of these."""
    return Expectation(mode="all", wanted=tuple(Wanted(key) for key in standards), prefer=standards[0])


def refusing(key: str, standard: str, version: str | None = None, instead: str | None = None, **fields: Any) -> Rule:  # noqa: ANN401 - any field of a rule
    """Return a rule that refuses a standard or its versions."""
    return make_rule(key, refuses=Refusal(standard=standard, version=version, instead=instead), **fields)


def asking(key: str, quality: str, **fields: Any) -> Rule:  # noqa: ANN401 - any field of a rule
    """Return a rule that asks for a quality of all demands."""
    return make_rule(key, asks_of_demands=AsksOfDemands(quality=quality), **fields)


def make_knowledge(rules: Iterable[Rule], standards: Iterable[Standard] = (TLS, SSL, FTP, ISO, OLD), **fields: Any) -> Knowledge:  # noqa: ANN401 - any field of knowledge
    """Return knowledge with these rules and standards, one area, two subjects and three characteristics."""
    catalog = Catalog(
        standards={standard.id: standard for standard in standards},
        subjects={
            "website": Subject(
                id="website",
                name="Website",
                plain="A site.",
                cpv=("72413",),
                title_words={"en": ("web site",)},
                decisive_words={"en": ("public website",)},
                implies={"internet_facing": True},
            ),
            "saas": Subject(
                id="saas", name="SaaS", plain="A service.", cpv=("72",), title_words={"en": ("platform",)}, implies={"personal_data": True}
            ),
        },
        characteristics={
            "internet_facing": Characteristic(id="internet_facing", question="Is it on the Internet?", plain="It is."),
            "personal_data": Characteristic(
                id="personal_data", question="Does it process personal data?", plain="It does.", evidence={"en": ("personal data",)}
            ),
            "sends_email": Characteristic(id="sends_email", question="Does it send mail?", plain="It does."),
        },
        areas={"web": Area(id="web", name="Web", plain="Web."), "operations": Area(id="operations", name="Running", plain="Running.")},
        threats={},
        frameworks={},
        jurisdictions={
            "eu": Jurisdiction(
                id="eu",
                name="European Union",
                countries=("NL",),
                buyer_kinds=("public",),
                or_equivalent=OrEquivalent(
                    kinds=("certification",), clause="Article 1", source="https://example.org", checked="2026-11-24"
                ),
            )
        },
        languages={},
    )
    chosen = {rule.id: rule for rule in rules}
    profile = Profile(id="test", title="Test", plain="Test.", rules=tuple(sorted(chosen)))
    values: dict[str, Any] = {
        "catalog": catalog,
        "rules": chosen,
        "all_rules": chosen,
        "profile": profile,
        "profiles": {"test": profile},
        "scoring": SCORING,
        "catalog_version": "1",
        "catalog_digest": "c",
        "rules_version": "1",
        "rules_digest": "r",
    }
    return Knowledge(**{**values, **fields})


def make_demand(standard: str, stance: str = "required", version: str | None = None, **fields: Any) -> Demand:  # noqa: ANN401 - any field of a demand
    """Return a demand of the first requirement."""
    values: dict[str, Any] = {
        "standard": standard,
        "version": version,
        "stance": stance,
        "named": True,
        "verification": None,
        "or_equivalent": False,
        "quote": f"{standard} {stance}",
        "start": 0,
        "end": len(standard),
        "requirement": "R1",
        "pointer": "/requirements/0/text",
    }
    return Demand(**{**values, **fields})


def make_lot(
    demands: Iterable[Demand] = (), subjects: Iterable[tuple[str, bool]] = (("website", True),), key: str = WHOLE, **characteristics: bool
) -> LotFacts:
    """Return an assessed lot of these subjects (id, certain) with these characteristics."""
    return LotFacts(
        lot=Lot(id=key),
        title="Title",
        subjects=tuple(InferredSubject(id=subject, certain=certain, reason="stated") for subject, certain in subjects),
        facts=Facts(characteristics=characteristics, buyer=Buyer(), value=None),
        reasons={},
        demands=tuple(demands),
        assessability=Assessability(state="assessed", reason="requirements were found"),
    )


def make_specification(**fields: Any) -> Specification:  # noqa: ANN401 - any field of a specification
    """Return a draft specification of one lot."""
    values: dict[str, Any] = {
        "id": "T1",
        "title": "A purchase",
        "format": "own",
        "source": "tender.json",
        "lots": (Lot(id=WHOLE),),
        "language": "en",
        "stage": "draft",
        "published": "2026-12-01",
    }
    return Specification(**{**values, **fields})
