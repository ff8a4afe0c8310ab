"""The catalogue at run time: frozen plain values, compiled from the authored files."""

# The annotations are real objects, not text: msgspec would have to compile each of them when a program starts.

import msgspec

__all__ = [
    "Area",
    "Catalog",
    "Characteristic",
    "Clause",
    "Document",
    "Effort",
    "Framework",
    "HelpsToMeet",
    "Incident",
    "Jurisdiction",
    "Mandate",
    "Name",
    "OrEquivalent",
    "SmallSupplier",
    "Standard",
    "Subject",
    "Threat",
    "VerificationStep",
    "Version",
    "mandate_key",
]


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """See `AuthoredStandard.documents`."""

    id: str
    title: str
    date: str | None = None
    series: str | None = None
    status: str | None = None
    obsoleted_by: tuple[str, ...] = ()
    url: str | None = None


class Version(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One version, listed from the weakest to the strongest; status `current`, `being-replaced` or `insecure`."""

    id: str
    status: str
    document: str | None = None
    names: tuple[str, ...] = ()


class Name(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What real texts call a standard; `context` words tell it from other meanings, and those of `unless` show one."""

    text: str
    exact_case: bool = False
    context: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Clause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sentence to paste, firm and softer."""

    must: str
    should: str | None = None


class VerificationStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a buyer checks that the standard is met; `when` is bid, acceptance or contract."""

    when: str
    method: str
    evidence: str
    tool: str | None = None


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """What meeting the standard costs a small supplier: low, medium or high, and why."""

    level: str
    why: str


class SmallSupplier(msgspec.Struct, frozen=True, kw_only=True):
    """What a small supplier does, and its proof without a paid certificate."""

    steps: tuple[str, ...]
    proof: str


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """A known public incident."""

    text: str
    source: str


def mandate_key(authority: str, country: str | None) -> str:
    """Return what a mandate is called beside the others of a standard, which never changes with their order."""
    return f"{authority} ({country})" if country else authority


class Mandate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"from_": "from"}):
    """Who requires or recommends the standard; days may be given as YYYY or YYYY-MM."""

    authority: str
    level: str
    source: str
    checked: str
    country: str | None = None
    buyer_kinds: tuple[str, ...] = ()
    threshold: str | None = None
    from_: str | None = None
    until: str | None = None
    note: str | None = None

    @property
    def key(self) -> str:
        """What it is called beside the other mandates of a standard: `Forum Standaardisatie (NL)`."""
        return mandate_key(self.authority, self.country)


class HelpsToMeet(msgspec.Struct, frozen=True, kw_only=True):
    """A clause of technology-neutral law that the standard helps to meet."""

    framework: str
    clause: str


class Standard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An entry of the catalogue; the fields are those of `AuthoredStandard`."""

    id: str
    name: str
    title: str
    kind: str
    area: str
    status: str
    plain: str
    names: dict[str, tuple[Name, ...]]
    effort: Effort
    checked: str
    replaced_by: tuple[str, ...] = ()
    incident: Incident | None = None
    stops: tuple[str, ...] = ()
    version_scheme: str = "none"
    parameters: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    unversioned_means: str | None = None
    realised_by: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    implied_by: dict[str, tuple[str, ...]] = {}
    clause: dict[str, Clause] = {}
    verification: tuple[VerificationStep, ...] = ()
    small_supplier: SmallSupplier | None = None
    access: str = "free"
    mandates: tuple[Mandate, ...] = ()
    helps_to_meet: tuple[HelpsToMeet, ...] = ()
    reviewed_by: dict[str, str | None] = {}


class Subject(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What can be bought, and what reveals it."""

    id: str
    name: str
    plain: str
    cpv: tuple[str, ...] = ()
    unspsc: tuple[str, ...] = ()
    title_words: dict[str, tuple[str, ...]] = {}
    decisive_words: dict[str, tuple[str, ...]] = {}
    implies: dict[str, bool] = {}


class Characteristic(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fact on a lot that decides whether rules apply."""

    id: str
    question: str
    plain: str
    evidence: dict[str, tuple[str, ...]] = {}


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A secure-by-design expectation."""

    id: str
    name: str
    plain: str


class Threat(msgspec.Struct, frozen=True, kw_only=True):
    """What an attacker does, in plain words."""

    id: str
    plain: str


class Framework(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A law or framework that standards help to meet."""

    id: str
    name: str
    title: str
    country: str | None = None
    url: str | None = None


class OrEquivalent(msgspec.Struct, frozen=True, kw_only=True):
    """Beside which kinds of entries procurement law wants "or equivalent", and where it says so.

    `kinds` want it however they are asked for, `named_kinds` where the text names them.
    """

    kinds: tuple[str, ...] = ()
    named_kinds: tuple[str, ...] = ()
    clause: str
    source: str
    checked: str


class Jurisdiction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place with procurement law of its own."""

    id: str
    name: str
    countries: tuple[str, ...]
    buyer_kinds: tuple[str, ...] = ()
    or_equivalent: OrEquivalent | None = None
    note: str | None = None


class Catalog(msgspec.Struct, frozen=True, kw_only=True):
    """The whole catalogue, each part by id in the order of the files."""

    standards: dict[str, Standard]
    subjects: dict[str, Subject]
    characteristics: dict[str, Characteristic]
    areas: dict[str, Area]
    threats: dict[str, Threat]
    frameworks: dict[str, Framework]
    jurisdictions: dict[str, Jurisdiction]
    languages: dict[str, dict[str, tuple[str, ...]]]
