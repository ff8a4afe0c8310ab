"""The comparison as a workbook: ranking, areas, standards with the market signal, groups, strengths, and how it was made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from checklist_engine.output.office.sheet import day_of, new_workbook, save_workbook
from checklist_engine.output.office.table import Field, add_table, money_fields
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.words import SEVERITIES, STATES
from checklist_engine.wording import N_, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checklist_engine.comparison.compare import Compared, Comparison, StandardRow
    from checklist_engine.comparison.market import Group
    from checklist_engine.output.office.sheet import Value
    from checklist_engine.wording import Words

__all__ = ["DARK", "PALE", "write_comparison_workbook"]

PALE, DARK = "F2F7FC", "7FB2DD"
"""The shades of the lowest and the highest score: the higher, the darker, also in grey."""

_GROUPS = {"buyer": N_("buyer"), "country": N_("country"), "year": N_("year")}
_MOST = 5


class _Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """An expectation that the best meets and others lack, or that nobody meets."""

    title: str
    rule: str
    area: str
    severity: str
    applicable: int
    lacking: str
    quote: str | None = None
    pointer: str | None = None


def write_comparison_workbook(comparison: Comparison) -> bytes:
    """Return the comparison as an .xlsx file, in its language; it is dated SOURCE_DATE_EPOCH or the last day of judgement.

    Raises:
        UsageError: the library is missing, or SOURCE_DATE_EPOCH is no number.

    """
    words = words_for(comparison.language)
    _ = words.gettext
    workbook = new_workbook(_("Specifications side by side"), words)
    add_table(workbook, _("Ranking"), _ranking(words), comparison.specifications, words)
    sheet = add_table(workbook, _("Areas"), _areas(comparison, words), comparison.specifications, words)
    _shade(sheet, len(comparison.specifications), len(comparison.areas))
    add_table(workbook, _("Standards"), _standards(comparison, words), comparison.standards, words)
    add_table(workbook, _("Groups"), _groups(comparison, words), comparison.groups, words)
    add_table(workbook, _("What the best does"), _strengths(comparison, words), _expectations(comparison, words), words)
    add_table(workbook, _("Method"), [Field(_("Method and notes"), 110, lambda line: line)], _method(comparison, words), words)
    return save_workbook(workbook, moment_of(max(one.as_of for one in comparison.specifications)))


def _ranking(words: Words) -> list[Field[Compared]]:
    _ = words.gettext
    return [
        Field(_("Number"), 8, lambda one: one.number, "integer"),
        Field(_("Specification"), 18, lambda one: one.id),
        Field(_("Title"), 40, lambda one: one.title),
        Field(_("Buyer"), 28, lambda one: one.buyer),
        Field(_("Country"), 9, lambda one: one.country),
        Field(_("Year"), 8, lambda one: one.year),
        *money_fields(lambda one: one.value, words),
        Field(_("Rank"), 8, lambda one: one.rank, "integer"),
        Field(_("Best rank"), 8, lambda one: one.rank_low, "integer"),
        Field(_("Worst rank"), 8, lambda one: one.rank_high, "integer"),
        Field(_("Score"), 9, lambda one: one.score, "number"),
        Field(_("Lowest"), 9, lambda one: one.low, "number"),
        Field(_("Highest"), 9, lambda one: one.high, "number"),
        Field(_("Grade"), 8, lambda one: one.grade),
        Field(_("Score with waivers"), 11, lambda one: one.score_with_waivers, "number"),
        Field(_("Standards relevant"), 11, lambda one: one.coverage.relevant if one.coverage else None, "integer"),
        Field(_("Standards required"), 11, lambda one: one.coverage.demanded if one.coverage else None, "integer"),
        Field(_("State"), 22, lambda one: _(STATES[one.state])),
        Field(_("Why there is no score"), 40, lambda one: one.reason if one.state != "assessed" else None),
        Field(_("Judged as of"), 12, lambda one: day_of(one.as_of), "day"),
        Field(_("File"), 30, lambda one: one.source),
    ]


def _areas(comparison: Comparison, words: Words) -> list[Field[Compared]]:
    return [
        Field(words.gettext("Specification"), 40, _numbered),
        *(Field(area.name, 12, partial(_area_score, place=place), "number") for place, area in enumerate(comparison.areas)),
    ]


def _numbered(one: Compared) -> str:
    return f"{one.number}. {one.title}"


def _area_score(one: Compared, place: int) -> float | None:
    return one.areas[place]


def _shade(sheet: object, rows: int, columns: int) -> None:
    """Shade the scores from pale to dark. The number stands in each cell, so that no colour has to be told apart."""
    if not columns:
        return
    from openpyxl.formatting.rule import ColorScaleRule  # noqa: PLC0415 - an optional library
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    rule = ColorScaleRule(start_type="num", start_value=0, start_color=f"FF{PALE}", end_type="num", end_value=100, end_color=f"FF{DARK}")
    last = f"{get_column_letter(columns + 1)}{rows + 1}"
    sheet.conditional_formatting.add(f"B2:{last}", rule)  # type: ignore[attr-defined] # the library has no types


def _standards(comparison: Comparison, words: Words) -> list[Field[StandardRow]]:
    _ = words.gettext
    areas = {area.id: area.name for area in comparison.areas}
    currencies = sorted({value.currency for row in comparison.standards for value in row.signal.values})
    return [
        Field(_("Standard"), 28, lambda row: row.name),
        Field(_("Area"), 20, lambda row: areas.get(row.area or "", row.area)),
        Field(_("Demanded by"), 10, lambda row: row.signal.demanded, "integer"),
        Field(_("Share of all"), 9, lambda row: row.signal.share, "share"),
        Field(_("Expected in"), 10, lambda row: row.signal.expected, "integer"),
        Field(_("Demanded where expected"), 10, lambda row: row.signal.demanded_where_expected, "integer"),
        Field(_("Share where expected"), 9, lambda row: row.signal.share_where_expected, "share"),
        Field(_("Contradicted by"), 15, lambda row: row.signal.contradicted, "integer"),
        *(
            Field(_("Share of the value in {currency}").format(currency=currency), 11, partial(_value_share, currency=currency), "share")
            for currency in currencies
        ),
        Field(_("Only as one of several (numbers)"), 14, lambda row: ", ".join(str(one.number) for one in row.one_of) or None),
        *(
            Field(f"{one.number}. {one.id}", 12, partial(_level, place=place, words=words), "integer")
            for place, one in enumerate(comparison.specifications)
        ),
    ]


def _value_share(row: StandardRow, currency: str) -> float | None:
    return next((value.share for value in row.signal.values if value.currency == currency), None)


def _level(row: StandardRow, place: int, words: Words) -> Value:
    level = row.levels[place]
    return words.gettext("contradicted") if level == "contradicted" else level


def _groups(comparison: Comparison, words: Words) -> list[Field[Group]]:
    _ = words.gettext
    names = {row.id: row.name for row in comparison.standards}
    return [
        Field(_("Grouped by"), 12, lambda group: _(_GROUPS[group.kind])),
        Field(_("Name"), 40, lambda group: group.name),
        Field(_("Specifications"), 14, lambda group: group.specifications, "integer"),
        Field(_("Assessed"), 10, lambda group: group.assessed, "integer"),
        Field(_("Lowest score"), 10, lambda group: group.score_lowest, "number"),
        Field(_("Median score"), 10, lambda group: group.score_median, "number"),
        Field(_("Highest score"), 10, lambda group: group.score_highest, "number"),
        Field(_("Contract value"), 26, lambda group: "\n".join(words.money(value.amount, value.currency) for value in group.values)),
        Field(_("Demanded most"), 60, lambda group: "\n".join(_demanded_most(group, names, words))),
    ]


def _demanded_most(group: Group, names: dict[str, str], words: Words) -> Iterator[str]:
    demanded = (signal for signal in group.signals if signal.demanded)
    for signal in sorted(demanded, key=lambda signal: (-signal.demanded, signal.standard))[:_MOST]:
        yield words.labelled(names.get(signal.standard, signal.standard), str(signal.demanded))


def _strengths(comparison: Comparison, words: Words) -> list[Field[_Expectation]]:
    _ = words.gettext
    areas = {area.id: area.name for area in comparison.areas}
    return [
        Field(_("Expectation"), 40, lambda one: one.title),
        Field(_("Rule"), 28, lambda one: one.rule),
        Field(_("Area"), 20, lambda one: areas.get(one.area, one.area)),
        Field(_("Severity"), 10, lambda one: _(SEVERITIES[one.severity])),
        Field(_("Applies to how many others"), 12, lambda one: one.applicable, "integer"),
        Field(_("Lacking in (numbers)"), 20, lambda one: one.lacking),
        Field(_("Words of the best"), 75, lambda one: one.quote),
        Field(_("Place"), 28, lambda one: one.pointer),
    ]


def _expectations(comparison: Comparison, words: Words) -> Iterator[_Expectation]:
    """Yield what the first of the ranking does, then what nobody does."""
    for one in comparison.strengths:
        yield _Expectation(
            title=one.title, rule=one.rule, area=one.area, severity=one.severity, applicable=one.applicable,
            lacking=", ".join(map(str, one.lacking)), quote=one.quote, pointer=one.pointer,
        )  # fmt: skip
    for gap in comparison.asked_by_nobody:
        yield _Expectation(
            title=gap.title, rule=gap.rule, area=gap.area, severity=gap.severity, applicable=gap.applicable,
            lacking=words.gettext("all: nobody asks for it"),
        )  # fmt: skip


def _method(comparison: Comparison, words: Words) -> Iterator[str]:
    _ = words.gettext
    yield _("{assessed} of {all} specifications assessed, profile {profile}, catalogue {catalogue}, rules {rules}.").format(
        assessed=comparison.assessed,
        all=comparison.total,
        profile=comparison.profile,
        catalogue=comparison.catalog.version,
        rules=comparison.rules.version,
    )
    yield _(
        "Best and worst rank: the ranks in 90 % of {draws} draws in which each weight is halved to doubled at random. "
        "Do not quote a difference that the weights made."
    ).format(draws=comparison.perturbation.draws)
    yield _("Levels of a standard: 0 absent, 1 mentioned or optional, 2 recommended, 3 required, 4 required with proof.")
    yield _("Scores are those without waivers. 100 does not mean secure: it means that everything expected is asked for.")
    yield from comparison.notes
    for item in comparison.unread:
        yield from (f"{item.source}: {words.said(problem.what)}" for problem in item.error)
