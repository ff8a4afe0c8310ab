"""The few fields of an OCDS release that tell who buys what, decoded without the rest.

A release that has another shape than these structs, or leaves out what is looked for first, is read by the tolerant reader instead:
`NotPlain` says so. A test holds that both give the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, Raw, UnsetType

from checklist_engine.batch.row import Row
from checklist_engine.specification.countries import country_code, is_country
from checklist_engine.specification.languages import language_tag
from checklist_engine.specification.model import WHOLE, Specification
from checklist_engine.specification.model import Lot as SpecifiedLot
from checklist_engine.specification.ocds.node import Node, Notes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Code", "NotPlain", "Release", "codes_of", "decode_release", "described", "rows_without_ict", "texts_of"]

_IDENTIFIER_SCHEME = re.compile(r"([A-Z]{2})-[A-Z0-9_]{2,}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LARGEST = 1e15

Text = str | None


class NotPlain(Exception):  # noqa: N818 - no error: the other reader takes over
    """The release needs the tolerant reader."""


class Money(msgspec.Struct, gc=False):
    """An amount and its currency."""

    amount: float | None = None
    currency: Text = None


class Code(msgspec.Struct, gc=False):
    """A classification code."""

    scheme: Text = None
    id: str | int | None = None


class Item(msgspec.Struct, gc=False):
    """A thing that is bought."""

    classification: Code | None = None
    additionalClassifications: list[Code] | None = None  # noqa: N815 - as OCDS writes it


class Lot(Item, gc=False):
    """A lot."""

    id: str | int | None = None
    title: Text = None
    description: Text = None
    value: Money | None = None
    items: list[Item] | None = None


class Period(msgspec.Struct, gc=False):
    """The time in which one may answer."""

    startDate: Text = None  # noqa: N815
    endDate: Text = None  # noqa: N815


class Address(msgspec.Struct, gc=False):
    """Where somebody is."""

    countryCode: Text = None  # noqa: N815
    country: Text = None
    countryName: Text = None  # noqa: N815


class Identifier(msgspec.Struct, gc=False):
    """The register that somebody stands in."""

    scheme: Text = None


class Organisation(msgspec.Struct, gc=False):
    """A buyer, or a party to the process."""

    id: str | int | None = None
    name: Text = None
    address: Address | None = None
    identifier: Identifier | None = None
    additionalIdentifiers: list[Identifier] | None = None  # noqa: N815
    roles: list[str] | None = None


class Tender(Item, gc=False):
    """The tender."""

    title: Text = None
    description: Text = None
    datePublished: Text = None  # noqa: N815
    tenderPeriod: Period | None = None  # noqa: N815
    value: Money | None = None
    estimatedValue: Money | None = None  # noqa: N815
    maxValue: Money | None = None  # noqa: N815
    minValue: Money | None = None  # noqa: N815
    procuringEntity: Organisation | None = None  # noqa: N815
    items: list[Item] | None = None
    lots: list[Lot] | None = None


class Budget(msgspec.Struct, gc=False):
    """What was set aside."""

    amount: Money | None = None


class Planning(msgspec.Struct, gc=False):
    """What was planned."""

    budget: Budget | None = None


class Holder(msgspec.Struct, gc=False):
    """An award or a contract."""

    items: list[Item] | None = None


class Release(msgspec.Struct, gc=False):
    """A release, or a compiled one."""

    ocid: str
    tender: Tender
    date: Text = None
    description: Text = None
    language: Text = None
    buyer: Organisation | None = None
    parties: list[Organisation] | None = None
    planning: Planning | None = None
    awards: list[Holder] | None = None
    contracts: list[Holder] | None = None
    releases: Raw | UnsetType = UNSET
    records: Raw | UnsetType = UNSET
    compiledRelease: Raw | UnsetType = UNSET  # noqa: N815
    versionedRelease: Raw | UnsetType = UNSET  # noqa: N815


_DECODER = msgspec.json.Decoder(Release)


def decode_release(line: bytes) -> Release:
    """Return the wanted fields of a line that is one plain release.

    Raises:
        NotPlain: it is something else, or has values of other types than OCDS wants, or half a character.

    """
    try:
        release = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise NotPlain from None
    several = (release.releases, release.records, release.compiledRelease, release.versionedRelease)
    if any(part is not UNSET for part in several) or b'"releaseID"' in line:
        raise NotPlain
    # Half a character can only be written as an escape.
    if b"\\" in line and (b"\\ud" in line or b"\\uD" in line):
        raise NotPlain
    return release


def codes_of(release: Release) -> Iterator[Code]:
    """Yield every classification code that tells what is bought: of the tender, its lots and items, else of awards and contracts."""
    tender = release.tender
    parts: list[Item] = [tender, *(tender.items or ())]
    for lot in tender.lots or ():
        parts.append(lot)
        parts += lot.items or ()
    if not tender.items:
        for holder in (*(release.awards or ()), *(release.contracts or ())):
            parts += holder.items or ()
    for part in parts:
        if part.classification is not None:
            yield part.classification
        if part.additionalClassifications:
            yield from part.additionalClassifications


def texts_of(release: Release, line: bytes) -> tuple[str, str]:
    """Return the titles and the descriptions, whose words tell what is bought, each joined to one text.

    Raises:
        NotPlain: a text may stand there in translation only.

    """
    tender = release.tender
    if not _filled(tender.title):
        raise NotPlain
    titles: list[Text] = [tender.title]
    descriptions: list[Text] = [tender.description]
    if not _filled(tender.description):
        if b"description_" in line:
            raise NotPlain
        descriptions = [release.description]
    if tender.lots:
        if b"title_" in line and not all(_filled(lot.title) for lot in tender.lots):
            raise NotPlain
        if b"description_" in line and not all(_filled(lot.description) for lot in tender.lots):
            raise NotPlain
        titles += [lot.title for lot in tender.lots]
        descriptions += [lot.description for lot in tender.lots]
    return "\n".join(filter(None, titles)), "\n".join(filter(None, descriptions))


def described(release: Release) -> Specification:
    """Return a specification of only the words that tell what is bought, all of which `texts_of` has seen.

    Raises:
        NotPlain: no language is stated, and requirements may tell it.

    """
    tender = release.tender
    tag = language_tag(release.language.strip()) if release.language else None
    if tag is None:
        raise NotPlain
    lots = tuple(
        SpecifiedLot(id=str(number), title=_stripped(lot.title), description=_stripped(lot.description))
        for number, lot in enumerate(tender.lots or (Lot(),))
    )
    description = _stripped(tender.description) or _stripped(release.description)
    title = _stripped(tender.title) or ""
    return Specification(id="", title=title, format="ocds-release", source="", lots=lots, description=description, language=tag)


def rows_without_ict(release: Release, line: bytes, source: str, offset: int) -> tuple[Row, ...]:
    """Return the rows of a release that buys no information technology.

    Raises:
        NotPlain: a value needs a reader that knows more spellings.

    """
    tender = release.tender
    title, process = _stripped(tender.title), _stripped(release.ocid)
    if title is None or process is None:
        raise NotPlain
    nodes = _buyers(release)
    published, deadline = _days(release)
    shared = {
        "process": process,
        "state": "not-ict",
        "buyer": _name(nodes, line),
        "buyer_country": _country(nodes, line),
        "buyer_kind": "public",
        "published": published,
        "deadline": deadline,
        "released": _stripped(release.date) if release.date else release.date,
        "file": source,
        "offset": offset,
    }
    value = _value(release)
    if not tender.lots:
        own = _money(tender.value) or value
        return (Row(lot=WHOLE, title=title, amount=own and own[0], currency=own and own[1], **shared),)  # type: ignore[arg-type]
    rows: list[Row] = []
    seen: set[str] = set()
    for lot in tender.lots:
        name = _stripped(str(lot.id)) if lot.id is not None else None
        if name is None or name in seen:
            raise NotPlain
        seen.add(name)
        own = _money(lot.value) or value
        rows.append(
            Row(lot=name, title=_stripped(lot.title) or title, amount=own and own[0], currency=own and own[1], **shared)  # type: ignore[arg-type]
        )
    return tuple(rows)


def _filled(text: Text) -> bool:
    return text is not None and bool(text.strip())


def _stripped(text: Text) -> Text:
    return (text.strip() or None) if text is not None else None


def _buyers(release: Release) -> list[Organisation]:
    named = [one for one in (release.buyer, release.tender.procuringEntity) if one is not None]
    parties = release.parties
    if not parties:
        return named
    identifiers = {identifier for one in named if (identifier := _identifier(one))}
    buying = _with_role(parties, "buyer") or _with_role(parties, "procuringEntity")
    same = [party for party in parties if _identifier(party) in identifiers and not any(party is one for one in buying)]
    return [*named, *buying, *same]


def _with_role(parties: list[Organisation], role: str) -> list[Organisation]:
    return [party for party in parties if party.roles and any(role == written.strip() for written in party.roles)]


def _identifier(one: Organisation) -> Text:
    return None if one.id is None else _stripped(str(one.id))


def _name(nodes: list[Organisation], line: bytes) -> Text:
    for one in nodes:
        name = _stripped(one.name)
        if name is not None:
            return name
        if b"name_" in line:
            raise NotPlain
    return None


def _country(nodes: list[Organisation], line: bytes) -> Text:
    for one in nodes:
        address = one.address
        if address is not None:
            if not _filled(address.countryName) and b"countryName_" in line:
                raise NotPlain
            for written in (address.countryCode, address.country, address.countryName):
                code = _code_of(written) if written else None
                if code is not None:
                    return code
        for identifier in (one.identifier, *(one.additionalIdentifiers or ())):
            code = _country_of_scheme(identifier.scheme) if identifier is not None and identifier.scheme else None
            if code is not None:
                return code
    return None


@lru_cache(maxsize=4096)
def _code_of(written: str) -> Text:
    return country_code(written.strip()) if written.strip() else None


@lru_cache(maxsize=4096)
def _country_of_scheme(scheme: str) -> Text:
    match = _IDENTIFIER_SCHEME.fullmatch(scheme.strip())
    return match.group(1) if match and is_country(match.group(1)) else None


def _days(release: Release) -> tuple[Text, Text]:
    tender = release.tender
    period = tender.tenderPeriod
    deadline = _day(period.endDate) if period else None
    published = _day(tender.datePublished) or _day(release.date)
    start = _day(period.startDate) if period else None
    if published and deadline and start and start <= deadline < published:
        published = start
    return published, deadline


def _day(written: Text) -> Text:
    return _day_of(written.strip()[:10]) if written else None


@lru_cache(maxsize=16384)
def _day_of(written: str) -> Text:
    """Return a day as the tolerant reader reads it; the empty text is none."""
    if not written:
        return None
    if not _DAY.fullmatch(written):
        raise NotPlain
    return Node({"day": written}, "", Notes(str)).day("day")


def _value(release: Release) -> tuple[float, str] | None:
    tender = release.tender
    for money in (tender.value, tender.estimatedValue, tender.maxValue, tender.minValue):
        value = _money(money)
        if value is not None:
            return value
    budget = release.planning.budget if release.planning else None
    return _money(budget.amount) if budget else None


def _money(money: Money | None) -> tuple[float, str] | None:
    if money is None or money.amount is None or money.currency is None or money.amount <= 0:
        return None
    if money.amount > _LARGEST:
        raise NotPlain
    currency = money.currency.strip().upper()
    return (money.amount, currency) if _CURRENCY.fullmatch(currency) else None
