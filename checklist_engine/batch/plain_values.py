"""Who buys, when and for how much, from the few fields that were decoded."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checklist_engine.batch.wanted import NotPlain, has_translations, stripped
from checklist_engine.specification.countries import country_code, is_country
from checklist_engine.specification.model import Buyer, Value
from checklist_engine.specification.ocds.node import Node, Notes
from checklist_engine.specification.ocds.specification import Known
from checklist_engine.specification.ocds.timing import Days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.batch.wanted import Money, Organisation, Release, Text

__all__ = ["buyer_of", "days_of", "known_of", "money_of", "value_of"]

_IDENTIFIER_SCHEME = re.compile(r"([A-Z]{2})-[A-Z0-9_]{2,}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LARGEST = 1e15


def known_of(release: Release, line: bytes) -> Known:
    """Return what the decoded fields tell of a release that is read for its requirements.

    Raises:
        NotPlain: a value needs a reader that knows more spellings.

    """
    name, country = buyer_of(release, line)
    value = value_of(release)
    return Known(
        Buyer(name=name, country=country, kind="public"),
        Days(*days_of(release)),
        None if value is None else Value(amount=value[0], currency=value[1]),
        has_translations=has_translations(line),
    )


def buyer_of(release: Release, line: bytes) -> tuple[Text, Text]:
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
    """Yield who is named as buyer, those whose role it is, and those with the identifier of one named; some of them twice."""
    buyer, entity, parties = release.buyer, release.tender.procuringEntity, release.parties
    named = [one for one in (buyer, entity) if one is not None and not isinstance(one, str)]
    yield from named
    if not parties:
        return
    has_buyer = False
    for party in parties:
        if _has_role(party, "buyer"):
            has_buyer = True
            yield party
    if not has_buyer:
        for party in parties:
            if _has_role(party, "procuringEntity"):
                yield party
    identifiers = {identifier for one in named if (identifier := _identifier(one))}
    for party in parties:
        if _identifier(party) in identifiers:
            yield party


def _has_role(party: Organisation, role: str) -> bool:
    roles = party.roles
    if not roles:
        return False
    if isinstance(roles, str):
        return roles.strip() == role
    return role in roles or role in [written.strip() for written in roles]


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
    if one.identifier is None and one.additionalIdentifiers is None:
        return None
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


def days_of(release: Release) -> tuple[Text, Text]:
    """Return when a release was published and when it closes, as YYYY-MM-DD.

    Raises:
        NotPlain: a day is written in another way.

    """
    tender = release.tender
    period, written = tender.tenderPeriod, tender.datePublished
    deadline = _day(period.endDate) if period else None
    published = (_day(written) if written else None) or _day(release.date)
    if period and published and deadline and deadline < published:
        start = _day(period.startDate)
        if start and start <= deadline:
            published = start
    return published, deadline


def _day(written: Text) -> Text:
    """Return a day as the tolerant reader reads it; space before it is left to that reader."""
    return _day_of(written[:10]) if written else None


@lru_cache(maxsize=16384)
def _day_of(written: str) -> Text:
    if not _DAY.fullmatch(written):
        raise NotPlain
    return Node({"day": written}, "", Notes(None)).day("day")


def value_of(release: Release) -> tuple[float, str] | None:
    """Return the amount and the currency of the whole, where both are sure.

    Raises:
        NotPlain: as `money_of`.

    """
    tender = release.tender
    for money in (tender.value, tender.estimatedValue, tender.maxValue, tender.minValue):
        value = money_of(money)
        if value is not None:
            return value
    budget = release.planning.budget if release.planning else None
    return money_of(budget.amount) if budget else None


def money_of(money: Money | None) -> tuple[float, str] | None:
    """Return an amount and its currency, where both are sure.

    Raises:
        NotPlain: the amount is beyond reason.

    """
    if money is None or money.amount is None or money.currency is None:
        return None
    amount = _amount_of(money.amount) if isinstance(money.amount, str) else money.amount
    if amount is None or amount <= 0:
        return None
    if amount > _LARGEST:
        raise NotPlain
    currency = _currency(money.currency)
    return None if currency is None else (amount, currency)


@lru_cache(maxsize=1024)
def _currency(written: str) -> Text:
    currency = written.strip().upper()
    return currency if _CURRENCY.fullmatch(currency) else None


def _amount_of(written: str) -> float | None:
    """Return the amount that a text holds, as the tolerant reader reads it."""
    return Node({"amount": written}, "", Notes(None)).amount("amount")
