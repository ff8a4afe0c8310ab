"""The few fields of an OCDS release that tell who buys what, decoded without the rest.

A release that has another shape than these structs, or leaves out what is looked for first, is read by the tolerant reader instead:
`NotPlain` says so. A test holds that both give the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET, Raw, UnsetType

from checklist_engine.batch.prefilter import automaton
from checklist_engine.specification.languages import language_tag
from checklist_engine.specification.model import Lot as SpecifiedLot
from checklist_engine.specification.model import Specification

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "Code",
    "Money",
    "NotPlain",
    "Organisation",
    "Release",
    "ReleaseDecoder",
    "codes_of",
    "described",
    "descriptions_of",
    "has_translations",
    "stripped",
    "title_of",
    "titles_of",
]

_TRANSLATED = re.compile(rb'_[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*"[ \t\r\n]*:')
_SIGNS = (b"releaseID", rb"\ud", rb"\uD")
"""What stands in versioned releases, and what begins half a character: it can only be written as an escape."""

Text = str | None


class NotPlain(Exception):  # noqa: N818 - no error: the other reader takes over
    """The release needs the tolerant reader."""


class Money(msgspec.Struct, gc=False):
    """An amount and its currency."""

    amount: float | str | None = None
    currency: Text = None


class Code(msgspec.Struct, frozen=True, gc=False):
    """A classification code, as it is written."""

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
    roles: list[str] | str | None = None


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
    items: list[Item] | Item | None = None
    lots: list[Lot] | None = None


class Budget(msgspec.Struct, gc=False):
    """What was set aside."""

    amount: Money | None = None
    project: Raw | UnsetType = UNSET


class Planning(msgspec.Struct, gc=False):
    """What was planned."""

    budget: Budget | None = None
    project: Raw | UnsetType = UNSET


class _Holder(msgspec.Struct, gc=False):
    """An award or a contract."""

    items: list[Item] | None = None


class Release(msgspec.Struct, gc=False):
    """A release, or a compiled one."""

    ocid: str
    tender: Tender
    date: Text = None
    title: Raw | UnsetType = UNSET
    description: Text = None
    language: Text = None
    buyer: Organisation | str | None = None
    parties: list[Organisation] | None = None
    planning: Planning | None = None
    awards: Raw | UnsetType = UNSET
    contracts: Raw | UnsetType = UNSET
    releases: Raw | UnsetType = UNSET
    records: Raw | UnsetType = UNSET
    compiledRelease: Raw | UnsetType = UNSET  # noqa: N815
    versionedRelease: Raw | UnsetType = UNSET  # noqa: N815


_HOLDERS = msgspec.json.Decoder(list[_Holder] | None)
_DECODER = msgspec.json.Decoder(Release)
_ERRORS = (msgspec.DecodeError, UnicodeError, RecursionError)


class ReleaseDecoder:
    """Decodes the wanted fields of lines."""

    def __init__(self) -> None:
        """Make ready what looks for signs.

        Raises:
            UsageError: `missing-library`.

        """
        # A search of the library that knows the processor's wide registers takes a tenth of the time of the interpreter's.
        self._signs = automaton(_SIGNS).find_matches_as_indexes

    def decode(self, line: bytes) -> Release:
        """Return the wanted fields of a line that is one plain release.

        Raises:
            NotPlain: it is something else, or has values of types that hardly anybody writes, or half a character.

        """
        if self._signs(line):
            raise NotPlain
        try:
            if not line.isascii():
                # What is skipped has to be UTF-8 as well.
                line.decode()
            release = _DECODER.decode(line)
        except _ERRORS:
            raise NotPlain from None
        if (
            release.releases is not UNSET
            or release.records is not UNSET
            or release.compiledRelease is not UNSET
            or release.versionedRelease is not UNSET
        ):
            raise NotPlain
        return release


def codes_of(release: Release) -> tuple[set[Code], set[Code]]:
    """Return the classification codes that tell what is bought: those of the tender and its items, and all others.

    The others are those of lots and, where an item without a code may be none, of awards and contracts.

    Raises:
        NotPlain: an award or a contract has another shape.

    """
    tender = release.tender
    items: Sequence[Item] = (tender.items,) if isinstance(tender.items, Item) else tender.items or ()
    own: set[Code] = set()
    others: set[Code] = set()
    all_have_codes = _add_codes(items, own) and bool(items)
    _add_codes((tender,), own)
    for lot in tender.lots or ():
        _add_codes((lot,), others)
        if lot.items:
            _add_codes(lot.items, others)
    if not all_have_codes:
        for holders in (release.awards, release.contracts):
            _add_codes(_items_of(holders), others)
    return own, others


def _add_codes(parts: Iterable[Item], codes: set[Code]) -> bool:
    """Add the codes of some parts; tell whether each part has one."""
    all_have_codes = True
    for part in parts:
        code, more = part.classification, part.additionalClassifications
        if code is not None:
            codes.add(code)
        elif not more:
            all_have_codes = False
        if more:
            codes.update(more)
    return all_have_codes


def _items_of(holders: Raw | UnsetType) -> Iterator[Item]:
    """Yield the items of awards or contracts; they are decoded only where they are asked for."""
    if isinstance(holders, Raw):
        try:
            found = _HOLDERS.decode(holders)
        except _ERRORS:
            raise NotPlain from None
        for holder in found or ():
            yield from holder.items or ()


def title_of(release: Release, line: bytes) -> str:
    """Return the title, or the id that stands in for one.

    Raises:
        NotPlain: a title, or the id, may stand elsewhere.

    """
    title = stripped(release.tender.title)
    if title is not None:
        return title
    planning = release.planning
    budget = planning.budget if planning is not None else None
    projects = (release.title, planning.project if planning is not None else UNSET, budget.project if budget is not None else UNSET)
    process = stripped(release.ocid)
    if process is None or b"title_" in line or b"project_" in line or any(part is not UNSET for part in projects):
        raise NotPlain
    return process


def titles_of(release: Release, line: bytes) -> str:
    """Return the titles, whose words tell what is bought, joined to one text.

    Raises:
        NotPlain: a title may stand there in translation only.

    """
    title, lots = title_of(release, line), release.tender.lots
    if not lots:
        return title
    of_lots = [stripped(lot.title) for lot in lots]
    if None in of_lots and b"title_" in line:
        raise NotPlain
    return "\n".join([title, *filter(None, of_lots)])


def descriptions_of(release: Release, line: bytes) -> str:
    """Return the descriptions, joined to one text.

    Raises:
        NotPlain: a description may stand there in translation only.

    """
    description, lots = release.tender.description, release.tender.lots
    if stripped(description) is None:
        if b"description_" in line:
            raise NotPlain
        description = release.description
    if not lots:
        return description or ""
    of_lots = [stripped(lot.description) for lot in lots]
    if None in of_lots and b"description_" in line:
        raise NotPlain
    return "\n".join([description or "", *filter(None, of_lots)])


def described(release: Release, line: bytes) -> Specification:
    """Return a specification of only the words that tell what is bought, which `titles_of` and `descriptions_of` have seen.

    Raises:
        NotPlain: no language is stated, and requirements may tell it.

    """
    tender = release.tender
    tag = language_tag(release.language.strip()) if release.language else None
    if tag is None:
        raise NotPlain
    lots = tuple(
        SpecifiedLot(id=str(number), title=stripped(lot.title), description=stripped(lot.description))
        for number, lot in enumerate(tender.lots or (Lot(),))
    )
    description = stripped(tender.description) or stripped(release.description)
    title = title_of(release, line)
    return Specification(id="", title=title, format="ocds-release", source="", lots=lots, description=description, language=tag)


def has_translations(line: bytes) -> bool:
    """Return False where surely no key of a line is one of a translation, as `title_es`."""
    if b"_" in line and _TRANSLATED.search(line, line.index(b"_")) is not None:
        return True
    return b"\\" in line and b"\\u005" in line


def stripped(text: Text) -> Text:
    """Return a text without space around it, or None where nothing is left."""
    return (text.strip() or None) if text else None
