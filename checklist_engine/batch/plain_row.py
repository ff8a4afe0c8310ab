"""The rows of a release that buys no information technology, from the few fields that were decoded."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checklist_engine.batch.row import Row
from checklist_engine.batch.wanted import NotPlain, stripped, title_of
from checklist_engine.specification.countries import country_code, is_country
from checklist_engine.specification.model import WHOLE
from checklist_engine.specification.ocds.node import Node, Notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.batch.wanted import Money, Organisation, Release, Text

__all__ = ["rows_without_ict"]

_IDENTIFIER_SCHEME = re.compile(r"([A-Z]{2})-[A-Z0-9_]{2,}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LARGEST = 1e15
_NO_MONEY = (None, None)


def rows_without_ict(release: Release, line: bytes, source: str, offset: int) -> tuple[Row, ...]:
    """Return the rows of a release that buys no information technology.

    Raises:
        NotPlain: a value needs a reader that knows more spellings.

    """
    tender = release.tender
    title, process = title_of(release, line), stripped(release.ocid)
    if process is None:
        raise NotPlain
    buyer, country = _buyer(release, line)
    published, deadline = _days(release)
    released = stripped(release.date) if release.date else release.date
    if not tender.lots:
        amount, currency = _money(tender.value) or _value(release) or _NO_MONEY
        return (
            Row(
                process=process,
                lot=WHOLE,
                state="not-ict",
                file=source,
                offset=offset,
                title=title,
                buyer=buyer,
                buyer_country=country,
                buyer_kind="public",
                published=published,
                deadline=deadline,
                released=released,
                amount=amount,
                currency=currency,
            ),
        )
    value = _value(release)
    rows: list[Row] = []
    seen: set[str] = set()
    for lot in tender.lots:
        name = stripped(str(lot.id)) if lot.id is not None else None
        if name is None or name in seen:
            raise NotPlain
        seen.add(name)
        amount, currency = _money(lot.value) or value or _NO_MONEY
        rows.append(
            Row(
                process=process,
                lot=name,
                state="not-ict",
                file=source,
                offset=offset,
                title=stripped(lot.title) or title,
                buyer=buyer,
                buyer_country=country,
                buyer_kind="public",
                published=published,
                deadline=deadline,
                released=released,
                amount=amount,
                currency=currency,
            )
        )
    return tuple(rows)


def _buyer(release: Release, line: bytes) -> tuple[Text, Text]:
    """Return the name and the country of who buys: the first that is known of those named, then of the parties that they are."""
    name: Text = None
    country: Text = None
    for one in _buyers(release):
        if name is None:
            name = stripped(one.name)
            if name is None and b"name_" in line:
                raise NotPlain
        if country is None:
            country = _country(one, line)
        if name is not None and country is not None:
            break
    if name is None and isinstance(release.buyer, str):
        name = stripped(release.buyer)
    return name, country


def _buyers(release: Release) -> Iterator[Organisation]:
    buyer, entity, parties = release.buyer, release.tender.procuringEntity, release.parties
    named = [one for one in (buyer, entity) if one is not None and not isinstance(one, str)]
    yield from named
    if not parties:
        return
    buying = _with_role(parties, "buyer") or _with_role(parties, "procuringEntity")
    yield from buying
    identifiers = {identifier for one in named if (identifier := _identifier(one))}
    for party in parties:
        if _identifier(party) in identifiers and not any(party is one for one in buying):
            yield party


def _with_role(parties: list[Organisation], role: str) -> list[Organisation]:
    found: list[Organisation] = []
    for party in parties:
        roles = party.roles
        if roles is None:
            continue
        for written in (roles,) if isinstance(roles, str) else roles:
            if written == role or written.strip() == role:
                found.append(party)
                break
    return found


def _identifier(one: Organisation) -> Text:
    return None if one.id is None else stripped(str(one.id))


def _country(one: Organisation, line: bytes) -> Text:
    address = one.address
    if address is not None:
        if stripped(address.countryName) is None and b"countryName_" in line:
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
    if period and published and deadline and deadline < published:
        start = _day(period.startDate)
        if start and start <= deadline:
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
    if money is None or money.amount is None or money.currency is None:
        return None
    amount = _amount_of(money.amount) if isinstance(money.amount, str) else money.amount
    if amount is None or amount <= 0:
        return None
    if amount > _LARGEST:
        raise NotPlain
    currency = money.currency.strip().upper()
    return (amount, currency) if _CURRENCY.fullmatch(currency) else None


def _amount_of(written: str) -> float | None:
    """Return the amount that a text holds, as the tolerant reader reads it."""
    return Node({"amount": written}, "", Notes(str)).amount("amount")
