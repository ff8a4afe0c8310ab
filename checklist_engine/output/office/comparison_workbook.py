"""The comparison as a workbook: ranking, areas, standards with the market signal, groups, strengths, and how it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checklist_engine.output.office.sheet import Column, Value, add_sheet, day_of, new_workbook, save_workbook
from checklist_engine.output.pdf.metadata import moment_of
from checklist_engine.output.words import SEVERITIES, STATES
from checklist_engine.wording import N_, words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checklist_engine.comparison.compare import Compared, Comparison
    from checklist_engine.wording import Words

__all__ = ["DARK", "PALE", "write_comparison_workbook"]

PALE, DARK = "F2F7FC", "7FB2DD"
"""The shades of the lowest and the highest score: the higher, the darker, also in grey."""

_GROUPS = {"buyer": N_("buyer"), "country": N_("country"), "year": N_("year")}

Row = tuple[Value, ...]


def write_comparison_workbook(comparison: Comparison) -> bytes:
    """Return the comparison as an .xlsx file, in its language; it is dated SOURCE_DATE_EPOCH or the last day of judgement.

    Raises:
        UsageError: the library is missing, or SOURCE_DATE_EPOCH is no number.

    """
    words = words_for(comparison.language)
    _ = words.gettext
    workbook = new_workbook(_("Specifications side by side"), words)
    numbered = [f"{one.number}. {one.id}" for one in comparison.specifications]
    add_sheet(workbook, _("Ranking"), _ranking_columns(_), (_ranked(one, _) for one in comparison.specifications), words)
    areas = [Column(_("Specification"), 40), *(Column(area.name, 12, "number") for area in comparison.areas)]
    sheet = add_sheet(workbook, _("Areas"), areas, ((f"{one.number}. {one.title}", *one.areas) for one in comparison.specifications), words)
    _shade(sheet, len(comparison.specifications), len(comparison.areas))
    add_sheet(workbook, _("Standards"), _standard_columns(comparison, numbered, _), _standards(comparison, _), words)
    add_sheet(workbook, _("Groups"), _group_columns(_), _groups(comparison, _), words)
    add_sheet(workbook, _("What the best does"), _strength_columns(_), _strengths(comparison, _), words)
    method = [Column(_("Method and notes"), 110)]
    add_sheet(workbook, _("Method"), method, ((line,) for line in _method(comparison, words)), words)
    return save_workbook(workbook, moment_of(max(one.as_of for one in comparison.specifications)))


def _ranking_columns(_: Callable[[str], str]) -> list[Column]:
    return [
        Column(_("Number"), 8, "integer"),
        Column(_("Specification"), 18),
        Column(_("Title"), 40),
        Column(_("Buyer"), 28),
        Column(_("Country"), 9),
        Column(_("Year"), 8),
        Column(_("Value"), 13, "money"),
        Column(_("Currency"), 10),
        Column(_("Rank"), 8, "integer"),
        Column(_("Best rank"), 8, "integer"),
        Column(_("Worst rank"), 8, "integer"),
        Column(_("Score"), 9, "number"),
        Column(_("Lowest"), 9, "number"),
        Column(_("Highest"), 9, "number"),
        Column(_("Grade"), 8),
        Column(_("Score with waivers"), 11, "number"),
        Column(_("Standards relevant"), 11, "integer"),
        Column(_("Standards required"), 11, "integer"),
        Column(_("State"), 22),
        Column(_("Why there is no score"), 40),
        Column(_("Judged as of"), 12, "day"),
        Column(_("File"), 30),
    ]


def _ranked(one: Compared, _: Callable[[str], str]) -> Row:
    return (
        one.number,
        one.id,
        one.title,
        one.buyer,
        one.country,
        one.year,
        one.value.amount if one.value else None,
        one.value.currency if one.value else None,
        one.rank,
        one.rank_low,
        one.rank_high,
        one.score,
        one.low,
        one.high,
        one.grade,
        one.score_with_waivers,
        one.coverage.relevant if one.coverage else None,
        one.coverage.demanded if one.coverage else None,
        _(STATES[one.state]),
        one.reason if one.state != "assessed" else None,
        day_of(one.as_of),
        one.source,
    )


def _shade(sheet: object, rows: int, columns: int) -> None:
    """Shade the scores from pale to dark. The number stands in each cell, so that no colour has to be told apart."""
    if not columns:
        return
    from openpyxl.formatting.rule import ColorScaleRule  # noqa: PLC0415 - an optional library
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    rule = ColorScaleRule(start_type="num", start_value=0, start_color=f"FF{PALE}", end_type="num", end_value=100, end_color=f"FF{DARK}")
    last = f"{get_column_letter(columns + 1)}{rows + 1}"
    sheet.conditional_formatting.add(f"B2:{last}", rule)  # type: ignore[attr-defined] # the library has no types


def _standard_columns(comparison: Comparison, numbered: Sequence[str], _: Callable[[str], str]) -> list[Column]:
    return [
        Column(_("Standard"), 28),
        Column(_("Area"), 20),
        Column(_("Demanded by"), 10, "integer"),
        Column(_("Share of all"), 9, "share"),
        Column(_("Expected in"), 10, "integer"),
        Column(_("Demanded where expected"), 10, "integer"),
        Column(_("Share where expected"), 9, "share"),
        Column(_("Contradicted by"), 15, "integer"),
        *(Column(_("Share of the value in {currency}").format(currency=key), 11, "share") for key in _currencies(comparison)),
        Column(_("Only as one of several (numbers)"), 14),
        *(Column(name, 12, "integer") for name in numbered),
    ]


def _currencies(comparison: Comparison) -> list[str]:
    return sorted({value.currency for row in comparison.standards for value in row.signal.values})


def _standards(comparison: Comparison, _: Callable[[str], str]) -> Iterator[Row]:
    areas = {area.id: area.name for area in comparison.areas}
    for row in comparison.standards:
        signal = row.signal
        shares = {value.currency: value.share for value in signal.values}
        yield (
            row.name,
            areas.get(row.area or "", row.area),
            signal.demanded,
            signal.share,
            signal.expected,
            signal.demanded_where_expected,
            signal.share_where_expected,
            signal.contradicted,
            *(shares.get(currency) for currency in _currencies(comparison)),
            ", ".join(str(one.number) for one in row.one_of) or None,
            *(_("contradicted") if level == "contradicted" else level for level in row.levels),
        )


def _group_columns(_: Callable[[str], str]) -> list[Column]:
    return [
        Column(_("Grouped by"), 12),
        Column(_("Name"), 40),
        Column(_("Specifications"), 14, "integer"),
        Column(_("Assessed"), 10, "integer"),
        Column(_("Lowest score"), 10, "number"),
        Column(_("Median score"), 10, "number"),
        Column(_("Highest score"), 10, "number"),
        Column(_("Contract value"), 26),
        Column(_("Demanded most"), 60),
    ]


_MOST = 5


def _groups(comparison: Comparison, _: Callable[[str], str]) -> Iterator[Row]:
    names = {row.id: row.name for row in comparison.standards}
    words = words_for(comparison.language)
    for group in comparison.groups:
        most = sorted((signal for signal in group.signals if signal.demanded), key=lambda signal: (-signal.demanded, signal.standard))
        yield (
            _(_GROUPS[group.kind]),
            group.name,
            group.specifications,
            group.assessed,
            group.score_lowest,
            group.score_median,
            group.score_highest,
            "\n".join(words.money(value.amount, value.currency) for value in group.values),
            "\n".join(words.labelled(names.get(signal.standard, signal.standard), str(signal.demanded)) for signal in most[:_MOST]),
        )


def _strength_columns(_: Callable[[str], str]) -> list[Column]:
    return [
        Column(_("Expectation"), 40),
        Column(_("Rule"), 28),
        Column(_("Area"), 20),
        Column(_("Severity"), 10),
        Column(_("Applies to how many others"), 12, "integer"),
        Column(_("Lacking in (numbers)"), 20),
        Column(_("Words of the best"), 75),
        Column(_("Place"), 28),
    ]


def _strengths(comparison: Comparison, _: Callable[[str], str]) -> Iterator[Row]:
    """Yield what the first of the ranking does, then what nobody does."""
    areas = {area.id: area.name for area in comparison.areas}
    for one in comparison.strengths:
        lacking = ", ".join(map(str, one.lacking))
        head = (one.title, one.rule, areas.get(one.area, one.area), _(SEVERITIES[one.severity]))
        yield (*head, one.applicable, lacking, one.quote, one.pointer)
    for gap in comparison.asked_by_nobody:
        head = (gap.title, gap.rule, areas.get(gap.area, gap.area), _(SEVERITIES[gap.severity]))
        yield (*head, gap.applicable, _("all: nobody asks for it"), None, None)


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
