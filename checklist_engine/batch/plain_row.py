"""The rows of a release that buys no information technology, from the few fields that were decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.batch.plain_values import buyer_of, days_of, money_of, value_of
from checklist_engine.batch.row import Row
from checklist_engine.batch.wanted import NotPlain, stripped, title_of
from checklist_engine.specification.model import WHOLE

if TYPE_CHECKING:
    from checklist_engine.batch.wanted import Release

__all__ = ["rows_without_ict"]

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
    buyer, country = buyer_of(release, line)
    published, deadline = days_of(release)
    released = stripped(release.date) if release.date else release.date
    if not tender.lots:
        amount, currency = money_of(tender.value) or value_of(release) or _NO_MONEY
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
    value = value_of(release)
    rows: list[Row] = []
    seen: set[str] = set()
    for lot in tender.lots:
        name = stripped(str(lot.id)) if lot.id is not None else None
        if name is None or name in seen:
            raise NotPlain
        seen.add(name)
        amount, currency = money_of(lot.value) or value or _NO_MONEY
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
